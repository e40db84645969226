"""Choice of the ground rule for sharing, always with an explanation of each rule."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel

from bonfire_deck.i18n import _
from bonfire_deck.model.words import GROUND_RULES, ground_rule_label, ground_rule_meaning
from bonfire_deck.ui.theme import sized

TWO_LINES = 36


class RuleChoice(QComboBox):
    """Ground rules as a combo box; each entry explains itself in its tool tip and to a screen reader."""

    chosen_by_hand = Signal(str)

    def __init__(self, name: str) -> None:
        """Use `name` as the object name."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(_("Ground rule"))
        for place, rule in enumerate(GROUND_RULES):
            self.addItem(ground_rule_label(rule), rule)
            for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
                self.setItemData(place, ground_rule_meaning(rule), role)
        self.currentIndexChanged.connect(lambda _index: self._describe())
        self.activated.connect(lambda _index: self.chosen_by_hand.emit(self.rule()))
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleDescription(ground_rule_meaning(self.rule()))
        self.setToolTip(ground_rule_meaning(self.rule()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignore the wheel: scrolling past must not change what may leave the room."""
        event.ignore()

    def rule(self) -> str:
        """Return the chosen rule."""
        return GROUND_RULES[self.currentIndex()]

    def show_rule(self, rule: str) -> None:
        """Select `rule`, as stored in the session."""
        self.setCurrentIndex(GROUND_RULES.index(rule))


class RuleChooser:
    """The ground rule and a line that explains it, for two rows of a form."""

    def __init__(self, rule: str) -> None:
        """Start with `rule` selected."""
        self.choice = RuleChoice("ground-rule")
        self.choice.show_rule(rule)
        self.meaning = QLabel()
        self.meaning.setObjectName("ground-rule-meaning")
        self.meaning.setProperty("role", "quiet")
        self.meaning.setWordWrap(True)
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        # A longer sentence must not shift the layout.
        self.meaning.setMinimumHeight(sized(TWO_LINES))
        self.choice.currentIndexChanged.connect(lambda _index: self._show())
        self._show()

    def _show(self) -> None:
        self.meaning.setText(ground_rule_meaning(self.rule()))

    def rule(self) -> str:
        """Return the chosen rule."""
        return self.choice.rule()
