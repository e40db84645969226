"""Add cards from another deck on this laptop: all of them, or a selection."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.errors import Trouble
from bonfire_deck.files import laying, second_deck
from bonfire_deck.files.index import Index
from bonfire_deck.files.second_deck import SeenDeck
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Card
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui import tasks
from bonfire_deck.ui.tasks import Progress
from bonfire_deck.ui.theme import dress
from bonfire_deck.ui.workbench import Workbench

CARD = Qt.ItemDataRole.UserRole
SMALL, PLACE = (144, 96), (164, 142)
DECKS_WIDTH = 230


class DeckSheet(QDialog):
    """Decks on the left, cards of the selected one on the right; nothing is added until the button is pressed."""

    def __init__(
        self, parent: QWidget, workbench: Workbench, say: Callable[[str], None], first: Path | None = None
    ) -> None:
        """Add to the session of `workbench`; `first` is the deck selected initially."""
        super().__init__(parent)
        self.setObjectName("deck-sheet")
        self.setWindowTitle(_("Cards from another deck"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workbench = workbench
        self._say = say
        self._seen: SeenDeck | None = None
        entries = [entry for entry in Index(workbench.paths).entries() if entry.thing == "deck" and not entry.trouble]
        own = workbench.reader.session().about.deck_id
        # List the session's own deck last: its cards are already here.
        found = sorted(entries, key=lambda entry: entry.id == own)
        self._decks = [entry for entry in found if entry.path.exists() and not entry.archived]
        self.decks = _list("decks", _("Decks on this laptop"))
        self.decks.setFixedWidth(DECKS_WIDTH)
        self.cards = _grid()
        self._line = QLabel()
        self._line.setObjectName("deck-line")
        self._line.setProperty("role", "quiet")
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setWordWrap(True)
        self.take_button = QPushButton()
        self.take_button.setObjectName("take-cards")
        self.take_button.setProperty("role", "hot")
        self._build()
        for entry in self._decks:
            pictures = ngettext("{count} card", "{count} cards", entry.pictures)
            self.decks.addItem(f"{shown_text(entry.title)}\n{pictures}")
        self.decks.currentRowChanged.connect(lambda _row: self._look())
        self.cards.itemSelectionChanged.connect(self._show_button)
        places = [place for place, entry in enumerate(self._decks) if entry.path == first]
        dress(self, night=False)
        self.resize(min(980, parent.width() - 40), min(620, parent.height() - 40))
        if self._decks:
            self.decks.setCurrentRow(places[0] if places else 0)
        else:
            self._line.setText(_("There are no decks on this laptop. Drop a deck file on the run window."))
        self._show_button()

    def _build(self) -> None:
        heading = QLabel(_("Cards from another deck"))
        heading.setProperty("role", "title")
        close = QPushButton(_("Close"))
        close.setObjectName("close")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.take_button.setDefault(True)
        self.take_button.clicked.connect(self.take)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.decks)
        middle.addWidget(self.cards, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._line, 1)
        row.addWidget(close)
        row.addWidget(self.take_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(30, 26, 30, 22)
        layout.setSpacing(14)
        layout.addWidget(heading)
        layout.addLayout(middle, 1)
        layout.addLayout(row)

    def _look(self) -> None:
        """Read the selected deck on another thread."""
        place = self.decks.currentRow()
        self._seen = None
        self.cards.clear()
        self._show_button()
        if not 0 <= place < len(self._decks):
            return
        self._line.setText(_("Looking inside…"))
        path, paths = self._decks[place].path, self._workbench.paths
        tasks.run(
            self,
            _("Looking inside"),
            lambda _progress: second_deck.look_through(path, paths),
            partial(self._show, place),
            lambda trouble: self._line.setText(str(trouble)),
            is_quiet=True,
        )

    def _show(self, place: int, seen: SeenDeck) -> None:
        if place != self.decks.currentRow():
            return
        self._seen = seen
        new = {card.id for card in self._new()}
        for card in seen.session.cards:
            if not card.retired:
                self.cards.addItem(_item(card, seen.thumbnails.get(card.id, b""), is_new=card.id in new))
        self._line.setText(_("Select some cards, or add them all. They go to the end, with new numbers."))
        self._show_button()

    def _new(self) -> tuple[Card, ...]:
        return laying.cards_to_add(self._workbench.reader.session(), self._seen.session) if self._seen else ()

    def _wanted(self) -> tuple[Card, ...]:
        """Return the selected cards; all new ones if none is selected."""
        chosen = {item.data(CARD) for item in self.cards.selectedItems()}
        return tuple(card for card in self._new() if not chosen or card.id in chosen)

    def _show_button(self) -> None:
        count = len(self._wanted())
        if self.cards.selectedItems():
            text = ngettext("Add {count} card", "Add {count} cards", count)
        else:
            text = ngettext("Add the only card", "Add all {count} cards", count)
        if self._seen is not None and not count:
            text = _("All are added")
            self._line.setText(_("All cards of this deck are already in the session."))
        self.take_button.setText(text)
        self.take_button.setAccessibleName(text)
        self.take_button.setEnabled(bool(count))

    def take(self) -> None:
        """Add the cards: store their pictures on another thread, then add the cards as one edit."""
        seen, cards, bench = self._seen, self._wanted(), self._workbench
        if seen is None or not cards:
            return

        def work(progress: Progress) -> bool:
            def told(done: int) -> bool:
                progress.step(done, len(cards))
                return not progress.stopped

            with bench.borrowed():
                second_deck.bring_pictures(bench.history, seen, cards, bench.paths, told)
            return not progress.stopped

        def done(whole: bool) -> None:
            if not whole:
                self._line.setText(_("Stopped. No card was added."))
                return
            try:
                numbers = laying.add_cards(bench.history, bench.reader.session(), seen.session, cards)
            except Trouble as trouble:
                self._line.setText(str(trouble))
                return
            self._say(_came(numbers, shown_text(seen.session.about.title)))
            self.accept()

        tasks.run(self, _("Adding cards"), work, done, lambda trouble: self._line.setText(str(trouble)))


def _came(numbers: list[int], title: str) -> str:
    if len(numbers) == 1:
        return _("Added a card from “{title}” as card {number}.").format(title=title, number=numbers[0])
    text = _("Added {count} cards from “{title}”, the last as card {number}.")
    return text.format(count=len(numbers), title=title, number=max(numbers))


def _item(card: Card, thumbnail: bytes, *, is_new: bool) -> QListWidgetItem:
    title = shown_text(card.title or card.words)
    item = QListWidgetItem(
        f"{card.number}  {title}" if is_new else _("{number} · already here").format(number=card.number)
    )
    item.setData(CARD, card.id)
    item.setData(
        Qt.ItemDataRole.AccessibleTextRole,
        f"{card.number} {title}"
        if is_new
        else _("{number} {title}, already here").format(number=card.number, title=title),
    )
    pixmap = QPixmap()
    if thumbnail and pixmap.loadFromData(QByteArray(thumbnail)):
        item.setIcon(QIcon(pixmap))
    if not is_new:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _list(name: str, told: str) -> QListWidget:
    made = QListWidget()
    made.setObjectName(name)
    made.setAccessibleName(told)
    made.setWordWrap(True)
    return made


def _grid() -> QListWidget:
    made = _list("deck-cards", _("Its cards"))
    made.setViewMode(QListView.ViewMode.IconMode)
    made.setMovement(QListView.Movement.Static)
    made.setResizeMode(QListView.ResizeMode.Adjust)
    made.setIconSize(QSize(*SMALL))
    made.setGridSize(QSize(*PLACE))
    made.setUniformItemSizes(True)
    made.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return made
