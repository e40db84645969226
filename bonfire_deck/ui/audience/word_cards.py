"""Cards of words: as large as they fit, and no letter smaller than can be read from where people sit."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from bonfire_deck.paper.fonts import serif
from bonfire_deck.paper.inks import CREAM
from bonfire_deck.paper.wrapping import first_lines, fitting, wrap_flags, wrapped_height
from bonfire_deck.ui.audience.measures import SMALLEST

LARGEST = 0.12
"""How large letters are on a card that has the wall for itself, in parts of the wall's height."""
WEIGHT = 600
OVERHANG = 4
"""Pixels by which a letter may be wider than its advance."""


def sizes_on_wall(height: float) -> range:
    """Return how large letters may be on a wall `height` high, the largest first."""
    return range(round(height * LARGEST), round(height * SMALLEST) - 1, -1)


def draw_words(painter: QPainter, words: str, place: QRectF, sizes: Sequence[int]) -> None:
    """Draw `words` into the middle of `place` in the first of `sizes` that fits; else what fits, and an ellipsis."""
    font = fitting(words, place, sizes, WEIGHT)
    if wrapped_height(words, font, place.width()) > place.height():
        font = serif(sizes[-1], WEIGHT)
        lines = int(place.height() / QFontMetricsF(font).lineSpacing())
        if not lines:
            return
        words = first_lines(words, font, place.width() - OVERHANG, lines).replace("\n", " ")
    painter.setPen(QColor(CREAM))
    painter.setFont(font)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter) | wrap_flags(words, font, place.width()), words)
