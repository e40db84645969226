"""The board on the screen: one layer that paints the exposed area, with selection and moves by mouse and keyboard."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.handling import item_at, items_in, moved
from bonfire_deck.model.layout import LaidOut, Rect, nothing_laid_out
from bonfire_deck.paper.board import paint
from bonfire_deck.paper.canvas import Images, Kept, qrect
from bonfire_deck.paper.inks import SKY
from bonfire_deck.ui.board.selection import Selection
from bonfire_deck.ui.board.zoom_view import COARSE_BELOW, ZoomView

NUDGE, FINE_NUDGE = 10.0, 1.0
NUDGE_ENDS_MILLISECONDS = 700

ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


class BoardLayer(QGraphicsItem):
    """The whole board as one graphics item: fast with thousands of notes."""

    def __init__(self, laid_out: LaidOut, images: Images, small: Images) -> None:
        """Show `laid_out`; `small` pictures suffice from a distance."""
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._images = images
        self._small = small
        self._kept = Kept()
        self.laid_out = laid_out
        self.chosen: Collection[str] = frozenset()
        self.found: Collection[str] | None = None

    def put(self, laid_out: LaidOut) -> None:
        """Show another board, or the same one with items moved."""
        self.prepareGeometryChange()
        self.laid_out = laid_out
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the bounds of the board."""
        return qrect(self.laid_out.area)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the exposed area."""
        exposed: QRectF = option.exposedRect
        coarse = painter.worldTransform().m11() < COARSE_BELOW
        images = self._small if coarse else self._images
        paint(painter, self.laid_out, images, exposed, self.chosen, self.found, coarse=coarse, kept=self._kept)


class BoardView(ZoomView):
    """Show a board. It edits nothing: moves by mouse or keyboard are emitted as `moved_by_hand`."""

    moved_by_hand = Signal(object, float, float)
    """Ids, and how far they were moved; emitted once per gesture, at its end."""

    def __init__(
        self, images: Images, small: Images, selection: Selection, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        """Start empty, with `small` pictures for a distance; the selection is shared through `selection`."""
        super().__init__(parent)
        self.setObjectName("board-view")
        self.setAccessibleName(_("Board"))
        self.setAccessibleDescription(_("The outline (Ctrl+L) shows the same content as a list."))
        self.selection = selection
        self._laid_out = nothing_laid_out()
        self.layer = BoardLayer(self._laid_out, images, small)
        self.scene().addItem(self.layer)
        self._offset = QPointF()
        self._press: QPointF | None = None
        self._band: QRectF | None = None
        self._nudge_end = QTimer(self)
        self._nudge_end.setSingleShot(True)
        self._nudge_end.setInterval(NUDGE_ENDS_MILLISECONDS)
        self._nudge_end.timeout.connect(self.end_gesture)
        selection.changed.connect(self._on_selection)

    def show_board(self, laid_out: LaidOut) -> None:
        """Show another board, or this one after a change; the scroll position stays."""
        self._laid_out = laid_out
        self.layer.put(laid_out)
        self.set_whole(qrect(laid_out.area))

    def show_found(self, found: Collection[str] | None) -> None:
        """Fade everything not in `found`; `None` fades nothing."""
        self.layer.found = found
        self.layer.update()

    def show_sharpened(self, picture_id: str) -> None:
        """Repaint one picture, and nothing else."""
        for box in self._laid_out.sections:
            for picture in box.pictures:
                if picture.card.picture_id == picture_id:
                    self.layer.update(qrect(picture.rect))

    def bring_into_view(self, item: str) -> None:
        """Scroll so that `item` is visible and readable."""
        rect = self._laid_out.rects.get(item)
        if rect is None:
            return
        if self.transform().m11() < self.least_scale:
            self.zoom_to(1.0)
            self.centerOn(qrect(rect).center())
        self.hold()
        self.ensureVisible(qrect(rect), 60, 60)

    def _on_selection(self) -> None:
        self.layer.chosen = self.selection.items
        self.layer.update()

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and begin a drag or a rubber band."""
        self.end_gesture()
        super().mousePressEvent(event)
        if self.is_panning or event.button() != Qt.MouseButton.LeftButton:
            return
        self._press = self.mapToScene(event.position().toPoint())
        item = item_at(self._laid_out, self._press.x(), self._press.y())
        more = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        adding = bool(event.modifiers() & more)
        if item is None:
            self._band = QRectF(self._press, self._press)
            if not adding:
                self.selection.choose(())
        elif adding:
            self.selection.toggle(item)
        elif item not in self.selection.items:
            self.selection.choose((item,))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the selection, or stretch the rubber band."""
        if self.is_panning or self._press is None:
            super().mouseMoveEvent(event)
            return
        here = self.mapToScene(event.position().toPoint())
        if self._band is not None:
            self._band = QRectF(self._press, here).normalized()
            self.viewport().update()
            return
        offset = here - self._press
        is_far = offset.manhattanLength() * self.transform().m11() >= QApplication.startDragDistance()
        if self.selection.items and (is_far or not self._offset.isNull()):
            self._preview(offset)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish what the press began."""
        if self.is_panning:
            super().mouseReleaseEvent(event)
            return
        band, self._press, self._band = self._band, None, None
        if band is None:
            self.end_gesture()
            return
        inside = items_in(self._laid_out, Rect(band.x(), band.y(), band.width(), band.height()))
        self.selection.choose(self.selection.items | inside)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Treat the second press like the first."""
        self.mousePressEvent(event)

    # Moving the selection.

    @property
    def is_in_hand(self) -> bool:
        """Whether items are being moved."""
        return self._press is not None or not self._offset.isNull()

    def _preview(self, offset: QPointF) -> None:
        self._offset = offset
        self.layer.put(moved(self._laid_out, self.selection.items, offset.x(), offset.y()))

    def nudge(self, dx: float, dy: float) -> None:
        """Move the selection by some points; several moves in a row are one gesture."""
        if self.selection.items and not self.hand:
            self._preview(self._offset + QPointF(dx, dy))
            self._nudge_end.start()

    def end_gesture(self) -> None:
        """Emit how far the selection was moved, if at all."""
        self._nudge_end.stop()
        offset, self._offset = self._offset, QPointF()
        if not offset.isNull():
            self.moved_by_hand.emit(self.selection.items, offset.x(), offset.y())

    def cancel_gesture(self) -> bool:
        """Revert the move in progress; return whether there was one."""
        self._nudge_end.stop()
        was_moving = not self._offset.isNull() or self._band is not None
        self._offset, self._press, self._band = QPointF(), None, None
        if was_moving:
            self.layer.put(self._laid_out)
            self.viewport().update()
        return was_moving

    # Keyboard.

    def event(self, event: QEvent) -> bool:
        """Handle arrow keys before shortcuts, except with Ctrl, which aligns."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in ARROWS
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the selection, step through the notes, or clear the selection."""
        key = event.key()
        if key in ARROWS and self.selection.items:
            is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            dx, dy = ARROWS[Qt.Key(key)]
            step = FINE_NUDGE if is_fine else NUDGE
            self.nudge(dx * step, dy * step)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._step(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Escape:
            if not self.cancel_gesture():
                self.selection.choose(())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Finish a move by arrow keys, or the panning."""
        if event.isAutoRepeat():
            return
        if event.key() in ARROWS and self._press is None:
            self.end_gesture()
        elif event.key() == Qt.Key.Key_Space:
            self.set_space(False)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish a move by arrow keys."""
        if self._press is None:
            self.end_gesture()
        self.set_space(False)
        super().focusOutEvent(event)

    def _step(self, by: int) -> None:
        found = self.layer.found
        notes = [note.item for box in self._laid_out.sections for note in box.notes]
        order = notes if found is None else [item for item in notes if item in found]
        if not order:
            return
        chosen = [index for index, item in enumerate(order) if item in self.selection.items]
        start = (chosen[-1] if by > 0 else chosen[0]) if chosen else -1 if by > 0 else len(order)
        item = order[(start + by) % len(order)]
        self.selection.choose((item,))
        self.bring_into_view(item)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the rubber band."""
        if self._band is not None:
            pen = QPen(QColor(SKY), 1.5)
            pen.setCosmetic(True)
            painter.setPen(pen)
            fill = QColor(SKY)
            fill.setAlpha(28)
            painter.setBrush(fill)
            painter.drawRect(self._band)
