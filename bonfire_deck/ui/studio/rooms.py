"""The layout of the studio: toolbar, grid, side panel with its two pages, footer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.i18n import _
from bonfire_deck.ui.actions import ActionTable
from bonfire_deck.ui.buttons import button
from bonfire_deck.ui.studio.checking import CheckPane
from bonfire_deck.ui.studio.grid import CardGrid
from bonfire_deck.ui.studio.inspector import WIDTH, Inspector
from bonfire_deck.ui.theme import fix

IN_THE_MENU = (
    "word-card", "paste", "", "add-section", "rename-section", "section-up", "section-down", "remove-section", "",
    "retire", "show-retired", "number-again", "", "large", "backups", "keys",
)  # fmt: skip
"""Names of actions; "" is a line between."""


class StudioRooms(QWidget):
    """The contents of the window."""

    def __init__(self, table: ActionTable, grid: CardGrid, inspector: Inspector, check: CheckPane) -> None:
        """Lay out the three widgets; the buttons trigger actions in `table`."""
        super().__init__()
        self.setObjectName("window-ground")
        self.title = QLineEdit()
        self.title.setObjectName("deck-title")
        self.title.setAccessibleName(_("Title of the deck"))
        self.title.setMaxLength(2000)
        self.count = QLabel()
        self.count.setProperty("role", "quiet")
        self.look = button(table, "check", "", "bare", shows_key=False, told=_("Things to check"))
        self.find_field = QLineEdit()
        self.find_field.setObjectName("find-card")
        self.find_field.setAccessibleName(_("Find cards"))
        self.find_field.setPlaceholderText(_("Find…"))
        self.find_field.setClearButtonEnabled(True)
        fix(self.find_field, width=170)
        self.side = QStackedWidget()
        self.inspector, self.check = inspector, check
        self.side.addWidget(inspector)
        self.side.addWidget(check)
        self.empty = QLabel(_("Drop pictures or a folder here, paste a picture, or press Ctrl+O."))
        self.empty.setObjectName("deck-empty")
        self.empty.setProperty("role", "words")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line = QLabel()
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.line.setObjectName("studio-line")
        self.line.setProperty("role", "quiet")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Pictures added"))
        fix(self.progress, width=250)
        self.stop = QPushButton(_("Stop"))
        self.stop.setObjectName("stop")
        self.stop.setAccessibleName(_("Stop adding"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar(table))
        layout.addLayout(self._middle(grid), 1)
        layout.addWidget(self._foot())
        self.show_progress(0, 0, is_busy=False)

    def _bar(self, table: ActionTable) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 9, 20, 9)
        row.setSpacing(9)
        home = button(table, "home", _("‹ Home"), shows_key=False)
        home.setObjectName("back-home")
        more = QPushButton(_("More"))
        more.setObjectName("studio-more")
        more.setAccessibleName(_("More"))
        menu = QMenu(more)
        for name in IN_THE_MENU:
            if name:
                menu.addAction(table.qaction(name))
            else:
                menu.addSeparator()
        more.setMenu(menu)
        start = button(table, "start", _("Start a session"), shows_key=False)
        start.setObjectName("start-with-this-deck")
        row.addWidget(home)
        row.addWidget(self.title, 2)
        row.addWidget(self.count)
        row.addWidget(self.look)
        row.addStretch(1)
        for made in (
            button(table, "add-pictures", _("Add pictures…"), shows_key=False),
            button(table, "plans", _("Plans…"), shows_key=False),
            button(table, "print", _("Print…"), shows_key=False),
            button(table, "share", _("Share…"), shows_key=False),
            start,
            button(table, "try-it", _("Try it"), "hot"),
            more,
        ):
            row.addWidget(made)
        return bar

    def _middle(self, grid: CardGrid) -> QHBoxLayout:
        side = QFrame()
        side.setProperty("role", "side")
        fix(side, width=WIDTH)
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.side)
        cards = QVBoxLayout()
        cards.setContentsMargins(14, 10, 0, 0)
        cards.setSpacing(4)
        cards.addWidget(self.empty, 1)
        cards.addWidget(grid, 4)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(cards, 1)
        middle.addWidget(side)
        return middle

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "footer")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(14)
        row.addWidget(self.line, 1)
        row.addWidget(self.progress)
        row.addWidget(self.stop)
        row.addWidget(self.find_field)
        return foot

    def say(self, text: str) -> None:
        """Show a status line in the footer."""
        self.line.setText(text)

    def show_progress(self, done: int, total: int, *, is_busy: bool) -> None:
        """Show how many of the pictures have been imported, while that runs."""
        self.progress.setVisible(is_busy)
        self.stop.setVisible(is_busy)
        if is_busy:
            self.progress.setRange(0, total)
            self.progress.setValue(done)
            told = _("Adding {done} of {total} pictures…") if total else _("Looking for pictures…")
            self.say(told.format(done=done, total=total))
