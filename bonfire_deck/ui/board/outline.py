"""The board as a tree for keyboards and screen readers: parts, sections, pictures and reactions."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.board import Board, Line, Section
from bonfire_deck.model.words import KINDS, kind_label
from bonfire_deck.paper.board import one_line
from bonfire_deck.ui.board.selection import Selection

ITEM, PART, IS_LINE = (Qt.ItemDataRole.UserRole + number for number in range(3))
MOVES = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
LONGEST = 300


class Sentences:
    """The sentences of the outline, translated once for thousands of lines."""

    def __init__(self) -> None:
        """Translate them."""
        self.line, self.favourite = _("{words} ({group}, {kind})"), _("★ {words} ({group}, {kind})")
        self.numbered = _("{number} {name}")
        self.plenary = _("Plenary")
        self.kinds = {kind: kind_label(kind) for kind in KINDS}


class Outline(QTreeWidget):
    """The whole board in words. The selection is shared with the board in both directions."""

    part_wanted = Signal(str)
    """An item of another part was selected."""
    opened = Signal(str)
    """Enter was pressed on an item."""
    nudged = Signal(float, float)
    """Alt and an arrow key: the direction, of length 1; 0.1 with Shift."""
    nudge_ended = Signal()

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        """Share the selection through `selection`."""
        super().__init__(parent)
        self.setObjectName("board-outline")
        self.setAccessibleName(_("Outline of the board"))
        self.setAccessibleDescription(_("Alt and the arrow keys move the selection, Enter shows it on the board."))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._selection = selection
        self._part = ""
        self._by_id: dict[str, QTreeWidgetItem] = {}
        self._said = Sentences()
        self.itemSelectionChanged.connect(self._on_own_choice)
        selection.changed.connect(self._on_choice)

    def show_boards(self, boards: Sequence[Board], part: str) -> None:
        """Show all parts; `part` is the one on the board."""
        closed = {self._key(item) for item in self._all() if not item.isExpanded() and item.childCount()}
        known = bool(self._by_id)
        self._part, self._by_id = part, {}
        with QSignalBlocker(self):
            self.clear()
            roots = [self._part_item(board) for board in boards]
            self.addTopLevelItems(roots)
            for item in self._all():
                if item.childCount():
                    is_other_part = item.parent() is None and item.data(0, PART) != part
                    item.setExpanded(self._key(item) not in closed if known else not is_other_part)
        self._on_choice()

    def show_only(self, items: frozenset[str] | None) -> None:
        """Filter to the lines in `items` and their ancestors; `None` shows all."""
        self.setUpdatesEnabled(False)
        for top in (self.topLevelItem(place) for place in range(self.topLevelItemCount())):
            if top is not None and top.data(0, PART) == self._part:
                for item in _below(top):
                    _keep_only(item, items)
        self.setUpdatesEnabled(True)

    def _all(self) -> Iterator[QTreeWidgetItem]:
        iterator = QTreeWidgetItemIterator(self)
        while (item := iterator.value()) is not None:
            yield item
            iterator += 1

    @staticmethod
    def _key(item: QTreeWidgetItem) -> tuple[str, str]:
        return str(item.data(0, PART)), str(item.data(0, ITEM) or "")

    def _item(self, text: str, part: str, name: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([one_line(text)[:LONGEST]])
        item.setData(0, PART, part)
        item.setData(0, ITEM, name)
        if part == self._part and name:
            self._by_id[name] = item
        return item

    def _part_item(self, board: Board) -> QTreeWidgetItem:
        text = _("{heading} ({counts})").format(heading=board.title, counts=board.count_text)
        root = self._item(text, board.part, "")
        root.addChildren([self._section_item(section, board.part) for section in board.sections])
        return root

    def _section_item(self, section: Section, part: str) -> QTreeWidgetItem:
        text = _("{heading} ({counts})").format(heading=section.heading, counts=section.count_text)
        top = self._item(text, part, section.id)
        rest = {line.reaction.id: line for line in section.lines}
        for card in section.cards:
            title = _("Picture {number}: {title}").format(number=card.number, title=card.title or card.words)
            picture = self._item(title, part, f"{section.id}/{card.id}")
            own = [line for line in section.lines if line.reaction.card_id == card.id]
            picture.addChildren([self._line_item(rest.pop(line.reaction.id), part) for line in own])
            top.addChild(picture)
        top.addChildren([self._line_item(line, part) for line in rest.values()])
        return top

    def _line_item(self, line: Line, part: str) -> QTreeWidgetItem:
        group = line.group
        who = self._said.numbered.format(number=group.number, name=group.name) if group else self._said.plenary
        text = (self._said.favourite if line.reaction.favourite else self._said.line).format(
            words=one_line(line.reaction.text), group=who, kind=self._said.kinds[line.reaction.kind]
        )
        made = self._item(text, part, line.item)
        made.setData(0, IS_LINE, True)
        return made

    def _on_own_choice(self) -> None:
        chosen = self.selectedItems()
        other = next((str(item.data(0, PART)) for item in chosen if item.data(0, PART) != self._part), "")
        if other:
            names = [str(item.data(0, ITEM)) for item in chosen if item.data(0, PART) == other]
            self.part_wanted.emit(other)
            self._selection.choose(name for name in names if name)
        else:
            self._selection.choose(str(item.data(0, ITEM)) for item in chosen if item.data(0, ITEM))

    def _on_choice(self) -> None:
        wanted = [self._by_id[name] for name in self._selection.items if name in self._by_id]
        if {id(item) for item in wanted} == {id(item) for item in self.selectedItems() if item.data(0, ITEM)}:
            return
        with QSignalBlocker(self):
            self.clearSelection()
            for item in wanted:
                item.setSelected(True)
        if len(wanted) == 1:
            with QSignalBlocker(self):
                self.setCurrentItem(wanted[0])
            self.scrollToItem(wanted[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the selection, or show it on the board."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in MOVES:
            dx, dy = MOVES[Qt.Key(event.key())]
            factor = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            self.nudged.emit(dx * factor, dy * factor)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for name in list(self._selection.items)[:1]:
                self.opened.emit(name)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End a move."""
        if event.key() in MOVES and not event.isAutoRepeat():
            self.nudge_ended.emit()
        super().keyReleaseEvent(event)


def _below(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for place in range(item.childCount()) if (child := item.child(place)) is not None]


def _keep_only(item: QTreeWidgetItem, items: frozenset[str] | None) -> bool:
    """Hide `item` and its descendants unless they are in `items`; return whether `item` stays visible."""
    if item.data(0, IS_LINE):
        stays = items is None or item.data(0, ITEM) in items
    else:
        below = [_keep_only(each, items) for each in _below(item)]
        stays = items is None or any(below)
    item.setHidden(not stays)
    return stays
