"""The find field of the board: matches stay bright, the rest fades."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.board import Board, found_in
from bonfire_deck.ui.theme import fix


class FindField(QLineEdit):
    """Search as you type; Enter goes to the next match, Shift+Enter to the previous one, Esc leaves."""

    found = Signal(object)
    """The matching ids, or `None` without a search."""
    shown = Signal(str)
    """The match that Enter went to."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("find-field")
        self.setAccessibleName(_("Find on the board"))
        self.setPlaceholderText(_("Find   Ctrl+F"))
        fix(self, width=190)
        self._board: Board | None = None
        self._hits: tuple[str, ...] = ()
        self._at = -1
        self.textChanged.connect(self._look)

    def look_in(self, board: Board) -> None:
        """Search another board, or this one after a change."""
        self._board = board
        self._look()

    def begin(self) -> None:
        """Take the focus, with the last search text selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @property
    def count_text(self) -> str:
        """The number of matches in words, "" without a search."""
        if not self.text().strip():
            return ""
        if self._at >= 0 and self._hits:
            return _("{number} of {count}").format(number=self._at + 1, count=len(self._hits))
        return _("{count} found").format(count=len(self._hits))

    def _look(self) -> None:
        self._hits = found_in(self._board, self.text()) if self._board is not None else ()
        self._at = -1
        self.found.emit(frozenset(self._hits) if self.text().strip() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the matches, or leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._hits:
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._at = (self._at - 1 if back else self._at + 1) % len(self._hits)
                self.shown.emit(self._hits[self._at])
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)
