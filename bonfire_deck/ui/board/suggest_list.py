"""The reactions of one suggestion with check boxes: those that stand out together, then those that share a word."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import shown_text

AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1,
}  # fmt: skip


class SuggestList(QListWidget):
    """Space checks and unchecks; the keys that decide emit signals."""

    accepted = Signal()
    refused = Signal()
    stepped = Signal(int)
    undone = Signal()

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("suggestion-list")
        self.setAccessibleName(_("Reactions that may belong together"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setSpacing(2)

    def show_reactions(self, session: Session, ticked: Iterable[Reaction], unticked: Iterable[Reaction]) -> None:
        """Show reactions, the first ones checked."""
        self.clear()
        for state, reactions in ((Qt.CheckState.Checked, ticked), (Qt.CheckState.Unchecked, unticked)):
            for reaction in reactions:
                made = QListWidgetItem(told(session, reaction))
                made.setData(Qt.ItemDataRole.UserRole, reaction.id)
                made.setFlags(made.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                made.setCheckState(state)
                self.addItem(made)
        self.setCurrentRow(0 if self.count() else -1)

    def ticked(self) -> list[str]:
        """Return the ids of the checked reactions."""
        items = [self.item(row) for row in range(self.count())]
        return [
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, Delete refuses, left and right move on."""
        key, has_control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Z and has_control:
            self.undone.emit()
        elif key in TAKE:
            self.accepted.emit()
        elif key in AWAY:
            self.refused.emit()
        elif key in STEPS:
            self.stepped.emit(STEPS[key])
        else:
            super().keyPressEvent(event)


def told(session: Session, reaction: Reaction) -> str:
    """Return a reaction in words, with its group and picture."""
    group, card = session.group_by_id.get(reaction.group_id or ""), session.card_by_id.get(reaction.card_id or "")
    who = f"{group.mark.shape} {shown_text(group.name)}" if group else _("Plenary")
    where = _("picture {number}").format(number=card.number) if card else ""
    return f"{shown_text(reaction.text)}\n{' · '.join(part for part in (who, where) if part)}"
