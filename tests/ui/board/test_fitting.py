"""What of a board is in view: all of it where that can be read, else its top; and how it takes the window's shape."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractSlider, QPushButton

from bonfire_deck.model.layout import SMALLEST_LETTER
from bonfire_deck.paper.board import Faces
from bonfire_deck.paper.canvas import qrect
from tests.ui.board.conftest import say
from tests.ui.board.test_board_window import drag, where

KINDS = ("see", "feel", "mean", "idea")


def much(bench, count, cards=6):
    """Say as much as there may be after an hour."""
    words = "Nobody has seen the whole table, and each of us carries some of it"
    say(bench, [(n % cards, 1 + n % 5, KINDS[n % 4], 0, words[: 30 + n % 37]) for n in range(count)])


def seen(window):
    return window.view.mapToScene(window.view.viewport().rect()).boundingRect()


def smallest_letter(window):
    faces = [face.size for name, face in vars(Faces).items() if name.isupper()]
    assert min(faces) == SMALLEST_LETTER
    return min(faces) * window.view.transform().m11()


def resized(window, width, height, qtbot):
    """Make the window another size and wait until its board was laid out for that."""
    window.resize(width, height)
    qtbot.waitUntil(lambda: window.view.width() > width / 2 and window.shaping.shape == window.view.shape)


def test_no_heading_is_larger_than_what_was_said():
    assert max(Faces.TITLE.size, Faces.HEADING.size, Faces.COUNT.size) <= Faces.WORDS.size


@pytest.mark.parametrize("cards", [2, 3, 6])
@pytest.mark.parametrize("by", ["picture", "theme", "kind"])
def test_few_pictures_are_all_in_view_and_every_letter_is_read(window, bench, cards, by):
    much(bench, 3 * cards - 3, cards)
    window.show_by(by)

    assert seen(window).adjusted(-2, -2, 2, 2).contains(qrect(window.laid_out.area)) or by == "kind"
    assert smallest_letter(window) >= 12
    assert not window.minimap.isVisible() or by == "kind"


@pytest.mark.parametrize("by", ["picture", "group", "kind"])
def test_of_a_large_board_the_top_is_in_view_over_all_its_width_and_the_map_tells_where(window, bench, qtbot, by):
    much(bench, 120)
    window.show_by(by)
    qtbot.waitUntil(window.minimap.isVisible)

    view, area = seen(window), window.laid_out.area
    assert smallest_letter(window) >= 12
    assert view.left() <= area.x + 1
    assert view.right() >= area.right - 1
    assert view.top() == pytest.approx(0, abs=2)
    assert view.bottom() < area.bottom


def test_fit_once_more_shows_all_of_it_and_again_what_can_be_read(window, bench, qtbot):
    much(bench, 120)
    readable = window.view.transform().m11()
    button = window.findChild(QPushButton, "fit-button")

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert seen(window).adjusted(-2, -2, 2, 2).contains(qrect(window.laid_out.area))
    assert smallest_letter(window) < 12
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.view.transform().m11() == pytest.approx(readable, rel=0.02)
    assert seen(window).top() == pytest.approx(0, abs=2)


def test_one_who_has_scrolled_down_stays_there_when_more_is_said(window, bench):
    much(bench, 120)
    window.view.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
    there = seen(window).top()
    assert there > 100

    say(bench, [(0, 1, "see", 0, "One more at the end")])

    assert seen(window).top() == pytest.approx(there, abs=2)


def test_the_board_takes_the_shape_of_the_window_once_that_rests(window, bench, qtbot):
    much(bench, 20, 4)
    wide = window.laid_out

    resized(window, 1000, 900, qtbot)
    assert window.laid_out.width / window.laid_out.height < wide.width / wide.height
    assert smallest_letter(window) >= 12
    resized(window, 1366, 768, qtbot)
    assert window.laid_out == wide


def test_what_was_placed_by_hand_keeps_the_layout_in_any_window_until_it_is_tidied(window, bench, qtbot, tmp_path):
    much(bench, 20, 4)
    note = bench.ids[0]
    drag(qtbot, window, where(window, note), QPoint(60, 30))
    placed = window.laid_out

    resized(window, 1900, 700, qtbot)
    assert window.laid_out.rects == placed.rects
    window.export_to(tmp_path / "board.png")
    qtbot.waitUntil(lambda: "board.png" in window.foot._line.text())
    image = QImage(str(tmp_path / "board.png"))
    assert image.width() == pytest.approx(2 * placed.width, abs=2)
    window.tidy()
    assert window.laid_out.format != placed.format
    window.undo()
    assert window.laid_out.rects == placed.rects


def test_nothing_is_laid_out_anew_while_a_hand_holds_something_or_looks_elsewhere(window, bench, qtbot):
    much(bench, 20, 4)
    shape, port = window.shaping.shape, window.view.viewport()
    start = where(window, bench.ids[0])
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(port, start + QPoint(40, 40))
    window.resize(1000, 900)
    with qtbot.waitSignal(window.shaping._rest.timeout):
        pass
    assert window.shaping.shape == shape
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.shaping.shape != shape)

    window.view.zoom_to(2.0)
    before = window.laid_out
    window.resize(1300, 700)
    qtbot.waitUntil(lambda: window.view.width() > 1000)
    assert window.laid_out == before
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.laid_out != before)
