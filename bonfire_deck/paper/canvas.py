"""The few strokes a board is made of, so that the painter's drawing and the SVG can't differ."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from bonfire_deck.model.layout import Rect
from bonfire_deck.model.rows import Card
from bonfire_deck.paper.cards import draw_card
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import INK

Images = Callable[[str], QImage | None]
"""Gives the image for a picture id, in whatever size suits, or `None`."""

SHADES = ((0.0, 1.0, 14), (1.0, 3.0, 8))
"""A soft shadow: how far each layer reaches out and down, and how opaque it is, of 255."""


@dataclass(frozen=True)
class Face:
    """A typeface in one size, in board points, and weight as in CSS."""

    size: float
    weight: int = 400
    of_people: bool = False
    """People's words and questions to the room, not what the product says."""

    def font(self) -> QFont:
        """Return it as Qt's font."""
        return serif(self.size, self.weight) if self.of_people else sans(self.size, self.weight)

    def advance(self, text: str) -> float:
        """Return how wide `text` is, in board points."""
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
    """Takes strokes in board points."""

    def sheet(self, rect: Rect, radius: float, fill: str, edge: Edge | None = None) -> None:
        """Draw a rectangle with round corners."""

    def shade(self, rect: Rect, radius: float) -> None:
        """Draw the soft shadow of a sheet."""

    def words(self, x: float, baseline: float, text: str, face: Face, colour: str, *, leftward: bool = False) -> None:
        """Write one line from `x` to the right, or `leftward` in scripts that run so."""

    def picture(self, card: Card, rect: Rect) -> bool:
        """Draw a card's picture as it is cropped and turned; tell whether there is one."""

    def fade(self, opacity: float) -> None:
        """Draw what follows so transparent; 1 is opaque."""


def qrect(rect: Rect) -> QRectF:
    """Return a layout rectangle as Qt's."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


class PainterCanvas:
    """A canvas on a QPainter: screen, PNG, PDF, projector."""

    def __init__(self, painter: QPainter, images: Images) -> None:
        """Draw with `painter`, whose units are board points."""
        self._painter = painter
        self._images = images
        self._fonts: dict[Face, QFont] = {}
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    def sheet(self, rect: Rect, radius: float, fill: str, edge: Edge | None = None) -> None:
        """Draw a rectangle with round corners."""
        if edge is None:
            self._painter.setPen(Qt.PenStyle.NoPen)
        else:
            pen = QPen(QColor(edge.colour), edge.width)
            if edge.dashed:
                pen.setDashPattern([4 / edge.width, 4 / edge.width])
            self._painter.setPen(pen)
        self._painter.setBrush(QColor(fill))
        self._painter.drawRoundedRect(qrect(rect), radius, radius)

    def shade(self, rect: Rect, radius: float) -> None:
        """Draw the soft shadow of a sheet."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        for out, down, opacity in SHADES:
            colour = QColor(INK)
            colour.setAlpha(opacity)
            self._painter.setBrush(colour)
            box = qrect(rect).adjusted(-out, -out + down, out, out + down)
            self._painter.drawRoundedRect(box, radius + out, radius + out)

    def words(self, x: float, baseline: float, text: str, face: Face, colour: str, *, leftward: bool = False) -> None:
        """Write one line from `x` to the right, or `leftward` in scripts that run so."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = face.font()
        direction = Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight
        self._painter.setLayoutDirection(direction)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        if leftward:
            x -= QFontMetricsF(font).horizontalAdvance(text)
        self._painter.drawText(QPointF(x, baseline), text)

    def picture(self, card: Card, rect: Rect) -> bool:
        """Draw a card's picture as it is cropped and turned; tell whether there is one."""
        image = self._images(card.picture_id) if card.picture_id else None
        if image is None or image.isNull():
            return False
        draw_card(self._painter, card, image, qrect(rect))
        return True

    def fade(self, opacity: float) -> None:
        """Draw what follows so transparent; 1 is opaque."""
        self._painter.setOpacity(opacity)
