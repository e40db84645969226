"""The capture field, where reactions are typed. It nearly always has the focus, so no plain letter is a command."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.ui.elided import ElidedLabel
from bonfire_deck.ui.theme import sized

FEWEST_LINES, MOST_LINES = 2, 5
HINT = 20
FRAME = 16
"""Border and padding of a text field, top plus bottom, as in the style sheet."""


def height_of(field: QPlainTextEdit, lines: int) -> int:
    """Return the height of `field` in pixels when it shows this many lines."""
    line = ceil(QFontMetricsF(field.font()).lineSpacing())
    # One extra pixel: in a field that fits exactly, Qt scrolls the first line out of view.
    return round(lines * line + 2 * field.document().documentMargin()) + 1


class LetKeysPass(QObject):
    """Pass the window's own keys, such as Page Down, through a text field that would otherwise scroll on them."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the window's keys to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            pages = event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
            if pages or (control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
                event.ignore()
                return True
        return False


def is_words(event: QKeyEvent) -> bool:
    """Return whether a key types a character and is not a command."""
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return plain and bool(event.text()) and event.text().isprintable()


class CaptureField(QPlainTextEdit):
    """Enter saves, Ctrl+Enter saves and shows, Shift+Enter starts a new line.

    The field is two lines high and grows with the text; a hint at its foot lists the keys.
    """

    kept = Signal(bool)
    """Enter was pressed; `True` with Ctrl: show it to the room as well."""

    def __init__(
        self,
        undo: Callable[[], object],
        redo: Callable[[], object],
        parent: QWidget | None = None,
        *,
        hint: bool = True,
    ) -> None:
        """`undo` and `redo` are the session's own, for when there is no typing to undo.

        Without a `hint` there is no line at the foot.
        """
        super().__init__(parent)
        self._hint_height = HINT if hint else 0
        self._undo = undo
        self._redo = redo
        self.takes: Callable[[QMimeData], bool] = lambda _mime: False
        """Called with pasted data; returns whether it was not text and was handled elsewhere."""
        self.setObjectName("capture-field")
        self.setAccessibleName(_("What was said"))
        self.setPlaceholderText(_("Type what was said…"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hint = ElidedLabel("", "quiet")
        self.hint.setParent(self)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lines = FEWEST_LINES
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def sizeHint(self) -> QSize:
        """Return the height of the text plus the hint below it."""
        return QSize(super().sizeHint().width(), height_of(self, self._lines) + FRAME + sized(self._hint_height))

    def minimumSizeHint(self) -> QSize:
        """Return a height of two lines; the rest scrolls when space is short."""
        return QSize(
            super().minimumSizeHint().width(), height_of(self, FEWEST_LINES) + FRAME + sized(self._hint_height)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint at the foot."""
        super().resizeEvent(event)
        self._place_hint()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Recompute the height when the font size changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place_hint()
            self.updateGeometry()

    def _place_hint(self) -> None:
        inside, high = self.contentsRect(), sized(self._hint_height)
        self.setViewportMargins(0, 0, 0, high)
        margin = round(self.document().documentMargin())
        self.hint.setGeometry(inside.x() + margin, inside.bottom() + 1 - high, inside.width() - 2 * margin, high)

    def _fit(self) -> None:
        lines = min(MOST_LINES, max(FEWEST_LINES, round(self.document().size().height())))
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Handle Ctrl+Z here before Qt's editor consumes it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_history(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save on Enter; undo typing while there is any, otherwise the session's last edit."""
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
        """Accept pasted pictures as well as text."""
        return source.hasUrls() or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert text into the field; turn a picture into a card."""
        if not self.takes(source):
            super().insertFromMimeData(source)

    def put(self, text: str) -> None:
        """Show `text` as if it had been typed elsewhere: there is no typing to undo."""
        self.setPlainText(text)
        self.document().clearUndoRedoStacks()
        self.moveCursor(self.textCursor().MoveOperation.End)
