"""Copy rows and logs from one file to another, checking every value on the way."""

import contextlib
import re
import sqlite3
from collections.abc import Callable, Iterator

from bonfire_deck.files import fold
from bonfire_deck.files.erased import ERASABLE
from bonfire_deck.files.history import Edit
from bonfire_deck.files.log import ChangeRow, LoggedEdit, digest_of
from bonfire_deck.files.schema import TABLES, Garbled, from_json, ids_from_json, table_named
from bonfire_deck.files.stamps import ID, is_stamp
from bonfire_deck.model.session import StoredPicture

SHA256 = re.compile(r"[0-9a-f]{64}")
LONGEST_LABEL = 10_000
LARGEST_PICTURE = 60_000_000
FIRST_ROW = -(2**63)
PORTION = 50
"""Edits read per batch: a few milliseconds, the longest that typing may have to wait."""

Turn = Callable[[], contextlib.AbstractContextManager[object]]
"""A context with exclusive use of the connection: `History.turn` where another thread may be writing."""
Sound = set[tuple[str, str, str | None]]
"""A cache of checked values by table, field and JSON text; ids, kinds and flags recur in every row."""


class Unsound(Exception):
    """A value that this app would not have written; the text names it, for the log."""


def logged_edits(
    connection: sqlite3.Connection, *, private: bool = True, turn: Turn = contextlib.nullcontext
) -> list[LoggedEdit]:
    """Return every edit of a log in stamp order, with each value checked; raises `Unsound`.

    `private=False` leaves out edits of contacts and their undos. The log is append-only, so reading it in turns returns
    its state at the first turn, whatever is written meanwhile.
    """
    with turn():
        erased = _erased_rows(connection)
        last = connection.execute("SELECT max(rowid) FROM edits").fetchone()[0]
    edits: list[LoggedEdit] = []
    sound: Sound = set()
    for rows, changes in _portions(connection, last, turn):
        edits += [checked_edit(row, changes.pop(row[0], []), erased, sound) for row in rows]
        if changes:
            raise Unsound("changes without an edit")
    edits.sort(key=lambda edit: (edit.stamp, edit.id))
    return edits if private else _without_private(edits)


def _portions(
    connection: sqlite3.Connection, last: int | None, turn: Turn
) -> Iterator[tuple[list[tuple[object, ...]], dict[object, list[ChangeRow]]]]:
    """Yield the log in write order, in batches of edits with their changes, up to the rowid `last`."""
    first = FIRST_ROW
    while last is not None:
        with turn():
            rows = connection.execute(
                "SELECT id, stamp, label, made_at, undoes, digest, rowid FROM edits "
                "WHERE rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?",
                (first, last, PORTION),
            ).fetchall()
            if not rows:
                return
            found = connection.execute(
                "SELECT edit_id, place, row_id, field, was, became, replaced FROM history "
                f"WHERE edit_id IN ({', '.join('?' * len(rows))}) ORDER BY edit_id, place, row_id, field",
                [row[0] for row in rows],
            ).fetchall()
        first = rows[-1][6] + 1
        changes: dict[object, list[ChangeRow]] = {}
        for edit_id, *change in found:
            changes.setdefault(edit_id, []).append(
                (change[0], change[1], change[2], change[3], change[4], change[5])
            )  # fmt: skip
        yield [row[:6] for row in rows], changes


def checked_edit(
    row: tuple[object, ...], changes: list[ChangeRow], erased: set[tuple[str, str]], sound: Sound | None = None
) -> LoggedEdit:
    """Return an edit after checking that this app could have written each of its values; raises `Unsound`.

    `sound` caches values already checked in the same file; it is updated.
    """
    edit_id, stamp, label, made_at, undoes, digest = row
    _check_edit(edit_id, stamp, label, made_at, undoes)
    is_erased = False
    for change in changes:
        _check_change(change, set() if sound is None else sound)
        if change[4] is None:
            is_erased = True
            if change[:2] not in erased:
                raise Unsound(f"no value of {change[0]}.{change[2]}")
    edit = LoggedEdit(str(edit_id), str(stamp), str(label), str(made_at), undoes, tuple(changes), str(digest))  # type: ignore[arg-type]
    if edit.digest != ("" if is_erased else digest_of(edit)):
        raise Unsound("digest")
    return edit


def _without_private(edits: list[LoggedEdit]) -> list[LoggedEdit]:
    private_places = {table.name for table in TABLES if table.private}
    held_back: set[str] = set()
    kept: list[LoggedEdit] = []
    for edit in edits:
        if edit.undoes in held_back or any(change[0] in private_places for change in edit.changes):
            held_back.add(edit.id)
        else:
            kept.append(edit)
    return kept


def _erased_rows(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Return table and id of each permanently erased row; raises `Unsound` for an invalid erasure."""
    erased: set[tuple[str, str]] = set()
    for erasure in connection.execute("SELECT id, place, row_id, erased_at FROM erasures"):
        if not is_erasure(erasure):
            raise Unsound("erasure")
        erased.add(erasure[1:3])
    return erased


def is_erasure(row: tuple[object, ...]) -> bool:
    """Return whether a row of the `erasures` table is one that this app would have written."""
    name, place, row_id, erased_at = row
    return (
        isinstance(name, str) and ID.fullmatch(name) is not None and
        place in ERASABLE
        and isinstance(row_id, str) and ID.fullmatch(row_id) is not None
        and isinstance(erased_at, str) and len(erased_at) <= 40
    )  # fmt: skip


def _check_edit(edit_id: object, stamp: object, label: object, made_at: object, undoes: object) -> None:
    if not (isinstance(edit_id, str) and ID.fullmatch(edit_id)):
        raise Unsound("edit id")
    if not is_stamp(stamp):
        raise Unsound("stamp")
    if not (isinstance(label, str) and len(label) <= LONGEST_LABEL and isinstance(made_at, str) and len(made_at) <= 40):
        raise Unsound("label")
    if undoes is not None and not (isinstance(undoes, str) and ID.fullmatch(undoes)):
        raise Unsound("undoes")


def _check_change(change: ChangeRow, sound: Sound) -> None:
    place, row_id, name, was, became, replaced = change
    for value in (was, became):
        if (place, name, value) not in sound:
            _check_value(place, name, value)
            sound.add((place, name, value))
    if not ID.fullmatch(row_id):
        raise Unsound(f"{place} {name}"[:80])
    if replaced is not None:
        try:
            ids_from_json(replaced)
        except Garbled as error:
            raise Unsound(f"replaced of {place}.{name}") from error


def _check_value(place: str, name: str, value: str | None) -> None:
    table = table_named(place)
    field = table.field(name) if table else None
    if field is None or name == "erased":
        # An edit never erases: erasures have a table of their own and are permanent.
        raise Unsound(f"{place} {name}"[:80])
    try:
        is_accepted = value is None or field.accepts(from_json(value))
    except Garbled as error:
        raise Unsound(f"value of {place}.{name}") from error
    if not is_accepted:
        raise Unsound(f"value of {place}.{name}")


def add_edits(connection: sqlite3.Connection, edits: list[LoggedEdit]) -> None:
    """Append edits that a log lacks; rows are not updated, see `fold`."""
    connection.executemany(
        "INSERT INTO edits (id, stamp, label, made_at, undoes, digest) VALUES (?, ?, ?, ?, ?, ?)",
        [(edit.id, edit.stamp, edit.label, edit.made_at, edit.undoes, edit.digest) for edit in edits],
    )
    connection.executemany(
        "INSERT INTO history (edit_id, place, row_id, field, was, became, replaced) VALUES (?, ?, ?, ?, ?, ?, ?)",
        # In primary key order, as they are stored on the disk.
        [(edit.id, *change) for edit in sorted(edits, key=lambda edit: edit.id) for change in edit.changes],
    )


def stored_pictures(
    connection: sqlite3.Connection, leave_out: set[str], turn: Turn = contextlib.nullcontext
) -> Iterator[StoredPicture]:
    """Yield the pictures of a file, with types and sizes checked but not decoded; raises `Unsound`."""
    with turn():
        sizes = connection.execute("SELECT id, length(data), length(thumbnail) FROM pictures").fetchall()
    for picture_id, length, thumbnail_length in sizes:
        if not (isinstance(picture_id, str) and SHA256.fullmatch(picture_id)):
            raise Unsound("picture id")
        if length > LARGEST_PICTURE or thumbnail_length > LARGEST_PICTURE:
            raise Unsound("picture size")
        if picture_id in leave_out:
            continue
        with turn():
            row = connection.execute(
                "SELECT id, format, width, height, data, thumbnail FROM pictures WHERE id = ?", (picture_id,)
            ).fetchone()
        if row is None or row[1] not in ("jpeg", "png") or not all(isinstance(b, bytes) for b in row[4:]):
            raise Unsound("picture")
        yield StoredPicture(*row)


def copy_pictures(source: sqlite3.Connection, target: sqlite3.Connection, turn: Turn = contextlib.nullcontext) -> None:
    """Copy all pictures from one checked file to another."""
    have = {row[0] for row in target.execute("SELECT id FROM pictures")}
    for picture in stored_pictures(source, have, turn):
        target.execute(
            "INSERT OR IGNORE INTO pictures (id, format, width, height, data, thumbnail) VALUES (?, ?, ?, ?, ?, ?)",
            (picture.id, picture.format, picture.width, picture.height, picture.data, picture.thumbnail),
        )


def carry_rows(source: sqlite3.Connection, edit: Edit, place: str, leave_out: str = "0") -> None:
    """Add the living rows of a table of `source` to an edit of another file, under the same ids.

    `leave_out` is a trusted SQL condition.
    """
    table = table_named(place)
    if table is None:
        raise KeyError(place)
    columns = ", ".join(table.columns)
    living = f"SELECT {columns} FROM {place} WHERE removed = 0 AND erased = 0 AND NOT ({leave_out})"
    for row in source.execute(living):
        fields = dict(zip(table.columns, row, strict=True))
        row_id = fields.pop("id")
        edit.put(place, row_id, **{name: value for name, value in fields.items() if name not in ("removed", "erased")})


def unsound_rows(connection: sqlite3.Connection) -> list[str]:
    """Return a list of everything in a file that this app would not have written; empty if the file is intact."""
    found = []
    try:
        edits = logged_edits(connection)
    except Unsound as error:
        found.append(str(error))
    else:
        found += fold.differences(connection, edits)
    found += [f"link in {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
    if len(connection.execute("SELECT id FROM about WHERE removed = 0").fetchall()) != 1:
        found.append("about")
    return found
