"""One group's cards in one round: its places, and which are face down."""

from collections.abc import Collection
from dataclasses import dataclass

from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Card, Choice, Round
from bonfire_deck.model.session import Session
from bonfire_deck.model.words import slot_label

BY_CHANCE = ("deal", "draw")
FROM_ALL = ("gallery", "spread", "free")


@dataclass(frozen=True)
class Place:
    """A place for one card."""

    slot: str
    card: Card | None
    """`None` until a card is chosen or drawn for it."""
    choice: Choice | None
    down: bool
    """The card is face down, or still to be drawn."""

    @property
    def label(self) -> str:
        """The display name of the place."""
        return slot_label(self.slot)


def has_passed(session: Session, round_: Round | None, group_id: str) -> Choice | None:
    """Return the group's pass in a round, if any."""
    choices = session.choices_in(round_.id) if round_ else ()
    return next((choice for choice in choices if choice.group_id == group_id and choice.passed), None)


def places(session: Session, round_: Round, group_id: str) -> tuple[Place, ...]:
    """Return the places for the cards that the group chooses to speak about."""
    chosen = {c.slot: c for c in session.choices_in(round_.id) if c.group_id == group_id and c.card_id}
    return tuple(
        Place(slot, session.card_by_id.get(choice.card_id or "") if choice else None, choice, down=False)
        for slot, choice in ((slot, chosen.get(slot)) for slot in round_.slots)
    )


def hand(session: Session, round_: Round, group_id: str, turned: Collection[str]) -> tuple[Place, ...]:
    """Return the cards a group was dealt or drew, and for a draw the places still to be drawn; `turned` are slots."""
    given = [
        choice
        for choice in session.choices_in(round_.id)
        if choice.group_id == group_id and choice.seed and choice.card_id in session.card_by_id
    ]
    given.sort(key=lambda choice: (len(choice.slot), choice.slot))
    found = [
        Place(choice.slot, session.card_by_id[choice.card_id or ""], choice, choice.slot not in turned)
        for choice in given
    ]
    if round_.choosing == "draw":
        most = max([round_.cards_each, *(int(c.slot) for c in given if c.slot.isdecimal())])
        held = {place.slot for place in found}
        empty = [str(number) for number in range(1, most + 1) if str(number) not in held]
        found += [Place(slot, None, None, down=True) for slot in empty]
    return tuple(found)


def heading(round_: Round | None, slot: str, question: str) -> str:
    """Return the heading above the cards: which card to choose, otherwise the question to the room."""
    if round_ is not None and round_.now_and_wanted:
        if slot == "now":
            return _("Choose the card that shows how it is now")
        return _("Choose the card that shows where you want to be")
    return question or _("Choose a card")
