"""The parking lot as a sheet: parked items, with one key for each decision."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.files import next_steps, parking
from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _
from bonfire_deck.model.rows import ParkedItem
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.words import fate_label
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.workbench import Workbench

FATE_KEYS = {Qt.Key.Key_N: "next", Qt.Key.Key_L: "later", Qt.Key.Key_D: "dropped", Qt.Key.Key_P: ""}
"""In the list these letters decide; nobody types words there."""
AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
CHANGE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class ParkedList(QListWidget):
    """Parked items, each with its decision; key presses go to the sheet."""

    def __init__(self, sheet: "ParkingSheet") -> None:
        """Send key presses to `sheet`."""
        super().__init__()
        self._sheet = sheet
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("parked-list")
        self.setAccessibleName(_("Parked"))
        self.setWordWrap(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide, edit or delete with one key."""
        key = Qt.Key(event.key())
        is_undo = key == Qt.Key.Key_Z and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_undo and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._sheet.redo()
        elif is_undo:
            self._sheet.undo()
        elif key in FATE_KEYS and not event.modifiers():
            self._sheet.decide(FATE_KEYS[key])
        elif key in AWAY:
            self._sheet.take_away()
        elif key in CHANGE:
            self._sheet.begin_reword()
        else:
            super().keyPressEvent(event)


class ParkingSheet(QDialog):
    """All parked items of a session, in the order of their arrival."""

    def __init__(self, parent: QWidget, workbench: Workbench) -> None:
        """Show the parked items of the session in `workbench`."""
        super().__init__(parent)
        self.setObjectName("parking-sheet")
        self.setWindowTitle(_("Parking lot"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._workbench = workbench
        self._changing = ""
        self._line = QLabel()
        self._line.setProperty("role", "quiet")
        self._line.setWordWrap(True)
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self.list = ParkedList(self)
        self.words = QLineEdit()
        self.words.setObjectName("parked-words")
        self.words.setAccessibleName(_("The words of this parked item"))
        self.words.hide()
        self.words.returnPressed.connect(self._reword)
        self._buttons = QWidget()
        self._build()
        workbench.changed.connect(self._on_changed)
        self.list.currentRowChanged.connect(lambda _row: self._say_keys())
        self.resize(680, 480)
        self._show("")
        self.list.setFocus()

    def _build(self) -> None:
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for key, fate in FATE_KEYS.items():
            text = _("{fate} ({key})").format(fate=fate_label(fate), key=key.name.removeprefix("Key_"))
            self._add_button(row, f"fate-{fate or 'parked'}", text, lambda fate=fate: self.decide(fate))
        row.addStretch(1)
        self._add_button(row, "take-parked-away", _("Delete"), self.take_away)
        heading = QLabel(_("Parking lot"))
        heading.setProperty("role", "title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 22)
        layout.setSpacing(12)
        for widget in (heading, self._line, self.list, self.words, self._buttons):
            layout.addWidget(widget)

    def _add_button(self, row: QHBoxLayout, name: str, text: str, act: object) -> None:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setProperty("role", "chip")
        made.setAutoDefault(False)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(act)
        row.addWidget(made)

    def chosen(self) -> str:
        """Return the id of the selected item, or "" if there is none."""
        item = self.list.currentItem() if self.list.currentRow() >= 0 else None
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def _show(self, chosen: str) -> None:
        session, row = self._workbench.reader.session(), max(0, self.list.currentRow())
        self.list.clear()
        for item in session.parked:
            made = QListWidgetItem(described(session, item))
            made.setData(Qt.ItemDataRole.UserRole, item.id)
            self.list.addItem(made)
        ids = [item.id for item in session.parked]
        self.list.setCurrentRow(ids.index(chosen) if chosen in ids else min(row, len(ids) - 1))
        self._buttons.setEnabled(bool(ids))
        self._say_keys()

    def _say_keys(self) -> None:
        if self.list.count():
            self._line.setText(_("One letter decides, Enter edits the words, Delete deletes the item, Ctrl+Z undoes."))
        else:
            self._line.setText(_("Nothing is parked. Ctrl+K in the session parks something that is off the point."))

    def decide(self, fate: str) -> None:
        """Apply a decision to the selected item and move to the next one."""
        item_id, row = self.chosen(), self.list.currentRow()
        if item_id:
            with troubles.told(self):
                is_new = self._decide(item_id, fate)
                self.list.setCurrentRow(min(row + 1, self.list.count() - 1))
                if is_new:
                    self._line.setText(_("It is now an action among the next steps. Ctrl+Shift+X shows them."))
        self.list.setFocus()

    def _decide(self, item_id: str, fate: str) -> bool:
        """Apply a decision; return whether it created a next step, which happens only once per item."""
        session, history = self._workbench.reader.session(), self._workbench.history
        item = next(item for item in session.parked if item.id == item_id)
        if fate == "next" and item.text not in {step.text for step in session.next_steps}:
            next_steps.step_from_parked(history, item)
            return True
        parking.decide(history, item_id, fate)
        return False

    def take_away(self) -> None:
        """Delete the selected item from the parking lot; undo brings it back."""
        item_id = self.chosen()
        if item_id:
            with troubles.told(self):
                parking.unpark(self._workbench.history, item_id)
        self.list.setFocus()

    def begin_reword(self) -> None:
        """Edit the selected item's words in the field below."""
        self._changing = self.chosen()
        item = next((i for i in self._workbench.reader.session().parked if i.id == self._changing), None)
        if item is not None:
            self.words.setText(item.text)
            self.words.show()
            self.words.setFocus()
            self.words.selectAll()

    def _reword(self) -> None:
        with troubles.told(self):
            parking.reword_parked(self._workbench.history, self._changing, self.words.text())
            self._end_reword()

    def _end_reword(self) -> None:
        self._changing = ""
        self.words.hide()
        self.list.setFocus()

    def undo(self) -> None:
        """Undo the session's last edit."""
        with troubles.told(self):
            self._workbench.undo()

    def redo(self) -> None:
        """Redo it."""
        with troubles.told(self):
            self._workbench.redo()

    def _on_changed(self, change: Change) -> None:
        if "parked_items" in change.tables:
            self._show(self.chosen())

    def reject(self) -> None:
        """On Esc, cancel an edit of the words first, then close."""
        if self._changing:
            self._end_reword()
        else:
            super().reject()


def undecided(session: Session) -> int:
    """Return the number of undecided parked items."""
    return sum(not item.fate for item in session.parked)


def described(session: Session, item: ParkedItem) -> str:
    """Return a parked item in words: its text, who raised it and the decision."""
    group = session.group_by_id.get(item.group_id or "")
    mark = f"{group.mark.shape} {shown_text(group.name)}" if group else _("everybody")
    return f"{shown_text(item.text)}\n{mark} · {fate_label(item.fate)}"
