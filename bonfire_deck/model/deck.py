"""The order of a deck: its sections, the cards in each, and the position of a moved card."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bonfire_deck.model.rows import Card, Round, Section
from bonfire_deck.model.session import Session


@dataclass(frozen=True)
class Shelf:
    """The cards of one section, or those without a section, which come first."""

    section: Section | None
    cards: tuple[Card, ...]


def shelves(session: Session, *, retired: bool = False) -> tuple[Shelf, ...]:
    """Return the cards of a deck by section, in order; `retired` ones are included on request.

    Cards of a deleted section count as having none. Empty sections are included.
    """
    known = {section.id for section in session.sections}
    found: dict[str | None, list[Card]] = {None: [], **{section.id: [] for section in session.sections}}
    for card in session.cards:
        if retired or not card.retired:
            found[card.section_id if card.section_id in known else None].append(card)
    named = tuple(Shelf(section, tuple(found[section.id])) for section in session.sections)
    return (Shelf(None, tuple(found[None])), *named) if found[None] or not named else named


def in_order(session: Session) -> tuple[Card, ...]:
    """Return all cards in order, including retired ones."""
    return tuple(card for shelf in shelves(session, retired=True) for card in shelf.cards)


def neighbours(session: Session, moved: Collection[str], section_id: str | None, before: str | None) -> tuple[str, str]:
    """Return the sort keys between which moved cards go: before the card `before`, or at the end of a section.

    "" stands for an open end. The moved cards themselves are ignored.
    """
    lie = [(shelf.section.id if shelf.section else None, card) for shelf in shelves(session, retired=True)
           for card in shelf.cards if card.id not in moved]  # fmt: skip
    ids = [card.id for _section, card in lie]
    if before in ids:
        place = ids.index(before)
    else:
        order = [None, *(section.id for section in session.sections)]
        rank = order.index(section_id) if section_id in order else 0
        place = sum(order.index(section) <= rank for section, _card in lie)
    sorts = [card.sort for _section, card in lie]
    return (sorts[place - 1] if place else "", sorts[place] if place < len(sorts) else "")


def plans(session: Session) -> tuple[str, ...]:
    """Return the names of a deck's plans, in the order of their first rounds."""
    return tuple(dict.fromkeys(round_.plan for round_ in session.rounds))


def rounds_of(session: Session, plan: str) -> tuple[Round, ...]:
    """Return the rounds of one plan of a deck."""
    return tuple(round_ for round_ in session.rounds if round_.plan == plan)


def minutes_of(rounds: Sequence[Round]) -> int:
    """Return how long a plan takes, without skipped rounds."""
    return sum(round_.minutes for round_ in rounds if not round_.dropped)
