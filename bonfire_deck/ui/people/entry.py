"""A line for adding somebody to the contact sheet; its draft is stored on the desk."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bonfire_deck.files.desk import Plain
from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Group
from bonfire_deck.model.text import shown_text

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PersonEntry(QWidget):
    """Enter saves from any field."""

    kept = Signal()
    typed = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        labels = {"name": _("Name"), "contact": _("Contact: email, phone"), "role": _("Role")}
        self.fields = {name: self._field(name, label) for name, label in labels.items()}
        self.group = QComboBox()
        self.group.setObjectName("person-group")
        self.group.setAccessibleName(_("Group"))
        self.group.installEventFilter(self)
        self.shares = QCheckBox(_("May be shared with the others"))
        self.shares.setObjectName("person-shares")
        self.shares.setAccessibleName(self.shares.text())
        self.shares.installEventFilter(self)
        self.group.currentIndexChanged.connect(lambda _index: self.typed.emit())
        self.shares.toggled.connect(lambda _on: self.typed.emit())
        first, second = QHBoxLayout(), QHBoxLayout()
        for field in (self.fields["name"], self.fields["contact"]):
            first.addWidget(field, 1)
        for widget in (self.fields["role"], self.group):
            second.addWidget(widget, 1)
        second.addWidget(self.shares)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(first)
        layout.addLayout(second)

    def _field(self, name: str, label: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"person-{name}")
        field.setAccessibleName(label)
        field.setPlaceholderText(label)
        field.installEventFilter(self)
        field.textChanged.connect(lambda _text: self.typed.emit())
        return field

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Offer the groups; the selection stays."""
        fill_groups(self.group, groups, str(self.group.currentData() or ""))

    def values(self) -> dict[str, Plain]:
        """Return the text of the fields."""
        typed: dict[str, Plain] = {name: field.text() for name, field in self.fields.items()}
        return {**typed, "group_id": self.group.currentData() or None, "shares_contact": self.shares.isChecked()}

    def put(self, values: Mapping[str, object]) -> None:
        """Show values; unnamed fields are cleared."""
        for name, field in self.fields.items():
            field.setText(str(values.get(name) or ""))
        self.group.setCurrentIndex(max(0, self.group.findData(values.get("group_id") or "")))
        self.shares.setChecked(values.get("shares_contact") is True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves; Ctrl+Z undoes the session's last edit if no text is typed."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if not (is_asked or event.type() == QEvent.Type.KeyPress) or not isinstance(event, QKeyEvent):
            return False
        act = self._meaning(watched, event)
        if act is None:
            return False
        if is_asked:
            event.accept()
        else:
            act()
        return True

    def _meaning(self, watched: QObject, event: QKeyEvent) -> Callable[[], None] | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and not held:
            return self.kept.emit
        is_undo = event.key() == Qt.Key.Key_Z and held == Qt.KeyboardModifier.ControlModifier
        if is_undo and not (isinstance(watched, QLineEdit) and watched.text()):
            return self.undo_wanted.emit
        return None


def fill_groups(box: QComboBox, groups: Sequence[Group], chosen: str) -> None:
    """Offer the groups, and none, with one selected."""
    was = box.blockSignals(True)
    box.clear()
    box.addItem(_("No group"), "")
    for group in groups:
        box.addItem(f"{group.mark.shape} {shown_text(group.name)}", group.id)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(was)
