"""Then and now: compare the board of an earlier session with the board of this one.

Pictures are equal if their bytes are, word cards if their words are. Themes are equal if their names are, ignoring
case, accents and punctuation: two rooms may mean the same in different words, and that is for them to see.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.board import NOT_SORTED, Board, Section
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import Session
from bonfire_deck.model.themes import ThemeShown, energy, is_revealed, themes_of

BY = ("picture", "theme")


@dataclass(frozen=True)
class Thing:
    """A picture or a theme on one or both of the boards."""

    heading: str
    then_id: str
    """The id of its card or theme on the earlier board; "" if it was not there."""
    now_id: str
    then: int
    """How many reactions it had."""
    now: int
    was: tuple[str, ...] = ()
    """Its earlier position: a picture's themes by name, a theme's rank by dots."""
    is_: tuple[str, ...] = ()
    """Its position now."""

    @property
    def is_moved(self) -> bool:
        """Whether its position has changed."""
        return bool(self.then_id and self.now_id) and {_same_name(name) for name in self.was} != {
            _same_name(name) for name in self.is_
        }


@dataclass(frozen=True)
class Comparison:
    """The differences between two boards of the same part, by picture or by theme."""

    by: str
    new: tuple[Thing, ...]
    gone: tuple[Thing, ...]
    moved: tuple[Thing, ...]
    stayed: tuple[Thing, ...]
    """On both, with the same position."""


def compare(then: Session, now: Session, part: str, by: str) -> Comparison:
    """Return what is new, gone, moved and unchanged, in board order: first of this board, then of the other.

    `by` is `picture` or `theme`.
    """
    find = {"picture": _pictures, "theme": _themes}[by]
    before, after = find(then, part), find(now, part)
    both = [_joined(before[key], found) for key, found in after.items() if key in before]
    return Comparison(
        by,
        new=tuple(found for key, found in after.items() if key not in before),
        gone=tuple(_as_then(found) for key, found in before.items() if key not in after),
        moved=tuple(thing for thing in both if thing.is_moved),
        stayed=tuple(thing for thing in both if not thing.is_moved),
    )


def _joined(before: Thing, after: Thing) -> Thing:
    return Thing(after.heading, before.now_id, after.now_id, before.now, after.now, before.is_, after.is_)


def _as_then(found: Thing) -> Thing:
    return Thing(found.heading, found.now_id, "", found.now, 0, found.is_)


def _pictures(session: Session, part: str) -> Mapping[str, Thing]:
    """Return the pictures with reactions, by their identity."""
    said = Counter(
        reaction.card_id
        for reaction in session.reactions
        if not reaction.withdrawn and session.part_of(reaction) == part and reaction.card_id in session.card_by_id
    )
    themes = themes_of(session, part)
    found: dict[str, Thing] = {}
    for name, count in said.items():
        card = session.card_by_id[str(name)]
        stands_in = sorted(shown.theme.title for shown in themes if shown.is_named and card in shown.cards)
        heading = f"{card.number} {card.title or card.words}"
        found.setdefault(_same_picture(card), Thing(heading, "", card.id, 0, count, is_=tuple(stands_in)))
    return found


def _same_picture(card: Card) -> str:
    return card.picture_id or f"words {_same_name(card.words or card.title)}"


def _themes(session: Session, part: str) -> Mapping[str, Thing]:
    """Return the named themes; a name that occurs twice counts once."""
    shown = themes_of(session, part)
    places = _places(shown) if is_revealed(session, part) else {}
    found: dict[str, Thing] = {}
    for one in shown:
        if one.is_named:
            place = places.get(one.theme.id, ())
            thing = Thing(one.theme.title, "", one.theme.id, 0, len(one.reactions), is_=place)
            found.setdefault(_same_name(one.theme.title), thing)
    return found


def _places(shown: Iterable[ThemeShown]) -> Mapping[str, tuple[str, ...]]:
    """Return each theme's rank by dots; ties share one."""
    return {one.theme.id: (str(standing.place),) for standing in energy(shown) for one in standing.themes}


def _same_name(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = (letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return " ".join("".join(kept).split()) or text.strip()


def items_of(board: Board, thing_ids: Sequence[str]) -> frozenset[str]:
    """Return the board items that show pictures or themes with these ids: their sheets and their pictures."""
    wanted = frozenset(thing_ids)
    return frozenset(item for section in board.sections for item in _items_in(section, wanted))


def _items_in(section: Section, wanted: frozenset[str]) -> list[str]:
    own = [section.id] if section.id in wanted and section.id != NOT_SORTED else []
    return own + [f"{section.id}/{card.id}" for card in section.cards if card.id in wanted]


def headings() -> Mapping[str, str]:
    """Return the headings of the four lists of a comparison, in order."""
    return {"new": _("New"), "gone": _("Removed"), "moved": _("Moved"), "stayed": _("Unchanged")}


def told(thing: Thing, by: str) -> str:
    """Describe one picture or theme in a sentence: what it is, how many reactions, and its earlier position."""
    then = ngettext("{count} reaction", "{count} reactions", thing.then)
    now = ngettext("{count} reaction", "{count} reactions", thing.now)
    if not thing.then_id:
        return _("{heading}: {reactions}").format(heading=thing.heading, reactions=now)
    if not thing.now_id:
        return _("{heading}: {reactions} then").format(heading=thing.heading, reactions=then)
    if thing.then == thing.now:
        counts = _("{heading}: {reactions}, as many as then").format(heading=thing.heading, reactions=now)
    else:
        counts = _("{heading}: {reactions}, {before} then").format(
            heading=thing.heading, reactions=now, before=thing.then
        )
    if not thing.is_moved:
        return counts
    return f"{counts} · {_moved(thing, by)}"


def _moved(thing: Thing, by: str) -> str:
    if by == "theme":
        nothing = _("no dots")
        return _("energy: {before} → {after}").format(
            before=_place(thing.was, nothing), after=_place(thing.is_, nothing)
        )
    nothing = _("no theme")
    return _("{before} → {after}").format(
        before=" + ".join(thing.was) or nothing, after=" + ".join(thing.is_) or nothing
    )


def _place(place: tuple[str, ...], nothing: str) -> str:
    return _("place {place}").format(place=place[0]) if place else nothing
