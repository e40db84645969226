"""Spell checking in the fields where people's words are typed: a dotted underline for unknown words, nothing more."""

import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from bonfire_deck.i18n import _
from bonfire_deck.paper.inks import GLOW
from bonfire_deck.paths import Paths
from bonfire_deck.settings import change_setting
from bonfire_deck.spelling import OFF, SPELLING, Speller, load, own_folder, wanted_language
from bonfire_deck.ui.actions import Action

LONGEST_TEXT = 20_000
"""Characters: longer text was not typed, and checking it would delay key presses."""
LOOK_MILLISECONDS = 40


class Underliner(QSyntaxHighlighter):
    """Underline unknown words in one field; the word being typed is skipped until the cursor leaves it."""

    def __init__(self, field: QPlainTextEdit) -> None:
        """Underline in `field` once a speller is available."""
        super().__init__(field.document())
        self._field = field
        self.speller: Speller | None = None
        self._look = QTextCharFormat()
        self._look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        self._look.setUnderlineColor(QColor(GLOW))
        self._last = -1
        field.cursorPositionChanged.connect(self._on_cursor)

    def highlightBlock(self, text: str) -> None:
        """Underline unknown words in one line."""
        if self.speller is None or self.document().characterCount() > LONGEST_TEXT:
            return
        start = self.currentBlock().position()
        cursor = self._field.textCursor().position() if self._field.hasFocus() else -1
        for place, length in self.speller.unknown(text):
            if start + place + length != cursor:
                self.setFormat(place, length, self._look)

    def _on_cursor(self) -> None:
        """Check again the word that the cursor left and the one it moved to."""
        if self.speller is None or self.document().characterCount() > LONGEST_TEXT:
            return
        number = self._field.textCursor().block().blockNumber()
        for block in {number, self._last} - {-1}:
            found = self.document().findBlockByNumber(block)
            if found.isValid():
                self.rehighlightBlock(found)
        self._last = number


class Spelling(QObject):
    """The speller of one window's fields: loaded on its own thread, offered in their menus, can be turned off."""

    ready = Signal()

    def __init__(self, paths: Paths, fields: Sequence[QPlainTextEdit], parent: QObject) -> None:
        """Check spelling in `fields`."""
        super().__init__(parent)
        self._paths = paths
        self._underliners = {field: Underliner(field) for field in fields}
        self._loaded: list[Speller | None] = []
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MILLISECONDS)
        self._look.timeout.connect(self._on_look)
        for field in fields:
            field.installEventFilter(self)
        self._begin()

    @property
    def speller(self) -> Speller | None:
        """The speller; `None` while it is off, loading, or without a dictionary."""
        return next(iter(self._underliners.values())).speller

    def _begin(self) -> None:
        language = wanted_language(self._paths, QLocale.system().name())
        loaded = self._loaded = []

        def work() -> None:
            loaded.append(load(language, self._paths))

        threading.Thread(target=work, name="spelling", daemon=True).start()
        self._look.start()

    def _on_look(self) -> None:
        if self._loaded:
            self._look.stop()
            for underliner in self._underliners.values():
                underliner.speller = self._loaded[0]
                underliner.rehighlight()
            self.ready.emit()

    def toggle(self) -> str:
        """Turn spelling off, or on in this computer's language; return a sentence that says so."""
        is_on = self.speller is not None
        change_setting(self._paths, SPELLING, OFF if is_on else "")
        self._begin()
        if is_on:
            return _("Spell check is off.")
        where = own_folder(self._paths)
        return _("Spell check is on where there is a dictionary. You can add dictionaries to {folder}.").format(
            folder=where
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put suggestions at the top of a field's own menu."""
        if isinstance(event, QContextMenuEvent) and isinstance(watched, QPlainTextEdit) and self.speller is not None:
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            cursor = watched.cursorForPosition(event.pos()) if by_mouse else watched.textCursor()
            return self._offer(watched, cursor, event.globalPos())
        return False

    def ask(self, field: QPlainTextEdit) -> bool:
        """Offer suggestions for the word at the cursor of `field`; return whether there is such a word."""
        return self._offer(field, field.textCursor(), field.mapToGlobal(field.cursorRect().bottomLeft()))

    def _offer(self, field: QPlainTextEdit, cursor: QTextCursor, where: QPoint) -> bool:
        speller, block = self.speller, cursor.block()
        if speller is None:
            return False
        place = cursor.position() - block.position()
        word = next(((s, n) for s, n in speller.unknown(block.text()) if s <= place <= s + n), None)
        if word is None:
            return False
        start, length = word
        text = block.text()[start : start + length]
        at = QTextCursor(block)
        at.setPosition(block.position() + start)
        at.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
        menu = field.createStandardContextMenu()
        menu.setObjectName("spelling-menu")
        first = menu.actions()[0]
        for number, meant in enumerate(speller.suggestions(text), 1):
            made = menu.addAction(f"&{number} {meant}")
            made.triggered.connect(lambda _checked=False, meant=meant: at.insertText(meant))
            menu.insertAction(first, made)
        keep = menu.addAction(_("Add “{word}” to the dictionary").format(word=text.replace("&", "&&")))
        keep.triggered.connect(lambda: self._keep(text))
        menu.insertAction(first, keep)
        menu.insertSeparator(first)
        self._open(menu, where)
        return True

    def _open(self, menu: QMenu, where: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
        menu.setActiveAction(menu.actions()[0])

    def _keep(self, word: str) -> None:
        if self.speller is not None:
            self.speller.keep(word)
            for underliner in self._underliners.values():
                underliner.rehighlight()


def spelling_actions(spelling: Spelling, field: QPlainTextEdit, say: Callable[[str], None]) -> tuple[Action, ...]:
    """Return the spelling keys; `field` is the one to check."""

    def ask() -> None:
        if not spelling.ask(field):
            say(_("There is no unknown word at the cursor."))

    return (
        Action("spelling-suggestions", _("Spelling suggestions for the word at the cursor"), ("Ctrl+F7",), ask),
        Action("spelling", _("Check spelling"), ("Shift+F7",), lambda: say(spelling.toggle())),
    )
