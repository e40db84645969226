"""Forward and back with Page Down, Page Up or a clicker; the meaning depends on the wall and how cards are chosen."""

from bonfire_deck.model.rows import Choice, Round
from bonfire_deck.ui.run.choosing import GALLERIES, Choosing
from bonfire_deck.ui.run.stage import Stage

BY_CHANCE = ("draw", "deal")


class Stepping:
    """Step through the cards, the gallery, the choices, or the drawn cards."""

    def __init__(self, stage: Stage, choosing: Choosing) -> None:
        """Control `stage`."""
        self._stage = stage
        self._choosing = choosing

    def step(self, by: int) -> None:
        """Step forward (1) or back (-1); going back reverses what going forward showed."""
        stage, round_ = self._stage, self._stage.round
        if stage.mode in GALLERIES:
            self.mark(by)
        elif stage.mode == "choices":
            self._step_choices(by)
        elif round_ is not None and (round_.choosing in BY_CHANCE or self._goes_through_chosen(round_)):
            self._step_chosen(by)
        else:
            stage.step_card(by)

    def _goes_through_chosen(self, round_: Round) -> bool:
        """Where one picture is shown to all, an extra drawn card has its neighbours in the deck."""
        return round_.choosing != "show" and self._here() is not None

    def mark(self, by: int) -> None:
        """Mark another card in the gallery."""
        cards = self._stage.session.table_cards
        if cards:
            here = next((n for n, card in enumerate(cards) if card.id == self._stage.showing.marked), 0)
            self._stage.showing.set(marked=cards[min(len(cards) - 1, max(0, here + by))].id)

    def _chosen(self) -> list[Choice]:
        """Return the groups' choices that the room may see, in the order of the groups."""
        found = [choice for hand in self._choosing.hands() for choice in hand.choices if choice.card_id]
        numbers = {group.id: group.number for group in self._stage.session.groups}
        revealed = [choice for choice in found if choice.revealed]
        return sorted(revealed, key=lambda c: (numbers.get(c.group_id or "", 0), len(c.slot), c.slot))

    def _here(self) -> int | None:
        """Return the index of the choice that put the picture up, `None` if it is not up as a choice."""
        stage = self._stage
        places = enumerate(self._chosen())
        return next((n for n, c in places if c.id == stage.showing.drawn and c.card_id == stage.card_id), None)

    def _step_choices(self, by: int) -> None:
        if by > 0 and any(hand.hidden for hand in self._choosing.hands()):
            self._choosing.reveal_next()
        elif by > 0:
            self._put_up(0)
        elif self._stage.round is not None and self._stage.round.hidden_choices:
            self._choosing.hide_last()

    def _step_chosen(self, by: int) -> None:
        """Step through the choices; after the last drawn card, draw another."""
        here = self._here()
        place = (0 if by > 0 else len(self._chosen()) - 1) if here is None else here + by
        round_ = self._stage.round
        if 0 <= place < len(self._chosen()):
            self._put_up(place)
        elif by < 0 and here == 0 and round_ is not None and round_.choosing != "draw":
            self._choosing.show("side")
        elif by > 0 and round_ is not None and (round_.choosing == "draw" or not self._chosen()):
            self._choosing.draw_or_deal()

    def _put_up(self, place: int) -> None:
        """Put up the card of a choice; the group that chose it becomes the speaking group."""
        chosen = self._chosen()
        if place < len(chosen):
            choice = chosen[place]
            if choice.group_id is not None:
                self._stage.set(group=choice.group_id)
            self._choosing.put_up(choice.card_id or "", choice.id)
