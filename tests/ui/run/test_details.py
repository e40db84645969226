"""What else is known of a line, by keys without leaving the capture field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from bonfire_deck.files import gathering
from bonfire_deck.ui.plan_sheet import PlanSheet

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(qtbot, window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)


def type_on(qtbot, window, words):
    for letter in words:
        qtbot.keyClicks(QApplication.focusWidget() or window, letter)


def keep(qtbot, window, words):
    type_on(qtbot, window, words)
    press(qtbot, window, Qt.Key.Key_Return)


def last(window):
    return window.workbench.reader.session().reactions[-1]


def rule(window, name):
    gathering.change_about(window.workbench.history, window.stage.session.about.id, ground_rule=name)


def test_paraphrase_and_others_reading_stay_until_turned_over_also_after_a_crash(opened, qtbot):
    window = opened()
    press(qtbot, window, Qt.Key.Key_I, CONTROL)
    press(qtbot, window, Qt.Key.Key_O, CONTROL)
    assert window.side.field.hasFocus()
    keep(qtbot, window, "one")
    assert (last(window).verbatim, last(window).chosen_by_own) == (False, False)
    again = opened()
    keep(qtbot, again, "two")
    assert (last(again).verbatim, last(again).chosen_by_own) == (False, False)
    press(qtbot, again, Qt.Key.Key_I, CONTROL)
    keep(qtbot, again, "three")
    assert (last(again).verbatim, last(again).chosen_by_own) == (True, False)


def test_a_second_language_goes_with_the_line_and_is_empty_for_the_next(window, qtbot):
    type_on(qtbot, window, "the sea is calm")
    press(qtbot, window, Qt.Key.Key_M, CONTROL)
    assert window.side.details.second.hasFocus()
    # The test keyboard has Latin letters only.
    window.side.details.second.insert("البحر هادئ")
    press(qtbot, window, Qt.Key.Key_Return)
    assert (last(window).text, last(window).second_text) == ("the sea is calm", "البحر هادئ")
    assert window.side.field.hasFocus()
    assert not window.side.details.second.isVisible()
    keep(qtbot, window, "and now")
    assert last(window).second_text == ""
    lines = window.side.list.lines
    qtbot.waitUntil(lambda: lines.rowCount() > 1 and "البحر هادئ" in str(lines.data(lines.index(1))))


def test_half_typed_details_are_back_after_a_crash(opened, qtbot):
    window = opened()
    type_on(qtbot, window, "the sea")
    press(qtbot, window, Qt.Key.Key_M, CONTROL)
    type_on(qtbot, window, "la m")
    again = opened()
    assert again.side.details.second.text() == "la m"
    assert again.side.details.second.isVisible()


def test_escape_in_a_detail_goes_back_to_the_words(window, qtbot):
    press(qtbot, window, Qt.Key.Key_M, CONTROL)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.side.field.hasFocus()


@pytest.mark.parametrize("name", ["chatham", "confidential"])
def test_who_said_it_is_offered_and_kept_only_where_the_rule_allows(window, qtbot, name):
    rule(window, name)
    press(qtbot, window, Qt.Key.Key_N, CONTROL)
    assert window.side.field.hasFocus()
    assert not window.side.details.speaker.isVisible()
    rule(window, "attributed")
    press(qtbot, window, Qt.Key.Key_N, CONTROL)
    type_on(qtbot, window, "Ada")
    press(qtbot, window, Qt.Key.Key_N, CONTROL)
    keep(qtbot, window, "mine")
    assert last(window).said_by == "Ada"
    press(qtbot, window, Qt.Key.Key_N, CONTROL)
    type_on(qtbot, window, "Ada")
    rule(window, name)
    window.side.field.setFocus()
    keep(qtbot, window, "nobody's")
    assert last(window).said_by == ""
    assert "Ada" not in str(window.workbench.desk.get("details"))


def test_a_line_taken_up_shows_its_own_details_and_the_others_come_back(window, qtbot):
    press(qtbot, window, Qt.Key.Key_I, CONTROL)
    keep(qtbot, window, "my words")
    press(qtbot, window, Qt.Key.Key_I, CONTROL)
    press(qtbot, window, Qt.Key.Key_F2)
    press(qtbot, window, Qt.Key.Key_O, CONTROL)
    press(qtbot, window, Qt.Key.Key_Return)
    assert (last(window).verbatim, last(window).chosen_by_own) == (False, False)
    keep(qtbot, window, "verbatim again")
    assert (last(window).verbatim, last(window).chosen_by_own) == (True, True)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_arrows_move_the_pin_as_it_is_seen_whatever_way_the_card_is_turned(window, qtbot, turns):
    card = window.stage.card
    with window.workbench.history.edit("Turn") as edit:
        edit.change("cards", card.id, rotation=turns)
    for _step in range(2):
        press(qtbot, window, Qt.Key.Key_Right, ALT | SHIFT)
    assert window.side.field.hasFocus()
    before = {0: (1, 0), 1: (0, -1), 2: (-1, 0), 3: (0, 1)}[turns]
    moved = tuple(round(part - 0.5, 6) for part in window.side.pin)
    assert tuple((part > 0) - (part < 0) for part in moved) == before
    keep(qtbot, window, "here")
    assert last(window).pin is not None


def test_groups_that_said_nothing_in_this_round_are_marked_and_named(window, qtbot):
    chips = window.side.groups._chips
    silent = [group for group in window.stage.session.groups if "nothing" in chips[group.id].accessibleDescription()]
    assert len(silent) == 5
    keep(qtbot, window, "one")
    press(qtbot, window, Qt.Key.Key_PageDown)
    assert "nothing" not in chips[window.stage.session.groups[0].id].accessibleDescription()
    press(qtbot, window, Qt.Key.Key_U, CONTROL)
    assert "Amber" not in window.line.text()
    assert "Sky" in window.line.text()
    press(qtbot, window, Qt.Key.Key_F8)
    assert "nothing" in chips[window.stage.session.groups[0].id].accessibleDescription()


def test_a_check_in_goes_round_by_itself(window, qtbot):
    rounds = window.stage.session.rounds
    gathering.change_round(window.workbench.history, rounds[0].id, phase="check-in")
    for word in ("tired", "curious", "ready", "late", "glad"):
        keep(qtbot, window, word)
    session = window.workbench.reader.session()
    assert [r.group_id for r in session.reactions] == [group.id for group in session.groups]
    assert window.stage.group.number == 5
    press(qtbot, window, Qt.Key.Key_U, CONTROL)
    assert "Every group" in window.line.text()


def test_a_check_in_is_added_before_all_rounds_and_a_check_out_behind_them(window, qtbot):
    before = [round_.id for round_ in window.stage.session.rounds]
    sheet = PlanSheet(window, window.workbench)
    qtbot.addWidget(sheet)
    for name in ("add-check-out", "add-check-in"):
        sheet.findChild(QPushButton, name).click()
    rounds = window.workbench.reader.session().rounds
    assert [round_.phase for round_ in (rounds[0], rounds[-1])] == ["check-in", "check-out"]
    assert [round_.id for round_ in rounds[1:-1]] == before
    assert sheet.chosen() == rounds[0]
