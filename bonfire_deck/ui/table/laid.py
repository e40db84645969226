"""Cards laid out on the table: a hand as large as possible, or many on pages; arrow keys go from card to card."""

import math
import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from bonfire_deck.i18n import _
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.table.card import RATIO, TableCard
from bonfire_deck.ui.table.hand import Place

GAP = 16
NARROWEST = 230
"""Minimum card width in pixels: pictures can be told apart at arm's length."""
FEW = 4
NUMBER_SECONDS = 1.5
"""Digits typed within this time of each other form one number."""


def best_columns(count: int, area: QSize) -> int:
    """Return the number of columns at which `count` cards are largest in `area`."""

    def width(columns: int) -> float:
        rows = math.ceil(count / columns)
        across = (area.width() - GAP * (columns - 1)) / columns
        down = (area.height() - GAP * (rows - 1)) / rows
        return min(across, down * RATIO)

    return max(range(1, max(1, count) + 1), key=width)


def a_page(area: QSize) -> int:
    """Return how many cards fit on a page of `area` without getting too small."""
    columns = max(1, (area.width() + GAP) // (NARROWEST + GAP))
    rows = max(1, int((area.height() + GAP) / (NARROWEST / RATIO + GAP)))
    return columns * rows


class LaidCards(QWidget):
    """The cards of one group or of the whole deck."""

    pressed = Signal(int)
    """The index of a shown card, from 0."""
    turned = Signal(int)
    paged = Signal(int)
    """The requested page, from 0."""
    relaid = Signal()
    """The available space changed, and perhaps the number of pages."""

    def __init__(self, images: Images, parent: QWidget | None = None) -> None:
        """Load pictures from `images`."""
        super().__init__(parent)
        self.setObjectName("laid-cards")
        self._images = images
        self._places: tuple[Place, ...] = ()
        self._page = 0
        self._chosen = ""
        self._moves = True
        self._typed = ""
        self._typed_at = 0.0
        self.cards: list[TableCard] = []

    def show_places(self, places: Sequence[Place], page: int, chosen: str, *, moves: bool) -> None:
        """Lay out `places`; the card with the id `chosen` is marked."""
        self._places, self._page, self._chosen, self._moves = tuple(places), page, chosen, moves
        self._lay()

    @property
    def pages(self) -> int:
        """The number of pages."""
        return max(1, math.ceil(len(self._places) / a_page(self.size())))

    @property
    def page(self) -> int:
        """The current page, from 0."""
        return min(self._page, self.pages - 1)

    def _lay(self) -> None:
        most = a_page(self.size())
        shown = self._places[self.page * most : (self.page + 1) * most]
        while len(self.cards) < len(shown):
            card = TableCard(self._images, self)
            at = len(self.cards)
            card.clicked.connect(lambda _checked=False, at=at: self.pressed.emit(self._first + at))
            card.turned.connect(lambda at=at: self.turned.emit(self._first + at))
            card.installEventFilter(self)
            self.cards.append(card)
        # Full pages share one grid, so that cards on the last page are no larger than those before.
        columns = best_columns(min(most, len(self._places)), self.size()) if shown else 1
        for number, card in enumerate(self.cards):
            if number >= len(shown):
                card.hide()
                continue
            place = shown[number]
            was_empty = card.isVisible() and card.card is None and place.card is not None and not place.down
            words = _("Card {place} of {count}, face down").format(place=number + 1, count=len(shown))
            card.large = len(self._places) <= FEW
            card.chosen = place.card is not None and place.card.id == self._chosen
            card.show_card(place.card, down=place.down, moves=self._moves, words=words)
            card.setGeometry(self._cell(number, columns, min(most, len(self._places))))
            card.show()
            if was_empty:
                card.turn_from_back(moves=self._moves)

    @property
    def _first(self) -> int:
        return self.page * a_page(self.size())

    def _cell(self, number: int, columns: int, count: int) -> QRect:
        rows = math.ceil(count / columns)
        across = (self.width() - GAP * (columns - 1)) / columns
        down = (self.height() - GAP * (rows - 1)) / rows
        width = min(across, down * RATIO)
        height = width / RATIO
        left = (self.width() - width * columns - GAP * (columns - 1)) / 2
        top = (self.height() - height * rows - GAP * (rows - 1)) / 2
        row, column = divmod(number, columns)
        return QRect(
            round(left + column * (width + GAP)), round(top + row * (height + GAP)), round(width), round(height)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the cards again."""
        self._lay()
        self.relaid.emit()

    def focus_first(self) -> None:
        """Focus the chosen card, otherwise the first."""
        shown = [card for card in self.cards if not card.isHidden()]
        card = next((card for card in shown if card.chosen), shown[0] if shown else None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move to a neighbour with the arrow keys; a typed number goes to the card with that number."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or watched not in self.cards:
            return False
        shown = [card for card in self.cards if not card.isHidden()]
        here = next(number for number, card in enumerate(self.cards) if card is watched)
        columns = sum(card.y() == shown[0].y() for card in shown)
        step = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is not None:
            if 0 <= here + step < len(shown):
                shown[here + step].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.text().isascii() and event.text().isdecimal():
            self._find(event.text())
            return True
        return False

    def _find(self, digit: str) -> None:
        now = time.monotonic()
        self._typed = digit if now - self._typed_at > NUMBER_SECONDS else self._typed + digit
        self._typed_at = now
        for place, laid in enumerate(self._places):
            if laid.card is not None and not laid.down and str(laid.card.number) == self._typed:
                self.paged.emit(place // a_page(self.size()))
                self.cards[place - self._first].setFocus(Qt.FocusReason.OtherFocusReason)
