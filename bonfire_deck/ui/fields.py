"""Fields for words that are kept as they are left, and in which undo goes on where there is no typing to take back."""

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

PAUSE_MILLISECONDS = 1500
"""Longer words are kept when typing pauses this long, or when the field is left."""


class LongField(QPlainTextEdit):
    """A few lines; Tab goes on, and undo is the file's where no typing is left to take back."""

    left = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setTabChangesFocus(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.left)
        self.textChanged.connect(self._pause.start)

    def text(self) -> str:
        """Return the words, as a line of words does."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show other words; nobody typed them."""
        with QSignalBlocker(self):
            self.setPlainText(text)
        self._pause.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo typing while there is typing to undo, else the file's last edit."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()


class LineField(QLineEdit):
    """One line; undo is the file's where no typing is left to take back."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        """Let the window have undo and redo where this line has nothing to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return False
        return super().event(event)
