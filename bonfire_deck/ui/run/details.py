"""Further details of a line: whose words, whose interpretation, a second language, who said it."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from bonfire_deck.files.desk import Plain
from bonfire_deck.files.schema import Value
from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Reaction
from bonfire_deck.ui.actions import Action, shown_key
from bonfire_deck.ui.flow import FlowRow
from bonfire_deck.ui.run.stage import Stage
from bonfire_deck.writing.rule import rule_of

KEYS = {"paraphrase": "Ctrl+I", "others": "Ctrl+O", "second": "Ctrl+M", "speaker": "Ctrl+N"}
DRAFT = "details"
"""Desk key: the choices and draft text here."""


class Details(QWidget):
    """Two choices that persist, and two fields that are cleared for the next line."""

    kept = Signal(bool)
    """Enter was pressed in a field here; `True` with Ctrl: show it to the room as well."""

    def __init__(self, stage: Stage, capture: QPlainTextEdit) -> None:
        """Attach to the line typed in `capture`."""
        super().__init__()
        self.setObjectName("details")
        self._stage = stage
        self._capture = capture
        self._chips = {
            "paraphrase": self._chip("paraphrase", _("My words"), _("Paraphrased, in my own words")),
            "others": self._chip("others", _("Others’ reading"), _("What others see in it, not those who chose it")),
            "second": self._chip("second", _("2nd language"), _("The same words in a second language")),
            "speaker": self._chip("speaker", _("Who"), _("Who said it")),
        }
        self.second = self._field("second-field", _("The same in a second language"))
        self.speaker = self._field("speaker-field", _("Who said it"))
        row = FlowRow(6)
        for chip in self._chips.values():
            row.addWidget(chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self.second)
        layout.addWidget(self.speaker)
        self._put(stage.workbench.desk.get(DRAFT))
        for chip in (self._chips["paraphrase"], self._chips["others"]):
            chip.toggled.connect(self._keep_draft)
        for name, field in self._fields():
            self._chips[name].clicked.connect(lambda _checked=False, name=name: self.press(name))
            field.textChanged.connect(self._keep_draft)
        self.refresh()

    def _chip(self, name: str, text: str, meaning: str) -> QPushButton:
        chip = QPushButton(text)
        chip.setObjectName(f"{name}-chip")
        chip.setAccessibleName(meaning)
        chip.setToolTip(f"{meaning} · {shown_key(KEYS[name])}")
        chip.setProperty("role", "chip")
        chip.setProperty("chip", "small")
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return chip

    def _field(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(text)
        field.setPlaceholderText(text)
        field.installEventFilter(self)
        return field

    def _fields(self) -> tuple[tuple[str, QLineEdit], ...]:
        return (("second", self.second), ("speaker", self.speaker))

    @property
    def names_allowed(self) -> bool:
        """Whether the ground rule allows recording who said something."""
        return rule_of(self._stage.session).names

    def press(self, name: str) -> None:
        """Toggle a choice, or move the focus into a detail's field and back."""
        if name == "speaker" and not self.names_allowed:
            return
        field = dict(self._fields()).get(name)
        if field is None:
            self._chips[name].toggle()
            self._capture.setFocus()
        elif field.hasFocus():
            self.leave()
        else:
            field.show()
            field.setFocus()
            self.refresh()

    def leave(self) -> bool:
        """Return the focus to the capture field; return whether a field here had it."""
        had = any(field.hasFocus() for _name, field in self._fields())
        if had:
            self._capture.setFocus()
            self.refresh()
        return had

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save the whole line on Enter, as in the capture field."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return True
        return False

    def fields(self) -> dict[str, Value]:
        """Return the fields of the line; who said it only where the ground rule allows."""
        found: dict[str, Value] = {
            "verbatim": not self._chips["paraphrase"].isChecked(),
            "chosen_by_own": not self._chips["others"].isChecked(),
            "second_text": self.second.text().strip(),
        }
        return found | ({"said_by": self.speaker.text().strip()} if self.names_allowed else {})

    def values(self) -> dict[str, Plain]:
        """Return the current choices and text as plain values, for the desk."""
        chosen: dict[str, Plain] = {name: self._chips[name].isChecked() for name in ("paraphrase", "others")}
        return chosen | {"second": self.second.text(), "speaker": self.speaker.text() if self.names_allowed else ""}

    def _keep_draft(self) -> None:
        self._stage.workbench.desk.set(DRAFT, self.values())

    def _put(self, kept: Plain) -> None:
        values = kept if isinstance(kept, dict) else {}
        for name in ("paraphrase", "others"):
            self._chips[name].setChecked(values.get(name) is True)
        for name, field in self._fields():
            field.setText(str(values.get(name) or ""))

    def begin(self, before: dict[str, Plain] | None) -> None:
        """Start the next line, or resume the interrupted one in `before`; choices persist."""
        self._put(before if before is not None else {**self.values(), "second": "", "speaker": ""})
        self._keep_draft()
        self.leave()
        self.refresh()

    def show_line(self, reaction: Reaction) -> None:
        """Show the details of a line that is being edited."""
        self._put({
            "paraphrase": not reaction.verbatim, "others": not reaction.chosen_by_own,
            "second": reaction.second_text, "speaker": reaction.said_by if self.names_allowed else "",
        })  # fmt: skip
        self._keep_draft()
        self.refresh()

    def refresh(self) -> None:
        """Show the fields in use; if the ground rule forbids names, hide that field and clear it."""
        if not self.names_allowed and self.speaker.text():
            self.speaker.clear()
        self._chips["speaker"].setVisible(self.names_allowed)
        for name, field in self._fields():
            is_used = bool(field.text()) or field.hasFocus()
            field.setVisible(is_used and (name != "speaker" or self.names_allowed))
            self._chips[name].setChecked(is_used)


def detail_actions(details: Details) -> tuple[Action, ...]:
    """Return the keys of the details."""
    told = {
        "paraphrase": _("Paraphrased, or verbatim"),
        "others": _("Others’ reading, or the choosers’ own words"),
        "second": _("The same in a second language"),
        "speaker": _("Who said it (where the ground rule allows)"),
    }
    return tuple(Action(name, text, (KEYS[name],), partial(details.press, name)) for name, text in told.items())
