"""A mini map beside the board while it is too large for the window: shows the visible part, and scrolls anywhere."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.board import FREE
from bonfire_deck.model.layout import LaidOut
from bonfire_deck.paper.canvas import qrect
from bonfire_deck.paper.inks import ASH, HAIR, SKY, SMOKE, WHITE
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.board.bars import FootBar
from bonfire_deck.ui.board.view import ARROWS, BoardView
from bonfire_deck.ui.theme import fix

WIDTH, HEIGHT = 214, 138
INSET = 8
STEP = 0.25
"""How far an arrow key scrolls, as a fraction of the visible part."""
SHEET, SLIP = WHITE, "#E9DFC9"
KEY = "F4"


class Host(Protocol):
    """What the map needs from the board window."""

    minimap: "MiniMap"
    foot: FootBar


class MiniMap(QFrame):
    """Show the board and the visible part of it; click, drag or use the arrow keys to scroll."""

    def __init__(self, view: BoardView, parent: QWidget | None = None) -> None:
        """Track the visible part of `view`."""
        super().__init__(parent)
        self.setObjectName("minimap")
        self.setProperty("role", "sheet")
        self.setAccessibleName(_("Map of the board"))
        self.setAccessibleDescription(_("The arrow keys move the view, Esc returns to the board."))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        fix(self, width=WIDTH, height=HEIGHT)
        self._view = view
        self._laid_out: LaidOut | None = None
        self._drawn: QPixmap | None = None
        self._is_wanted = True
        # One update per zoom, which moves both scroll bars.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._on_look)
        view.scaled.connect(lambda _scale: self._look.start())
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._look.start())
        self.hide()

    def show_board(self, laid_out: LaidOut) -> None:
        """Show another board, or this one after a change."""
        self._laid_out, self._drawn = laid_out, None
        self._look.start()

    def toggle(self) -> str:
        """Toggle between showing the map when the board exceeds the window, and never; return a status message."""
        self._is_wanted = not self._is_wanted
        self._on_look()
        if not self._is_wanted:
            return _("The map is hidden.")
        return _("The map is shown.") if self.isVisible() else _("The map appears when you zoom in.")

    def _on_look(self) -> None:
        self.setVisible(self._is_wanted and not self._view.shows_all)
        self.update()

    def _scale(self) -> float:
        area = self._area()
        return min((self.width() - 2 * INSET) / area.width(), (self.height() - 2 * INSET) / area.height())

    def _area(self) -> QRectF:
        return qrect(self._laid_out.area) if self._laid_out is not None else QRectF(0, 0, 1, 1)

    def _origin(self) -> QPointF:
        area, scale = self._area(), self._scale()
        return QPointF((self.width() - area.width() * scale) / 2, (self.height() - area.height() * scale) / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cached board and a frame around the visible part."""
        super().paintEvent(event)
        if self._drawn is None or self._drawn.size() != self.size() * self.devicePixelRatio():
            self._drawn = self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        seen = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        area, scale, origin = self._area(), self._scale(), self._origin()
        frame = QRectF(
            origin.x() + (seen.x() - area.x()) * scale, origin.y() + (seen.y() - area.y()) * scale,
            seen.width() * scale, seen.height() * scale,
        )  # fmt: skip
        painter.setPen(QPen(QColor(SKY), 2))
        painter.drawRect(frame.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2)))
        if self.hasFocus():
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 11, 11)

    def _draw(self) -> QPixmap:
        """Draw sheets, pictures and slips as plain rectangles: each is only a few pixels in size."""
        ratio = self.devicePixelRatio()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        if self._laid_out is None:
            return drawn
        area, scale, origin = self._area(), self._scale(), self._origin()
        painter = QPainter(drawn)
        painter.translate(origin)
        painter.scale(scale, scale)
        painter.translate(-area.topLeft())
        painter.fillRect(area, QColor(ASH))
        for box in self._laid_out.sections:
            if self._laid_out.board.by != FREE:
                painter.fillRect(qrect(box.rect), QColor(SHEET))
                painter.setPen(QPen(QColor(HAIR), 0))
                painter.drawRect(qrect(box.rect))
            for picture in box.pictures:
                painter.fillRect(qrect(picture.rect), QColor(SMOKE))
            for note in box.notes:
                rect = note.rect
                painter.fillRect(QRectF(rect.x, rect.y, rect.width, rect.height), QColor(SLIP))
        painter.end()
        return drawn

    def _go(self, at: QPointF) -> None:
        area, scale = self._area(), self._scale()
        self._view.hold()
        self._view.centerOn(area.topLeft() + (at - self._origin()) / scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Scroll to the clicked place."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, or return to the board."""
        if event.key() in ARROWS:
            seen = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
            dx, dy = ARROWS[Qt.Key(event.key())]
            self._view.centerOn(seen.center() + QPointF(dx * seen.width() * STEP, dy * seen.height() * STEP))
        elif event.key() == Qt.Key.Key_Escape:
            self._view.setFocus()
        else:
            super().keyPressEvent(event)


def minimap_action(window: Host) -> Action:
    """Return the key that shows or hides the map."""
    return Action("minimap", _("Show the map of the board"), (KEY,), lambda: window.foot.say(window.minimap.toggle()))
