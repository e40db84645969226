"""Late entry from paper slips: row after row by keyboard alone, into any round; never on the wall."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering, rescue
from bonfire_deck.files.desk import Plain
from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.finding import card_numbered
from bonfire_deck.model.rows import Card, Group, Round
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.words import KINDS, kind_label
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.run.stage import Stage
from bonfire_deck.ui.theme import fix
from bonfire_deck.ui.workbench import Workbench

DRAFT = "slip"
"""Desk key: the row being typed."""
NARROW = 92
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Slip:
    """What the numbers in a row refer to in a session."""

    round: Round
    card: Card | None
    group: Group | None
    kind: str


def slip_of(session: Session, round_: str, card: str, group: str, kind: str) -> Slip:
    """Return what the typed numbers refer to; raises `Trouble` naming a wrong one."""
    rounds = {str(number): found for number, found in enumerate(session.rounds, 1)}
    if round_.strip() not in rounds:
        raise Trouble(_("There is no round “{typed}”.").format(typed=round_.strip()))
    found = card_numbered(session.cards, card) if card.strip() else None
    if card.strip() and found is None:
        raise Trouble(_("There is no card “{typed}”.").format(typed=card.strip()))
    groups = {str(g.number): g for g in session.groups}
    if group.strip() and group.strip() not in groups:
        raise Trouble(_("There is no group “{typed}”.").format(typed=group.strip()))
    kinds = {str(number): name for number, name in enumerate(KINDS, 1)}
    if kind.strip() not in kinds:
        raise Trouble(_("There is no kind “{typed}”: type 1 to 6.").format(typed=kind.strip()))
    return Slip(rounds[round_.strip()], found, groups.get(group.strip()), kinds[kind.strip()])


class SlipSheet(QDialog):
    """Fields except the words carry over to the next slip; Enter moves on, and saves in the last field."""

    def __init__(self, parent: QWidget, workbench: Workbench, first: dict[str, str]) -> None:
        """Enter slips into the session of `workbench`; `first` holds the initial field values."""
        super().__init__(parent)
        self.setObjectName("slip-sheet")
        self.setWindowTitle(_("Paper slips"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._workbench = workbench
        self._kept: list[str] = []
        labels = {
            "round": _("Round"), "card": _("Card"), "group": _("Group"), "kind": _("Kind"), "words": _("Words"),
        }  # fmt: skip
        self.fields = {name: self._field(name, label) for name, label in labels.items()}
        self._meaning = QLabel()
        self._meaning.setObjectName("slip-meaning")
        self._meaning.setProperty("role", "quiet")
        self._meaning.setTextFormat(Qt.TextFormat.PlainText)
        self._meaning.setWordWrap(True)
        self._count = QLabel()
        self._count.setProperty("role", "overline")
        self.list = QListWidget()
        self.list.setObjectName("slip-list")
        self.list.setAccessibleName(_("Saved from paper"))
        self.list.setWordWrap(True)
        self.list.installEventFilter(self)
        self._build(labels)
        draft = workbench.desk.get(DRAFT)
        values: dict[str, Plain] = {**first, **(draft if isinstance(draft, dict) else {})}
        for name, field in self.fields.items():
            field.setText(str(values.get(name) or ""))
            field.textChanged.connect(self._keep_draft)
        workbench.changed.connect(self._on_changed)
        self.resize(880, 560)
        self._show_meaning()
        self._show_kept()
        self._go_to("words" if self.fields["words"].text() else "card")

    def _field(self, name: str, label: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"slip-{name}")
        field.setAccessibleName(label)
        field.installEventFilter(self)
        if name != "words":
            fix(field, width=NARROW)
        return field

    def _build(self, labels: dict[str, str]) -> None:
        heading = QLabel(_("Paper slips"))
        heading.setProperty("role", "title")
        kinds = "  ".join(f"{number} {kind_label(kind)}" for number, kind in enumerate(KINDS, 1))
        hint = QLabel(_("Enter moves on and saves · no group number means everybody · {kinds}").format(kinds=kinds))
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for column, (name, field) in enumerate(self.fields.items()):
            label = QLabel(labels[name])
            label.setProperty("role", "overline")
            label.setBuddy(field)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
        grid.setColumnStretch(len(self.fields) - 1, 1)
        below = QHBoxLayout()
        below.addWidget(self._count)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 22)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(hint)
        layout.addLayout(grid)
        layout.addWidget(self._meaning)
        layout.addLayout(below)
        layout.addWidget(self.list, 1)

    def _go_to(self, name: str) -> None:
        self.fields[name].setFocus()
        self.fields[name].selectAll()

    def _numbers(self) -> Slip:
        typed = [self.fields[name].text() for name in ("round", "card", "group", "kind")]
        return slip_of(self._workbench.reader.session(), *typed)

    def _keep_draft(self) -> None:
        self._workbench.desk.set(DRAFT, {name: field.text() for name, field in self.fields.items()})
        self._show_meaning()

    def _show_meaning(self) -> None:
        try:
            slip = self._numbers()
        except Trouble as trouble:
            self._meaning.setText(str(trouble))
            return
        card = f"{slip.card.number} {shown_text(slip.card.title)}" if slip.card else _("no picture")
        group = f"{slip.group.mark.shape} {shown_text(slip.group.name)}" if slip.group else _("Everybody")
        self._meaning.setText(" · ".join((shown_text(slip.round.title), card, group, kind_label(slip.kind))))

    def keep(self) -> None:
        """Save the row and begin the next one; if saving fails, the row stays and a message says why."""
        words = self.fields["words"].text()
        try:
            slip = self._numbers()
            kept = gathering.keep_reaction(
                self._workbench.history, text=words, kind=slip.kind, card_id=slip.card.id if slip.card else None,
                group_id=slip.group.id if slip.group else None, round_id=slip.round.id,
            )  # fmt: skip
        except Trouble as trouble:
            if words.strip():
                rescue.keep(self._workbench.paths, self._workbench.path, {"text": words})
            self._meaning.setText(str(trouble))
            return
        self._kept.append(kept)
        self.fields["words"].clear()
        self._show_kept()
        self._go_to("card")

    def _show_kept(self) -> None:
        session = self._workbench.reader.session()
        mine = [r for r in reversed(session.reactions) if r.id in self._kept]
        self.list.clear()
        for reaction in mine:
            group = session.group_by_id.get(reaction.group_id or "")
            card = session.card_by_id.get(reaction.card_id or "")
            self.list.addItem(
                f"{group.mark.shape if group else '○'}  {card.number if card else '–'}  {shown_text(reaction.text)}"
            )
        self._count.setText(ngettext("{count} slip saved", "{count} slips saved", len(mine)))

    def _on_changed(self, change: Change) -> None:
        if "reactions" in change.tables:
            self._show_kept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field and saves in the last; Ctrl+Z undoes the last slip; Delete bins one."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            event.accept()
            return True
        if not is_key or not isinstance(event, QKeyEvent):
            return False
        if watched is self.list:
            return event.key() == Qt.Key.Key_Delete and self._bin()
        if _is_undo(event) and not self.fields["words"].text():
            self._do(self._workbench.undo)
            return True
        if event.key() in ENTER and isinstance(watched, QLineEdit):
            self._go_on(watched)
            return True
        return False

    def _go_on(self, field: QLineEdit) -> None:
        names = list(self.fields)
        place = list(self.fields.values()).index(field)
        if place + 1 < len(names):
            self._go_to(names[place + 1])
        else:
            self.keep()

    def _bin(self) -> bool:
        row = self.list.currentRow()
        here = [r.id for r in reversed(self._workbench.reader.session().reactions) if r.id in self._kept]
        if 0 <= row < len(here):
            self._do(lambda: gathering.bin_reaction(self._workbench.history, here[row]))
        return True

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Trouble as trouble:
            self._meaning.setText(str(trouble))


def _is_undo(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def open_slips(stage: Stage, window: QWidget) -> SlipSheet:
    """Open the sheet over `window`, with its fields set to the current round and picture."""
    round_, group = stage.round, stage.group
    first = {
        "round": str(stage.session.rounds.index(round_) + 1) if round_ else "",
        "card": str(stage.card.number) if stage.card else "",
        "group": str(group.number) if group else "",
        "kind": str(KINDS.index(stage.kind) + 1),
    }
    sheet = SlipSheet(window, stage.workbench, first)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.open()
    return sheet


def slip_actions(stage: Stage, window: QWidget) -> tuple[Action, ...]:
    """Return the key for paper slips."""
    return (Action("slips", _("Paper slips…"), ("Ctrl+Shift+N",), lambda: open_slips(stage, window)),)
