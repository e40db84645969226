"""Line breaking for text that Qt wraps: between words, and inside a word only if needed."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from bonfire_deck.paper.fonts import serif

ENDLESS = 1_000_000


def wrap_flags(text: str, font: QFont, width: float) -> int:
    """Return the flags for drawing `text` into `width`."""
    metrics = QFontMetricsF(font)
    endless = any(metrics.horizontalAdvance(word) > width for word in text.split())
    return int(Qt.TextFlag.TextWrapAnywhere if endless else Qt.TextFlag.TextWordWrap)


def wrapped_height(text: str, font: QFont, width: float) -> float:
    """Return the height of `text` when drawn into `width`."""
    flags = wrap_flags(text, font, width)
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, ENDLESS), flags, text).height()


def first_lines(text: str, font: QFont, width: float, most: int) -> str:
    """Return `text` broken into at most `most` lines of `width`, the last one elided if more follow."""
    flat = " ".join(text.split())
    layout = QTextLayout(flat, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    if len(starts) <= most:
        return "\n".join(flat[start:end].rstrip() for start, end in pairwise([*starts, len(flat)]))
    lines = [flat[start:end].rstrip() for start, end in pairwise(starts[:most])]
    rest = QFontMetricsF(font).elidedText(flat[starts[most - 1] :], Qt.TextElideMode.ElideRight, width)
    return "\n".join([*lines, rest.replace(" …", "…")])


def fitting(words: str, box: QRectF, sizes: Sequence[int], weight: int = 600) -> QFont:
    """Return the first serif of `sizes` in which `words` fit into a box, each word in one line; else the last one."""
    for size in sizes:
        font = serif(size, weight)
        longest = max((QFontMetricsF(font).horizontalAdvance(word) for word in words.split()), default=0.0)
        if longest <= box.width() and wrapped_height(words, font, box.width()) <= box.height():
            return font
    return serif(sizes[-1], weight)
