"""What a gathering does to its session: each function is one edit, the same one from a window and the command line."""

from collections.abc import Iterable, Mapping

from bonfire_deck.errors import Trouble
from bonfire_deck.files.history import History
from bonfire_deck.files.making import NewGroup, round_fields, sort_key
from bonfire_deck.files.schema import Value
from bonfire_deck.files.stamps import derived_id, now
from bonfire_deck.i18n import _
from bonfire_deck.model.plan import PlannedRound
from bonfire_deck.model.rows import Group, Round
from bonfire_deck.model.words import marks

Pin = tuple[float, float]
MOST_GROUPS = 12


def keep_reaction(
    history: History,
    *,
    text: str,
    kind: str,
    card_id: str | None,
    group_id: str | None,
    round_id: str | None,
    pin: Pin | None = None,
    shown: bool = False,
    details: Mapping[str, Value] | None = None,
) -> str:
    """Keep what was said and return its id, only after it is on the disk; empty words raise `Trouble`.

    `details` are other fields of the row, such as `verbatim`.
    """
    if not text.strip():
        raise Trouble(_("There is nothing to save."), _("Type what was said, then press Enter."))
    with history.edit(_("Add a reaction")) as edit:
        return edit.add(
            "reactions",
            text=text.strip("\n"),
            kind=kind,
            card_id=card_id,
            group_id=group_id,
            round_id=round_id,
            pin_x=pin[0] if pin else None,
            pin_y=pin[1] if pin else None,
            shown=shown,
            # Lines kept in the same millisecond, or under a clock that was set back, stay in the order typed.
            sort=history.clock.moment(),
            **{"said_at": now(), **(details or {})},
        )


def reword(history: History, reaction_id: str, text: str, **fields: Value) -> None:
    """Change the words of a reaction, and other fields with them; empty words raise `Trouble`."""
    if not text.strip():
        raise Trouble(_("There is nothing to save."), _("To remove a line, press Delete."))
    with history.edit(_("Edit a reaction")) as edit:
        edit.change("reactions", reaction_id, text=text.strip("\n"), **fields)


def bin_reaction(history: History, reaction_id: str) -> None:
    """Put a reaction into the bin, from where it can be brought back."""
    with history.edit(_("Delete a reaction")) as edit:
        edit.change("reactions", reaction_id, removed=1, shown=0)


def bring_back_reaction(history: History, reaction_id: str) -> None:
    """Take a reaction out of the bin."""
    with history.edit(_("Bring back a reaction")) as edit:
        edit.bring_back("reactions", reaction_id)


def withdraw_reactions(history: History, reaction_ids: Iterable[str], withdrawn: bool = True) -> None:
    """Take quotes out of everything that is shown or made, as whoever said it wishes; or let them be used again."""
    with history.edit(_("Withdraw quotes") if withdrawn else _("Allow quotes again")) as edit:
        for reaction_id in reaction_ids:
            edit.change("reactions", reaction_id, withdrawn=withdrawn, **({"shown": 0} if withdrawn else {}))


def favour_reactions(history: History, reaction_ids: Iterable[str], favourite: bool = True) -> None:
    """Make favourites of quotes: they lead the write-up; or let them stand among the others again."""
    with history.edit(_("Mark favourites") if favourite else _("Unmark favourites")) as edit:
        for reaction_id in reaction_ids:
            edit.change("reactions", reaction_id, favourite=favourite)


def show_reaction(history: History, reaction_id: str, shown: bool) -> None:
    """Let a reaction through to the room, or take it from the wall."""
    with history.edit(_("Show a reaction") if shown else _("Hide a reaction")) as edit:
        edit.change("reactions", reaction_id, shown=shown)


def show_reactions(history: History, reaction_ids: Iterable[str]) -> None:
    """Let several reactions through to the room at once."""
    with history.edit(_("Show these reactions")) as edit:
        for reaction_id in reaction_ids:
            edit.change("reactions", reaction_id, shown=1)


def choose_version(history: History, reaction_id: str, text: str) -> None:
    """Choose one of two versions of a text."""
    with history.edit(_("Choose a version")) as edit:
        edit.settle("reactions", reaction_id, "text", text)


def pin_reaction(history: History, reaction_id: str, pin: Pin | None) -> None:
    """Let a reaction point at a place in its picture, or at none."""
    with history.edit(_("Pin a reaction")) as edit:
        edit.change("reactions", reaction_id, pin_x=pin[0] if pin else None, pin_y=pin[1] if pin else None)


def write_note(history: History, round_id: str | None, card_id: str | None, text: str) -> None:
    """Keep the facilitator's own note on a round and a card: one for each pair, on every laptop the same row."""
    with history.edit(_("Edit a note")) as edit:
        row_id = derived_id("notes", round_id or "", card_id or "")
        edit.put("notes", row_id, round_id=round_id, card_id=card_id, text=text)


def change_about(history: History, about_id: str, **fields: Value) -> None:
    """Change what a deck or session says of itself: title, place, date, question, ground rule, introduction."""
    labels = {"title": _("Change the title"), "ground_rule": _("Change the ground rule")}
    with history.edit(labels.get(" ".join(fields), _("Edit the details"))) as edit:
        edit.change("about", about_id, **fields)


def change_group(history: History, group_id: str, **fields: Value) -> None:
    """Change a group's name, size or mark."""
    with history.edit(_("Edit a group")) as edit:
        edit.change("groups", group_id, **fields)


def add_group(history: History, groups: tuple[Group, ...], size: int = 0) -> str:
    """Add a group with the lowest number that is free; one that was taken away comes back with its words."""
    taken = {group.number for group in groups}
    number = next((n for n in range(1, MOST_GROUPS + 1) if n not in taken), None)
    if number is None:
        raise Trouble(_("There are already twelve groups."), _("Combine two small groups instead."))
    mark = marks()[number - 1]
    new = NewGroup(mark.name, size, number - 1, number - 1)
    about_id = str(history.connection.execute("SELECT id FROM about").fetchone()[0])
    row_id = derived_id("groups", about_id, str(number))
    with history.edit(_("Add a group")) as edit:
        edit.put(
            "groups", row_id, number=number, name=new.name, size=new.size, colour=new.colour, shape=new.shape
        )  # fmt: skip
    return row_id


def remove_group(history: History, group_id: str) -> None:
    """Take a group away; what it said stays, under "Not sorted yet" until the group comes back."""
    with history.edit(_("Remove a group")) as edit:
        edit.remove("groups", group_id)


def change_round(history: History, round_id: str, **fields: Value) -> None:
    """Change a round's title, question, minutes or way of working."""
    with history.edit(_("Edit a round")) as edit:
        edit.change("rounds", round_id, **fields)


def add_round(
    history: History,
    planned: PlannedRound,
    rounds: tuple[Round, ...],
    after: Round | None,
    *,
    first: bool = False,
    plan: str = "",
) -> str:
    """Add a round behind `after`, at the end if `None`, or before all others; in a deck to the `plan` of that name."""
    place = rounds.index(after) + 1 if after in rounds else len(rounds)
    place = 0 if first else place
    before = rounds[place - 1].sort if place else ""
    behind = rounds[place].sort if place < len(rounds) else ""
    with history.edit(_("Add a round")) as edit:
        return edit.add("rounds", **round_fields(planned), plan=plan, sort=sort_key(before, behind))


def remove_round(history: History, round_id: str) -> None:
    """Take a round away; what was said in it stays."""
    with history.edit(_("Delete a round")) as edit:
        edit.remove("rounds", round_id)


def move_round(history: History, rounds: tuple[Round, ...], place: int, step: int) -> int:
    """Move the round at `place` one up (-1) or down (1) and return where it is then; at the ends it stays."""
    target = place + step
    if not (0 <= place < len(rounds) and 0 <= target < len(rounds)):
        return place
    one, other = rounds[place], rounds[target]
    with history.edit(_("Move a round")) as edit:
        edit.change("rounds", one.id, sort=other.sort)
        edit.change("rounds", other.id, sort=one.sort)
    return target
