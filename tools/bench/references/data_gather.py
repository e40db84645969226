"""The limit for a merge: each file opened and checked to the last value once, as a stranger's must be; nothing is kept.

Checked is what a merge has to know of a file before it may believe a word of it: the schema, SQLite's own check, links,
each value of the log, the digest of each edit, that rows are what the log says, and the hash of each picture.
"""

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

NO_ROWS_OF_HISTORY = {"pictures", "edits", "history", "erasures", "openings", "this_copy"}
KINDS = (str, int, float, type(None))


def read_all(paths: Sequence[Path]) -> None:
    """Read and check each file once."""
    schema = None
    for path in paths:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        tables = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"))
        schema = schema or tables
        _must(tables == schema)
        _must(connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
        _must(connection.execute("PRAGMA foreign_key_check").fetchone() is None)
        latest = _check_log(connection)
        for table in tables:
            if table not in NO_ROWS_OF_HISTORY and not table.endswith(("_by_stamp", "_by_row")):
                _check_rows(connection, table, latest)
        for name, data in connection.execute("SELECT id, data FROM pictures"):
            _must(hashlib.sha256(data).hexdigest() == name)
        connection.close()


def _check_log(connection: sqlite3.Connection) -> dict[tuple[str, str, str], object]:
    """Check each value and digest; return the latest value of each field."""
    changes = defaultdict(list)
    for edit_id, *change in connection.execute("SELECT * FROM history ORDER BY edit_id, place, row_id, field"):
        changes[edit_id].append(change)
    latest: dict[tuple[str, str, str], object] = {}
    edits = connection.execute("SELECT id, stamp, label, made_at, undoes, digest FROM edits ORDER BY stamp")
    for *said, digest in edits.fetchall():
        text = json.dumps([*said, changes[said[0]]], separators=(",", ":"))
        _must(hashlib.sha256(text.encode()).hexdigest()[:32] == digest)
        for place, row_id, field, was, became, replaced in changes[said[0]]:
            if was is not None:
                _must(isinstance(json.loads(was), KINDS))
            if replaced is not None:
                _must(isinstance(json.loads(replaced), list))
            value = latest[place, row_id, field] = json.loads(became)
            _must(isinstance(value, KINDS))
    return latest


def _check_rows(connection: sqlite3.Connection, table: str, latest: dict[tuple[str, str, str], object]) -> None:
    """Check that each row is what the log says; a field that the log does not name has its default."""
    rows = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in rows.description]
    for row in rows:
        for name, value in zip(names[1:], row[1:], strict=True):
            _must((table, row[0], name) not in latest or latest[table, row[0], name] == value)


def _must(is_so: bool) -> None:
    if not is_so:
        raise AssertionError
