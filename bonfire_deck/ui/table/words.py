"""A group's input at the table: the field, the kinds, and saving."""

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering, rescue
from bonfire_deck.i18n import _
from bonfire_deck.model.words import KINDS, kind_label
from bonfire_deck.ui.run.capture import CaptureField, LetKeysPass
from bonfire_deck.ui.table.looks import table_button
from bonfire_deck.ui.table.turns import Turns
from bonfire_deck.ui.theme import fix

FIELD_HEIGHT = 96
KINDS_A_ROW = 6


class Words(QWidget):
    """Type and save reactions; every keystroke is on the desk within a second."""

    def __init__(self, turns: Turns, parent: QWidget | None = None) -> None:
        """Write for the group whose turn it is."""
        super().__init__(parent)
        self._turns = turns
        self.field = CaptureField(lambda: turns.step(back=True), lambda: turns.step(back=False), hint=False)
        self.field.setObjectName("table-field")
        self.field.setProperty("role", "table-field")
        self.field.setAccessibleName(_("Your words"))
        self.field.setPlaceholderText(_("Type your words…"))
        fix(self.field, height=FIELD_HEIGHT)
        # As high as that, however little is typed.
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.keep_button = table_button("keep", _("Keep it"), _("Save these words: Enter"), role="table-hot")
        self.keep_button.clicked.connect(self.keep)
        self._pass = LetKeysPass(self)
        self.field.installEventFilter(self._pass)
        self.field.kept.connect(lambda _shown: self.keep())
        self.field.textChanged.connect(self._typed)
        self._kinds = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, kind in enumerate(KINDS):
            chip = table_button(f"table-kind-{kind}", kind_label(kind))
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, kind=kind: self.choose_kind(kind))
            self._kinds.addButton(chip, number)
            grid.addWidget(chip, number // KINDS_A_ROW, number % KINDS_A_ROW)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.field, 1)
        row.addWidget(self.keep_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(grid)
        layout.addLayout(row)

    def choose_kind(self, kind: str) -> None:
        """Set the kind of reaction."""
        self._turns.set(kind=kind)
        self.field.setFocus()

    def _typed(self) -> None:
        self._turns.set_draft(self.field.toPlainText())
        self.keep_button.setEnabled(bool(self.field.toPlainText().strip()))

    def refresh(self) -> None:
        """Show the draft of this group, and of no other."""
        turns = self._turns
        draft = turns.draft() if turns.group is not None and turns.number("begun") else ""
        if self.field.toPlainText() != draft:
            self.field.blockSignals(True)
            self.field.put(draft)
            self.field.blockSignals(False)
        self.keep_button.setEnabled(bool(draft.strip()))
        self.keep_button.setText(_("Save the change · Enter") if turns.text("editing") else _("Save · Enter"))
        self._kinds.button(KINDS.index(turns.text("kind")) if turns.text("kind") in KINDS else 0).setChecked(True)

    def keep(self) -> None:
        """Save what was typed; on a disk error the text stays in the field and goes to the rescue file."""
        turns, text = self._turns, self.field.toPlainText()
        group, round_, card = turns.group, turns.round, turns.card
        if not text.strip() or group is None:
            return
        history, kind, editing = turns.workbench.history, turns.text("kind"), turns.text("editing")
        try:
            if editing:
                gathering.reword(history, editing, text, kind=kind)
            else:
                gathering.keep_reaction(
                    history, text=text, kind=kind, card_id=card.id if card else None, group_id=group.id,
                    round_id=round_.id if round_ else None,
                )  # fmt: skip
        except Trouble as trouble:
            line = {"text": text, "kind": kind, "card": card.number if card else 0, "group": group.id}
            kept = rescue.keep(turns.workbench.paths, turns.workbench.path, dict(line))
            where = _("A copy is in {file}.").format(file=kept) if kept else ""
            turns.said.emit(f"{trouble} {where}".strip())
            return
        turns.set_draft("")
        turns.set(editing="", steps=turns.number("steps") + 1, undone=0)
        turns.said.emit(_("✓ Saved"))
        self.field.setFocus()

    def change(self, reaction_id: str) -> None:
        """Edit one of the group's own lines; the unfinished draft is restored afterwards."""
        line = next((line for line in self._turns.lines() if line.id == reaction_id), None)
        if line is not None:
            self._turns.set(editing=line.id, kind=line.kind)
            self._turns.set_draft(line.text)
            self.refresh()
            self.field.setFocus()

    def take_back(self, reaction_id: str) -> None:
        """Delete a line; undo brings it back."""
        turns = self._turns
        if turns.text("editing") == reaction_id:
            self.leave()
        if any(line.id == reaction_id for line in turns.lines()) and turns.act(
            lambda: gathering.bin_reaction(turns.workbench.history, reaction_id)
        ):
            turns.said.emit(_("Deleted. Ctrl+Z brings it back."))
        self.field.setFocus()

    def leave(self) -> None:
        """Cancel the edit of a line."""
        if self._turns.text("editing"):
            self._turns.set_draft("")
            self._turns.set(editing="")
            self.field.setFocus()
