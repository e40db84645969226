"""Suggestions of what belongs together, taken and refused by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from bonfire_deck.model.themes import themes_of
from bonfire_deck.ui.board.board_window import BoardWindow
from bonfire_deck.ui.board.suggest_sheet import REFUSED, SuggestSheet
from tests.ui.board.conftest import say

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
MORE = (
    (0, 1, "mean", 0, "The ferry timetable was printed before I was born"),
    (1, 2, "mean", 0, "Nobody has touched that timetable since the ferry stopped"),
    (2, 3, "mean", 0, "We apologise to visitors for the timetable every Sunday"),
    (1, 1, "feel", 0, "Volunteers wilt when nobody waters them"),
    (0, 0, "feel", 0, "She waters the volunteers like tomatoes, daily"),
)


@pytest.fixture
def more(bench):
    return say(bench, MORE)


@pytest.fixture
def sheet(window, more, qtbot):
    return opened(window, qtbot)


def opened(window, qtbot) -> SuggestSheet:
    qtbot.keyClick(window.view, Key.Key_F, CTRL | SHIFT)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(SuggestSheet)))
    return next(one for one in window.findChildren(SuggestSheet) if one.isVisible())


def texts(sheet):
    return [sheet.list.item(row).text().split("\n")[0] for row in range(sheet.list.count())]


def themes(bench):
    return [(shown.theme.title, [r.id for r in shown.reactions]) for shown in themes_of(bench.reader.session(), "now")]


def turn_to(sheet, qtbot, words):
    while words not in sheet._reason.text():
        assert sheet._buttons["next-suggestion"].isEnabled()
        qtbot.keyClick(sheet.list, Key.Key_Right)


def test_it_says_why_and_what_from_where_and_makes_nothing_by_itself(sheet, bench, more, qtbot):
    assert len(sheet.offered()) == 2
    turn_to(sheet, qtbot, "“timetable”")
    assert "“ferry”" in sheet._reason.text()
    assert "1 more contains one of these words" in sheet._reason.text()
    assert texts(sheet) == [MORE[0][4], MORE[1][4], MORE[2][4]]
    assert sheet.list.ticked() == more[:2]
    numbers = [bench.reader.session().cards[place].number for place in (0, 1)]
    assert sheet._facts.text().startswith(f"2 reactions · pictures {numbers[0]}, {numbers[1]} · from 2 groups")
    assert f"picture {numbers[0]}" in sheet.list.item(0).text()
    qtbot.keyClick(sheet.list, Key.Key_Left)
    qtbot.keyClick(sheet.list, Key.Key_Escape)
    assert themes(bench) == []
    assert bench.desk.get(REFUSED, []) == []


def test_one_is_unticked_another_ticked_and_it_is_named_by_keys_in_one_edit(sheet, window, bench, more, qtbot):
    turn_to(sheet, qtbot, "“timetable”")
    qtbot.keyClick(sheet.list, Key.Key_Space)
    assert sheet._facts.text().startswith("1 reaction ·")
    qtbot.keyClick(sheet.list, Key.Key_Down)
    qtbot.keyClick(sheet.list, Key.Key_Down)
    qtbot.keyClick(sheet.list, Key.Key_Space)
    qtbot.keyClick(sheet.list, Key.Key_Return)
    assert sheet.name.hasFocus()
    assert themes(bench) == []
    qtbot.keyClicks(sheet.name, "Our timetable is out of date")
    qtbot.keyClick(sheet.name, Key.Key_Return)
    assert themes(bench) == [("Our timetable is out of date", more[1:3])]
    assert window.by == "theme"
    assert "Ctrl+Z" in sheet._line.text()
    assert len(sheet.offered()) == 1
    assert "“volunteers”" in sheet._reason.text()
    assert sheet.list.hasFocus()
    qtbot.keyClick(sheet.list, Key.Key_Z, CTRL)
    assert themes(bench) == []
    assert len(sheet.offered()) == 2


def test_a_name_can_wait_and_in_the_end_nothing_is_left(sheet, bench, qtbot):
    for count in (1, 2):
        qtbot.keyClick(sheet.list, Key.Key_Return)
        qtbot.keyClick(sheet.name, Key.Key_Return)
        assert [title for title, _ids in themes(bench)] == [""] * count
    assert "no more suggestions" in sheet._title.text()
    assert not sheet._buttons["accept-suggestion"].isEnabled()
    assert sheet._buttons["close-suggestions"].hasFocus()


def test_what_is_said_meanwhile_takes_no_half_typed_name_and_no_tick(sheet, bench, more, qtbot):
    turn_to(sheet, qtbot, "“timetable”")
    sheet.list.setCurrentRow(2)
    qtbot.keyClick(sheet.list, Key.Key_Space)
    qtbot.keyClicks(sheet.name, "Our time")
    say(bench, [(0, 1, "see", 0, "A hat")])
    assert sheet.name.text() == "Our time"
    assert sheet.list.ticked() == more[:3]
    with bench.edit("Withdraw") as edit:
        edit.change("reactions", more[2], withdrawn=1)
    assert sheet._facts.text().startswith("2 reactions")
    sheet.accept_it()
    assert themes(bench) == [("Our time", more[:2])]


def test_nothing_ticked_makes_nothing(sheet, bench, qtbot):
    for row in range(2):
        sheet.list.setCurrentRow(row)
        qtbot.keyClick(sheet.list, Key.Key_Space)
    qtbot.keyClick(sheet.list, Key.Key_Return)
    assert "Tick" in sheet._line.text()
    sheet.accept_it()
    assert themes(bench) == []


def test_what_was_refused_is_remembered_by_the_laptop_until_asked_for(sheet, window, bench, paths, qtbot):
    turn_to(sheet, qtbot, "“volunteers”")
    again = sheet._buttons["refused-again"]
    assert not again.isVisible()
    qtbot.keyClick(sheet.list, Key.Key_Delete)
    assert len(sheet.offered()) == 1
    assert "“timetable”" in sheet._reason.text()
    assert themes(bench) == []
    sheet.close()
    other = BoardWindow(bench)
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
    later = opened(other, qtbot)
    assert len(later.offered()) == 1
    later._buttons["refused-again"].click()
    assert len(later.offered()) == 2
    later.close()
    other.close()


def test_where_nothing_stands_out_a_line_says_so(window, qtbot):
    qtbot.keyClick(window.view, Key.Key_F, CTRL | SHIFT)
    qtbot.waitUntil(lambda: "Nothing clearly belongs together" in window.foot._line.text())
    assert window.findChildren(SuggestSheet) == []


def test_the_button_stands_in_the_view_by_theme_and_all_is_named(sheet, window):
    button = window.findChild(QPushButton, "suggest-themes-button")
    assert not button.isVisible()
    window.show_by("theme")
    assert button.isVisible()
    for widget in (sheet.list, sheet.name, *sheet.findChildren(QPushButton)):
        assert widget.accessibleName(), widget.objectName()
    names = [w.objectName() for w in sheet.findChildren(QWidget) if isinstance(w, QPushButton)]
    assert all(name and name == name.lower() and " " not in name for name in names)
