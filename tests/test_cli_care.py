"""Backups and recovery on the command line: listed, restored, recovered, and nothing overwritten."""

import json
import re
import shutil
from pathlib import Path

import pytest

from bonfire_deck.files import gathering, library
from bonfire_deck.files.backups import Backups
from bonfire_deck.files.history import History
from bonfire_deck.files.index import Index
from bonfire_deck.files.opening import close, open_for_writing
from bonfire_deck.paths import Paths
from tests.files.builders import LAPTOP, session_at
from tests.files.wrecks import bytes_at, corpus_files, session_in, texts_in, with_reactions
from tests.program import Program, real


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path / "home")


@pytest.fixture
def paths(program):
    return Paths.under(program.home)


@pytest.fixture
def backed_up(paths, tmp_path):
    """A session of ours with three lines, backed up twice: with two of them, and with all."""
    path = session_at(tmp_path / "day.bonfire", groups=3, cards=4)
    library.register(path, paths)
    with_reactions(path, "One word", "Two words")
    back_up(paths, path, "kept")
    with_reactions(path, "Three words")
    back_up(paths, path, "closed")
    return path


def back_up(paths, path, reason):
    connection = open_for_writing(path)
    try:
        Backups(paths).make(connection, path, reason)
    finally:
        close(connection)


def listed(program, *words):
    return json.loads(program.good("backups", *words, "--json"))


def test_backups_are_listed_the_newest_first_with_when_why_and_how_much(program, backed_up):
    found = listed(program, backed_up)
    assert [(b["title"], b["reason"], b["cards"], b["reactions"]) for b in found] == [
        ("A day together", "closed", 4, 3), ("A day together", "kept", 4, 2),
    ]  # fmt: skip
    assert found == listed(program)
    assert found[0]["made_at"] > found[1]["made_at"]
    assert all(Path(backup["file"]).is_file() for backup in found)
    lines = program.good("backups", backed_up).splitlines()
    assert lines[0] == "A day together"
    assert re.fullmatch(r"  \d{4}-\d\d-\d\d \d\d:\d\d, when it was closed: 4 cards, 3 reactions", lines[1])
    assert "while it was open: 4 cards, 2 reactions" in lines[3]
    assert [lines[2].strip(), lines[4].strip()] == [backup["file"] for backup in found]


def test_where_there_is_no_backup_it_is_said(program, backed_up, tmp_path):
    assert "no backup of “other.bonfire”" in program.refused("backups", tmp_path / "other.bonfire")
    elsewhere = Program(tmp_path / "another home")
    assert "no backups yet" in elsewhere.good("backups")
    assert listed(elsewhere) == []


def test_the_backups_of_a_file_that_is_damaged_or_gone_are_listed_and_restored(program, paths, backed_up, tmp_path):
    then = session_in(backed_up)
    for name, deed in (("damaged", bytes_at(0, b"x" * 9000)), ("gone", Path.unlink)):
        deed(backed_up)
        backup = listed(program, backed_up)[0]
        target = tmp_path / f"{name}.bonfire"
        said = program.good("restore", backup["file"], "-o", target)
        assert "4 cards and 3 reactions" in said
        assert session_in(target) == then
        assert Index(paths).is_ours(target, then.about.id)
    Index(paths).refresh()
    assert listed(program)[0]["title"] == "A day together"


def test_an_older_backup_brings_back_what_was_there_then(program, backed_up, tmp_path):
    target = tmp_path / "then.bonfire"
    program.good("restore", listed(program, backed_up)[1]["file"], "-o", target)
    assert texts_in(target) == ["One word", "Two words"]
    assert texts_in(backed_up) == ["One word", "Two words", "Three words"]
    assert "no damage found" in program.good("check", target)


def test_restoring_says_which_pictures_are_missing(program, paths, backed_up, tmp_path):
    sorted((paths.backups / "pictures").rglob("*.zip"))[0].unlink()
    target = tmp_path / "less.bonfire"
    lines = program.good("restore", listed(program)[0]["file"], "-o", target).splitlines()
    assert len(lines) == 2
    assert re.fullmatch(r"missing: the picture of card \d+, “Card \d”", lines[1])
    assert texts_in(target) == ["One word", "Two words", "Three words"]


def test_restore_and_recover_overwrite_nothing_and_take_only_what_is_theirs(program, backed_up, tmp_path):
    backup, before = listed(program)[0]["file"], backed_up.read_bytes()
    for words in (("restore", backup), ("recover", backed_up)):
        assert "already exists" in program.refused(*words, "-o", backed_up)
        assert "does not end in .bonfire" in program.refused(*words, "-o", tmp_path / "n.zip")
    stray = tmp_path / Path(backup).name
    shutil.copyfile(backup, stray)
    assert "not one of the backups" in program.refused("restore", stray, "-o", tmp_path / "n.bonfire")
    assert "folder does not exist" in program.refused("restore", backup, "-o", tmp_path / "none" / "n.bonfire")
    assert backed_up.read_bytes() == before
    assert not (tmp_path / "n.bonfire").exists()


def test_a_damaged_file_is_recovered_with_its_backup_and_kept(program, paths, backed_up, tmp_path):
    with_reactions(backed_up, "After the backup")
    bytes_at(4096, b"\xa5" * 4096)(backed_up)
    before, target = backed_up.read_bytes(), tmp_path / "new.bonfire"
    assert program("session", "show", backed_up).exit_code == 1
    said = program.good("recover", backed_up, "-o", target)
    assert re.match(r"4 cards and \d reactions are in .*new\.bonfire", said)
    assert re.search(r"The backup from \d{4}-\d\d-\d\d \d\d:\d\d was merged in", said)
    assert "was not changed" in said
    assert backed_up.read_bytes() == before
    assert {"One word", "Two words", "Three words"} <= set(texts_in(target))
    assert Index(paths).is_ours(target, session_in(target).about.id)


def test_lines_that_the_disk_had_refused_are_recovered(program, paths, backed_up, tmp_path):
    from bonfire_deck.files import rescue

    rescue.keep(paths, backed_up, {"text": "Refused by the disk", "kind": "see", "group": "", "card": 1})
    bytes_at(0, b"x" * 4096)(backed_up)
    said = program.good("recover", backed_up, "-o", tmp_path / "new.bonfire")
    assert "1 line that could not be saved at the time was recovered from the rescue file." in said
    assert "Refused by the disk" in texts_in(tmp_path / "new.bonfire")


def test_a_real_run_lists_and_refuses(program, backed_up, tmp_path):
    done = real(program.home, "backups", backed_up)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"when it was closed" in done.stdout
    nothing = tmp_path / "nothing.bonfire"
    nothing.write_bytes(b"words " * 500)
    done = real(program.home, "recover", nothing, "-o", tmp_path / "n.bonfire")
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(done.stderr.decode().splitlines()) == 2


@pytest.mark.parametrize("place", corpus_files(), ids=lambda place: f"{place.parent.name}-{place.name}")
def test_what_is_no_file_of_ours_is_no_backup_and_is_not_recovered(program, tmp_path, place):
    out = tmp_path / "n.bonfire"
    assert "There is no backup of" in program.refused("backups", place)
    assert "not one of the backups" in program.refused("restore", place, "-o", out)
    program.refused("recover", place, "-o", out)
    assert not out.exists()


def test_a_deck_is_restored_as_a_deck(program, paths, backed_up, tmp_path):
    deck = backed_up.with_name("day-deck.bonfiredeck")
    library.register(deck, paths)
    connection = open_for_writing(deck)
    try:
        history = History(connection, deck, LAPTOP)
        gathering.change_about(history, session_in_open(connection).about.id, title="Our sheets")
        Backups(paths).make(connection, deck, "closed")
    finally:
        close(connection)
    backup = listed(program, deck)[0]
    assert "does not end in .bonfiredeck" in program.refused("restore", backup["file"], "-o", tmp_path / "n.bonfire")
    program.good("restore", backup["file"], "-o", tmp_path / "n.bonfiredeck")
    assert session_in(tmp_path / "n.bonfiredeck").about.title == "Our sheets"


def session_in_open(connection):
    from bonfire_deck.files.reading import Reader

    return Reader(connection).session()
