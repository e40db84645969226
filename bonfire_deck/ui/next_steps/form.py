"""The form for one next step: its kind, its words, who, by when, and to whom an undertaking is given."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.words import STEP_KINDS, step_kind_label
from bonfire_deck.ui.actions import shown_key
from bonfire_deck.ui.closing.details import understood_date
from bonfire_deck.ui.flow import FlowRow

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
KIND_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
FIELDS = ("text", "who", "by", "to_whom")
UNDO = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


class StepForm(QWidget):
    """Enter saves from any field. Every keystroke emits a signal, so that the draft can be stored on the desk."""

    kept = Signal()
    left = Signal()
    """Esc."""
    below = Signal()
    """The arrow key that leads down and out of the form."""
    reshaped = Signal()
    """The form needs another height."""
    typed = Signal()
    undo_wanted = Signal(bool)
    """Ctrl+Z with no typing left to undo; `False` with Shift, for redo."""

    def __init__(self, name: str) -> None:
        """`name` is the object name; the fields' names are derived from it."""
        super().__init__()
        self.setObjectName(name)
        self._chips = {kind: self._chip(name, number, kind) for number, kind in enumerate(STEP_KINDS, 1)}
        labels = {
            "text": _("What will be done"), "who": _("Who"), "by": _("By when"), "to_whom": _("To whom"),
        }  # fmt: skip
        self.fields = {field: self._field(f"{name}-{field.replace('_', '-')}", labels[field]) for field in FIELDS}
        self.fields["by"].setAccessibleDescription(_("In words, or a date"))
        self.fields["by"].setToolTip(self.fields["by"].accessibleDescription())
        chips = FlowRow(6)
        for chip in self._chips.values():
            chips.addWidget(chip)
        beside = QHBoxLayout()
        beside.setSpacing(6)
        for field in FIELDS[1:]:
            beside.addWidget(self.fields[field], 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(chips)
        layout.addWidget(self.fields["text"])
        layout.addLayout(beside)
        self.choose(STEP_KINDS[0])

    def _chip(self, name: str, number: int, kind: str) -> QPushButton:
        chip = QPushButton(step_kind_label(kind))
        chip.setObjectName(f"{name}-kind-{kind}")
        chip.setAccessibleName(step_kind_label(kind))
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.setToolTip(shown_key(f"Alt+{number}"))
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self.choose(kind))
        return chip

    def _field(self, name: str, label: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(label)
        field.setPlaceholderText(label)
        field.installEventFilter(self)
        field.textChanged.connect(self.typed)
        return field

    @property
    def kind(self) -> str:
        """The selected kind."""
        return next(kind for kind, chip in self._chips.items() if chip.isChecked())

    def choose(self, kind: str) -> None:
        """Select a kind; only an undertaking is given to somebody."""
        for name, chip in self._chips.items():
            chip.setChecked(name == kind)
        self.fields["to_whom"].setVisible(kind == "undertaking")
        self.typed.emit()

    def values(self) -> dict[str, str]:
        """Return the text of the fields."""
        return {"kind": self.kind, **{name: field.text() for name, field in self.fields.items()}}

    def meant(self) -> dict[str, str]:
        """Return the field values as saved: without surrounding spaces, and a recognised date in ISO format."""
        found = {name: field.text().strip() for name, field in self.fields.items()}
        if self.kind != "undertaking":
            found["to_whom"] = ""
        return {"kind": self.kind, **found, "by": understood_date(found["by"]) or found["by"]}

    def put(self, values: Mapping[str, object]) -> None:
        """Show values; unnamed fields are cleared."""
        kind = values.get("kind")
        self.choose(str(kind) if kind in STEP_KINDS else STEP_KINDS[0])
        for name, field in self.fields.items():
            field.setText(str(values.get(name) or ""))

    def clear(self) -> None:
        """Clear the form for the next step; the kind stays."""
        self.put({"kind": self.kind})

    @property
    def is_empty(self) -> bool:
        """Whether no text is typed."""
        return not any(field.text() for field in self.fields.values())

    def begin(self) -> None:
        """Take the focus."""
        self.fields["text"].setFocus()
        self.fields["text"].end(False)

    def event(self, event: QEvent) -> bool:
        """Emit when another height is needed: only once visible does it know its font size."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.reshaped.emit()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves, Esc leaves, Alt+number picks a kind, Ctrl+Z in an empty field undoes the session's last edit."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if not (is_asked or event.type() == QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QLineEdit):
            return False
        act = self._meaning(watched, event)
        if act is None:
            return False
        if is_asked:
            # Keep the window's shortcuts from handling keys meant for this field.
            event.accept()
        else:
            act()
        return True

    def _meaning(self, field: QLineEdit, event: QKeyEvent) -> Callable[[], None] | None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in ENTER and not held & ~Qt.KeyboardModifier.KeypadModifier:
            return self.kept.emit
        if key == Qt.Key.Key_Escape:
            return self.left.emit
        if key == Qt.Key.Key_Down and not held & ~Qt.KeyboardModifier.KeypadModifier:
            return self.below.emit
        if key in KIND_KEYS and held == Qt.KeyboardModifier.AltModifier:
            return lambda: self.choose(STEP_KINDS[KIND_KEYS.index(key)])
        if key == Qt.Key.Key_Z and held in UNDO and not field.text():
            return lambda: self.undo_wanted.emit(held == UNDO[0])
        return None
