"""Create and open this computer's decks and sessions in one call; shared by the windows and the command line."""

import contextlib
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.files.backups import Backups
from bonfire_deck.files.bringing import ENDINGS, Verify, read_aside
from bonfire_deck.files.carrying import Unsound, stored_pictures, unsound_rows
from bonfire_deck.files.copying import write_copy
from bonfire_deck.files.history import History
from bonfire_deck.files.index import Index, look_at
from bonfire_deck.files.making import NOBODY, NewCard, NewSession, make_deck, make_session, said_by_file
from bonfire_deck.files.merging import Merged, merge
from bonfire_deck.files.opening import close, damaged, open_for_reading, open_for_writing, said_plainly
from bonfire_deck.files.plans import plan_named
from bonfire_deck.files.read_back import Content, make_again, read_content
from bonfire_deck.files.reading import Reader
from bonfire_deck.files.recovering import Recovered
from bonfire_deck.files.recovering import recover as recover_file
from bonfire_deck.files.revisions import is_changed_in, publish
from bonfire_deck.i18n import _
from bonfire_deck.model.deck import rounds_of
from bonfire_deck.model.plan import PLANS, PlannedRound, as_planned
from bonfire_deck.model.rows import Card, Group, Round
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import title_from_file_name
from bonfire_deck.paths import Paths
from bonfire_deck.pictures.collect import Refused, collect
from bonfire_deck.pictures.intake import Decoded, PictureWorkers

Told = Callable[[int, int, str], None]
"""Called with the number done, the total, and what was just done."""


@contextlib.contextmanager
def checked_for_reading(path: Path, paths: Paths) -> Iterator[Reader]:
    """Open a file in place for reading; if it was made elsewhere, verify it completely first."""
    with checked_connection(path, paths) as (_connection, reader):
        yield reader


@contextlib.contextmanager
def checked_connection(path: Path, paths: Paths) -> Iterator[tuple[sqlite3.Connection, Reader]]:
    """Like `checked_for_reading`, but also yield the connection."""
    connection = open_for_reading(path)
    try:
        reader = _sound(connection, path)
        with said_plainly(path):
            if not Index(paths).is_ours(path.absolute(), reader.session().about.id):
                try:
                    with PictureWorkers() as workers:
                        for picture in stored_pictures(connection, set()):
                            workers.verify(picture)
                except Unsound as error:
                    raise damaged(path, str(error)) from error
        yield connection, reader
    finally:
        close(connection)


@contextlib.contextmanager
def checked_for_writing(path: Path, laptop: str) -> Iterator[tuple[History, Reader]]:
    """Open a file in place for writing, after checking its rows against its history."""
    connection = open_for_writing(path)
    try:
        reader = _sound(connection, path)
        yield History(connection, path, laptop, reader.forget), reader
    finally:
        close(connection)


def _sound(connection: sqlite3.Connection, path: Path) -> Reader:
    """Return a reader for a file whose rows match its history; raises `Trouble` otherwise."""
    reader = Reader(connection)
    with said_plainly(path):
        problems = unsound_rows(connection)
        if problems:
            raise damaged(path, problems[0])
        # Read it into the cache now, so that users of the reader never run into damage halfway.
        reader.session()
    return reader


@dataclass(frozen=True)
class DeckMade:
    """The result of creating a deck."""

    count: int
    """The number of cards."""
    credited: int
    """How many of the picture files contained a credit."""
    refused: list[Refused]
    """The files that could not be used, with reasons."""


def new_deck(
    given: Iterable[Path],
    target: Path,
    title: str,
    paths: Paths,
    told: Told,
    should_stop: Callable[[], bool] = lambda: False,
) -> DeckMade:
    """Create a deck from files and folders.

    Raises `Trouble` if no picture could be used. If stopped, the deck has the pictures added so far.
    """
    found = collect(given)
    refused = list(found.refused)
    credited = 0

    def produce(add: Callable[[NewCard], None]) -> None:
        came = 0

        def on_result(result: Decoded) -> None:
            nonlocal came, credited
            if result.picture is not None:
                add(NewCard(result.picture, title_from_file_name(result.path.name), **said_by_file(result.credits)))
                came += 1
                credited += result.credits.is_given
            elif result.trouble is not None:
                refused.append(Refused(result.path.name, str(result.trouble)))
            told(result.done, result.total, result.path.name)

        with PictureWorkers() as workers:
            workers.decode_many(found.files, on_result, should_stop)
        if not came:
            raise Trouble(
                _("None of these files could be used as a picture."),
                "\n".join(f"{item.name}: {item.sentence}" for item in refused[:10]),
            )

    count = make_deck(target, title, produce)
    register(target, paths)
    return DeckMade(count, credited, refused)


def new_session(deck: Path, target: Path, new: NewSession, paths: Paths) -> None:
    """Create a session file at `target` from a deck, or from the pictures of an older session.

    If a deck of this computer has changed since its last revision, a new revision is published first, so that the
    version that the session started with has a number of its own.
    """
    if _is_own_and_changed(deck, paths):
        with checked_for_writing(deck, NOBODY) as (history, _reader):
            publish(history)
        register(deck, paths)
    with checked_connection(deck, paths) as (connection, reader):
        try:
            make_session(connection, reader.session(), target, new)
        except Unsound as error:
            raise damaged(deck, str(error)) from error
    register(target, paths)


def _is_own_and_changed(deck: Path, paths: Paths) -> bool:
    known = Index(paths).known_ids(deck.absolute()) if deck.suffix == ENDINGS["deck"] else frozenset()
    if not known:
        return False
    connection = open_for_reading(deck)
    try:
        with said_plainly(deck):
            about = connection.execute("SELECT id FROM about").fetchone()
            return about is not None and about[0] in known and is_changed_in(connection)
    finally:
        close(connection)


def planned_rounds(deck: Path, plan: str, paths: Paths) -> tuple[PlannedRound, ...]:
    """Return the rounds of a plan: a ready-made one, one of the deck by name, or a plan file; raises `Trouble`."""
    if plan in PLANS or Path(plan).suffix == ".toml":
        return plan_named(plan)
    with checked_for_reading(deck, paths) as reader:
        rounds = rounds_of(reader.session(), plan)
    return tuple(as_planned(round_) for round_ in rounds) or plan_named(plan)


def read_back(path: Path, target: Path, paths: Paths, deck: Path | None = None, title: str = "") -> int:
    """Rebuild a session at `target` from exported JSON; return how many cards have lost their pictures.

    The pictures come from `deck`, a deck or session; by default from the session itself and its deck, if this computer
    has them.
    """
    content = read_content(path)
    with contextlib.closing(_picture_sources(content, paths, deck)) as sources:
        lost = make_again(content, sources, target, title)
    register(target, paths)
    return len(lost)


def _picture_sources(content: Content, paths: Paths, deck: Path | None) -> Generator[sqlite3.Connection, None, None]:
    index = Index(paths)
    ids = (content.session_id, str(content.about["deck_id"]))
    for path in [deck] if deck else [path for name in ids if name for path in index.paths_of(name)]:
        try:
            with checked_connection(path, paths) as (connection, _reader):
                yield connection
        except Trouble:
            if deck:
                raise


def copy_session(path: Path, target: Path, paths: Paths, for_group: str = "") -> None:
    """Write a checked copy of a closed session or deck to `target`, for the group with the id `for_group` if given."""
    with checked_connection(path, paths) as (connection, reader):
        if target.suffix == ENDINGS["session"]:
            must_be_session(reader.session(), path)
        write_copy(connection, path, target, for_group=for_group)


def gather(
    history: History, others: Iterable[Path], paths: Paths, verify: Verify
) -> list[tuple[Path, Merged | Trouble]]:
    """Merge copies of the same session into an open one, each separately, so that a rejected one affects no other.

    A backup is made first.
    """
    results: list[tuple[Path, Merged | Trouble]] = []
    Backups(paths).make(history.connection, history.path, "gather")
    for other in others:
        have = {str(row[0]) for row in history.connection.execute("SELECT id FROM pictures")}
        try:
            incoming = read_aside(other, paths, have, verify)
            results.append((other, merge(history, incoming, other.name)))
        except Trouble as trouble:
            results.append((other, trouble))
    return results


def recover(path: Path, target: Path, paths: Paths) -> Recovered:
    """Write what can be read from a damaged file to a new one; raises `Trouble` if nothing can be read."""
    known = Index(paths).known_ids(path.absolute())
    with PictureWorkers() as workers:
        recovered = recover_file(path, target, paths, known, workers.verify)
    register(target, paths)
    return recovered


def register(path: Path, paths: Paths) -> None:
    """Add a file made on this computer to the index."""
    session, cover, sentence = look_at(path)
    if session is None:
        raise Trouble(sentence)
    Index(paths).remember(path.absolute(), session, cover)


def is_ours(path: Path, paths: Paths) -> bool:
    """Return whether a file was made or imported on this computer."""
    return bool(Index(paths).known_ids(path.absolute()))


def must_be_session(session: Session, path: Path) -> None:
    """Raise `Trouble` for a deck: reactions saved in a deck would reach no session."""
    if session.about.thing != "session":
        raise Trouble(
            _("“{name}” is a deck, not a session.").format(name=path.name),
            _("Start a session with it first."),
        )


def card_with_number(session: Session, number: int) -> Card:
    """Return the card with a printed number; raises `Trouble` listing the available numbers."""
    card = next((card for card in session.cards if card.number == number), None)
    if card is None:
        numbers = [card.number for card in session.cards]
        raise Trouble(
            _("There is no card {number}.").format(number=number),
            _("The cards are numbered {first} to {last}.").format(first=min(numbers), last=max(numbers))
            if numbers
            else _("This session has no cards."),
        )
    return card


def group_with_number(session: Session, number: int) -> Group:
    """Return the group with a number; raises `Trouble` listing the existing groups."""
    group = next((group for group in session.groups if group.number == number), None)
    if group is None:
        there = ", ".join(f"{group.number} {group.name}" for group in session.groups)
        raise Trouble(
            _("There is no group {number}.").format(number=number),
            _("The groups are: {groups}.").format(groups=there),
        )
    return group


def round_with_number(session: Session, number: int) -> Round:
    """Return the round at a place in the plan, counted from 1; raises `Trouble` with the number of rounds."""
    if not 1 <= number <= len(session.rounds):
        raise Trouble(
            _("There is no round {number}.").format(number=number),
            _("This session has {count} rounds.").format(count=len(session.rounds)),
        )
    return session.rounds[number - 1]


def last_round(session: Session) -> int:
    """Return the number of the round with the latest reaction, 1 if there is none yet, 0 if there are no rounds."""
    numbers = {round_.id: number for number, round_ in enumerate(session.rounds, 1)}
    used = [numbers[reaction.round_id] for reaction in session.reactions if reaction.round_id in numbers]
    return used[-1] if used else min(1, len(session.rounds))
