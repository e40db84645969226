"""Themes on the board, by keys and by hand."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from bonfire_deck.model.board import NOT_SORTED
from bonfire_deck.model.themes import themes_of
from tests.patience import when
from tests.ui.board.test_board_window import drag, labels, where

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def contents(bench):
    return {shown.theme.title: [r.text[:12] for r in shown.reactions] for shown in themes_of(bench.reader.session())}


def make(window, qtbot, items, name):
    """Make a theme of chosen slips and name it, by keys."""
    window.selection.choose(items)
    window.view.setFocus()
    qtbot.keyClick(window.view, Key.Key_G, CTRL)
    assert window.theme_panel.name.hasFocus()
    qtbot.keyClicks(window.theme_panel.name, name)
    qtbot.keyClick(window.theme_panel.name, Key.Key_Return)
    return next(shown.theme.id for shown in window.theming.themes() if shown.theme.title == name)


def test_a_theme_is_made_of_what_is_chosen_and_named(window, bench, qtbot):
    theme = make(window, qtbot, bench.ids[:2], "It made sense once")
    assert window.by == "theme"
    assert window.view.hasFocus()
    assert contents(bench) == {"It made sense once": ["You only see", "Busy, and st"]}
    assert [box.section.heading for box in window.laid_out.sections] == ["It made sense once", "Not sorted yet"]
    assert window.laid_out.sections[0].item == theme
    assert "1 theme" in window.laid_out.board.count_text
    facts = window.theme_panel.findChild(type(window.theme_panel._facts), "theme-facts").text()
    assert "from 2 groups" in facts
    assert "1 picture" in facts
    window.undo()
    window.undo()
    assert contents(bench) == {}
    assert not window.theme_panel.isVisible()


def test_a_theme_without_a_name_says_so_and_esc_leaves_it_unnamed(window, bench, qtbot):
    window.selection.choose(bench.ids[:1])
    qtbot.keyClick(window.view, Key.Key_G, CTRL)
    qtbot.keyClicks(window.theme_panel.name, "half a na")
    qtbot.keyClick(window.theme_panel.name, Key.Key_Escape)
    assert window.laid_out.sections[0].section.heading == "Untitled theme"
    assert contents(bench) == {"": ["You only see"]}
    qtbot.keyClick(window.view, Key.Key_F2)
    qtbot.keyClicks(window.theme_panel.name, "Named late")
    qtbot.keyClick(window.theme_panel.name, Key.Key_Tab)
    assert window.theme_panel.description.hasFocus()
    qtbot.keyClicks(window.theme_panel.description, "What we mean by it")
    qtbot.keyClick(window.theme_panel.description, Key.Key_Return)
    (shown,) = window.theming.themes()
    assert (shown.theme.title, shown.theme.description) == ("Named late", "What we mean by it")


def test_a_slip_dropped_on_a_theme_goes_there_and_with_ctrl_stays_in_both(window, bench, qtbot):
    one = make(window, qtbot, bench.ids[:2], "One")
    window.show_by("picture")
    make(window, qtbot, bench.ids[3:4], "Two")
    box = next(box for box in window.laid_out.sections if box.section.heading == "Two")
    target = window.view.mapFromScene(QPointF(box.rect.x + box.rect.width / 2, box.rect.y + box.rect.height / 2))
    start = where(window, f"{one}/{bench.ids[0]}")
    count = len(labels(bench))
    drag(qtbot, window, start, target - start)
    assert contents(bench) == {"One": ["Busy, and st"], "Two": ["You only see", "One small wh"]}
    assert labels(bench)[count:] == ["Move to another theme"]
    window.undo()
    assert contents(bench)["One"] == ["You only see", "Busy, and st"]
    rest = where(window, bench.ids[4])
    drag(qtbot, window, rest, target - rest)
    assert contents(bench)["Two"] == ["One small wh", "Needs oil: s"]
    # A place within its own theme is only a place.
    theme_box = next(box for box in window.laid_out.sections if box.item == one)
    drag(qtbot, window, where(window, f"{one}/{bench.ids[0]}"), QPoint(12, 3))
    assert contents(bench)["One"] == ["You only see", "Busy, and st"]
    assert theme_box.notes[0].rect != window.laid_out.rects[f"{one}/{bench.ids[0]}"]


def test_a_reaction_may_lie_in_two_themes_and_is_found_in_the_first(window, bench, qtbot):
    one = make(window, qtbot, bench.ids[:2], "One")
    window.show_by("picture")
    two = make(window, qtbot, bench.ids[1:3], "Two")
    both = [f"{name}/{bench.ids[1]}" for name in (one, two)]
    assert all(item in window.laid_out.rects for item in both)
    window.find_field.begin()
    qtbot.keyClicks(window.find_field, "nobody arrives")
    assert window.view.layer.found == frozenset(both)
    qtbot.keyClick(window.find_field, Key.Key_Return)
    assert window.selection.items == {both[0]}


def test_merged_split_taken_out_and_taken_away_by_keys(window, bench, qtbot):
    one = make(window, qtbot, bench.ids[:2], "One")
    window.show_by("picture")
    two = make(window, qtbot, bench.ids[2:4], "Two")
    window.selection.choose((one, two))
    qtbot.keyClick(window.view, Key.Key_M, CTRL)
    assert contents(bench) == {"One": ["You only see", "Busy, and st", "One blocked ", "One small wh"]}
    window.selection.choose([f"{one}/{bench.ids[0]}", f"{one}/{bench.ids[3]}"])
    qtbot.keyClick(window.view, Key.Key_M, CTRL | SHIFT)
    qtbot.keyClicks(window.theme_panel.name, "Apart")
    qtbot.keyClick(window.theme_panel.name, Key.Key_Return)
    assert contents(bench) == {"One": ["Busy, and st", "One blocked "], "Apart": ["You only see", "One small wh"]}
    qtbot.keyClick(window.view, Key.Key_PageUp, CTRL)
    assert list(contents(bench)) == ["Apart", "One"]
    window.selection.choose([f"{one}/{bench.ids[1]}"])
    qtbot.keyClick(window.view, Key.Key_Delete)
    assert contents(bench)["One"] == ["One blocked "]
    window.selection.choose([one])
    take_away = window.theme_panel.findChild(QPushButton, "take-out-of-theme")
    qtbot.mouseClick(take_away, Qt.MouseButton.LeftButton)
    assert list(contents(bench)) == ["Apart"]
    assert len(bench.reader.session().reactions) >= len(bench.ids)
    window.undo()
    assert list(contents(bench)) == ["Apart", "One"]


def test_the_outline_does_it_by_keys_alone(window, bench, qtbot):
    qtbot.keyClick(window.view, Key.Key_L, CTRL)
    window.outline._by_id[bench.ids[3]].setSelected(True)
    qtbot.keyClick(window.outline, Key.Key_G, CTRL)
    qtbot.keyClicks(window.theme_panel.name, "From the outline")
    qtbot.keyClick(window.theme_panel.name, Key.Key_Return)
    assert window.outline.hasFocus()
    assert contents(bench) == {"From the outline": ["One small wh"]}
    window.outline.clearSelection()
    window.outline._by_id[bench.ids[4]].setSelected(True)

    when(QApplication.activePopupWidget, lambda menu: QTest.keyClick(menu, Key.Key_1))
    qtbot.keyClick(window.outline, Key.Key_G, CTRL | SHIFT)
    assert contents(bench) == {"From the outline": ["One small wh", "Needs oil: s"]}
    assert NOT_SORTED in window.outline._by_id


def test_what_can_not_be_done_is_said(window, bench, qtbot):
    line = window.foot._line
    for key, modifiers in ((Key.Key_M, CTRL), (Key.Key_M, CTRL | SHIFT), (Key.Key_G, CTRL | SHIFT), (Key.Key_F2, None),
                           (Key.Key_PageUp, CTRL), (Key.Key_Delete, None)):  # fmt: skip
        line.setText("")
        qtbot.keyClick(window.view, key, modifiers or Qt.KeyboardModifier.NoModifier)
        assert line.text()
    assert contents(bench) == {}
