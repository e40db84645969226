"""Themes as the room sees them: their content, their groups, and how much energy is in them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from bonfire_deck.model.rows import Card, Dots, Group, Reaction, Theme
from bonfire_deck.model.session import Session
from bonfire_deck.model.words import KINDS


@dataclass(frozen=True)
class ThemeShown:
    """A theme with everything that belongs to it."""

    theme: Theme
    reactions: tuple[Reaction, ...]
    """In the order in which they were said, without withdrawn or binned ones."""
    cards: tuple[Card, ...]
    """The pictures that these reactions are about, the most discussed first."""
    groups: tuple[Group, ...]
    """The groups it came from, by number."""
    dots: tuple[Dots, ...]

    @property
    def is_named(self) -> bool:
        """Whether the room has named it yet."""
        return bool(self.theme.title.strip())

    @cached_property
    def kinds(self) -> dict[str, int]:
        """The number of its reactions by kind, in the order of the kinds."""
        counts = Counter(reaction.kind for reaction in self.reactions)
        return {kind: counts[kind] for kind in KINDS if counts[kind]}

    @property
    def count(self) -> int:
        """The number of its dots."""
        return sum(dots.count for dots in self.dots)


def themes_of(session: Session, part: str | None = None) -> tuple[ThemeShown, ...]:
    """Return the themes of a part, or of all parts, in their own order."""
    if not session.themes:
        return ()
    reactions = {reaction.id: reaction for reaction in session.reactions if not reaction.withdrawn}
    members: dict[str, list[Reaction]] = {}
    said = {name: place for place, name in enumerate(reactions)}
    for member in sorted(session.theme_members, key=lambda m: (m.sort, said.get(m.reaction_id or "", 0))):
        reaction = reactions.get(member.reaction_id or "")
        if reaction is not None and member.theme_id:
            members.setdefault(member.theme_id, []).append(reaction)
    dots: dict[str, list[Dots]] = {}
    for row in session.dots:
        dots.setdefault(row.theme_id or "", []).append(row)
    return tuple(
        _shown(session, theme, tuple(members.get(theme.id, ())), tuple(dots.get(theme.id, ())))
        for theme in session.themes
        if part is None or theme.part == part
    )


def _shown(session: Session, theme: Theme, reactions: tuple[Reaction, ...], dots: tuple[Dots, ...]) -> ThemeShown:
    said = Counter(r.card_id for r in reactions if r.card_id in session.card_by_id)
    cards = sorted((session.card_by_id[name] for name in said if name), key=lambda c: (-said[c.id], c.number, c.id))
    heard = {reaction.group_id for reaction in reactions}
    groups = tuple(group for group in session.groups if group.id in heard)
    return ThemeShown(theme, reactions, tuple(cards), groups, dots)


def without_theme(session: Session, part: str) -> tuple[Reaction, ...]:
    """Return the reactions of a part that are in none of its themes."""
    themes = {theme.id for theme in session.themes if theme.part == part}
    sorted_in = {member.reaction_id for member in session.theme_members if member.theme_id in themes}
    return tuple(
        r for r in session.reactions if not r.withdrawn and session.part_of(r) == part and r.id not in sorted_in
    )


@dataclass(frozen=True)
class Standing:
    """The themes that share a rank by dots: a tie is shown as a tie."""

    place: int
    """1 for the most dots; after a tie of two comes 3."""
    count: int
    themes: tuple[ThemeShown, ...]


def energy(themes: Iterable[ThemeShown]) -> tuple[Standing, ...]:
    """Return the themes ranked by dots, most first; equal ones share a rank, in their own order."""
    ordered = sorted(themes, key=lambda shown: -shown.count)
    made: list[Standing] = []
    place = 1
    for count, tied in groupby(ordered, key=lambda shown: shown.count):
        standing = Standing(place, count, tuple(tied))
        made.append(standing)
        place += len(standing.themes)
    return tuple(made)


def is_revealed(session: Session, part: str) -> bool:
    """Return whether the room may see the dots of a part."""
    rows = dots_in(session, part)
    return bool(rows) and all(row.revealed for row in rows)


def dots_in(session: Session, part: str) -> tuple[Dots, ...]:
    """Return all dots on the themes of a part."""
    themes = {theme.id for theme in session.themes if theme.part == part}
    return tuple(row for row in session.dots if row.theme_id in themes)


@dataclass(frozen=True)
class Purse:
    """How many dots a group, or the whole room, may give in a part, and how many it has given."""

    group: Group | None
    """`None` for a show of hands of the whole room."""
    allowed: int
    """0 if the number of people is unknown: then nothing is checked."""
    on_one: int
    """The most on one theme; 0 if nothing is checked."""
    given: int

    @property
    def is_full(self) -> bool:
        """Whether all dots are given."""
        return self.given == self.allowed if self.allowed else self.given > 0


def purses(session: Session, part: str) -> tuple[Purse, ...]:
    """Return the groups' purses, preceded by the room's if there was a show of hands.

    A group of five with three dots each has fifteen; if dots can't be stacked, at most five go on one theme.
    """
    rows = dots_in(session, part)
    groups: Sequence[Group | None] = session.groups
    if any(row.group_id is None for row in rows) or not session.groups:
        groups = (None, *session.groups)
    return tuple(purse_of(session, rows, group) for group in groups)


def purse_of(session: Session, rows: Iterable[Dots], group: Group | None) -> Purse:
    """Return the purse of one group, or of the room, with the dots it gave according to `rows`."""
    people = group.size if group is not None else session.people
    allowed = people * session.about.dots_each
    on_one = people if not session.about.dots_stack else allowed
    given = sum(row.count for row in rows if row.group_id == (group.id if group else None))
    return Purse(group, allowed, on_one, given)
