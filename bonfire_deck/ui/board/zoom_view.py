"""A view with zoom and pan by mouse, touchpad and keys, on the board's textured background."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from bonfire_deck.paper.inks import ASH
from bonfire_deck.ui.board.fit_view import FitView

COARSE_BELOW = 0.3
"""Below this scale, words are too small to read and are not drawn."""
ZOOM_STEP = 1.2
GRAIN = "#DDD4CA"
GRAIN_STEP = 38
THIN_BELOW = 0.5
"""Below this scale, every second dot of the texture suffices."""


class ZoomView(FitView):
    """Zoom with wheel and keys; pan with the middle button, space and drag, or two fingers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start idle."""
        super().__init__(parent)
        self.setBackgroundBrush(QBrush(QColor(ASH)))
        # The background is opaque, so Qt may scroll the pixels and paint only what enters at the edge.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.hand = False
        """Whether the left button pans, and does nothing else."""
        self._pan_from: QPoint | None = None
        self._space = False

    def pan_by(self, pixels: QPoint) -> None:
        """Pan by some pixels."""
        self.hold()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - pixels.x())
        down.setValue(down.value() - pixels.y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with a wheel; on a touchpad, two fingers pan, and with Ctrl they zoom."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not event.pixelDelta().isNull() and not ctrl:
            self.pan_by(event.pixelDelta())
        elif event.angleDelta().y():
            self.zoom_by(ZOOM_STEP ** (event.angleDelta().y() / 120))
        event.accept()

    @property
    def is_panning(self) -> bool:
        """Whether the user is panning."""
        return self._pan_from is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pan."""
        left, middle = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
        if event.button() == middle or (event.button() == left and (self._space or self.hand)):
            self._pan_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan."""
        if self._pan_from is not None:
            here = event.position().toPoint()
            self.pan_by(here - self._pan_from)
            self._pan_from = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the pan."""
        self._pan_from = None
        self._show_cursor()

    def _show_cursor(self) -> None:
        is_hand = self._space or self.hand
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if is_hand else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, or get ready to pan; plain arrow keys scroll."""
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / ZOOM_STEP)
        elif key == Qt.Key.Key_Space:
            self.set_space(True)
        else:
            super().keyPressEvent(event)

    def set_space(self, held: bool) -> None:
        """Set whether the space bar is held."""
        if held != self._space:
            self._space = held
            self._show_cursor()

    def set_hand(self, hand: bool) -> None:
        """Make the left button pan only, or restore its usual function."""
        self.hand, self._space = hand, False
        self._show_cursor()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the textured background."""
        super().drawBackground(painter, rect)
        if self.transform().m11() < COARSE_BELOW:
            return
        painter.setPen(QPen(QColor(GRAIN), 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        step = GRAIN_STEP if self.transform().m11() >= THIN_BELOW else 2 * GRAIN_STEP
        left, top = int(rect.left()) // step * step, int(rect.top()) // step * step
        painter.drawPoints(
            [
                QPointF(x, y)
                for x in range(left, int(rect.right()) + step, step)
                for y in range(top, int(rect.bottom()) + step, step)
            ]
        )
