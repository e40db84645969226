"""Which group has which card: one cell per group, a field for the next card, and how cards are chosen in this round."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout

from bonfire_deck.files import gathering
from bonfire_deck.files.schema import Value
from bonfire_deck.i18n import _
from bonfire_deck.model.hands import Hand, slots_in
from bonfire_deck.model.rows import Choice, Round
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.words import CHOOSINGS, choosing_label, slot_label
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.actions import Action, ActionTable
from bonfire_deck.ui.buttons import button
from bonfire_deck.ui.flow import FlowRow
from bonfire_deck.ui.run.choosing import Choosing
from bonfire_deck.ui.run.stage import Stage
from bonfire_deck.ui.theme import fix

MOST_EACH = 9
FIELD_WIDTH = 84


class ChoicesPanel(QFrame):
    """Shown in every round in which groups have cards; in other rounds, on request."""

    def __init__(self, stage: Stage, choosing: Choosing, give_back: Callable[[], None]) -> None:
        """`give_back` returns the focus to the capture field."""
        super().__init__()
        self.setObjectName("choices-panel")
        self.setProperty("role", "panel")
        self._stage = stage
        self._choosing = choosing
        self._give_back = give_back
        self._asked = False
        self._cells: list[QPushButton] = []
        self._way = QPushButton()
        self._way.setObjectName("choosing-way")
        self._way.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._way.setMenu(QMenu(self._way))
        self._way.menu().aboutToShow.connect(self._fill_menu)
        self._for = QLabel()
        self._for.setTextFormat(Qt.TextFormat.PlainText)
        self.field = QLineEdit()
        self.field.setObjectName("card-field")
        self.field.setPlaceholderText(_("Number"))
        fix(self.field, width=FIELD_WIDTH)
        self.field.returnPressed.connect(self._choose)
        self._row = FlowRow(8)
        self._hands = QHBoxLayout()
        self._hands.setSpacing(6)
        for widget in (self._way, self._for, self.field):
            self._row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(8)
        layout.addLayout(self._row)
        layout.addLayout(self._hands)
        stage.moved.connect(self.refresh)
        stage.workbench.changed.connect(lambda _change: self.refresh())
        self.refresh()

    def add_buttons(self, table: ActionTable) -> None:
        """Add the buttons of `table` that concern choices to the row."""
        for name, text in (
            ("pass", _("Pass")), ("reveal-next", _("Reveal")), ("choices-on-the-wall", _("On the wall")),
        ):  # fmt: skip
            self._row.addWidget(button(table, name, text, shows_key=name != "pass"))

    def ask(self) -> None:
        """Show the panel and focus the field for the card of the group that is speaking."""
        self._asked = True
        self.refresh()
        self.field.setFocus()
        self.field.selectAll()

    def leave(self) -> bool:
        """Return the focus to the capture field; return whether the card field had it."""
        if not self.field.hasFocus():
            return False
        self.field.clear()
        self._asked = False
        self.refresh()
        self._give_back()
        return True

    def _choose(self) -> None:
        if not self.field.text().strip():
            return
        if self._choosing.choose_typed(self.field.text()):
            self.field.clear()
        else:
            self.field.selectAll()

    def refresh(self) -> None:
        """Redraw which group has which card."""
        round_, hands = self._stage.round, self._choosing.hands()
        any_chosen = any(hand.choices for hand in hands)
        self.setVisible(round_ is not None and (self._asked or any_chosen or round_.choosing != "show"))
        if round_ is None:
            return
        self._way.setText(f"{choosing_label(round_.choosing)} ▾")
        self._way.setAccessibleName(_("How cards are chosen: {way}").format(way=choosing_label(round_.choosing)))
        group = self._stage.group
        name = f"{group.mark.shape} {shown_text(group.name)}" if group else _("everybody")
        self._for.setText(_("Card for {group}").format(group=name))
        self.field.setAccessibleName(_("Card for {group}").format(group=shown_text(group.name) if group else name))
        while len(self._cells) < len(hands):
            self._add_cell()
        slots = slots_in(round_, [choice for hand in hands for choice in hand.choices])
        for place, cell in enumerate(self._cells):
            cell.setVisible(place < len(hands))
            if place < len(hands):
                self._show_hand(cell, hands[place], slots, round_)

    def _add_cell(self) -> None:
        cell = QPushButton()
        cell.setObjectName(f"hand-{len(self._cells) + 1}")
        cell.setProperty("role", "hand")
        cell.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        cell.clicked.connect(partial(self._press, len(self._cells)))
        cell.setMinimumWidth(40)
        self._cells.append(cell)
        self._hands.addWidget(cell, 1)

    def _show_hand(self, cell: QPushButton, hand: Hand, slots: tuple[str, ...], round_: Round) -> None:
        mark = hand.group.mark.shape if hand.group else "○"
        name = shown_text(hand.group.name) if hand.group else _("Everybody")
        if hand.passed:
            cards, told = _("pass"), _("passes")
        else:
            lies = [hand.in_slot(slot) for slot in slots]
            cards = " · ".join(self._number(choice) for choice in lies)
            named = [(slot, choice) for slot, choice in zip(slots, lies, strict=True) if choice]
            told = ", ".join(
                _("{slot}: card {number}").format(slot=slot_label(slot), number=self._number(choice))
                for slot, choice in named
            ) or _("no card yet")  # fmt: skip
        hidden = bool(hand.hidden)
        if hidden:
            cards = _("{cards} hidden").format(cards=cards)
            told = _("{told}, hidden from the room").format(told=told)
        cell.setText(f"{mark} {cards}")
        state = "hidden" if hidden else "seen" if hand.choices else ""
        if cell.property("state") != state:
            cell.setProperty("state", state)
            cell.style().unpolish(cell)
            cell.style().polish(cell)
        cell.setAccessibleName(f"{name}: {told}")
        cell.setToolTip(_("Press to reveal or hide it") if hand.choices else _("Press to choose this group"))

    def _number(self, choice: Choice | None) -> str:
        card = self._stage.session.card_by_id.get(choice.card_id or "") if choice else None
        return str(card.number) if card else "–"

    def _press(self, place: int, _checked: bool = False) -> None:
        """Reveal or hide a group's card; a group without one becomes the speaking group."""
        hand = self._choosing.hands()[place]
        if hand.choices:
            self._choosing.reveal(hand.hidden or hand.choices, revealed=bool(hand.hidden))
        else:
            self._stage.set(group=hand.group.id if hand.group else "")
            self.field.setFocus()
        self.refresh()

    def _fill_menu(self) -> None:
        """Fill the menu with every setting for how cards are chosen, showing the current values."""
        menu, round_ = self._way.menu(), self._stage.round
        menu.clear()
        if round_ is None:
            return
        ways = QActionGroup(menu)
        for way in CHOOSINGS:
            made = self._checkable(menu, choosing_label(way), way == round_.choosing, {"choosing": way})
            ways.addAction(made)
        menu.addSeparator()
        each = menu.addMenu(_("Cards for each group"))
        for number in range(1, MOST_EACH + 1):
            self._checkable(each, str(number), number == round_.cards_each, {"cards_each": number})
        for name, text, on in (
            ("now_and_wanted", _("One for now and one for what we want"), round_.now_and_wanted),
            ("hidden_choices", _("Hidden until revealed"), round_.hidden_choices),
        ):
            self._checkable(menu, text, on, {name: int(not on)})

    def _checkable(self, menu: QMenu, text: str, on: bool, fields: dict[str, Value]) -> QAction:
        made = menu.addAction(text)
        made.setCheckable(True)
        made.setChecked(on)
        made.triggered.connect(lambda _checked=False: self._change(**fields))
        return made

    def _change(self, **fields: Value) -> None:
        round_ = self._stage.round
        if round_ is not None:
            with troubles.told(self):
                gathering.change_round(self._stage.workbench.history, round_.id, **fields)


def panel_actions(panel: ChoicesPanel) -> tuple[Action, ...]:
    """Return the panel's key."""
    return (Action("card-for-group", _("Card for this group: type its number"), ("Ctrl+J",), panel.ask),)
