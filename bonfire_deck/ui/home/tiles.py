"""The items of the home window's lists: a session row and a deck tile."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImageReader,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.files.index import Entry
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.text import shown_text, told_apart
from bonfire_deck.paper.fonts import sans
from bonfire_deck.paper.inks import HAIR, SMOKE
from bonfire_deck.ui.elided import ElidedLabel
from bonfire_deck.ui.home.doors import HomeDoors
from bonfire_deck.ui.home.hero import fill_with
from bonfire_deck.ui.theme import paper_colours
from bonfire_deck.writing.plain import date_in_words

TILE_HEIGHT = 180
MOST_COVER = 640


def cover_pixmap(data: bytes) -> QPixmap:
    """Return a cover to draw, no larger than a tile needs; until the starter deck exists, its cover is a full image."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    size = reader.size()
    if size.width() > MOST_COVER:
        reader.setScaledSize(size.scaled(MOST_COVER, MOST_COVER, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read()) if data else QPixmap()


class Cover(QWidget):
    """A small picture with rounded corners."""

    def __init__(self, data: bytes, size: QSize, radius: float = 6, empty: str = "") -> None:
        """Show the picture in `data`; if there is none, a plain sheet with the sign `empty`."""
        super().__init__()
        self._empty = empty
        self.setFixedHeight(size.height())
        if size.width():
            self.setFixedWidth(size.width())
        self._radius = radius
        self._pixmap = cover_pixmap(data)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cover."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        if self._pixmap.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(HAIR))
            painter.drawRoundedRect(box, self._radius, self._radius)
            painter.setPen(QColor(SMOKE))
            painter.setFont(sans(40, 300))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._empty)
        else:
            fill_with(painter, self._pixmap, box, self._radius)


def session_line(entry: Entry) -> str:
    """Return the line below a session's title."""
    said = ngettext("{count} reaction", "{count} reactions", entry.reactions)
    parts = [
        date_in_words(entry.date, date.today()),
        ngettext("{count} group", "{count} groups", entry.groups),
        ngettext("{count} picture", "{count} pictures", entry.pictures) if entry.pictures else "",
        said if entry.reactions else _("nothing said yet"),
    ]
    return " · ".join(part for part in parts if part)


def entry_menu(parent: QWidget, entry: Entry, doors: HomeDoors) -> QMenu:
    """Return the menu of further commands for a file."""
    menu = QMenu(parent)
    if entry.trouble:
        menu.addAction(_("Backups…"), lambda: doors.backups_of(entry))
        menu.addAction(_("Delete…"), lambda: doors.delete(entry))
        return menu
    menu.addAction(_("Rename…"), lambda: doors.rename(entry))
    menu.addAction(_("Duplicate"), lambda: doors.duplicate(entry))
    if entry.thing == "session":
        menu.addAction(_("New session like this one…"), lambda: doors.new_like(entry))
        menu.addAction(_("Rehearse"), lambda: doors.rehearse(entry))
        menu.addSeparator()
        menu.addAction(_("Save a copy…"), lambda: doors.save_copy(entry))
        menu.addAction(_("Create table files…"), lambda: doors.make_table_files(entry))
        menu.addAction(_("Merge table files…"), lambda: doors.gather(entry))
    menu.addSeparator()
    menu.addAction(_("Backups…"), lambda: doors.backups_of(entry))
    menu.addAction(_("Unarchive") if entry.archived else _("Archive"), lambda: doors.archive(entry))
    menu.addSeparator()
    menu.addAction(_("Delete…"), lambda: doors.delete(entry))
    return menu


def more_button(parent: QWidget, entry: Entry, doors: HomeDoors) -> QToolButton:
    """Return the three-dot menu button."""
    made = QToolButton(parent)
    made.setText("⋯")
    made.setProperty("role", "bare")
    made.setAccessibleName(_("More for {title}").format(title=entry.title))
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setMenu(entry_menu(made, entry, doors))
    return made


class SessionRow(QFrame):
    """One session."""

    def __init__(
        self, entry: Entry, doors: HomeDoors, parent: QWidget | None = None, *, is_namesake: bool = False,
        is_outdated: bool = False,
    ) -> None:  # fmt: skip
        """Show `entry`; with `is_namesake`, as for copies and restored files, show the file name to tell them apart.

        `is_outdated` says that its deck has a newer revision; the session keeps the pictures it was run with.
        """
        super().__init__(parent)
        self.setProperty("role", "sheet")
        self.setObjectName("session-row")
        self.entry = entry
        apart = told_apart(entry.title, entry.path.stem) if is_namesake else ""
        line = f"{apart} · {session_line(entry)}" if apart else session_line(entry)
        if is_outdated:
            line = _("{line} · newer revision of the deck available").format(line=line)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{shown_text(entry.title)}, {entry.trouble or line}")
        title = ElidedLabel(entry.title, "heading")
        title.setEnabled(not entry.trouble)
        details: QLabel = ElidedLabel(line, "quiet")
        if entry.trouble:
            details = QLabel(entry.trouble)
            details.setTextFormat(Qt.TextFormat.PlainText)
            details.setProperty("role", "quiet")
            details.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(title)
        words.addWidget(details)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 11, 8, 11)
        row.setSpacing(9)
        row.addWidget(Cover(entry.cover, QSize(96, 64)))
        row.addLayout(words, 1)
        if not entry.trouble:
            row.addWidget(self._button(_("Board"), "open-board", lambda: doors.open_board(entry)))
            row.addWidget(self._button(_("Continue"), "continue", lambda: doors.open_entry(entry)))
        elif entry.is_foreign:
            row.addWidget(self._button(_("Import"), "bring-in", lambda: doors.take_files([entry.path])))
        else:
            # Opening it says what is wrong and offers recovery.
            row.addWidget(self._button(_("Open…"), "try-to-open", lambda: doors.open_entry(entry)))
        row.addWidget(more_button(self, entry, doors))

    def _button(self, text: str, name: str, handler: Callable[[], None]) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAccessibleName(_("{action}: {title}").format(action=text, title=self.entry.title))
        made.clicked.connect(lambda _checked=False: handler())
        return made


class DeckTile(QAbstractButton):
    """One deck, opened by a click or Enter."""

    def __init__(self, entry: Entry | None, doors: HomeDoors, parent: QWidget | None = None) -> None:
        """Show `entry`; `None` is the tile that creates a new deck."""
        super().__init__(parent)
        self.setObjectName("deck-tile" if entry else "new-deck")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(TILE_HEIGHT)
        name = shown_text(entry.title) if entry else _("New deck")
        below = _("Drop pictures here")
        if entry:
            below = entry.trouble or ngettext("{count} picture", "{count} pictures", entry.pictures)
        title, self.details = ElidedLabel(name, "heading"), ElidedLabel(below, "quiet")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        words.addWidget(self.details)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 4, 10)
        foot.addLayout(words, 1)
        if entry and not entry.is_waiting:
            foot.addWidget(more_button(self, entry, doors))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 0)
        layout.setSpacing(0)
        layout.addWidget(Cover(entry.cover if entry else b"", QSize(0, 118), 11, "" if entry else "+"))
        layout.addLayout(foot)
        self.entry = entry
        self.setAccessibleName(f"{name}, {below}")
        if entry is None:
            self.clicked.connect(lambda _checked=False: doors.choose_pictures())
        elif entry.is_foreign:
            self.clicked.connect(lambda _checked=False: doors.take_files([entry.path]))
        else:
            self.clicked.connect(lambda _checked=False: doors.open_entry(entry))

    def sizeHint(self) -> QSize:
        """Return a size that fits three in a row on a small laptop."""
        return QSize(170, TILE_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter as on Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, with a focus ring when focused."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        colours = paper_colours()
        painter.setPen(QPen(QColor(colours["focus"] if focused else colours["hair"]), 3 if focused else 1))
        painter.setBrush(QColor(colours["sheet"]))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 12, 12)
