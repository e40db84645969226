"""Dots typed by one person for the room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from bonfire_deck.files import gathering, theming
from bonfire_deck.model.themes import is_revealed, themes_of
from bonfire_deck.ui.board.dots_sheet import ROOM, DotsSheet

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def sheet(window, bench, qtbot):
    """The sheet over a board of two themes; each group has two people with two dots each."""
    for group in bench.reader.session().groups:
        gathering.change_group(bench.history, group.id, size=2)
    gathering.change_about(bench.history, bench.reader.session().about.id, dots_each=2)
    for number in range(2):
        theming.make_theme(bench.history, "now", f"Theme {number}", bench.ids[number : number + 1])
    qtbot.keyClick(window.view, Key.Key_D, CTRL)
    sheet = window.findChild(DotsSheet, "dots-sheet")
    qtbot.waitUntil(sheet.isVisible)
    yield sheet
    sheet.close()


def field(sheet, row, column):
    columns = len(sheet._columns())
    return list(sheet._fields.values())[row * columns + column]


def fill(sheet, qtbot, row, column, count):
    one = field(sheet, row, column)
    one.setFocus()
    one.selectAll()
    qtbot.keyClicks(one, str(count))
    qtbot.keyClick(one, Key.Key_Return)


def counts(bench):
    return [shown.count for shown in themes_of(bench.reader.session(), "now")]


def texts(sheet):
    return " ".join(label.text() for label in sheet.findChildren(QLabel))


def test_numbers_go_in_by_keys_are_hidden_until_revealed_and_undone(sheet, window, bench, qtbot):
    groups = len(bench.reader.session().groups)
    assert not sheet.reveal.isEnabled()
    for group in range(groups):
        fill(sheet, qtbot, 0, group, 3)
        fill(sheet, qtbot, 1, group, 1)
    assert counts(bench) == [3 * groups, groups]
    assert "All dots are in" in sheet._line.text()
    assert "?" in texts(sheet)
    assert "dots" not in " ".join(box.section.count_text for box in window.laid_out.sections)
    qtbot.mouseClick(sheet.reveal, Qt.MouseButton.LeftButton)
    assert is_revealed(bench.reader.session(), "now")
    assert f"1. Theme 0 ({3 * groups}) · 2. Theme 1 ({groups})" in sheet._line.text()
    window.show_by("theme")
    assert f"{3 * groups} dots" in " ".join(box.section.count_text for box in window.laid_out.sections)
    bench.undo()
    assert not is_revealed(bench.reader.session(), "now")
    bench.undo()
    assert counts(bench) == [3 * groups, groups - 1]


def test_the_first_number_of_all_is_kept_by_enter_in_the_last_row_too(sheet, bench, qtbot):
    fill(sheet, qtbot, 1, 0, 2)
    assert counts(bench) == [0, 2]
    assert sheet.reveal.hasFocus()


def test_more_than_there_are_is_refused_with_a_sentence_and_goes_back(sheet, bench, qtbot):
    fill(sheet, qtbot, 0, 0, 3)
    fill(sheet, qtbot, 1, 0, 2)
    assert "5 dots, but there are only 4" in sheet._line.text()
    assert counts(bench) == [3, 0]
    sheet.stacking.click()
    fill(sheet, qtbot, 1, 1, 3)
    assert "at most 2 dots" in sheet._line.text()
    assert not bench.reader.session().about.dots_stack


def test_who_is_missing_is_named_and_ties_are_ties(sheet, bench, qtbot):
    fill(sheet, qtbot, 0, 0, 2)
    fill(sheet, qtbot, 1, 0, 2)
    assert "Still to come" in sheet._line.text()
    first = bench.reader.session().groups[0].name
    assert first not in sheet._line.text()
    qtbot.mouseClick(sheet.reveal, Qt.MouseButton.LeftButton)
    assert sheet._line.text() == "1. Theme 0 = Theme 1 (2)"


def test_hands_of_the_whole_room(sheet, bench, qtbot):
    last = len(sheet._columns()) - 1
    people = bench.reader.session().people
    fill(sheet, qtbot, 0, last, 2 * people)
    assert "All dots are in" in sheet._line.text()
    assert sheet._purses[ROOM].text() == f"{2 * people} of {2 * people}"
    fill(sheet, qtbot, 1, last, 1)
    assert "only" in sheet._line.text()


def test_without_a_theme_it_says_how_to_make_one(window, bench, qtbot):
    qtbot.keyClick(window.view, Key.Key_D, CTRL)
    sheet = window.findChild(DotsSheet, "dots-sheet")
    assert "Ctrl+G" in sheet._line.text()
    sheet.close()
