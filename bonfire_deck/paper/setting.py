"""Set text into lines and pictures into boxes, as strips to build pages from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen, QTextLayout, QTextOption

from bonfire_deck.model.text import repaired, shown_text
from bonfire_deck.paper.cards import draw_card
from bonfire_deck.paper.inks import HAIR, SMOKE
from bonfire_deck.paper.pen import Element, Face, Pen
from bonfire_deck.paper.sheets import Strip
from bonfire_deck.writing.direction import runs_leftward
from bonfire_deck.writing.document import Picture, Speaker
from bonfire_deck.writing.plain import one_line, side_by_side

LEADING = 1.36
"""From one line to the next, in sizes of the letters."""
BAR = 4.0
BAR_ROOM = 13.0
PLAIN_BAR = "#CFC5B9"
TOGETHER = 24
"""A row of a table with no more lines than these stands on one page."""


@lru_cache(maxsize=64)
def _down(face: Face) -> float:
    """Return the distance from the top of a line to its baseline; a font object must not be shared between threads."""
    metrics = QFontMetricsF(face.font())
    return (face.size * LEADING - metrics.height()) / 2 + metrics.ascent()


@dataclass(frozen=True)
class Line:
    """One positioned line of text."""

    text: str
    face: Face
    x: float
    """Of its left edge."""
    leftward: bool

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the line, with the top left corner of its strip at (`x`, `y`)."""
        painter = pen.painter
        painter.setFont(pen.font(self.face))
        painter.setPen(pen.colour(self.face.colour))
        direction = Qt.LayoutDirection.RightToLeft if self.leftward else Qt.LayoutDirection.LeftToRight
        painter.setLayoutDirection(direction)
        painter.drawText(QPointF(x + self.x, y + _down(self.face)), self.text)


def set_lines(text: str, face: Face, width: float) -> list[Line]:
    """Break text into lines no wider than `width`; right-to-left text is aligned right."""
    font = face.font()
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    lines: list[Line] = []
    for hard in shown_text(repaired(text)).split("\n"):
        leftward = runs_leftward(hard)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight)
        layout = QTextLayout(hard, font)
        layout.setTextOption(option)
        layout.beginLayout()
        broken = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            broken.append((line.textStart(), line.textLength(), line.naturalTextWidth()))
        layout.endLayout()
        # Qt counts UTF-16 code units.
        units = hard.encode("utf-16-le")
        for start, length, natural in broken or [(0, 0, 0.0)]:
            part = units[2 * start : 2 * (start + length)].decode("utf-16-le", errors="replace").rstrip(" ")
            lines.append(Line(part, face, width - natural if leftward else 0.0, leftward))
    return lines


def word_strips(text: str, face: Face, width: float, element: Element, *, keeps: bool = False) -> list[Strip]:
    """Return text as one strip per line; the first two and the last two lines stay together."""
    lines = set_lines(text, face, width)
    last = len(lines) - 1

    def strip(place: int, line: Line) -> Strip:
        def draw(pen: Pen, x: float, y: float) -> None:
            pen.begin(element)
            line.draw(pen, x, y)

        stays = keeps if place == last else place in (0, last - 1)
        return Strip(face.size * LEADING, draw, keeps=stays)

    return [strip(place, line) for place, line in enumerate(lines)]


def heading_strips(
    text: str, face: Face, width: float, element: Element, facts: Iterable[str] = (), above: float = 0.0
) -> list[Strip]:
    """Return a heading with its quiet facts below, kept with what follows."""
    told = side_by_side(facts)
    strips = [replace(strip, keeps=True) for strip in word_strips(one_line(text), face, width, element, keeps=True)]
    if told:
        quiet = Face(9, 700, colour=SMOKE)
        strips += word_strips(told, quiet, width, element.add("Span"), keeps=True)
    return [Strip(above, keeps=True), *strips, Strip(4, keeps=True)]


def barred(strips: Sequence[Strip], speaker: Speaker | None, gap: float) -> list[Strip]:
    """Draw a group's bar beside strips, and leave a gap below them."""
    fill, edge = (speaker.colour, speaker.dark) if speaker is not None else (PLAIN_BAR, PLAIN_BAR)

    def with_bar(strip: Strip) -> Strip:
        def draw(pen: Pen, x: float, y: float) -> None:
            if strip.draw is not None:
                strip.draw(pen, x + BAR_ROOM, y)
            pen.painter.fillRect(QRectF(x, y, BAR, strip.height + 0.2), pen.colour(edge))
            pen.painter.fillRect(QRectF(x + 0.6, y, BAR - 1.2, strip.height + 0.2), pen.colour(fill))

        return replace(strip, draw=draw)

    return [*(with_bar(strip) for strip in strips), Strip(gap)]


def picture_strip(picture: Picture, width: float, height: float, element: Element) -> Strip:
    """Return a cropped and rotated picture, in a box of its own shape."""

    def draw(pen: Pen, x: float, y: float) -> None:
        image = pen.image(picture.picture_id)
        pen.begin(element)
        if image is not None:
            draw_card(pen.painter, picture, image, QRectF(x, y, width, height))

    return Strip(height, draw)


def card_strips(words: str, width: float, element: Element) -> list[Strip]:
    """Return the words of a word card in a frame."""
    face = Face(17, of_people=True)
    inner = 14.0
    lines = set_lines(words, face, width - 2 * inner)
    line_height = face.size * LEADING
    high = len(lines) * line_height + 2 * inner

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.begin(element)
        pen.painter.setPen(QPen(QColor(HAIR), 0.8))
        pen.painter.setBrush(Qt.BrushStyle.NoBrush)
        pen.painter.drawRoundedRect(QRectF(x, y, width, high), 6, 6)
        for place, line in enumerate(lines):
            line.draw(pen, x + inner, y + inner + place * line_height)

    return [Strip(high, draw)]


def row_strips(cells: Sequence[str], widths: Sequence[float], face: Face, elements: Sequence[Element]) -> list[Strip]:
    """Return a table row as one strip per line, with a hairline below; a short row stays whole."""
    gap = 12.0
    columns = [set_lines(cell, face, width - gap) for cell, width in zip(cells, widths, strict=True)]
    count = max(len(lines) for lines in columns)

    def strip(place: int) -> Strip:
        def draw(pen: Pen, x: float, y: float) -> None:
            left = x
            for lines, width, element in zip(columns, widths, elements, strict=True):
                if place < len(lines):
                    pen.begin(element)
                    lines[place].draw(pen, left, y)
                left += width

        return Strip(face.size * LEADING, draw, keeps=count <= TOGETHER)

    def rule(pen: Pen, x: float, y: float) -> None:
        pen.begin(None)
        pen.painter.fillRect(QRectF(x, y + 4, sum(widths), 0.7), QColor(HAIR))

    return [Strip(5, keeps=True), *(strip(place) for place in range(count)), Strip(6, rule)]
