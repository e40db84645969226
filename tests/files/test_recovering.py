"""Recovering: a sound file of what can be read, whatever is damaged, and the damaged file as it was."""

import hashlib
import sqlite3
from contextlib import closing
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering, library, rescue
from bonfire_deck.files.backups import Backups
from bonfire_deck.files.checking import check
from bonfire_deck.files.opening import close, open_for_reading, open_for_writing
from bonfire_deck.files.pages import Pages
from bonfire_deck.files.salvage import pictures_in, words_in
from bonfire_deck.files.schema import TABLES
from tests.files.builders import LAPTOP
from tests.files.wrecks import bytes_at, session_in, texts_in, with_reactions

PAGE = 4096


@pytest.fixture
def damage(mine):
    """Return what overwrites pages of the file with noise, and takes the first page of a table by its name."""
    noise = Random(7)

    def pages(*wanted):
        with closing(sqlite3.connect(mine)) as connection:
            roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema"))
        for page in wanted:
            bytes_at((roots.get(page, page) - 1) * PAGE, noise.randbytes(PAGE))(mine)

    return pages


def stored_rows(path):
    connection = open_for_reading(path)
    try:
        return {
            table.name: {
                row[0]: dict(zip(table.columns[1:], row[1:], strict=True))
                for row in connection.execute(f"SELECT {', '.join(table.columns)} FROM {table.name}")
            }
            for table in TABLES
        }
    finally:
        close(connection)


def recovered(path, paths):
    target = path.with_name("new.bonfire")
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    result = library.recover(path, target, paths)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert not [problem for problem in check(target).problems if not problem.endswith("is missing")]
    return result


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=9000), max_size=8))
def test_what_stands_in_the_pages_is_what_sqlite_reads_in_the_file(tmp_path_factory, sound, texts):
    path = tmp_path_factory.mktemp("pages") / "a.bonfire"
    path.write_bytes(sound.read_bytes())
    with_reactions(path, *[text for text in texts if text.strip()])
    with Pages(path) as pages:
        found = words_in(pages)
        pictures = list(pictures_in(pages))
    assert found.rows == stored_rows(path)
    connection = open_for_reading(path)
    try:
        assert {tuple(row) for row in found.edits.values()} == set(connection.execute("SELECT * FROM edits"))
        changes = {(name, *change) for name, own in found.changes.items() for change in own.values()}
        assert changes == set(connection.execute("SELECT * FROM history"))
        assert len(pictures) == connection.execute("SELECT count(*) FROM pictures").fetchone()[0]
    finally:
        close(connection)


def test_a_sound_file_comes_back_whole(mine, paths):
    result = recovered(mine, paths)
    assert (result.lost_edits, result.lost_pictures, result.from_backup, result.from_rescue) == (0, 0, "", 0)
    assert stored_rows(result.path) == stored_rows(mine)


@pytest.mark.parametrize(
    "lost",
    [
        (1,), ("history",), ("edits",), ("reactions",), ("cards",), ("about",), ("pictures",), ("history", "edits"),
        ("history_by_row", "edits_by_stamp", "sqlite_autoindex_edits_1"), (1, "groups", "rounds"),
    ],
)  # fmt: skip
def test_every_line_comes_back_whichever_page_is_lost(mine, paths, damage, lost):
    with_reactions(mine, *[f"Line {number}" for number in range(40)])
    expected = texts_in(mine)
    damage(*lost)
    result = recovered(mine, paths)
    assert texts_in(result.path) == expected
    assert session_in(result.path).about.thing == "session"


def test_what_is_lost_without_a_trace_leaves_no_ghost_and_no_link_to_nowhere(mine, paths, damage):
    session = session_in(mine)
    connection = open_for_writing(mine)
    with closing(connection):
        connection.execute("PRAGMA secure_delete=ON")
        first = session.reactions[0].id
        # The beginning of one line and the whole of one group are nowhere any more; the line was changed later.
        connection.execute("PRAGMA foreign_keys=OFF")
        history = library.History(connection, mine, LAPTOP)
        gathering.reword(history, first, "Changed later")
        born = connection.execute("SELECT edit_id FROM history WHERE row_id = ? AND was IS NULL", (first,)).fetchone()
        for statement, values in (
            ("DELETE FROM edits WHERE id = ?", born), ("DELETE FROM history WHERE edit_id = ?", born),
            ("DELETE FROM reactions WHERE id = ?", (first,)), ("DELETE FROM groups", ()),
            ("DELETE FROM edits WHERE label = 'Start the session'", ()),
        ):  # fmt: skip
            connection.execute(statement, values)
    result = recovered(mine, paths)
    assert texts_in(result.path) == ["Two words", "Three words"]
    assert {reaction.group_id for reaction in session_in(result.path).reactions} == {None}
    # The edit that made the line is spoken of nowhere, so it can't be counted.
    assert result.lost_edits == 1


def test_the_newest_backup_and_the_lines_the_disk_refused_come_along(mine, paths, damage):
    library.register(mine, paths)
    with_reactions(mine, "In the backup")
    connection = open_for_reading(mine)
    backup = Backups(paths).make(connection, mine, "kept")
    close(connection)
    with_reactions(mine, "After the backup")
    rescue.keep(paths, mine, {"text": "The disk refused this", "kind": "feel", "card": 2, "group": ""})
    rescue.keep(
        paths, mine, {"text": "After the backup", "kind": "see", "card": 1, "group": session_in(mine).groups[0].id}
    )
    damage(*range(2, mine.stat().st_size // PAGE + 1))
    result = recovered(mine, paths)
    assert (result.from_backup, result.from_rescue) == (backup.made_at, 2)
    assert texts_in(result.path)[:4] == ["One word", "Two words", "Three words", "In the backup"]
    assert set(texts_in(result.path)[4:]) == {"The disk refused this", "After the backup"}
    assert result.lost_pictures == 0


def test_a_recovered_file_merges_with_a_copy_that_has_the_lost_edits(mine, paths, damage):
    copy = mine.with_name("copy.bonfire")
    library.copy_session(mine, copy, paths)
    with_reactions(copy, "Said at a table")
    damage("history")
    result = recovered(mine, paths)
    assert result.lost_edits > 0
    with library.checked_for_writing(result.path, LAPTOP) as (history, _reader), library.PictureWorkers(1) as workers:
        ((_path, merged),) = library.gather(history, [copy], paths, workers.verify)
    assert not isinstance(merged, Trouble), merged
    assert check(result.path).problems == ()
    assert set(texts_in(result.path)) == {"One word", "Two words", "Three words", "Said at a table"}


@pytest.mark.parametrize("content", [bytes(8192), b"Just a letter to somebody. " * 400, bytes(range(256)) * 64])
def test_where_nothing_can_be_read_no_file_is_made(tmp_path, paths, content):
    path = tmp_path / "odd.bonfire"
    path.write_bytes(content)
    with pytest.raises(Trouble, match="can be read"):
        library.recover(path, tmp_path / "new.bonfire", paths)
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["odd.bonfire"]


def test_pages_that_lead_to_each_other_end(mine, paths):
    """Every overflow pointer and every child points at the same page."""
    content = bytearray(mine.read_bytes())
    for page in range(1, len(content) // PAGE):
        if content[page * PAGE] == 0:
            content[page * PAGE : page * PAGE + 4] = (page + 1).to_bytes(4)
        elif content[page * PAGE] == 5:
            content[page * PAGE + 8 : page * PAGE + 12] = (page + 1).to_bytes(4)
    mine.write_bytes(content)
    assert texts_in(recovered(mine, paths).path) == ["One word", "Two words", "Three words"]
