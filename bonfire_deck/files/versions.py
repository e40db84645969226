"""Versions: when two laptops change the same text, both versions are kept.

Each change of a text records which edits it replaced. A change that nobody replaced is a head; several heads with
different text mean several versions. An edit and its undo cancel out. This is a function of the log alone, so it is the
same on every laptop with the same edits.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from bonfire_deck.files.schema import TABLES, from_json, ids_from_json

_ENTRIES = (
    "SELECT e.id, e.stamp, e.undoes, h.became, h.replaced FROM history h JOIN edits e ON e.id = h.edit_id "
    "WHERE h.place = ? AND h.row_id = ? AND h.field = ? ORDER BY e.stamp, e.id"
)


@dataclass(frozen=True)
class Entry:
    """One change of one text."""

    edit_id: str
    stamp: str
    undoes: str | None
    became: str | None
    replaced: tuple[str, ...]


def entries(connection: sqlite3.Connection, place: str, row_id: str, field: str) -> list[Entry]:
    """Return the changes of one text, oldest first."""
    rows = connection.execute(_ENTRIES, (place, row_id, field))
    return [
        Entry(edit_id, stamp, undoes, became, ids_from_json(replaced) if replaced else ())
        for edit_id, stamp, undoes, became, replaced in rows
    ]


def heads(log: list[Entry]) -> list[Entry]:
    """Return the changes that no other one replaced, oldest first."""
    by_id = {entry.edit_id: entry for entry in log}
    cancelled: set[str] = set()
    for entry in reversed(log):
        if entry.undoes in by_id and entry.edit_id not in cancelled:
            cancelled |= {entry.edit_id, entry.undoes}
    replaced: set[str] = set()
    for entry in log:
        if entry.edit_id not in cancelled:
            replaced |= _resolved(entry.replaced, by_id, cancelled)
    return [entry for entry in log if entry.edit_id not in cancelled | replaced]


def _resolved(names: Iterable[str], by_id: dict[str, Entry], cancelled: set[str]) -> set[str]:
    """Resolve cancelled edits to those that they had replaced."""
    found: set[str] = set()
    waiting, seen = list(names), set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in cancelled and name in by_id:
            waiting += by_id[name].replaced
        else:
            found.add(name)
    return found


def current_heads(connection: sqlite3.Connection, place: str, row_id: str, field: str) -> tuple[str, ...]:
    """Return the ids of the edits that a new change of this text replaces: all heads, and the one shown."""
    log = entries(connection, place, row_id, field)
    if not log:
        return ()
    return tuple(sorted({entry.edit_id for entry in heads(log)} | {log[-1].edit_id}))


def versions(connection: sqlite3.Connection, place: str, row_id: str, field: str) -> tuple[str, ...]:
    """Return the coexisting versions of a text, the one shown now first; a single one means no conflict."""
    return _standing(entries(connection, place, row_id, field))


def _standing(log: list[Entry]) -> tuple[str, ...]:
    texts = [text for entry in reversed(heads(log)) if isinstance(text := _text(entry), str)]
    shown = _text(log[-1]) if log else None
    return tuple(dict.fromkeys([shown, *texts] if isinstance(shown, str) else texts))


def _text(entry: Entry) -> str | None:
    value = from_json(entry.became) if entry.became is not None else None
    return value if isinstance(value, str) else None


def all_versions(connection: sqlite3.Connection) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Return every text of the file with more than one version, by table, row id and field."""
    found: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for table in TABLES:
        prose = [field.name for field in table.fields if field.prose]
        if not prose:
            continue
        marks = ", ".join("?" * len(prose))
        candidates = connection.execute(
            f"SELECT row_id, field FROM history WHERE place = ? AND field IN ({marks}) "
            "GROUP BY row_id, field HAVING count(*) > 1",
            (table.name, *prose),
        ).fetchall()
        for row_id, field in candidates:
            texts = versions(connection, table.name, row_id, field)
            if len(texts) > 1:
                found[table.name, row_id, field] = texts
    return found


def newly_in_versions(connection: sqlite3.Connection, texts: Iterable[tuple[str, str, str]], came: set[str]) -> int:
    """Return how many of these texts have several versions now and would not without the edits `came`."""
    count = 0
    for text in texts:
        log = entries(connection, *text)
        if len(_standing(log)) > 1 and len(_standing([entry for entry in log if entry.edit_id not in came])) < 2:
            count += 1
    return count
