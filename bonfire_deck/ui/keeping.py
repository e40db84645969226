"""Preview of an imported deck before it is saved."""

from collections.abc import Callable
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
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.files.deck_keeping import Brought, keep, let_go
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.summary import deck_contents
from bonfire_deck.model.text import shown_text
from bonfire_deck.paths import Paths
from bonfire_deck.ui import tasks
from bonfire_deck.ui.buttons import answers
from bonfire_deck.ui.theme import dress

SMALL, PLACE = (132, 88), (150, 128)


class KeepSheet(QDialog):
    """A deck's title, contents and pictures; it is saved only on confirmation."""

    def __init__(self, parent: QWidget, brought: Brought) -> None:
        """Show the imported deck `brought`."""
        super().__init__(parent)
        self.setObjectName("keep-sheet")
        self.setWindowTitle(_("Import a deck"))
        session = brought.session
        heading = QLabel(shown_text(session.about.title))
        heading.setProperty("role", "title")
        heading.setWordWrap(True)
        self.lines = (*deck_contents(session, session.about.deck_revision), *_beside_mine(brought))
        self.cards = QListWidget()
        self.cards.setObjectName("brought-cards")
        self.cards.setAccessibleName(_("Its cards"))
        self.cards.setViewMode(QListView.ViewMode.IconMode)
        self.cards.setResizeMode(QListView.ResizeMode.Adjust)
        self.cards.setMovement(QListView.Movement.Static)
        self.cards.setIconSize(QSize(*SMALL))
        self.cards.setGridSize(QSize(*PLACE))
        self.cards.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        for card in session.cards:
            item = QListWidgetItem(f"{card.number}  {shown_text(card.title or card.words)}")
            pixmap = QPixmap()
            if pixmap.loadFromData(QByteArray(brought.thumbnails.get(card.id, b""))):
                item.setIcon(QIcon(pixmap))
            self.cards.addItem(item)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(30, 26, 30, 22)
        layout.setSpacing(8)
        layout.addWidget(heading)
        for line in self.lines:
            label = QLabel(line)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", "quiet")
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addWidget(self.cards, 1)
        layout.addLayout(self._buttons(brought))
        dress(self, night=False)
        self.resize(min(880, parent.width() - 40), min(620, parent.height() - 40))

    def _buttons(self, brought: Brought) -> QHBoxLayout:
        if brought.own is None:
            yes = _("Keep it")
        elif brought.is_known:
            yes = _("Open mine")
        else:
            yes = _("Add what is newer")
        return answers(self, ("leave", _("Don't import")), ("keep", yes))[0]


def _beside_mine(brought: Brought) -> tuple[str, ...]:
    """Describe how it compares with the same deck on this computer."""
    own = brought.own_session
    if own is None:
        return ()
    if brought.is_known:
        return (_("You already have this deck, with everything that is in this file."),)
    count = len(brought.new_cards)
    cards = ngettext("{count} card is new or changed", "{count} cards are new or changed", count)
    told = _("You have revision {number} of this deck. In this file, {cards}.")
    return (told.format(number=own.about.deck_revision, cards=cards),)


def ask_to_keep(parent: QWidget, brought: Brought, paths: Paths, laptop: str, then: Callable[[Path], None]) -> None:
    """Preview an import; on confirmation save it off the GUI thread, then call `then` with the deck."""
    sheet = KeepSheet(parent, brought)
    is_wanted = sheet.exec() == KeepSheet.DialogCode.Accepted
    sheet.deleteLater()
    if is_wanted:
        tasks.run(parent, _("Importing the deck"), lambda _progress: keep(brought, paths, laptop), then)
    else:
        let_go(brought)
