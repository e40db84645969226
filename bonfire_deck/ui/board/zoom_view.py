"""A view that zooms, pans and fits, on the board's grainy ground."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QStyle, QWidget

from bonfire_deck.model.laying_out import Shape
from bonfire_deck.model.layout import SMALLEST_LETTER
from bonfire_deck.paper.inks import ASH
from bonfire_deck.ui.theme import sized

COARSE_BELOW = 0.3
"""Zoomed out further than this, words are too small to be read and are left out."""
SMALLEST_READ = 12.0
"""Pixels: no letter is smaller, with usual text, unless somebody zooms out."""
SMALLEST_SCALE, LARGEST_SCALE = 0.02, 6.0
LARGEST_FIT = 1.25
LARGEST_PART = 1.0
"""Where not all of it is seen, more of it is better than larger letters."""
ZOOM_STEP = 1.2
ROOM_AROUND = 600.0
ROOM_IN_FRAME = 56.0
"""So much is seen around what is looked at, so that a mark in the corner covers nothing of it."""
GRAIN = "#DDD4CA"
GRAIN_STEP = 38
THIN_BELOW = 0.5
"""Zoomed out further than this, every second dot of the grain is enough."""


class ZoomView(QGraphicsView):
    """Wheel and keys zoom; the middle button, the space bar with a drag, and two fingers pan."""

    scaled = Signal(float)
    shaped = Signal()
    """It got another size, and shows as much as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with the whole in view, and keep it so until somebody zooms or pans."""
        super().__init__(parent)
        scene = QGraphicsScene(self)
        scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setScene(scene)
        self.setCornerWidget(QWidget())
        self.setBackgroundBrush(QBrush(QColor(ASH)))
        # Nothing shines through, so Qt may push what is there and paint only what comes in at the edge.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.fits = True
        """Whether as much of the whole as can be read stays in view as it grows."""
        self.hand = False
        """Whether the left button pans as well, and nothing else."""
        self._whole = QRectF(0, 0, 1, 1)
        self._pan_from: QPoint | None = None
        self._space = False
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.actionTriggered.connect(lambda _action: self.hold())

    def set_whole(self, whole: QRectF) -> None:
        """Say how large the whole is; it stays in view if it was."""
        self._whole = whole
        self.scene().setSceneRect(whole.adjusted(-ROOM_AROUND, -ROOM_AROUND, ROOM_AROUND, ROOM_AROUND))
        if self.fits:
            self.fit()

    @property
    def whole(self) -> QRectF:
        """How large the whole is."""
        return self._whole

    @property
    def scale_of_whole(self) -> float:
        """The largest scale at which the whole can be seen."""
        size = self.viewport().size()
        return min(size.width() / self._whole.width(), size.height() / self._whole.height())

    @property
    def least_scale(self) -> float:
        """The smallest scale at which every letter is read; nothing is shown smaller unless somebody zooms out."""
        return sized(SMALLEST_READ * 100) / 100 / SMALLEST_LETTER

    @property
    def shape(self) -> Shape:
        """What is seen at that scale, beside scroll bars."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return Shape((self.width() - bar) / self.least_scale, (self.height() - bar) / self.least_scale)

    @property
    def scale_that_fits(self) -> float:
        """The scale at which the whole is seen, or where that could not be read, as much of it as can be."""
        if self.scale_of_whole >= self.least_scale:
            return min(self.scale_of_whole, LARGEST_FIT)
        return max(self.least_scale, min(LARGEST_PART, self.viewport().width() / self._whole.width()))

    @property
    def shows_all(self) -> bool:
        """Whether the whole is in view, and stays so as it grows."""
        return self.fits and self.scale_of_whole >= self.least_scale

    def fit(self) -> None:
        """Show the whole, or where that could not be read, the top of it."""
        was_elsewhere = not self.fits
        self._set_fits(True)
        self._scale_to(self.scale_that_fits)
        self.go_to_top()
        if was_elsewhere:
            self.shaped.emit()

    def go_to_top(self) -> None:
        """Show the middle of the whole; of what is too large to be seen, where it begins."""
        scale, size, middle = self.transform().m11(), self.viewport().size(), self._whole.center()
        # The title is at the origin, wherever things were put beyond it.
        if self._whole.width() * scale > size.width() + 1:
            middle.setX(size.width() / scale / 2)
        if self._whole.height() * scale > size.height() + 1:
            middle.setY(size.height() / scale / 2)
        self.centerOn(middle)

    def fit_or_show_all(self) -> None:
        """Show as much as can be read; asked once more, the whole, however small."""
        if self.fits and not self.shows_all:
            self.zoom_to(self.scale_of_whole)
            self.centerOn(self._whole.center())
        else:
            self.fit()

    def _set_fits(self, fits: bool) -> None:
        self.fits = fits
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(off if fits else needed)
        self.setVerticalScrollBarPolicy(off if self.shows_all else needed)

    def zoom_to(self, scale: float) -> None:
        """Show it at `scale`, 1 being its own points, around the mouse."""
        self._set_fits(False)
        self._scale_to(scale)

    def look_at(self, rect: QRectF) -> None:
        """Go to `rect`, with a little room around it, and stay there."""
        self._set_fits(False)
        size = self.viewport().size()
        wide, high = rect.width() + 2 * ROOM_IN_FRAME, rect.height() + 2 * ROOM_IN_FRAME
        self._scale_to(min(size.width() / wide, size.height() / high, LARGEST_FIT))
        self.centerOn(rect.center())

    def hold(self) -> None:
        """Stay at this place and scale, also when the whole grows."""
        self._set_fits(False)

    def zoom_by(self, factor: float) -> None:
        """Zoom in or out."""
        self.zoom_to(self.transform().m11() * factor)

    def _scale_to(self, scale: float) -> None:
        kept = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        factor = kept / self.transform().m11()
        self.scale(factor, factor)
        self.scaled.emit(kept)

    def pan_by(self, pixels: QPoint) -> None:
        """Push the paper by some pixels."""
        self._set_fits(False)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - pixels.x())
        down.setValue(down.value() - pixels.y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole in view, if it was."""
        super().resizeEvent(event)
        if self.fits:
            self.fit()
            self.shaped.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the whole."""
        super().showEvent(event)
        if self.fits:
            self.fit()

    def sizeHint(self) -> QSize:
        """Return a size that leaves room for the rest of the window."""
        return QSize(900, 640)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with a wheel; two fingers on a touchpad pan, with Ctrl they zoom."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not event.pixelDelta().isNull() and not ctrl:
            self.pan_by(event.pixelDelta())
        elif event.angleDelta().y():
            self.zoom_by(ZOOM_STEP ** (event.angleDelta().y() / 120))
        event.accept()

    @property
    def is_panning(self) -> bool:
        """Whether a hand is pushing the paper."""
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
        """Zoom, or make ready to pan; plain arrows scroll."""
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
        """Say whether the space bar is held."""
        if held != self._space:
            self._space = held
            self._show_cursor()

    def set_hand(self, hand: bool) -> None:
        """Let the left button pan, and nothing else, or let it do what it does elsewhere."""
        self.hand, self._space = hand, False
        self._show_cursor()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the ground with its fine grain."""
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
