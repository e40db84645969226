"""The list of our files: drawn without opening any of them, made again from them, and never in the way."""

import os
import shutil
import sqlite3
import threading

import pytest

from bonfire_deck.files.bringing import bring_in
from bonfire_deck.files.index import Index
from bonfire_deck.files.library import register
from bonfire_deck.files.opening import close, open_for_writing
from tests.files.builders import deck_at
from tests.files.wrecks import WRECKS, only_linux, session_in, texts_in, with_reactions


@pytest.fixture
def index(paths):
    paths.files.mkdir(parents=True)
    return Index(paths)


@pytest.fixture
def ours(paths, index, sound):
    path = paths.files / "ours.bonfire"
    shutil.copyfile(sound, path)
    register(path, paths)
    return path


def by_name(index):
    return {entry.path.name: entry for entry in index.entries()}


def test_nothing_is_made_before_it_is_asked(paths):
    Index(paths)
    assert not paths.state.exists()
    assert Index(paths).entries() == []
    assert Index(paths).refresh() is False


def test_a_file_of_ours_is_listed_with_what_is_in_it(paths, index, ours):
    deck = deck_at(paths.files / "deck.bonfiredeck", 3)
    register(deck, paths)
    entries = by_name(index)
    found = entries["ours.bonfire"]
    assert (found.thing, found.title, found.place, found.date) == ("session", "A day together", "Hall", "2026-03-01")
    assert (found.groups, found.pictures, found.reactions, found.trouble) == (3, 1, 3, "")
    assert found.cover[:2] == b"\xff\xd8"
    assert (entries["deck.bonfiredeck"].thing, entries["deck.bonfiredeck"].pictures) == ("deck", 3)
    assert not index.refresh()
    assert index.is_ours(ours, session_in(ours).about.id)


def test_what_changed_is_read_again_and_what_is_gone_is_left_out(index, ours):
    with_reactions(ours, "Four")
    assert index.refresh()
    assert by_name(index)["ours.bonfire"].reactions == 4
    ours.unlink()
    assert index.refresh()
    assert index.entries() == []


def test_a_file_that_came_from_elsewhere_is_listed_as_foreign_until_it_is_brought_in(paths, index, sound, workers):
    shutil.copyfile(sound, paths.files / "foreign.bonfire")
    index.refresh()
    found = by_name(index)["foreign.bonfire"]
    assert found.is_foreign
    assert "Import" in found.trouble
    brought = bring_in(found.path, paths, workers.verify)
    register(brought, paths)
    index.refresh()
    assert by_name(index)[brought.name].trouble == ""
    assert by_name(index)["foreign.bonfire"].is_foreign


def test_a_copy_of_ours_under_another_name_is_not_ours_by_itself(paths, index, ours):
    shutil.copyfile(ours, paths.files / "copy.bonfire")
    index.refresh()
    assert by_name(index)["copy.bonfire"].is_foreign
    assert not by_name(index)["ours.bonfire"].is_foreign


@pytest.mark.parametrize("name", sorted(WRECKS))
def test_whatever_lies_in_the_folder_the_list_is_made(paths, index, ours, sound, name):
    path = paths.files / "wreck.bonfire"
    shutil.copyfile(sound, path)
    WRECKS[name][0](path)
    before = path.read_bytes()
    index.refresh()
    assert by_name(index)["wreck.bonfire"].trouble
    assert by_name(index)["ours.bonfire"].trouble == ""
    assert path.read_bytes() == before


@only_linux
def test_pipes_folders_hidden_and_other_files_do_no_harm(paths, index, ours):
    os.mkfifo(paths.files / "pipe.bonfire")
    (paths.files / "folder.bonfire").mkdir()
    (paths.files / "gone.bonfire").symlink_to(paths.files / "nowhere")
    (paths.files / ".half.bonfire").write_bytes(b"x")
    (paths.files / "notes.txt").write_bytes(b"x")
    (paths.files / os.fsdecode(b"no\xffname.bonfire")).write_bytes(b"x")
    index.refresh()
    entries = by_name(index)
    assert set(entries) >= {"ours.bonfire"}
    assert not set(entries) & {".half.bonfire", "notes.txt"}
    assert all(entry.trouble for name, entry in entries.items() if name != "ours.bonfire")


def test_a_file_that_is_open_keeps_what_is_known_of_it(index, ours):
    connection = open_for_writing(ours)
    os.utime(ours, ns=(1, 1))
    index.refresh()
    assert (by_name(index)["ours.bonfire"].title, by_name(index)["ours.bonfire"].trouble) == ("A day together", "")
    close(connection)


def test_archived_opened_moved_and_forgotten_are_kept(index, ours):
    index.archive(ours, True)
    index.note_opened(ours)
    with_reactions(ours, "Four")
    index.refresh()
    found = by_name(index)["ours.bonfire"]
    assert found.archived
    assert found.opened_at
    moved = ours.with_name("moved.bonfire")
    ours.rename(moved)
    index.move(ours, moved)
    index.refresh()
    assert by_name(index)["moved.bonfire"].archived
    assert index.is_ours(moved, session_in(moved).about.id)
    index.archive(moved, False)
    assert not by_name(index)["moved.bonfire"].archived
    index.forget(moved)
    assert index.entries() == []
    assert not index.is_ours(moved, session_in(moved).about.id)


@pytest.mark.parametrize("what", ["renamed", "binned", "changed", "made"])
def test_what_somebody_does_while_the_folder_is_looked_through_stands(paths, index, ours, what):
    with_reactions(ours, "Four")
    new = paths.files / "renamed.bonfire"

    def meanwhile():
        if what == "renamed" and ours.exists():
            ours.rename(new)
            index.move(ours, new)
            register(new, paths)
        elif what == "binned":
            ours.unlink(missing_ok=True)
            index.forget(ours)
        elif what == "changed" and by_name(index)["ours.bonfire"].reactions == 3:
            with_reactions(ours, "Five")
            register(ours, paths)
        elif what == "made" and not new.exists():
            shutil.copyfile(ours, new)
            register(new, paths)
        return False

    index.refresh(meanwhile)
    wanted = {
        "renamed": {"renamed.bonfire": 4},
        "binned": {},
        "changed": {"ours.bonfire": 5},
        "made": {"ours.bonfire": 4, "renamed.bonfire": 4},
    }
    assert {name: entry.reactions for name, entry in by_name(index).items()} == wanted[what]


def test_looking_through_the_folder_can_be_stopped(paths, index, sound):
    for number in range(5):
        shutil.copyfile(sound, paths.files / f"{number}.bonfire")
    index.refresh(lambda: True)
    assert index.entries() == []


@pytest.mark.parametrize("content", [b"", b"not a database " * 400, b"SQLite format 3\0" + bytes(4080)])
def test_a_list_that_is_damaged_is_begun_again(paths, index, ours, content):
    paths.index.write_bytes(content)
    index.refresh()
    assert by_name(index)["ours.bonfire"].title == "A day together"
    assert texts_in(ours)


def test_a_list_with_an_empty_column_is_begun_again(paths, index, ours):
    """Damage that SQLite does not notice, as a page of zeros leaves it."""
    index.refresh()
    connection = sqlite3.connect(paths.index)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(entries)")]
    connection.executescript(f"DROP TABLE entries; CREATE TABLE entries ({', '.join(columns)});")
    connection.execute("INSERT INTO entries (path) VALUES (NULL)")
    connection.commit()
    connection.close()
    assert index.entries() == []
    index.refresh()
    assert by_name(index)["ours.bonfire"].title == "A day together"


def test_the_list_may_be_read_while_it_is_renewed(paths, index, sound):
    for number in range(8):
        shutil.copyfile(sound, paths.files / f"{number}.bonfire")
    thread = threading.Thread(target=index.refresh)
    thread.start()
    while thread.is_alive():
        index.entries()
    thread.join()
    assert len(index.entries()) == 8
