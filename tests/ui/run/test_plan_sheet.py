"""How cards are chosen in a round, set in the plan while the session runs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bonfire_deck.ui.plan_sheet import PlanSheet
from tests.patience import until_exposed


@pytest.fixture
def sheet(window, qtbot):
    sheet = PlanSheet(window, window.workbench)
    qtbot.addWidget(sheet)
    sheet.show()
    until_exposed(sheet)
    return sheet


def test_ways_of_choosing_are_kept_at_once(sheet, window):
    sheet.choosing.setFocus()
    QTest.keyClick(sheet.choosing, Qt.Key.Key_End)
    sheet.each.setFocus()
    QTest.keyClick(sheet.each, Qt.Key.Key_Up)
    sheet.title.setFocus()
    for tick in sheet.ticks.values():
        QTest.keyClick(tick, Qt.Key.Key_Space)
    round_ = window.stage.round
    assert (round_.choosing, round_.cards_each) == ("free", 2)
    assert (round_.now_and_wanted, round_.hidden_choices, round_.may_drop) == (True, True, True)
    assert not sheet.each.isEnabled()
    window.undo()
    assert not sheet.ticks["may_drop"].isChecked()


def test_another_round_shows_its_own(sheet, window):
    sheet.ticks["hidden_choices"].click()
    sheet.list.setCurrentRow(1)
    assert not sheet.ticks["hidden_choices"].isChecked()
    sheet.list.setCurrentRow(0)
    assert sheet.ticks["hidden_choices"].isChecked()
