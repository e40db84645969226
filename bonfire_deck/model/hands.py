"""Who holds which cards in a round: what the choices say, put in order for the windows and the wall."""

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
        """The pass, if this group passed."""
        return next((choice for choice in self.choices if choice.passed), None)

    @property
    def hidden(self) -> tuple[Choice, ...]:
        """What the room does not see yet."""
        return tuple(choice for choice in self.choices if not choice.revealed)

    def in_slot(self, slot: str) -> Choice | None:
        """Return what lies in a slot."""
        return next((choice for choice in self.choices if choice.slot == slot), None)


def hands_in(session: Session, round_: Round | None) -> tuple[Hand, ...]:
    """Return the hands of all groups in a round, and what was drawn for everybody behind them, if anything was."""
    choices = session.choices_in(round_.id) if round_ else ()
    hands = [Hand(group, tuple(c for c in choices if c.group_id == group.id)) for group in session.groups]
    everybody = tuple(choice for choice in choices if choice.group_id is None)
    return (*hands, Hand(None, everybody)) if everybody else tuple(hands)


def slots_in(round_: Round | None, choices: Iterable[Choice]) -> tuple[str, ...]:
    """Return the slots to show: the round's own, and those in which cards lie although the plan has changed since."""
    own = round_.slots if round_ else ()
    used = {choice.slot for choice in choices if choice.card_id}
    others = sorted(used - set(own), key=lambda slot: (len(slot), slot))
    return (*own, *others) if not others or used & set(own) else tuple(others)


def next_slot(round_: Round, hand: Hand) -> str:
    """Return the slot into which a group's next card goes: the first that is empty, else the last."""
    taken = {choice.slot for choice in hand.choices if choice.card_id}
    return next((slot for slot in round_.slots if slot not in taken), round_.slots[-1])
