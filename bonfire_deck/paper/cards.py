"""Draw a stored picture as its card shows it: cropped, rotated, whole, with its number."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from bonfire_deck.model.rows import Card
from bonfire_deck.paper.fonts import sans
from bonfire_deck.paper.inks import WHITE

QUARTER = 90
BADGE_GROUND = (23, 19, 17, 215)
"""Red, green, blue, and how dense."""


def shown_ratio(card: Card, size: tuple[int, int] | None) -> float:
    """Return the aspect ratio, width by height, of what a card shows of a picture of `size` pixels; 1.5 without one."""
    if size is None or not size[0] or not size[1]:
        return 1.5
    width, height = size[0] * max(card.crop_width, 0.01), size[1] * max(card.crop_height, 0.01)
    return height / width if card.rotation % 2 else width / height


class Cut(Protocol):
    """The crop and rotation of a picture: a card, or a picture in a document."""

    @property
    def crop_x(self) -> float:
        """The left edge, as a fraction of the stored picture's width."""

    @property
    def crop_y(self) -> float:
        """The top edge, as a fraction of its height."""

    @property
    def crop_width(self) -> float:
        """The width, as a fraction of its width."""

    @property
    def crop_height(self) -> float:
        """The height, as a fraction of its height."""

    @property
    def rotation(self) -> int:
        """Quarter turns clockwise, after the crop."""


def draw_card(painter: QPainter, card: Cut, image: QImage, target: QRectF) -> None:
    """Draw the cropped and rotated picture into `target`, which has the card's ratio. The image is never copied."""
    painter.save()
    painter.setClipRect(target, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(target.center())
    painter.rotate(QUARTER * card.rotation)
    turned = card.rotation % 2 == 1
    width, height = (target.height(), target.width()) if turned else (target.width(), target.height())
    whole_width, whole_height = width / max(card.crop_width, 0.01), height / max(card.crop_height, 0.01)
    left = -width / 2 - card.crop_x * whole_width
    top = -height / 2 - card.crop_y * whole_height
    painter.drawImage(QRectF(left, top, whole_width, whole_height), image)
    painter.restore()


def pin_point(card: Card, pin: tuple[float, float], target: QRectF) -> QPointF:
    """Return the position of a pin in `target`; pins are fractions of the stored picture, before crop and rotation."""
    x = (pin[0] - card.crop_x) / max(card.crop_width, 0.01)
    y = (pin[1] - card.crop_y) / max(card.crop_height, 0.01)
    for _turn in range(card.rotation % 4):
        x, y = 1 - y, x
    return QPointF(target.x() + x * target.width(), target.y() + y * target.height())


def pin_at(card: Card, point: QPointF, target: QRectF) -> tuple[float, float] | None:
    """Return the pin for a point in `target`, or `None` if it is outside."""
    if not target.contains(point) or target.isEmpty():
        return None
    x, y = (point.x() - target.x()) / target.width(), (point.y() - target.y()) / target.height()
    for _turn in range(card.rotation % 4):
        x, y = y, 1 - x
    x, y = card.crop_x + x * card.crop_width, card.crop_y + y * card.crop_height
    return min(1.0, max(0.0, x)), min(1.0, max(0.0, y))


def covering(card: Card, ratio: float, target: QRectF) -> QRectF:
    """Return the rectangle of a card's picture that fills `target`, with the focal point as central as possible.

    `ratio` is that of the picture as shown, `shown_ratio`; the rectangle has it and extends beyond `target` on two
    sides.
    """
    width = max(target.width(), target.height() * ratio)
    height = width / ratio if ratio else target.height()
    focus = pin_point(card, (card.focal_x, card.focal_y), QRectF(0, 0, width, height))
    left = min(max(focus.x() - target.width() / 2, 0.0), width - target.width())
    top = min(max(focus.y() - target.height() / 2, 0.0), height - target.height())
    return QRectF(target.x() - left, target.y() - top, width, height)


def fill_card(painter: QPainter, card: Card, image: QImage, ratio: float, target: QRectF) -> None:
    """Fill `target` with a card's cropped and rotated picture, around its focal point."""
    painter.save()
    painter.setClipRect(target, Qt.ClipOperation.IntersectClip)
    draw_card(painter, card, image, covering(card, ratio, target))
    painter.restore()


def draw_number(painter: QPainter, number: int, corner: QPointF, height: float) -> None:
    """Draw a card's number badge, `height` high, with its top left at `corner`."""
    draw_label(painter, str(number), corner, height)


def draw_label(painter: QPainter, text: str, corner: QPointF, height: float, ink: str = WHITE) -> float:
    """Draw text on a dark badge, `height` high, with its top left at `corner`; return its width."""
    font = sans(height * 0.62, 800)
    painter.save()
    painter.setFont(font)
    width = max(height * 1.25, painter.fontMetrics().horizontalAdvance(text) + height * 0.7)
    box = QRectF(corner.x(), corner.y(), width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(*BADGE_GROUND))
    painter.drawRoundedRect(box, height * 0.2, height * 0.2)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return width


def fitted(ratio: float, inside: QRectF) -> QRectF:
    """Return the largest rectangle of `ratio` centred in `inside`."""
    width = min(inside.width(), inside.height() * ratio)
    height = width / ratio if ratio else 0.0
    return QRectF(inside.center().x() - width / 2, inside.center().y() - height / 2, width, height)
