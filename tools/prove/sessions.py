"""The sessions that proofs are made on, and what stands in one afterwards."""

import hashlib
import io
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

from PIL import Image

from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering, library
from bonfire_deck.files.checking import check
from bonfire_deck.files.history import History
from bonfire_deck.files.making import NewCard, NewSession, make_deck, make_session, usual_groups
from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.files.reading import Reader
from bonfire_deck.model.plan import ready_plan
from bonfire_deck.model.session import Session, StoredPicture
from bonfire_deck.paths import Paths

LAPTOP = "1aptop0000000001"


def picture(number: int, width: int = 60, height: int = 40, *, grain: Random | None = None) -> StoredPicture:
    """Return a stored picture, another one for each number; with `grain`, one that takes room like a photo."""
    colour = (number * 37 % 256, number * 91 % 256, 120)
    shown = Image.new("RGB", (width, height), colour)
    if grain is not None:
        shown = Image.frombytes("RGB", (width, height), grain.randbytes(width * height * 3))
    data = as_jpeg(shown)
    small = as_jpeg(shown.resize((60, 40)))
    return StoredPicture(hashlib.sha256(data).hexdigest(), "jpeg", width, height, data, small)


def as_jpeg(shown: Image.Image) -> bytes:
    """Return a picture as a file's bytes."""
    buffer = io.BytesIO()
    shown.save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def deck_at(path: Path, pictures: Iterable[StoredPicture]) -> Path:
    """Make a deck of `pictures`."""

    def produce(add: Callable[[NewCard], None]) -> None:
        for number, stored in enumerate(pictures, 1):
            add(NewCard(stored, f"Sheet {number}"))

    make_deck(path, "Plain sheets", produce, question="What do you see?")
    return path


def session_at(path: Path, home: Path | None = None, *, pictures: Iterable[StoredPicture] | None = None) -> Path:
    """Make a session with a deck beside it; both are ours to the computer whose home is given."""
    deck = deck_at(path.with_suffix(".bonfiredeck"), [picture(1)] if pictures is None else pictures)
    connection = open_for_reading(deck)
    try:
        new = NewSession("A day together", usual_groups(3), ready_plan("where-now"), date="2026-03-01")
        make_session(connection, Reader(connection).session(), path, new)
    finally:
        close(connection)
    if home is not None:
        for made in (deck, path):
            library.register(made, Paths.under(home))
    return path


def keep_lines(path: Path, lines: Iterable[str], laptop: str = LAPTOP) -> list[str]:
    """Keep lines in a session, as one laptop, and return their ids."""
    with library.checked_for_writing(path, laptop) as (history, reader):
        return [keep_line(history, reader.session(), line) for line in lines]


def keep_line(history: History, session: Session, line: str) -> str:
    """Keep one line on the first card."""
    return gathering.keep_reaction(
        history, text=line, kind="see", card_id=session.cards[0].id, group_id=session.groups[0].id,
        round_id=session.rounds[0].id,
    )  # fmt: skip


def session_in(path: Path) -> Session:
    """Return what is in a session or deck."""
    connection = open_for_reading(path)
    try:
        return Reader(connection).session()
    finally:
        close(connection)


def lines_in(path: Path) -> list[str]:
    """Return the words of every line that is not in the bin, in their order."""
    return [reaction.text for reaction in session_in(path).reactions]


def edits_in(path: Path) -> list[str]:
    """Return the ids of all edits in a file, in the order of their stamps."""
    connection = open_for_reading(path)
    try:
        return [str(row[0]) for row in connection.execute("SELECT id FROM edits ORDER BY stamp, id")]
    finally:
        close(connection)


def problems_of(path: Path) -> list[str]:
    """Return what a check finds in a file, in sentences; nothing for a sound one."""
    try:
        return list(check(path).problems)
    except Trouble as trouble:
        return [str(trouble)]
