"""The board's pages as they are painted for the room."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from bonfire_deck.paper.board import Measurer
from bonfire_deck.paper.inks import ASH
from bonfire_deck.paper.wall import paint_page, wall_pages
from tests.model.boards import reaction, session
from tools.looks.listening import ListeningPainter

SCREENS = ((1920, 1080), (1024, 768), (1366, 768), (3840, 2160))


def painted(said, width, height):
    """Every page as an image, with the letters on it."""
    area, day = QRectF(0, 0, width, height), session(said, groups=12)
    made = wall_pages(day, {}, "now", "picture", area, Measurer())
    for number, page in enumerate(made, 1):
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = ListeningPainter(image)
        paint_page(painter, page, f"{number} / {len(made)}", lambda _name: None, area)
        painter.end()
        yield image, painter.heard


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_no_letter_is_too_small_for_the_back_row(width, height):
    said = [reaction(n, card_id=f"c{n % 4 + 1}", group_id=f"g{n % 12 + 1}", text="What they said " * (n % 9 + 1),
                     favourite=n % 5 == 0) for n in range(90)]  # fmt: skip

    made = list(painted(said, width, height))

    assert len(made) > 5
    for number, (image, heard) in enumerate(made, 1):
        assert min(letters.pixels for letters in heard) >= 0.04 * height
        assert f"{number} / {len(made)}" in [letters.text for letters in heard]
        inside = QRectF(image.rect()).adjusted(-1, -1, 1, 1)
        assert [letters.text for letters in heard if not inside.contains(letters.box)] == []
        assert image.pixelColor(1, 1) == image.pixelColor(width - 2, height - 2) == QColor(ASH)


@pytest.mark.parametrize(("width", "height"), [screen for screen in SCREENS if screen != (1024, 768)])
def test_little_stands_large_in_the_middle(width, height):
    ((image, heard),) = painted([reaction(1, card_id="c1", text="A knot"), reaction(2, card_id="c1")], width, height)

    assert max(letters.pixels for letters in heard if letters.text == "A knot") >= 0.05 * height
    boxes = [letters.box for letters in heard if letters.text == "A knot"]
    assert width / 4 < boxes[0].center().x() < 3 * width / 4
    inside = QRectF(image.rect())
    assert all(inside.contains(letters.box) for letters in heard)


def test_an_empty_board_says_so():
    ((_image, heard),) = painted([], 1920, 1080)

    assert any("Nothing here yet" in letters.text for letters in heard)
