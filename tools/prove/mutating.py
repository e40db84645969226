"""Files made worse, a little or a lot: by bytes, by pages, and by SQL with no rule of ours in the way."""

import contextlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from bonfire_deck.files.log import LoggedEdit, digest_of
from bonfire_deck.files.schema import LONGEST_LINE, PAGE_SIZE, TABLES, Field, Table, Value, as_json
from bonfire_deck.files.stamps import new_id

HEADER = 100
EXTREMES = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
ODD_WORDS = (
    "", " ", "\x00", "\ud7ff", "\uffff", "\u202e", "'", '"', "%s{0}", "../../x", "0", "-1", "zzzz", "!", "\U0010ffff",
    "<script>", "2026-13-45", "9999-12-31T23:59:59.999999Z", "e\u0301" * 40, "x" * 5000,
)  # fmt: skip
LARGE = 59_000_000

Worse = Callable[[bytearray, Random], bytearray]


def by_bytes(content: bytes, other: bytes, chance: Random) -> tuple[str, bytes]:
    """Return how `content` was made worse, and the outcome; some of `other` may be spliced in."""
    name = chance.choice(sorted(BYTES))
    made = bytearray(content)
    if name == "splice":
        cut, into = chance.randrange(len(content)), chance.randrange(len(other))
        return name, bytes(made[:cut] + other[into:])
    for _time in range(chance.choice((1, 1, 1, 2, 5))):
        if not made:
            break
        made = BYTES[name](made, chance)
    return name, bytes(made)


def _span(content: bytearray, chance: Random) -> slice:
    start = chance.randrange(len(content))
    return slice(start, start + chance.choice((1, 4, 64, 512, 4096, 20_000)))


def _bits(content: bytearray, chance: Random) -> bytearray:
    for _bit in range(chance.choice((1, 2, 8, 40))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return content


def _cut(content: bytearray, chance: Random) -> bytearray:
    return content[: chance.randrange(len(content))]


def _noise(content: bytearray, chance: Random) -> bytearray:
    span = _span(content, chance)
    content[span] = chance.randbytes(len(content[span]))
    return content


def _zeros(content: bytearray, chance: Random) -> bytearray:
    span = _span(content, chance)
    content[span] = bytes(len(content[span]))
    return content


def _leave_out(content: bytearray, chance: Random) -> bytearray:
    del content[_span(content, chance)]
    return content


def _put_in(content: bytearray, chance: Random) -> bytearray:
    at = chance.randrange(len(content))
    content[at:at] = chance.randbytes(chance.choice((1, 4, 64, 4096)))
    return content


def _again(content: bytearray, chance: Random) -> bytearray:
    span = _span(content, chance)
    at = chance.randrange(len(content))
    content[at:at] = content[span] * chance.choice((1, 2, 200))
    return content


def _lie(content: bytearray, chance: Random) -> bytearray:
    """Write a number of no measure where counts, sizes and offsets stand: mostly near the beginning."""
    width = chance.choice((1, 2, 4))
    at = chance.randrange(min(len(content), chance.choice((HEADER, 600, len(content)))))
    order = "big" if chance.random() < 0.6 else "little"
    content[at : at + width] = (chance.choice(EXTREMES) % (1 << 8 * width)).to_bytes(width, order)  # type: ignore[arg-type]
    return content


def _swap_pages(content: bytearray, chance: Random) -> bytearray:
    pages = max(1, len(content) // PAGE_SIZE)
    one, two = (chance.randrange(pages) * PAGE_SIZE for _side in range(2))
    first, second = content[one : one + PAGE_SIZE], content[two : two + PAGE_SIZE]
    if len(first) == len(second):
        content[one : one + PAGE_SIZE], content[two : two + PAGE_SIZE] = second, first
    return content


def _page_twice(content: bytearray, chance: Random) -> bytearray:
    pages = max(1, len(content) // PAGE_SIZE)
    one, two = (chance.randrange(pages) * PAGE_SIZE for _side in range(2))
    content[one : one + PAGE_SIZE] = content[two : two + PAGE_SIZE]
    return content


BYTES: dict[str, Worse] = {
    "bits": _bits, "cut": _cut, "noise": _noise, "zeros": _zeros, "leave out": _leave_out, "put in": _put_in,
    "again": _again, "lie": _lie, "swap pages": _swap_pages, "page twice": _page_twice, "splice": _cut,
}  # fmt: skip


def by_sql(path: Path, chance: Random) -> str:
    """Make a deck or session worse with plain SQLite, and say how; what SQLite itself refuses leaves it as it was."""
    name = chance.choice(sorted(SQL))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        try:
            connection.execute("BEGIN")
            SQL[name](connection, chance)
            if chance.random() < 0.7:
                # What can't be signed stays as it is, with the digest of what it said before.
                with contextlib.suppress(sqlite3.Error, UnicodeError, ValueError, TypeError):
                    sign_again(connection)
            connection.execute("COMMIT")
        except (sqlite3.Error, UnicodeError, ValueError):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    return name


def sign_again(connection: sqlite3.Connection) -> None:
    """Give every edit the digest of what it says now, as one who knows our code would."""
    edits = connection.execute("SELECT id, stamp, label, made_at, undoes FROM edits").fetchall()
    for edit in edits:
        changes = connection.execute(
            "SELECT place, row_id, field, was, became, replaced FROM history WHERE edit_id = ? "
            "ORDER BY place, row_id, field",
            (edit[0],),
        ).fetchall()
        is_erased = any(change[4] is None for change in changes)
        digest = "" if is_erased else digest_of(LoggedEdit(edit[0], edit[1], edit[2], edit[3], edit[4], tuple(changes)))
        connection.execute("UPDATE edits SET digest = ? WHERE id = ?", (digest, edit[0]))


def _schema(connection: sqlite3.Connection, chance: Random) -> None:
    table = chance.choice(("reactions", "cards", "edits", "history", "pictures", "about"))
    connection.execute(
        chance.choice(
            (
                f"CREATE VIEW v AS SELECT * FROM {table}",
                "CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
                f"CREATE TRIGGER t AFTER INSERT ON {table} BEGIN DELETE FROM history; END",
                f"ALTER TABLE {table} ADD COLUMN odd TEXT AS (hex(zeroblob(9))) VIRTUAL",
                f"ALTER TABLE {table} ADD COLUMN odd TEXT",
                f"CREATE INDEX odd ON {table} (1)",
                f"CREATE INDEX odd ON {table} (hex(randomblob(9)))",
                "CREATE VIRTUAL TABLE odd USING fts5(x)",
                "CREATE VIRTUAL TABLE odd USING rtree(id, x, y)",
                f"DROP TABLE {table}",
                "PRAGMA user_version=7",
            )
        )
    )


def _schema_text(connection: sqlite3.Connection, chance: Random) -> None:
    """Keep the text of our schema and lie behind it: root pages, names, kinds."""
    connection.execute("PRAGMA writable_schema=ON")
    column = chance.choice(("rootpage", "name", "tbl_name", "type", "sql"))
    value: Value = chance.choice((0, 1, 2, 3, 9, 2**31 - 1, -1, None, "table", "view", "trigger", "index", "x"))
    connection.execute(
        f"UPDATE sqlite_schema SET {column} = ? WHERE rowid = ?", (value, chance.randrange(1, len(TABLES) + 9))
    )
    if chance.random() < 0.3:
        root = connection.execute("SELECT rootpage FROM sqlite_schema ORDER BY random() LIMIT 1").fetchone()[0]
        connection.execute("UPDATE sqlite_schema SET rootpage = ? WHERE rowid = 12", (root,))


def _other_types(connection: sqlite3.Connection, chance: Random) -> None:
    """Values of other types behind a schema that says STRICT, since it did not say so for a moment."""
    connection.execute("PRAGMA writable_schema=ON")
    table, column = chance.choice((("reactions", "text"), ("cards", "number"), ("pictures", "data"), ("about", "title"),
                                   ("edits", "stamp"), ("history", "became"), ("history", "row_id")))  # fmt: skip
    before = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    without = before.replace(") STRICT, WITHOUT", ") WITHOUT").replace(") STRICT", ")")
    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (without, table))
    version = connection.execute("PRAGMA schema_version").fetchone()[0]
    connection.execute(f"PRAGMA schema_version={version + 1}")
    connection.execute("COMMIT")
    connection.execute("BEGIN")
    value = chance.choice((b"\xff\xfe", 7, 1e300, "words", None, float("inf"), -(2**63)))
    connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", (value,))
    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (before, table))


def _no_text(connection: sqlite3.Connection, chance: Random) -> None:
    """Put bytes that are no UTF-8 where text stands."""
    table, column = chance.choice((("reactions", "text"), ("about", "title"), ("cards", "title"), ("edits", "label"),
                                   ("history", "became"), ("pictures", "format"), ("erasures", "place")))  # fmt: skip
    odd = chance.choice((b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"ok\x80", b"\xf8" * 50))
    if table == "history":
        odd = b'"' + odd + b'"'
    connection.execute(f"UPDATE {table} SET {column} = CAST(? AS TEXT)", (odd,))


def _log(connection: sqlite3.Connection, chance: Random) -> None:
    """Forge the log: ids, stamps, labels, what undoes what."""
    stamp = chance.choice(("ffffffffffff-ffff-ffffffffffffffff-ffffffff", "000000000000-0000-0000000000000000-00000000",
                           "ffffc4653600-ffff-0000000000000000-00000001", "soon", "", "g" * 40))  # fmt: skip
    connection.execute(
        *chance.choice(
            (
                ("UPDATE edits SET stamp = ?", (stamp,)),
                ("UPDATE edits SET stamp = ? WHERE rowid = (SELECT max(rowid) FROM edits)", (stamp,)),
                ("UPDATE edits SET undoes = id", ()),
                ("UPDATE edits SET undoes = (SELECT id FROM edits ORDER BY random() LIMIT 1)", ()),
                ("UPDATE edits SET undoes = ?", (new_id(),)),
                ("UPDATE edits SET label = ?", (chance.choice(ODD_WORDS) * 300,)),
                ("UPDATE edits SET made_at = ?", (chance.choice(ODD_WORDS),)),
                (
                    "UPDATE edits SET digest = ?",
                    (chance.choice(("", "0" * 32, "x"))),
                ),
                ("UPDATE edits SET rowid = ? WHERE rowid = 1", (chance.choice((-(2**63), 2**63 - 1)),)),
                ("UPDATE OR IGNORE history SET edit_id = ?", (new_id(),)),
                ("DELETE FROM edits WHERE rowid = (SELECT max(rowid) FROM edits)", ()),
                ("DELETE FROM openings", ()),
                ("INSERT INTO this_copy VALUES (?, ?, ?)", (new_id(), chance.choice(ODD_WORDS), "")),
                ("UPDATE this_copy SET for_group = ?", (chance.choice(ODD_WORDS),)),
                (
                    "INSERT INTO erasures SELECT ?, place, row_id, '' FROM history ORDER BY random() LIMIT 1",
                    (new_id(),),
                ),
            )
        )
    )


def _change(connection: sqlite3.Connection, chance: Random) -> None:
    """Let history say of a field what we would not have written."""
    value = chance.choice(
        ("null", "7", "-1", "1e999", "NaN", "9" * 6000, '"' + "x" * 200_000 + '"', "[" * 90_000, '{"a":' * 9000, "{",
         "true", '"\\ud800"', '"\\u0000"', '""', "", "0.5", str(2**70), '"' + new_id() + '"', " 1 ", '"a"\n')
    )  # fmt: skip
    column = chance.choice(("became", "was", "replaced"))
    replaced = chance.choice((None, "[]", "{}", "[1]", json.dumps([new_id()] * 3), "[" * 5000, "x"))
    field = chance.choice([field.name for table in TABLES for field in table.fields])
    connection.execute(
        f"UPDATE history SET {column} = ? WHERE field = ?", (replaced if column == "replaced" else value, field)
    )


def _forge(connection: sqlite3.Connection, chance: Random) -> None:
    """Change a row and its history together, to anything the field takes: where it holds, the file is a sound one."""
    filled = [table for table in TABLES if connection.execute(f"SELECT 1 FROM {table.name}").fetchone()]
    for _field in range(chance.randint(1, 12)):
        table = chance.choice(filled)
        field = chance.choice(table.fields)
        row_id = connection.execute(f"SELECT id FROM {table.name} ORDER BY random() LIMIT 1").fetchone()[0]
        _forge_field(connection, table, row_id, field, value_for(field, chance))


def _forge_field(connection: sqlite3.Connection, table: Table, row_id: str, field: Field, value: Value) -> None:
    edit_id = new_id()
    latest = connection.execute("SELECT max(stamp) FROM edits").fetchone()[0]
    stamp = f"{int(latest[:12], 16) + 1:012x}{latest[12:]}"
    before = connection.execute(f"SELECT {field.name} FROM {table.name} WHERE id = ?", (row_id,)).fetchone()[0]
    connection.execute(f"UPDATE {table.name} SET {field.name} = ? WHERE id = ?", (value, row_id))
    changes = ((table.name, row_id, field.name, as_json(before), as_json(value), "[]" if field.prose else None),)
    edit = LoggedEdit(edit_id, stamp, "Forged", "", None, changes)
    connection.execute(
        "INSERT INTO edits VALUES (?, ?, ?, ?, NULL, ?)", (edit_id, stamp, "Forged", "", digest_of(edit))
    )
    connection.execute("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?)", (edit_id, *changes[0]))


def value_for(field: Field, chance: Random) -> Value:
    """Return a value at an edge of what a field takes, now and then past it."""
    if field.may_be_empty and chance.random() < 0.3:
        return None
    if field.choices:
        return chance.choice((*field.choices, "shout"))
    if field.points_to:
        return new_id()
    if field.type == "TEXT":
        long = "x" * LONGEST_LINE if chance.random() < 0.1 else ""
        return long or chance.choice(ODD_WORDS)
    edges = (field.low, field.high, field.low, field.high, (field.low + field.high) / 2, field.high + 1, -1, 1e-300)
    value = chance.choice(edges)
    return int(value) if field.type == "INTEGER" else float(value)


def _pictures(connection: sqlite3.Connection, chance: Random) -> None:
    huge = chance.random() < 0.15
    column = chance.choice(("id", "format", "width", "height", "data", "thumbnail"))
    value: object = chance.choice((b"", b"\xff\xd8\xff", "x", 0, -1, 2**40, "jpeg", "png", "0" * 64))
    if column in ("data", "thumbnail"):
        value = bytes(LARGE) if huge else chance.randbytes(chance.choice((0, 1, 9, 4000)))
    if chance.random() < 0.3:
        connection.execute(
            "INSERT INTO pictures VALUES (?, 'jpeg', 9, 9, ?, ?)",
            (f"{chance.getrandbits(256):064x}", bytes(LARGE) if huge else b"\xff\xd8", b"\xff\xd8"),
        )
    else:
        connection.execute(f"UPDATE OR IGNORE pictures SET {column} = ?", (value,))


def _rows(connection: sqlite3.Connection, chance: Random) -> None:
    """Change rows behind history's back."""
    table = chance.choice(TABLES)
    connection.execute(
        chance.choice(
            (
                f"DELETE FROM {table.name}",
                f"INSERT INTO {table.name} (id) VALUES ('{new_id()}')",
                f"INSERT INTO {table.name} (id) VALUES ('x')",
                f"UPDATE {table.name} SET id = upper(id)",
                f"UPDATE {table.name} SET erased = 1",
                f"UPDATE {table.name} SET {chance.choice(table.fields).name} = '9'",
            )
        )
    )


SQL: dict[str, Callable[[sqlite3.Connection, Random], None]] = {
    "schema": _schema, "schema text": _schema_text, "other types": _other_types, "no text": _no_text, "log": _log,
    "history": _change, "forged": _forge, "pictures": _pictures, "rows": _rows,
}  # fmt: skip
