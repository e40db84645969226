"""How cards are chosen in the current round: drawn, dealt or named by a group, then revealed."""

from collections.abc import Callable, Sequence

from bonfire_deck.errors import Trouble
from bonfire_deck.files import choosing as choices
from bonfire_deck.files import laying
from bonfire_deck.i18n import _
from bonfire_deck.model.dealing import agreed_seed, new_seed
from bonfire_deck.model.finding import card_numbered, cards_found
from bonfire_deck.model.hands import Hand, hands_in, next_slot
from bonfire_deck.model.rows import Card, Choice, Round
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.run.showing import VIEWS
from bonfire_deck.ui.run.stage import Stage

GALLERIES = ("gallery", "spread")
"""The wall's modes for looking through all cards."""


class Choosing:
    """Act on the choices of the current round for the group that is speaking."""

    def __init__(self, stage: Stage, say: Callable[[str], None]) -> None:
        """`say` receives status messages."""
        self._stage = stage
        self._say = say

    @property
    def round(self) -> Round | None:
        """The current round."""
        return self._stage.round

    def hands(self) -> tuple[Hand, ...]:
        """Return each group's hand in the round."""
        return hands_in(self._stage.session, self._stage.round)

    def hand(self) -> Hand:
        """Return the hand of the group that is speaking."""
        group = self._stage.group
        return next((hand for hand in self.hands() if hand.group == group), Hand(group))

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Trouble as trouble:
            self._say(str(trouble))
            return False
        return True

    def choose_typed(self, typed: str) -> bool:
        """Choose the card with the typed number or title for the group that is speaking; return whether it worked."""
        found = cards_found(self._stage.session.cards, typed)
        card = card_numbered(found, typed) or (found[0] if len(found) == 1 else None)
        if card is None:
            self._say(_("There is no card “{typed}”.").format(typed=shown_text(typed.strip())))
            return False
        return self.choose(card)

    def choose(self, card: Card) -> bool:
        """Choose a card for the group that is speaking, in its next slot; return whether it worked."""
        round_, stage = self._stage.round, self._stage
        if round_ is None:
            return False
        slot = next_slot(round_, self.hand())
        history, group = stage.workbench.history, stage.group
        if not self._do(lambda: choices.choose(history, round_, group.id if group else None, slot, card.id)):
            return False
        who = shown_text(group.name) if group else _("Everybody")
        self._say(_("{group}: card {number}.").format(group=who, number=card.number))
        return True

    def pass_turn(self) -> None:
        """Record that the group that is speaking passes, or cancel its pass."""
        round_, group, stage = self._stage.round, self._stage.group, self._stage
        if round_ is None or group is None:
            self._say(_("Choose the group that passes first."))
            return
        passed = self.hand().passed
        if passed is not None:
            self._do(lambda: choices.put_back(stage.workbench.history, passed.id))
        elif self._do(lambda: choices.pass_turn(stage.workbench.history, round_, group.id)):
            self._say(_("{group} passes.").format(group=shown_text(group.name)))

    def put_back(self) -> None:
        """Put back the last card of the group that is speaking."""
        held = self.hand().choices
        if held:
            self._do(lambda: choices.put_back(self._stage.workbench.history, held[-1].id))

    def draw_or_deal(self) -> None:
        """Deal to each group if the round deals its cards, otherwise draw one card."""
        round_ = self._stage.round
        if round_ is not None and round_.choosing == "deal":
            if any(choice.seed for hand in self.hands() for choice in hand.choices):
                self.show("side")
                self._say(_("Already dealt. Shift+F3 redraws for one group, Ctrl+F3 deals again."))
            else:
                self._deal(agreed_seed(self._stage.session.about.id, round_.id))
        else:
            self.draw()

    def deal_anew(self) -> None:
        """Deal to all groups with a fresh seed; undo restores the old hands."""
        if self.round is not None:
            self._deal(new_seed())

    def _deal(self, seed: str) -> None:
        stage, round_ = self._stage, self._stage.round
        if round_ is not None and self._do(
            lambda: choices.deal_round(stage.workbench.history, stage.session, round_, seed)
        ):
            self.show("side")
            self._say(_("Dealt."))

    def draw(self) -> None:
        """Draw a random card for the group that is speaking, or for everybody, and put it up."""
        stage, round_ = self._stage, self._stage.round
        if round_ is None:
            return
        for_group = stage.group if round_.choosing != "show" and round_.place == "group" else None
        group_id = for_group.id if for_group else None
        seed = new_seed()
        drawn: list[Card] = []
        if self._do(
            lambda: drawn.append(choices.draw_card(stage.workbench.history, stage.session, round_, group_id, seed))
        ):
            choice = next(choice for choice in stage.session.choices_in(round_.id) if choice.seed == seed)
            self.put_up(drawn[0].id, choice.id)
            who = shown_text(for_group.name) if for_group else _("Everybody")
            self._say(_("{group}: card {number}.").format(group=who, number=drawn[0].number))

    def put_up(self, card_id: str, choice_id: str) -> None:
        """Put a card up as part of a choice."""
        stage = self._stage
        if card_id != stage.card_id:
            stage.showing.another_card()
            stage.card_id = card_id
        stage.showing.keep(drawn=choice_id)
        stage.show_card(card_id)

    def draw_again(self) -> None:
        """Draw another card for the group that is speaking, once for each card dealt to it."""
        dealt = [choice for choice in self.hand().choices if choice.seed]
        fresh = next((choice for choice in dealt if not choice.seed.endswith(choices.AGAIN)), None)
        choice = fresh or next(iter(dealt), None)
        if choice is None:
            self._say(_("This group has not been dealt a card."))
            return
        stage = self._stage
        if self._do(lambda: choices.deal_again(stage.workbench.history, stage.session, choice)):
            now = self.hand().in_slot(choice.slot)
            card = stage.session.card_by_id.get(now.card_id or "") if now else None
            self._say(_("Redrawn: card {number}.").format(number=card.number if card else ""))

    def say_seed(self) -> None:
        """Say which seed the round was dealt or drawn with."""
        seeds = sorted({choice.seed for hand in self.hands() for choice in hand.choices if choice.seed})
        if seeds:
            self._say(
                _("Dealt with the seed {seeds}. The same seed deals the same cards.").format(seeds=", ".join(seeds))
            )
        else:
            self._say(_("No card was dealt or drawn in this round."))

    def show(self, view: str) -> None:
        """Show the choices on the wall in one of the views."""
        self._stage.showing.keep(view=view)
        self._stage.set(mode="choices", quote_page=0)

    def next_view(self) -> None:
        """Cycle the wall through the views of the choices and back to the picture."""
        if self._stage.mode != "choices":
            self.show(VIEWS[0])
            return
        place = VIEWS.index(self._stage.showing.view) + 1
        if place < len(VIEWS):
            self.show(VIEWS[place])
        else:
            self._stage.set(mode="picture")

    def reveal_next(self) -> bool:
        """Reveal the next group's choice to the room; return whether one was hidden."""
        hand = next((hand for hand in self.hands() if hand.hidden), None)
        if hand is None:
            self._say(_("All choices are revealed."))
            return False
        self.reveal(hand.hidden)
        return True

    def hide_last(self) -> bool:
        """Hide the most recently revealed choice; return whether there was one."""
        hands = [hand for hand in self.hands() if hand.choices and not hand.hidden]
        if hands:
            self.reveal(hands[-1].choices, revealed=False)
        return bool(hands)

    def reveal_all(self) -> None:
        """Reveal all choices at once; if all are revealed, hide them."""
        every = [choice for hand in self.hands() for choice in hand.choices]
        hidden = [choice for choice in every if not choice.revealed]
        if every:
            self.reveal(hidden or every, revealed=bool(hidden))

    def reveal(self, which: Sequence[Choice], *, revealed: bool = True) -> None:
        """Show choices to the room, or hide them."""
        self._do(lambda: choices.reveal(self._stage.workbench.history, which, revealed=revealed))

    def set_aside(self) -> None:
        """Set the card that is up, or marked in the gallery, aside for this session, or bring it back."""
        stage = self._stage
        card = stage.session.card_by_id.get(stage.showing.marked) if stage.mode in GALLERIES else stage.card
        if card is None:
            return
        if self._do(lambda: laying.set_aside(stage.workbench.history, card.id, aside=not card.set_aside)):
            said = _("Card {number} is back.") if card.set_aside else _("Card {number} is set aside.")
            self._say(said.format(number=card.number))


def choosing_actions(choosing: Choosing) -> tuple[Action, ...]:
    """Return the actions for choices."""
    return (
        Action("draw", _("Draw a card, or deal"), ("F3",), choosing.draw_or_deal),
        Action("draw-again", _("Redraw for this group"), ("Shift+F3",), choosing.draw_again),
        Action("deal-anew", _("Deal again"), ("Ctrl+F3",), choosing.deal_anew),
        Action(
            "choices-on-the-wall", _("Choices on the wall: cards, words, ranking"), ("Shift+F6",), choosing.next_view
        ),
        Action("reveal-next", _("Reveal the next group's choice"), ("Ctrl+H",), choosing.reveal_next),
        Action("reveal-all", _("Reveal all choices, or hide them"), ("Ctrl+Shift+H",), choosing.reveal_all),
        Action("pass", _("This group passes"), ("Ctrl+Shift+J",), choosing.pass_turn),
        Action("put-back", _("Put this group's card back"), ("Ctrl+Shift+Y",), choosing.put_back),
        Action("set-aside", _("Set this card aside, or bring it back"), ("Ctrl+Shift+O",), choosing.set_aside),
        Action("seed", _("Show the seed of the deal"), (), choosing.say_seed),
    )
