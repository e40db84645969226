"""The content of a board: sections, each with pictures and the reactions to them."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.finding import card_numbered
from bonfire_deck.model.rows import Card, Group, Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.themes import ThemeShown, themes_of
from bonfire_deck.model.words import KINDS, Mark, kind_label, part_label

FREE = "free"
VIEWS = ("picture", "theme", "group", "kind", FREE)
NOT_SORTED = "not-sorted"
PLENARY = "plenary"


class Line(NamedTuple):
    """A reaction as shown on the board."""

    reaction: Reaction
    group: Group | None
    mark: Mark | None
    """The group's mark."""
    two_versions: bool
    item: str
    """The item id on the board: the reaction's id; in a theme, prefixed with the theme's id and a slash."""


@dataclass(frozen=True)
class Section:
    """A heading with its pictures and reactions."""

    id: str
    heading: str
    count_text: str
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]
    mark: Mark | None = None
    """In the view by group, the mark of the section's group."""
    is_rest: bool = False
    """Whether it collects what belongs nowhere else, since its card, group or kind is gone."""
    dots: str = ""
    """How many dots a theme has, as text, once they are revealed."""


@dataclass(frozen=True)
class Board:
    """One part of a session, arranged by picture, theme, group or kind, or freely: with the sections by picture.

    Every living reaction of the part appears once, or once in each of its themes.
    """

    part: str
    by: str
    title: str
    count_text: str
    sections: tuple[Section, ...]
    group_counts: tuple[tuple[Group, int], ...]
    plenary_count: int


def view_label(by: str) -> str:
    """Return the name of a view."""
    return {
        "picture": _("By picture"), "theme": _("By theme"), "group": _("By group"), "kind": _("By kind"),
        FREE: _("Free"),
    }[by]  # fmt: skip


def make_board(session: Session, part: str, by: str) -> Board:
    """Arrange a part of a session, without withdrawn reactions."""
    told = [r for r in session.reactions if session.part_of(r) == part and not r.withdrawn]
    cards_shown = {r.card_id for r in told if r.card_id in session.card_by_id}
    said = Counter(r.group_id for r in told)
    counts = tuple((group, said[group.id]) for group in session.groups)
    title = part_label(part)
    count_text = _("{pictures} · {reactions}").format(
        pictures=ngettext("{count} picture", "{count} pictures", len(cards_shown)),
        reactions=ngettext("{count} reaction", "{count} reactions", len(told)),
    )
    themes = themes_of(session, part)
    if themes:
        in_themes = ngettext("{count} theme", "{count} themes", len(themes))
        count_text = _("{counts} · {themes}").format(counts=count_text, themes=in_themes)
    if by == "theme":
        sections = _by_theme(session, told, themes)
    else:
        sections = _sections(session, told, "picture" if by == FREE else by)
    return Board(part, by, title, count_text, sections, counts, said[None])


def _by_theme(session: Session, told: list[Reaction], themes: Sequence[ThemeShown]) -> tuple[Section, ...]:
    """Return a section per theme, including empty ones, as drop targets, followed by the unsorted rest."""
    group_marks = {group.id: group.mark for group in session.groups}
    made = []
    for shown in themes:
        section = _section(session, shown.theme.id, list(shown.reactions), "theme", group_marks)
        count = shown.count if shown.dots and all(row.revealed for row in shown.dots) else 0
        dots = ngettext("{count} dot", "{count} dots", count) if count else ""
        heading = shown.theme.title if shown.is_named else _("Untitled theme")
        texts = (section.count_text, dots)
        count_text = " · ".join(text for text in texts if text)
        made.append(replace(section, heading=heading, count_text=count_text, dots=dots))
    sorted_in = {reaction.id for shown in themes for reaction in shown.reactions}
    rest = [reaction for reaction in told if reaction.id not in sorted_in]
    if rest:
        made.append(_section(session, NOT_SORTED, rest, "theme", group_marks))
    return tuple(made)


def _sections(session: Session, told: list[Reaction], by: str) -> tuple[Section, ...]:
    key = _key(session, by)
    found: dict[str, list[Reaction]] = {}
    for reaction in told:
        found.setdefault(key(reaction), []).append(reaction)
    order = [group.id for group in session.groups] if by == "group" else list(KINDS)
    places = {name: index for index, name in enumerate([*order, PLENARY, NOT_SORTED])}
    # Pictures keep the order of the talk, so that a growing board keeps its shape; groups and kinds have their own.
    names = sorted(found, key=lambda n: (n == NOT_SORTED, 0 if by == "picture" else places[n]))
    group_marks = {group.id: group.mark for group in session.groups}
    return tuple(_section(session, name, found[name], by, group_marks) for name in names)


def _key(session: Session, by: str) -> Callable[[Reaction], str]:
    def by_picture(reaction: Reaction) -> str:
        return reaction.card_id if reaction.card_id in session.card_by_id and reaction.card_id else NOT_SORTED

    def by_group(reaction: Reaction) -> str:
        if reaction.group_id is None:
            return PLENARY
        return reaction.group_id if reaction.group_id in session.group_by_id else NOT_SORTED

    return {"picture": by_picture, "group": by_group, "kind": lambda reaction: reaction.kind}[by]


def _section(
    session: Session, name: str, reactions: list[Reaction], by: str, group_marks: Mapping[str, Mark]
) -> Section:
    shown = {r.card_id for r in reactions}
    cards = tuple(card for card in session.cards if card.id in shown)
    said = ngettext("{count} reaction", "{count} reactions", len(reactions))
    if by == "group":
        pictures = ngettext("{count} picture", "{count} pictures", len(cards))
        count_text = _("{reactions} · {pictures}").format(reactions=said, pictures=pictures)
    else:
        groups = len({r.group_id for r in reactions if r.group_id in session.group_by_id})
        count_text = _("{reactions} · {groups} of {all} groups").format(
            reactions=said, groups=groups, all=len(session.groups)
        )
    lines = tuple(
        Line(
            r, session.group_by_id.get(r.group_id or ""), group_marks.get(r.group_id or ""), r.id in session.versions,
            f"{name}/{r.id}" if by == "theme" and name != NOT_SORTED else r.id,
        )
        for r in sorted(reactions, key=lambda r: not r.favourite)
    )  # fmt: skip
    mark = group_marks.get(name) if by == "group" else None
    return Section(name, _heading(session, name, by), count_text, cards, lines, mark, is_rest=name == NOT_SORTED)


def _heading(session: Session, name: str, by: str) -> str:
    if name == NOT_SORTED:
        return _("Not sorted yet")
    if name == PLENARY:
        return _("Plenary")
    if by == "theme":
        return ""
    if by == "picture":
        card = session.card_by_id[name]
        return card.title or card.words or _("Picture {number}").format(number=card.number)
    if by == "group":
        group = session.group_by_id[name]
        return f"{group.number} {group.name}"
    return kind_label(name)


def found_in(board: Board, query: str) -> tuple[str, ...]:
    """Return the items of the reactions that contain every word of `query`, in board order.

    Case and accents are ignored. A number also finds reactions to the card with that number. An empty query finds
    nothing.
    """
    words = _plain(query).split()
    if not words:
        return ()
    asked = card_numbered((card for section in board.sections for card in section.cards), query)
    lines = [line for section in board.sections for line in section.lines]
    on_it = {line.item for line in lines if asked is not None and line.reaction.card_id == asked.id}
    texts = [(line.item, _plain(f"{line.reaction.text} {line.reaction.second_text}")) for line in lines]
    return tuple(name for name, text in texts if name in on_it or all(word in text for word in words))


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))
