"""An overview of the board: how much each group said. A pressed entry stays bright on the board, the rest fades."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.board import Board
from bonfire_deck.model.filtering import Filter, counted
from bonfire_deck.model.rows import Group
from bonfire_deck.model.words import kind_label
from bonfire_deck.paper.inks import SMOKE
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.elided import ElidedLabel
from bonfire_deck.ui.flow import FlowRow
from bonfire_deck.ui.theme import fix, sized

WIDTH = 214
ROW_HEIGHT = 30
KEY = "Ctrl+U"


class GroupRow(QPushButton):
    """A group's mark, name and count; press it to filter by the group."""

    def __init__(self, mark: str, colour: str, name: str) -> None:
        """Start without a count."""
        super().__init__()
        self.setProperty("role", "row")
        self.setCheckable(True)
        self._name = name
        shape, words, self._count = QLabel(mark), ElidedLabel(name, ""), QLabel()
        shape.setStyleSheet(f"color: {colour}; font-size: 16px;")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(10)
        for widget in (shape, words, self._count):
            widget.setTextFormat(Qt.TextFormat.PlainText)
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(widget, int(widget is words))

    def sizeHint(self) -> QSize:
        """Return the height of one line of text."""
        return QSize(WIDTH, sized(ROW_HEIGHT))

    def show_count(self, count: int) -> None:
        """Show the number of reactions."""
        self._count.setText(str(count))
        self.setAccessibleName(f"{self._name}: " + ngettext("{count} reaction", "{count} reactions", count))


class Glance(QFrame):
    """Groups with marks and counts, kinds, and favourites; each can be used as a filter."""

    chosen = Signal(object)
    """The `model.filtering.Filter` for the pressed entries."""
    left = Signal()
    """Esc: the focus returns to the board."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("board-glance")
        self.setProperty("role", "sheet")
        fix(self, width=WIDTH)
        heading = QLabel(_("At a glance"))
        heading.setProperty("role", "heading")
        self._known: tuple[object, ...] = ()
        self._groups: dict[str | None, GroupRow] = {}
        self._kinds: dict[str, QPushButton] = {}
        self._favourites = _chip("look-at-favourites")
        self._favourites.clicked.connect(self._tell)
        self._all = _chip("look-at-everything")
        self._all.setCheckable(False)
        self._all.setText(_("Show everything"))
        self._all.setAccessibleName(self._all.text())
        self._all.clicked.connect(self.show_everything)
        self._all.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(1)
        self._chips = FlowRow(5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 14, 10, 14)
        layout.setSpacing(10)
        inset = QHBoxLayout()
        inset.setContentsMargins(8, 0, 0, 0)
        inset.addWidget(heading)
        layout.addLayout(inset)
        layout.addLayout(self._rows)
        layout.addLayout(self._chips)

    @property
    def filter(self) -> Filter:
        """The current filter."""
        return Filter(
            frozenset(group for group, row in self._groups.items() if row.isChecked()),
            frozenset(kind for kind, chip in self._kinds.items() if chip.isChecked()),
            self._favourites.isChecked(),
        )

    def show_board(self, board: Board) -> None:
        """Show the counts of each group, the plenary if it said anything, and the kinds."""
        counts = counted(board)
        groups: list[tuple[Group | None, int]] = list(board.group_counts)
        if board.plenary_count:
            groups.append((None, board.plenary_count))
        known = (tuple(group for group, _count in groups), tuple(counts.kinds))
        if known != self._known:
            self._known = known
            self._make([group for group, _count in groups], list(counts.kinds))
        for group, count in groups:
            self._groups[group.id if group else None].show_count(count)
        for kind, count in counts.kinds.items():
            text = _("{kind} {count}").format(kind=kind_label(kind), count=count)
            _label(self._kinds[kind], text)
        _label(self._favourites, f"★ {counts.favourites}", _("Favourites: {count}").format(count=counts.favourites))
        self._favourites.setVisible(bool(counts.favourites) or self._favourites.isChecked())
        self._all.setVisible(self.filter.is_on)

    def _make(self, groups: list[Group | None], kinds: list[str]) -> None:
        """Recreate the rows and chips; pressed ones stay pressed."""
        pressed = self.filter
        while (item := self._rows.takeAt(0)) is not None:
            _drop(item.widget())
        while (item := self._chips.takeAt(0)) is not None:
            if item.widget() not in (self._favourites, self._all):
                _drop(item.widget())
        self._groups = {group.id if group else None: _row(group) for group in groups}
        self._kinds = {kind: _chip(f"look-at-{kind}") for kind in kinds}
        for name, row in self._groups.items():
            row.setChecked(name in pressed.groups)
            self._rows.addWidget(row)
        for kind, chip in self._kinds.items():
            chip.setChecked(kind in pressed.kinds)
        for chip in (*self._kinds.values(), self._favourites, self._all):
            self._chips.addWidget(chip)
        for made in (*self._groups.values(), *self._kinds.values()):
            made.clicked.connect(self._tell)

    def _tell(self) -> None:
        self._all.setVisible(self.filter.is_on)
        self.chosen.emit(self.filter)

    def show_everything(self) -> None:
        """Clear the filter."""
        for button in (*self._groups.values(), *self._kinds.values(), self._favourites):
            button.setChecked(False)
        self._tell()

    def begin(self) -> None:
        """Take the focus."""
        next(iter((*self._groups.values(), *self._kinds.values(), self._favourites))).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between entries with the arrow keys; Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.focusNextChild()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


def _row(group: Group | None) -> GroupRow:
    if group is None:
        row = GroupRow("○", SMOKE, _("Plenary"))
        row.setObjectName("look-at-plenary")
    else:
        name = _("{number} {name}").format(number=group.number, name=group.name)
        row = GroupRow(group.mark.shape, group.mark.dark, name)
        row.setObjectName(f"look-at-group-{group.number}")
    return row


def _chip(name: str) -> QPushButton:
    chip = QPushButton()
    chip.setObjectName(name)
    chip.setProperty("role", "chip")
    chip.setProperty("chip", "small")
    chip.setCheckable(True)
    return chip


def _label(chip: QPushButton, text: str, told: str = "") -> None:
    chip.setText(text)
    chip.setAccessibleName(told or text)


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()


def glance_actions(glance: Callable[[], Glance]) -> tuple[Action, ...]:
    """Return the key that focuses the overview."""
    return (Action("at-a-glance", _("Show only some groups, kinds or favourites"), (KEY,), lambda: glance().begin()),)
