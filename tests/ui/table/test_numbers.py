"""At the table as well, typing the number that is printed on a paper card goes to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize("number", [2, 5, 12])
def test_a_printed_number_goes_to_its_card_and_enter_takes_it(table, qtbot, number):
    window = table.start(choosing="free").pass_round()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    laid = window.page.laid
    laid.cards[0].setFocus()
    for digit in str(number):
        qtbot.keyClicks(QApplication.focusWidget(), digit)
    assert QApplication.focusWidget().accessibleName().startswith(f"Card {number}")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    session = table.session
    assert [session.card_by_id[choice.card_id].number for choice in session.choices] == [number]
