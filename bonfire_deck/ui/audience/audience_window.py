"""The audience window, shown by the projector. It paints itself and has no dialogs, tooltips or cursor."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from bonfire_deck.i18n import _
from bonfire_deck.ui.audience.freeze import Freeze
from bonfire_deck.ui.audience.painting import FaceUp, WallPainter
from bonfire_deck.ui.audience.turning import TURN_MILLISECONDS, draw_turning
from bonfire_deck.ui.audience.wall import Wall, wall_of
from bonfire_deck.ui.run.stage import Stage

FADE_MILLISECONDS = 150
AHEAD_MILLISECONDS = 60
"""Delay after the last change, so that fast typing or stepping never waits for a pre-rendered picture."""


class AudienceWindow(QWidget):
    """Show the stage's wall; keys pressed in it act as in the run window."""

    def __init__(
        self, stage: Stage, freeze: Freeze, painter: WallPainter, forward: Callable[[QKeyEvent], bool]
    ) -> None:
        """Draw with `painter` what `freeze` says the room sees; `forward` receives every key."""
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("audience-window")
        self.setWindowTitle(_("Bonfire Deck: audience"))
        self.setAccessibleName(_("What the room sees"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._stage = stage
        self._freeze = freeze
        self._painter = painter
        self._forward = forward
        self._wall = freeze.wall()
        self._frame: QImage | None = None
        """What the room sees, cached until something changes."""
        self._up: FaceUp = {}
        """The rectangles of the face-up cards in it."""
        self._ahead: dict[str, tuple[Wall, QImage]] = {}
        """Pre-rendered walls for the neighbouring cards, by card id."""
        self._look_ahead = QTimer(self)
        self._look_ahead.setSingleShot(True)
        self._look_ahead.setInterval(AHEAD_MILLISECONDS)
        self._look_ahead.timeout.connect(self._draw_ahead)
        self._before: QImage | None = None
        """The previous frame, while it fades out."""
        self._turning: tuple[QRectF, ...] = ()
        """The rectangles of cards that are turning."""
        self._fade = self._motion(FADE_MILLISECONDS)
        self._turn = self._motion(TURN_MILLISECONDS)
        painter.images.came.connect(self._look_ahead.start)
        stage.moved.connect(self.draw_again)
        stage.ticked.connect(self.draw_again)
        stage.workbench.changed.connect(lambda _change: self.draw_again())

    def _motion(self, milliseconds: int) -> QVariantAnimation:
        motion = QVariantAnimation(self)
        motion.setDuration(milliseconds)
        motion.setStartValue(0.0)
        motion.setEndValue(1.0)
        motion.valueChanged.connect(lambda _value: self.update())
        motion.finished.connect(self._be_still)
        return motion

    def draw_again(self) -> None:
        """Repaint the wall; a picture fades into the next, a drawn card turns over, nothing else is animated."""
        before, self._wall = self._wall, self._freeze.wall()
        now = self._wall
        card_turned = now.card != before.card
        if now.is_picture and before.is_picture and card_turned and self._stage.moves and self._frame is not None:
            self._before = self._frame
            self._fade.start()
        elif (now.mode, now.card, now.black) != (before.mode, before.card, before.black):
            # Never flash the previous content, least of all after black.
            self._fade.stop()
            self._be_still()
        known, frame = self._ahead.pop(now.card.id if now.card else "", (None, None))
        self._frame = frame if known == now else None
        self._look_ahead.start()
        self._turn_what_came(before)
        if card_turned:
            # The room sees the new picture before the facilitator's own window is redrawn.
            self.repaint()
        else:
            self.update()

    def _turn_what_came(self, before: Wall) -> None:
        """Turn over the cards that are new: one that was drawn, those dealt, those revealed."""
        now, up = self._wall, self._up
        may_turn = self._stage.moves and self.isVisible() and not now.black and not before.black
        is_drawn = now.mode == "picture" and now.drawn != before.drawn
        is_revealed = now.mode == "choices" and now.choices != before.choices
        if not may_turn or not (is_drawn or is_revealed):
            return
        self._fade.stop()
        self._be_still()
        self._paint_frame()
        new = self._up.keys() if is_drawn or before.mode != "choices" else self._up.keys() - up.keys()
        self._turning = tuple(self._up[name] for name in new)
        if self._turning:
            self._turn.start()

    def _draw_ahead(self) -> None:
        """Pre-render the neighbouring cards while idle, one per call."""
        if QVariantAnimation.State.Running in (self._fade.state(), self._turn.state()):
            self._look_ahead.start()
            return
        card, stage = self._wall.card, self._stage
        if not self.isVisible() or not self._wall.is_picture or card is None or stage.showing.frozen is not None:
            self._ahead = {}
            return
        cards = [other for other in stage.session.cards if other == card or not other.set_aside]
        place = cards.index(card)
        near = (*cards[place + 1 : place + 2], *cards[max(0, place - 1) : place])
        would_be = {other.id: wall_of(stage, other) for other in near}
        held = {name: self._ahead[name] for name in would_be if name in self._ahead}
        self._ahead = {name: kept for name, kept in held.items() if kept[0] == would_be[name] and self._fits(kept[1])}
        for other in near:
            is_ready = not other.picture_id or self._painter.images.is_ready(other.picture_id)
            if other.id not in self._ahead and is_ready:
                self._ahead[other.id] = (would_be[other.id], self._painted(would_be[other.id])[0])
                self._look_ahead.start()
                return

    def _be_still(self) -> None:
        self._before = None
        self._turning = ()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle clicker keys regardless of what was last clicked."""
        if not self._forward(event):
            event.ignore()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave live when the system closes the window; do nothing else."""
        self._stage.leave_live()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the wall, or the transition from the previous one."""
        frame = self._frame if self._frame is not None and self._fits(self._frame) else self._paint_frame()
        painter = QPainter(self)
        if self._turning:
            draw_turning(painter, frame, self._turning, float(self._turn.currentValue()))
            return
        if self._before is not None and self._before.size() == frame.size():
            painter.drawImage(0, 0, self._before)
            painter.setOpacity(float(self._fade.currentValue()))
        painter.drawImage(0, 0, frame)

    def _fits(self, frame: QImage) -> bool:
        return frame.size() == self.size() * self.devicePixelRatio()

    def _paint_frame(self) -> QImage:
        self._frame, self._up = self._painted(self._wall)
        return self._frame

    def _painted(self, wall: Wall) -> tuple[QImage, FaceUp]:
        frame = QImage(self.size() * self.devicePixelRatio(), QImage.Format.Format_RGB32)
        frame.setDevicePixelRatio(self.devicePixelRatio())
        painter = QPainter(frame)
        up = self._painter.paint(painter, QRectF(self.rect()), wall)
        painter.end()
        return frame, up
