"""Editor for the number of groups and the name, mark and size of each."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.files.making import NewGroup, usual_groups
from bonfire_deck.i18n import _
from bonfire_deck.model.words import marks
from bonfire_deck.ui.swatches import SIDE, mark_icon
from bonfire_deck.ui.theme import fix, roomy, sized

FEWEST, MOST = 1, 12
NAME = 120
"""How wide at least a name is shown."""


class GroupRow:
    """The fields of one group."""

    def __init__(self, number: int, group: NewGroup) -> None:
        """Show `group`, number `number`."""
        self._group = group
        self.number = QLabel(str(number))
        fix(self.number, width=22)
        self.name = QLineEdit(group.name)
        self.name.setCursorPosition(0)
        self.name.setObjectName(f"group-name-{number}")
        self.name.setAccessibleName(_("Name of group {number}").format(number=number))
        self.mark = QComboBox()
        self.mark.setObjectName(f"group-mark-{number}")
        self.mark.setAccessibleName(_("Mark of group {number}").format(number=number))
        self.mark.setIconSize(QSize(sized(SIDE), sized(SIDE)))
        for mark in marks():
            self.mark.addItem(mark_icon(mark), mark.name)
        self.mark.setMaxVisibleItems(self.mark.count())
        self.mark.setCurrentIndex(group.shape)
        self.people = QSpinBox()
        roomy(self.people)
        self.people.setRange(0, 999)
        self.people.setValue(group.size)
        self.people.setObjectName(f"group-size-{number}")
        self.people.setAccessibleName(_("People in group {number}").format(number=number))

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """The widgets of the row, column by column."""
        return (self.number, self.name, self.mark, self.people)

    def group(self) -> NewGroup:
        """Return the group as entered."""
        index = self.mark.currentIndex()
        return replace(self._group, name=self.name.text(), size=self.people.value(), colour=index, shape=index)


class Rows(QScrollArea):
    """A scroll area that scrolls vertically only: it is never narrower than its contents."""

    def __init__(self, inside: QWidget) -> None:
        """Show `inside`."""
        super().__init__()
        self.setObjectName("group-rows")
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest row plus the scroll bar, and the height of one row."""
        least = super().minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inside.minimumSizeHint().width() + bar, least.height())


class GroupsEditor(QWidget):
    """The number of groups, with a row for each below; only the rows scroll when space is short."""

    def __init__(self, groups: Sequence[NewGroup]) -> None:
        """Start with `groups`."""
        super().__init__()
        self.count = QSpinBox()
        self.count.setObjectName("group-count")
        self.count.setAccessibleName(_("How many groups"))
        roomy(self.count)
        self.count.setRange(FEWEST, MOST)
        self.rows: list[GroupRow] = []
        self._grid = QGridLayout()
        self._lay_out()
        for group in groups:
            self._add(group)
        self.count.setValue(len(groups))
        self.count.valueChanged.connect(self._on_count)

    def _lay_out(self) -> None:
        label = QLabel(_("Groups"))
        label.setProperty("role", "heading")
        label.setBuddy(self.count)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(label)
        top.addWidget(self.count)
        top.addStretch(1)
        self._grid.setContentsMargins(0, 0, 6, 2)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(1, sized(NAME))
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        for column, text in enumerate((_("Name"), _("Mark"), _("People")), 1):
            head = QLabel(text)
            head.setProperty("role", "quiet")
            self._grid.addWidget(head, 0, column)
        # Spare space goes below the last row, whatever the number of rows.
        self._grid.setRowStretch(MOST + 1, 1)
        page = QWidget()
        page.setLayout(self._grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(Rows(page), 1)

    def _add(self, group: NewGroup) -> None:
        row = GroupRow(len(self.rows) + 1, group)
        self.rows.append(row)
        for column, field in enumerate(row.fields):
            self._grid.addWidget(field, len(self.rows), column)

    def _on_count(self, count: int) -> None:
        usual = usual_groups(MOST)
        while len(self.rows) < count:
            self._add(usual[len(self.rows)])
        for place, row in enumerate(self.rows):
            for field in row.fields:
                field.setVisible(place < count)

    def groups(self) -> tuple[NewGroup, ...]:
        """Return the groups in use, without those hidden by a lower number."""
        return tuple(row.group() for row in self.rows[: self.count.value()])
