"""Cards as small pictures on the wall: face up, face down, or an empty place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from bonfire_deck.model.rows import Card, Group
from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.card_back import draw_rings
from bonfire_deck.paper.cards import BADGE_GROUND, draw_card, draw_number, fitted, shown_ratio
from bonfire_deck.paper.fonts import sans
from bonfire_deck.paper.inks import CREAM, EMBER, LINE, SMOKE_NIGHT, SOOT, SOOT2
from bonfire_deck.ui.audience.measures import BADGE, SMALLEST
from bonfire_deck.ui.audience.word_cards import draw_words, sizes_on_wall

Pictures = Callable[[str], QImage | None]
"""Returns the sharpest image of a picture available."""
CARD_RATIO = 1.5
ROUND = 0.06
INSIDE = 6.0
DIGITS = 0.66
"""How far down its badge a number reaches; letters below it have some air above them."""


def draw_tile(painter: QPainter, card: Card, place: QRectF, height: float, pictures: Pictures) -> QRectF:
    """Draw a card with its number, as large as fits into `place` of a wall `height` high; return its rectangle."""
    image = pictures(card.picture_id) if card.picture_id else None
    has_image = image is not None and not image.isNull()
    target = fitted(shown_ratio(card, (image.width(), image.height()) if image and has_image else None), place)
    if image is not None and has_image:
        draw_card(painter, card, image, target)
    else:
        painter.fillRect(target, QColor(SOOT2))
    inset = min(height * 0.008, target.height() * 0.05)
    draw_number(painter, card.number, target.topLeft() + QPointF(inset, inset), height * BADGE)
    if not has_image:
        # Close below the number: on a low card every line counts, and its badge is as dark as the card.
        room = target.adjusted(INSIDE, inset + height * BADGE * DIGITS, -INSIDE, -INSIDE / 2)
        draw_words(painter, shown_text(card.words or card.title), room, sizes_on_wall(height))
    return target


def draw_marks(painter: QPainter, groups: Sequence[Group], stand: QRectF, height: float) -> None:
    """Draw the groups' marks on a badge at the lower right of a card at `stand`, on a wall `height` high."""
    if not groups:
        return
    font = sans(height * SMALLEST, 800)
    step, inset, high = height * SMALLEST * 1.1, height * 0.008, height * BADGE
    most = max(1, int((stand.width() - 2 * inset - height * 0.02) / step))
    shown = groups if len(groups) <= most else groups[: max(0, most - 2)]
    marks = [(group.mark.shape, group.mark.colour) for group in shown]
    if len(shown) < len(groups):
        marks.append((f"+{len(groups) - len(shown)}", CREAM))
    painter.save()
    painter.setFont(font)
    widths = [max(step, QFontMetricsF(font).horizontalAdvance(text)) for text, _colour in marks]
    wide = sum(widths) + height * 0.02
    box = QRectF(stand.right() - inset - wide, stand.bottom() - inset - high, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(*BADGE_GROUND))
    painter.drawRoundedRect(box, high * 0.2, high * 0.2)
    place = box.x() + height * 0.01
    for (text, colour), width in zip(marks, widths, strict=True):
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(place, box.y(), width, high), Qt.AlignmentFlag.AlignCenter, text)
        place += width
    painter.restore()


def draw_back(painter: QPainter, place: QRectF, group: Group | None) -> None:
    """Draw a card face down, with the mark of the group that holds it."""
    painter.save()
    corner = place.height() * ROUND
    painter.setPen(QPen(QColor(group.mark.colour if group else EMBER), max(2.0, place.height() * 0.02)))
    painter.setBrush(QColor(SOOT2))
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), corner, corner)
    edge = max(2.0, place.height() * 0.03)
    clip = QPainterPath()
    clip.addRoundedRect(place.adjusted(edge, edge, -edge, -edge), corner, corner)
    painter.save()
    painter.setClipPath(clip)
    draw_rings(painter, place, place, LINE, max(1.0, place.height() * 0.008))
    painter.restore()
    mark = QPainterPath()
    mark.addText(QPointF(), sans(place.height() * 0.34, 700), group.mark.shape if group else "●")
    mark.translate(place.center() - mark.boundingRect().center())
    painter.fillPath(mark, QColor(group.mark.colour if group else EMBER))
    painter.restore()


def draw_empty(painter: QPainter, place: QRectF, height: float, text: str = "") -> None:
    """Draw a place without a card, with a word such as Pass."""
    corner = place.height() * ROUND
    painter.save()
    painter.setPen(QPen(QColor(LINE), 2, Qt.PenStyle.DashLine))
    painter.setBrush(QColor(SOOT))
    painter.drawRoundedRect(place, corner, corner)
    painter.setPen(QColor(SMOKE_NIGHT))
    painter.setFont(sans(height * SMALLEST, 700))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
