"""Draw a card in close-up: enlarged, or with all but one part dimmed."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from bonfire_deck.model.looking import Part
from bonfire_deck.model.rows import Card
from bonfire_deck.paper.cards import draw_card

DIM = (12, 9, 8, 200)
"""Red, green, blue and how dense."""
ROUND = 0.12


def enlarged(target: QRectF, zoom: Part | None) -> QRectF:
    """Return the rectangle of the whole card if its part `zoom` fills `target`."""
    if zoom is None:
        return target
    x, y, part_width, part_height = zoom
    width, height = target.width() / part_width, target.height() / part_height
    return QRectF(target.x() - x * width, target.y() - y * height, width, height)


def place_of(part: Part, whole: QRectF) -> QRectF:
    """Return the rectangle of a part if the whole card is at `whole`."""
    return QRectF(
        whole.x() + part[0] * whole.width(), whole.y() + part[1] * whole.height(),
        part[2] * whole.width(), part[3] * whole.height(),
    )  # fmt: skip


def part_at(place: QRectF, whole: QRectF) -> Part:
    """Return the part at `place` if the whole card is at `whole`."""
    return (
        (place.x() - whole.x()) / whole.width(), (place.y() - whole.y()) / whole.height(),
        place.width() / whole.width(), place.height() / whole.height(),
    )  # fmt: skip


def draw_looked_at(
    painter: QPainter, card: Card, image: QImage, target: QRectF, zoom: Part | None, spot: Part | None
) -> None:
    """Draw the part `zoom` of a card into `target`, and dim all but the part `spot`."""
    whole = enlarged(target, zoom)
    painter.save()
    painter.setClipRect(target, Qt.ClipOperation.IntersectClip)
    draw_card(painter, card, image, whole)
    if spot is not None:
        light = place_of(spot, whole)
        corner = min(light.width(), light.height()) * ROUND
        shade, hole = QPainterPath(), QPainterPath()
        shade.addRect(target)
        hole.addRoundedRect(light, corner, corner)
        painter.fillPath(shade.subtracted(hole), QColor(*DIM))
    painter.restore()
