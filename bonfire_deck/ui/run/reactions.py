"""The list of what was said on this picture: change, bin, show to the room, choose between two versions."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Group, Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.times import clock_time
from bonfire_deck.model.words import kind_label
from bonfire_deck.paper.board import runs_leftward
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import CREAM, FLAME, GLOW, LINE, SMOKE_NIGHT, SOOT2
from bonfire_deck.paper.wrapping import wrap_flags, wrapped_height
from bonfire_deck.ui.actions import shown_key
from bonfire_deck.ui.run.capture import is_words
from bonfire_deck.ui.theme import night_colours, sized

Index = QModelIndex | QPersistentModelIndex
MARK_WIDTH = 34.0
LOWEST = 48
WORDS = 17
VERSION_KEY = "Alt+Return"
MOST_MEASURED = 20_000
AT_ONCE = 100
"""How many lines are laid out at once; those further down follow while nobody waits."""


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    reaction: Reaction
    group: Group | None
    two_versions: bool

    @property
    def texts(self) -> tuple[str, ...]:
        """Its words, and the same in a second language if there are any."""
        return tuple(text for text in (self.reaction.text, self.reaction.second_text) if text)

    @property
    def details(self) -> str:
        """What is known of it, in a few words; asked only for lines that are seen or read out."""
        parts = [
            kind_label(self.reaction.kind),
            _("★ favourite") if self.reaction.favourite else "",
            "" if self.reaction.verbatim else _("my words"),
            "" if self.reaction.chosen_by_own else _("others’ reading"),
            shown_text(self.reaction.said_by),
            _("pinned") if self.reaction.pin else "",
            clock_time(self.reaction.said_at),
            _("on the wall") if self.reaction.shown else "",
            _("withdrawn: in no output") if self.reaction.withdrawn else "",
            _("two versions: {key} chooses").format(key=shown_key(VERSION_KEY)) if self.two_versions else "",
        ]
        return " · ".join(part for part in parts if part)


class ReactionModel(QAbstractListModel):
    """What was said on a picture, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; a line that came on top leaves the others where they are."""
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
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for a screen reader; the drawing is the delegate's."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = " · ".join(shown_text(text) for text in row.texts)
            return f"{words} · {row.details}"
        return None


class ReactionDelegate(QStyledItemDelegate):
    """Draws one line of the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing is measured yet."""
        super().__init__(parent)
        self._heights: dict[tuple[str, float, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need."""
        model = index.model()
        if not isinstance(model, ReactionModel):
            return QSize(0, 0)
        width = option.widget.width() - MARK_WIDTH - 26
        return QSize(100, sum(self._height(text, width) for text in model.rows[index.row()].texts) + sized(40))

    def _height(self, text: str, width: float) -> int:
        words = sized(WORDS)
        height = self._heights.get((text, width, words))
        if height is None:
            # The list asks for all its lines again whenever one comes.
            height = round(wrapped_height(shown_text(text), serif(words), width))
            if len(self._heights) >= MOST_MEASURED:
                self._heights.clear()
            self._heights[text, width, words] = height
        return height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the group's mark, the words, and what is known of them."""
        model = index.model()
        if not isinstance(model, ReactionModel):
            return
        row = model.rows[index.row()]
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(FLAME if focused else LINE), 2 if focused else 1))
            painter.setBrush(QColor(SOOT2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 6, 6)
        painter.setPen(QColor(LINE))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(QColor(row.group.mark.colour if row.group else SMOKE_NIGHT))
        painter.setFont(sans(sized(16), 700))
        mark = QRectF(box.x() + 8, box.y() + 9, MARK_WIDTH, sized(22))
        painter.drawText(
            mark, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, row.group.mark.shape if row.group else "○"
        )
        words = box.adjusted(MARK_WIDTH, 8, -12, -sized(28))
        painter.setPen(QColor(CREAM))
        painter.setFont(serif(sized(WORDS)))
        # As wide as it was measured: the list itself may be narrower by a scroll bar.
        width, y = option.widget.width() - MARK_WIDTH - 26, words.y()
        for text in row.texts:
            draw_words(painter, QRectF(words.x(), y, words.width(), self._height(text, width)), text)
            y += self._height(text, width)
            painter.setPen(QColor(night_colours()["quiet"]))
        painter.setPen(QColor(GLOW if row.reaction.shown or row.two_versions else night_colours()["quiet"]))
        painter.setFont(sans(sized(13)))
        painter.drawText(
            QRectF(words.x(), box.bottom() - sized(26), words.width(), sized(20)),
            Qt.AlignmentFlag.AlignVCenter,
            row.details,
        )
        painter.restore()


def draw_words(painter: QPainter, box: QRectF, text: str) -> None:
    """Draw people's words, from the right where their script runs so."""
    shown = shown_text(text)
    leftward = runs_leftward(shown)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight)
    painter.drawText(box, wrap_flags(shown, serif(sized(WORDS)), box.width()), shown)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class ReactionList(QListView):
    """Delete bins, Enter or F2 changes, Ctrl+Enter shows to the room or hides, Alt+Enter chooses a version.

    Shift+Delete withdraws a line, or lets it be used again.

    No letter is a command here: a line is often clicked, and the next words come.
    """

    edit_wanted = Signal(str)
    bin_wanted = Signal(str)
    show_wanted = Signal(str)
    version_wanted = Signal(str)
    withdraw_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setObjectName("reaction-list")
        # Two groups' rows, two open fields and large text leave no more than a line of it on a small laptop.
        self.setMinimumHeight(LOWEST)
        self.setAccessibleName(_("What was said on this picture"))
        self.lines = ReactionModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(ReactionDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(AT_ONCE)
        self.doubleClicked.connect(lambda index: self.edit_wanted.emit(self._id(index)))

    def _id(self, index: QModelIndex) -> str:
        return self.lines.rows[index.row()].reaction.id

    def current_id(self) -> str:
        """Return the id of the chosen line, "" if none is."""
        index = self.currentIndex()
        return self._id(index) if index.isValid() else ""

    def show_reactions(self, session: Session, reactions: tuple[Reaction, ...], find: str = "") -> None:
        """Show what was said; with `find`, only lines that have it in their words."""
        chosen = self.current_id()
        wanted = find.casefold()
        rows = tuple(_row(session, r) for r in reactions if wanted in r.text.casefold())
        self.lines.show_rows(rows)
        place = next((i for i, row in enumerate(rows) if row.reaction.id == chosen), None)
        if place is not None:
            self.setCurrentIndex(self.lines.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the chosen line; letters are words for the capture field."""
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
