"""Group marks as small icons in their own colours, for lists and fields on light pages."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPen, QPixmap

from bonfire_deck.model.words import Mark
from bonfire_deck.paper.fonts import sans
from bonfire_deck.ui.theme import is_dark, sized

SIDE = 18
EDGE = 1.5


def mark_icon(mark: Mark) -> QIcon:
    """Return a mark's shape in its colour, outlined in its darker twin, so that light paper shows even the palest."""
    side = sized(SIDE)
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    shape = QPainterPath()
    shape.addText(QPointF(), sans(side, 400), mark.shape)
    room = QRectF(0, 0, side, side).adjusted(EDGE, EDGE, -EDGE, -EDGE)
    box = shape.boundingRect()
    scale = min(room.width() / max(box.width(), 1), room.height() / max(box.height(), 1))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(room.center())
    painter.scale(scale, scale)
    painter.translate(-box.center())
    pen = QPen(QColor(mark.colour if is_dark() else mark.dark), EDGE)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(mark.colour))
    painter.drawPath(shape)
    painter.end()
    return QIcon(pixmap)
