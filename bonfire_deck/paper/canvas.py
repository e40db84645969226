"""The drawing primitives of a board, so that the painter's drawing and the SVG can't differ."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QGlyphRun, QImage, QPainter, QPen, QTextLayout

from bonfire_deck.model.layout import LINE_HEIGHT, Rect
from bonfire_deck.model.rows import Card
from bonfire_deck.paper.cards import draw_card
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import INK

Images = Callable[[str], QImage | None]
"""Gives the image for a picture id, in whatever size suits, or `None`."""

SHADES = ((0.0, 1.0, 14), (1.0, 3.0, 8))
"""A soft shadow: how far each layer reaches out and down, and how opaque it is, of 255."""
SHADE_COLOURS = tuple((out, down, f"#{opacity:02X}{INK[1:]}") for out, down, opacity in SHADES)
"""The same, with the colour as Qt spells one that lets light through."""
MOST_RUNS = 20_000
"""Lines whose letters are kept, a kilobyte each or so; when there are more, they are set anew."""


@dataclass(frozen=True)
class Face:
    """A typeface with its size in board points and its weight as in CSS."""

    size: float
    weight: int = 400
    of_people: bool = False
    """People's words and questions to the room, not what the product says."""

    def font(self) -> QFont:
        """Return the face as a QFont."""
        return serif(self.size, self.weight) if self.of_people else sans(self.size, self.weight)

    def advance(self, text: str) -> float:
        """Return the width of `text`, in board points."""
        return QFontMetricsF(self.font()).horizontalAdvance(text)

    def elided(self, text: str, width: float) -> str:
        """Return `text` shortened with an ellipsis to fit `width`."""
        return QFontMetricsF(self.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)


@dataclass(frozen=True)
class Edge:
    """An outline."""

    colour: str
    width: float = 1.0
    dashed: bool = False


class Canvas(Protocol):
    """An interface for drawing in board points."""

    def sheet(self, rect: Rect, radius: float, fill: str, edge: Edge | None = None) -> None:
        """Draw a rectangle with rounded corners."""

    def plain(self, rects: Sequence[Rect], fill: str, edge: Edge | None = None) -> None:
        """Draw uniform rectangles with sharp corners in one stroke."""

    def shade(self, rect: Rect, radius: float) -> None:
        """Draw the soft shadow of a sheet."""

    def words(self, x: float, baseline: float, text: str, face: Face, colour: str, *, leftward: bool = False) -> None:
        """Draw one line of text starting at `x`, or, with `leftward`, for a right-to-left script."""

    def lines(
        self, x: float, baseline: float, texts: tuple[str, ...], face: Face, colour: str, *, leftward: bool = False
    ) -> None:
        """Draw lines as `words` does, `LINE_HEIGHT` apart."""

    def advance(self, text: str, face: Face) -> float:
        """Return the width of one line."""

    def picture(self, card: Card, rect: Rect) -> bool:
        """Draw a card's picture, cropped and rotated; return whether there is one."""

    def fade(self, opacity: float) -> None:
        """Set the opacity of what follows; 1 is opaque."""


def qrect(rect: Rect) -> QRectF:
    """Return a layout rectangle as a QRectF."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


class Kept:
    """A screen's cache between paints: fonts, pens and glyph positions."""

    def __init__(self) -> None:
        """Start empty."""
        self._fonts: dict[Face, QFont] = {}
        self._pens: dict[Edge, QPen] = {}
        self._brushes: dict[str, QBrush] = {}
        self._runs: dict[tuple[tuple[str, ...], Face], list[QGlyphRun]] = {}
        self._advances: dict[tuple[str, Face], float] = {}

    def font(self, face: Face) -> QFont:
        """Return a face as a QFont."""
        found = self._fonts.get(face)
        if found is None:
            found = self._fonts[face] = face.font()
        return found

    def pen(self, edge: Edge) -> QPen:
        """Return an outline as a QPen."""
        found = self._pens.get(edge)
        if found is None:
            found = self._pens[edge] = QPen(QColor(edge.colour), edge.width)
            if edge.dashed:
                found.setDashPattern([4 / edge.width, 4 / edge.width])
        return found

    def brush(self, colour: str) -> QBrush:
        """Return a colour as a QBrush."""
        found = self._brushes.get(colour)
        if found is None:
            found = self._brushes[colour] = QBrush(QColor(colour))
        return found

    def advance(self, text: str, face: Face) -> float:
        """Return the width of one line, cached for the ever-repeated marks and numbers of groups."""
        found = self._advances.get((text, face))
        if found is None:
            found = self._advances[text, face] = face.advance(text)
        return found

    def runs(self, texts: tuple[str, ...], face: Face) -> list[QGlyphRun]:
        """Return the glyph runs of lines, with the first baseline at 0."""
        found = self._runs.get((texts, face))
        if found is None:
            if len(self._runs) >= MOST_RUNS:
                self._runs.clear()
            found = self._runs[texts, face] = _set(texts, self.font(face))
        return found


def _set(texts: tuple[str, ...], font: QFont) -> list[QGlyphRun]:
    runs = []
    for index, text in enumerate(texts):
        layout = QTextLayout(text, font)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        line.setPosition(QPointF(0, index * LINE_HEIGHT - line.ascent()))
        runs += layout.glyphRuns()
    return runs


class PainterCanvas:
    """A canvas on a QPainter: screen, PNG, PDF, projector."""

    def __init__(self, painter: QPainter, images: Images, kept: Kept | None = None) -> None:
        """Draw with `painter`, whose units are board points.

        With `kept`, draw cached glyphs: for screens. Without it, text stays text: for PDF.
        """
        self._painter = painter
        self._images = images
        self._sets_letters = kept is not None
        self._kept = kept or Kept()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    def sheet(self, rect: Rect, radius: float, fill: str, edge: Edge | None = None) -> None:
        """Draw a rectangle with rounded corners."""
        self._take(fill, edge)
        self._painter.drawRoundedRect(qrect(rect), radius, radius)

    def plain(self, rects: Sequence[Rect], fill: str, edge: Edge | None = None) -> None:
        """Draw uniform rectangles with sharp corners in one stroke."""
        self._take(fill, edge)
        self._painter.drawRects([qrect(rect) for rect in rects])

    def _take(self, fill: str, edge: Edge | None) -> None:
        if edge is None:
            self._painter.setPen(Qt.PenStyle.NoPen)
        else:
            self._painter.setPen(self._kept.pen(edge))
        self._painter.setBrush(self._kept.brush(fill))

    def shade(self, rect: Rect, radius: float) -> None:
        """Draw the soft shadow of a sheet."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        for out, down, colour in SHADE_COLOURS:
            self._painter.setBrush(self._kept.brush(colour))
            box = QRectF(rect.x - out, rect.y - out + down, rect.width + 2 * out, rect.height + 2 * out)
            self._painter.drawRoundedRect(box, radius + out, radius + out)

    def words(self, x: float, baseline: float, text: str, face: Face, colour: str, *, leftward: bool = False) -> None:
        """Draw one line of text starting at `x`, or, with `leftward`, for a right-to-left script."""
        self.lines(x, baseline, (text,), face, colour, leftward=leftward)

    def lines(
        self, x: float, baseline: float, texts: tuple[str, ...], face: Face, colour: str, *, leftward: bool = False
    ) -> None:
        """Draw lines as `words` does, `LINE_HEIGHT` apart."""
        font = self._kept.font(face)
        self._painter.setPen(QColor(colour))
        if self._sets_letters and not leftward:
            for run in self._kept.runs(texts, face):
                self._painter.drawGlyphRun(QPointF(x, baseline), run)
            return
        direction = Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight
        self._painter.setLayoutDirection(direction)
        self._painter.setFont(font)
        for index, text in enumerate(texts):
            start = x - QFontMetricsF(font).horizontalAdvance(text) if leftward else x
            self._painter.drawText(QPointF(start, baseline + index * LINE_HEIGHT), text)

    def advance(self, text: str, face: Face) -> float:
        """Return the width of one line."""
        return self._kept.advance(text, face)

    def picture(self, card: Card, rect: Rect) -> bool:
        """Draw a card's picture, cropped and rotated; return whether there is one."""
        image = self._images(card.picture_id) if card.picture_id else None
        if image is None or image.isNull():
            return False
        draw_card(self._painter, card, image, qrect(rect))
        return True

    def fade(self, opacity: float) -> None:
        """Set the opacity of what follows; 1 is opaque."""
        self._painter.setOpacity(opacity)
