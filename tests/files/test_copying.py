"""Copies: whole and sound or not there at all, without what is nobody else's business."""

import dataclasses
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from bonfire_deck.errors import Trouble
from bonfire_deck.files.atomic import atomic_path, write_atomically
from bonfire_deck.files.backups import Backups
from bonfire_deck.files.bringing import free_path, read_aside
from bonfire_deck.files.checking import check
from bonfire_deck.files.copying import write_copy
from bonfire_deck.files.history import History
from bonfire_deck.files.library import copy_session, gather
from bonfire_deck.files.merging import merge
from bonfire_deck.files.opening import close, open_for_reading, open_for_writing
from bonfire_deck.files.reading import Reader
from tests.files.builders import LAPTOP, deck_at
from tests.files.wrecks import WRECKS, session_in, texts_in, with_reactions


def rows(path, table):
    connection = open_for_reading(path)
    try:
        return connection.execute(f"SELECT * FROM {table}").fetchall()
    finally:
        close(connection)


def test_a_copy_holds_the_same_and_forgets_who_wrote(mine, paths, tmp_path):
    copy = tmp_path / "copy.bonfire"
    copy_session(mine, copy, paths)
    assert session_in(copy) == session_in(mine)
    assert check(copy).problems == ()
    assert rows(copy, "openings") == []
    assert rows(copy, "edits") == rows(mine, "edits")
    assert rows(copy, "pictures") == rows(mine, "pictures")
    assert rows(copy, "this_copy")[0][0] != rows(mine, "this_copy")[0][0]
    connection = open_for_writing(copy)
    assert History(connection, copy, LAPTOP).undo() is None
    close(connection)


def test_a_deck_is_copied_as_a_deck_only(paths, tmp_path):
    deck, copy = deck_at(tmp_path / "d.bonfiredeck", 2), tmp_path / "copy.bonfiredeck"
    copy_session(deck, copy, paths)
    assert session_in(copy) == session_in(deck)
    with pytest.raises(Trouble, match="is a deck, not a session"):
        copy_session(deck, tmp_path / "copy.bonfire", paths)


def test_a_table_file_knows_its_group(mine, paths, tmp_path):
    copy, group = tmp_path / "table.bonfire", session_in(mine).groups[1]
    copy_session(mine, copy, paths, group.id)
    connection = open_for_reading(copy)
    assert Reader(connection).for_group() == group.id
    close(connection)


def test_contacts_stay_at_home_also_when_they_were_undone_and_redone(mine, paths, tmp_path):
    connection = open_for_writing(mine)
    history = History(connection, mine, LAPTOP)
    with history.edit("Note a person") as edit:
        edit.add("people", name="Nobody Inparticular", contact="nobody@example.org")
    history.undo()
    history.redo()
    with history.edit("Note another person") as edit:
        edit.add("people", name="Somebody Else", contact="else@example.org")
    shared, private = tmp_path / "shared.bonfire", tmp_path / "private.bonfire"
    write_copy(connection, mine, shared)
    write_copy(connection, mine, private, private=True)
    backup = tmp_path / "restored.bonfire"
    Backups(paths).restore(Backups(paths).make(connection, mine, "closed"), backup)
    close(connection)
    assert not [word for word in (b"Inparticular", b"example.org", b"Somebody") if word in shared.read_bytes()]
    assert rows(shared, "people") == []
    assert rows(private, "people") == rows(backup, "people") == rows(mine, "people")
    assert len(rows(mine, "people")) == 2
    for path in (shared, private, backup):
        assert check(path).problems == ()


def test_a_backup_is_made_before_anything_is_gathered(mine, paths, tmp_path, workers):
    copy = tmp_path / "copy.bonfire"
    shutil.copyfile(mine, copy)
    with_reactions(copy, "From the copy")
    connection = open_for_writing(mine)
    gather(History(connection, mine, LAPTOP), [copy, tmp_path / "missing.bonfire"], paths, workers.verify)
    close(connection)
    ((backup,),) = Backups(paths).all()
    assert backup.reason == "gather"
    assert texts_in(backup.path) == ["One word", "Two words", "Three words"]
    assert texts_in(mine)[-1] == "From the copy"


@pytest.mark.parametrize("name", ["history gone", "a stamp that is none", "a picture with another name"])
def test_of_a_damaged_file_there_is_no_copy_and_what_was_there_stays(mine, paths, tmp_path, name):
    target = tmp_path / "out" / "copy.bonfire"
    target.parent.mkdir()
    target.write_bytes(b"what was there")
    WRECKS[name][0](mine)
    with pytest.raises(Trouble, match=r"“mine\.bonfire” is damaged|picture in this file"):
        copy_session(mine, target, paths)
    assert target.read_bytes() == b"what was there"
    assert list(target.parent.iterdir()) == [target]


def test_a_merge_that_fails_half_way_changes_nothing(mine, paths, tmp_path):
    copy = tmp_path / "copy.bonfire"
    shutil.copyfile(mine, copy)
    with_reactions(copy, "From the copy")
    incoming = read_aside(copy, paths, set(), lambda picture: None)
    connection = open_for_writing(mine)
    connection.execute("PRAGMA max_page_count=1")
    before = mine.read_bytes()
    big = dataclasses.replace(incoming, pictures=(_huge(incoming),))
    with pytest.raises(Trouble, match="disk is full"):
        merge(History(connection, mine, LAPTOP), big, "copy")
    assert mine.read_bytes() == before
    close(connection)
    assert check(mine).problems == ()


def _huge(incoming):
    import dataclasses

    return dataclasses.replace(incoming.pictures[0], id="f" * 64, data=bytes(3_000_000))


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    target = tmp_path / "t.txt"
    write_atomically(target, b"old")

    def half():
        with atomic_path(target) as temporary:
            temporary.write_bytes(b"half of the n")
            assert temporary.parent == tmp_path
            assert target.read_bytes() == b"old"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert target.read_bytes() == b"old"
    for place in (tmp_path / "no" / "t.txt", target / "t.txt"):
        with pytest.raises(Trouble, match=r"“t\.txt” could not be saved"):
            write_atomically(place, b"new")
    assert list(tmp_path.iterdir()) == [target]


def test_long_names_and_many_at_once_get_in_nobodys_way(tmp_path):
    target = tmp_path / ("n" * 240 + ".html")
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: write_atomically(target, b"%d" % n * 9000), range(8)))
    assert len(set(target.read_bytes())) == 1
    assert list(tmp_path.iterdir()) == [target]
    assert free_path(tmp_path, "../" + "x" * 300, ".bonfire").parent == tmp_path
