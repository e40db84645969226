"""Enter presses the focused button of every large window, else the hot one; lists made anew leave the keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bonfire_deck.files import library
from bonfire_deck.files.making import NewSession, usual_groups
from bonfire_deck.model.plan import ready_plan
from bonfire_deck.paths import Paths
from bonfire_deck.ui.app import App
from bonfire_deck.ui.home.session_sheet import SessionSheet
from bonfire_deck.ui.home.tiles import SessionRow
from bonfire_deck.ui.main_window import MainWindow
from tests.journeys.conftest import app, fonts

__all__ = ["app", "fonts"]


@pytest.fixture
def bare(qtbot: QtBot) -> MainWindow:
    """A window with a hot button, another one, a field and room to click at."""
    window = MainWindow()
    page = QWidget()
    window.setCentralWidget(page)
    window.pressed = []
    for place, name in enumerate(("hot", "other")):
        button = QPushButton(name, page)
        button.setObjectName(name)
        button.move(10, 10 + 60 * place)
        button.clicked.connect(lambda _on=False, name=name: window.pressed.append(name))
    field = QLineEdit(page)
    field.setObjectName("field")
    field.move(10, 200)
    page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    window.default_button = page.findChild(QPushButton, "hot")
    window.resize(400, 300)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_focused_button_else_the_hot_one(bare: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    other, field = bare.findChild(QPushButton, "other"), bare.findChild(QLineEdit, "field")
    other.setFocus()
    qtbot.keyClick(other, key)
    assert bare.pressed == ["other"]
    qtbot.mouseClick(bare.centralWidget(), Qt.MouseButton.LeftButton)
    qtbot.keyClick(bare.focusWidget(), key)
    assert bare.pressed == ["other", "hot"]
    field.setFocus()
    qtbot.keyClick(field, key)
    assert bare.pressed == ["other", "hot"]


def test_a_key_held_down_and_a_button_that_is_off_press_nothing(bare: MainWindow, qtbot: QtBot) -> None:
    other = bare.findChild(QPushButton, "other")
    other.setFocus()
    held = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(other, held)
    assert bare.pressed == []
    bare.default_button.setEnabled(False)
    bare.centralWidget().setFocus()
    qtbot.keyClick(bare.centralWidget(), Qt.Key.Key_Return)
    assert bare.pressed == []


@pytest.fixture
def with_sessions(app: App, home: Paths, qtbot: QtBot) -> App:
    for name in ("first", "second"):
        deck = next(home.files.glob("*.bonfiredeck"))
        new = NewSession(name, usual_groups(2), ready_plan("own"))
        library.new_session(deck, home.files / f"{name}.bonfire", new, home)
    app.start(None, sample=False)
    qtbot.waitUntil(app.home.isActiveWindow)
    qtbot.waitUntil(lambda: len(rows(app)) == 2)
    return app


def rows(app: App) -> list[SessionRow]:
    """The rows of the list as it is now; those of a list that was just made anew are shown a moment later."""
    return [row for row in app.home._places() if isinstance(row, SessionRow)]


def at(app: App) -> tuple[str, str]:
    """The control with the keys, and the session in whose row it is."""
    focused = app.home.focusWidget()
    return focused.objectName(), focused.parent().entry.title


def test_a_list_that_is_made_anew_leaves_the_keys_where_they_were(with_sessions: App, qtbot: QtBot) -> None:
    app = with_sessions
    row = rows(app)[1]
    row.findChild(QPushButton, "open-board").setFocus()
    app.librarian.rename(app.home, row.entry, "Another name")
    qtbot.waitUntil(lambda: any(one.entry.title == "Another name" for one in rows(app)))
    assert at(app) == ("open-board", "Another name")
    (other,) = [one.entry for one in rows(app) if one.entry.title != "Another name"]
    app.librarian.archive(other, archived=True)
    qtbot.waitUntil(lambda: len(rows(app)) == 1)
    assert at(app) == ("open-board", "Another name")
    assert app.home.focusWidget().isVisible()
    app.librarian.archive(rows(app)[0].entry, archived=True)
    qtbot.waitUntil(lambda: not rows(app))
    assert app.home.focusWidget() is app.home.hero.start


def test_enter_in_the_field_that_finds_leads_to_what_was_found_and_enter_again_opens_it(
    with_sessions: App, qtbot: QtBot
) -> None:
    app = with_sessions
    qtbot.keyClick(app.home, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(app.home.find_field.hasFocus)
    qtbot.keyClicks(app.home.find_field, "second")
    qtbot.keyClick(app.home.find_field, Qt.Key.Key_Return)
    focused = app.home.focusWidget()
    assert focused.objectName() == "continue"
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(app.windows))
    assert app.workbench.reader.session().about.title == "second"


def test_the_sheet_of_groups_begins_in_its_first_field(with_sessions: App, qtbot: QtBot) -> None:
    app = with_sessions
    app.open_any(rows(app)[0].entry.path)
    qtbot.waitUntil(lambda: bool(app.windows))
    sheet = SessionSheet(app.front, app.workbench)
    sheet.open()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sheet.title)
    sheet.close()
    sheet.deleteLater()
