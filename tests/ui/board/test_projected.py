import time

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from bonfire_deck.paper.inks import ASH
from bonfire_deck.ui.board.projected import ProjectedBoard
from tests.patience import until
from tests.ui.board.conftest import say

ROOM = QRectF(0, 0, 1920, 1080)


@pytest.fixture
def projected(bench, qtbot):
    board = ProjectedBoard(bench.reader)
    yield board
    board.close()


def shown(projected, part="now", area=ROOM, ratio=1.0, by="picture"):
    """What the room sees, on a wall that was black."""
    wall = QImage(int(1920 * ratio), int(1080 * ratio), QImage.Format.Format_RGB32)
    wall.setDevicePixelRatio(ratio)
    wall.fill(QColor("#000000"))
    painter = QPainter(wall)
    projected.paint(painter, area, projected._reader.session(), (part, by))
    painter.end()
    return wall


def settled(projected, qtbot):
    """The wall once the sharp picture has come: one of the two on the board of `bench` is on the first page."""
    with qtbot.waitSignal(projected.sharpened):
        shown(projected)
    return shown(projected)


def test_the_board_fills_its_place_on_its_own_ground_and_nothing_else(projected):
    wall = shown(projected, area=QRectF(100, 50, 800, 450))

    assert wall.pixelColor(101, 51) == QColor(ASH)
    assert wall.pixelColor(898, 498) == QColor(ASH)
    assert wall.pixelColor(99, 49) == wall.pixelColor(901, 501) == QColor("#000000")
    colours = {wall.pixel(x, y) for x in range(100, 900, 7) for y in range(50, 500, 7)}
    assert len(colours) > 4


def test_it_is_as_sharp_as_the_screen_is(projected):
    wall = shown(projected, ratio=2.0)

    assert wall.pixelColor(3838, 2158) == QColor(ASH)


def test_what_is_said_meanwhile_is_there_at_the_next_look(projected, bench, qtbot):
    before = settled(projected, qtbot)
    assert shown(projected) == before

    say(bench, [(0, 5, "see", 0, "A road nobody takes")])

    after = shown(projected)
    assert after != before
    bench.undo()
    assert shown(projected) == before


def test_what_was_not_shown_to_the_room_is_not_on_its_board(projected, bench, qtbot):
    before = settled(projected, qtbot)
    said = say(bench, [(0, 5, "see", 0, "A slip of the tongue")])
    with bench.edit("Hide") as edit:
        edit.change("reactions", said[0], shown=0)

    assert shown(projected) == before


def test_another_part_and_another_size_are_painted_anew(projected, qtbot):
    now = settled(projected, qtbot)

    assert shown(projected, "want") != now
    assert shown(projected, by="kind") != now
    assert shown(projected, area=QRectF(0, 0, 960, 540)) != now
    assert shown(projected) == now


def test_a_second_of_the_timer_costs_next_to_nothing(projected, bench, qtbot):
    say(bench, [(n % 6, n % 6, "see", 0, f"Line {n} that somebody at a table said") for n in range(2_000)])
    shown(projected)
    until(lambda: not projected.pictures.is_busy)

    def seconds():
        began = time.thread_time()
        shown(projected)
        return time.thread_time() - began

    anew = seconds()
    again = min(seconds() for _ in range(5))

    assert again < anew / 4
