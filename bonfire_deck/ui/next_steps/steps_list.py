"""The list of next steps: it emits key and mouse actions and edits nothing itself."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListWidget, QListWidgetItem, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.ui.next_steps.rows import ROW, Row, RowPainter, colours_of

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
KEYS = {
    (Qt.Key.Key_Return, NONE): "edit", (Qt.Key.Key_Enter, NONE): "edit", (Qt.Key.Key_F2, NONE): "edit",
    (Qt.Key.Key_Delete, NONE): "take-away", (Qt.Key.Key_Backspace, NONE): "take-away",
    (Qt.Key.Key_PageUp, CONTROL): "up", (Qt.Key.Key_PageDown, CONTROL): "down",
    (Qt.Key.Key_L, NONE): "link", (Qt.Key.Key_N, NONE): "new",
    (Qt.Key.Key_Z, CONTROL): "undo", (Qt.Key.Key_Z, CONTROL | SHIFT): "redo",
}  # fmt: skip
"""Keys that act in the list, where nobody types words."""

ACROSS, DOWN = 16, 14
"""The style's margins around a widget on a row."""


class StepsList(QListWidget):
    """Steps under the headings of their kinds, each followed by its links."""

    asked = Signal(str)
    """One of the values of `KEYS`."""
    moved_to = Signal(str, str)
    """A step was dropped on another one in the list and takes its position."""
    carried_out = Signal(str, QPoint)
    """A step was dropped outside the list, at a point on the screen."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("next-steps-list")
        self.setAccessibleName(_("Next steps"))
        self.setAccessibleDescription(_("Enter edits a step, L links it, Delete removes the step or a link."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(RowPainter(self))
        self._rows: list[Row] = []
        self._press: tuple[str, QPoint] | None = None
        self._carried = ""
        self._target = ""

    def show_rows(self, rows: list[Row], chosen: Row | None) -> None:
        """Show `rows` with `chosen` selected, or a row near the old position if it is gone."""
        place = self.currentRow()
        self._rows = rows
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.spoken)
            item.setData(ROW, row)
            if not row.step_id:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.addItem(item)
        chooseable = [n for n, row in enumerate(rows) if row.step_id]
        same = [n for n in chooseable if chosen and _key(rows[n]) == _key(chosen)]
        above = [n for n in chooseable if n <= place]
        self.setCurrentRow((same or above[-1:] or chooseable or [-1])[0])

    def chosen(self) -> Row | None:
        """Return the selected step or link."""
        row = self.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) and self._rows[row].step_id else None

    def choose(self, step_id: str) -> None:
        """Select a step."""
        item = self.item_of(step_id)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def item_of(self, step_id: str) -> QListWidgetItem | None:
        """Return the item of a step, which holds its form during an edit."""
        place = next((n for n, row in enumerate(self._rows) if row.is_step and row.step_id == step_id), None)
        return None if place is None else self.item(place)

    def put_form(self, step_id: str, form: QWidget) -> None:
        """Put a form on the row of a step."""
        item = self.item_of(step_id)
        if item is not None:
            item.setData(ROW, None)
            self.setItemWidget(item, form)
            self.fit_form(step_id)

    def fit_form(self, step_id: str) -> None:
        """Resize the row of a step to fit its form."""
        item = self.item_of(step_id)
        form = None if item is None else self.itemWidget(item)
        if item is not None and form is not None:
            width = self.viewport().width() - ACROSS
            high = max(form.sizeHint().height(), form.heightForWidth(width))
            item.setSizeHint(QSize(width, high + DOWN))
            self.scrollToItem(item)

    def step_at(self, place: QPoint) -> str:
        """Return the id of the step at a point on the screen, including its links; "" if there is none."""
        here = self.viewport().mapFromGlobal(place)
        if not self.isVisible() or not self.viewport().rect().contains(here):
            return ""
        item = self.itemAt(here)
        return self._rows[self.row(item)].step_id if item is not None else ""

    def show_target(self, step_id: str) -> None:
        """Frame the step that is the drop target; "" for none."""
        if step_id != self._target:
            self._target = step_id
            self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Handle the list's keys before the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _asked(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit the action requested for the selected row."""
        asked = _asked(event)
        if asked:
            self.asked.emit(asked)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and possibly begin to drag a step."""
        super().mousePressEvent(event)
        row = self.chosen()
        is_step = event.button() == Qt.MouseButton.LeftButton and self.itemAt(event.position().toPoint()) is not None
        self._press = (row.step_id, event.globalPosition().toPoint()) if row and row.is_step and is_step else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the step."""
        if self._press is None:
            return
        step_id, start = self._press
        here = event.globalPosition().toPoint()
        if not self._carried and (here - start).manhattanLength() >= QApplication.startDragDistance():
            self._carried = step_id
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._carried:
            target = self.step_at(here)
            self.show_target(target if target != self._carried else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the step: on another step of the list, or outside."""
        super().mouseReleaseEvent(event)
        carried, self._carried, self._press = self._carried, "", None
        self.unsetCursor()
        self.show_target("")
        if not carried:
            return
        here = event.globalPosition().toPoint()
        target = self.step_at(here)
        if target and target != carried:
            self.moved_to.emit(carried, target)
        elif not target:
            self.carried_out.emit(carried, here)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the step."""
        super().mouseDoubleClickEvent(event)
        if self.chosen() is not None:
            self.asked.emit("edit")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and a frame around the drop target."""
        super().paintEvent(event)
        item = self.item_of(self._target) if self._target else None
        if item is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(colours_of(self)["focus"]), 2))
            painter.drawRoundedRect(self.visualItemRect(item).adjusted(1, 1, -1, -1), 6, 6)


def _asked(event: QKeyEvent) -> str:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return KEYS.get((Qt.Key(event.key()), held), "")


def _key(row: Row) -> tuple[str, str]:
    return row.step_id, row.row_id
