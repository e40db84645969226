from PySide6.QtCore import Qt

from bonfire_deck.ui.closing.chapters_sheet import ChaptersSheet
from tests.patience import bring_up, until_exposed
from tests.ui.closing.test_closing_window import button

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(window, qtbot):
    bring_up(window)
    qtbot.keyClick(window, Qt.Key.Key_O, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    (sheet,) = window.findChildren(ChaptersSheet)
    until_exposed(sheet)
    return sheet


def shown(sheet):
    items = [sheet.list.item(place) for place in range(sheet.list.count())]
    return [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]


def seen(window):
    return window.preview.document().toPlainText()


def test_a_chapter_is_moved_left_out_and_brought_back_by_keys(window, qtbot):
    sheet = opened(window, qtbot)
    assert shown(sheet)[:2] == ["Favourites", "Where are we now?"]
    before = seen(window)

    qtbot.keyClick(sheet.list, Qt.Key.Key_Down, CONTROL)
    assert shown(sheet)[:2] == ["Where are we now?", "Favourites"]
    assert sheet.list.currentItem().text() == "Favourites"

    sheet.list.setCurrentRow(0)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Left out by choice: Where are we now?" in seen(window))
    assert "You only see the pattern from the air" not in seen(window)

    qtbot.keyClick(sheet.list, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: seen(window) == before)
    assert shown(sheet)[:2] == ["Favourites", "Where are we now?"]


def test_the_order_is_still_there_when_it_is_opened_again(window, qtbot):
    sheet = opened(window, qtbot)
    sheet.list.setCurrentRow(4)
    qtbot.mouseClick(button(sheet, "chapter-up"), Qt.MouseButton.LeftButton)
    sheet.accept()

    again = ChaptersSheet(window, window.workbench)

    assert [again.list.item(place).text() for place in (3, 4)] == ["Not sorted yet", "Now what?"]
