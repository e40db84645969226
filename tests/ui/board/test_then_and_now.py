"""Then and now: an earlier session's board beside this one, by keys and hands, at one scale, changing nothing."""

import hashlib
import shutil

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from bonfire_deck.files import library
from bonfire_deck.files.opening import close, open_for_writing
from bonfire_deck.ui.board.board_window import BoardWindow
from bonfire_deck.ui.then.then_sheet import ThenSheet
from bonfire_deck.ui.then.then_window import ThenWindow
from bonfire_deck.ui.workbench import Workbench
from tests.files.builders import LAPTOP, session_at
from tests.files.wrecks import with_reactions
from tests.patience import bring_up, turns
from tests.ui.board.conftest import say


@pytest.fixture
def earlier(paths, bench):
    """A session of this computer with the same deck: its first and fourth pictures were spoken about."""
    paths.files.mkdir(parents=True)
    path = session_at(paths.files / "last year.bonfire")
    workbench = Workbench(path, paths, LAPTOP)
    say(workbench, [(0, 1, "see", 0, "Nobody saw it from above"), (3, 2, "feel", 0, "Cold hands")])
    workbench.close()
    library.register(path, paths)
    return path


@pytest.fixture
def beside(window, earlier, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    sheet = window.findChild(ThenSheet)
    assert sheet is not None
    assert sheet.list.currentItem().text().startswith("A day together")
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(ThenWindow) is not None)
    shown = window.findChild(ThenWindow)
    qtbot.waitUntil(shown.isVisible)
    return shown


def words(shown):
    tops = [shown.list.topLevelItem(place) for place in range(shown.list.topLevelItemCount())]
    return {top.text(0): [top.child(place).text(0) for place in range(top.childCount())] for top in tops}


def test_what_is_new_gone_and_the_same_stands_beside_both_boards(beside):
    assert words(beside) == {
        "New: 1": ["2 Card 1: 2 reactions"],
        "Removed: 1": ["4 Card 3: 1 reaction then"],
        "Moved: 0": [],
        "Unchanged: 1": ["1 Card 0: 3 reactions, 1 then"],
    }
    assert beside.then.view.accessibleName().startswith("Then: A day together")


def test_both_are_seen_at_the_same_scale_whatever_is_done(beside, qtbot):
    views = (beside.then.view, beside.now.view)

    def scales():
        return {round(view.transform().m11(), 6) for view in views}

    assert len(scales()) == 1
    whole = scales()
    qtbot.keyClick(beside.then.view, Qt.Key.Key_Plus)
    assert len(scales()) == 1
    assert scales() != whole
    qtbot.keyClick(beside, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert len(scales()) == 1
    beside.resize(1500, 700)
    # While they are zoomed they keep their layout; Fit lays both out for the new size.
    qtbot.keyClick(beside, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert len(scales()) == 1
    for view in views:
        seen = view.mapToScene(view.viewport().rect()).boundingRect().adjusted(-2, -2, 2, 2)
        assert seen.contains(view.whole)
    beside.resize(1000, 600)
    assert len(scales()) == 1
    assert scales().pop() >= views[0].least_scale


def test_what_is_chosen_in_the_list_is_ringed_on_both(beside, qtbot):
    bring_up(beside)
    beside.list.setFocus()
    stayed = beside.list.topLevelItem(3)
    stayed.setExpanded(True)
    beside.list.setCurrentItem(stayed.child(0))
    assert beside.then.selection.items
    assert beside.now.selection.items
    beside.list.setCurrentItem(beside.list.topLevelItem(1).child(0))
    assert beside.then.selection.items
    assert not beside.now.selection.items


def test_other_parts_and_themes_by_keys(beside, bench, qtbot):
    qtbot.keyClick(beside, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert words(beside)["New: 1"] == ["3 Card 2: 1 reaction"]
    assert beside.findChild(QPushButton, "part-want-button").isChecked()
    qtbot.keyClick(beside, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert beside.by == "theme"
    assert words(beside)["New: 0"] == []


def test_it_grows_with_the_session_and_nothing_in_either_is_changed(beside, bench, earlier, qtbot):
    before = hashlib.sha256(earlier.read_bytes()).hexdigest()
    labels = bench.undo_label()
    say(bench, [(3, 1, "see", 0, "Warm hands")])
    qtbot.waitUntil(lambda: words(beside)["Removed: 0"] == [])
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Right, Qt.Key.Key_G, Qt.Key.Key_T):
        qtbot.keyClick(beside.now.view, key, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(beside.now.view, key)
    assert bench.undo_label() == labels == "What was said"
    qtbot.keyClick(beside, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not beside)
    assert hashlib.sha256(earlier.read_bytes()).hexdigest() == before
    close(open_for_writing(earlier))


def test_a_session_of_a_stick_is_looked_through_and_what_is_none_is_refused(window, bench, tmp_path, qtbot):
    stick = tmp_path / "stick.bonfire"
    shutil.copyfile(session_at(tmp_path / "other.bonfire"), stick)
    with_reactions(stick, "From elsewhere")
    bad = tmp_path / "bad.bonfire"
    bad.write_bytes(b"nothing" * 200)
    told: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and dialog.objectName() == "trouble-dialog":
            told.extend(label.text() for label in dialog.findChildren(QLabel))
            dialog.accept()
        else:
            QTimer.singleShot(50, answer)

    QTimer.singleShot(50, answer)
    for path, found in ((bad, False), (stick, True)):
        window.table.do("then-and-now")
        sheet = window.findChild(ThenSheet)
        assert "no other session" in sheet.list.item(0).text()
        assert not sheet.findChild(QPushButton, "take").isEnabled()
        sheet._go_on(path)
        if not found:
            qtbot.waitUntil(lambda: bool(told))
            # It asks again, so that another one can be chosen.
            qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(ThenSheet)))
            next(one for one in window.findChildren(ThenSheet) if one.isVisible()).reject()
            qtbot.waitUntil(lambda: window.findChild(ThenSheet) is None)
    qtbot.waitUntil(lambda: window.findChild(ThenWindow) is not None)
    window.findChild(ThenWindow).close()
    assert any("bad.bonfire" in text for text in told)


def test_the_board_can_be_closed_under_it(bench, earlier, paths, qtbot):
    board = BoardWindow(bench)
    board.show()
    board.table.do("then-and-now")
    board.findChild(ThenSheet).take()
    qtbot.waitUntil(lambda: board.findChild(ThenWindow) is not None)
    board.close()
    board.deleteLater()
    turns()
    close(open_for_writing(earlier))
