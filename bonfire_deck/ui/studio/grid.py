"""The cards of a deck by section: view, select and reorder."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.deck import Shelf
from bonfire_deck.model.rows import Card, Section
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.theme import paper_colours

Index = QModelIndex | QPersistentModelIndex
CARDS = "application/x-bonfire-cards"
"""What a drag carries: the ids of cards, a line each."""
MARK = 4
"""Pixels of the line that says where a card would come to lie."""


@dataclass(frozen=True)
class Heading:
    """A row that names a section."""

    section: Section
    count: int


@dataclass(frozen=True)
class Arriving:
    """A picture that has arrived while others are still being read; it becomes a card when all have arrived."""

    picture_id: str
    title: str


Row = Heading | Card | Arriving


class GridModel(QAbstractListModel):
    """Headings, cards, and pictures that are arriving."""

    def __init__(self, images: Images, parent: QWidget | None = None) -> None:
        """Read thumbnails from `images`."""
        super().__init__(parent)
        self.images = images
        self.rows: list[Row] = []
        self.warnings: dict[str, str] = {}
        """By card id, what the tile says in a few letters."""
        self._places: dict[str, int] = {}
        self._arriving: list[Arriving] = []

    def show_shelves(self, shelves: Sequence[Shelf], warnings: dict[str, str]) -> None:
        """Show cards by section; if only their words changed, update them in place."""
        rows: list[Row] = []
        for shelf in shelves:
            if shelf.section is not None:
                rows.append(Heading(shelf.section, len(shelf.cards)))
            rows.extend(shelf.cards)
        rows.extend(self._arriving)
        if [_key(row) for row in rows] == [_key(row) for row in self.rows]:
            changed = rows != self.rows or warnings != self.warnings
            self.rows, self.warnings = rows, warnings
            if changed and rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows, self.warnings = rows, warnings
        self._places = {row.id: place for place, row in enumerate(rows) if isinstance(row, Card)}
        self.endResetModel()

    def arrive(self, come: Sequence[Arriving]) -> None:
        """Append pictures that have arrived."""
        if not come:
            return
        self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(come) - 1)
        self._arriving.extend(come)
        self.rows.extend(come)
        self.endInsertRows()

    def all_arrived(self) -> None:
        """Drop the arrived pictures: the next `show_shelves` has cards in their place."""
        self._arriving.clear()

    def card(self, index: Index) -> Card | None:
        """Return the card at an index, or `None` for anything else."""
        row = self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None
        return row if isinstance(row, Card) else None

    def place_of(self, card_id: str) -> QModelIndex:
        """Return the index of a card; invalid if the card is not shown."""
        place = self._places.get(card_id)
        return self.index(place) if place is not None else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Make cards selectable and draggable; headings and arriving pictures are for viewing only."""
        if self.card(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text for screen readers; the delegate draws."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        if isinstance(row, Heading):
            return shown_text(row.section.title)
        if isinstance(row, Arriving):
            return _("{title}, being added").format(title=shown_text(row.title))
        told = [shown_text(row.title or row.words), self.warnings.get(row.id, ""), _("retired") if row.retired else ""]
        return f"{row.number} {', '.join(part for part in told if part)}"

    def mimeTypes(self) -> list[str]:
        """Return the MIME types of a drag."""
        return [CARDS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of the dragged cards."""
        data = QMimeData()
        cards = [card.id for index in indexes if (card := self.card(index)) is not None]
        data.setData(CARDS, "\n".join(cards).encode("ascii"))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Return the move action: cards are moved."""
        return Qt.DropAction.MoveAction


def _key(row: Row) -> str:
    if isinstance(row, Heading):
        return f"section {row.section.id}"
    return row.id if isinstance(row, Card) else f"arriving {row.picture_id}"


class CardGrid(QListView):
    """The grid; drags and drops are emitted as signals."""

    moved = Signal(object, object, object)
    """Ids of cards, the id of the section or `None`, the id of the card before which they go or `None`."""
    dropped = Signal(object)
    """The `QMimeData` of files or a picture from elsewhere."""
    resized = Signal()

    def __init__(self, images: Images) -> None:
        """Read thumbnails from `images`."""
        super().__init__()
        self.setObjectName("deck-grid")
        self.setAccessibleName(_("Cards"))
        self.cards = GridModel(images, self)
        self.setModel(self.cards)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # Always on, so that its appearance does not change how many cards fit in a row.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self._mark: QRect | None = None

    def chosen(self) -> tuple[Card, ...]:
        """Return the selected cards in deck order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        found = (self.cards.card(self.cards.index(row)) for row in rows)
        return tuple(card for card in found if card is not None)

    def choose(self, card_ids: Collection[str]) -> None:
        """Select the given cards that are shown, and scroll to the first."""
        places = sorted(index.row() for card_id in card_ids if (index := self.cards.place_of(card_id)).isValid())
        selection = QItemSelection()
        for place in places:
            selection.select(self.cards.index(place), self.cards.index(place))
        flag = QItemSelectionModel.SelectionFlag
        if places:
            first = self.cards.index(places[0])
            self.selectionModel().setCurrentIndex(first, flag.NoUpdate)
            self.scrollTo(first, QAbstractItemView.ScrollHint.EnsureVisible)
        self.selectionModel().select(selection, flag.ClearAndSelect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows to the width of the grid."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()
            self.scheduleDelayedItemsLayout()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept cards, files and pictures."""
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the cards would land; scroll near an edge."""
        super().dragMoveEvent(event)
        if event.mimeData().hasFormat(CARDS):
            self._show_mark(self._target(event.position().toPoint())[2])
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Clear the drop marker."""
        super().dragLeaveEvent(event)
        self._show_mark(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move cards to their new place, or import what came from elsewhere."""
        mime = event.mimeData()
        self._show_mark(None)
        if mime.hasFormat(CARDS):
            ids = bytes(mime.data(CARDS).data()).decode("ascii", "replace").split("\n")
            section_id, before, _mark = self._target(event.position().toPoint())
            # Not a move for the view itself, which would remove the rows.
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
            self.moved.emit([name for name in ids if name], section_id, before)
        else:
            event.acceptProposedAction()
            self.dropped.emit(mime)

    def _show_mark(self, mark: QRect | None) -> None:
        self._mark = mark
        self.viewport().update()

    def _target(self, point: QPoint) -> tuple[str | None, str | None, QRect | None]:
        """Return the section and the card before which a drop at `point` lands, and where to draw the marker."""
        index = self.indexAt(point)
        if not index.isValid():
            index = self._last_before(point)
        if not index.isValid():
            return None, None, None
        row, box = self.cards.rows[index.row()], self.visualRect(index)
        if isinstance(row, Arriving):
            return None, None, None
        if isinstance(row, Heading):
            return (
                row.section.id,
                self._next_card(index.row()),
                QRect(box.left(), box.bottom() - MARK, box.width(), MARK),
            )
        if point.x() < box.center().x():
            return row.section_id, row.id, QRect(box.left(), box.top(), MARK, box.height())
        mark = QRect(box.right() - MARK, box.top(), MARK, box.height())
        return row.section_id, self._next_card(index.row()), mark

    def _last_before(self, point: QPoint) -> QModelIndex:
        """Return the last row that begins above `point`, or to the left of it on the same line."""
        found = QModelIndex()
        for place in range(len(self.cards.rows)):
            box = self.visualRect(self.cards.index(place))
            if box.top() <= point.y() and (box.bottom() < point.y() or box.left() <= point.x()):
                found = self.cards.index(place)
        return found

    def _next_card(self, place: int) -> str | None:
        following = self.cards.rows[place + 1] if place + 1 < len(self.cards.rows) else None
        return following.id if isinstance(following, Card) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards and the drop marker."""
        super().paintEvent(event)
        if self._mark is not None:
            painter = QPainter(self.viewport())
            painter.fillRect(self._mark, QColor(paper_colours()["accent"]))
            painter.end()
