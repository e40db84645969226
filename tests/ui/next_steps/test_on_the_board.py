"""Next steps beside the board: dropped on each other, and linked by keys."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bonfire_deck.files import next_steps, theming
from bonfire_deck.model.next_steps import steps_of
from bonfire_deck.ui.next_steps.link_sheet import LinkSheet
from tests.patience import turns
from tests.ui.board.conftest import bench, window
from tests.ui.board.test_board_window import labels, where

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton

__all__ = ["bench", "window"]


@pytest.fixture
def steps(window, bench, qtbot):
    """Two steps, and their panel beside the board."""
    made = [next_steps.add_step(bench.history, "action", words) for words in ("Walk the route", "Ask the porters")]
    qtbot.keyClick(window.view, Key.Key_X, CONTROL | SHIFT)
    qtbot.waitUntil(window.steps.panel.isVisible)
    turns()
    return made


def linked(bench, step):
    shown = next(shown for shown in steps_of(bench.reader.session()) if shown.step.id == step)
    return (
        [theme.title for theme in shown.themes], sorted(r.text[:8] for r in shown.reactions),
        [card.title for card in shown.cards],
    )  # fmt: skip


def row(window, step):
    QApplication.processEvents()
    pane = window.steps.pane.list
    return pane.viewport().mapToGlobal(pane.visualItemRect(pane.item_of(step)).center())


def carry(widget, start, to):
    """From a place in `widget` to a place on the screen."""
    end = widget.mapFromGlobal(to)
    QTest.mousePress(widget, LEFT, pos=start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(widget, start + QPoint(*(round(by * share) for by in (end - start).toTuple())))
        QApplication.processEvents()
    QTest.mouseRelease(widget, LEFT, pos=end)


def test_what_is_dropped_on_a_step_is_linked_to_it_and_stays_where_it_lay(window, bench, steps, qtbot):
    first, second = steps
    assert window.steps.pane.form.fields["text"].hasFocus()
    rects, edits = dict(window.laid_out.rects), len(labels(bench))
    window.selection.choose(bench.ids[:2])
    carry(window.view.viewport(), where(window, bench.ids[1]), row(window, second))
    assert linked(bench, second) == ([], ["Busy, an", "You only"], [])
    assert linked(bench, first) == ([], [], [])
    assert window.laid_out.rects == rects
    assert labels(bench)[edits:] == ["Link a next step"]
    card = bench.reader.session().cards[0]
    carry(window.view.viewport(), where(window, f"{card.id}/{card.id}"), row(window, first))
    assert linked(bench, first) == ([], [], [card.title])
    bench.undo()
    bench.undo()
    assert linked(bench, second) == ([], [], [])


def test_a_theme_is_dropped_by_its_heading(window, bench, steps):
    theme = theming.make_theme(bench.history, "now", "It made sense once", bench.ids[:2])
    window.show_by("theme")
    QApplication.processEvents()
    rect = window.laid_out.rects[theme]
    start = window.view.mapFromScene(QPointF(rect.x + 40, rect.y + 20))
    carry(window.view.viewport(), start, row(window, steps[0]))
    assert linked(bench, steps[0]) == (["It made sense once"], [], [])


def test_beside_all_steps_it_goes_back(window, bench, steps):
    rects, edits = dict(window.laid_out.rects), len(labels(bench))
    panel = window.steps.panel
    carry(window.view.viewport(), where(window, bench.ids[1]), panel.mapToGlobal(QPoint(30, panel.height() - 60)))
    assert labels(bench)[edits:] == []
    assert window.view.layer.laid_out.rects == rects
    assert "on a next step" in window.foot._line.text()


def test_what_is_dropped_elsewhere_is_a_move_as_ever(window, bench, steps):
    edits = len(labels(bench))
    start = where(window, bench.ids[1])
    carry(window.view.viewport(), start, window.view.viewport().mapToGlobal(start + QPoint(30, 20)))
    assert labels(bench)[edits:] == ["Move 1 item"]
    assert linked(bench, steps[0]) == ([], [], [])


def test_a_frame_that_ends_over_a_step_links_nothing(window, bench, steps):
    window.selection.choose(())
    edits = len(labels(bench))
    # Begun on the bare ground, it only chooses.
    carry(window.view.viewport(), QPoint(2, 2), row(window, steps[0]))
    assert labels(bench)[edits:] == []
    assert window.selection.items


def test_a_step_is_dropped_on_the_board(window, bench, steps, qtbot):
    theme = theming.make_theme(bench.history, "now", "It made sense once", bench.ids[:2])
    window.show_by("theme")
    QApplication.processEvents()
    pane = window.steps.pane.list
    start = pane.visualItemRect(pane.item_of(steps[0])).center()
    rect = window.laid_out.rects[theme]
    low = window.view.mapFromScene(QPointF(rect.x + rect.width / 2, rect.bottom - 4))
    on_line = where(window, f"{theme}/{bench.ids[0]}")
    for place in (low, on_line):
        carry(pane.viewport(), start, window.view.viewport().mapToGlobal(place))
    assert linked(bench, steps[0]) == (["It made sense once"], ["You only"], [])
    window.show_by("kind")
    QApplication.processEvents()
    rect = window.laid_out.rects["see"]
    carry(pane.viewport(), start, window.view.viewport().mapToGlobal(
        window.view.mapFromScene(QPointF(rect.x + 40, rect.y + 20))))  # fmt: skip
    assert "theme, a picture or a reaction" in window.foot._line.text()
    assert linked(bench, steps[0]) == (["It made sense once"], ["You only"], [])


def test_by_keys_what_is_chosen_is_linked_to_a_step(window, bench, steps, qtbot):
    window.view.setFocus()
    window.selection.choose(bench.ids[2:4])
    qtbot.keyClick(window.view, Key.Key_L, CONTROL | SHIFT)
    sheet = window.findChild(LinkSheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    qtbot.keyClicks(sheet.search, "porters")
    qtbot.keyClick(sheet.search, Key.Key_Return)
    assert linked(bench, steps[1]) == ([], ["One bloc", "One smal"], [])
    assert "Ask the porters" in window.foot._line.text()


def test_with_nothing_chosen_or_no_step_a_line_says_what_to_do(window, bench, qtbot):
    qtbot.keyClick(window.view, Key.Key_L, CONTROL | SHIFT)
    assert "first" in window.foot._line.text()
    window.selection.choose(bench.ids[:1])
    qtbot.keyClick(window.view, Key.Key_L, CONTROL | SHIFT)
    assert "Ctrl+Shift+X" in window.foot._line.text()
    assert window.findChild(LinkSheet) is None


def test_the_keys_of_the_list_are_not_the_boards(window, bench, steps, qtbot):
    theme = theming.make_theme(bench.history, "now", "Stays", bench.ids[:1])
    window.show_by("theme")
    window.selection.choose((theme,))
    pane = window.steps.pane.list
    pane.setFocus()
    pane.choose(steps[1])
    qtbot.keyClick(pane, Key.Key_PageUp, CONTROL)
    assert [step.text for step in bench.reader.session().next_steps] == ["Ask the porters", "Walk the route"]
    qtbot.keyClick(pane, Key.Key_Delete)
    assert [step.text for step in bench.reader.session().next_steps] == ["Walk the route"]
    assert [theme.title for theme in bench.reader.session().themes] == ["Stays"]
    qtbot.keyClick(pane, Key.Key_F2)
    assert window.steps.pane.changing.form.fields["text"].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_X, CONTROL | SHIFT)
    assert not window.steps.panel.isVisible()
    assert window.view.hasFocus()
