"""The home window: begin, continue, and find every file. It draws from the index and opens no file itself.

Its head is shown before the lists are known: what they need is loaded when they are first drawn.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.ui.home.doors import HomeDoors
from bonfire_deck.ui.home.hero import Hero
from bonfire_deck.ui.main_window import MainWindow
from bonfire_deck.ui.theme import dress, fix

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from bonfire_deck.files.index import Entry
    from bonfire_deck.ui.home.tiles import DeckTile, SessionRow

TILES_A_ROW = 3
ROWS_AT_ONCE = 30


class HomeWindow(MainWindow):
    """Sessions and decks at a glance."""

    def __init__(self, doors: HomeDoors) -> None:
        """Hand every command to `doors`."""
        super().__init__()
        self.setObjectName("home-window")
        self.setWindowTitle(_("Bonfire Deck"))
        self.setAcceptDrops(True)
        self._doors = doors
        self._is_kindled = False
        self._area = QScrollArea()
        self._entries: list[Entry] = []
        self._waiting: list[Entry] = []
        self._more: QPushButton | None = None
        """The button that shows the sessions that wait for it."""
        self.hero = Hero(doors)
        self.find_field = QLineEdit()
        self.find_field.setObjectName("find-field")
        self.find_field.setPlaceholderText(_("Find"))
        self.find_field.setAccessibleName(_("Find a session or deck"))
        fix(self.find_field, width=170)
        self.find_field.textChanged.connect(lambda _text: self._draw())
        self.find_field.returnPressed.connect(self._to_found)
        self.archived = QPushButton(_("Show archived"))
        self.archived.setObjectName("show-archived")
        self.archived.setProperty("role", "bare")
        self.archived.setCheckable(True)
        self.archived.setAccessibleName(_("Show archived"))
        self.archived.toggled.connect(lambda _on: self._draw())
        self._sessions = QVBoxLayout()
        self._sessions.setSpacing(10)
        self._decks = QGridLayout()
        self._decks.setSpacing(14)
        for column in range(TILES_A_ROW):
            self._decks.setColumnStretch(column, 1)
        self._build()
        dress(self, night=False)
        self.resize(1366, 768)
        self.default_button = self.hero.start
        self.hero.start.setFocus()

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.hero)
        left.addSpacing(8)
        head = QHBoxLayout()
        head.addWidget(_overline(_("SESSIONS")))
        head.addStretch(1)
        head.addWidget(self._bare("all-backups", _("Backups…"), _("Backups of all files"), self._doors.all_backups))
        head.addWidget(self.archived)
        left.addLayout(head)
        left.addLayout(self._sessions)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(14)
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(self.find_field)
        bring = QPushButton(_("Import…"))
        bring.setObjectName("bring-in-a-file")
        bring.setAccessibleName(_("Import a file"))
        bring.clicked.connect(self._doors.choose_file)
        top.addWidget(bring)
        top.addWidget(self._bare("about", _("About"), _("About Bonfire Deck"), self._doors.about))
        right.addLayout(top)
        right.addWidget(_overline(_("DECKS")))
        right.addLayout(self._decks)
        right.addStretch(1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(52, 40, 52, 40)
        row.setSpacing(40)
        row.addLayout(left, 130)
        row.addLayout(right, 100)
        self._area.setObjectName("page")
        self._area.setWidget(page)
        self._area.setWidgetResizable(True)
        self.setCentralWidget(self._area)

    def _bare(self, name: str, text: str, label: str, handler: "Callable[[], None]") -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setProperty("role", "bare")
        made.setAccessibleName(label)
        made.clicked.connect(lambda _checked=False: handler())
        return made

    def kindle(self) -> None:
        """Add, once, what is slow to load and not part of the first paint: the fire, the shortcuts, a button's icon."""
        if self._is_kindled:
            return
        self._is_kindled = True
        from PySide6.QtCore import Qt

        from bonfire_deck.ui.actions import Action, ActionTable
        from bonfire_deck.ui.legible import actions_for

        self.hero.kindle()
        self.find_field.setClearButtonEnabled(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table = ActionTable(
            (
                Action("start-session", _("Start a session"), ("Ctrl+N",), self._doors.start_session),
                Action("choose-file", _("Import…"), ("Ctrl+O",), self._doors.choose_file),
                Action("choose-pictures", _("New deck from pictures…"), ("Ctrl+Shift+N",), self._doors.choose_pictures),
                Action("find", _("Find"), ("Ctrl+F",), self.find_field.setFocus),
                Action("backups", _("Backups…"), ("Ctrl+Shift+E",), self._doors.all_backups),
                Action("rename", _("Rename"), ("F2",), self._rename),
                *actions_for(self._doors.larger_text, self._doors.high_contrast),
                Action("keys", _("Keys"), ("F1",), lambda: table.sheet(self)),
                Action("close", _("Close"), ("Ctrl+Q",), self.close),
            )
        )
        table.install(self)

    def show_entries(self, entries: "Sequence[Entry]") -> None:
        """Show the entries of the index."""
        if list(entries) != self._entries or not self._decks.count():
            self._entries = list(entries)
            self._draw()

    def _draw(self) -> None:
        held = self._held()
        self._fill()
        if held is not None:
            self._hold(*held)

    def _held(self) -> "tuple[Entry, str] | None":
        """Return the file whose control has the focus, and the control's name, to restore it in the rebuilt lists."""
        focused = self.focusWidget()
        place = self._of_entry(focused)
        return None if place is None or place.entry is None else (place.entry, focused.objectName())

    def _hold(self, entry: "Entry", name: str) -> None:
        """Give the focus to the same control of the same file, or, if the file is gone, to the default button."""
        shown = [(place, place.entry) for place in self._places() if place.entry is not None]
        # A renamed file is found by its id; a copy shares that id.
        same = [place for place, its in shown if its.path == entry.path]
        same += [place for place, its in shown if its.id == entry.id]
        for place in same:
            found = place if place.objectName() == name else place.findChild(QWidget, name)
            if found is not None:
                # A widget can't take the focus before it is visible.
                place.show()
                found.setFocus()
                return
        self.hero.start.setFocus()

    def _places(self) -> "list[SessionRow | DeckTile]":
        """Return the current rows and tiles; widgets due for deletion may still exist."""
        from bonfire_deck.ui.home.tiles import DeckTile, SessionRow

        lists: tuple[QVBoxLayout | QGridLayout, ...] = (self._sessions, self._decks)
        items = [a_list.itemAt(place) for a_list in lists for place in range(a_list.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, SessionRow | DeckTile)]

    def _of_entry(self, widget: QWidget | None) -> "SessionRow | DeckTile | None":
        """Return the row or tile that contains a control."""
        from bonfire_deck.ui.home.tiles import DeckTile, SessionRow

        while widget is not None and not isinstance(widget, SessionRow | DeckTile):
            widget = widget.parentWidget()
        return widget

    def _fill(self) -> None:
        from bonfire_deck.ui.home.tiles import DeckTile

        wanted = self.find_field.text().casefold()
        shown = [
            entry
            for entry in self._entries
            if (not entry.archived or self.archived.isChecked())
            and wanted in f"{entry.title} {entry.place} {entry.date}".casefold()
        ]
        _empty(self._sessions)
        self._more = None
        self._waiting = [entry for entry in shown if entry.thing == "session"]
        self._show_more()
        if not self._sessions.count() and not wanted:
            warm = QLabel(_("Your sessions will appear here. Start one, or look around the sample first."))
            warm.setProperty("role", "quiet")
            warm.setWordWrap(True)
            self._sessions.addWidget(warm)
        self._sessions.addWidget(self._sample_row())
        _empty(self._decks)
        decks: list[Entry | None] = [entry for entry in shown if entry.thing == "deck"]
        for place, deck in enumerate([*decks, None]):
            self._decks.addWidget(DeckTile(deck, self._doors), place // TILES_A_ROW, place % TILES_A_ROW)

    def tell_of_waiting(self, line: str) -> None:
        """Show the starter deck's progress on its tile."""
        from bonfire_deck.ui.home.tiles import DeckTile

        for tile in self.findChildren(DeckTile):
            if tile.entry is not None and tile.entry.is_waiting:
                tile.details.show_words(line)
                tile.setAccessibleName(f"{tile.entry.title}, {line}")

    def _to_found(self) -> None:
        """On Enter in the search field, focus the first match, so that Enter again opens it."""
        for place in self._places():
            if place.entry is not None:
                first = place.findChild(QPushButton, "continue") or place
                place.show()
                first.setFocus()
                return

    def _go_on(self) -> None:
        first = self._sessions.indexOf(self._more) if self._more else 0
        self._show_more()
        item = self._sessions.itemAt(first)
        row = item.widget() if item is not None else None
        if row is not None:
            # A widget can't take the focus before it is visible.
            row.show()
            row.setFocus()

    def _show_more(self) -> None:
        """Show the next page of sessions: in pages, so that a hundred don't stall the window."""
        from collections import Counter

        from bonfire_deck.files.index import deck_revisions
        from bonfire_deck.ui.home.tiles import SessionRow

        titles = Counter(entry.title for entry in self._entries if entry.thing == "session")
        place = self._sessions.count()
        if self._more is not None:
            place = self._sessions.indexOf(self._more)
            self._sessions.removeWidget(self._more)
            self._more.deleteLater()
            self._more = None
        now, self._waiting = self._waiting[:ROWS_AT_ONCE], self._waiting[ROWS_AT_ONCE:]
        revisions = deck_revisions(self._entries)
        rows = [
            SessionRow(
                entry,
                self._doors,
                is_namesake=titles[entry.title] > 1,
                is_outdated=revisions.get(entry.deck_id, 0) > entry.revision,
            )
            for entry in now
        ]
        for row in rows:
            self._sessions.insertWidget(place, row)
            place += 1
        if self._waiting:
            text = ngettext("{count} older session", "{count} older sessions", len(self._waiting))
            self._more = self._bare("more-sessions", text, text, self._go_on)
            self._sessions.insertWidget(place, self._more)

    def _rename(self) -> None:
        """Rename the entry that has the focus, itself or on one of its controls."""
        widget = self._of_entry(QApplication.focusWidget())
        entry = widget.entry if widget is not None else None
        if entry is not None and not entry.trouble:
            self._doors.rename(entry)

    def _sample_row(self) -> QFrame:
        row = QFrame()
        row.setProperty("role", "sheet")
        row.setObjectName("sample-row")
        title = QLabel(_("Sample session"))
        title.setProperty("role", "heading")
        line = QLabel(_("Look around. Nothing you do here is saved."))
        line.setProperty("role", "quiet")
        words = QVBoxLayout()
        words.addWidget(title)
        words.addWidget(line)
        button = QPushButton(_("Open"))
        button.setObjectName("open-sample")
        button.setAccessibleName(_("Open the sample session"))
        button.clicked.connect(self._doors.sample)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(20, 11, 13, 11)
        layout.addLayout(words, 1)
        layout.addWidget(button)
        return row

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        """Accept files and folders anywhere in the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:
        """Open or import the dropped files."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self._doors.take_files(paths)


def _overline(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "overline")
    return label


def _empty(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
