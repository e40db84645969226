"""The holding picture: the title, place and date, shown before the first picture or during a pause."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import CREAM, EMBER, GLOW
from bonfire_deck.ui.audience.measures import SMALLEST
from bonfire_deck.ui.audience.wall import Wall


def draw_holding(painter: QPainter, area: QRectF, wall: Wall) -> None:
    """Draw the session's title."""
    height, about = area.height(), wall.session.about
    painter.setPen(QColor(CREAM))
    painter.setFont(serif(height * 0.085, 600))
    box = area.adjusted(area.width() * 0.1, 0, -area.width() * 0.1, -height * 0.06)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, shown_text(about.title))
    painter.setPen(QColor(GLOW))
    painter.setFont(sans(height * SMALLEST))
    line = " · ".join(text for text in (about.place, about.date) if text)
    painter.drawText(area.adjusted(0, height * 0.7, 0, 0), Qt.AlignmentFlag.AlignHCenter, shown_text(line))
    painter.fillRect(QRectF(area.center().x() - 40, height * 0.66, 80, 5), QColor(EMBER))
