"""Small real files for the tests: decks and sessions with invented pictures and words."""

import io
import sqlite3
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from bonfire_deck.files.log import LoggedEdit, digest_of
from bonfire_deck.files.making import NewCard, NewSession, make_deck, make_session, usual_groups
from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.files.reading import Reader
from bonfire_deck.model.plan import ready_plan
from bonfire_deck.model.session import StoredPicture

LAPTOP = "1aptop0000000001"


def picture(number: int, width: int = 240, height: int = 160) -> StoredPicture:
    """Return a small stored picture, another one for each number."""
    import hashlib

    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (number * 37 % 256, number * 91 % 256, 120)).save(buffer, "JPEG", quality=90)
    data = buffer.getvalue()
    return StoredPicture(hashlib.sha256(data).hexdigest(), "jpeg", width, height, data, data)


def deck_at(path: Path, count: int = 6) -> Path:
    """Make a deck of `count` cards."""
    cards = [
        NewCard(picture(n), f"Card {n}", f"A plain sheet, number {n}.", "", "Us", "CC BY 4.0") for n in range(count)
    ]

    def produce(add: Callable[[NewCard], None]) -> None:
        for card in cards:
            add(card)

    make_deck(path, "Plain sheets", produce, question="What do you see?")
    return path


def signed_again(connection: sqlite3.Connection) -> None:
    """Give every edit the digest of what it says now: for tests that forge a log as our own code would write it."""
    for edit_id, stamp, label, made_at, undoes in connection.execute(
        "SELECT id, stamp, label, made_at, undoes FROM edits"
    ).fetchall():
        changes = connection.execute(
            "SELECT place, row_id, field, was, became, replaced FROM history WHERE edit_id = ? "
            "ORDER BY place, row_id, field",
            (edit_id,),
        ).fetchall()
        is_erased = any(change[4] is None for change in changes)
        digest = "" if is_erased else digest_of(LoggedEdit(edit_id, stamp, label, made_at, undoes, tuple(changes)))
        connection.execute("UPDATE edits SET digest = ? WHERE id = ?", (digest, edit_id))


def session_at(path: Path, groups: int = 5, cards: int = 6, plan: str = "4d") -> Path:
    """Make a session with a deck of its own beside it."""
    deck = deck_at(path.with_name(f"{path.stem}-deck.bonfiredeck"), cards)
    connection = open_for_reading(deck)
    try:
        new = NewSession("A day together", usual_groups(groups), ready_plan(plan), place="Hall", date="2026-03-01")
        make_session(connection, Reader(connection).session(), path, new)
    finally:
        close(connection)
    return path
