"""The text of permanently erased rows, kept in memory while it is being searched for."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from bonfire_deck.files.erased import PICTURES, RowName
from bonfire_deck.files.schema import TABLES, Table, from_json, table_named

LONG = 12
"""Letters from which a text is also found inside others; shorter ones, such as "Yes", must match as a whole."""
TELLING = {"people": ("name", "contact")}
"""By table, the fields that identify what was said or who it was, where those aren't the prose fields."""
LARGEST_LOG = 20_000_000


class Words:
    """The texts of some rows, and their ids."""

    def __init__(self, ids: Iterable[str], texts: Iterable[str]) -> None:
        """Hold each text once."""
        self.ids = frozenset(ids)
        self.texts = tuple(dict.fromkeys(stripped for text in texts if (stripped := text.strip())))

    def holds(self, said: str) -> bool:
        """Return whether a text contains any of these texts, or is part of one."""
        said = said.strip()
        return any(
            said == text or (len(text) >= LONG and text in said) or (len(said) >= LONG and said in text)
            for text in self.texts
        )

    def black_out(self, log: Path) -> None:
        """Overwrite these texts with blanks in a log that may be in use; raises `OSError`."""
        if not log.is_file() or log.stat().st_size > LARGEST_LOG:
            return
        with log.open("r+b") as file:
            written = file.read()
            for text in self.texts:
                for form in {text, repr(text)[1:-1], json.dumps(text)[1:-1]} if len(text) >= LONG else ():
                    sought = form.encode("utf-8", "surrogatepass")
                    place = written.find(sought)
                    while place >= 0:
                        file.seek(place)
                        file.write(b" " * len(sought))
                        place = written.find(sought, place + 1)


def words_of(connection: sqlite3.Connection, rows: Iterable[RowName]) -> Words:
    """Return all current and earlier text of some rows."""
    rows = tuple(rows)
    return Words((row_id for _place, row_id in rows), _texts(connection, rows))


def _texts(connection: sqlite3.Connection, rows: Iterable[RowName]) -> Iterator[str]:
    for place, row_id in rows:
        table = table_named(place) if place != PICTURES else None
        names = _telling(table) if table is not None else ()
        if not names:
            continue
        yield from _strings(
            connection.execute(f"SELECT {', '.join(names)} FROM {place} WHERE id = ?", (row_id,)).fetchone() or ()
        )
        marks = ", ".join("?" * len(names))
        for change in connection.execute(
            f"SELECT was, became FROM history WHERE place = ? AND row_id = ? AND field IN ({marks})",
            (place, row_id, *names),
        ):
            yield from _strings(from_json(value) for value in change if value is not None)


def _telling(table: Table) -> tuple[str, ...]:
    return TELLING.get(table.name) or tuple(field.name for field in table.fields if field.prose)


def _strings(values: Iterable[object]) -> Iterator[str]:
    return (value for value in values if isinstance(value, str))


def still_said(connection: sqlite3.Connection, words: Words) -> int:
    """Return how many living rows of a file contain any of these texts."""
    count = 0
    for table in TABLES:
        names = ["id", *(field.name for field in table.fields if field.type == "TEXT" and not field.points_to)]
        said = connection.execute(f"SELECT {', '.join(names)} FROM {table.name} WHERE removed = 0")
        count += sum(any(words.holds(text) for text in _strings(row) if text) for row in said)
    return count
