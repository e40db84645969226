"""A group's actions at the table: turn, choose, draw again, pass, go on."""

from bonfire_deck.files import choosing
from bonfire_deck.model.dealing import new_seed
from bonfire_deck.model.rows import Choice
from bonfire_deck.ui.table.hand import BY_CHANCE, Place
from bonfire_deck.ui.table.turns import TEAM, Turns


class Moves:
    """Each action is one step that the same group can undo."""

    def __init__(self, turns: Turns) -> None:
        """Act in the sitting of `turns`."""
        self._turns = turns

    def begin(self) -> None:
        """Start the turn of the named group, which now has the laptop."""
        self._turns.set(begun=True, steps=0, undone=0)
        self._turns.deal()

    def hand_on(self) -> None:
        """End the group's turn and name the next one, which sees nothing of this one."""
        turns = self._turns
        following = turns.next_group
        turns.set(
            had=[*turns.names("had"), turns.text("group")], group=following.id if following else "", begun=False,
            slot="", picking=False, page=0, editing="", steps=0, undone=0,
        )  # fmt: skip

    def turn(self, place: Place) -> None:
        """Turn a card of the hand face up; for an empty place, draw a card."""
        turns, round_ = self._turns, self._turns.round
        group = turns.text("group")
        if round_ is None:
            return
        name = f"{round_.id} {group} "
        if place.card is not None:
            turns.set(turned=[*turns.names("turned"), name + place.slot])
            return
        before = {held.slot for held in turns.hand() if held.card is not None}
        seed = new_seed()
        if turns.act(lambda: choosing.draw_card(turns.workbench.history, turns.session, round_, group, seed)):
            new = [held.slot for held in turns.hand() if held.card is not None and held.slot not in before]
            turns.set(turned=[*turns.names("turned"), *(name + slot for slot in new)])

    def choose(self, card_id: str, slot: str = "") -> None:
        """Choose a card; one from a dealt or drawn hand is only opened, one from all cards is recorded."""
        turns, round_ = self._turns, self._turns.round
        if not turns.places():
            turns.set(card=card_id, picking=False)
        elif round_ is None or (round_.choosing in BY_CHANCE and not round_.now_and_wanted):
            turns.set(slot=slot, picking=False)
        elif turns.place is not None:
            slot, group = turns.place.slot, turns.text("group")
            turns.act(
                lambda: choosing.choose(turns.workbench.history, round_, group, slot, card_id),
                slot=slot, picking=False,
            )  # fmt: skip

    @property
    def again(self) -> Choice | None:
        """The card that may be drawn again: given by chance, redrawn at most once, and with no reaction yet."""
        turns = self._turns
        place = turns.place
        if place is None or place.down or place.choice is None or turns.number("picking"):
            return None
        choice = place.choice
        spoken = any(line.card_id == choice.card_id for line in turns.lines())
        return choice if choice.seed and not choice.seed.endswith(choosing.AGAIN) and not spoken else None

    def draw_again(self) -> None:
        """Draw a replacement card."""
        turns, choice = self._turns, self.again
        if choice is not None:
            turns.act(lambda: choosing.deal_again(turns.workbench.history, turns.session, choice))

    @property
    def may_pass(self) -> bool:
        """Whether a group may still pass: it has said nothing and chosen no card itself."""
        turns = self._turns
        own = any(place.choice is not None and not place.choice.seed for place in turns.places())
        return turns.mode != TEAM and turns.round is not None and not turns.passed and not own and not turns.lines()

    def pass_turn(self) -> None:
        """Record that the group passes."""
        turns, round_ = self._turns, self._turns.round
        if round_ is not None and self.may_pass:
            group = turns.text("group")
            turns.act(lambda: choosing.pass_turn(turns.workbench.history, round_, group), picking=False, slot="")

    def take_back_pass(self) -> None:
        """Cancel the pass."""
        turns, passed = self._turns, self._turns.passed
        if passed is not None and turns.act(lambda: choosing.put_back(turns.workbench.history, passed.id)):
            turns.deal()

    def draw(self) -> None:
        """Draw a random picture for a small team and put it up."""
        turns, round_ = self._turns, self._turns.round
        if round_ is None:
            return
        if turns.places():
            place = next((place for place in turns.hand() if place.down), None)
            if place is not None:
                self.turn(place)
            return
        drawn: list[str] = []
        history, group, seed = turns.workbench.history, turns.text("group"), new_seed()
        if turns.act(
            lambda: drawn.append(choosing.draw_card(history, turns.session, round_, group, seed).id), picking=False
        ):
            turns.set(card=drawn[0])

    def step_card(self, by: int) -> None:
        """Go to a neighbouring picture; while cards are laid out, to the next of them."""
        turns = self._turns
        cards = turns.session.table_cards
        if turns.number("picking") or turns.places() or not cards:
            turns.set(page=max(0, turns.number("page") + by))
            return
        place = cards.index(turns.card) if turns.card in cards else 0
        turns.set(card=cards[min(len(cards) - 1, max(0, place + by))].id)

    def step_round(self, by: int) -> None:
        """Go to a neighbouring round: for a table with its own file, or a small team."""
        turns = self._turns
        rounds = turns.rounds
        if turns.round in rounds:
            place = min(len(rounds) - 1, max(0, rounds.index(turns.round) + by))
            turns.set(round=rounds[place].id, slot="", picking=False, page=0, editing="")
            turns.deal()

    def lay_out(self) -> None:
        """Lay out the cards to choose from, or return to the chosen one."""
        turns = self._turns
        turns.set(picking=not turns.number("picking"))
