"""The form of a session, for starting one and for changing it: fields at the left, groups at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.ui.ground_rule import RuleChooser
from bonfire_deck.ui.home.groups_editor import GroupsEditor
from bonfire_deck.ui.theme import sized

BETWEEN = 34
LONGEST = 2000
WIDTH = 1060
LEAST_LETTERS = 16
"""Of an entry's name in a field that is narrower than its longest entry."""
ROUND_LIST = 24
"""What stands around the entries of a list: its margins, and the place of a scroll bar."""


class Choice(QComboBox):
    """A field that may be narrower than its longest entry; its list shows every entry whole, without scrolling."""

    def __init__(self, name: str, label: str) -> None:
        """Be called `name` by tests and tools, and `label` by a screen reader."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        # A long title of a deck makes no dialog wider than the screen.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LEAST_LETTERS)

    def showPopup(self) -> None:
        """Open the list, as large as what is in it."""
        self.setMaxVisibleItems(self.count())
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + ROUND_LIST)
        super().showPopup()


class SessionForm(QWidget):
    """All of it at one glance: as many groups as there is room for, and the ground rule always."""

    def __init__(self, fields: Sequence[tuple[str, QWidget]], groups: GroupsEditor, rule: RuleChooser) -> None:
        """Show `fields` with their labels, then the ground rule with what it means, and the groups beside them."""
        super().__init__()
        self._labels: dict[QWidget, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, (text, field) in enumerate((*fields, (_("Ground rule"), rule.choice))):
            label = QLabel(text)
            label.setBuddy(field)
            self._labels[field] = label
            # In the middle of a row, both write on one line.
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(rule.meaning, len(self._labels), 1)
        left = QVBoxLayout()
        left.addLayout(grid)
        left.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(BETWEEN)
        layout.addLayout(left, 5)
        layout.addWidget(groups, 4)

    def show_row(self, field: QWidget, *, is_shown: bool) -> None:
        """Show or hide a field with its label."""
        self._labels[field].setVisible(is_shown)
        field.setVisible(is_shown)


def line_field(name: str, label: str, text: str) -> QLineEdit:
    """Return a field for one line of `text`."""
    made = QLineEdit(text)
    made.setObjectName(name)
    made.setAccessibleName(label)
    made.setMaxLength(LONGEST)
    return made


def fit(dialog: QDialog) -> None:
    """Make a dialog as large as its form needs, but no larger than the screen has room for."""
    room = dialog.screen().availableGeometry()
    wanted = dialog.sizeHint()
    dialog.resize(min(max(sized(WIDTH), wanted.width()), room.width() - BETWEEN), min(wanted.height(), room.height()))
