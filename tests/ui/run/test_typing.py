"""The run window by real keys on a real session file."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def press(qtbot, window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is."""
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)


def type_on(qtbot, window, words):
    for letter in words:
        qtbot.keyClicks(QApplication.focusWidget() or window, letter)


def reactions(window):
    return window.workbench.reader.session().reactions


def keep(qtbot, window, words, modifiers=Qt.KeyboardModifier.NoModifier):
    type_on(qtbot, window, words)
    press(qtbot, window, Qt.Key.Key_Return, modifiers)


def test_enter_keeps_privately_and_control_enter_shows(window, qtbot):
    keep(qtbot, window, "for us")
    keep(qtbot, window, "for all", CONTROL)
    assert [(r.text, r.shown) for r in reactions(window)] == [("for us", False), ("for all", True)]
    assert window.side.field.toPlainText() == ""


@pytest.mark.parametrize("modifiers", [CONTROL, CONTROL | KEYPAD])
def test_a_group_by_its_number_on_keyboard_and_keypad(window, qtbot, modifiers):
    press(qtbot, window, Qt.Key.Key_3, modifiers)
    assert window.stage.group.number == 3


@pytest.mark.skipif(sys.platform != "linux", reason="the scan code sent is that of Linux")
def test_a_group_by_key_position_on_a_french_keyboard(window, qtbot):

    target = window.side.field
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_Eacute, CONTROL, 11, 0xE9, 0, "é"))
    assert window.stage.group.number == 2


def test_a_kind_by_alt_and_its_number(window, qtbot):
    press(qtbot, window, Qt.Key.Key_2, ALT)
    assert window.stage.kind == "feel"


def test_page_keys_in_the_field_turn_pictures(window, qtbot):
    first = window.stage.card
    press(qtbot, window, Qt.Key.Key_PageDown)
    assert window.stage.card is not first
    press(qtbot, window, Qt.Key.Key_PageUp)
    assert window.stage.card == first


def test_letters_after_a_click_on_the_strip_go_into_the_field(window, qtbot):
    strip = window.strip
    place = strip.visualRect(strip.cards.index(1)).center()
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.stage.card == window.stage.session.cards[1]
    type_on(qtbot, window, "busy")
    assert window.side.field.toPlainText() == "busy"


def test_letters_after_a_click_on_a_line_never_show_bin_or_choose(window, qtbot):
    keep(qtbot, window, "private words")
    lines = window.side.list
    place = lines.visualRect(lines.lines.index(0)).center()
    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    type_on(qtbot, window, "so")
    assert not reactions(window)[0].shown
    assert window.side.field.toPlainText() == "so"


def test_a_half_typed_line_that_f2_interrupted_is_back_after_a_crash(opened, qtbot):
    window = opened()
    keep(qtbot, window, "a line")
    type_on(qtbot, window, "half ty")
    press(qtbot, window, Qt.Key.Key_F2)
    assert window.side.field.toPlainText() == "a line"
    again = opened()
    press(qtbot, again, Qt.Key.Key_Escape)
    assert again.side.field.toPlainText() == "half ty"


def test_group_and_kind_are_as_before_after_a_crash_while_changing(opened, qtbot):
    window = opened()
    keep(qtbot, window, "a line")
    press(qtbot, window, Qt.Key.Key_2, CONTROL)
    press(qtbot, window, Qt.Key.Key_F2)
    again = opened()
    press(qtbot, again, Qt.Key.Key_Escape)
    assert again.stage.group.number == 2


def test_control_enter_shows_a_changed_line(window, qtbot):
    keep(qtbot, window, "a line")
    press(qtbot, window, Qt.Key.Key_F2)
    press(qtbot, window, Qt.Key.Key_Return, CONTROL)
    assert reactions(window)[0].shown


def test_a_click_pins_the_line_that_is_changed(window, qtbot):
    keep(qtbot, window, "a line")
    press(qtbot, window, Qt.Key.Key_F2)
    qtbot.mouseClick(window.picture, Qt.MouseButton.LeftButton, pos=window.picture.target().center().toPoint())
    press(qtbot, window, Qt.Key.Key_Return)
    assert reactions(window)[0].pin == pytest.approx((0.5, 0.5), abs=0.01)


def test_a_pin_does_not_wander_to_another_picture(window, qtbot):
    qtbot.mouseClick(window.picture, Qt.MouseButton.LeftButton, pos=window.picture.target().center().toPoint())
    assert window.side.pin is not None
    press(qtbot, window, Qt.Key.Key_PageDown)
    keep(qtbot, window, "on the second picture")
    assert reactions(window)[0].pin is None


def test_undo_in_a_field_with_words_leaves_the_session_alone(window, qtbot):
    keep(qtbot, window, "a line")
    press(qtbot, window, Qt.Key.Key_F2)
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert [r.text for r in reactions(window)] == ["a line"]


def test_words_typed_into_a_line_that_was_binned_meanwhile_are_not_lost(window, qtbot):
    keep(qtbot, window, "a line")
    press(qtbot, window, Qt.Key.Key_F2)
    window.side.lines.bin(reactions(window)[0].id)
    keep(qtbot, window, " and more")
    assert window.side.field.toPlainText() == "a line and more" or any(
        r.text == "a line and more" for r in reactions(window)
    )


def test_a_note_that_was_undone_stays_undone(window, qtbot):
    window.side.notes.setFocus()
    type_on(qtbot, window, "remember")
    press(qtbot, window, Qt.Key.Key_PageDown)
    assert [n.text for n in window.workbench.reader.session().notes] == ["remember"]
    window.side.field.setFocus()
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    press(qtbot, window, Qt.Key.Key_PageUp)
    assert window.side.notes.toPlainText() == ""
    press(qtbot, window, Qt.Key.Key_PageDown)
    assert [n.text for n in window.workbench.reader.session().notes if n.text] == []


def test_the_day_after_is_not_a_day_behind(opened, qtbot):
    window = opened()
    press(qtbot, window, Qt.Key.Key_F5)
    press(qtbot, window, Qt.Key.Key_Escape)
    press(qtbot, window, Qt.Key.Key_Escape)
    window.workbench.desk.set("begun_at", window.stage.now() - 23 * 3600)
    again = opened()
    press(qtbot, again, Qt.Key.Key_F5)
    assert int((again.bar._plan.text() or "0").split()[0]) < 120


def test_closing_twice_is_quiet(window, qtbot):
    window.close()
    window.close()


def test_the_disk_refuses_and_the_line_stays(window, paths, qtbot):
    window.workbench.history.connection.execute("PRAGMA query_only=ON")
    try:
        keep(qtbot, window, "precious")
    finally:
        window.workbench.history.connection.execute("PRAGMA query_only=OFF")
    assert window.side.field.toPlainText() == "precious"
    assert "precious" in (paths.rescue / "day.jsonl").read_text()
    assert window.line.text()


def test_own_notes_and_half_words_after_a_crash(opened, qtbot):
    window = opened()
    press(qtbot, window, Qt.Key.Key_PageDown)
    window.side.notes.setFocus()
    type_on(qtbot, window, "mine")
    again = opened()
    assert again.side.notes.toPlainText() == "mine"


def test_one_screen_escape_holds_then_leaves_covered(window, qtbot):
    press(qtbot, window, Qt.Key.Key_F5)
    wall = window.projector.window
    assert wall.isVisible()
    assert window.stage.mode == "picture"
    qtbot.keyClick(wall, Qt.Key.Key_Escape)
    assert wall.isVisible()
    assert window.stage.mode == "holding"
    qtbot.keyClick(wall, Qt.Key.Key_Escape)
    assert not wall.isVisible()
    assert window.cover.isVisible()
    press(qtbot, window, Qt.Key.Key_Space, CONTROL)
    assert not window.cover.isVisible()


def test_one_screen_closing_the_wall_by_the_system_covers_too(window, qtbot):
    press(qtbot, window, Qt.Key.Key_F5)
    window.projector.window.close()
    assert not window.stage.live
    assert window.cover.isVisible()


def test_clicker_keys_in_the_audience_window(window, qtbot):
    press(qtbot, window, Qt.Key.Key_F5)
    wall = window.projector.window
    qtbot.keyClick(wall, Qt.Key.Key_PageDown)
    assert window.stage.card == window.stage.session.cards[1]
    qtbot.keyClick(wall, Qt.Key.Key_PageUp, KEYPAD)
    assert window.stage.card == window.stage.session.cards[0]
    qtbot.keyClick(wall, Qt.Key.Key_F7)
    assert window.stage.black
    qtbot.keyClick(wall, Qt.Key.Key_F8)
    assert window.stage.round == window.stage.session.rounds[1]
    qtbot.keyClicks(wall, "typed blind")
    qtbot.keyClick(wall, Qt.Key.Key_Return)
    assert reactions(window)[-1].text == "typed blind"
