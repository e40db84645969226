"""One group's page: cards to turn over and choose from, then the chosen one large, with field and lines."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.table.card import TableCard
from bonfire_deck.ui.table.hand import BY_CHANCE, Place, heading
from bonfire_deck.ui.table.laid import LaidCards
from bonfire_deck.ui.table.lines import OwnLines
from bonfire_deck.ui.table.looks import table_button, table_label
from bonfire_deck.ui.table.moves import Moves
from bonfire_deck.ui.table.pass_page import counts_line
from bonfire_deck.ui.table.turns import FILE, ROUND, Turns
from bonfire_deck.ui.table.words import Words
from bonfire_deck.ui.theme import fix

SIDE_WIDTH = 430
LAID, LARGE, PASSED = range(3)


class TurnPage(QWidget):
    """Show a group its own content, and of the others only how much they said."""

    def __init__(self, turns: Turns, moves: Moves, images: Images, parent: QWidget | None = None) -> None:
        """Draw the state of `turns`."""
        super().__init__(parent)
        self.setObjectName("turn-page")
        self._turns = turns
        self._moves = moves
        self._images = images
        self._seen: tuple[str, ...] = ()
        self.words = Words(turns)
        self.laid = LaidCards(images)
        self.large = TableCard(images)
        self.large.setObjectName("chosen-card")
        self.large.large = True
        self.large.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines = OwnLines()
        self._shape = table_label("table-name")
        self._name = table_label("table-name", "whose-turn")
        self.question = table_label("table-question", "table-question")
        self._counts = table_label("table-quiet", "counts")
        self.said = table_label("table-quiet", "table-said")
        self._pages = table_label("table-quiet", "pages")
        self._slots = QHBoxLayout()
        self._slot_cards: list[tuple[TableCard, QLabel]] = []
        self._middle = QStackedWidget()
        self.buttons: dict[str, QPushButton] = {}
        self.foot = QHBoxLayout()
        self._build()
        self.laid.pressed.connect(self._pressed)
        self.laid.turned.connect(self._turned)
        self.laid.relaid.connect(lambda: self._show_pages(self._middle.currentIndex()))
        self.laid.paged.connect(lambda page: turns.set(page=page))
        self.lines.change_wanted.connect(self.words.change)
        self.lines.take_back_wanted.connect(self.words.take_back)
        turns.said.connect(self._say)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._shape)
        head.addWidget(self._name)
        self.question.setWordWrap(True)
        self.question.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head.addWidget(self.question, 1)
        for name, text, act in (
            ("next-place", "", self._next_place),
            ("draw-again", _("Redraw a card"), self._moves.draw_again),
            ("pass-turn", _("Pass"), self._moves.pass_turn),
            ("other-card", _("Choose another card"), self._other),
        ):
            head.addWidget(self.button(name, text, act))
        column = QVBoxLayout()
        column.setSpacing(12)
        self._slots.setSpacing(10)
        column.addLayout(self._slots)
        column.addWidget(self.lines, 1)
        side = QWidget()
        fix(side, width=SIDE_WIDTH)
        side.setLayout(column)
        column.setContentsMargins(0, 6, 0, 0)
        large = QWidget()
        row = QHBoxLayout(large)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self.large, 1)
        row.addWidget(side)
        for page in (self.laid, large, self._passed_page()):
            self._middle.addWidget(page)
        self.foot.setSpacing(10)
        self.foot.addWidget(self._pages)
        self._counts.setWordWrap(True)
        self._counts.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter)
        self.foot.addWidget(self._counts, 1)
        self.foot.addWidget(self.said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(30, 18, 30, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self._middle, 1)
        layout.addWidget(self.words)
        layout.addLayout(self.foot)

    def _passed_page(self) -> QWidget:
        page = QWidget()
        line = table_label("table-question", "passed-line")
        line.setText(_("You passed this time. That is fine."))
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(line)
        column.addSpacing(18)
        button = self.button("take-back-pass", _("Choose a card after all"), self._moves.take_back_pass)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def button(self, name: str, text: str, act: object, key: str = "") -> QPushButton:
        """Return a button of this page that calls `act`; its key is shown beside the text."""
        made = table_button(name, f"{text}  {key}" if key else text, text)
        if callable(act):
            made.clicked.connect(lambda _checked=False: act())
        self.buttons[name] = made
        return made

    def refresh(self) -> None:
        """Redraw the page."""
        turns, group, round_, card = self._turns, self._turns.group, self._turns.round, self._turns.card
        passed = turns.passed is not None
        look = PASSED if passed else LARGE if card is not None else LAID
        self._shape.setVisible(turns.mode in (ROUND, FILE))
        self._name.setVisible(turns.mode in (ROUND, FILE))
        if group is not None:
            self._shape.setText(group.mark.shape)
            self._shape.setStyleSheet(f"font-size: 44px; color: {group.mark.colour};")
            self._name.setText(shown_text(group.name))
            self._name.setAccessibleName(_("Group {number}, {name}").format(number=group.number, name=group.name))
        place = turns.place
        question = turns.question if look != LAID else heading(round_, place.slot if place else "", turns.question)
        self.question.setText(shown_text(question))
        self.large.show_card(card, down=False, moves=turns.moves)
        if look == LAID:
            self.laid.show_places(
                self._on_the_table(), turns.number("page"), place.card.id if place and place.card else "",
                moves=turns.moves,
            )  # fmt: skip
        self._middle.setCurrentIndex(look)
        self.words.setVisible(look == LARGE)
        self.words.refresh()
        self.lines.show_lines(turns.session, turns.lines())
        self._show_slots()
        self._show_buttons(look)
        self._counts.setText(counts_line(turns) if turns.mode == ROUND else "")
        seen = (str(look), turns.text("group"), round_.id if round_ else "", turns.text("editing"))
        if seen != self._seen:
            self._seen = seen
            self.take_keys()

    def take_keys(self) -> None:
        """Focus the field, or the cards."""
        look = self._middle.currentIndex()
        if look == LARGE:
            self.words.field.setFocus()
        elif look == LAID:
            self.laid.focus_first()
        else:
            self.buttons["take-back-pass"].setFocus()

    def _by_chance(self) -> bool:
        round_ = self._turns.round
        return bool(self._turns.places()) and round_ is not None and round_.choosing in BY_CHANCE

    def _on_the_table(self) -> tuple[Place, ...]:
        if self._by_chance():
            return self._turns.hand()
        return tuple(Place(str(card.number), card, None, down=False) for card in self._turns.session.table_cards)

    def _pressed(self, number: int) -> None:
        shown = self._on_the_table()
        if number >= len(shown):
            return
        place = shown[number]
        if place.down:
            self._moves.turn(place)
        elif place.card is not None:
            self._moves.choose(place.card.id, place.slot)

    def _turned(self, number: int) -> None:
        """Choose the card at once if it is the only one in the hand."""
        shown, round_ = self._on_the_table(), self._turns.round
        if self._by_chance() and len(shown) == 1 and round_ is not None and not round_.now_and_wanted:
            place = shown[0]
            if place.card is not None and not place.down:
                self._moves.choose(place.card.id, place.slot)

    def _next_place(self) -> None:
        self._turns.set(slot="", page=0)

    def _other(self) -> None:
        if self._by_chance() and self._turns.round is not None and not self._turns.round.now_and_wanted:
            self._turns.set(slot="")
        else:
            self._moves.lay_out()

    def _slot_pressed(self, number: int) -> None:
        shown = self._turns.places()
        if number < len(shown) and shown[number].down:
            self._moves.turn(shown[number])
        if number < len(shown):
            self._turns.set(slot=shown[number].slot, picking=False)

    def _show_slots(self) -> None:
        turns = self._turns
        shown = turns.places() if len(turns.places()) > 1 else ()
        while len(self._slot_cards) < len(shown):
            card, label = TableCard(self._images), table_label("table-kind")
            card.setObjectName("place-card")
            card.setFixedHeight(88)
            card.clicked.connect(partial(self._slot_pressed, len(self._slot_cards)))
            column = QVBoxLayout()
            column.setSpacing(2)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
            column.addWidget(card)
            self._slots.addLayout(column)
            self._slot_cards.append((card, label))
        here = turns.place
        for number, (card, label) in enumerate(self._slot_cards):
            card.setVisible(number < len(shown))
            label.setVisible(number < len(shown) and not shown[number].slot.isdecimal())
            if number < len(shown):
                place = shown[number]
                label.setText(place.label)
                card.chosen = here is not None and here.slot == place.slot
                card.show_card(place.card, down=place.down, moves=turns.moves, words=place.label)

    def _show_buttons(self, look: int) -> None:
        turns, moves = self._turns, self._moves
        many = len(turns.places()) > 1
        own_choice = turns.mode != ROUND or bool(turns.places())
        self.buttons["draw-again"].setVisible(look != PASSED and moves.again is not None)
        self.buttons["pass-turn"].setVisible(moves.may_pass)
        other = self.buttons["other-card"]
        picking = bool(turns.number("picking"))
        others = own_choice and (many or not self._by_chance())
        other.setVisible((look == LARGE and others) or (look == LAID and picking))
        other.setText(_("Back to the card") if picking else _("Choose another card"))
        empty = next((place for place in turns.places() if place.card is None and not place.down), None)
        self.buttons["next-place"].setVisible(look == LARGE and empty is not None)
        if empty is not None:
            self.buttons["next-place"].setText(_("Choose: {place}").format(place=empty.label))
        self._show_pages(look)

    def _show_pages(self, look: int) -> None:
        pages = self.laid.pages if look == LAID else 1
        text = _("Page {page} of {count}").format(page=self.laid.page + 1, count=pages) if pages > 1 else ""
        self._pages.setText(text)
        steps = pages > 1 or (look == LARGE and not self._turns.places())
        for name in ("previous-card", "next-card"):
            if name in self.buttons:
                self.buttons[name].setVisible(steps)

    def _say(self, line: str) -> None:
        self.said.setText(line)
        self.said.setAccessibleName(line)
