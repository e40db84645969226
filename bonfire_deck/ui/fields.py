"""Text fields that commit on focus-out, and whose undo falls through to the file when there is no typing to undo."""

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

PAUSE_MILLISECONDS = 1500
"""Longer words are kept when typing pauses this long, or when the field is left."""


class LongField(QPlainTextEdit):
    """A field of a few lines; Tab moves the focus on, and undo is the file's when there is no typing to undo."""

    left = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setTabChangesFocus(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.left)
        self.textChanged.connect(self._pause.start)

    def text(self) -> str:
        """Return the text, under the same name as a `QLineEdit` has."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Set the text from code, not as an edit by the user."""
        with QSignalBlocker(self):
            self.setPlainText(text)
        self._pause.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo typing while there is any to undo, else the file's last edit."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Signal that the field lost the focus."""
        super().focusOutEvent(event)
        self.left.emit()


class LineField(QLineEdit):
    """A one-line field; undo falls through to the file when there is no typing to undo."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window when this field has nothing to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return False
        return super().event(event)
