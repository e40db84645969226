"""The current theme, beside the board: its name as a sentence, its description, and its sources."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.themes import ThemeShown
from bonfire_deck.model.words import kind_label
from bonfire_deck.ui.actions import ActionTable
from bonfire_deck.ui.buttons import button
from bonfire_deck.ui.flow import FlowRow
from bonfire_deck.ui.theme import fix

WIDTH = 214
NAME_HEIGHT, WORDS_HEIGHT = 92, 76


class Words(QPlainTextEdit):
    """A text field that emits its text when it loses the focus or Enter is pressed."""

    settled = Signal(str)
    left = Signal()

    def __init__(self, name: str, label: str, hint: str, height: int) -> None:
        """`name` is the object name."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        fix(self, height=height)
        self._known = ""

    def put(self, text: str) -> None:
        """Show `text`, unless the user is typing here."""
        self._known = text
        if not self.hasFocus() or not text:
            self.setPlainText(text)

    def settle(self) -> None:
        """Emit the text if it has changed."""
        text = " ".join(self.toPlainText().split())
        if text != self._known:
            self._known = text
            self.settled.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save the text."""
        super().focusOutEvent(event)
        self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, Esc reverts."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._known)
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ThemePanel(QFrame):
    """Name and description of one theme; hidden while there is none."""

    renamed = Signal(str)
    described = Signal(str)
    left = Signal()
    """The focus returns to the board."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("theme-panel")
        self.setProperty("role", "sheet")
        fix(self, width=WIDTH)
        heading = QLabel(_("Theme"))
        heading.setProperty("role", "heading")
        self.name = Words(
            "theme-name", _("Name of the theme"), _("One sentence that anyone would understand"), NAME_HEIGHT
        )
        self.description = Words("theme-description", _("What it is about"), _("What it is about"), WORDS_HEIGHT)
        self._facts = QLabel()
        self._facts.setObjectName("theme-facts")
        self._facts.setProperty("role", "quiet")
        self._facts.setWordWrap(True)
        self._row = FlowRow(6)
        self.name.settled.connect(self.renamed)
        self.description.settled.connect(self.described)
        self.name.left.connect(self.left)
        self.description.left.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 16)
        layout.setSpacing(10)
        for widget in (heading, self.name, self.description, self._facts):
            layout.addWidget(widget)
        layout.addLayout(self._row)
        self.hide()

    def add_buttons(self, table: ActionTable) -> None:
        """Add the buttons of `table` that concern themes below."""
        for name, text in (("split-theme", _("Split")), ("merge-themes", _("Merge")), ("theme-up", "▲"),
                           ("theme-down", "▼"), ("take-out-of-theme", _("Remove"))):  # fmt: skip
            made = button(table, name, text, "chip", shows_key=False, told=table.qaction(name).text())
            made.setProperty("chip", "small")
            self._row.addWidget(made)

    def show_theme(self, shown: ThemeShown | None) -> None:
        """Show a theme, or none."""
        self.setVisible(shown is not None)
        if shown is None:
            return
        self.name.put(shown.theme.title)
        self.description.put(shown.theme.description)
        kinds = " · ".join(f"{kind_label(kind)} {count}" for kind, count in shown.kinds.items())
        groups = ngettext("from {count} group", "from {count} groups", len(shown.groups))
        marks = " ".join(group.mark.shape for group in shown.groups)
        pictures = ngettext("{count} picture", "{count} pictures", len(shown.cards))
        self._facts.setText("\n".join(text for text in (f"{groups} {marks}".strip(), pictures, kinds) if text))
