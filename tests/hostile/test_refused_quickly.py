"""A stranger's file that wants to keep us busy: refused with a sentence within two seconds, in every place."""

import contextlib
import shutil
import sqlite3
from contextlib import closing

import pytest

from bonfire_deck.errors import Trouble
from bonfire_deck.files.bringing import bring_in, read_aside
from bonfire_deck.files.checking import check
from bonfire_deck.files.opening import close, open_for_writing
from tests.files.wrecks import PICTURE, WRECKS, bytes_at, sql
from tests.patience import within

SECONDS = 2.0
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"


def lying_schema(statement):
    """Return what lets `statement` stand where the schema has the table of notes."""

    def wreck(path):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA writable_schema=ON")
            connection.execute("UPDATE sqlite_schema SET type = 'view', rootpage = 0, sql = ? WHERE name = 'notes'",
                               (statement,))  # fmt: skip

    return wreck


def blobs(count):
    def wreck(path):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA synchronous=OFF")
            for number in range(count):
                connection.execute(
                    "INSERT INTO pictures VALUES (?, 'jpeg', 9, 9, zeroblob(61000000), x'ff')", (f"{number:064x}",)
                )

    return wreck


BUSY = {
    "a view without end": sql(f"CREATE VIEW v AS {ENDLESS}"),
    "a view in the place of a table": lying_schema(f"CREATE VIEW notes AS {ENDLESS}"),
    "a trigger that calls itself": sql(
        "PRAGMA recursive_triggers=ON",
        "CREATE TRIGGER t AFTER INSERT ON notes BEGIN INSERT INTO notes (id) VALUES (hex(randomblob(9))); END",
    ),
    "a generated column that is long to make": sql(
        "ALTER TABLE notes ADD COLUMN x TEXT AS (hex(zeroblob(400000000))) VIRTUAL"
    ),
    "an index on what takes long": sql("CREATE INDEX odd ON notes (hex(zeroblob(id)))"),
    "a file of many pages": bytes_at(28, b"\x7f\xff\xff\xff"),
    "many free pages": bytes_at(32, b"\x00\x00\x00\x02\x7f\xff\xff\xff"),
    "a largest root page": bytes_at(52, b"\x00\x00\x00\x07"),
    "another encoding": bytes_at(56, b"\x00\x00\x00\x02"),
    "bytes that are no text": sql(r"UPDATE reactions SET text = CAST(x'ff80c0' AS TEXT)"),
    "history that is no text": sql("UPDATE history SET became = CAST(x'22ff8022' AS TEXT) WHERE field = 'text'"),
    "a huge picture": blobs(1),
    "huge pictures": blobs(4),
}
REFUSED = {**BUSY, **{name: wreck for name, (wreck, sentence) in WRECKS.items() if sentence != PICTURE}}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_it_is_refused_within_two_seconds(tmp_path, paths, workers, sound, name):
    given = tmp_path / "given" / "given.bonfire"
    given.parent.mkdir()
    shutil.copyfile(sound, given)
    REFUSED[name](given)
    before = given.stat()
    places = (
        lambda: bring_in(given, paths, workers.verify),
        lambda: read_aside(given, paths, set(), workers.verify),
        lambda: refused_or_found(given),
    )
    for place in places:
        with within(SECONDS), pytest.raises(Trouble) as caught:
            place()
        assert caught.value.message
        assert caught.value.hint
    # What is wrong inside of rows is seen only when they are read.
    with within(SECONDS), contextlib.suppress(Trouble):
        close(open_for_writing(given))
    after = given.stat()
    assert [path.name for path in given.parent.iterdir()] == ["given.bonfire"]
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def test_more_words_than_memory_should_hold_are_refused_before_they_are_read(tmp_path, paths, workers, sound):
    given = tmp_path / "given.bonfire"
    shutil.copyfile(sound, given)
    sql("PRAGMA synchronous=OFF", "INSERT INTO this_copy VALUES ('x', printf('%.*c', 151000000, 'x'), '')")(given)
    for place in (
        lambda: bring_in(given, paths, workers.verify),
        lambda: read_aside(given, paths, set(), workers.verify),
    ):
        with within(SECONDS), pytest.raises(Trouble, match="more text than a session"):
            place()


def refused_or_found(path):
    problems = check(path).problems
    if problems:
        raise Trouble(problems[0], "found")
