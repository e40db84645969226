"""What remains of something permanently erased: an empty stub, ids and stamps, and an append-only tombstone.

A picture has no row with history. It is recognised by an id derived from its hash, so that no merge, backup or other
card brings the same bytes back.
"""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import replace

from bonfire_deck.files import fold
from bonfire_deck.files.log import LoggedEdit
from bonfire_deck.files.schema import table_named
from bonfire_deck.files.stamps import derived_id

Erasure = tuple[str, str, str, str]
"""A tombstone, one row of the `erasures` table: its own id, the table, the row's id, and when."""
RowName = tuple[str, str]
"""Table and id."""

PICTURES = "pictures"
ERASABLE = ("reactions", "people", "cards", PICTURES)
"""What can be erased; an erasure of anything else is rejected."""
LARGE = 256 * 1024**2
"""Bytes; larger files are compacted on the disk, not in memory."""


def erasures_in(connection: sqlite3.Connection) -> list[Erasure]:
    """Return the erasures that a file records."""
    return connection.execute("SELECT id, place, row_id, erased_at FROM erasures ORDER BY id").fetchall()


def rows_of(erasures: Iterable[Erasure]) -> set[RowName]:
    """Return table and id of each erased row."""
    return {(place, row_id) for _id, place, row_id, _at in erasures}


def picture_row(picture_id: str) -> RowName:
    """Return the row name by which an erased picture is recognised."""
    return PICTURES, derived_id(PICTURES, picture_id)


def is_erased_picture(connection: sqlite3.Connection, picture_id: str) -> bool:
    """Return whether a picture was permanently erased in this file."""
    return (
        connection.execute("SELECT 1 FROM erasures WHERE place = ? AND row_id = ?", picture_row(picture_id)).fetchone()
        is not None
    )


def without_erased(edit: LoggedEdit, erased: Collection[RowName]) -> LoggedEdit:
    """Return an edit without the values of erased rows; only the names of the changed fields remain."""
    if not any(change[:2] in erased for change in edit.changes):
        return edit
    changes = tuple((*change[:3], None, None, None) if change[:2] in erased else change for change in edit.changes)
    return replace(edit, changes=changes, digest="")


def take_out(connection: sqlite3.Connection, erasures: Iterable[Erasure]) -> bool:
    """Erase within the open transaction of `connection`; return whether this changed anything."""
    before = connection.total_changes
    told = {row[0] for row in connection.execute("SELECT id FROM erasures")}
    connection.executemany(
        "INSERT INTO erasures VALUES (?, ?, ?, ?)", [erasure for erasure in erasures if erasure[0] not in told]
    )
    rows = rows_of(erasures_in(connection))
    for place, row_id in sorted(rows):
        if place != PICTURES:
            _empty(connection, place, row_id)
    if any(place == PICTURES for place, _row_id in rows):
        names = [row[0] for row in connection.execute("SELECT id FROM pictures")]
        connection.executemany(
            "DELETE FROM pictures WHERE id = ?", [(name,) for name in names if picture_row(name) in rows]
        )
    return connection.total_changes > before


def _empty(connection: sqlite3.Connection, place: str, row_id: str) -> None:
    table = table_named(place)
    if table is None:
        raise KeyError(place)
    stub = (row_id, *(1 if field.name in ("removed", "erased") else field.default for field in table.fields))
    found = connection.execute(f"SELECT {', '.join(table.columns)} FROM {place} WHERE id = ?", (row_id,)).fetchone()
    if found != stub:
        fold.empty(connection, place, row_id)
    said = "place = ? AND row_id = ? AND (became IS NOT NULL OR was IS NOT NULL OR replaced IS NOT NULL)"
    # Clear the digest too: it would allow a short erased text to be guessed.
    connection.execute(
        f"UPDATE edits SET digest = '' WHERE id IN (SELECT edit_id FROM history WHERE {said})", (place, row_id)
    )
    connection.execute(f"UPDATE history SET was = NULL, became = NULL, replaced = NULL WHERE {said}", (place, row_id))


def make_compact(connection: sqlite3.Connection) -> None:
    """Rewrite the whole file, so that no erased data remains in free space."""
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    connection.execute(f"PRAGMA temp_store={'FILE' if pages * size > LARGE else 'MEMORY'}")
    try:
        connection.execute("VACUUM")
    finally:
        connection.execute("PRAGMA temp_store=MEMORY")
