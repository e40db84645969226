"""The limit for a merge: each file opened, looked through by SQLite, its rows read, its pictures hashed; no more."""

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path


def read_all(paths: Sequence[Path]) -> None:
    """Read and check each file once."""
    for path in paths:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise AssertionError(path)
        for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            if table != "pictures":
                connection.execute(f"SELECT * FROM {table}").fetchall()
        for name, data in connection.execute("SELECT id, data FROM pictures"):
            if hashlib.sha256(data).hexdigest() != name:
                raise AssertionError(path)
        connection.close()
