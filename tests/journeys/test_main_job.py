"""From the home window to the write-up, by keys and mouse, through the real windows, with a kill half way."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from bonfire_deck.files.checking import check
from bonfire_deck.paths import Paths
from bonfire_deck.settings import read_settings
from bonfire_deck.ui.app import App
from bonfire_deck.ui.board.board_window import BoardWindow
from bonfire_deck.ui.closing.closing_window import ClosingWindow
from bonfire_deck.ui.closing.exporting import form_named
from bonfire_deck.ui.run.run_window import RunWindow
from tests.files.builders import session_at
from tests.journeys.conftest import end
from tests.patience import until_exposed
from tools.looks.look import until_still


def named(root: QWidget, name: str) -> QWidget:
    found = root.findChild(QWidget, name)
    assert found is not None, name
    return found


def run_window(app: App, qtbot: QtBot) -> RunWindow:
    qtbot.waitUntil(lambda: any(isinstance(w, RunWindow) for w in app.windows))
    window = next(w for w in app.windows if isinstance(w, RunWindow))
    qtbot.waitUntil(window.isVisible)
    return window


def start_a_session(app: App, qtbot: QtBot) -> RunWindow:
    app.start(None, sample=False)
    until_exposed(app.home)

    def press_enter() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.objectName() == "start-session":
            title = named(dialog, "session-title")
            qtbot.keyClicks(title, "Morning with five tables")
            qtbot.keyClick(title, Qt.Key.Key_Return)
        else:
            QTimer.singleShot(100, press_enter)

    QTimer.singleShot(200, press_enter)
    qtbot.mouseClick(named(app.home, "start-session-button"), Qt.MouseButton.LeftButton)
    window = run_window(app, qtbot)
    qtbot.waitUntil(window.isActiveWindow)
    return window


def type_line(qtbot: QtBot, window: RunWindow, text: str, *, show: bool = False) -> None:
    qtbot.keyClicks(window.side.field, text)
    modifier = Qt.KeyboardModifier.ControlModifier if show else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(window.side.field, Qt.Key.Key_Return, modifier)


def test_the_first_start_of_all_lays_out_the_starter_deck(fonts: None, bare_home: Paths, qtbot: QtBot) -> None:
    app = App(bare_home)
    app.start(None, sample=False)
    qtbot.waitUntil(lambda: [e.title for e in app.librarian.index.entries()] == ["Bonfire"])
    (deck,) = bare_home.files.glob("*.bonfiredeck")
    assert check(deck).problems == ()
    end(app)


def test_a_morning_from_home_to_write_up(app: App, home: Paths, qtbot: QtBot, tmp_path: Path) -> None:
    window = start_a_session(app, qtbot)
    assert window.workbench.reader.session().about.title == "Morning with five tables"
    field = window.side.field
    assert window.focusWidget() is field
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(window.projector.window.isVisible)
    first = window.stage.card
    type_line(qtbot, window, "One blocked lane", show=True)
    qtbot.keyClick(field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    type_line(qtbot, window, "Busy, nobody arives")
    qtbot.keyClick(field, Qt.Key.Key_F2)
    assert field.toPlainText() == "Busy, nobody arives"
    field.selectAll()
    type_line(qtbot, window, "Busy, and nobody arrives")
    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert window.stage.card is not first
    target = window.picture.target()
    qtbot.mouseClick(window.picture, Qt.MouseButton.LeftButton, pos=target.center().toPoint())
    type_line(qtbot, window, "Pinned in the middle")
    reactions = {r.text: r for r in window.workbench.reader.session().reactions}
    groups = window.workbench.reader.session().groups
    assert set(reactions) == {"One blocked lane", "Busy, and nobody arrives", "Pinned in the middle"}
    busy = reactions["Busy, and nobody arrives"]
    assert (busy.group_id, busy.kind) == (groups[1].id, "feel")
    assert reactions["One blocked lane"].shown
    assert reactions["Pinned in the middle"].pin == pytest.approx((0.5, 0.5), abs=0.01)
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Pinned in the middle" not in {r.text for r in window.workbench.reader.session().reactions}
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert len(window.workbench.reader.session().reactions) == 3

    qtbot.keyClick(field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    board = app.windows[-1]
    assert isinstance(board, BoardWindow)
    board.export_to(tmp_path / "board.pdf")
    qtbot.waitUntil((tmp_path / "board.pdf").exists)
    board.session_wanted.emit()
    qtbot.waitUntil(lambda: app.windows[-1] is window and window.isActiveWindow())
    qtbot.keyClick(field, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    closing = app.windows[-1]
    assert isinstance(closing, ClosingWindow)
    closing.export_to(tmp_path / "writeup.html", form_named("html"))
    qtbot.waitUntil((tmp_path / "writeup.html").exists)
    assert "Busy, and nobody arrives" in (tmp_path / "writeup.html").read_text(encoding="utf-8")
    path = app.workbench.path if app.workbench else Path()
    app.show_home()
    assert app.home.isVisible()
    # It is put away on a thread of its own.
    app.keeper.wait(path)
    assert check(path).problems == ()
    qtbot.waitUntil(lambda: app.home.findChild(QWidget, "session-row") is not None)


KILLED = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from bonfire_deck.paths import Paths
from bonfire_deck.ui.app import App
from tools.waiting import until
qt = QApplication(["bonfire-deck"])
app = App(Paths.under(Path(sys.argv[1])))
app.open_any(Path(sys.argv[2]))
until(lambda: app.windows)
window = app.windows[-1]
until(window.isActiveWindow)
QTest.keyClick(window, Qt.Key.Key_F5)
QTest.keyClick(window.side.field, Qt.Key.Key_PageDown)
QTest.keyClicks(window.side.field, "This line is kept")
QTest.keyClick(window.side.field, Qt.Key.Key_Return)
QTest.keyClick(window.side.field, Qt.Key.Key_F8)
QTest.keyClicks(window.side.field, "This one is half ty")
desk = window.workbench.desk.path
until(lambda: "This one is half ty" in desk.read_text())
print("ready", flush=True)
qt.exec()
"""


def test_after_a_kill_everything_is_where_it_was(app: App, home: Paths, qtbot: QtBot) -> None:
    window = start_a_session(app, qtbot)
    path = window.workbench.path
    app.show_home()
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(home.files.parent), str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "ready"
    process.kill()
    process.wait()
    process.stdout.close()
    app.start(None, sample=False)
    again = run_window(app, qtbot)
    assert again.workbench.path == path
    session = again.workbench.reader.session()
    assert [r.text for r in session.reactions] == ["This line is kept"]
    assert again.stage.card == session.cards[1]
    assert again.stage.round == session.rounds[1]
    assert again.stage.live
    assert again.stage.timer.ends_at is not None
    assert again.side.field.toPlainText() == "This one is half ty"
    qtbot.waitUntil(again.projector.window.isVisible)


def test_the_sample_is_a_throw_away_copy(app: App, home: Paths, qtbot: QtBot) -> None:
    app.start(None, sample=True)
    window = run_window(app, qtbot)
    session = window.workbench.reader.session()
    assert (len(session.groups), len(session.reactions), len(session.reactions_by_card)) == (5, 41, 9)
    assert window.workbench.undo_label() == ""
    path = window.workbench.path
    app.end()
    assert not path.exists()
    assert not read_settings(home).get("open_session")


def test_closing_windows_by_their_own_corner_leads_back_step_by_step(app: App, qtbot: QtBot) -> None:
    window = start_a_session(app, qtbot)
    app.open_board()
    app.open_write_up()
    for left in (2, 1):
        app.windows[-1].close()
        qtbot.waitUntil(lambda left=left: len(app.windows) == left)
        assert app.workbench is not None
    window.close()
    qtbot.waitUntil(app.home.isVisible)
    assert app.workbench is None
    assert app.windows == []


def test_a_stranger_that_lies_where_one_of_ours_was_is_brought_in(
    app: App, home: Paths, qtbot: QtBot, tmp_path: Path
) -> None:
    window = start_a_session(app, qtbot)
    path = window.workbench.path
    app.show_home()
    path.write_bytes(session_at(tmp_path / "strange.bonfire").read_bytes())
    before = path.read_bytes()
    app.open_any(path)
    again = run_window(app, qtbot)
    assert again.workbench.path != path
    assert again.workbench.reader.session().about.title == "A day together"
    assert path.read_bytes() == before


def test_a_session_that_does_not_open_leaves_the_one_that_is_open(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    window = start_a_session(app, qtbot)
    bad = tmp_path / "bad.bonfire"
    bad.write_bytes(b"no session" * 100)

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.objectName() == "trouble-dialog":
            pressed.append(True)
            dialog.accept()
        else:
            QTimer.singleShot(50, press)

    pressed: list[bool] = []
    QTimer.singleShot(50, press)
    app.open_any(bad)
    qtbot.waitUntil(lambda: bool(pressed))
    assert app.windows == [window]
    type_line(qtbot, window, "Still here")
    assert [r.text for r in window.workbench.reader.session().reactions] == ["Still here"]


def test_the_next_morning_starts_at_home_without_a_word(app: App, home: Paths, qtbot: QtBot) -> None:
    start_a_session(app, qtbot)
    app.show_home()
    app.home.hide()
    told: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        # A panel that shows how far the index is may come up on a slow machine; it says nothing and goes by itself.
        if isinstance(dialog, QDialog) and dialog.objectName() != "progress-panel":
            told.append(dialog.accessibleName())
            dialog.accept()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(30)
    app.start(None, sample=False)
    until_still(app)
    timer.stop()
    assert told == []
    assert app.home.isVisible()
    assert app.windows == []
