"""A stranger's file is hostile until it is read: refused with a sentence, untouched, and nothing of it stays."""

import contextlib
import os
import re
import shutil
import threading

import pytest

from bonfire_deck.errors import Trouble
from bonfire_deck.files.bringing import bring_in, forget_leftovers, read_aside
from bonfire_deck.files.checking import check
from bonfire_deck.files.copying import write_copy
from bonfire_deck.files.gathering import change_about
from bonfire_deck.files.history import History
from bonfire_deck.files.opening import close, open_for_writing
from bonfire_deck.files.reading import Reader
from tests.files.builders import LAPTOP, deck_at
from tests.files.wrecks import CORPUS, KINDS, WRECKS, corpus_files, manifest, only_linux, session_in, texts_in

ODD_TITLES = ("../../../escape", "..", "CON", "a/b\\c:d", "\u202egnp.eno", "x" * 400, "", "\x00", "%s{name}")


def left_behind(paths):
    """Everything that lies in our folders, the folders themselves aside."""
    return [path for folder in (paths.files, paths.incoming) for path in folder.rglob("*")]


def refused_untouched(path, paths, workers, sentence):
    before = path.read_bytes()
    beside = sorted(path.parent.iterdir())
    for act in (lambda: bring_in(path, paths, workers.verify), lambda: read_aside(path, paths, set(), workers.verify)):
        with pytest.raises(Trouble) as caught:
            act()
        assert re.search(sentence, caught.value.message), caught.value.message
        assert caught.value.hint
        assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-7", caught.value.message.split("(")[0]), "a name of ours"
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside
    assert left_behind(paths) == []


@pytest.mark.parametrize("name", sorted(WRECKS))
def test_a_file_that_is_less_than_it_seems_is_refused(tmp_path, paths, workers, sound, name):
    wreck, sentence = WRECKS[name]
    path = tmp_path / "given" / "table 3.bonfire"
    path.parent.mkdir()
    shutil.copyfile(sound, path)
    wreck(path)
    refused_untouched(path, paths, workers, sentence)


@pytest.mark.parametrize("path", corpus_files(), ids=lambda path: f"{path.parent.name}-{path.name[:40]}")
def test_other_projects_odd_files_are_no_deck_and_no_session(tmp_path, paths, workers, path):
    for ending in (".bonfire", ".bonfiredeck"):
        given = tmp_path / "given" / f"odd{ending}"
        given.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, given)
        refused_untouched(given, paths, workers, "is not a Bonfire Deck file|is damaged")


@pytest.mark.parametrize("path", sorted((CORPUS / "databases").glob("*.db")), ids=lambda path: path.stem)
def test_corrupt_databases_that_say_they_are_ours_are_refused(tmp_path, paths, workers, path):
    given = tmp_path / "given" / "odd.bonfire"
    given.parent.mkdir()
    content = bytearray(path.read_bytes())
    content[60:64], content[68:72] = (1).to_bytes(4, "big"), 0x426F6E66.to_bytes(4, "big")
    given.write_bytes(content)
    refused_untouched(given, paths, workers, "is not a Bonfire Deck file|is damaged")


@pytest.mark.parametrize("kind", KINDS)
def test_the_manifest_names_every_file(kind):
    listed = {entry["path"] for entry in manifest(kind)}
    assert listed == {path.name for path in (CORPUS / kind).iterdir()} - {"manifest.tsv"}


@only_linux
def test_what_is_no_plain_file_is_refused_at_once(tmp_path, paths, workers):
    fifo, folder = tmp_path / "fifo.bonfire", tmp_path / "folder.bonfire"
    os.mkfifo(fifo)
    folder.mkdir()
    (tmp_path / "loop.bonfire").symlink_to(tmp_path / "loop.bonfire")
    (tmp_path / "null.bonfire").symlink_to("/dev/zero")
    sentences = {
        "fifo.bonfire": "is not a Bonfire Deck file",
        "folder.bonfire": "is not a Bonfire Deck file",
        "null.bonfire": "is not a Bonfire Deck file",
        "loop.bonfire": "can't be read",
        "missing.bonfire": "does not exist",
    }
    for name, sentence in sentences.items():
        with pytest.raises(Trouble, match=f"“{name}” {sentence}") as caught:
            bring_in(tmp_path / name, paths, workers.verify)
        assert caught.value.hint
    assert left_behind(paths) == []


def test_a_sound_session_becomes_ours_word_for_word(tmp_path, paths, workers, sound):
    given = tmp_path / "from Röd's stick.bonfire"
    shutil.copyfile(sound, given)
    before = given.read_bytes()
    brought = bring_in(given, paths, workers.verify)
    again = bring_in(given, paths, workers.verify)
    assert (brought.name, again.name) == ("A day together.bonfire", "A day together 2.bonfire")
    for path in (brought, again):
        assert check(path).problems == ()
        assert session_in(path) == session_in(given)
    assert given.read_bytes() == before
    assert list(paths.incoming.iterdir()) == []


def test_a_sound_deck_becomes_ours_with_the_same_pictures(tmp_path, paths, workers):
    given = deck_at(tmp_path / "given.bonfiredeck", 3)
    brought = bring_in(given, paths, workers.verify)
    assert brought.name == "Plain sheets.bonfiredeck"
    assert session_in(brought) == session_in(given)


def test_the_same_person_may_not_undo_what_came_from_elsewhere(tmp_path, paths, workers, sound):
    brought = bring_in(sound, paths, workers.verify)
    connection = open_for_writing(brought)
    assert History(connection, brought, LAPTOP).undo_label() == ""
    close(connection)


@pytest.mark.parametrize("title", ODD_TITLES, ids=ascii)
def test_a_title_never_leads_out_of_our_folder(tmp_path, paths, workers, sound, title):
    given = tmp_path / "given.bonfire"
    shutil.copyfile(sound, given)
    connection = open_for_writing(given)
    change_about(History(connection, given, LAPTOP), Reader(connection).session().about.id, title=title)
    close(connection)
    brought = bring_in(given, paths, workers.verify)
    assert brought.parent == paths.files
    assert brought.resolve() == brought
    assert len(brought.name) < 100
    assert session_in(brought).about.title == title


def test_a_journal_beside_a_strangers_file_is_never_looked_at(tmp_path, paths, workers, sound):
    given = tmp_path / "given.bonfire"
    shutil.copyfile(sound, given)
    journal = tmp_path / "given.bonfire-journal"
    journal.write_bytes(bytes.fromhex("d9d505f920a163d7") + b"\xff" * 4088)
    before = given.read_bytes(), journal.read_bytes()
    assert texts_in(bring_in(given, paths, workers.verify)) == ["One word", "Two words", "Three words"]
    assert (given.read_bytes(), journal.read_bytes()) == before


def test_a_file_that_changes_while_it_is_read_does_no_harm(tmp_path, paths, workers, sound):
    given = tmp_path / "given.bonfire"
    content = sound.read_bytes()
    given.write_bytes(content)
    stop = threading.Event()

    def keep_changing():
        with given.open("r+b") as file:
            while not stop.is_set():
                for noise in (bytes(4096), content[8192:12288]):
                    file.seek(8192)
                    file.write(noise)
                    file.flush()

    thread = threading.Thread(target=keep_changing)
    thread.start()
    brought = []
    try:
        for _number in range(12):
            with contextlib.suppress(Trouble):
                brought.append(bring_in(given, paths, workers.verify))
    finally:
        stop.set()
        thread.join()
    assert all(check(path).problems == () for path in brought)
    assert set(left_behind(paths)) == set(brought)


def test_what_an_interrupted_bringing_in_left_is_removed(paths):
    forget_leftovers(paths)
    paths.incoming.mkdir(parents=True)
    (paths.incoming / "half.bonfire").write_bytes(b"half")
    forget_leftovers(paths)
    assert list(paths.incoming.iterdir()) == []


def test_a_table_file_stays_the_one_of_its_group(tmp_path, paths, workers, sound):
    connection = open_for_writing(sound)
    group = Reader(connection).session().groups[1]
    try:
        write_copy(connection, sound, tmp_path / "table.bonfire", for_group=group.id)
        write_copy(connection, sound, tmp_path / "odd.bonfire", for_group="nobody at all")
    finally:
        close(connection)
    for name, expected in (("table", group.id), ("odd", "")):
        ours = open_for_writing(bring_in(tmp_path / f"{name}.bonfire", paths, workers.verify))
        assert Reader(ours).for_group() == expected
        close(ours)
