"""The invariant of the files: a row is the fold of its changes in stamp order; in each field the latest wins.

So the order in which edits arrive, and how often, makes no difference. Permanently erased rows fold to an empty stub.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from bonfire_deck.files.log import LoggedEdit
from bonfire_deck.files.schema import TABLES, Value, from_json

_LOG_OF_ROW = (
    "SELECT h.field, h.became FROM history h JOIN edits e ON e.id = h.edit_id "
    "WHERE h.place = ? AND h.row_id = ? AND h.became IS NOT NULL ORDER BY e.stamp, e.id"
)

Texts = dict[str, dict[str, dict[str, str]]]
"""The latest values as stored in the history: table, row id, field, JSON."""
Rows = dict[str, dict[str, dict[str, Value]]]
"""The same, decoded."""


def refold(connection: sqlite3.Connection, edits: Iterable[LoggedEdit]) -> set[tuple[str, str]]:
    """Update rows with edits just added to the log, in stamp order; return table and id of those created.

    A new row is the fold of the new edits alone, since no others mention it; for an existing row the log is queried.
    """
    made: set[tuple[str, str]] = set()
    erased = set(connection.execute("SELECT place, row_id FROM erasures"))
    came = _values(_latest(_changes(edits)))
    for table in TABLES:
        place = table.name
        find = f"SELECT {', '.join(table.columns)} FROM {place} WHERE id = ?"
        for row_id, fields in came[place].items():
            if (place, row_id) in erased:
                continue
            row = connection.execute(find, (row_id,)).fetchone()
            if row is None:
                insert(connection, place, row_id, fields)
                made.add((place, row_id))
            else:
                _update(connection, place, row_id, dict(zip(table.columns, row, strict=True)), fields)
    return made


def _update(
    connection: sqlite3.Connection, place: str, row_id: str, row: Mapping[str, Value], came: Mapping[str, Value]
) -> None:
    """Set the changed fields of a row to their latest values in the log."""
    latest = dict(connection.execute(_LOG_OF_ROW, (place, row_id)))
    for name in came:
        value = from_json(latest[name])
        if value != row[name]:
            connection.execute(f"UPDATE {place} SET {name} = ? WHERE id = ?", (value, row_id))


def empty(connection: sqlite3.Connection, place: str, row_id: str) -> None:
    """Replace an erased row with the stub that the fold gives, so that references to it stay valid."""
    connection.execute(f"DELETE FROM {place} WHERE id = ?", (row_id,))
    insert(connection, place, row_id, {"removed": 1, "erased": 1})


def folded(connection: sqlite3.Connection, edits: Iterable[LoggedEdit] | None = None) -> Rows:
    """Return all rows as folded from the history. Fields never changed are left out.

    `edits` is the whole log in stamp order, if it has already been read.
    """
    changes = (
        _changes(edits)
        if edits is not None
        else connection.execute(
            "SELECT h.place, h.row_id, h.field, h.became FROM history h JOIN edits e ON e.id = h.edit_id "
            "ORDER BY e.stamp, e.id"
        )
    )
    rows = _values(_latest(changes))
    # Pictures have no row with history.
    for place, row_id in connection.execute("SELECT place, row_id FROM erasures WHERE place != 'pictures'"):
        rows[place][row_id] = {"removed": 1, "erased": 1}
    return rows


def _changes(edits: Iterable[LoggedEdit]) -> Iterator[tuple[str, str, str, str | None]]:
    for edit in edits:
        for place, row_id, name, _was, became, _replaced in edit.changes:
            yield place, row_id, name, became


def _latest(changes: Iterable[tuple[str, str, str, str | None]]) -> Texts:
    rows: Texts = {table.name: {} for table in TABLES}
    for place, row_id, name, became in changes:
        if became is not None:
            rows[place].setdefault(row_id, {})[name] = became
    return rows


def _values(texts: Texts) -> Rows:
    """Decode each distinct JSON text once: ids, kinds and flags recur in every row."""
    known: dict[str, Value] = {}
    found: Rows = {}
    for place, rows in texts.items():
        found[place] = {}
        for row_id, fields in rows.items():
            row = found[place][row_id] = {}
            for name, text in fields.items():
                if text not in known:
                    known[text] = from_json(text)
                row[name] = known[text]
    return found


def fill(connection: sqlite3.Connection) -> None:
    """Create all rows of a file that has a history but no rows yet."""
    for place, rows in folded(connection).items():
        for row_id, fields in rows.items():
            insert(connection, place, row_id, fields)


def insert(connection: sqlite3.Connection, place: str, row_id: str, fields: Mapping[str, Value]) -> None:
    """Insert one row."""
    columns = ", ".join(("id", *fields))
    marks = ", ".join("?" * (len(fields) + 1))
    connection.execute(f"INSERT INTO {place} ({columns}) VALUES ({marks})", (row_id, *fields.values()))


def differences(connection: sqlite3.Connection, edits: Iterable[LoggedEdit] | None = None) -> list[str]:
    """Return where rows differ from the fold, as `table row-id`; empty for an intact file. `edits` as for `folded`."""
    expected = folded(connection, edits)
    found: list[str] = []
    for table in TABLES:
        rows = {row[0]: row for row in connection.execute(f"SELECT {', '.join(table.columns)} FROM {table.name}")}
        names = set(rows) ^ set(expected[table.name])
        defaults = {"id": "", **{field.name: field.default for field in table.fields}}
        for row_id, fields in expected[table.name].items():
            if row_id in rows and rows[row_id] != tuple({**defaults, "id": row_id, **fields}.values()):
                names.add(row_id)
        found += [f"{table.name} {row_id}" for row_id in sorted(names)]
    return found
