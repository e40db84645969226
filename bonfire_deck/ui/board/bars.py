"""The bars above and below the board."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.board import VIEWS, Board, view_label
from bonfire_deck.model.words import PARTS, part_label
from bonfire_deck.ui.actions import ActionTable
from bonfire_deck.ui.elided import ElidedLabel


class TopBar(QFrame):
    """Back, title and counts, the find field, the part, the view, and Export."""

    back_pressed = Signal()
    part_chosen = Signal(str)
    view_chosen = Signal(str)

    def __init__(self, table: ActionTable, find: QWidget, parent: QWidget | None = None) -> None:
        """Create the bar around the `find` field; its Export menu triggers the actions in `table`."""
        super().__init__(parent)
        self.setProperty("role", "bar")
        back = _button("back", _("‹ Session"), _("Back to the session"))
        back.clicked.connect(self.back_pressed)
        self._title, self._counts, self._found = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "title")
        self._counts.setProperty("role", "quiet")
        self._found.setProperty("role", "quiet")
        self._found.setAccessibleName(_("Number found"))
        self._view = _button("view-chooser", "", _("Arrange by"))
        self._part = _button("part-chooser", _("Part ▾"), _("Part"))
        self._dots = _button("dots-button", "", _("Dots"))
        self._dots.clicked.connect(lambda: table.do("dots"))
        export = _button("export", _("Export ▾"), _("Export the board"))
        export.setProperty("role", "hot")
        self._menu(self._view, [(name, view_label(name)) for name in VIEWS], self.view_chosen.emit)
        self._menu(self._part, [(name, part_label(name)) for name in PARTS], self.part_chosen.emit)
        menu = QMenu(export)
        for name in ("export-png", "export-pdf", "export-svg"):
            menu.addAction(table.qaction(name))
        export.setMenu(menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 10, 20, 10)
        layout.setSpacing(12)
        left: tuple[QWidget, ...] = (back, self._title, self._counts)
        right: tuple[QWidget, ...] = (self._found, find, self._view, self._part, self._dots, export)
        # With large text, the title takes space from the counts.
        self._counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for widget in left:
            layout.addWidget(widget, int(widget is self._counts))
        for widget in right:
            layout.addWidget(widget)

    def _menu(self, button: QPushButton, choices: list[tuple[str, str]], chosen: Callable[[str], None]) -> None:
        menu = QMenu(button)
        for name, text in choices:
            action = menu.addAction(text)
            action.setObjectName(name)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, name=name: chosen(name))
        button.setMenu(menu)

    def show_board(self, board: Board, dots_each: int) -> None:
        """Show the board's name, and how many dots each person has for it."""
        self._dots.setText(_("Dots: {count} each").format(count=dots_each))
        self._title.setText(board.title)
        self._counts.setText(board.count_text)
        self._view.setText(_("{choice} ▾").format(choice=view_label(board.by)))
        for button, text, chosen in (
            (self._view, view_label(board.by), board.by),
            (self._part, part_label(board.part), board.part),
        ):
            button.setAccessibleDescription(text)
            for action in button.menu().actions():
                action.setChecked(action.objectName() == chosen)

    def show_found(self, text: str) -> None:
        """Show the number of matches."""
        self._found.setText(text)


class FootBar(QFrame):
    """Undo and redo, the last action, tidy, the outline, and the zoom level."""

    def __init__(self, table: ActionTable, parent: QWidget | None = None) -> None:
        """Create the bar; its buttons trigger the actions in `table`."""
        super().__init__(parent)
        self.setProperty("role", "footer")
        self._undo, self._redo = self._does(table, "undo"), self._does(table, "redo")
        self._line = QLabel(_("✓ saved"))
        self._line.setObjectName("board-line")
        self._line.setProperty("role", "quiet")
        hint = ElidedLabel(_("{keys} shows all keys").format(keys=table.key_text("keys")), "quiet")
        self._scale = self._does(table, "full-size")
        self._suggest = self._does(table, "suggest-themes")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 8, 20, 8)
        layout.setSpacing(10)
        for widget in (self._undo, self._redo, self._line):
            layout.addWidget(widget)
        layout.addWidget(hint, 1)
        for button in (
            self._suggest,
            self._does(table, "outline"),
            self._does(table, "arrange"),
            self._does(table, "tidy"),
            self._does(table, "present"),
            self._does(table, "then-and-now", _("Then and now")),
            self._does(table, "fit"),
            self._scale,
        ):
            layout.addWidget(button)

    def _does(self, table: ActionTable, name: str, text: str = "") -> QPushButton:
        action = table.qaction(name)
        button = _button(f"{name}-button", text or action.text(), action.text())
        button.setToolTip(table.key_text(name))
        button.clicked.connect(lambda: table.do(name))
        return button

    def show_view(self, by: str) -> None:
        """Show the buttons of the current view."""
        self._suggest.setVisible(by == "theme")

    def say(self, line: str) -> None:
        """Show the last action."""
        self._line.setText(line)

    def show_undo(self, undo_label: str, redo_label: str) -> None:
        """Show what Undo and Redo would do."""
        for button, label in ((self._undo, undo_label), (self._redo, redo_label)):
            button.setEnabled(bool(label))
            button.setAccessibleDescription(label)
            button.setToolTip(label)

    def show_scale(self, scale: float) -> None:
        """Show the zoom level; the button resets it to 100%."""
        self._scale.setText(_("{percent} %").format(percent=round(scale * 100)))
        self._scale.setAccessibleDescription(_("Show at 100 %"))


def _button(name: str, text: str, accessible: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(accessible)
    return button
