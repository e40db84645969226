"""How words that Qt itself breaks into lines are broken: between words, and inside a word only where it must be."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

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
