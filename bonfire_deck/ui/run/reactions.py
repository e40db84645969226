"""The list of reactions on this picture: edit, delete, show to the room, choose between two versions."""

from PySide6.QtCore import QAbstractListModel, QItemSelection, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui.run.capture import is_words
from bonfire_deck.ui.run.reaction_row import HIGH, ReactionDelegate, Row
from bonfire_deck.ui.theme import sized

Index = QModelIndex | QPersistentModelIndex
USUAL_ROWS = 4
"""The list's preferred number of rows; it takes all remaining space."""
AT_ONCE = 100
"""Number of lines per layout batch; those further down follow when idle."""


class ReactionModel(QAbstractListModel):
    """The reactions on a picture, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Replace the rows; a line added on top does not reset the others."""
        before = self.rows
        if rows == before:
            return
        if rows[1:] == before:
            self.beginInsertRows(QModelIndex(), 0, 0)
            self.rows = rows
            self.endInsertRows()
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of reactions."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text for screen readers; the delegate does the drawing."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = " · ".join(shown_text(text) for text in row.texts)
            return f"{words} · {row.details}"
        return row if role == Qt.ItemDataRole.UserRole else None


class ReactionList(QListView):
    """Delete moves to the bin, Enter or F2 edits, Ctrl+Enter shows or hides, Alt+Enter chooses a version.

    Shift+Delete withdraws a line, or allows it again.

    No letter is a command here: people often click a line and then type the next reaction.
    """

    edit_wanted = Signal(str)
    bin_wanted = Signal(str)
    show_wanted = Signal(str)
    version_wanted = Signal(str)
    withdraw_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("reaction-list")
        self.setAccessibleName(_("What was said on this picture"))
        self.lines = ReactionModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(ReactionDelegate(self))
        self._follows = False
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(AT_ONCE)
        self.doubleClicked.connect(lambda index: self.edit_wanted.emit(self._id(index)))

    def sizeHint(self) -> QSize:
        """Return the height of a few rows."""
        return QSize(super().sizeHint().width(), sized(HIGH) * USUAL_ROWS)

    def minimumSizeHint(self) -> QSize:
        """Return a low height: two rows of groups, two fields and large text leave one line on a small laptop."""
        return QSize(super().minimumSizeHint().width(), sized(HIGH))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Lay out the rows again: the selected one is shown in full."""
        super().selectionChanged(selected, deselected)
        bar = self.verticalScrollBar()
        place = bar.value()
        # Lay out all at once: in batches, the position would not exist yet.
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.doItemsLayout()
        self.setLayoutMode(QListView.LayoutMode.Batched)
        bar.setValue(place)
        if self.currentIndex().isValid() and self.selectionModel().isSelected(self.currentIndex()):
            self.scrollTo(self.currentIndex())

    def follow_newest(self) -> None:
        """Clear the selection, so that the next line is scrolled into view from anywhere in the list."""
        self.setCurrentIndex(QModelIndex())
        self._follows = True

    def _id(self, index: QModelIndex) -> str:
        return self.lines.rows[index.row()].reaction.id

    def current_id(self) -> str:
        """Return the id of the selected line, "" if none is selected."""
        index = self.currentIndex()
        return self._id(index) if index.isValid() else ""

    def show_reactions(self, session: Session, reactions: tuple[Reaction, ...], find: str = "") -> None:
        """Show the reactions; with `find`, only lines that contain it."""
        chosen = self.current_id()
        wanted = find.casefold()
        rows = tuple(_row(session, r) for r in reactions if wanted in r.text.casefold())
        is_new = bool(rows) and rows[0] not in self.lines.rows[:1]
        self.lines.show_rows(rows)
        place = next((i for i, row in enumerate(rows) if row.reaction.id == chosen), None)
        if place is not None and place != self.currentIndex().row():
            self.setCurrentIndex(self.lines.index(place))
        if self._follows and is_new:
            self._follows = False
            self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the selected line; letters go to the capture field."""
        chosen = self.current_id()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wanted = None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            wanted = {
                Qt.KeyboardModifier.NoModifier: self.edit_wanted,
                Qt.KeyboardModifier.ControlModifier: self.show_wanted,
                Qt.KeyboardModifier.AltModifier: self.version_wanted,
            }.get(modifiers)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not modifiers:
            wanted = self.bin_wanted
        elif event.key() == Qt.Key.Key_Delete and modifiers == Qt.KeyboardModifier.ShiftModifier:
            wanted = self.withdraw_wanted
        if chosen and wanted is not None:
            wanted.emit(chosen)
        elif is_words(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _row(session: Session, reaction: Reaction) -> Row:
    group = session.group_by_id.get(reaction.group_id or "")
    return Row(reaction, group, reaction.id in session.versions)
