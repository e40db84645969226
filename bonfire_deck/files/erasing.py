"""Permanently erase a person, a quote or a picture wherever this computer has it.

Drafts and rescue files come first, then the file, then its backups and other copies, each rewritten in a transaction of
its own. A note with the pending work, holding only ids, is written beforehand, so that the next opening of a file
resumes an interrupted erasure.
"""

import contextlib
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bonfire_deck.errors import Damaged, NotOurs, Trouble
from bonfire_deck.files import desk, rescue
from bonfire_deck.files.atomic import forget_unfinished, write_atomically
from bonfire_deck.files.backups import Backups
from bonfire_deck.files.erased import (
    PICTURES,
    Erasure,
    RowName,
    erasures_in,
    make_compact,
    picture_row,
    rows_of,
    take_out,
)
from bonfire_deck.files.gone import Words, still_said, words_of
from bonfire_deck.files.history import Change, History
from bonfire_deck.files.index import Index, cover_of
from bonfire_deck.files.opening import close, open_for_reading, open_for_writing, said_plainly
from bonfire_deck.files.reading import Reader
from bonfire_deck.files.schema import from_json
from bonfire_deck.files.stamps import new_id, now
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.paths import Paths, make_private

Told = Callable[[int, int, str], None]
"""Called with the number of files done, the total, and the name of the next file."""


@dataclass(frozen=True)
class Erased:
    """The result of an erasure, for display."""

    change: Change
    rewritten: int
    """How many backups and other copies it was erased from."""
    later: tuple[Path, ...]
    """Files that could not be rewritten now; the next start tries again."""
    unreached: tuple[Path, ...]
    """Files that may still contain it and will not be rewritten."""
    still_said: int
    """How many other rows of the file contain the same text."""


@dataclass(frozen=True)
class _Note:
    """What is to be erased, as recorded beforehand."""

    file: Path
    session_id: str
    rows: tuple[RowName, ...]

    def keep(self, path: Path) -> None:
        """Write the note to `path`."""
        make_private(path.parent)
        said = {"file": str(self.file), "session": self.session_id, "rows": [list(row) for row in self.rows]}
        write_atomically(path, json.dumps(said, ensure_ascii=True).encode("ascii"))


def rows_of_card(connection: sqlite3.Connection, card_id: str) -> tuple[RowName, ...]:
    """Return the rows that erasing a card's picture erases: the card and every picture it ever showed."""
    said = connection.execute(
        "SELECT became FROM history WHERE place = 'cards' AND row_id = ? AND field = 'picture_id' "
        "AND became IS NOT NULL ORDER BY became",
        (card_id,),
    )
    pictures = dict.fromkeys(str(from_json(row[0])) for row in said)
    return ("cards", card_id), *(picture_row(name) for name in pictures if name)


def erase(
    history: History, rows: Collection[RowName], paths: Paths, told: Told = lambda _done, _total, _name: None
) -> Erased:
    """Erase rows from an open file and everything this computer stores of it, on any thread.

    If `rows` is empty, what the file says was erased elsewhere is erased from its backups and copies here. Raises
    `Trouble`, with nothing changed, if a row does not exist. An open window must clear its own drafts: see `words_of`.
    """
    with history.turn(), said_plainly(history.path):
        connection = history.connection
        session_id = str(connection.execute("SELECT id FROM about").fetchone()[0])
        rows = _living(connection, rows)
        note = _Note(history.path.absolute(), session_id, rows)
    written = paths.erasing / f"{new_id()}.json"
    note.keep(written)
    with history.alone():
        try:
            count = _in_file(connection, note, paths)
        except BaseException:
            if not set(rows) <= rows_of(erasures_in(connection)):
                # Nothing was erased, so there is nothing to resume.
                written.unlink(missing_ok=True)
            raise
        history.forget_erased()
        reader = Reader(connection)
        with said_plainly(history.path):
            session, erasures = reader.session(), erasures_in(connection)
            cover = cover_of(reader, session)
    rewritten, later, unreached = _elsewhere(note, erasures, paths, told)
    index = Index(paths)
    if index.is_ours(note.file, session_id):
        index.remember(note.file, session, cover)
    index.make_compact()
    if not later:
        written.unlink(missing_ok=True)
    touched: dict[str, set[str]] = {}
    for place, row_id in rows:
        touched.setdefault(place, set()).add(row_id)
    change = Change(_("Erase"), "", {place: frozenset(ids) for place, ids in touched.items()})
    return Erased(change, rewritten, later, unreached, count)


def finish(paths: Paths) -> None:
    """Resume erasures that were interrupted or delayed by a file in use; usually there are none."""
    for written in sorted(paths.erasing.glob("*.json")):
        note = _noted(written)
        if note is None:
            with contextlib.suppress(OSError):
                written.unlink()
            continue
        with contextlib.suppress(Trouble, OSError):
            erasures = _finish_file(note, paths)
            _rewritten, later, _unreached = _elsewhere(note, erasures, paths, lambda _done, _total, _name: None)
            index = Index(paths)
            index.refresh()
            index.make_compact()
            if not later:
                written.unlink(missing_ok=True)


def _noted(written: Path) -> _Note | None:
    try:
        said = json.loads(written.read_bytes())
        return _Note(
            Path(said["file"]), str(said["session"]), tuple((str(place), str(name)) for place, name in said["rows"])
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _finish_file(note: _Note, paths: Paths) -> list[Erasure]:
    """Erase from the file unless this was already done; raises `Trouble` while it is in use."""
    if not note.file.exists():
        # The file is gone with its content, but its backups and copies may still exist.
        return [(new_id(), *row, now()) for row in note.rows]
    connection = open_for_writing(note.file)
    try:
        with said_plainly(note.file):
            _in_file(connection, note, paths)
            return erasures_in(connection)
    finally:
        close(connection)


def _living(connection: sqlite3.Connection, rows: Iterable[RowName]) -> tuple[RowName, ...]:
    """Return the rows; raises `Trouble` if one does not exist or was already erased."""
    rows = tuple(rows)
    gone = rows_of(erasures_in(connection))
    for place, row_id in rows:
        is_there = place == PICTURES or connection.execute(f"SELECT 1 FROM {place} WHERE id = ?", (row_id,)).fetchone()
        if not is_there or (place != PICTURES and (place, row_id) in gone):
            raise Trouble(_("Nothing with the id {id} can be erased.").format(id=row_id), _("Nothing was changed."))
    return rows


def _in_file(connection: sqlite3.Connection, note: _Note, paths: Paths) -> int:
    """Erase what is noted; return how many other rows contain the same text."""
    with said_plainly(note.file):
        gone = rows_of(erasures_in(connection))
        words = words_of(connection, note.rows)
        # Before the text leaves the file: afterwards nobody would know what to look for.
        _forget_half_typed(words, paths)
        connection.execute("BEGIN IMMEDIATE")
        try:
            take_out(connection, [(new_id(), *row, now()) for row in note.rows if row not in gone])
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        make_compact(connection)
        return still_said(connection, words)


def _forget_half_typed(words: Words, paths: Paths) -> None:
    for kept in (*paths.desks.glob("*.json"), *paths.throw_away.glob("*/*.desk")):
        desk.forget_in(kept, words)
    rescue.forget(paths, words)
    with contextlib.suppress(OSError):
        for log in paths.logs.glob("*"):
            words.black_out(log)
    # Copies of untrusted files that an interrupted merge left behind.
    with contextlib.suppress(OSError):
        for leftover in paths.incoming.iterdir():
            leftover.unlink(missing_ok=True)


def _elsewhere(
    note: _Note, erasures: list[Erasure], paths: Paths, told: Told
) -> tuple[int, tuple[Path, ...], tuple[Path, ...]]:
    """Erase from backups and other copies; return how many, the files to retry, and the files out of reach."""
    backups = Backups(paths)
    for folder in (paths.files, paths.desks, paths.state, *paths.backups.glob("*/")):
        forget_unfinished(folder)
    kept = {backup.path: backup for backup in backups.of_every_copy(note.session_id)}
    copies = list(_copies(note, paths))
    rewritten, later, unreached = 0, [], []
    for done, path in enumerate((*kept, *copies)):
        told(done, len(kept) + len(copies), path.name)
        try:
            rewritten += _rewrite(path, note.session_id, erasures)
            if path in kept:
                backups.rename(kept[path])
        except (Damaged, NotOurs):
            if path in kept:
                # It can't be restored, but other tools might still read it: delete it.
                path.unlink(missing_ok=True)
            else:
                unreached.append(path)
        except (Trouble, OSError):
            later.append(path)
    gone = rows_of(erasures)
    backups.forget_pictures(lambda name: picture_row(name) in gone)
    foreign = [entry.path for entry in Index(paths).entries() if entry.is_foreign and entry.id == note.session_id]
    return rewritten, tuple(later), (*unreached, *foreign, *_with_same_pictures(note, gone, paths))


def _copies(note: _Note, paths: Paths) -> Iterator[Path]:
    """Yield our other files of the same session, including temporary ones."""
    index = Index(paths)
    index.refresh()
    foreign = {entry.path for entry in index.entries() if entry.is_foreign}
    for path in (*index.paths_of(note.session_id), *sorted(paths.throw_away.glob("*/*.bonfire"))):
        if path.is_file() and path not in foreign and not _is_same(path, note.file):
            yield path


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _rewrite(path: Path, session_id: str, erasures: list[Erasure]) -> bool:
    """Erase from another file; return whether this changed anything."""
    connection = open_for_writing(path)
    try:
        with said_plainly(path):
            if connection.execute("SELECT id FROM about").fetchone()[0] != session_id:
                return False
            connection.execute("BEGIN IMMEDIATE")
            is_changed = take_out(connection, erasures)
            connection.execute("COMMIT")
            # Even if nothing changed: an earlier run may have been interrupted after the commit.
            make_compact(connection)
            return is_changed
    finally:
        close(connection)


def _with_same_pictures(note: _Note, gone: set[RowName], paths: Paths) -> Iterator[Path]:
    """Yield other decks and sessions of ours that contain an erased picture."""
    if not any(place == PICTURES for place, _row_id in note.rows):
        return
    for entry in Index(paths).entries():
        if entry.id == note.session_id or not entry.path.is_file():
            continue
        with contextlib.suppress(Trouble):
            connection = open_for_reading(entry.path)
            try:
                with said_plainly(entry.path):
                    names = [row[0] for row in connection.execute("SELECT id FROM pictures")]
            finally:
                close(connection)
            if any(picture_row(name) in gone for name in names):
                yield entry.path


def erased_sentences(erased: Erased) -> list[str]:
    """Return sentences saying what was erased and what was not reached."""
    sentences = [
        ngettext(
            "It was erased from this file and from {count} backup or copy on this computer.",
            "It was erased from this file and from {count} backups and copies on this computer.",
            erased.rewritten,
        )
    ]
    held_up = _("“{name}” is in use or can't be written to. Bonfire Deck tries again by itself later.")
    other = _("It may still be in “{name}”. Open that file and erase it there too.")
    sentences += [held_up.format(name=path) for path in erased.later]
    sentences += [other.format(name=path) for path in erased.unreached]
    if erased.still_said:
        sentences.append(
            ngettext(
                "The same words also appear in {count} other place in this file, such as a note or a next step.",
                "The same words also appear in {count} other places in this file, such as notes or next steps.",
                erased.still_said,
            )
        )
    return [*sentences, out_of_reach()]


def out_of_reach() -> str:
    """Return the sentence about what no erasure can reach."""
    return _(
        "Copies and table files that you gave to others, and anything exported or printed, "
        "can't be reached. Ask for them to be deleted."
    )
