"""The law of the files: a row is the fold of its changes in stamp order, field by field the latest wins.

So the order in which edits arrive, and how often, makes no difference. Rows erased for good fold to an empty stub.
"""

import sqlite3
from collections.abc import Iterable, Mapping

from bonfire_deck.files.schema import TABLES, Table, Value, from_json, table_named

Key = tuple[str, str, str]
"""Table, row id, field."""

_WINNER = (
    "SELECT h.became, e.id, e.stamp, e.undoes FROM history h JOIN edits e ON e.id = h.edit_id "
    "WHERE h.place = ? AND h.row_id = ? AND h.field = ? ORDER BY e.stamp DESC LIMIT 1"
)


def refold(connection: sqlite3.Connection, keys: Iterable[Key]) -> dict[str, set[str]]:
    """Set each named field to its latest value; return the ids of the rows that are other than before, by table."""
    touched: dict[str, set[str]] = {}
    for place, row_id, field in sorted(set(keys)):
        if connection.execute("SELECT 1 FROM erasures WHERE place = ? AND row_id = ?", (place, row_id)).fetchone():
            continue
        became = connection.execute(_WINNER, (place, row_id, field)).fetchone()[0]
        value = from_json(became)
        made = connection.execute(f"INSERT OR IGNORE INTO {place} (id) VALUES (?)", (row_id,)).rowcount
        changed = connection.execute(
            f"UPDATE {place} SET {field} = ? WHERE id = ? AND {field} IS NOT ?", (value, row_id, value)
        ).rowcount
        if made or changed:
            touched.setdefault(place, set()).add(row_id)
    return touched


def empty(connection: sqlite3.Connection, place: str, row_id: str) -> None:
    """Leave of an erased row the stub that history makes of it, so that links to it hold."""
    connection.execute(f"DELETE FROM {place} WHERE id = ?", (row_id,))
    insert(connection, place, row_id, {"removed": 1, "erased": 1})


def folded(connection: sqlite3.Connection) -> dict[str, dict[str, dict[str, Value]]]:
    """Return all rows as history makes them: table, row id, field, value. Fields never changed are left out."""
    rows: dict[str, dict[str, dict[str, Value]]] = {table.name: {} for table in TABLES}
    changes = connection.execute(
        "SELECT h.place, h.row_id, h.field, h.became FROM history h JOIN edits e ON e.id = h.edit_id ORDER BY e.stamp"
    )
    for place, row_id, field, became in changes:
        if became is not None:
            rows[place].setdefault(row_id, {})[field] = from_json(became)
    for place, row_id in connection.execute("SELECT place, row_id FROM erasures"):
        rows[place][row_id] = {"removed": 1, "erased": 1}
    return rows


def fill(connection: sqlite3.Connection) -> None:
    """Make all rows of a file that has a history but no rows yet."""
    for place, rows in folded(connection).items():
        for row_id, fields in rows.items():
            insert(connection, place, row_id, fields)


def insert(connection: sqlite3.Connection, place: str, row_id: str, fields: Mapping[str, Value]) -> None:
    """Insert one row."""
    columns = ", ".join(("id", *fields))
    marks = ", ".join("?" * (len(fields) + 1))
    connection.execute(f"INSERT INTO {place} ({columns}) VALUES ({marks})", (row_id, *fields.values()))


def differences(connection: sqlite3.Connection) -> list[str]:
    """Return where rows and fold differ, as `table row-id`: nothing in a sound file."""
    expected = folded(connection)
    found: list[str] = []
    for table in TABLES:
        rows = {row[0]: row for row in connection.execute(f"SELECT {', '.join(table.columns)} FROM {table.name}")}
        names = set(rows) ^ set(expected[table.name])
        for row_id, fields in expected[table.name].items():
            if row_id in rows and rows[row_id] != _whole_row(table, row_id, fields):
                names.add(row_id)
        found += [f"{table.name} {row_id}" for row_id in sorted(names)]
    return found


def _whole_row(table: Table, row_id: str, fields: Mapping[str, Value]) -> tuple[Value, ...]:
    return (row_id, *(fields.get(field.name, field.default) for field in table.fields))


def known_field(place: str, field: str) -> bool:
    """Tell whether history may speak of this table and field."""
    table = table_named(place)
    return table is not None and table.field(field) is not None
