"""A snapshot of a whole deck or session: frozen, so that exports and long tasks can use it on any thread."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bonfire_deck.model.rows import (
    About,
    Card,
    Choice,
    Dots,
    Group,
    NextStep,
    NextStepLink,
    Note,
    ParkedItem,
    Placement,
    Reaction,
    Round,
    Section,
    Theme,
    ThemeMember,
)


@dataclass(frozen=True)
class Contacts:
    """The numbers of people on the contact sheet, which itself is never part of an exported session."""

    count: int = 0
    sharing: int = 0
    """How many agreed to share their contact."""


@dataclass(frozen=True)
class Session:
    """Everything in a deck or session file except the bytes of its pictures, in display order.

    The tuples hold what is not removed; `bin` holds the reactions that can be brought back.
    """

    about: About
    sections: tuple[Section, ...] = ()
    cards: tuple[Card, ...] = ()
    groups: tuple[Group, ...] = ()
    rounds: tuple[Round, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    notes: tuple[Note, ...] = ()
    placements: tuple[Placement, ...] = ()
    choices: tuple[Choice, ...] = ()
    themes: tuple[Theme, ...] = ()
    theme_members: tuple[ThemeMember, ...] = ()
    dots: tuple[Dots, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    next_step_links: tuple[NextStepLink, ...] = ()
    parked: tuple[ParkedItem, ...] = ()
    contacts: Contacts = Contacts()
    bin: tuple[Reaction, ...] = ()
    """Reactions in the bin."""
    versions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """All texts by reaction id, if two laptops changed the same text."""

    @cached_property
    def card_by_id(self) -> dict[str, Card]:
        """Living cards by id."""
        return {card.id: card for card in self.cards}

    @cached_property
    def group_by_id(self) -> dict[str, Group]:
        """Living groups by id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def round_by_id(self) -> dict[str, Round]:
        """Living rounds by id."""
        return {round_.id: round_ for round_ in self.rounds}

    @cached_property
    def reactions_by_card(self) -> dict[str | None, tuple[Reaction, ...]]:
        """Living reactions by card id; those of removed cards are under `None`."""
        found: dict[str | None, list[Reaction]] = {}
        for reaction in self.reactions:
            key = reaction.card_id if reaction.card_id in self.card_by_id else None
            found.setdefault(key, []).append(reaction)
        return {key: tuple(reactions) for key, reactions in found.items()}

    @cached_property
    def table_cards(self) -> tuple[Card, ...]:
        """The cards in play: not retired in their deck, not set aside for this session."""
        return tuple(card for card in self.cards if not card.retired and not card.set_aside)

    def choices_in(self, round_id: str) -> tuple[Choice, ...]:
        """Return what the groups chose in a round, by group and slot."""
        numbers = {group.id: group.number for group in self.groups}
        found = [choice for choice in self.choices if choice.round_id == round_id]
        return tuple(sorted(found, key=lambda c: (numbers.get(c.group_id or "", 0), len(c.slot), c.slot)))

    @cached_property
    def times_chosen(self) -> dict[str, int]:
        """How often each card was chosen, without dealt cards; most chosen first, then by number."""
        counts = Counter(
            choice.card_id for choice in self.choices if choice.card_id in self.card_by_id and not choice.seed
        )
        numbers = {card.id: card.number for card in self.cards}
        names = sorted((name for name in counts if name), key=lambda name: (-counts[name], numbers[name]))
        return {name: counts[name] for name in names}

    def silent_groups(self, round_id: str) -> tuple[Group, ...]:
        """Return the groups without a reaction in a round that did not pass."""
        heard = {reaction.group_id for reaction in self.reactions if reaction.round_id == round_id}
        heard |= {choice.group_id for choice in self.choices if choice.round_id == round_id and choice.passed}
        return tuple(group for group in self.groups if group.id not in heard)

    def part_of(self, reaction: Reaction) -> str:
        """Return a reaction's part: its round's, or `now` if the round is gone."""
        round_ = self.round_by_id.get(reaction.round_id or "")
        return round_.part if round_ else "now"

    def question_for(self, reaction: Reaction) -> str:
        """Return the question that a reaction answered: its card's own, else its round's, else the deck's."""
        card = self.card_by_id.get(reaction.card_id or "")
        round_ = self.round_by_id.get(reaction.round_id or "")
        return question_to_the_room(card, round_, self.about)

    @property
    def people(self) -> int:
        """The number of people in all groups."""
        return sum(group.size for group in self.groups)


def question_to_the_room(card: Card | None, round_: Round | None, about: About) -> str:
    """Return the question to show: the card's own, else the round's, else the general one."""
    if card is not None and card.question:
        return card.question
    if round_ is not None and round_.question:
        return round_.question
    return about.question


@dataclass(frozen=True)
class StoredPicture:
    """A stored picture: bytes encoded by us, upright, sRGB, no metadata."""

    id: str
    """SHA-256 of `data` in hexadecimal."""
    format: str
    """`jpeg` or `png`."""
    width: int
    height: int
    data: bytes
    thumbnail: bytes
    """A JPEG or PNG of at most 320 pixels on the long side."""


@dataclass(frozen=True)
class Snapshot:
    """A session with the pictures that an output needs, by picture id."""

    session: Session
    pictures: Mapping[str, StoredPicture]
