"""What lies beside a file is a stranger's too: SQLite would follow it to other files, so such a pair is refused."""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from bonfire_deck.errors import Trouble
from bonfire_deck.files import library
from bonfire_deck.files.bringing import bring_in
from bonfire_deck.files.checking import check
from bonfire_deck.files.index import Index, look_at
from tests.files.builders import LAPTOP
from tests.files.wrecks import only_linux, texts_in
from tests.hostile.journals import hot_journal

LINES = ["One word", "Two words", "Three words"]
SENTENCE = "^Another program left a file next to “given.bonfire”"


def show(path, paths):
    with library.checked_for_reading(path, paths) as reader:
        return reader.session()


def write(path, paths):
    with library.checked_for_writing(path, LAPTOP):
        pass


def use_as_deck(path, paths):
    library.copy_session(path, paths.files / "copy.bonfire", paths)


IN_PLACE = (show, write, use_as_deck, lambda path, paths: check(path))


@pytest.fixture
def given(tmp_path, sound):
    path = tmp_path / "given" / "given.bonfire"
    path.parent.mkdir()
    shutil.copyfile(sound, path)
    return path


def with_ending(path, ending):
    return path.with_name(path.name + ending)


def journal_over(path, names=""):
    """A hot journal that would blank a page of the file, and take another file with it."""
    content = path.read_bytes()
    with_ending(path, "-journal").write_bytes(hot_journal({4: bytes(4096)}, len(content) // 4096, names))


def state_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def refused_everywhere_in_place(path, paths):
    before = state_of(path.parent)
    for act in IN_PLACE:
        with pytest.raises(Trouble, match=SENTENCE) as caught:
            act(path, paths)
        assert caught.value.hint
    assert "Another program" in look_at(path)[2]
    assert state_of(path.parent) == before


def test_the_control_plain_sqlite_deletes_the_file_that_a_strangers_journal_names(tmp_path, given):
    victim = tmp_path / "precious.txt"
    victim.write_text("precious")
    journal_over(given, str(victim))
    with closing(sqlite3.connect(given)) as connection:
        connection.execute("PRAGMA schema_version").fetchone()
    assert not victim.exists()


def test_a_journal_that_names_another_file_takes_no_other_file_with_it(tmp_path, given, paths):
    victim = tmp_path / "precious.txt"
    victim.write_text("precious")
    journal_over(given, str(victim))
    refused_everywhere_in_place(given, paths)
    paths.files.mkdir(parents=True)
    for name in ("given.bonfire", "given.bonfire-journal"):
        shutil.copyfile(given.with_name(name), paths.files / name)
    Index(paths).refresh()
    assert "Another program" in Index(paths).entries()[0].trouble
    assert victim.read_text() == "precious"


@pytest.mark.parametrize("ending", ["-wal", "-shm"])
def test_a_write_ahead_log_beside_a_file_is_never_read(given, paths, ending):
    with_ending(given, ending).write_bytes(b"\x37\x7f\x06\x82" * 20_000)
    refused_everywhere_in_place(given, paths)


@only_linux
def test_a_journal_that_is_no_plain_file_holds_nobody_up(tmp_path, given, paths):
    journal = with_ending(given, "-journal")
    os.mkfifo(journal)
    for act in IN_PLACE:
        with pytest.raises(Trouble, match=SENTENCE):
            act(given, paths)
    journal.unlink()
    (tmp_path / "precious.txt").write_text("precious")
    journal.symlink_to(tmp_path / "precious.txt")
    refused_everywhere_in_place(given, paths)
    assert (tmp_path / "precious.txt").read_text() == "precious"


def test_brought_in_alone_it_is_what_it_says(given, paths, workers):
    journal_over(given, "/nowhere")
    assert texts_in(bring_in(given, paths, workers.verify)) == LINES


def test_a_header_that_asks_for_a_write_ahead_log_leaves_nothing_lying(given, paths):
    content = bytearray(given.read_bytes())
    content[18:20] = b"\2\2"
    given.write_bytes(content)
    before = state_of(given.parent)
    for act in IN_PLACE:
        with pytest.raises(Trouble, match="is not a Bonfire Deck file"):
            act(given, paths)
    assert state_of(given.parent) == before


def test_a_journal_of_our_own_kind_is_rolled_back(given, paths):
    content = given.read_bytes()
    journal = hot_journal({4: content[3 * 4096 : 4 * 4096]}, len(content) // 4096)
    given.write_bytes(content[: 3 * 4096] + bytes(4096) + content[4 * 4096 :])
    with_ending(given, "-journal").write_bytes(journal)
    assert texts_in(given) == LINES
    assert given.read_bytes() == content
