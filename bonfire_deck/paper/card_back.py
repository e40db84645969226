"""The back of a card: rings like a fire seen from above, the same on paper, on the wall and at the table."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

HEARTH, RINGS = 0.22, 0.052
"""The radius of the free middle, and from one ring to the next, in shares of the card's short side."""


def draw_rings(painter: QPainter, ground: QRectF, card: QRectF, colour: str, width: float) -> None:
    """Draw a card's rings over `ground`, which may extend beyond the card, in lines of `width`, without fill."""
    side = min(card.width(), card.height())
    reach = (ground.width() ** 2 + ground.height() ** 2) ** 0.5 / 2
    rings = QPainterPath()
    radius = side * HEARTH
    while side > 0 and radius < reach:
        rings.addEllipse(card.center(), radius, radius)
        radius += side * RINGS
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), width))
    painter.drawPath(rings)
