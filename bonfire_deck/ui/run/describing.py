"""A neutral description of the picture, to read aloud to those who can't see it; never shown on the wall."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit

from bonfire_deck.i18n import _
from bonfire_deck.model.credits import is_unchecked
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.run.stage import Stage
from bonfire_deck.ui.theme import fix

OPEN = "describing"
"""Desk key: whether the description is visible."""
HEIGHT = 88


class Description(QFrame):
    """A panel below the facilitator's picture that follows it until closed."""

    def __init__(self, stage: Stage, give_back: Callable[[], None]) -> None:
        """Describe the card that `stage` has up; `give_back` returns the focus to the capture field."""
        super().__init__()
        self.setObjectName("description")
        self.setProperty("role", "panel")
        self._stage = stage
        self._give_back = give_back
        self.words = QPlainTextEdit()
        self.words.setObjectName("description-words")
        self.words.setProperty("role", "read-aloud")
        self.words.setAccessibleName(_("Description of the picture, to read aloud"))
        self.words.setReadOnly(True)
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fix(self.words, height=HEIGHT)
        hint = QLabel(_("Read it aloud · Esc closes"))
        hint.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(hint)
        stage.moved.connect(self.refresh)
        stage.workbench.changed.connect(lambda _change: self.refresh())
        self.setVisible(stage.workbench.desk.get(OPEN) is True)
        self.refresh()

    def refresh(self) -> None:
        """Show the description of the card that is up."""
        card = self._stage.card
        words = (card.alt_text or card.words) if card else ""
        text = shown_text(words) or _("This picture has no description yet.")
        if card and is_unchecked(card.tags):
            text = _("From the file, not checked: {description}").format(description=text)
        if text != self.words.toPlainText():
            self.words.setPlainText(text)

    def toggle(self) -> None:
        """Show or hide the description."""
        self._open(is_open=self.isHidden())

    def leave(self) -> bool:
        """Hide the description; return whether it was visible."""
        was_open = not self.isHidden()
        self._open(is_open=False)
        return was_open

    def _open(self, *, is_open: bool) -> None:
        self.setVisible(is_open)
        self._stage.workbench.desk.set(OPEN, is_open)
        if not is_open:
            self._give_back()


def description_actions(description: Description) -> tuple[Action, ...]:
    """Return the description's key."""
    return (Action("read-aloud", _("The picture's description, to read aloud"), ("F10",), description.toggle),)
