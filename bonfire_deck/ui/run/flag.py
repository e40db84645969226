"""A flag on the facilitator's picture that shows what the room sees now."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from bonfire_deck.i18n import _
from bonfire_deck.paper.fonts import sans
from bonfire_deck.paper.inks import EMBER_DEEP, GLOW, NIGHT, SOOT2, WHITE
from bonfire_deck.ui.run.stage import Stage
from bonfire_deck.ui.theme import sized

HEIGHT = 28.0


def room_sees(stage: Stage) -> str:
    """Return what the room sees: "" while not live, `frozen`, `black`, or what is on the wall."""
    if not stage.live:
        return ""
    if stage.black:
        return "black"
    return "frozen" if stage.showing.frozen is not None else stage.mode


def room_sees_sentence(stage: Stage) -> str:
    """Return what the room sees, in words; "" while not live."""
    return {
        "": "",
        "black": _("The room sees black"),
        "frozen": _("Frozen: the room keeps its view"),
        "picture": _("On the projector"),
        "board": _("The room sees the board"),
        "gallery": _("The room sees the gallery"),
        "spread": _("The room sees all cards"),
        "choices": _("The room sees the choices"),
        "steps": _("The room sees the next steps"),
        "holding": _("The room sees the title"),
    }[room_sees(stage)]


def draw_flag(painter: QPainter, stage: Stage, corner: QPointF) -> None:
    """Draw the flag with its top left at `corner`; nothing while not live."""
    text = room_sees_sentence(stage).upper()
    if not text:
        return
    ground, ink = {"picture": (EMBER_DEEP, WHITE), "frozen": (GLOW, NIGHT)}.get(room_sees(stage), (SOOT2, GLOW))
    painter.setFont(sans(sized(13), 800))
    width = painter.fontMetrics().horizontalAdvance(text) + 24
    box = QRectF(corner.x(), corner.y(), width, HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
