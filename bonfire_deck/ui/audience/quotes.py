"""People's words on the wall: at most three at a time, long ones over several pages."""

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from bonfire_deck.model.layout import Rect
from bonfire_deck.model.quoting import (
    EDGES,
    GAP,
    INDENT,
    LEAST_BESIDE_ALL,
    LEAST_PICTURE,
    MARGINS,
    MOST_QUOTES,
    PAGE_NUMBER,
    Standing,
    Words,
    standing,
)
from bonfire_deck.model.rows import Reaction
from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.breaking import Block, pieces_of
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import CREAM, GLOW
from bonfire_deck.ui.audience.measures import SMALLEST
from bonfire_deck.ui.audience.wall import Wall

NAME = 1.3
"""The height of a group's name above its words, as a multiple of the text size."""

MOST_COUNTED = 2000
"""Total characters up to which lines are counted exactly, for each possible layout."""
RAGGED = 1.08
"""Estimated extra length of wrapped text, since lines end with whole words."""

Piece = tuple[Reaction, str]


def standing_of(wall: Wall, area: QRectF, ratio: float, height: float, *, named: bool = False) -> tuple[QRectF, QRectF]:
    """Return the picture's and the quotes' share of `area` on a wall `height` high."""
    size = height * SMALLEST
    measured = _Measured([shown_text(reaction.text) for reaction in wall.quotes], serif(size))
    words = Words(measured.lines, measured.widest, size, measured.line, size * NAME if named else 0.0)
    room = Rect(area.x(), area.y(), area.width(), area.height())
    found: Standing = standing(room, ratio, words, LEAST_BESIDE_ALL if named else LEAST_PICTURE)
    return QRectF(*found.picture), QRectF(*found.words)


class _Measured:
    """Texts with the number of lines they take: exact, or estimated for very long texts."""

    def __init__(self, texts: Sequence[str], font: QFont) -> None:
        self._texts, self._font = texts, font
        metrics = QFontMetricsF(font)
        self.line = Block("x", font, metrics.height()).height
        self._widths = [_width(text, metrics) for text in texts]
        self.widest = max((1.0, *self._widths)) if texts else 0.0
        self._counts: dict[float, list[int]] = {}

    def lines(self, width: float) -> list[int]:
        """Return the number of lines of each text at a given width."""
        if width not in self._counts:
            self._counts[width] = list(self._counted(width))
        return self._counts[width]

    def _counted(self, width: float) -> Iterator[int]:
        letters = 0
        for text, wide in zip(self._texts, self._widths, strict=True):
            letters += len(text)
            is_few = letters <= MOST_COUNTED
            yield len(Block(text, self._font, width).bottoms) if is_few else math.ceil(wide * RAGGED / max(1.0, width))


def _width(text: str, metrics: QFontMetricsF) -> float:
    """Return the width of a text on one line; an estimate if it is as long as a book."""
    looked_at = text[:MOST_COUNTED]
    return metrics.horizontalAdvance(looked_at) * len(text) / max(1, len(looked_at))


def draw_quotes(painter: QPainter, area: QRectF, wall: Wall, height: float, *, named: bool = False) -> None:
    """Draw the wall's page of quotes into `area` of a wall `height` high, each under its group's name if `named`."""
    size = height * SMALLEST
    width, above = area.width() - size * MARGINS, size * NAME if named else 0.0
    pages, area = pages_in(wall.quotes, area, size, above)
    if not pages:
        return
    page = pages[wall.page % len(pages)]
    blocks = [(reaction, Block(text, serif(size), width)) for reaction, text in page]
    free = area.height() - sum(block.height + above for _reaction, block in blocks) - size * GAP * (len(page) - 1)
    y = area.top() + max(size, free / 2)
    groups = wall.session.group_by_id
    for reaction, block in blocks:
        group = groups.get(reaction.group_id or "")
        if group is not None:
            painter.setPen(QColor(group.mark.colour))
            painter.setFont(sans(size, 700))
            painter.drawText(QPointF(area.left() + size * 0.7, y + size), group.mark.shape)
            if named:
                painter.drawText(QPointF(area.left() + size * INDENT, y + size), shown_text(group.name))
        painter.setPen(QColor(CREAM))
        block.draw(painter, area.left() + size * INDENT, y + above)
        y += above + block.height + size * GAP
    if len(pages) > 1:
        painter.setPen(QColor(GLOW))
        painter.setFont(sans(size))
        text = f"{wall.page % len(pages) + 1} / {len(pages)}"
        corner = area.adjusted(0, 0, -size, size * (PAGE_NUMBER - 0.4))
        painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, text)


def pages_in(
    quotes: Sequence[Reaction], area: QRectF, size: float, above: float = 0.0
) -> tuple[list[list[Piece]], QRectF]:
    """Return the pages of quotes for an area, and the area left above the page number, if any."""
    width, height = area.width() - size * MARGINS, area.height() - size * EDGES
    pages = pages_of(quotes, width, height, size, above)
    if len(pages) <= 1:
        return pages, area
    number = size * PAGE_NUMBER
    return pages_of(quotes, width, height - number, size, above), area.adjusted(0, 0, 0, -number)


def pages_of(
    quotes: Sequence[Reaction], width: float, height: float, size: float, above: float = 0.0
) -> list[list[Piece]]:  # fmt: skip
    """Split quotes into pages of at most three, none higher than `height`; long quotes span several pages.

    Each quote gets `above` for the name of its group.
    """
    font, pages, used = serif(size), list[list[Piece]](), 0.0
    for reaction in quotes:
        for piece in pieces_of(shown_text(reaction.text), font, width, height - above):
            tall = Block(piece, font, width).height + above
            if not pages or len(pages[-1]) == MOST_QUOTES or used + tall > height:
                pages.append([])
                used = 0.0
            pages[-1].append((reaction, piece))
            used += tall + size * GAP
    return pages
