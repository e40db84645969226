"""What is done to themes; each function is one edit. Rows that two laptops could both create have derived ids."""

from collections.abc import Iterable, Mapping, Sequence

from bonfire_deck.errors import Trouble
from bonfire_deck.files.history import Edit, History
from bonfire_deck.files.making import sort_key
from bonfire_deck.files.schema import Value
from bonfire_deck.files.stamps import derived_id
from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Theme
from bonfire_deck.model.session import Session
from bonfire_deck.model.themes import ThemeShown, dots_in, purse_of


def make_theme(history: History, part: str, title: str, reaction_ids: Iterable[str] = ()) -> str:
    """Create a theme from reactions and return its id; it may be named later."""
    with history.edit(_("Make a theme")) as edit:
        return _make(history, edit, part, title, reaction_ids)


def _make(history: History, edit: Edit, part: str, title: str, reaction_ids: Iterable[str]) -> str:
    # By count, not by clock: themes created in the same millisecond stay in order.
    theme_id = edit.add("themes", part=part, title=title.strip(), sort=history.clock.moment())
    _put_in(edit, theme_id, reaction_ids)
    return theme_id


def _put_in(edit: Edit, theme_id: str, reaction_ids: Iterable[str]) -> None:
    for reaction_id in reaction_ids:
        row_id = derived_id("theme_members", theme_id, reaction_id)
        edit.put("theme_members", row_id, theme_id=theme_id, reaction_id=reaction_id)


def put_into_theme(history: History, theme_id: str, reaction_ids: Iterable[str]) -> None:
    """Add reactions to a theme; they stay in the themes that they are already in."""
    with history.edit(_("Add to a theme")) as edit:
        _put_in(edit, theme_id, reaction_ids)


def take_out_of_themes(history: History, session: Session, left: Mapping[str, Sequence[str]]) -> None:
    """Remove reactions, by theme id, from themes; they stay in the session and in other themes."""
    with history.edit(_("Remove from a theme")) as edit:
        for theme_id, reaction_ids in left.items():
            _take_out(edit, session, theme_id, reaction_ids)


def _take_out(edit: Edit, session: Session, theme_id: str, reaction_ids: Iterable[str]) -> None:
    wanted = set(reaction_ids)
    for member in session.theme_members:
        if member.theme_id == theme_id and member.reaction_id in wanted:
            edit.remove("theme_members", member.id)


def move_to_theme(
    history: History, session: Session, left: Mapping[str, Sequence[str]], to_id: str, reaction_ids: Sequence[str]
) -> None:  # fmt: skip
    """Add reactions to a theme, and remove those in `left` from the themes that they leave."""
    with history.edit(_("Move to another theme")) as edit:
        for theme_id, leaving in left.items():
            _take_out(edit, session, theme_id, leaving)
        _put_in(edit, to_id, reaction_ids)


def change_theme(history: History, theme_id: str, **fields: Value) -> None:
    """Name or describe a theme, or move it to another part."""
    with history.edit(_("Name a theme") if set(fields) == {"title"} else _("Edit a theme")) as edit:
        edit.change("themes", theme_id, **fields)


def place_theme(history: History, themes: Sequence[Theme], theme_id: str, place: int) -> None:
    """Move a theme to a place among those of its part."""
    others = [theme for theme in themes if theme.id != theme_id]
    before = others[place - 1].sort if 0 < place <= len(others) else ""
    behind = others[place].sort if place < len(others) else ""
    with history.edit(_("Move a theme")) as edit:
        edit.change("themes", theme_id, sort=sort_key(before, behind))


def merge_themes(history: History, into: ThemeShown, others: Sequence[ThemeShown]) -> None:
    """Merge the reactions and dots of other themes into one and delete those; if it has no name, it takes theirs."""
    if not others:
        raise Trouble(_("There is nothing to merge."), _("Select two or more themes."))
    with history.edit(_("Merge themes")) as edit:
        counts = {row.group_id: row.count for row in into.dots}
        rows = [row for shown in (into, *others) for row in shown.dots]
        revealed = all(row.revealed for row in rows)
        for other in others:
            _put_in(edit, into.theme.id, (reaction.id for reaction in other.reactions))
            for row in other.dots:
                counts[row.group_id] = counts.get(row.group_id, 0) + row.count
                edit.remove("dots", row.id)
            edit.remove("themes", other.theme.id)
        for group_id, count in counts.items():
            _put_dots(edit, into.theme.id, group_id, count, revealed=revealed)
        title = next((other.theme.title for other in others if other.is_named), "")
        if title and not into.is_named:
            edit.change("themes", into.theme.id, title=title)


def split_theme(history: History, session: Session, theme: Theme, reaction_ids: Sequence[str], title: str = "") -> str:
    """Move some of a theme's reactions to a new theme and return its id."""
    if not reaction_ids:
        raise Trouble(_("There is nothing to split off."), _("Select the reactions for the new theme."))
    with history.edit(_("Split a theme")) as edit:
        _take_out(edit, session, theme.id, reaction_ids)
        return _make(history, edit, theme.part, title, reaction_ids)


def remove_theme(history: History, theme_id: str) -> None:
    """Delete a theme; its reactions stay in the session."""
    with history.edit(_("Delete a theme")) as edit:
        edit.remove("themes", theme_id)


def give_dots(history: History, session: Session, theme: Theme, group_id: str | None, count: int) -> None:
    """Set the dots of a theme from a group, or from a show of hands of the whole room (`None`).

    Raises `Trouble` if that is more than those people may give.
    """
    rows = dots_in(session, theme.part)
    before = next((r.count for r in rows if (r.theme_id, r.group_id) == (theme.id, group_id)), 0)
    purse = purse_of(session, rows, session.group_by_id.get(group_id or ""))
    given = purse.given - before + count
    if purse.allowed and given > purse.allowed:
        raise Trouble(
            _("That makes {given} dots, but there are only {allowed}.").format(given=given, allowed=purse.allowed),
            _("Count again, or change the number of people or dots."),
        )
    if purse.on_one and count > purse.on_one:
        raise Trouble(
            _("A theme can get at most {count} dots, one from each person.").format(count=purse.on_one),
            _("If one person may put several dots on a theme, allow that in the dot settings."),
        )
    revealed = bool(rows) and all(row.revealed for row in rows)
    with history.edit(_("Enter dots")) as edit:
        _put_dots(edit, theme.id, group_id, count, revealed=revealed)


def _put_dots(edit: Edit, theme_id: str, group_id: str | None, count: int, *, revealed: bool) -> None:
    row_id = derived_id("dots", theme_id, group_id or "")
    edit.put("dots", row_id, theme_id=theme_id, group_id=group_id, count=count, revealed=int(revealed))


def reveal_dots(history: History, session: Session, part: str, *, revealed: bool = True) -> None:
    """Reveal all dots of a part to the room together, or hide them again."""
    with history.edit(_("Reveal the dots") if revealed else _("Hide the dots")) as edit:
        for row in dots_in(session, part):
            edit.change("dots", row.id, revealed=int(revealed))
