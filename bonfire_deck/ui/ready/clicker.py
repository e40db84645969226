"""A clicker's black button that sends a letter: learnt before people arrive, handled only where nobody types it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from bonfire_deck.paths import Paths
from bonfire_deck.settings import change_setting, read_settings
from bonfire_deck.ui.run.stage import Stage

BLACK_LETTER = "clicker_black"
MEANT = {
    Qt.Key.Key_PageDown: "next", Qt.Key.Key_PageUp: "previous", Qt.Key.Key_F5: "live", Qt.Key.Key_Escape: "leave",
    Qt.Key.Key_F7: "black",
}  # fmt: skip
"""The actions of the keys that clickers send."""


def learnt_letter(paths: Paths) -> str:
    """Return the letter that this user's clicker sends for black, "" if none was learnt."""
    letter = read_settings(paths).get(BLACK_LETTER)
    return letter if isinstance(letter, str) and len(letter) == 1 else ""


def learn_letter(paths: Paths, letter: str) -> None:
    """Save the letter of the clicker's black button; "" clears it."""
    change_setting(paths, BLACK_LETTER, letter)


def letter_of(event: QKeyEvent) -> str:
    """Return the plain character that a key types, in lower case, "" for anything else."""
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    text = event.text().lower()
    return text if plain and len(text) == 1 and text.isprintable() and not text.isspace() else ""


class BlackButton(QObject):
    """Turn the wall black on the learnt letter in an empty field while live; otherwise it is typed."""

    def __init__(self, stage: Stage, field: QPlainTextEdit) -> None:
        """Watch typing in `field`."""
        super().__init__(field)
        self._stage = stage
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Consume the letter."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        letter = letter_of(event)
        if not letter or not self._stage.live or self._field.toPlainText():
            return False
        if letter != learnt_letter(self._stage.workbench.paths):
            return False
        self._stage.set(black=not self._stage.black)
        return True
