"""At the write-up a quiet line asks what becomes of what was parked; nothing blocks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from bonfire_deck.files import parking
from bonfire_deck.ui.parking_sheet import ParkingSheet


def test_undecided_items_are_told_and_decided_there(window, qtbot):
    reminder = window.findChild(QPushButton, "parked-reminder")
    assert not reminder.isVisibleTo(window)
    parking.park(window.workbench.history, "who pays", None, None, None)
    assert reminder.isVisibleTo(window)
    assert "1" in reminder.text()
    assert QApplication.activeModalWidget() is None
    reminder.click()
    sheet = window.findChild(ParkingSheet)
    qtbot.keyClick(sheet.list, Qt.Key.Key_L)
    assert [item.fate for item in window.workbench.reader.session().parked] == ["later"]
    assert not reminder.isVisibleTo(window)
    sheet.close()
