"""The backups of all files, with a preview before a restore; a restored backup becomes a new file."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.errors import Trouble
from bonfire_deck.files.backups import Backup
from bonfire_deck.files.restoring import Inside, Shelf, reason_in_words
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.times import clock_time, day_here
from bonfire_deck.paper.inks import SMOKE, SMOKE_NIGHT, WHITE
from bonfire_deck.ui.home.backup_preview import BackupPreview
from bonfire_deck.ui.librarian import Librarian
from bonfire_deck.ui.theme import dress, is_dark
from bonfire_deck.writing.plain import date_in_words

BACKUP, DETAILS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
LONG_MOMENT = "30 September, 00:00"
"""What is told of a backup begins behind one of this length, or of a longer one."""
SETTLE_MILLISECONDS = 80
"""Who walks down the list with an arrow key looks into none of those that are only passed."""


class WithDetails(QStyledItemDelegate):
    """Draws the reason for a backup and the amount of its contents after its time."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        super().paint(painter, option, index)
        details = index.data(DETAILS)
        if details:
            metrics = option.fontMetrics
            taken = max(metrics.horizontalAdvance(text) for text in (str(index.data()), LONG_MOMENT))
            room = option.rect.adjusted(taken + 24, 0, -8, 0)
            painter.save()
            painter.setPen(QColor(SMOKE_NIGHT if is_dark() else SMOKE))
            text = metrics.elidedText(details, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            painter.restore()


class BackupsSheet(QDialog):
    """Files and their backups on the left, the contents of the selected one on the right."""

    def __init__(self, parent: QWidget, librarian: Librarian, places: frozenset[str] | None = None) -> None:
        """Show all backups, those of `places` first; `None` if no particular file was asked for."""
        super().__init__(parent)
        self.setObjectName("backups-sheet")
        self.setWindowTitle(_("Backups"))
        self._librarian = librarian
        self._places = places
        self.chosen: Backup | None = None
        """What is restored once the sheet was accepted."""
        self.tree = _tree()
        self.line = _quiet(_("Looking for backups…"), "backups-line")
        self.preview = BackupPreview()
        self.restore = _button("restore", _("Restore as a new file"), "hot")
        self._close = _button("close", _("Close"), "quiet")
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MILLISECONDS)
        self._build()
        self._settle.timeout.connect(self._look)
        self.tree.currentItemChanged.connect(lambda _now, _before: self._on_chosen())
        self.restore.clicked.connect(self.accept)
        self._close.clicked.connect(self.reject)
        dress(self, night=False)
        self.resize(_room(parent))
        self._on_chosen()
        librarian.list_backups(self, self._show)

    def _build(self) -> None:
        heading = QLabel(_("Backups"))
        heading.setProperty("role", "title")
        about = _quiet(
            _(
                "A backup is made after ten minutes of changes, before each merge, and when a file "
                "is closed. Restoring creates a new file; nothing is overwritten."
            ),
            "backups-about",
        )
        left = QFrame()
        left.setProperty("role", "sheet")
        within = QVBoxLayout(left)
        within.setContentsMargins(8, 8, 8, 8)
        within.addWidget(self.tree)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(left, 11)
        middle.addWidget(self.preview, 12)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.line, 1)
        row.addWidget(self._close)
        row.addWidget(self.restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(30, 26, 30, 22)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(about)
        layout.addLayout(middle, 1)
        layout.addLayout(row)
        self.restore.setDefault(True)
        order = (self.tree, self.preview.area, self.restore, self._close)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        self.tree.setFocus()

    def _show(self, shelves: list[Shelf]) -> None:
        places = self._places or frozenset()
        shelves = sorted(shelves, key=lambda shelf: shelf.place not in places)
        has_wanted = any(shelf.place in places for shelf in shelves)
        self._say(len(shelves), has_wanted=has_wanted)
        for shelf in shelves:
            self._add(shelf)
        first = self.tree.topLevelItem(0)
        if first is not None:
            first.setExpanded(True)
            self.tree.setCurrentItem(first.child(0) or first)

    def _say(self, files: int, *, has_wanted: bool) -> None:
        if not files:
            self.line.setText("")
            self.preview.say(
                _("There are no backups yet."),
                _("The first is made after ten minutes of changes, or when you close a file."),
            )
        elif self._places is not None and not has_wanted:
            self.line.setText(_("This file has no backups yet. These are backups of other files."))
        else:
            self.line.setText(ngettext("Backups of {count} file", "Backups of {count} files", files))

    def _add(self, shelf: Shelf) -> None:
        title = shown_text(f"{shelf.title} {shelf.apart}").replace("\n", " ").strip() or _("An unreadable file")
        head = QTreeWidgetItem([title])
        font = QFont(self.tree.font())
        font.setBold(True)
        head.setFont(0, font)
        head.setToolTip(0, title)
        head.setData(0, BACKUP, shelf.backups[0])
        head.setData(
            0,
            Qt.ItemDataRole.AccessibleTextRole,
            ngettext("{count} backup", "{count} backups", len(shelf.backups)) + f": {title}",
        )
        self.tree.addTopLevelItem(head)
        for backup in shelf.backups:
            head.addChild(_row(backup))

    def _on_chosen(self) -> None:
        item = self.tree.currentItem()
        self.chosen = item.data(0, BACKUP) if item is not None else None
        self.restore.setEnabled(False)
        if self.chosen is not None:
            self.preview.say(_("Looking inside…"), "")
            self._settle.start()

    def _look(self) -> None:
        backup = self.chosen
        if backup is None:
            return

        def failed(trouble: Trouble) -> None:
            if self.chosen is backup:
                self.preview.say(trouble.message, _("Select another backup."))

        self._librarian.look_inside(self, backup, self._show_inside, failed)

    def _show_inside(self, inside: Inside) -> None:
        if self.chosen is inside.backup:
            self.preview.show_inside(inside)
            self.restore.setEnabled(True)


def moment_in_words(stored: str) -> str:
    """Return the time of a backup in words, in this laptop's local time."""
    return _("{day}, {time}").format(day=date_in_words(day_here(stored), date.today()), time=clock_time(stored))


def _row(backup: Backup) -> QTreeWidgetItem:
    said: Iterable[str] = (
        reason_in_words(backup.reason),
        ngettext("{count} reaction", "{count} reactions", backup.reactions),
        ngettext("{count} card", "{count} cards", backup.cards),
    )
    moment, details = moment_in_words(backup.made_at), " · ".join(said)
    row = QTreeWidgetItem([moment])
    row.setToolTip(0, details)
    row.setData(0, BACKUP, backup)
    row.setData(0, DETAILS, details)
    row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{moment}, {details}")
    return row


class Shelves(QTreeWidget):
    """A tree of files and their backups."""

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw the expand arrow on plain paper, outside the selection highlight."""
        painter.fillRect(rect, QColor("#292320" if is_dark() else WHITE))
        if not index.parent().isValid():
            super().drawBranches(painter, rect, index)


def _tree() -> Shelves:
    tree = Shelves()
    tree.setObjectName("backups-tree")
    tree.setAccessibleName(_("Files and their backups"))
    tree.setItemDelegate(WithDetails(tree))
    tree.setHeaderHidden(True)
    tree.setIndentation(18)
    tree.setUniformRowHeights(True)
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return tree


def _button(name: str, text: str, role: str) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    return made


def _quiet(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "quiet")
    label.setWordWrap(True)
    return label


def _room(parent: QWidget) -> QSize:
    return QSize(max(900, min(1280, parent.width() - 120)), max(560, min(820, parent.height() - 90)))
