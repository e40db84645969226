"""The form of a session, for starting and for editing one: fields on the left, groups on the right."""

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
    """A combo box that may be narrower than its longest entry; its list shows every entry in full, unscrolled."""

    def __init__(self, name: str, label: str) -> None:
        """Set the object name to `name` and the accessible name to `label`."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        # A long deck title must not make the dialog wider than the screen.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LEAST_LETTERS)

    def showPopup(self) -> None:
        """Open the list, sized to its contents."""
        self.setMaxVisibleItems(self.count())
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + ROUND_LIST)
        super().showPopup()


class SessionForm(QWidget):
    """The whole session at a glance: as many groups as fit, and always the ground rule."""

    def __init__(self, fields: Sequence[tuple[str, QWidget]], groups: GroupsEditor, rule: RuleChooser) -> None:
        """Show `fields` with their labels, then the ground rule with its explanation, and the groups beside them."""
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
            # Centred in the row, so that label and field share a baseline.
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
    """Return a one-line field holding `text`."""
    made = QLineEdit(text)
    made.setObjectName(name)
    made.setAccessibleName(label)
    made.setMaxLength(LONGEST)
    return made


def fit(dialog: QDialog) -> None:
    """Size a dialog to its form, but no larger than the screen."""
    room = dialog.screen().availableGeometry()
    wanted = dialog.sizeHint()
    dialog.resize(min(max(sized(WIDTH), wanted.width()), room.width() - BETWEEN), min(wanted.height(), room.height()))
