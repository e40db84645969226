"""The animation of a card turning face up: its back narrows, then its face widens."""

import math
from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from bonfire_deck.paper.inks import NIGHT
from bonfire_deck.ui.audience.tiles import draw_back

TURN_MILLISECONDS = 200
HALF = 0.5


def draw_turning(painter: QPainter, frame: QImage, places: Iterable[QRectF], done: float) -> None:
    """Draw `frame` with the cards at `places` turned to the fraction `done`, from 0 to 1."""
    painter.drawImage(0, 0, frame)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    width = abs(math.cos(done * math.pi))
    ratio = frame.devicePixelRatio()
    for place in places:
        around = place.adjusted(-2, -2, 2, 2)
        painter.fillRect(around, QColor(NIGHT))
        if width <= 0:
            continue
        painter.save()
        painter.setClipRect(around, Qt.ClipOperation.IntersectClip)
        painter.translate(place.center().x(), 0)
        painter.scale(width, 1)
        painter.translate(-place.center().x(), 0)
        if done < HALF:
            draw_back(painter, place, None)
        else:
            source = QRectF(place.x() * ratio, place.y() * ratio, place.width() * ratio, place.height() * ratio)
            painter.drawImage(place, frame, source)
        painter.restore()
