"""A rehearsal: everything on a throw-away copy, both views on one screen, and the session as it was afterwards."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from bonfire_deck.ui.app import App
from tests.journeys.test_main_job import run_window, start_a_session
from tools.looks.look import until_still

CTRL = Qt.KeyboardModifier.ControlModifier


def names_in(folder):
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if "-wal" not in path.name)


def rehearse(app, qtbot):
    """Begin a rehearsal of the open session by its key; return its window."""
    qtbot.waitUntil(app.windows[-1].isActiveWindow)
    qtbot.keyClick(app.windows[-1].side.field, Qt.Key.Key_F5, CTRL)
    qtbot.waitUntil(lambda: bool(app.windows) and app.windows[-1].pane is not None)
    qtbot.waitUntil(app.windows[-1].isActiveWindow)
    return app.windows[-1]


def ended(app, qtbot, path):
    """The window of the session at `path`, once it is open again."""
    qtbot.waitUntil(lambda: bool(app.windows) and app.workbench is not None and app.workbench.path == path)
    assert app.windows[-1].pane is None
    return app.windows[-1]


def test_what_is_done_in_a_rehearsal_is_thrown_away_however_it_ends(app, home, qtbot):
    start_a_session(app, qtbot)
    path = run_window(app, qtbot).workbench.path
    before = names_in(home.files)
    window = rehearse(app, qtbot)
    copy = window.workbench.path
    assert home.files not in copy.parents
    assert "rehearsal" in window.windowTitle()
    qtbot.keyClick(window.side.field, Qt.Key.Key_F5)
    qtbot.keyClick(window.side.field, Qt.Key.Key_PageDown)
    qtbot.keyClicks(window.side.field, "only to try")
    qtbot.keyClick(window.side.field, Qt.Key.Key_Return, CTRL)
    assert [r.text for r in window.stage.session.reactions] == ["only to try"]
    qtbot.keyClick(window.side.field, Qt.Key.Key_F5, CTRL)
    until_still(app)
    assert app.windows == [window], "a rehearsal is not rehearsed"
    qtbot.keyClick(window.side.field, Qt.Key.Key_Q, CTRL)
    again = ended(app, qtbot, path)
    assert not again.stage.live
    assert again.stage.session.reactions == ()
    end = rehearse(app, qtbot).findChild(QPushButton, "end-rehearsal")
    qtbot.mouseClick(end, Qt.MouseButton.LeftButton)
    ended(app, qtbot, path)
    rehearse(app, qtbot).close()
    ended(app, qtbot, path)
    assert names_in(home.files) == before
    left = copy.parent.with_name("left by a crash")
    left.mkdir()
    app.end()
    assert not copy.parent.exists()
    assert left.exists()
    again = App(app.paths)
    assert not left.exists(), "the next start throws it away"
    again.end()


def test_both_views_of_the_sample_stand_side_by_side_and_it_is_the_sample_again(app, home, qtbot):
    app.open_sample()
    path = run_window(app, qtbot).workbench.path
    window = rehearse(app, qtbot)
    window.showNormal()
    window.resize(1366, 768)
    room = window.projector.window
    assert not room.isVisible()
    qtbot.keyClick(window.side.field, Qt.Key.Key_F5)
    assert room.isVisible()
    assert room.window() is window
    qtbot.waitUntil(lambda: abs(room.width() / room.height() - 16 / 9) < 0.01)
    boxes = [QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()) for widget in (window.side, room)]
    assert boxes[0].right() < boxes[1].left()
    assert window.rect().contains(boxes[1])
    assert window.findChild(QLabel, "rehearsal-mark").isVisible()
    qtbot.keyClick(window.side.field, Qt.Key.Key_Escape)
    assert not room.isVisible()
    assert window.cover.isHidden(), "there is no room that could look on"
    window.doors.home()
    assert ended(app, qtbot, path).workbench.is_throw_away
    assert list(home.files.glob("*.bonfire")) == []
