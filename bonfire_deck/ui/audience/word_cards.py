"""Cards of words: as large as they fit, and no letter smaller than can be read from where people sit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from bonfire_deck.paper.fonts import serif
from bonfire_deck.paper.inks import CREAM
from bonfire_deck.paper.wrapping import fitting, wrap_flags, wrapped_height
from bonfire_deck.ui.audience.measures import SMALLEST

LARGEST = 0.12
"""Size of the letters on a card that fills the wall, as a fraction of the wall's height."""
WEIGHT = 600


def sizes_on_wall(height: float) -> range:
    """Return the sizes that letters may have on a wall `height` pixels high, largest first."""
    return range(round(height * LARGEST), round(height * SMALLEST) - 1, -1)


def draw_words(painter: QPainter, words: str, place: QRectF, sizes: Sequence[int]) -> None:
    """Draw `words` centred in `place` at the first of `sizes` that fits; if none does, what fits, and an ellipsis."""
    font = fitting(words, place, sizes, WEIGHT)

    def tall(text: str) -> float:
        return wrapped_height(text, font, place.width())

    if tall(words) > place.height():
        font = serif(sizes[-1], WEIGHT)
        if tall("…") > place.height():
            return
        # The author's own line breaks would waste lines.
        words = _beginning(" ".join(words.split()), tall, place.height())
    painter.setPen(QColor(CREAM))
    painter.setFont(font)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter) | wrap_flags(words, font, place.width()), words)


def _beginning(text: str, tall: Callable[[str], float], height: float) -> str:
    """Return as much of `text` as fits, cut between words where there are any, with an ellipsis where it was cut."""
    if tall(text) <= height:
        return text
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if tall(text[:middle] + "…") <= height else (low, middle - 1)
    cut = text.rfind(" ", low // 2, low) if " " in text[low // 2 : low] else low
    return text[:cut].rstrip() + "…"
