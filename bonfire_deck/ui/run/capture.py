"""The capture field: where what is said is typed. It has the focus nearly always, so no plain letter is a command."""

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
"""Border and padding of a text field, above and below, as the style sheet has them."""


def height_of(field: QPlainTextEdit, lines: int) -> int:
    """Return how high a field is that shows so many lines."""
    line = ceil(QFontMetricsF(field.font()).lineSpacing())
    # One pixel more: in a place that just fits, Qt scrolls the first line away.
    return round(lines * line + 2 * field.document().documentMargin()) + 1


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
    """Enter keeps, Ctrl+Enter keeps and shows, Shift+Enter is a new line.

    It is two lines high and grows with what is typed; what can be done stands at its foot.
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
        """Given what is pasted; tells whether it was no words and was taken elsewhere."""
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
        """As high as what is typed, and the hint below it."""
        return QSize(super().sizeHint().width(), height_of(self, self._lines) + FRAME + sized(self._hint_height))

    def minimumSizeHint(self) -> QSize:
        """Two lines; the rest scrolls where there is no room."""
        return QSize(
            super().minimumSizeHint().width(), height_of(self, FEWEST_LINES) + FRAME + sized(self._hint_height)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint at the foot."""
        super().resizeEvent(event)
        self._place_hint()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
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
