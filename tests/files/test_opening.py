"""Files in place: who may open them, what is refused, and that nothing is changed by looking."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering
from bonfire_deck.files.bringing import bring_in, read_aside
from bonfire_deck.files.checking import check
from bonfire_deck.files.copying import write_copy
from bonfire_deck.files.history import History
from bonfire_deck.files.library import checked_for_reading, checked_for_writing
from bonfire_deck.files.merging import merge
from bonfire_deck.files.opening import close, open_for_reading, open_for_writing
from bonfire_deck.files.reading import Reader
from tests.files.builders import LAPTOP, deck_at, signed_again
from tests.files.wrecks import (
    CORPUS,
    NOT_SEEN_WITHOUT_DECODING,
    WRECKS,
    erasure,
    only_linux,
    session_in,
    texts_in,
    with_reactions,
)
from tests.patience import within

HOLD = """
import sys
from pathlib import Path
from bonfire_deck.files.opening import open_for_writing
connection = open_for_writing(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""

CRASH = """
import os, sys
from pathlib import Path
from bonfire_deck.files.opening import open_for_writing
connection = open_for_writing(Path(sys.argv[1]))
connection.execute("PRAGMA cache_spill=1")
connection.execute("PRAGMA cache_size=1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE reactions SET text = 'half ' || text")
connection.execute("UPDATE pictures SET data = randomblob(length(data)), thumbnail = randomblob(length(thumbnail))")
connection.execute("DELETE FROM history")
os._exit(9)
"""


@pytest.fixture
def held(mine):
    """`mine`, open for writing in another process."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(mine)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "open\n"
        yield mine
        other.stdin.close()
        assert other.wait() == 0


@pytest.mark.parametrize("name", sorted(WRECKS))
def test_a_file_that_is_less_than_it_seems_is_refused_in_place_too(mine, paths, name):
    wreck, sentence = WRECKS[name]
    wreck(mine)
    before = mine.read_bytes()
    with pytest.raises(Trouble) as read, checked_for_reading(mine, paths):
        pass
    assert re.search(sentence, read.value.message), read.value.message
    if name not in NOT_SEEN_WITHOUT_DECODING | {"a picture in a format of nobody", "a picture with another name"}:
        with pytest.raises(Trouble, match=sentence), checked_for_writing(mine, LAPTOP):
            pass
    assert mine.read_bytes() == before


@pytest.mark.parametrize("act", [open_for_reading, open_for_writing], ids=["reader", "writer"])
def test_a_second_one_is_told_within_two_seconds(held, act):
    before = held.read_bytes()
    with pytest.raises(Trouble, match="This session is open in Bonfire Deck") as caught, within(2):
        act(held)
    assert caught.value.hint == "Close it there, or use Save a copy."
    assert held.read_bytes() == before


def test_a_second_one_in_the_same_program_is_told_too_and_the_lock_stays(mine):
    connection = open_for_writing(mine)
    with pytest.raises(Trouble, match="is open in Bonfire Deck"):
        open_for_reading(mine)
    with pytest.raises(Trouble, match="is open in Bonfire Deck"):
        check(mine)
    other = subprocess.run([sys.executable, "-c", HOLD, str(mine)], capture_output=True, text=True, check=False)
    assert "This session is open in Bonfire Deck" in other.stderr
    close(connection)
    assert check(mine).problems == ()


def test_a_held_deck_is_said_to_be_a_deck(tmp_path):
    deck = deck_at(tmp_path / "held.bonfiredeck", 1)
    connection = open_for_writing(deck)
    with pytest.raises(Trouble, match="This deck is open elsewhere"):
        open_for_writing(deck)
    close(connection)


def test_looking_changes_no_byte_and_leaves_nothing_beside(mine, paths):
    before, beside = mine.read_bytes(), sorted(mine.parent.iterdir())
    assert check(mine).problems == ()
    with checked_for_reading(mine, paths) as reader:
        reader.session()
    assert mine.read_bytes() == before
    assert sorted(set(mine.parent.iterdir()) - {paths.state.parent}) == beside


def test_a_writer_takes_its_journal_along_when_it_closes(mine):
    with_reactions(mine, "Four")
    assert [path.name for path in mine.parent.iterdir()] == ["mine.bonfire"]
    connection = open_for_writing(mine)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM history")
    close(connection)
    assert [path.name for path in mine.parent.iterdir()] == ["mine.bonfire"]
    assert texts_in(mine)[-1] == "Four"
    assert check(mine).problems == ()


@pytest.mark.parametrize("act", [open_for_reading, open_for_writing], ids=["reader", "writer"])
def test_a_half_written_transaction_is_rolled_back_before_anything_is_said(mine, act):
    before = mine.read_bytes()
    done = subprocess.run([sys.executable, "-c", CRASH, str(mine)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (9, "")
    journal = mine.with_name("mine.bonfire-journal")
    assert journal.stat().st_size > 0
    assert mine.read_bytes() != before
    close(act(mine))
    assert mine.read_bytes() == before
    assert not journal.exists()
    assert check(mine).problems == ()


@only_linux
def test_a_file_and_its_journal_may_lie_in_a_folder_with_any_name(tmp_path, sound):
    for number, name in enumerate(("a?b#c%20d", "é ü 中 ", "'quotes\"", "new\nline")):
        folder = tmp_path / f"{number}{name}"
        folder.mkdir()
        path = folder / f"s{name}.bonfire"
        shutil.copyfile(sound, path)
        with_reactions(path, "Four")
        assert texts_in(path)[-1] == "Four"
        assert [found.name for found in folder.iterdir()] == [path.name]


@only_linux
def test_a_name_that_is_no_text_is_said_to_be_the_trouble(tmp_path, paths, sound):
    path = tmp_path / os.fsdecode(b"no\xffname.bonfire")
    shutil.copyfile(sound, path)
    before = path.read_bytes()
    for act in (open_for_reading, open_for_writing, check, lambda file: bring_in(file, paths, print)):
        with pytest.raises(Trouble, match=r"“no\ufffdname\.bonfire” contains characters"):
            act(path)
    assert path.read_bytes() == before


def lines_of(name):
    text = (CORPUS / "text" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip()]


NAUGHTY = (
    "one\x00two\x00", "\x00", "\x01\x02\x1b[31m\x7f\x85", "lone \ud83d surrogate \udc00 and \ud83d\udd25 a pair",
    "שלום \u202eevil\u202c مرحبا بالعالم", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤a͠l" * 50, "e\u0301 is not é and ﬁ is not fi", "a\u2028b\u2029c\x0bd\x0ce",
    "line one\n\n  line two  \r\nline three", " leading and trailing ", "\ufeffbom", "\ufffe\uffff\U0010ffff",
    "'; DROP TABLE reactions; --", "null", '"quoted"', "{}", "\\u0000", "%s %d {0} {name} $x `y`", "1e999", "-0",
    "𝒳" * 9, "👨\u200d👩\u200d👧\u200d👦🏳️\u200d🌈", "字" * 100_000, "a" + "\u0300" * 5000, "x" * 5_000_000,
)  # fmt: skip


def expected(text):
    """Only lone surrogates are repaired, and line ends at either end belong to the key, not to the words."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text.replace("\ud83d\udd25", "🔥")).strip("\n")


def test_any_words_are_the_same_after_keeping_a_restart_a_copy_a_merge_and_undo(tmp_path, paths, mine):
    start = tmp_path / "start.bonfire"
    shutil.copyfile(mine, start)
    wanted = [expected(text) for text in NAUGHTY]
    ids = with_reactions(mine, *NAUGHTY)

    def kept(path):
        found = {reaction.id: reaction.text for reaction in session_in(path).reactions}
        return [found[name] for name in ids]

    assert kept(mine) == wanted
    connection = open_for_writing(mine)
    copy = tmp_path / "copy.bonfire"
    write_copy(connection, mine, copy)
    history = History(connection, mine, LAPTOP)
    with history.edit("All other words") as edit:
        for name in ids:
            edit.change("reactions", name, text="other")
    history.undo()
    close(connection)
    connection = open_for_writing(start)
    merge(History(connection, start, LAPTOP), read_aside(copy, paths, set(), lambda picture: None), "copy")
    close(connection)
    for path in (mine, copy, start):
        assert kept(path) == wanted
        assert check(path).problems == ()


@pytest.mark.parametrize("name", ["blns.txt", "fuzzdb_corrupted.txt", "fuzzdb_emoji.txt", "fuzzdb_right-to-left.txt",
                                  "fuzzdb_upsidedown.txt", "trojan_Python_homoglyph-function.py.txt",
                                  "trojan_Python_invisible-function.py.txt"])  # fmt: skip
def test_lists_of_naughty_words_are_kept_as_they_are(mine, paths, name):
    lines = lines_of(name)
    connection = open_for_writing(mine)
    with History(connection, mine, LAPTOP).edit("Many lines") as edit:
        ids = [edit.add("reactions", text=line, said_by=line[:200], kind="idea") for line in lines]
    close(connection)
    with checked_for_reading(mine, paths) as reader:
        found = {reaction.id: (reaction.text, reaction.said_by) for reaction in reader.session().reactions}
    assert [found[name] for name in ids] == [(line, line[:200]) for line in lines]


def test_words_that_are_only_space_are_not_kept(mine):
    for text in ("", " ", "\n\n", "\t\u2003\u3000", "\r\n"):
        with pytest.raises(Trouble, match="nothing to save"):
            with_reactions(mine, text)
    assert len(texts_in(mine)) == 3


def test_an_erased_line_that_a_merge_brings_is_empty_here_too(tmp_path, paths, mine):
    other = tmp_path / "other.bonfire"
    shutil.copyfile(mine, other)
    gone = session_in(mine).reactions[0].id
    erasure(
        "reactions",
        f"'{gone}'",
        f"DELETE FROM reactions WHERE id = '{gone}'",
        f"INSERT INTO reactions (id, removed, erased) VALUES ('{gone}', 1, 1)",
        f"UPDATE history SET was = NULL, became = NULL WHERE row_id = '{gone}'",
        f"UPDATE edits SET digest = '' WHERE id IN (SELECT edit_id FROM history WHERE row_id = '{gone}')",
    )(other)
    assert check(other).problems == ()
    for _twice in range(2):
        connection = open_for_writing(mine)
        reader = Reader(connection)
        merge(History(connection, mine, LAPTOP, reader.forget), read_aside(other, paths, set(), print), "other")
        close(connection)
        assert texts_in(mine) == ["Two words", "Three words"]
        assert check(mine).problems == ()


def test_a_log_that_goes_round_in_a_circle_does_not_stop_undo(mine):
    (name,) = with_reactions(mine, "first")
    connection = open_for_writing(mine)
    gathering.reword(History(connection, mine, LAPTOP), name, "mine")
    stranger = History(connection, mine, "another laptop")
    made = []
    for text in ("theirs", "theirs too", "mine"):
        gathering.reword(stranger, name, text)
        made.append(connection.execute("SELECT id FROM edits ORDER BY stamp DESC LIMIT 1").fetchone()[0])
    # The first takes back the second, which comes later; so does the third.
    for taking, taken in ((made[0], made[1]), (made[2], made[1])):
        connection.execute("UPDATE edits SET undoes = ? WHERE id = ?", (taken, taking))
    signed_again(connection)
    change = History(connection, mine, LAPTOP).undo()
    close(connection)
    assert change is not None
    assert change.left_alone == 1
    assert check(mine).problems == ()
