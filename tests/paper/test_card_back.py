"""One back for a card, wherever it lies: rings from the middle to the corners, in one colour."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from bonfire_deck.paper.card_back import HEARTH, draw_rings
from bonfire_deck.paper.print_cards import paint_back
from bonfire_deck.ui.audience.tiles import draw_back
from bonfire_deck.ui.table.card import TableCard

WIDTH, HEIGHT = 600, 400
CARD = QRectF(0, 0, WIDTH, HEIGHT)


def drawn(paint):
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return image


def rings_along(image, middle, reach):
    """Count how often the tone changes for long enough on the way from the middle to the right, within the edge."""
    tones = [image.pixelColor(x, middle).lightness() for x in range(reach[0], reach[1])]
    ground = sorted(tones)[len(tones) // 2]
    off = [abs(tone - ground) > 8 for tone in tones]
    return sum(now and not before for before, now in pairwise(off))


def at_the_table(qtbot):
    card = TableCard(None)
    qtbot.addWidget(card)
    card.resize(WIDTH, HEIGHT)
    card.show_card(None, down=True, moves=False)
    return card.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("place", ["print", "wall", "table"])
def test_the_same_rings_lie_everywhere(qtbot, place):
    if place == "print":
        image = drawn(lambda painter: paint_back(painter, CARD, CARD, 7, "", ""))
    elif place == "wall":
        image = drawn(lambda painter: draw_back(painter, CARD, None))
    else:
        image = at_the_table(qtbot)
    first = round(WIDTH / 2 + HEIGHT * HEARTH) - 4
    assert rings_along(image, HEIGHT // 2, (first, WIDTH - 30)) in range(7, 10)


def test_the_middle_stays_free_and_the_colour_is_one():
    image = drawn(lambda painter: draw_rings(painter, CARD, CARD, "#C2410C", 2))
    free = [image.pixelColor(WIDTH // 2 + x, HEIGHT // 2) for x in range(round(HEIGHT * HEARTH) - 4)]
    assert {colour.name() for colour in free} == {"#ffffff"}
    colours = [image.pixelColor(x, y) for x in range(0, WIDTH, 3) for y in range(0, HEIGHT, 3)]
    strong = [colour.hue() for colour in colours if colour.saturation() > 100]
    assert len(strong) > 500
    assert max(strong) - min(strong) <= 6


def test_a_card_of_no_size_has_no_rings():
    nothing = QRectF()
    assert (
        drawn(lambda painter: draw_rings(painter, nothing, nothing, "#C2410C", 2)).pixelColor(9, 9).name() == "#ffffff"
    )
