"""The parking lot by real keys: from the capture field, from anywhere, and what becomes of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bonfire_deck.ui.parking_sheet import ParkingSheet

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(qtbot, window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)


def type_on(qtbot, window, words):
    for letter in words:
        qtbot.keyClicks(QApplication.focusWidget() or window, letter)


def parked(window):
    return [(item.text, item.fate) for item in window.workbench.reader.session().parked]


@pytest.fixture
def sheet(window, qtbot):
    for words in ("who pays", "the old kitchen"):
        type_on(qtbot, window, words)
        press(qtbot, window, Qt.Key.Key_K, CONTROL)
    press(qtbot, window, Qt.Key.Key_K, CONTROL | SHIFT)
    found = window.findChild(ParkingSheet)
    qtbot.waitUntil(found.isActiveWindow)
    assert found.list.hasFocus()
    return found


def test_what_is_typed_is_parked_with_its_group_round_and_picture(window, qtbot):
    press(qtbot, window, Qt.Key.Key_2, CONTROL)
    type_on(qtbot, window, "who pays")
    press(qtbot, window, Qt.Key.Key_K, CONTROL)
    session = window.workbench.reader.session()
    (item,) = session.parked
    assert (item.text, item.group_id, item.round_id, item.card_id) == (
        "who pays", session.groups[1].id, session.rounds[0].id, session.cards[0].id,
    )  # fmt: skip
    assert window.side.field.toPlainText() == ""
    assert window.side.field.hasFocus()
    assert session.reactions == ()
    assert window.parking.count.isVisible()
    assert "1" in window.parking.count.text()


def test_an_empty_field_opens_a_line_whose_words_survive_a_crash(opened, qtbot):
    window = opened()
    press(qtbot, window, Qt.Key.Key_K, CONTROL)
    assert window.parking.field.hasFocus()
    type_on(qtbot, window, "who p")
    again = opened()
    assert again.parking.isVisible()
    assert again.parking.field.text() == "who p"
    again.parking.field.setFocus()
    type_on(qtbot, again, "ays")
    press(qtbot, again, Qt.Key.Key_Return)
    assert parked(again) == [("who pays", "")]
    assert not again.parking.isVisible()
    assert again.side.field.hasFocus()


def test_from_the_notes_a_line_opens_and_half_typed_words_stay(window, qtbot):
    type_on(qtbot, window, "half ty")
    window.side.notes.setFocus()
    press(qtbot, window, Qt.Key.Key_K, CONTROL)
    type_on(qtbot, window, "who pays")
    press(qtbot, window, Qt.Key.Key_K, CONTROL)
    assert parked(window) == [("who pays", "")]
    assert window.side.field.toPlainText() == "half ty"


def test_escape_leaves_the_line_and_stays_live(window, qtbot):
    press(qtbot, window, Qt.Key.Key_K, CONTROL)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.parking.isVisible()
    assert window.side.field.hasFocus()


def test_undo_in_an_empty_field_takes_it_back(window, qtbot):
    type_on(qtbot, window, "who pays")
    press(qtbot, window, Qt.Key.Key_K, CONTROL)
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert parked(window) == []
    assert not window.parking.count.isVisible()


def test_the_disk_refuses_and_the_words_stay(window, paths, qtbot):
    type_on(qtbot, window, "who pays")
    window.workbench.history.connection.execute("PRAGMA query_only=ON")
    try:
        press(qtbot, window, Qt.Key.Key_K, CONTROL)
    finally:
        window.workbench.history.connection.execute("PRAGMA query_only=OFF")
    assert window.side.field.toPlainText() == "who pays"
    assert "who pays" in (paths.rescue / "day.jsonl").read_text()


def test_one_key_decides_and_goes_on(sheet, window, qtbot):
    press(qtbot, sheet, Qt.Key.Key_Home)
    press(qtbot, sheet, Qt.Key.Key_N)
    press(qtbot, sheet, Qt.Key.Key_L)
    assert parked(window) == [("who pays", "next"), ("the old kitchen", "later")]
    press(qtbot, sheet, Qt.Key.Key_D)
    assert parked(window)[1] == ("the old kitchen", "dropped")
    press(qtbot, sheet, Qt.Key.Key_Z, CONTROL)
    assert parked(window)[1] == ("the old kitchen", "later")
    press(qtbot, sheet, Qt.Key.Key_P)
    assert parked(window)[1] == ("the old kitchen", "")
    assert "1" in window.parking.count.text()


def test_n_makes_an_action_of_it_once_and_undo_takes_back_both(sheet, window, qtbot):
    def steps():
        return [(step.kind, step.text) for step in window.workbench.reader.session().next_steps]

    press(qtbot, sheet, Qt.Key.Key_Home)
    press(qtbot, sheet, Qt.Key.Key_N)
    assert steps() == [("action", "who pays")]
    assert "Ctrl+Shift+X" in sheet._line.text()
    (link,) = window.workbench.reader.session().next_step_links
    assert link.card_id == window.workbench.reader.session().parked[0].card_id
    press(qtbot, sheet, Qt.Key.Key_Home)
    press(qtbot, sheet, Qt.Key.Key_P)
    press(qtbot, sheet, Qt.Key.Key_Home)
    press(qtbot, sheet, Qt.Key.Key_N)
    assert steps() == [("action", "who pays")]
    assert parked(window)[0] == ("who pays", "next")
    for _time in range(3):
        press(qtbot, sheet, Qt.Key.Key_Z, CONTROL)
    assert steps() == []
    assert parked(window)[0] == ("who pays", "")


def test_words_are_changed_and_items_taken_away(sheet, window, qtbot):
    press(qtbot, sheet, Qt.Key.Key_Home)
    press(qtbot, sheet, Qt.Key.Key_Return)
    type_on(qtbot, sheet, "who pays for it")
    press(qtbot, sheet, Qt.Key.Key_Return)
    assert parked(window)[0] == ("who pays for it", "")
    assert sheet.list.hasFocus()
    press(qtbot, sheet, Qt.Key.Key_Delete)
    assert [text for text, _fate in parked(window)] == ["the old kitchen"]
    press(qtbot, sheet, Qt.Key.Key_Z, CONTROL)
    assert [text for text, _fate in parked(window)] == ["who pays for it", "the old kitchen"]


def test_escape_leaves_the_words_as_they_were(sheet, window, qtbot):
    press(qtbot, sheet, Qt.Key.Key_Home)
    press(qtbot, sheet, Qt.Key.Key_F2)
    type_on(qtbot, sheet, "other")
    press(qtbot, sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert parked(window)[0] == ("who pays", "")
    press(qtbot, sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
