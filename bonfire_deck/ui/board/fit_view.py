"""A view that shows as much of its scene as is readable, also as the scene grows, or any place at any scale."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QStyle, QWidget

from bonfire_deck.model.laying_out import Shape
from bonfire_deck.model.layout import SMALLEST_LETTER
from bonfire_deck.ui.theme import sized

SMALLEST_READ = 12.0
"""Pixels: the smallest text at the usual text size, except after an explicit zoom out."""
SMALLEST_SCALE, LARGEST_SCALE = 0.02, 6.0
LARGEST_FIT = 1.25
LARGEST_PART = 1.0
"""Largest scale when only a part fits: seeing more of it is better than larger text."""
ROOM_AROUND = 600.0
ROOM_IN_FRAME = 56.0
"""Margin around the focused area, so that a badge in the corner covers none of it."""


class FitView(QGraphicsView):
    """Fit the scene until the user scrolls or zooms, and again on request."""

    scaled = Signal(float)
    shaped = Signal()
    """The view was resized or refitted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start fitted, and stay so."""
        super().__init__(parent)
        scene = QGraphicsScene(self)
        scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setScene(scene)
        self.setCornerWidget(QWidget())
        self.fits = True
        """Whether as much as is readable stays in view while the scene grows."""
        self._whole = QRectF(0, 0, 1, 1)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.actionTriggered.connect(self._on_scrolled)

    def set_whole(self, whole: QRectF) -> None:
        """Set the bounds of the scene; the view stays fitted if it was."""
        self._whole = whole
        self.scene().setSceneRect(whole.adjusted(-ROOM_AROUND, -ROOM_AROUND, ROOM_AROUND, ROOM_AROUND))
        if self.fits:
            self.fit()

    @property
    def whole(self) -> QRectF:
        """The bounds of the scene."""
        return self._whole

    @property
    def scale_of_whole(self) -> float:
        """The largest scale at which the whole scene is visible."""
        size = self.viewport().size()
        return min(size.width() / self._whole.width(), size.height() / self._whole.height())

    @property
    def least_scale(self) -> float:
        """The smallest scale at which all text is readable; only an explicit zoom out goes below it."""
        return sized(SMALLEST_READ * 100) / 100 / SMALLEST_LETTER

    @property
    def shape(self) -> Shape:
        """The visible area at that scale, excluding scroll bars."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return Shape((self.width() - bar) / self.least_scale, (self.height() - bar) / self.least_scale)

    @property
    def scale_that_fits(self) -> float:
        """The scale that fits the whole scene, or as much as is readable."""
        if self.scale_of_whole >= self.least_scale:
            return min(self.scale_of_whole, LARGEST_FIT)
        return max(self.least_scale, min(LARGEST_PART, self.viewport().width() / self._whole.width()))

    @property
    def shows_all(self) -> bool:
        """Whether the whole scene is visible, and stays so as it grows."""
        return self.fits and self.scale_of_whole >= self.least_scale

    def fit(self) -> None:
        """Show the whole scene, or its top if the whole would not be readable."""
        was_elsewhere = not self.fits
        self._set_fits(True)
        self._scale_to(self.scale_that_fits)
        self.go_to_top()
        if was_elsewhere:
            self.shaped.emit()

    def go_to_top(self) -> None:
        """Centre the scene; in a direction in which it is too large, show its start."""
        scale, size, middle = self.transform().m11(), self.viewport().size(), self._whole.center()
        # The title is at the origin, even if items were moved beyond it.
        if self._whole.width() * scale > size.width() + 1:
            middle.setX(size.width() / scale / 2)
        if self._whole.height() * scale > size.height() + 1:
            middle.setY(size.height() / scale / 2)
        self.centerOn(middle)

    def fit_or_show_all(self) -> None:
        """Show as much as is readable; on a second request, the whole scene at any scale."""
        if self.fits and not self.shows_all:
            # Turn the scroll bars on first: they take some space.
            self.hold()
            self.zoom_to(self.scale_of_whole)
            self.centerOn(self._whole.center())
        else:
            self.fit()

    def _on_scrolled(self, _action: int) -> None:
        # Do not change the scroll bar policy here: this bar must finish moving first.
        self.fits = False

    def _set_fits(self, fits: bool) -> None:
        self.fits = fits
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(off if fits else needed)
        self.setVerticalScrollBarPolicy(off if self.shows_all else needed)

    def zoom_to(self, scale: float) -> None:
        """Zoom to `scale` around the mouse; 1 is the scene's own size."""
        self._set_fits(False)
        self._scale_to(scale)

    def look_at(self, rect: QRectF) -> None:
        """Zoom to `rect` with a small margin, and stay there."""
        self._set_fits(False)
        size = self.viewport().size()
        wide, high = rect.width() + 2 * ROOM_IN_FRAME, rect.height() + 2 * ROOM_IN_FRAME
        self._scale_to(min(size.width() / wide, size.height() / high, LARGEST_FIT))
        self.centerOn(rect.center())

    def hold(self) -> None:
        """Keep this place and scale, even when the scene grows."""
        self._set_fits(False)

    def zoom_by(self, factor: float) -> None:
        """Zoom in or out."""
        self.zoom_to(self.transform().m11() * factor)

    def _scale_to(self, scale: float) -> None:
        kept = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        factor = kept / self.transform().m11()
        self.scale(factor, factor)
        self.scaled.emit(kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the view fitted if it was."""
        super().resizeEvent(event)
        if self.fits:
            self.fit()
            self.shaped.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Start fitted."""
        super().showEvent(event)
        if self.fits:
            self.fit()

    def sizeHint(self) -> QSize:
        """Return a size that leaves space for the rest of the window."""
        return QSize(900, 640)
