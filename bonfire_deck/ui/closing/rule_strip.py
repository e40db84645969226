"""A strip above the preview: what the ground rule leaves out, and the rule itself, editable in place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.session import Session
from bonfire_deck.ui.ground_rule import RuleChoice
from bonfire_deck.writing.rule import left_out_by_rule


class RuleStrip(QFrame):
    """The ground rule and one line; a rule that the user selects is emitted by `rule_wanted`."""

    rule_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Create the strip, with nothing left out yet."""
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.choice = RuleChoice("rule-chooser")
        self.choice.chosen_by_hand.connect(self.rule_wanted)
        self.line = QLabel()
        self.line.setObjectName("left-out-line")
        self.line.setWordWrap(True)
        label = QLabel(_("Ground rule"))
        label.setProperty("role", "overline")
        label.setBuddy(self.choice)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 8, 20, 8)
        layout.setSpacing(12)
        layout.addWidget(label)
        layout.addWidget(self.choice)
        layout.addWidget(self.line, 1)

    def show_session(self, session: Session) -> None:
        """Show the session's rule and what it leaves out of the write-up."""
        self.choice.show_rule(session.about.ground_rule)
        self.line.setText(left_out_by_rule(session))
