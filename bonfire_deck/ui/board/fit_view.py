"""A view that shows as much of a whole as can be read, also as it grows, or any place of it at any scale."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QStyle, QWidget

from bonfire_deck.model.laying_out import Shape
from bonfire_deck.model.layout import SMALLEST_LETTER
from bonfire_deck.ui.theme import sized

SMALLEST_READ = 12.0
"""Pixels: no letter is smaller, with usual text, unless somebody zooms out."""
SMALLEST_SCALE, LARGEST_SCALE = 0.02, 6.0
LARGEST_FIT = 1.25
LARGEST_PART = 1.0
"""Where not all of it is seen, more of it is better than larger letters."""
ROOM_AROUND = 600.0
ROOM_IN_FRAME = 56.0
"""So much is seen around what is looked at, so that a mark in the corner covers nothing of it."""


class FitView(QGraphicsView):
    """Fits until somebody goes elsewhere, and again when it is asked to."""

    scaled = Signal(float)
    shaped = Signal()
    """It got another size, and shows as much as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with the whole in view, and keep it so."""
        super().__init__(parent)
        scene = QGraphicsScene(self)
        scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setScene(scene)
        self.setCornerWidget(QWidget())
        self.fits = True
        """Whether as much of the whole as can be read stays in view as it grows."""
        self._whole = QRectF(0, 0, 1, 1)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.actionTriggered.connect(self._on_scrolled)

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
            # Scroll bars come first, and take a little of the room.
            self.hold()
            self.zoom_to(self.scale_of_whole)
            self.centerOn(self._whole.center())
        else:
            self.fit()

    def _on_scrolled(self, _action: int) -> None:
        # No scroll bar may come or go before this one has moved.
        self.fits = False

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
