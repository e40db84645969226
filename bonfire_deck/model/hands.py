"""Which group has which cards in a round: its choices, in order, for the windows and the wall."""

from collections.abc import Iterable
from dataclasses import dataclass

from bonfire_deck.model.rows import Choice, Group, Round
from bonfire_deck.model.session import Session


@dataclass(frozen=True)
class Hand:
    """What one group chose in a round; `group` is `None` for what was drawn for everybody."""

    group: Group | None
    choices: tuple[Choice, ...] = ()

    @property
    def passed(self) -> Choice | None:
        """The pass, if the group passed."""
        return next((choice for choice in self.choices if choice.passed), None)

    @property
    def hidden(self) -> tuple[Choice, ...]:
        """The choices not yet revealed to the room."""
        return tuple(choice for choice in self.choices if not choice.revealed)

    def in_slot(self, slot: str) -> Choice | None:
        """Return the choice in a slot."""
        return next((choice for choice in self.choices if choice.slot == slot), None)


def hands_in(session: Session, round_: Round | None) -> tuple[Hand, ...]:
    """Return the hands of all groups in a round, followed by what was drawn for everybody, if anything."""
    choices = session.choices_in(round_.id) if round_ else ()
    hands = [Hand(group, tuple(c for c in choices if c.group_id == group.id)) for group in session.groups]
    everybody = tuple(choice for choice in choices if choice.group_id is None)
    return (*hands, Hand(None, everybody)) if everybody else tuple(hands)


def slots_in(round_: Round | None, choices: Iterable[Choice]) -> tuple[str, ...]:
    """Return the slots to show: the round's own, and those still in use after the plan changed."""
    own = round_.slots if round_ else ()
    used = {choice.slot for choice in choices if choice.card_id}
    others = sorted(used - set(own), key=lambda slot: (len(slot), slot))
    return (*own, *others) if not others or used & set(own) else tuple(others)


def next_slot(round_: Round, hand: Hand) -> str:
    """Return the slot for a group's next card: the first empty one, else the last."""
    taken = {choice.slot for choice in hand.choices if choice.card_id}
    return next((slot for slot in round_.slots if slot not in taken), round_.slots[-1])
