"""The page between two groups: it says who gets the laptop, so that nobody sees what others said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui.table.looks import table_button, table_label
from bonfire_deck.ui.table.turns import Turns

HUGE = "font-size: {size}px; font-weight: 800; color: {colour};"


class PassPage(QWidget):
    """One name, one button."""

    begun = Signal()

    def __init__(self, turns: Turns, parent: QWidget | None = None) -> None:
        """Name the group whose turn it is according to `turns`."""
        super().__init__(parent)
        self.setObjectName("pass-page")
        self._turns = turns
        self._over = table_label("table-quiet", "pass-over")
        self._shape = table_label("table-name")
        self._shape.setStyleSheet(HUGE.format(size=96, colour="#FFFFFF"))
        self._name = table_label("table-name", "pass-name")
        self._name.setStyleSheet("font-size: 76px; font-weight: 800;")
        self._question = table_label("table-question")
        self._question.setWordWrap(True)
        self._key = table_label("table-kind")
        self._key.setText(_("Enter"))
        self._key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._counts = table_label("table-quiet", "pass-counts")
        self.begin = table_button("begin", "", role="table-begin")
        self.begin.clicked.connect(self.begun)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 40, 48, 36)
        layout.setSpacing(10)
        layout.addStretch(3)
        for label in (self._over, self._shape, self._name):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addSpacing(14)
        self._question.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._question)
        layout.addSpacing(26)
        layout.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._key)
        layout.addStretch(4)
        self._counts.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._counts.setWordWrap(True)
        layout.addWidget(self._counts)

    def refresh(self) -> None:
        """Show who is next; after the last group, that the laptop goes back."""
        turns, group = self._turns, self._turns.group
        self._counts.setText(counts_line(turns))
        self.begin.setVisible(group is not None)
        self._key.setVisible(group is not None)
        self._question.setText(shown_text(turns.question) if group is not None else "")
        if group is None:
            self._over.setText(_("That was everybody. Thank you!"))
            self._shape.setText("")
            self._name.setText(_("Please give the laptop back"))
            return
        name = shown_text(group.name)
        self._over.setText(_("Give the laptop to"))
        self._shape.setText(group.mark.shape)
        self._shape.setStyleSheet(HUGE.format(size=96, colour=group.mark.colour))
        self._name.setText(_("{number} {name}").format(number=group.number, name=name))
        self._name.setAccessibleName(_("Give the laptop to group {number}, {name}").format(
            number=group.number, name=name))  # fmt: skip
        self.begin.setText(_("We are {name}: begin").format(name=name))
        self.begin.setAccessibleName(self.begin.text())
        self.begin.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin on Enter, but not on auto-repeat from an Enter held down before."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            if self.begin.isVisible():
                self.begin.click()
        else:
            super().keyPressEvent(event)


def counts_line(turns: Turns) -> str:
    """Return how much each group saved in this round, and who is next; never any of the words."""
    here = turns.group
    following = turns.next_group if turns.number("begun") else here
    said: dict[str, int] = {}
    for line in turns.session.reactions:
        if line.round_id == (turns.round.id if turns.round else None):
            said[line.group_id or ""] = said.get(line.group_id or "", 0) + 1
    parts = []
    for group in turns.session.groups:
        name = f"{group.mark.shape} {shown_text(group.name)}"
        if said.get(group.id):
            parts.append(_("{group} has {count}").format(group=name, count=said[group.id]))
        elif group is not following and group.id in turns.names("had"):
            parts.append(_("{group} is done").format(group=name))
        if group is following:
            parts.append(_("{group} is next").format(group=name))
    return " · ".join(parts)
