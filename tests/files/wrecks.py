"""Every way in which a deck or session can be less than it seems: what is done to a sound file to make it so."""

import csv
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bonfire_deck.files import gathering
from bonfire_deck.files.history import History
from bonfire_deck.files.opening import close, open_for_reading, open_for_writing
from bonfire_deck.files.reading import Reader
from bonfire_deck.files.stamps import new_id
from bonfire_deck.model.session import Session
from tests.files.builders import LAPTOP, picture

CORPUS = Path(__file__).parents[1] / "corpus"
KINDS = ("archives", "databases", "svg", "text")
only_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs pipes, or names that other systems refuse")
NOT_OURS = "is not a Bonfire Deck file"
DAMAGED = "is damaged"
PICTURE = "A picture in this file is damaged"


def with_reactions(path, *texts):
    """Keep `texts` and return their ids."""
    connection = open_for_writing(path)
    try:
        shown = Reader(connection).session()
        history = History(connection, path, LAPTOP)
        return [
            gathering.keep_reaction(
                history, text=text, kind="see", card_id=shown.cards[0].id, group_id=shown.groups[0].id,
                round_id=shown.rounds[0].id,
            )
            for text in texts
        ]  # fmt: skip
    finally:
        close(connection)


def session_in(path) -> Session:
    connection = open_for_reading(path)
    try:
        return Reader(connection).session()
    finally:
        close(connection)


def texts_in(path):
    return [reaction.text for reaction in session_in(path).reactions]


def manifest(kind):
    with (CORPUS / kind / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def corpus_files():
    return [CORPUS / kind / entry["path"] for kind in KINDS for entry in manifest(kind)]


def sql(*statements):
    """Return what runs `statements` on a file with no rule of ours in the way."""

    def wreck(path):
        with closing(sqlite3.connect(path)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    return wreck


def rewritten_schema(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'CREATE TABLE', 'CREATE  TABLE')")


def bytes_at(offset, data):
    def wreck(path):
        content = bytearray(path.read_bytes())
        content[offset : offset + len(data)] = data
        path.write_bytes(content)

    return wreck


def pages_overwritten(path):
    """Fill the root page of the reactions with noise: only `quick_check` sees it."""
    with closing(sqlite3.connect(path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'reactions'").fetchone()[0]
    bytes_at((page - 1) * 4096, bytes(range(256)) * 16)(path)


def cut_short(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // 4096 * 4096])


def edited(**fields):
    """Return what changes a reaction by our own history, with links unchecked."""

    def wreck(path):
        connection = open_for_writing(path)
        connection.execute("PRAGMA foreign_keys=OFF")
        with History(connection, path, LAPTOP).edit("An edit") as edit:
            edit.add("reactions", text="Odd one", kind="see", **fields)
        close(connection)

    return wreck


def second_about(path):
    connection = open_for_writing(path)
    with History(connection, path, LAPTOP).edit("An edit") as edit:
        edit.add("about", title="Another")
    close(connection)


def no_about(path):
    connection = open_for_writing(path)
    about = connection.execute("SELECT id FROM about").fetchone()[0]
    with History(connection, path, LAPTOP).edit("An edit") as edit:
        edit.remove("about", about)
    close(connection)


def other_picture(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        first = "(SELECT min(id) FROM pictures)"
        connection.execute(f"UPDATE pictures SET data = ? WHERE id = {first}", (picture(99).data,))


def history_value(value):
    """Return what makes history say `value`, in JSON, of the kind of a reaction."""
    text = value.replace("'", "''")
    return sql(
        "INSERT INTO history SELECT edit_id, place, row_id, 'kind', 'null', "
        f"'{text}', NULL FROM history WHERE place = 'reactions' AND field = 'text' LIMIT 1"
    )


def erasure(place, row_id, *others):
    """Return what notes that a row was erased, and runs other statements with it."""
    return sql(
        f"INSERT INTO erasures VALUES ('{new_id()}', '{place}', {row_id}, '2026-01-01T00:00:00.000000Z')", *others
    )


FIRST_REACTION = "(SELECT min(id) FROM reactions)"
LONG = "'" + "0" * 200_000 + "'"

WRECKS = {
    "empty": (lambda path: path.write_bytes(b""), NOT_OURS),
    "a few bytes": (lambda path: path.write_bytes(b"SQLite format 3\0"), NOT_OURS),
    "zeros": (lambda path: path.write_bytes(bytes(8192)), NOT_OURS),
    "words": (lambda path: path.write_text("Dear all, " * 900, encoding="utf-8"), NOT_OURS),
    "another program's database": (sql("PRAGMA application_id=0"), NOT_OURS),
    "a newer version": (sql("PRAGMA user_version=2"), "was made by a newer version of Bonfire Deck"),
    "a version below the first": (sql("PRAGMA user_version=0"), NOT_OURS),
    "a negative version": (sql("PRAGMA user_version=-1"), NOT_OURS),
    "header overwritten": (bytes_at(0, b"Not a database.."), NOT_OURS),
    "page size overwritten": (bytes_at(16, b"\x00\x03"), NOT_OURS),
    "pages overwritten": (pages_overwritten, DAMAGED),
    "cut short": (cut_short, DAMAGED),
    "a view": (sql("CREATE VIEW v AS SELECT * FROM reactions"), NOT_OURS),
    "a trigger": (
        sql("CREATE TRIGGER t AFTER INSERT ON reactions BEGIN DELETE FROM reactions; END"), NOT_OURS,
    ),
    "a temporary trigger's friend, an extra table": (sql("CREATE TABLE extra (x)"), NOT_OURS),
    "an extra index": (sql("CREATE INDEX i ON reactions (text)"), NOT_OURS),
    "a virtual table": (sql("CREATE VIRTUAL TABLE f USING fts5(x)"), NOT_OURS),
    "statistics": (sql("CREATE TABLE x (a)", "INSERT INTO x VALUES (1)", "ANALYZE", "DROP TABLE x"), NOT_OURS),
    "an extra column": (sql("ALTER TABLE reactions ADD COLUMN x TEXT"), NOT_OURS),
    "a generated column": (sql("ALTER TABLE notes ADD COLUMN x TEXT AS (upper(text)) VIRTUAL"), NOT_OURS),
    "a table missing": (sql("DROP TABLE erasures"), NOT_OURS),
    "other schema text": (rewritten_schema, NOT_OURS),
    "a row that history does not know": (sql(f"UPDATE reactions SET text = 'x' WHERE id = {FIRST_REACTION}"), DAMAGED),
    "a row of nowhere": (sql(f"INSERT INTO notes (id, text) VALUES ('{new_id()}', 'x')"), DAMAGED),
    "a row gone": (sql(f"DELETE FROM reactions WHERE id = {FIRST_REACTION}"), DAMAGED),
    "history gone": (sql("DELETE FROM history WHERE place = 'reactions' AND field = 'text'"), DAMAGED),
    "edits gone": (sql("DELETE FROM edits"), DAMAGED),
    "a link to nowhere": (edited(card_id=new_id()), DAMAGED),
    "two titles": (second_about, "a Bonfire Deck file|is damaged"),
    "no title": (no_about, "a Bonfire Deck file|is damaged"),
    "history of another table": (sql("UPDATE history SET place = 'sqlite_schema' WHERE place = 'notes' OR 1"), DAMAGED),
    "history of another field": (sql("UPDATE history SET field = 'rowid' WHERE field = 'text'"), DAMAGED),
    "a row id that is none": (sql("UPDATE history SET row_id = 'x' WHERE place = 'reactions'"), DAMAGED),
    "a value of another type": (history_value("7"), DAMAGED),
    "a value out of the list": (history_value('"shout"'), DAMAGED),
    "a value with no end": (history_value("[" * 90_000), DAMAGED),
    "a value that is no number": (history_value("NaN"), DAMAGED),
    "a number of many digits": (history_value("9" * 6000), DAMAGED),
    "a value that is no JSON": (history_value("{"), DAMAGED),
    "no value at all": (
        sql(
            "INSERT INTO history SELECT edit_id, place, row_id, 'favourite', NULL, NULL, NULL FROM history "
            "WHERE place = 'reactions' AND field = 'text' LIMIT 1"
        ),
        DAMAGED,
    ),
    "a lone surrogate in JSON": (
        sql("UPDATE history SET became = '\"\\ud800\"' WHERE place = 'reactions' AND field = 'text'"), DAMAGED,
    ),
    "a stamp that is none": (sql("UPDATE edits SET stamp = 'soon'"), DAMAGED),
    "a stamp from the end of time": (
        sql("UPDATE edits SET stamp = 'ffffffffffff' || substr(stamp, 13)"), DAMAGED,
    ),
    "a label without end": (sql(f"UPDATE edits SET label = {LONG}"), DAMAGED),
    "an edit that takes back nothing": (sql("UPDATE edits SET undoes = 'x'"), DAMAGED),
    "replaced words that are none": (sql("UPDATE history SET replaced = '{}' WHERE field = 'text'"), DAMAGED),
    "an erasure in another table": (erasure("sqlite_schema", f"'{new_id()}'"), DAMAGED),
    "an erasure of no row": (erasure("notes", "'x'"), DAMAGED),
    "the session itself erased": (
        erasure("about", "(SELECT id FROM about)", "UPDATE about SET removed = 1, erased = 1"), "a Bonfire|is damaged",
    ),
    "a picture that is another": (other_picture, PICTURE),
    "a picture with a lying width": (sql("UPDATE pictures SET width = width + 1"), PICTURE),
    "a picture with a lying height": (sql("UPDATE pictures SET height = -1"), PICTURE),
    "a picture of another format": (sql("UPDATE pictures SET format = 'png'"), PICTURE),
    "a picture in a format of nobody": (sql("UPDATE pictures SET format = 'svg'"), DAMAGED),
    "a picture with another name": (sql("UPDATE pictures SET id = upper(id)"), DAMAGED),
    "a thumbnail that is none": (sql("UPDATE pictures SET thumbnail = x'00'"), PICTURE),
    "a picture with more behind it": (
        sql("UPDATE pictures SET thumbnail = CAST(thumbnail || x'504b0304' AS BLOB)"), PICTURE,
    ),
}  # fmt: skip
"""What is wrong, by name: the function that does it, and what the sentence must say (a regular expression)."""

NOT_SEEN_WITHOUT_DECODING = {name for name, (_wreck, sentence) in WRECKS.items() if sentence == PICTURE}
