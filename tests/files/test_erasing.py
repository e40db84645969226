"""Erased for good: no byte of it is left in anything of ours, and nothing brings it back."""

import itertools
import json
import shutil
import sqlite3
import subprocess
import sys
import time

import pytest

from bonfire_deck.errors import Trouble
from bonfire_deck.files import erasing, gathering, laying, library, people, rescue
from bonfire_deck.files.backups import Backups
from bonfire_deck.files.bringing import read_aside
from bonfire_deck.files.checking import check
from bonfire_deck.files.copying import write_copy
from bonfire_deck.files.desk import Desk, desk_path
from bonfire_deck.files.erased import make_compact
from bonfire_deck.files.gone import words_of
from bonfire_deck.files.index import Index, look_at
from bonfire_deck.files.merging import merge
from bonfire_deck.files.opening import close, open_for_reading, open_for_writing
from bonfire_deck.paths import make_private
from tests.files.builders import LAPTOP, picture, session_at
from tests.files.wrecks import session_in, texts_in, with_reactions
from tools.pace import until

SAID = "Zwölf grüne Heringe 7f3c9a"
CHANGED = "Dreizehn blaue Heringe 5d1e8b"
NAMED = "Quirina Wolkenstein 9b2d4c"
STAY = "This one stays"
KILLS = 8


@pytest.fixture
def ours(paths):
    """A session in our folder with a line that was changed and binned, backed up each time, and a person."""
    make_private(paths.files)
    path = session_at(paths.files / "day.bonfire", groups=3, cards=4)
    (paths.files / "day-deck.bonfiredeck").unlink()
    library.register(path, paths)
    with_reactions(path, STAY)
    with library.checked_for_writing(path, LAPTOP) as (history, reader):
        session = reader.session()
        line = gathering.keep_reaction(
            history, text=SAID, kind="see", card_id=session.cards[0].id, group_id=session.groups[0].id,
            round_id=session.rounds[0].id, details={"said_by": NAMED, "second_text": SAID[::-1]},
        )  # fmt: skip
        Backups(paths).make(history.connection, path, "kept")
        gathering.reword(history, line, CHANGED)
        people.add_person(history, NAMED, contact=f"{NAMED}@example.org")
        Backups(paths).make(history.connection, path, "kept")
        gathering.bin_reaction(history, line)
        Backups(paths).make(history.connection, path, "closed")
    return path


def line_of(path):
    session = session_in(path)
    return next(r for r in (*session.reactions, *session.bin) if r.text != STAY)


def erase(path, paths, *rows, laptop=LAPTOP):
    with library.checked_for_writing(path, laptop) as (history, _reader):
        return erasing.erase(history, rows, paths)


def found_in(folder, *needles):
    """Return the files below a folder that hold one of some texts, in UTF-8, UTF-16 or as JSON writes it."""
    sought = [
        form
        for text in needles
        for form in (
            (text,) if isinstance(text, bytes)
            else (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"), json.dumps(text)[1:-1].encode())
        )
    ]  # fmt: skip
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(form in path.read_bytes() for form in sought)]


def test_no_byte_of_a_quote_is_left_in_anything_of_ours(ours, paths, tmp_path):
    line = line_of(ours)
    session_id = session_in(ours).about.id
    copy = paths.files / "copy.bonfire"
    library.copy_session(ours, copy, paths)
    library.register(copy, paths)
    with library.checked_for_writing(copy, LAPTOP) as (history, _reader):
        Backups(paths).make(history.connection, copy, "closed")
    elsewhere = tmp_path / "elsewhere" / "brought.bonfire"
    elsewhere.parent.mkdir()
    shutil.copyfile(ours, elsewhere)
    library.register(elsewhere, paths)
    rehearsal = make_private(paths.throw_away / "abc") / "rehearsal.bonfire"
    shutil.copyfile(ours, rehearsal)
    for where in (
        desk_path(paths, session_id, ours),
        desk_path(paths, session_id, copy),
        rehearsal.with_suffix(".desk"),
    ):
        make_private(where.parent)
        desk = Desk(where)
        desk.set("draft", f"Changed by hand: {CHANGED[:9]}")
        desk.set("editing", line.id)
        desk.set("turns", {"drafts": {line.id: "a half change of it", "other": SAID}, "said": [SAID, 3, "kept"]})
        desk.close()
    for text in (f"{SAID} and more", "Something else"):
        rescue.keep(paths, ours, {"text": text, "kind": "see"})
    make_private(paths.incoming)
    shutil.copyfile(ours, paths.incoming / "left.bonfire")
    make_private(paths.logs)
    (paths.logs / "bonfire-deck.log").write_text(f"ERROR text can't be {SAID!r}\n", encoding="utf-8")
    paths.index.with_suffix(".damaged").write_text(SAID, encoding="utf-8")
    needles = (SAID, CHANGED, SAID[::-1], CHANGED[:9])
    assert len(found_in(tmp_path, *needles)) >= 14
    erased = erase(ours, paths, ("reactions", line.id))
    assert found_in(tmp_path, *needles) == []
    assert (erased.later, erased.unreached, erased.still_said) == ((), (), 0)
    # Four backups, the copy, the file elsewhere and the rehearsal.
    assert erased.rewritten == 7
    assert list(paths.erasing.iterdir()) == []
    for path in (ours, copy, elsewhere, rehearsal):
        assert check(path).problems == ()
        assert texts_in(path) == [STAY]
        assert session_in(path).bin == ()
    values = json.loads(desk_path(paths, session_id, ours).read_bytes())
    assert values == {"draft": "", "editing": "", "turns": {"drafts": {"other": ""}, "said": ["", 3, "kept"]}}
    assert [line["text"] for line in rescue.lines(paths, ours)] == ["Something else"]
    assert (paths.logs / "bonfire-deck.log").read_text(encoding="utf-8").startswith("ERROR text can't be '")
    # The person, named there too, is not what was erased.
    with library.checked_for_reading(ours, paths) as reader:
        assert [person.name for person in reader.people()] == [NAMED]


def test_a_backup_says_what_it_holds_now_and_restores_without_the_words(ours, paths, tmp_path):
    line = line_of(ours)
    session_id = session_in(ours).about.id
    assert [backup.reactions for backup in Backups(paths).of(session_id, ours)] == [1, 2, 2]
    erase(ours, paths, ("reactions", line.id))
    backups = Backups(paths).of(session_id, ours)
    assert [(backup.reactions, backup.reason) for backup in backups] == [(1, "closed"), (1, "kept"), (1, "kept")]
    for number, backup in enumerate(backups):
        target = tmp_path / f"restored {number}.bonfire"
        Backups(paths).restore(backup, target)
        assert texts_in(target) == [STAY]
        assert check(target).problems == ()
    with library.checked_for_writing(ours, LAPTOP) as (history, _reader):
        # Nothing has changed since: the newest holds just that.
        assert Backups(paths).make(history.connection, ours, "closed") is None


def test_no_byte_of_a_person_is_left_but_where_others_name_them(ours, paths, tmp_path):
    with library.checked_for_reading(ours, paths) as reader:
        (person,) = reader.people()
    erased = erase(ours, paths, ("people", person.id))
    with library.checked_for_reading(ours, paths) as reader:
        assert reader.people() == ()
    assert found_in(tmp_path, f"{NAMED}@example.org") == []
    # "Said by" of the line in the bin names them still; it is not counted, being in the bin.
    assert erased.still_said == 0
    line = line_of(ours)
    assert line.said_by == NAMED
    erase(ours, paths, ("reactions", line.id))
    assert found_in(tmp_path, NAMED) == []


def test_where_the_same_words_stand_elsewhere_it_is_said(ours, paths):
    line = line_of(ours)
    with library.checked_for_writing(ours, LAPTOP) as (history, reader):
        gathering.write_note(history, reader.session().rounds[0].id, None, f"They said: {CHANGED}!")
    erased = erase(ours, paths, ("reactions", line.id))
    assert erased.still_said == 1
    assert any("in 1 other place in this file" in sentence for sentence in erasing.erased_sentences(erased))


def test_no_byte_of_a_picture_is_left_and_its_card_is_a_stub(ours, paths, tmp_path):
    with library.checked_for_writing(ours, LAPTOP) as (history, reader):
        session = reader.session()
        card = session.cards[0]
        stored = reader.picture(card.picture_id)
        Index(paths).remember(ours, session, stored.thumbnail)
    core = stored.data[len(stored.data) // 2 :][:60]
    assert len(found_in(tmp_path, core)) >= 3
    with library.checked_for_writing(ours, LAPTOP) as (history, _reader):
        rows = erasing.rows_of_card(history.connection, card.id)
        erasing.erase(history, rows, paths)
    assert found_in(tmp_path, core, card.picture_id, card.alt_text) == []
    after = session_in(ours)
    assert card.id not in after.card_by_id
    assert [reaction.card_id for reaction in after.reactions] == [card.id]
    assert len(after.cards) == 3
    assert check(ours).problems == ()
    restored = tmp_path / "restored.bonfire"
    made = Backups(paths).restore(Backups(paths).of(after.about.id, ours)[0], restored)
    assert made.missing == ()
    assert check(restored).problems == ()


def test_the_same_picture_comes_back_on_no_card(ours, paths, tmp_path):
    old = tmp_path / "old.bonfire"
    with library.checked_for_writing(ours, LAPTOP) as (history, reader):
        (added,) = laying.add_live(history, reader.session(), [picture(77)])
    shutil.copyfile(ours, old)
    with library.checked_for_writing(old, "another laptop") as (history, _reader), history.edit("Again") as edit:
        # There it hangs on one more card, of which the file it is erased in knows nothing.
        edit.add("cards", number=99, picture_id=picture(77).id, title="Once more")
    with library.checked_for_writing(ours, LAPTOP) as (history, _reader):
        erasing.erase(history, erasing.rows_of_card(history.connection, added), paths)
    gather(ours, old, paths)
    gather(old, ours, paths)
    for path in (ours, old):
        with library.checked_for_writing(path, LAPTOP) as (history, reader):
            assert reader.picture(picture(77).id) is None
            assert "Once more" in [card.title for card in reader.session().cards]
        assert check(path).problems == ()
        assert picture(77).data not in path.read_bytes()
    with (
        library.checked_for_writing(ours, LAPTOP) as (history, reader),
        pytest.raises(Trouble, match="was permanently erased"),
    ):
        laying.add_live(history, reader.session(), [picture(77)])


def gather(into, other, paths):
    with library.checked_for_writing(into, LAPTOP) as (history, _reader):
        return merge(history, read_aside(other, paths, set(), print), other.name)


def test_no_merge_brings_the_words_back_in_no_direction_and_through_no_third_file(ours, paths, tmp_path):
    line = line_of(ours)
    old, third = tmp_path / "old.bonfire", tmp_path / "third.bonfire"
    for path in (old, third):
        shutil.copyfile(ours, path)
    with library.checked_for_writing(old, "2aptop0000000002") as (history, _reader):
        gathering.bring_back_reaction(history, line.id)
        gathering.reword(history, line.id, f"{SAID}, said once more")
    untouched = old.read_bytes()
    erase(ours, paths, ("reactions", line.id))
    merged = gather(ours, old, paths)
    assert merged.reactions == 0
    assert found_in(ours.parent, SAID, CHANGED) == []
    assert old.read_bytes() == untouched
    gather(third, old, paths)
    assert SAID in "".join(texts_in(third))
    gather(third, ours, paths)
    gather(old, third, paths)
    gather(third, old, paths)
    for path in (ours, old, third):
        assert texts_in(path) == [STAY]
        assert check(path).problems == ()
        with library.checked_for_reading(path, paths) as reader:
            assert reader.versions() == {}
    assert found_in(tmp_path, f"{SAID}, said once more", CHANGED) == found_in(paths.backups, CHANGED) == []


def test_undo_and_redo_go_past_what_was_erased_also_after_a_restart(ours, paths):
    line = line_of(ours)
    with library.checked_for_writing(ours, LAPTOP) as (history, reader):
        gathering.change_about(history, reader.session().about.id, title="Another title")
        erasing.erase(history, [("reactions", line.id)], paths)
        reader.forget_all()
        assert history.undo_label() == "Change the title"
        assert history.undo() is not None
        assert history.redo_label() == "Change the title"
        with pytest.raises(Trouble, match="was permanently erased"):
            gathering.bring_back_reaction(history, line.id)
    with library.checked_for_writing(ours, LAPTOP) as (history, reader):
        labels = []
        while (done := history.undo()) is not None:
            labels.append(done.label)
            reader.forget(done)
        assert labels == ["Add a person", "Add a reaction"]
        while history.redo() is not None:
            pass
        assert reader.session().bin == ()
    assert check(ours).problems == ()
    assert texts_in(ours) == [STAY]
    assert found_in(ours.parent, SAID, CHANGED) == []


def test_a_copy_in_use_is_done_by_the_next_start(ours, paths, tmp_path):
    line = line_of(ours)
    copy = paths.files / "copy.bonfire"
    library.copy_session(ours, copy, paths)
    library.register(copy, paths)
    in_use = open_for_writing(copy)
    try:
        erased = erase(ours, paths, ("reactions", line.id))
    finally:
        close(in_use)
    assert erased.later == (copy,)
    assert found_in(tmp_path, CHANGED) == [copy]
    assert found_in(paths.erasing, CHANGED, SAID) == []
    assert any("tries again by itself" in sentence for sentence in erasing.erased_sentences(erased))
    erasing.finish(paths)
    assert found_in(tmp_path, CHANGED, SAID) == []
    assert list(paths.erasing.iterdir()) == []


def test_what_was_erased_elsewhere_is_taken_out_of_the_backups_here_by_asking(ours, paths, tmp_path):
    line = line_of(ours)
    theirs = tmp_path / "theirs.bonfire"
    shutil.copyfile(ours, theirs)
    with library.checked_for_writing(theirs, "another laptop") as (history, _reader):
        erasing.erase(history, [("reactions", line.id)], type(paths).under(tmp_path / "their home"))
    gather(ours, theirs, paths)
    assert found_in(paths.files, CHANGED) == []
    assert len(found_in(paths.backups, CHANGED)) == 2
    erase(ours, paths)
    assert found_in(tmp_path, CHANGED, SAID) == []


def test_nothing_is_erased_where_there_is_nothing(ours, paths):
    before = ours.read_bytes()
    with pytest.raises(Trouble, match="can be erased"):
        erase(ours, paths, ("reactions", "00000000-0000-7000-8000-000000000000"))
    assert ours.read_bytes() == before
    line = line_of(ours)
    erase(ours, paths, ("reactions", line.id))
    with pytest.raises(Trouble, match="can be erased"):
        erase(ours, paths, ("reactions", line.id))


def test_damaged_backups_go_and_strangers_files_are_named(ours, paths):
    line = line_of(ours)
    damaged = Backups(paths).of(session_in(ours).about.id, ours)[1].path
    damaged.write_bytes(damaged.read_bytes()[:4096] + b"x" * 9000)
    stranger = paths.files / "dropped.bonfire"
    shutil.copyfile(ours, stranger)
    before = stranger.read_bytes()
    erased = erase(ours, paths, ("reactions", line.id))
    assert not damaged.exists()
    assert erased.unreached == (stranger,)
    assert stranger.read_bytes() == before
    assert any("dropped.bonfire" in sentence for sentence in erasing.erased_sentences(erased))


def test_a_damaged_file_is_recovered_without_the_words(ours, paths, tmp_path, workers):
    line = line_of(ours)
    shutil.copytree(paths.backups, tmp_path / "kept aside")
    erase(ours, paths, ("reactions", line.id))
    # As if backups from before had been put back by other means.
    shutil.rmtree(paths.backups)
    shutil.copytree(tmp_path / "kept aside", paths.backups)
    with ours.open("r+b") as file:
        file.seek(0)
        file.write(b"x" * 100)
    target = tmp_path / "recovered.bonfire"
    library.recover(ours, target, paths)
    assert texts_in(target) == [STAY]
    assert session_in(target).bin == ()
    assert check(target).problems == ()
    assert CHANGED.encode() not in target.read_bytes()


def test_a_file_written_anew_has_the_schema_to_the_letter_and_each_table_where_it_was(ours):
    def laid_out(path):
        connection = sqlite3.connect(path)
        try:
            return connection.execute("SELECT sql, rootpage FROM sqlite_schema ORDER BY rowid").fetchall()
        finally:
            connection.close()

    before = laid_out(ours)
    connection = open_for_writing(ours)
    make_compact(connection)
    close(connection)
    assert laid_out(ours) == before
    close(open_for_reading(ours))


def test_a_shared_copy_of_the_file_tells_nothing_of_who_was_erased(ours, paths, tmp_path):
    with library.checked_for_writing(ours, LAPTOP) as (history, reader):
        (person,) = reader.people()
        erasing.erase(history, [("people", person.id)], paths)
        target = tmp_path / "for others.bonfire"
        write_copy(history.connection, ours, target)
    assert check(target).problems == ()
    assert f"{NAMED}@example.org".encode() not in target.read_bytes()
    assert look_at(target)[2] == ""


def test_what_is_looked_for_is_found_in_others_words_only_where_it_is_long():
    connection = sqlite3.connect(":memory:")
    assert not words_of(connection, []).holds("anything")
    from bonfire_deck.files.gone import Words

    words = Words((), ["Yes", "A whole sentence"])
    assert words.holds(" Yes ")
    assert not words.holds("Yes, we can")
    assert words.holds("so: A whole sentence!")
    assert words.holds("A whole sente")
    assert not words.holds("A whole")


def test_killed_in_the_middle_it_is_erased_or_as_it_was_and_the_next_start_finishes(ours, paths, tmp_path):
    line = line_of(ours)
    kept = Backups(paths).of(session_in(ours).about.id, ours)[-1].path
    for number in range(50, 80):
        shutil.copyfile(kept, kept.with_name(f"{number:06}{kept.name[6:]}"))

    def begin(name):
        home = tmp_path / name
        shutil.copytree(paths.files.parent, home)
        file = home / paths.files.name / ours.name
        # The list names files by where they lie.
        (home / "state" / "index.sqlite").unlink()
        library.register(file, type(paths).under(home))
        words = ["-m", "bonfire_deck", "--home", str(home), "erase", str(file), "--reaction", line.id]
        process = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return process, type(paths).under(home), file

    began = time.perf_counter()
    process, their, _file = begin("whole")
    until(lambda: list(their.erasing.glob("*.json")) or process.poll() is not None)
    noted_after = time.perf_counter() - began
    assert process.wait() == 0
    lasted = time.perf_counter() - began
    outcomes = set()
    turns = itertools.count()
    # By chance none of the first few may have been killed between the two.
    while (turn := next(turns)) < KILLS or ((True, True) not in outcomes and turn < 10 * KILLS):
        began = time.perf_counter()
        process, their, file = begin(f"turn {turn}")
        moment = noted_after * 0.95 + (lasted - noted_after) * (turn % KILLS) / KILLS
        time.sleep(max(0.0, moment - (time.perf_counter() - began)))
        process.kill()
        process.wait()
        noted, left = bool(list(their.erasing.glob("*.json"))), bool(found_in(their.files.parent, CHANGED, SAID))
        erasing.finish(their)
        done = not found_in(their.files.parent, CHANGED, SAID)
        # What was noted is done now; what was not noted had not begun, or was at its end.
        assert done if noted else done == (not left)
        outcomes.add((noted, left))
        assert check(file).problems == ()
        assert texts_in(file) == [STAY]
        assert session_in(file).bin == (() if done else session_in(ours).bin)
        assert list(their.erasing.glob("*.json")) == []
        shutil.rmtree(their.files.parent)
    assert (True, True) in outcomes
