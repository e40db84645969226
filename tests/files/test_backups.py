"""Backups: small, checked, thinned out by the rules, and a drill that restores a hundred of them."""

import datetime
import random
import shutil
import threading
import time
import zipfile

import pytest

from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering, retention
from bonfire_deck.files.backups import Backups
from bonfire_deck.files.checking import check
from bonfire_deck.files.history import History
from bonfire_deck.files.opening import close, open_for_reading, open_for_writing
from bonfire_deck.files.reading import Reader
from tests.files.builders import LAPTOP, session_at
from tests.files.wrecks import session_in, texts_in
from tools.pace import is_over


@pytest.fixture
def backups(paths):
    return Backups(paths)


@pytest.fixture
def history(mine):
    connection = open_for_writing(mine)
    yield History(connection, mine, LAPTOP)
    close(connection)


def react(history, text):
    return gathering.keep_reaction(history, text=text, kind="see", card_id=None, group_id=None, round_id=None)


def files_under(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_words_lie_beside_pictures_that_are_kept_once(backups, history, mine, paths):
    first = backups.make(history.connection, mine, "kept")
    react(history, "Four")
    second = backups.make(history.connection, mine, "closed")
    assert [(b.reason, b.reactions, b.cards) for b in backups.all()[0]] == [("closed", 4, 4), ("kept", 3, 4)]
    words = [path for path in files_under(paths.backups) if path.suffix == ".words"]
    pictures = [path for path in files_under(paths.backups) if path.suffix == ".zip"]
    assert words == [first.path, second.path]
    assert len(pictures) == 4
    assert texts_in(first.path) == ["One word", "Two words", "Three words"]
    assert texts_in(second.path)[-1] == "Four"
    assert paths.backups.stat().st_mode & 0o077 == 0


def test_a_picture_is_kept_whatever_year_the_clock_says(backups, history, mine, paths):
    """A zip knows no year before 1980, and an empty battery says 1970."""
    backups.make(history.connection, mine, "kept")
    pictures = [path for path in files_under(paths.backups) if path.suffix == ".zip"]
    assert {about.date_time for path in pictures for about in zipfile.ZipFile(path).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


def test_lines_stay_in_the_order_typed_under_a_clock_that_was_set_back(history):
    history.clock.see(f"{int(time.time() * 1000) + 86_400_000:012x}-0000-{'0' * 16}-00000001")
    for number in range(300):
        react(history, f"Line {number}")
    texts = [reaction.text for reaction in session_in_open(history).reactions]
    assert texts == ["One word", "Two words", "Three words", *(f"Line {n}" for n in range(300))]


def test_nothing_is_backed_up_twice(backups, history, mine):
    assert backups.make(history.connection, mine, "kept") is not None
    assert backups.make(history.connection, mine, "closed") is None
    reaction = react(history, "Four")
    assert backups.make(history.connection, mine, "closed") is not None
    gathering.reword(history, reaction, "Five")
    assert backups.make(history.connection, mine, "closed") is not None
    assert len(backups.all()[0]) == 3


def test_a_drill_of_a_hundred(backups, tmp_path):
    """Whatever is done to a session, each backup brings back just that moment."""
    path = session_at(tmp_path / "drill.bonfire", groups=2, cards=3)
    connection = open_for_writing(path)
    history, chance = History(connection, path, LAPTOP), random.Random(7)
    moments = []
    for number in range(100):
        for _edit in range(chance.randint(1, 3)):
            deed = chance.random()
            if deed < 0.6:
                react(history, f"Line {number} – naïve 三\n{'x' * chance.randint(0, 300)}")
            elif deed < 0.8:
                history.undo()
            else:
                gathering.change_about(history, Reader(connection).session().about.id, title=f"Title {number}")
        backup = backups.make(connection, path, "kept")
        if backup is not None:
            moments.append((backup, Reader(connection).session()))
            # Thinning out is tried by itself: here each one is wanted.
            shutil.copyfile(backup.path, tmp_path / backup.path.name)
    close(connection)
    assert len(moments) > 80
    for backup, then in moments:
        if not backup.path.exists():
            shutil.copyfile(tmp_path / backup.path.name, backup.path)
        target = tmp_path / "restored.bonfire"
        restored = backups.restore(backup, target)
        assert restored.missing == ()
        assert session_in(target) == then
        assert backups.look_inside(backup) == then
    assert check(target).problems == ()


def test_restoring_replaces_nothing_and_works_without_the_file(backups, history, mine, tmp_path):
    backup = backups.make(history.connection, mine, "closed")
    before = session_in_open(history)
    close(history.connection)
    mine.unlink()
    restored = backups.restore(backup, tmp_path / "again.bonfire").path
    assert session_in(restored) == before
    connection = open_for_writing(restored)
    assert react(History(connection, restored, LAPTOP), "And on we go")
    close(connection)
    assert check(restored).problems == ()
    # The fixture closes a second time, which does no harm.


def session_in_open(history):
    return Reader(history.connection).session()


def test_a_picture_that_is_gone_or_spoilt_is_left_out_and_named(backups, history, mine, paths, tmp_path):
    backup = backups.make(history.connection, mine, "closed")
    pictures = [path for path in files_under(paths.backups) if path.suffix == ".zip"]
    pictures[0].unlink()
    spoilt = bytearray(pictures[1].read_bytes())
    spoilt[200] ^= 255
    pictures[1].write_bytes(spoilt)
    restored = backups.restore(backup, tmp_path / "again.bonfire")
    assert sorted(restored.missing) == sorted(path.stem for path in pictures[:2])
    assert texts_in(restored.path) == ["One word", "Two words", "Three words"]


def test_a_spoilt_backup_is_refused_and_nothing_is_made(backups, history, mine, tmp_path):
    backup = backups.make(history.connection, mine, "closed")
    backup.path.write_bytes(backup.path.read_bytes()[:9000])
    for look in (lambda: backups.look_inside(backup), lambda: backups.restore(backup, tmp_path / "again.bonfire")):
        with pytest.raises(Trouble, match="is damaged"):
            look()
    assert not (tmp_path / "again.bonfire").exists()


def test_a_backup_is_taken_while_lines_are_kept(backups, history, mine):
    """Another thread reads in turns; what it takes is how the file stood at one moment."""
    ended = threading.Event()
    made = []

    def go_on():
        while not ended.is_set():
            made.append(backups.make(history.connection, mine, "kept", history.turn))

    thread = threading.Thread(target=go_on)
    thread.start()
    longest = 0.0
    for number in range(150):
        begun = time.perf_counter()
        react(history, f"Line {number}")
        longest = max(longest, time.perf_counter() - begun)
    ended.set()
    thread.join()
    made = [backup for backup in made if backup is not None and backup.path.exists()]
    assert len(made) > 1
    assert not is_over(longest, 1)
    for backup in made:
        texts = texts_in(backup.path)
        assert texts == ["One word", "Two words", "Three words", *(f"Line {n}" for n in range(len(texts) - 3))]


def named(folder, moments):
    folder.mkdir(parents=True)
    for number, moment in enumerate(moments, 1):
        stamp = moment.strftime("%Y-%m-%dT%H.%M.%S.%fZ")
        (folder / f"{number:06} {stamp} kept 1 1 {'0' * 16}.words").write_bytes(b"x" * 1000)


def test_twenty_stay_and_one_a_day_for_thirty_days(tmp_path):
    place = tmp_path / "backups" / "one"
    today = datetime.datetime(2026, 6, 30, 18, tzinfo=datetime.UTC)
    hours = [today - datetime.timedelta(hours=2 * n) for n in reversed(range(12 * 60))]
    named(place, hours)
    good = sorted(place.iterdir())[-1]
    retention.thin_out(tmp_path / "backups", tmp_path / "backups" / "pictures", {good})
    left = sorted((path.name for path in place.iterdir()), reverse=True)
    assert len(left) == 20 + 28
    assert len({name[7:17] for name in left}) == 30
    assert [name[7:34] for name in left[:20]] == [f"{h:%Y-%m-%dT%H.%M.%S.%fZ}" for h in reversed(hours[-20:])]


def test_the_newest_stay_under_a_clock_that_was_set_back(tmp_path):
    place = tmp_path / "backups" / "one"
    wrong = [datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(days=n) for n in range(40)]
    right = [datetime.datetime(2026, 3, 1, 10, n, tzinfo=datetime.UTC) for n in range(10)]
    named(place, wrong + right)
    retention.thin_out(tmp_path / "backups", tmp_path / "backups" / "pictures", {place / "none"})
    left = sorted(path.name[7:17] for path in place.iterdir())
    assert left[:10] == ["2026-03-01"] * 10
    assert len(left) == 10 + 29


def test_the_last_good_one_of_each_file_stays_whatever_the_room(backups, history, mine, tmp_path, paths):
    for number in range(4):
        react(history, f"Line {number}")
        made = backups.make(history.connection, mine, "kept")
    others = paths.backups / "another"
    named(others, [datetime.datetime(2026, 1, day, tzinfo=datetime.UTC) for day in (1, 2, 3)])
    newest = backups.all()[0]
    newest[0].path.write_bytes(b"spoilt")
    retention.thin_out(paths.backups, paths.backups / "pictures", most_bytes=1)
    assert made.path == newest[0].path
    assert newest[1].path.exists()
    assert not newest[2].path.exists()
    assert not newest[3].path.exists()


def test_pictures_go_with_the_last_backup_that_names_them(backups, history, mine, paths):
    for number in range(2):
        react(history, f"Line {number}")
        backups.make(history.connection, mine, "kept")
    pictures = [path for path in files_under(paths.backups) if path.suffix == ".zip"]
    stray = pictures[0].with_name(f"{'0' * 64}.zip")
    stray.write_bytes(b"x")
    retention.thin_out(paths.backups, paths.backups / "pictures", most_bytes=1)
    assert stray.exists()
    import os

    os.utime(stray, (0, 0))
    for path in pictures:
        os.utime(path, (0, 0))
    react(history, "One more")
    backups.make(history.connection, mine, "kept")
    retention.thin_out(paths.backups, paths.backups / "pictures", most_bytes=1)
    assert not stray.exists()
    assert all(path.exists() for path in pictures)


def test_a_full_disk_is_said_and_harms_nothing(backups, history, mine, paths):
    paths.backups.parent.mkdir(parents=True, exist_ok=True)
    paths.backups.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(Trouble):
        backups.make(history.connection, mine, "kept")
    assert react(history, "Still here")
    assert backups.all() == []


def test_a_table_file_is_restored_as_one(backups, paths, tmp_path, sound):
    from bonfire_deck.files.library import copy_session

    group = session_in(sound).groups[1]
    table = tmp_path / "table.bonfire"
    copy_session(sound, table, paths, group.id)
    connection = open_for_writing(table)
    backup = backups.make(connection, table, "closed")
    close(connection)
    restored = backups.restore(backup, tmp_path / "again.bonfire").path
    connection = open_for_reading(restored)
    assert Reader(connection).for_group() == group.id
    close(connection)
