"""Text as a block of lines, and long text split into blocks that fit pages without widows or orphans."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from bonfire_deck.paper.board import runs_leftward

LEAST_LINES, FEWEST_LINES = 3, 2
"""On the last page of words that run over several; and on the one before that gives them up, where pages are low."""
LOOKED_AT = 2500
"""Letters: more than any page holds. A whole book is not broken into lines for each of its pages."""
LAST_WORD = 30
"""Letters: what is longer is cut anywhere."""
LINE_SEPARATOR = "\u2028"


class Block:
    """Text in lines that fit a width, broken between words, and inside a word only if it is wider than a line."""

    def __init__(self, text: str, font: QFont, width: float) -> None:
        """Break `text`; right-to-left scripts are aligned right."""
        self._text = text.replace("\n", LINE_SEPARATOR)
        leftward = runs_leftward(text)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout(self._text, font)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        self.bottoms: list[float] = []
        """How far down each line reaches."""
        y = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += line.height()
            self.bottoms.append(y)
        self._layout.endLayout()

    @property
    def height(self) -> float:
        """Return the total height."""
        return self.bottoms[-1] if self.bottoms else 0.0

    @property
    def lines(self) -> list[str]:
        """Return the text line by line."""
        # Qt counts UTF-16 code units.
        units = self._text.encode("utf-16-le")
        found = (self._layout.lineAt(place) for place in range(self._layout.lineCount()))
        spans = ((2 * line.textStart(), 2 * (line.textStart() + line.textLength())) for line in found)
        return [units[start:end].decode("utf-16-le", "replace") for start, end in spans]

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the block in the painter's colour with its top left corner at (`x`, `y`)."""
        self._layout.draw(painter, QPointF(x, y))


def pieces_of(text: str, font: QFont, width: float, height: float) -> list[str]:
    """Split a text taller than `height` into pieces that fit; the last piece keeps a few lines together."""
    pieces: list[str] = []
    while text:
        block = Block(text[:LOOKED_AT], font, width)
        if len(text) <= LOOKED_AT and block.height <= height:
            return [*pieces, text]
        fit = max(1, sum(bottom <= height for bottom in block.bottoms))
        left = len(block.bottoms) - fit
        if len(text) <= LOOKED_AT and left < LEAST_LINES:
            fit -= max(0, min(LEAST_LINES - left, fit - FEWEST_LINES))
        begun = "".join(block.lines[:fit])
        # The ellipsis must not get a line of its own.
        while len(begun) > 1 and len(Block(_cut(begun), font, width).bottoms) > fit:
            begun = begun[: begun.rstrip().rfind(" ", max(0, len(begun) - LAST_WORD)) + 1 or len(begun) - 1]
        pieces.append(_cut(begun))
        text = text[len(begun) :].lstrip()
    return pieces


def _cut(text: str) -> str:
    return text.replace(LINE_SEPARATOR, "\n").rstrip() + "…"
