"""The live picture with its pins: click to pin, Shift+drag to enlarge, Ctrl+drag for the spotlight."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Card, Group
from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.cards import draw_number, fitted, pin_at, pin_point, shown_ratio
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import CREAM, EMBER, FLAME, LINE, NIGHT, SOOT
from bonfire_deck.paper.looking import draw_looked_at, enlarged
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.images import Images, nearness
from bonfire_deck.ui.run.flag import draw_flag, room_sees
from bonfire_deck.ui.run.framing import Framing
from bonfire_deck.ui.run.stage import Stage

STEP = 0.015
"""How far an arrow key moves the pin, as a fraction of the visible picture's width."""
STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
PIN = 30.0
NUMBER_WIDTH = 52


class LivePicture(QWidget):
    """The picture that is up, as the facilitator sees it."""

    pinned = Signal(object)
    """The clicked position, in fractions of the stored picture."""

    def __init__(self, stage: Stage, images: Images, parent: QWidget | None = None) -> None:
        """Draw the state of `stage`."""
        super().__init__(parent)
        self.setObjectName("live-picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 220)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stage = stage
        self._images = images
        self._framing = Framing(stage.showing)
        self.pin: tuple[float, float] | None = None
        """The pin of the line being typed."""
        stage.moved.connect(self.refresh)
        stage.workbench.changed.connect(lambda _change: self.refresh())
        self.refresh()

    def sizeHint(self) -> QSize:
        """Return a preferred size; the picture takes the space available."""
        return QSize(900, 600)

    def refresh(self) -> None:
        """Redraw, and update the accessible description."""
        card = self._stage.card
        self.setAccessibleName(
            _("Picture {number}: {title}").format(number=card.number, title=card.title) if card else ""
        )
        self.setAccessibleDescription(card.alt_text if card else "")
        self.update()

    def target(self) -> QRectF:
        """Return the picture's rectangle in this widget."""
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        card = self._stage.card
        image = self._images.whole(card.picture_id) if card else None
        if card is None or image is None:
            return area
        return fitted(shown_ratio(card, (image.width(), image.height())), area)

    def whole(self) -> QRectF:
        """Return the rectangle of the full picture; larger than `target` while a part is enlarged."""
        return enlarged(self.target(), self._stage.showing.zoom)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pin the line being typed, or begin to frame a part of the picture."""
        card = self._stage.card
        if card is None or not self.target().contains(event.position()):
            return
        if not self._framing.begin(event):
            pin = pin_at(card, event.position(), self.whole())
            if pin is not None:
                self.pinned.emit(pin)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the frame."""
        if self._framing.go_on(event):
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Enlarge or spotlight the framed part."""
        if self._framing.end(self.target(), self.whole()):
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom in or out around the mouse."""
        if self._stage.card is not None and self.target().contains(event.position()):
            self._framing.wheel(event, self.whole())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Place and move the pin with the arrow keys."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            self.nudge(*step)

    def nudge(self, right: int, down: int) -> None:
        """Move the pin one step on the screen, however the card is turned; the first step puts it in the centre."""
        card, whole = self._stage.card, self.whole()
        if card is None:
            return
        if self.pin is None:
            pin = pin_at(card, self.target().center(), whole)
        else:
            step = QPointF(right * STEP * self.target().width(), down * STEP * self.target().width())
            pin = pin_at(card, pin_point(card, self.pin, whole) + step, whole)
        if pin is not None:
            self.pinned.emit(pin)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, its pins, the question, and the flag for what the room sees."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        card, target = self._stage.card, self.target()
        if card is None:
            painter.setPen(QColor(CREAM))
            painter.setFont(serif(24))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("There are no pictures in this session."))
            return
        clip = QPainterPath()
        clip.addRoundedRect(target, 10, 10)
        painter.setClipPath(clip)
        image = self._images.whole(card.picture_id, nearness(card, self._stage.showing.zoom))
        if image is None:
            painter.fillRect(target, QColor(SOOT))
            painter.setPen(QColor(CREAM))
            painter.setFont(serif(44, 600))
            painter.drawText(target, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, shown_text(card.words))
        else:
            draw_looked_at(painter, card, image, target, self._stage.showing.zoom, self._stage.showing.spot)
        self._draw_question(painter, target)
        self._draw_pins(painter, card)
        painter.setClipping(False)
        live = room_sees(self._stage) == "picture"
        painter.setPen(QPen(QColor(EMBER if live else LINE), 3 if live else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(target, 10, 10)
        corner = target.topLeft() + QPointF(14, 14)
        draw_number(painter, card.number, corner, 28)
        draw_flag(painter, self._stage, corner + QPointF(NUMBER_WIDTH, 0))
        self._framing.draw(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(FLAME), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)

    def _draw_pins(self, painter: QPainter, card: Card) -> None:
        groups, whole = self._stage.session.group_by_id, self.whole()
        for reaction in reversed(self._stage.reactions_here()):
            if reaction.pin is not None:
                draw_pin(painter, pin_point(card, reaction.pin, whole), groups.get(reaction.group_id or ""))
        if self.pin is not None:
            draw_pin(painter, pin_point(card, self.pin, whole), self._stage.group, ring=True)

    def _draw_question(self, painter: QPainter, target: QRectF) -> None:
        question = shown_text(self._stage.question)
        if not question:
            return
        painter.setFont(sans(23))
        flags = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        box = target.adjusted(24, 0, -24, -20)
        height = painter.boundingRect(box, flags, question).height()
        band = QRectF(target.left(), target.bottom() - height - 44, target.width(), height + 44)
        painter.fillRect(band, QColor(15, 11, 9, 175))
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(box, flags, question)


def draw_pin(painter: QPainter, point: QPointF, group: Group | None, *, ring: bool = False) -> None:
    """Draw a pin with its tip at `point`, in the group's colour and shape."""
    colour = QColor(group.mark.colour if group else CREAM)
    head = QRectF(point.x() - PIN / 2, point.y() - PIN * 1.3, PIN, PIN)
    tip = QPainterPath()
    tip.moveTo(point)
    tip.lineTo(point.x() - PIN * 0.36, head.center().y() + PIN * 0.34)
    tip.lineTo(point.x() + PIN * 0.36, head.center().y() + PIN * 0.34)
    tip.closeSubpath()
    shape = QPainterPath()
    shape.addEllipse(head)
    painter.setPen(QPen(QColor(FLAME if ring else "#FFFFFF"), 3.5 if ring else 2.5))
    painter.setBrush(colour)
    painter.drawPath(shape.united(tip))
    painter.setPen(QColor(NIGHT))
    painter.setFont(sans(PIN * 0.46, 700))
    painter.drawText(head, Qt.AlignmentFlag.AlignCenter, group.mark.shape if group else "·")


def pin_actions(picture: LivePicture) -> tuple[Action, ...]:
    """Return the keys that move the pin while the capture field has the focus."""
    texts = {
        "Left": _("Pin: to the left"), "Right": _("Pin: to the right"), "Up": _("Pin: up"), "Down": _("Pin: down"),
    }  # fmt: skip
    return tuple(
        Action(
            f"pin-{key.name.removeprefix('Key_').lower()}",
            texts[key.name.removeprefix("Key_")],
            (f"Alt+Shift+{key.name.removeprefix('Key_')}",),
            partial(picture.nudge, *step),
        )
        for key, step in STEPS.items()
    )
