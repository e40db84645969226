"""At a glance: who has said how much on this board."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Group
from bonfire_deck.paper.inks import SMOKE
from bonfire_deck.ui.elided import ElidedLabel
from bonfire_deck.ui.theme import fix

WIDTH = 214


class Glance(QFrame):
    """The groups with their marks and counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setObjectName("board-glance")
        self.setProperty("role", "sheet")
        fix(self, width=WIDTH)
        heading = QLabel(_("At a glance"))
        heading.setProperty("role", "heading")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(10)
        self._rows.setVerticalSpacing(9)
        self._rows.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 18)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addLayout(self._rows)

    def show_counts(self, counts: Sequence[tuple[Group, int]], plenary: int) -> None:
        """Show how much each group said, and the plenary if it said anything."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for group, count in counts:
            self._add(group.mark.shape, group.mark.dark, _("{number} {name}").format(
                number=group.number, name=group.name), count)  # fmt: skip
        if plenary:
            self._add("○", SMOKE, _("Plenary"), plenary)

    def _add(self, shape: str, colour: str, name: str, count: int) -> None:
        row = self._rows.rowCount()
        mark, label, number = QLabel(shape), ElidedLabel(name, ""), QLabel(str(count))
        for widget in (mark, number):
            widget.setTextFormat(Qt.TextFormat.PlainText)
        mark.setStyleSheet(f"color: {colour}; font-size: 16px;")
        label.setAccessibleName(f"{name}: " + ngettext("{count} reaction", "{count} reactions", count))
        number.setProperty("role", "" if count else "quiet")
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate((mark, label, number)):
            self._rows.addWidget(widget, row, column)
