"""Before people arrive, and what watches over the computer while they are there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bonfire_deck.machine import Battery
from bonfire_deck.ui.ready.check_sheet import MIND, OPEN, TICK, CheckSheet
from bonfire_deck.ui.ready.clicker import learnt_letter
from bonfire_deck.ui.ready.walls import TestPicture, number_screens
from bonfire_deck.ui.run.run_window import RunWindow
from tests.patience import until_exposed, when


def checked(window: RunWindow, qtbot: QtBot, act) -> None:
    """Open the sheet by its key, do `act` with it, and close it by its button."""

    def on_open(sheet: QWidget) -> None:
        assert isinstance(sheet, CheckSheet)
        try:
            act(sheet)
        finally:
            qtbot.mouseClick(sheet.findChild(QPushButton, "ready"), Qt.MouseButton.LeftButton)

    when(QApplication.activeModalWidget, on_open)
    qtbot.keyClick(
        window.side.field, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )


def test_each_thing_has_a_mark_and_says_how_it_stands(window, qtbot):
    def act(sheet: CheckSheet) -> None:
        assert sheet.rows["screens"].mark == MIND
        assert "only one screen" in sheet.rows["screens"].accessibleName()
        assert sheet.rows["disk"].mark in (TICK, MIND)
        assert "GB free" in sheet.rows["disk"].accessibleName()
        assert sheet.rows["picture"].mark == OPEN
        qtbot.mouseClick(sheet.findChild(QPushButton, "back-row-reads"), Qt.MouseButton.LeftButton)
        assert sheet.rows["picture"].mark == TICK
        assert sheet.rows["messages"].mark == OPEN
        qtbot.mouseClick(sheet.findChild(QPushButton, "messages-off"), Qt.MouseButton.LeftButton)
        assert sheet.rows["messages"].mark == TICK
        qtbot.waitUntil(lambda: sheet.rows["awake"].mark in (TICK, MIND))

    checked(window, qtbot, act)


def test_the_test_picture_takes_the_keys_and_leaves_the_sheet_open(window, qtbot):
    def act(sheet: CheckSheet) -> None:
        qtbot.mouseClick(sheet.findChild(QPushButton, "show-test-picture"), Qt.MouseButton.LeftButton)
        picture = sheet.findChild(TestPicture)
        qtbot.waitUntil(picture.isActiveWindow)
        qtbot.keyClick(picture, Qt.Key.Key_Escape)
        assert not picture.isVisible()
        assert sheet.isVisible()

    checked(window, qtbot, act)


def test_the_numbers_and_the_test_picture_are_shown_and_go_away(window, qtbot):
    numbers = number_screens()
    assert [number.objectName() for number in numbers] == ["screen-number-1"]
    assert numbers[0].isVisible()
    numbers[0].close()
    picture = TestPicture(window.screen())
    until_exposed(picture)
    image = picture.grab().toImage()
    assert image.pixelColor(image.width() // 2, round(image.height() * 0.2)).name() not in ("#171311", "#000000")
    with qtbot.waitSignal(picture.destroyed):
        qtbot.keyClick(picture, Qt.Key.Key_Space)


@pytest.fixture
def with_letter(window, qtbot):
    """Learn that the clicker's black button sends a b."""

    def act(sheet: CheckSheet) -> None:
        qtbot.mouseClick(sheet.findChild(QPushButton, "learn-black"), Qt.MouseButton.LeftButton)
        qtbot.keyClick(sheet, Qt.Key.Key_B, delay=10)
        assert "“b”" in sheet.rows["clicker"].accessibleName()
        qtbot.keyClick(sheet, Qt.Key.Key_PageDown)
        assert "next" in sheet.rows["clicker"].accessibleName()

    checked(window, qtbot, act)
    assert learnt_letter(window.workbench.paths) == "b"
    return window


def test_a_learnt_letter_turns_the_wall_black_only_first_in_an_empty_field_while_live(with_letter, qtbot):
    window, field = with_letter, with_letter.side.field
    qtbot.keyClicks(field, "b")
    assert (field.toPlainText(), window.stage.black) == ("b", False)
    field.clear()
    window.go_live()
    qtbot.keyClicks(field, "b")
    assert (field.toPlainText(), window.stage.black) == ("", True)
    qtbot.keyClicks(field, "B")
    assert (field.toPlainText(), window.stage.black) == ("", False)
    qtbot.keyClicks(field, "a big cab")
    assert (field.toPlainText(), window.stage.black) == ("a big cab", False)


def test_no_letter_is_a_command_before_one_was_learnt(window, qtbot):
    window.go_live()
    qtbot.keyClicks(window.side.field, "b.")
    assert (window.side.field.toPlainText(), window.stage.black) == ("b.", False)


def test_power_and_room_are_told_once_and_again_after_they_were_well(window):
    guard, line = window.guard, window.line
    window.go_live()
    guard.judge(Battery(19, on_mains=False), 10**12)
    assert "19 %" in line.text()
    line.clear()
    guard.judge(Battery(18, on_mains=False), 10**12)
    assert line.text() == ""
    guard.judge(Battery(60, on_mains=True), 400_000_000)
    assert "400 MB" in line.text()
    guard.judge(None, None)
    guard.judge(Battery(5, on_mains=False), None)
    assert "5 %" in line.text()
