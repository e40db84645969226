"""The foot below the picture: the question, the time, the page."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import CREAM, FLAME, GLOW, LINE, NIGHT
from bonfire_deck.ui.audience.measures import SMALLEST
from bonfire_deck.ui.audience.wall import Wall

QUESTION = 0.052
TIME = 0.075
USUAL_FOOT, HIGHEST_FOOT = 0.3, 0.5
BESIDE_TIME, ALONE = 0.78, 0.94
"""The question's share of the width, beside the time and alone."""
WARNING = "#FFA98F"


def draw_foot(painter: QPainter, area: QRectF, wall: Wall, aside: str = "") -> QRectF:
    """Draw the foot of a wall, with a short text such as the page number at the right; return the area above it."""
    question, beside = shown_text(wall.question), wall.timer or aside
    font, high = _foot(question, area, bool(beside))
    above = area.adjusted(0, 0, 0, -high)
    if high <= 0:
        return above
    height = area.height()
    foot = QRectF(area.x(), above.bottom(), area.width(), high)
    painter.fillRect(foot, QColor(NIGHT))
    painter.fillRect(QRectF(foot.x(), foot.y(), foot.width(), 2), QColor(LINE))
    inside = foot.adjusted(area.width() * 0.03, 0, -area.width() * 0.03, 0)
    if wall.timer:
        _draw_time(painter, inside, wall, height)
    elif aside:
        painter.setPen(QColor(GLOW))
        painter.setFont(sans(height * SMALLEST, 700))
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, aside)
    if beside:
        inside.setWidth(area.width() * BESIDE_TIME)
    painter.setPen(QColor(CREAM))
    painter.setFont(font)
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, question)
    return above


def _draw_time(painter: QPainter, inside: QRectF, wall: Wall, height: float) -> None:
    """Draw the time: framed in the last minute, on a background once it is over, so that colour is not the only cue."""
    font = sans(height * TIME, 900)
    painter.setFont(font)
    width = QFontMetricsF(font).horizontalAdvance(wall.timer) + height * 0.05
    box = QRectF(inside.right() - width, inside.center().y() - height * 0.052, width, height * 0.104)
    ink = GLOW
    if wall.timer_state == "last":
        ink = FLAME
        painter.setPen(QPen(QColor(FLAME), height * 0.005))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, height * 0.015, height * 0.015)
    elif wall.timer_state == "over":
        ink = NIGHT
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(WARNING))
        painter.drawRoundedRect(box, height * 0.015, height * 0.015)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, wall.timer)


def _foot(question: str, area: QRectF, beside: bool) -> tuple[QFont, float]:
    """Return the question's font and the height it needs below the picture; a long question gets a smaller font."""
    width = area.width() * (BESIDE_TIME if beside else ALONE)
    height = area.height()

    def tall(font: QFont) -> float:
        return (
            QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, question).height()
        )

    font = serif(height * QUESTION)
    if not question and not beside:
        return font, 0.0
    if tall(font) + height * 0.06 > height * USUAL_FOOT:
        font = serif(height * SMALLEST)
    return font, min(height * HIGHEST_FOOT, max(tall(font), height * 0.07) + height * 0.06)
