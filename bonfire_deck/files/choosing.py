"""Which group chose which card; each function is one edit. A choice's id derives from round, group and slot."""

from collections.abc import Sequence

from bonfire_deck.errors import Trouble
from bonfire_deck.files.history import History
from bonfire_deck.files.stamps import derived_id
from bonfire_deck.i18n import _
from bonfire_deck.model.dealing import deal, draw, redraw
from bonfire_deck.model.rows import Card, Choice, Round
from bonfire_deck.model.session import Session

AGAIN = "+"
"""Suffix to the seed of a redrawn card: each card may be redrawn once."""


def choose(history: History, round_: Round, group_id: str | None, slot: str, card_id: str, *, seed: str = "") -> str:
    """Assign a card to a group, replacing what it had in that slot. Two groups may choose the same card."""
    with history.edit(_("Choose a card")) as edit:
        row_id = _id_of(round_.id, group_id, slot)
        edit.put(
            "choices", row_id, round_id=round_.id, group_id=group_id, slot=slot, card_id=card_id, passed=0,
            revealed=int(not round_.hidden_choices), seed=seed,
        )  # fmt: skip
    return row_id


def pass_turn(history: History, round_: Round, group_id: str) -> None:
    """Record that a group passes in a round: it takes no card and needs to say nothing."""
    with history.edit(_("Pass")) as edit:
        edit.put(
            "choices", _id_of(round_.id, group_id, round_.slots[0]), round_id=round_.id, group_id=group_id,
            slot=round_.slots[0], card_id=None, passed=1, revealed=int(not round_.hidden_choices), seed="",
        )  # fmt: skip


def put_back(history: History, choice_id: str) -> None:
    """Return a chosen card, or revoke a pass."""
    with history.edit(_("Put a card back")) as edit:
        edit.remove("choices", choice_id)


def reveal(history: History, choices: Sequence[Choice], *, revealed: bool = True) -> None:
    """Reveal choices to the room, or hide them again: one group's, or all that remain."""
    with history.edit(_("Reveal a choice") if revealed else _("Hide a choice")) as edit:
        for choice in choices:
            edit.change("choices", choice.id, revealed=int(revealed))


def deal_round(history: History, session: Session, round_: Round, seed: str) -> None:
    """Deal a round's cards to all groups by `seed`, replacing earlier ones. Raises `Trouble` without cards."""
    used = [choice.card_id or "" for choice in session.choices if choice.seed and choice.round_id != round_.id]
    hands = deal(seed, _on_the_table(session), [group.id for group in session.groups], round_.cards_each, used)
    with history.edit(_("Deal")) as edit:
        for choice in session.choices_in(round_.id):
            edit.remove("choices", choice.id)
        for group_id, cards in hands.items():
            for slot, card_id in enumerate(cards, 1):
                edit.put(
                    "choices", _id_of(round_.id, group_id, str(slot)), round_id=round_.id, group_id=group_id,
                    slot=str(slot), card_id=card_id, passed=0, revealed=int(not round_.hidden_choices), seed=seed,
                )  # fmt: skip


def deal_to(history: History, session: Session, round_: Round, group_id: str, seed: str) -> None:
    """Deal one group the cards that it lacks in a round, as `deal_round` deals them with the same seed."""
    used = [choice.card_id or "" for choice in session.choices if choice.seed and choice.round_id != round_.id]
    hands = deal(seed, _on_the_table(session), [group.id for group in session.groups], round_.cards_each, used)
    held = {choice.slot for choice in session.choices_in(round_.id) if choice.group_id == group_id}
    with history.edit(_("Deal")) as edit:
        for slot, card_id in enumerate(hands.get(group_id, ()), 1):
            if str(slot) not in held:
                edit.put(
                    "choices", _id_of(round_.id, group_id, str(slot)), round_id=round_.id, group_id=group_id,
                    slot=str(slot), card_id=card_id, passed=0, revealed=int(not round_.hidden_choices), seed=seed,
                )  # fmt: skip


def deal_again(history: History, session: Session, choice: Choice) -> None:
    """Replace a card that was dealt to a group, once; raises `Trouble` the second time."""
    if choice.seed.endswith(AGAIN):
        raise Trouble(
            _("This card has already been redrawn."),
            _("A card can be redrawn only once. Choose one from the gallery instead."),
        )
    hands: dict[str, list[str]] = {}
    for held in session.choices_in(choice.round_id or ""):
        hands.setdefault(held.group_id or "", []).append(held.card_id or "")
    seed = choice.seed + AGAIN
    card_id = redraw(seed, _on_the_table(session), hands, choice.group_id or "", choice.card_id or "")
    with history.edit(_("Redraw a card")) as edit:
        edit.change("choices", choice.id, card_id=card_id, seed=seed)


def draw_card(history: History, session: Session, round_: Round, group_id: str | None, seed: str) -> Card:
    """Draw a random card, for a group or for everybody, and return it; none repeats until all were drawn."""
    used = [choice.card_id or "" for choice in session.choices if choice.seed]
    card_id = draw(seed, _on_the_table(session), used)
    slots = [choice.slot for choice in session.choices_in(round_.id) if choice.group_id == group_id]
    numbers = [int(slot) for slot in slots if slot.isascii() and slot.isdecimal()]
    with history.edit(_("Draw a card")) as edit:
        slot = str(max(numbers, default=0) + 1)
        edit.put(
            "choices", _id_of(round_.id, group_id, slot), round_id=round_.id, group_id=group_id, slot=slot,
            card_id=card_id, passed=0, revealed=1, seed=seed,
        )  # fmt: skip
    return session.card_by_id[card_id]


def _on_the_table(session: Session) -> list[str]:
    cards = [card.id for card in session.table_cards]
    if not cards:
        raise Trouble(
            _("There are no cards to draw from."), _("Bring back a card that was set aside, or add a picture.")
        )
    return cards


def _id_of(round_id: str, group_id: str | None, slot: str) -> str:
    return derived_id("choices", round_id, group_id or "", slot)
