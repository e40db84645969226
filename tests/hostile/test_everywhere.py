"""Every file of other projects' test suites, offered where no other test offers it: as a picture or a deck by any
ending, as a plan, dropped on the home window, and in the place of each file that the program keeps for itself."""

import csv
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from bonfire_deck.errors import Trouble
from bonfire_deck.files import library, rescue
from bonfire_deck.files.backups import Backup, Backups
from bonfire_deck.files.bringing import bring_in, read_aside
from bonfire_deck.files.checking import check
from bonfire_deck.files.desk import Desk
from bonfire_deck.files.index import Index, look_at
from bonfire_deck.files.plans import plan_named
from bonfire_deck.paths import Paths
from bonfire_deck.settings import change_setting, laptop_id, read_settings
from bonfire_deck.ui.app import App
from bonfire_deck.ui.studio.refused_sheet import RefusedSheet
from tests.files.builders import LAPTOP
from tests.files.wrecks import CORPUS, corpus_files, session_in

IMAGES = CORPUS / "images"


def images():
    with (IMAGES / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        return [IMAGES / entry["path"] for entry in csv.DictReader(file, delimiter="\t")]


def everything():
    return [*corpus_files(), *images()]


def named(path: Path) -> str:
    return f"{path.parent.name}-{path.name[:40]}"


@pytest.fixture
def given(request, tmp_path):
    path = tmp_path / "given" / "odd.bonfire"
    path.parent.mkdir()
    shutil.copyfile(request.param, path)
    return path


@pytest.mark.parametrize("given", images(), ids=named, indirect=True)
def test_a_picture_is_no_deck_whatever_it_is_called(given, paths, workers, tmp_path):
    before = given.read_bytes()
    places = (
        lambda: bring_in(given, paths, workers.verify),
        lambda: read_aside(given, paths, set(), workers.verify),
        lambda: check(given),
        lambda: library.checked_for_writing(given, LAPTOP).__enter__(),
        lambda: library.checked_for_reading(given, paths).__enter__(),
    )
    for place in places:
        with pytest.raises(Trouble, match=r"“odd\.bonfire” (is not a Bonfire Deck file|is damaged)"):
            place()
    assert look_at(given)[2]
    assert given.read_bytes() == before
    assert [path.name for path in given.parent.iterdir()] == ["odd.bonfire"]


@pytest.mark.parametrize("given", everything(), ids=named, indirect=True)
def test_none_is_a_plan(given):
    plan = given.rename(given.with_suffix(".toml"))
    with pytest.raises(Trouble, match="plan") as caught:
        plan_named(str(plan))
    assert caught.value.hint


@pytest.mark.parametrize("given", everything(), ids=named, indirect=True)
def test_in_the_place_of_a_file_of_our_own_it_counts_for_nothing(given, paths, sound, tmp_path):
    places = {
        "settings": paths.settings / "settings.json", "laptop": paths.state / "laptop.json", "index": paths.index,
        "desk": paths.desks / "one.json", "rescue": paths.rescue / "day.jsonl",
        "backup": paths.backups / "one" / "one.words",
    }  # fmt: skip
    for place in places.values():
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(given, place)
    assert read_settings(paths) == {}
    change_setting(paths, "name", 1)
    assert read_settings(paths) == {"name": 1}
    assert laptop_id(paths) == laptop_id(paths) != ""
    desk = Desk(places["desk"])
    assert desk.get("draft") is None
    desk.set("draft", "words")
    desk.close()
    assert Desk(places["desk"]).get("draft") == "words"
    assert rescue.lines(paths, tmp_path / "day.bonfire") == []
    with pytest.raises(Trouble):
        Backups(paths).restore(Backup(places["backup"], "", "kept", 0, 0, ""), tmp_path / "back.bonfire")
    paths.files.mkdir()
    shutil.copyfile(sound, paths.files / "ours.bonfire")
    index = Index(paths)
    assert index.entries() == []
    assert index.refresh()
    assert [entry.title for entry in index.entries()] == [session_in(sound).about.title]


def answer_dialogs(seen: list[str]) -> QTimer:
    """Press the first button of each dialog that comes up, and note what it said."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            button = dialog.findChild(QPushButton, "yes")
            if button is not None:
                seen.append(" ".join(label.text() for label in dialog.findChildren(QLabel)))
                button.click()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    return timer


def test_dropped_on_the_home_window_all_of_them_end_in_sentences(app: App, home: Paths, qtbot, tmp_path):
    app.show_home()
    folder = tmp_path / "dropped"
    folder.mkdir()
    seen: list[str] = []
    answering = answer_dialogs(seen)
    for number, path in enumerate(corpus_files()):
        shutil.copyfile(path, folder / f"{number}.bonfire")
        app.files.take([folder / f"{number}.bonfire"])
        qtbot.waitUntil(lambda count=number + 1: len(seen) == count)
        assert re.search(rf"“{number}.bonfire” (is not a Bonfire Deck file|is damaged)", seen[-1])
    assert app.windows == []
    seen.clear()
    app.files.take([path for path in corpus_files() if path.parent.name != "databases"])
    qtbot.waitUntil(lambda: bool(seen))
    assert "could be used as a picture" in seen[0]
    answering.stop()
    qtbot.waitUntil(lambda: [entry.title for entry in app.librarian.index.entries()] == ["Bonfire"])
    assert [path.name for path in home.files.glob("*")] == ["Bonfire.bonfiredeck"], "the starter deck, nothing else"
    assert app.windows == []


def test_pictures_dropped_together_make_a_deck_of_those_that_open(app: App, home: Paths, qtbot):
    app.show_home()
    seen: list[str] = []
    answering = answer_dialogs(seen)
    app.files.take(images())
    qtbot.waitUntil(lambda: bool(app.windows) and bool(app.front.findChildren(RefusedSheet)))
    answering.stop()
    (sheet,) = app.front.findChildren(RefusedSheet)
    seen.extend(label.text() for label in sheet.findChildren(QLabel))
    with (IMAGES / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        verdicts = [entry["expected"] for entry in csv.DictReader(file, delimiter="\t")]
    cards = app.workbench.reader.session().cards
    deck = app.workbench.path
    app.show_home()
    app.keeper.wait(deck)
    assert check(deck).problems == ()
    assert verdicts.count("opens") <= len(cards) <= verdicts.count("opens") + verdicts.count("either")
    assert "not added" in seen[0]


@pytest.mark.parametrize("statement", ["SELECT rootpage FROM sqlite_schema WHERE name = 'entries'", "SELECT 1"])
def test_a_damaged_list_is_begun_again(paths, sound, statement):
    paths.files.mkdir(parents=True)
    shutil.copyfile(sound, paths.files / "ours.bonfire")
    library.register(paths.files / "ours.bonfire", paths)
    with closing(sqlite3.connect(paths.index)) as connection:
        page = connection.execute(statement).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(paths.index.read_bytes())
    content[(page - 1) * size : page * size] = bytes(range(256)) * (size // 256)
    paths.index.write_bytes(content)
    assert Index(paths).entries() == []
    assert Index(paths).refresh()
    assert [entry.reactions for entry in Index(paths).entries()] == [3]


@pytest.mark.parametrize("given", everything(), ids=named, indirect=True)
def test_nothing_of_it_is_exported_data(given, paths, tmp_path):
    with pytest.raises(Trouble):
        library.read_back(given, tmp_path / "again.bonfire", paths)

    assert [path.name for path in tmp_path.iterdir() if "again" in path.name] == []
