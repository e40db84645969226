"""The lines that a group saved itself, each with buttons to edit and delete it; nobody else's words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QScroller, QVBoxLayout, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.words import kind_label
from bonfire_deck.ui.table.looks import table_button, table_label

LONGEST_NAME = 60
"""Maximum characters of a line in a button's accessible name."""


class OwnLines(QScrollArea):
    """The lines, newest first."""

    change_wanted = Signal(str)
    take_back_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("own-lines")
        self.setAccessibleName(_("What you saved"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._shown: tuple[tuple[Reaction, int], ...] = ()
        self._show(())

    def show_lines(self, session: Session, lines: Sequence[Reaction]) -> None:
        """Show `lines`."""
        cards = session.card_by_id
        shown = tuple((line, cards[line.card_id].number if line.card_id in cards else 0) for line in lines)
        if shown != self._shown:
            self._shown = shown
            self._show(shown)

    def _show(self, shown: Sequence[tuple[Reaction, int]]) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(10)
        for line, number in shown:
            layout.addWidget(self._row(line, number))
        if not shown:
            hint = table_label("table-quiet")
            hint.setText(_("Your lines will appear here."))
            hint.setWordWrap(True)
            layout.addWidget(hint)
        layout.addStretch(1)
        self.setWidget(page)

    def _row(self, line: Reaction, number: int) -> QFrame:
        row = QFrame()
        row.setProperty("role", "sheet")
        row.setObjectName("own-line")
        about = table_label("table-kind")
        about.setText(
            _("{kind} · card {number}").format(kind=kind_label(line.kind), number=number)
            if number
            else kind_label(line.kind)
        )
        words: QLabel = table_label("table-words", "own-words")
        words.setText(shown_text(line.text))
        words.setWordWrap(True)
        said = shown_text(line.text)[:LONGEST_NAME]
        change = table_button("change-line", _("Edit"), _("Edit: {words}").format(words=said))
        change.clicked.connect(lambda: self.change_wanted.emit(line.id))
        back = table_button("take-back-line", _("Delete"), _("Delete: {words}").format(words=said))
        back.clicked.connect(lambda: self.take_back_wanted.emit(line.id))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(about, 1)
        buttons.addWidget(change)
        buttons.addWidget(back)
        layout = QVBoxLayout(row)
        layout.setContentsMargins(16, 10, 10, 10)
        layout.setSpacing(4)
        layout.addWidget(words)
        layout.addLayout(buttons)
        return row
