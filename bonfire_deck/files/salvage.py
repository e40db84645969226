"""Salvage rows from a damaged deck or session, each identified by its page, its shape and its values."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

from bonfire_deck.files.log import ChangeRow
from bonfire_deck.files.pages import INDEX_BRANCH, INDEX_LEAF, TABLE_LEAF, Cell, Pages, Record, Unreadable, columns_of
from bonfire_deck.files.schema import PAGE_SIZE, TABLES, Table, Value, statements, table_named
from bonfire_deck.files.stamps import ID
from bonfire_deck.model.session import StoredPicture

MOST_WORDS = 128_000_000
"""Maximum bytes of text to read: a session of ten thousand lines has five million, a hostile file has no end."""
HISTORY_COLUMNS = 7
_COLUMNS = {"pictures": 6, "edits": 6, "erasures": 4, "this_copy": 3}


@dataclass
class Salvaged:
    """The text content of a damaged file."""

    rows: dict[str, dict[str, dict[str, Value]]] = field(default_factory=lambda: {table.name: {} for table in TABLES})
    """By table, row id and field; each value is valid for its field."""
    edits: dict[str, Record] = field(default_factory=dict)
    changes: dict[str, dict[tuple[str, str, str], ChangeRow]] = field(default_factory=dict)
    """Changes by edit id, then by place, row id and field; some may be lost."""
    erasures: dict[str, Record] = field(default_factory=dict)
    for_group: str = ""
    named: set[str] = field(default_factory=set)
    """The id of every edit mentioned anywhere."""


def words_in(pages: Pages) -> Salvaged:
    """Return all text that can be read."""
    found = Salvaged()
    owners = _owners(pages)
    used: set[int] = set()
    room = MOST_WORDS
    for number in range(1, pages.count + 1):
        kind = pages.kind(number)
        if kind not in (TABLE_LEAF, INDEX_LEAF, INDEX_BRANCH) or owners.get(number) == "pictures":
            continue
        for cell in pages.cells(number):
            room -= cell.size
            if room < 0:
                return found
            try:
                record = pages.record(cell, used)
            except Unreadable:
                continue
            if kind == TABLE_LEAF:
                _sort_in(found, record, owners.get(number))
            else:
                _take_change(found, record)
    return found


def pictures_in(pages: Pages) -> Iterator[StoredPicture]:
    """Yield every picture whose bytes still match its id; its thumbnail is unchecked."""
    owners = _owners(pages)
    used: set[int] = set()
    for number in range(1, pages.count + 1):
        if pages.kind(number) == TABLE_LEAF and owners.get(number, "pictures") == "pictures":
            for cell in pages.cells(number):
                picture = _picture(pages, cell, used)
                if picture is not None:
                    yield picture


def _picture(pages: Pages, cell: Cell, used: set[int]) -> StoredPicture | None:
    try:
        if columns_of(cell) != _COLUMNS["pictures"]:
            return None
        name, kind, width, height, data, thumbnail = pages.record(cell, used)
    except Unreadable:
        return None
    if not (isinstance(name, str) and isinstance(width, int) and isinstance(height, int)):
        return None
    if kind not in ("jpeg", "png") or not (isinstance(data, bytes) and isinstance(thumbnail, bytes)):
        return None
    if hashlib.sha256(data).hexdigest() != name:
        return None
    return StoredPicture(name, str(kind), width, height, data, thumbnail)


def _owners(pages: Pages) -> dict[int, str]:
    """Return the owning table of each page that is reachable from a table's root."""
    owners: dict[int, str] = {}
    for name, root in _roots().items():
        for number in pages.below(root):
            owners.setdefault(number, name)
    return owners


def _roots() -> dict[str, int]:
    """Return the first page of each table: the same in every file, since all are created by the same statements."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
        for statement in statements():
            connection.execute(statement)
        tables = connection.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'")
        return {name: root for name, root in tables if name != "history"}


def _sort_in(found: Salvaged, record: Record, owner: str | None) -> None:
    """Assign a row to its page's table, else to the first table for which all its values are valid."""
    if not record or not isinstance(record[0], str) or not ID.fullmatch(record[0]):
        return
    row_id = record[0]
    if owner in (None, "edits") and len(record) == _COLUMNS["edits"] and isinstance(record[5], str):
        found.edits.setdefault(row_id, record)
        found.named.add(row_id)
    elif owner in (None, "erasures") and len(record) == _COLUMNS["erasures"]:
        found.erasures.setdefault(row_id, record)
    elif owner == "this_copy" and len(record) == _COLUMNS["this_copy"] and isinstance(record[1], str):
        found.for_group = record[1] if ID.fullmatch(record[1]) else ""
    else:
        table = table_named(owner) if owner else None
        for candidate in [table] if table else TABLES:
            fields = _fields(candidate, record)
            if fields is not None:
                found.rows[candidate.name].setdefault(row_id, fields)
                return


def _fields(table: Table, record: Record) -> dict[str, Value] | None:
    """Return a row's values by field, or `None` if any is invalid."""
    if len(record) != len(table.columns):
        return None
    fields: dict[str, Value] = {}
    for definition, value in zip(table.fields, record[1:], strict=True):
        if isinstance(value, bytes):
            return None
        # SQLite stores a real number without a fraction as an integer.
        taken = float(value) if definition.type == "REAL" and isinstance(value, int) else value
        if not definition.accepts(taken):
            return None
        fields[definition.name] = taken
    return fields


def _take_change(found: Salvaged, record: Record) -> None:
    """Read a change from the history table, or from its index."""
    if not all(value is None or isinstance(value, str) for value in record):
        return
    if len(record) == HISTORY_COLUMNS:
        edit_id, place, row_id, name, was, became, replaced = record
        if isinstance(edit_id, str) and ID.fullmatch(edit_id) and table_named(str(place)):
            found.named.add(edit_id)
            key = (str(place), str(row_id), str(name))
            found.changes.setdefault(edit_id, {}).setdefault(key, (*key, was, became, replaced))  # type: ignore[arg-type]
    elif len(record) == HISTORY_COLUMNS - 3 and isinstance(record[3], str) and ID.fullmatch(record[3]):
        found.named.add(record[3])
