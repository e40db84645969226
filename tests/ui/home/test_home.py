"""The home window: what is listed, dropped, renamed, archived, copied and thrown away, with real files."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bonfire_deck.files import library
from bonfire_deck.paths import Paths, assets
from bonfire_deck.ui.app import App
from bonfire_deck.ui.home.home_window import HomeWindow
from bonfire_deck.ui.home.session_sheet import SessionSheet
from bonfire_deck.ui.home.start_session import StartSessionDialog
from bonfire_deck.ui.home.tiles import DeckTile, SessionRow
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.studio.studio_window import StudioWindow
from bonfire_deck.writing.json_file import as_json
from tests.files.builders import session_at
from tests.patience import bring_up


def drop(window: HomeWindow, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def press_in_dialog(name: str, button: str, seen: list[str]) -> None:
    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.objectName() == name:
            seen.extend(label.text() for label in dialog.findChildren(QLabel))
            found = dialog.findChild(QPushButton, button)
            assert found is not None
            found.click()
        else:
            QTimer.singleShot(50, look)

    QTimer.singleShot(50, look)


def rows(app: App) -> list[SessionRow]:
    """The rows of the list as it is now; those of a list that was just made anew are shown a moment later."""
    return [row for row in app.home._places() if isinstance(row, SessionRow)]


@pytest.fixture
def at_home(app: App, qtbot: QtBot) -> App:
    app.start(None, sample=False)
    qtbot.waitUntil(lambda: any(e.thing == "deck" for e in app.librarian.index.entries()))
    return app


def opened(app: App, qtbot: QtBot, kind: type[QWidget]) -> QWidget:
    qtbot.waitUntil(lambda: any(isinstance(window, kind) for window in app.windows))
    return next(window for window in app.windows if isinstance(window, kind))


def test_pictures_that_are_dropped_become_a_deck_and_what_is_none_is_named(
    at_home: App, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Our street"
    folder.mkdir()
    shutil.copy(assets() / "images" / "iceberg.jpg", folder / "10 cold water.jpg")
    shutil.copy(assets() / "images" / "bonfire.jpg", folder / "9 warm fire.jpg")
    (folder / "notes.txt").write_text("not a picture")
    drop(at_home.home, [folder])
    page = opened(at_home, qtbot, StudioWindow)
    assert isinstance(page, StudioWindow)
    qtbot.waitUntil(lambda: bool(page.findChildren(QListWidget, "refused-list")))
    (refused,) = page.findChildren(QListWidget, "refused-list")
    seen = [refused.item(row).text() for row in range(refused.count())]
    session = page.workbench.reader.session()
    assert session.about.title == "Our street"
    assert [card.title for card in session.cards] == ["Warm fire", "Cold water"]
    assert any("notes.txt" in text for text in seen)


def test_a_strangers_session_is_brought_in_and_the_original_stays_as_it_was(
    at_home: App, home: Paths, qtbot: QtBot, tmp_path: Path
) -> None:
    strange = session_at(tmp_path / "from a stick.bonfire")
    before = strange.read_bytes()
    drop(at_home.home, [strange])
    window = opened(at_home, qtbot, RunWindow)
    assert isinstance(window, RunWindow)
    assert window.workbench.path.parent == home.files
    assert strange.read_bytes() == before


def test_a_file_that_is_none_is_refused_with_a_sentence(at_home: App, qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "bad.bonfire"
    bad.write_bytes(b"SQLite format 3\x00 and then nothing" * 40)
    seen: list[str] = []
    press_in_dialog("trouble-dialog", "yes", seen)
    drop(at_home.home, [bad])
    qtbot.waitUntil(lambda: bool(seen))
    assert any("bad.bonfire" in text for text in seen)
    assert not at_home.windows


def test_files_in_the_folder_that_we_did_not_make_are_grey_until_they_are_brought_in(
    at_home: App, home: Paths, qtbot: QtBot
) -> None:
    session_at(home.files / "strange.bonfire")
    (home.files / "broken.bonfire").write_bytes(b"nothing" * 200)
    at_home.librarian.look_again(at_home.home)
    qtbot.waitUntil(lambda: len(rows(at_home)) == 2)
    sentences = {row.entry.title: row.entry.trouble for row in rows(at_home)}
    assert "not a Bonfire Deck file" in sentences["broken"]
    assert "elsewhere" in sentences["A day together"]
    assert all(row.findChild(QPushButton, "continue") is None for row in rows(at_home))


@pytest.fixture
def with_session(at_home: App, home: Paths, qtbot: QtBot) -> App:
    library.register(session_at(home.files / "A day together.bonfire"), home)
    at_home.librarian.list_now()
    qtbot.waitUntil(lambda: len(rows(at_home)) == 1)
    return at_home


def test_of_many_sessions_the_newest_stand_there_and_one_press_shows_more(
    with_session: App, home: Paths, qtbot: QtBot
) -> None:
    app = with_session
    entry = rows(app)[0].entry
    many = [replace(entry, path=home.files / f"{number}.bonfire", title=f"Day {number}") for number in range(70)]
    app.starter.completed.disconnect(app.home.show_entries)
    app.home.show_entries(many)
    qtbot.waitUntil(lambda: [row.entry.title for row in rows(app)] == [f"Day {number}" for number in range(30)])
    more = app.home.findChild(QPushButton, "more-sessions")
    assert more is not None
    assert more.text() == "40 older sessions"
    bring_up(app.home)
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(rows(app)) == 60)
    qtbot.waitUntil(lambda: app.home.focusWidget() is rows(app)[30])
    app.home.find_field.setText("Day 69")
    qtbot.waitUntil(lambda: [row.entry.title for row in rows(app)] == ["Day 69"])


def test_rename_duplicate_archive_find_and_delete(with_session: App, home: Paths, qtbot: QtBot) -> None:
    app = with_session
    app.librarian.rename(app.home, rows(app)[0].entry, "Another name")
    qtbot.waitUntil(lambda: [row.entry.title for row in rows(app)] == ["Another name"])
    assert (home.files / "Another name.bonfire").exists()
    app.librarian.duplicate(app.home, rows(app)[0].entry)
    qtbot.waitUntil(lambda: len(rows(app)) == 2)
    copy = next(row.entry for row in rows(app) if "copy" in row.entry.path.name)
    app.librarian.archive(copy, True)
    qtbot.waitUntil(lambda: len(rows(app)) == 1)
    app.home.archived.click()
    qtbot.waitUntil(lambda: len(rows(app)) == 2)
    qtbot.keyClicks(app.home.find_field, "nothing like this")
    assert rows(app) == []
    app.home.find_field.clear()
    seen: list[str] = []
    press_in_dialog("ask-dialog", "no", seen)
    app.files.delete(copy)
    assert copy.path.exists()
    assert any("Another name" in text for text in seen)


def test_a_new_session_like_an_old_one(with_session: App, qtbot: QtBot) -> None:
    app = with_session

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, StartSessionDialog):
            dialog.title.setText("The year after")
            dialog.start.click()
        else:
            QTimer.singleShot(50, answer)

    QTimer.singleShot(50, answer)
    app.files.new_like(rows(app)[0].entry)
    window = opened(app, qtbot, RunWindow)
    assert isinstance(window, RunWindow)
    session = window.workbench.reader.session()
    assert session.about.title == "The year after"
    assert (len(session.groups), len(session.rounds), len(session.cards)) == (5, 5, 6)
    assert session.reactions == ()


def test_the_answers_of_the_start_dialog(with_session: App, qtbot: QtBot) -> None:
    decks = [entry for entry in with_session.librarian.index.entries() if entry.thing == "deck"]
    dialog = StartSessionDialog(with_session.home, decks, with_session.starter)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.question.isVisible()
    plan = dialog.findChild(QComboBox, "session-plan")
    assert plan is not None
    plan.setCurrentIndex(plan.findData("own"))
    plan.activated.emit(plan.currentIndex())
    assert dialog.question.isVisible()
    dialog.question.setText("What holds us up?")
    dialog.groups.count.setValue(3)
    name = dialog.findChild(QLineEdit, "group-name-2")
    assert name is not None
    name.setText("The kitchen")
    _deck, new = dialog.answer()
    assert [round_.question for round_ in new.rounds] == ["What holds us up?"]
    assert [group.name for group in new.groups][1:2] == ["The kitchen"]
    assert len(new.groups) == 3


def test_four_groups_came_not_five_and_it_is_one_key_to_undo(with_session: App, qtbot: QtBot) -> None:
    app = with_session
    app.open_any(rows(app)[0].entry.path)
    window = opened(app, qtbot, RunWindow)
    assert isinstance(window, RunWindow)
    sheet = SessionSheet(window, window.workbench)
    qtbot.addWidget(sheet)
    sheet.groups.count.setValue(4)
    sheet.keep()
    assert len(window.workbench.reader.session().groups) == 4
    assert window.findChild(QWidget, "group-chip-4") is not None
    window.undo()
    assert len(window.workbench.reader.session().groups) == 5
    sheet = SessionSheet(window, window.workbench)
    qtbot.addWidget(sheet)
    sheet.groups.count.setValue(7)
    sheet.keep()
    assert [g.number for g in window.workbench.reader.session().groups] == [1, 2, 3, 4, 5, 6, 7]


def test_a_deck_opens_by_a_click_and_by_enter(at_home: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(at_home.home.findChildren(DeckTile, "deck-tile")))
    tile = at_home.home.findChildren(DeckTile, "deck-tile")[0]
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    page = opened(at_home, qtbot, StudioWindow)
    assert isinstance(page, StudioWindow)
    cards, sections = page.workbench.reader.session().cards, page.workbench.reader.session().sections
    assert (len(cards), len(sections)) == (72, 6)
    assert page.grid.cards.rowCount() == 72 + 6
    page.rooms.title.setText("Our fire")
    page.rooms.title.editingFinished.emit()
    assert page.workbench.reader.session().about.title == "Our fire"
    page.toggle_large()


def test_table_files_out_and_gathered_again(with_session: App, qtbot: QtBot, tmp_path: Path) -> None:
    app = with_session
    app.open_any(rows(app)[0].entry.path)
    window = opened(app, qtbot, RunWindow)
    assert isinstance(window, RunWindow)
    made: list[Path] = []
    app.librarian.make_table_files(window, window.workbench, tmp_path, made.extend)
    qtbot.waitUntil(lambda: len(made) == 5)
    with library.checked_for_writing(made[1], "another laptop") as (history, reader):
        assert reader.for_group() == reader.session().groups[1].id
        from bonfire_deck.files import gathering

        session = reader.session()
        gathering.keep_reaction(
            history, text="From table two", kind="feel", card_id=session.cards[0].id,
            group_id=session.groups[1].id, round_id=session.rounds[0].id,
        )  # fmt: skip
    for _time in range(2):
        results: list[tuple[str, object]] = []
        app.librarian.gather(window, window.workbench, [made[1], made[2], window.workbench.path], results.extend)
        qtbot.waitUntil(lambda found=results: len(found) == 3)
    assert [r.text for r in window.workbench.reader.session().reactions] == ["From table two"]
    assert "this session itself" in str(results[2][1])
    assert app.librarian.backups.all()[0][-1].reason == "gather"


def test_exported_data_that_is_dropped_becomes_a_session_again(
    at_home: App, home: Paths, qtbot: QtBot, tmp_path: Path
) -> None:
    file = session_at(tmp_path / "day.bonfire")
    data = tmp_path / "day.json"
    with library.checked_for_reading(file, home) as reader:
        data.write_bytes(as_json(reader.session()))
    seen: list[str] = []
    press_in_dialog("trouble-dialog", "yes", seen)
    drop(at_home.home, [data])
    window = opened(at_home, qtbot, RunWindow)
    assert isinstance(window, RunWindow)
    assert window.workbench.path == home.files / "day.bonfire"
    assert window.workbench.reader.session().about.title == "A day together"
    assert any("6 cards" in text for text in seen)
