"""Framing a part of the live picture with the mouse: Shift+drag enlarges it, Ctrl+drag puts a spotlight on it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QWheelEvent

from bonfire_deck.model.looking import squared, zoomed
from bonfire_deck.paper.inks import FLAME
from bonfire_deck.paper.looking import part_at
from bonfire_deck.ui.run.showing import Showing

A_CLICK = 8.0
"""A smaller frame counts as a click: it removes the enlargement or the spotlight."""
A_NOTCH = 120.0
NEARER = 1.25


class Framing:
    """A frame being drawn."""

    def __init__(self, showing: Showing) -> None:
        """Apply the result to `showing`."""
        self._showing = showing
        self._from: QPointF | None = None
        self._to = QPointF()
        self._lights = False

    def begin(self, event: QMouseEvent) -> bool:
        """Begin a frame if a modifier key is held; return whether it is."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._lights = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not shift and not self._lights:
            return False
        self._from = self._to = event.position()
        return True

    def go_on(self, event: QMouseEvent) -> bool:
        """Extend the frame to the mouse position; return whether there is one."""
        self._to = event.position()
        return self._from is not None

    def end(self, target: QRectF, whole: QRectF) -> bool:
        """Show the framed part of a picture seen in `target`, all of it in `whole`; return whether there is one."""
        if self._from is None:
            return False
        frame = QRectF(self._from, self._to).normalized().intersected(target)
        self._from = None
        part = part_at(frame, whole) if min(frame.width(), frame.height()) >= A_CLICK else None
        if self._lights:
            self._showing.set(spot=part)
        else:
            self._showing.set(zoom=squared(part) if part else None)
        return True

    def wheel(self, event: QWheelEvent, whole: QRectF) -> None:
        """Zoom around the mouse, in for a wheel notch up and out for one down."""
        x = (event.position().x() - whole.x()) / whole.width()
        y = (event.position().y() - whole.y()) / whole.height()
        factor = NEARER ** (event.angleDelta().y() / A_NOTCH)
        self._showing.set(zoom=zoomed(self._showing.zoom, factor, (x, y)))

    def draw(self, painter: QPainter) -> None:
        """Draw the frame."""
        if self._from is not None:
            painter.setPen(QPen(QColor(FLAME), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self._from, self._to).normalized())
