"""How words that Qt itself breaks into lines are broken: between words, and inside a word only where it must be."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from bonfire_deck.paper.fonts import serif

ENDLESS = 1_000_000


def wrap_flags(text: str, font: QFont, width: float) -> int:
    """Return the flags for drawing `text` into `width`."""
    metrics = QFontMetricsF(font)
    endless = any(metrics.horizontalAdvance(word) > width for word in text.split())
    return int(Qt.TextFlag.TextWrapAnywhere if endless else Qt.TextFlag.TextWordWrap)


def wrapped_height(text: str, font: QFont, width: float) -> float:
    """Return how high `text` is when drawn into `width`."""
    flags = wrap_flags(text, font, width)
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, ENDLESS), flags, text).height()


def fitting(words: str, box: QRectF, sizes: Sequence[int], weight: int = 600) -> QFont:
    """Return the first serif of `sizes` in which `words` fit into a box, each word in one line; else the last one."""
    for size in sizes:
        font = serif(size, weight)
        longest = max((QFontMetricsF(font).horizontalAdvance(word) for word in words.split()), default=0.0)
        if longest <= box.width() and wrapped_height(words, font, box.width()) <= box.height():
            return font
    return serif(sizes[-1], weight)
