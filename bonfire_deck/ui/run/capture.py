"""The capture field: where what is said is typed. It has the focus nearly always, so no plain letter is a command."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from bonfire_deck.i18n import _


class LetKeysPass(QObject):
    """Lets the window's own keys through a text field, which would else take Page Down and its like for scrolling."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave those keys to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            pages = event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
            if pages or (control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
                event.ignore()
                return True
        return False


def is_words(event: QKeyEvent) -> bool:
    """Tell whether a key is a letter that somebody types, and no command."""
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return plain and bool(event.text()) and event.text().isprintable()


class CaptureField(QPlainTextEdit):
    """Enter keeps, Ctrl+Enter keeps and shows, Shift+Enter is a new line."""

    kept = Signal(bool)
    """Enter was pressed; `True` with Ctrl: show it to the room as well."""

    def __init__(self, undo: Callable[[], object], redo: Callable[[], object], parent: QWidget | None = None) -> None:
        """`undo` and `redo` are the session's own, for when there is no typing to undo."""
        super().__init__(parent)
        self._undo = undo
        self._redo = redo
        self.takes: Callable[[QMimeData], bool] = lambda _mime: False
        """Given what is pasted; tells whether it was no words and was taken elsewhere."""
        self.setObjectName("capture-field")
        self.setAccessibleName(_("What was said"))
        self.setPlaceholderText(_("Type what was said…"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Z for ourselves before Qt's editor swallows it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_history(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter; undo typing while there is typing to undo, else the session's last edit."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if modifiers == Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
            elif modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
                self.kept.emit(modifiers == Qt.KeyboardModifier.ControlModifier)
            return
        if self._is_history(event):
            self._step(back=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return
        super().keyPressEvent(event)

    def _is_history(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Z and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def _step(self, *, back: bool) -> None:
        document = self.document()
        if back:
            if not self.toPlainText():
                self._undo()
            elif document.isUndoAvailable():
                self.undo()
        elif document.isRedoAvailable():
            self.redo()
        elif not self.toPlainText():
            self._redo()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """A picture can be pasted too."""
        return source.hasUrls() or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Words go into the field, a picture becomes a card."""
        if not self.takes(source):
            super().insertFromMimeData(source)

    def put(self, text: str) -> None:
        """Show `text` as if it had just been typed elsewhere: there is no typing to undo."""
        self.setPlainText(text)
        self.document().clearUndoRedoStacks()
        self.moveCursor(self.textCursor().MoveOperation.End)
