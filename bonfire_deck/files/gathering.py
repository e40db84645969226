"""What is done to a running session; each function is one edit, used by the windows and the command line alike."""

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
    """Save a reaction and return its id once it is on the disk; raises `Trouble` if the text is empty.

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
            # Reactions of the same millisecond, or saved after the clock was set back, stay in the order typed.
            sort=history.clock.moment(),
            **{"said_at": now(), **(details or {})},
        )


def reword(history: History, reaction_id: str, text: str, **fields: Value) -> None:
    """Edit the text of a reaction, and other fields with it; raises `Trouble` if the text is empty."""
    if not text.strip():
        raise Trouble(_("There is nothing to save."), _("To remove a line, press Delete."))
    with history.edit(_("Edit a reaction")) as edit:
        edit.change("reactions", reaction_id, text=text.strip("\n"), **fields)


def bin_reaction(history: History, reaction_id: str) -> None:
    """Move a reaction to the bin, from where it can be brought back."""
    with history.edit(_("Delete a reaction")) as edit:
        edit.change("reactions", reaction_id, removed=1, shown=0)


def bring_back_reaction(history: History, reaction_id: str) -> None:
    """Bring a reaction back from the bin."""
    with history.edit(_("Bring back a reaction")) as edit:
        edit.bring_back("reactions", reaction_id)


def withdraw_reactions(history: History, reaction_ids: Iterable[str], withdrawn: bool = True) -> None:
    """Withdraw quotes from everything shown or exported, at the speaker's request, or allow them again."""
    with history.edit(_("Withdraw quotes") if withdrawn else _("Allow quotes again")) as edit:
        for reaction_id in reaction_ids:
            edit.change("reactions", reaction_id, withdrawn=withdrawn, **({"shown": 0} if withdrawn else {}))


def favour_reactions(history: History, reaction_ids: Iterable[str], favourite: bool = True) -> None:
    """Mark quotes as favourites, which come first in the write-up, or unmark them."""
    with history.edit(_("Mark favourites") if favourite else _("Unmark favourites")) as edit:
        for reaction_id in reaction_ids:
            edit.change("reactions", reaction_id, favourite=favourite)


def show_reaction(history: History, reaction_id: str, shown: bool) -> None:
    """Show a reaction on the wall, or hide it."""
    with history.edit(_("Show a reaction") if shown else _("Hide a reaction")) as edit:
        edit.change("reactions", reaction_id, shown=shown)


def show_reactions(history: History, reaction_ids: Iterable[str]) -> None:
    """Show several reactions on the wall at once."""
    with history.edit(_("Show these reactions")) as edit:
        for reaction_id in reaction_ids:
            edit.change("reactions", reaction_id, shown=1)


def choose_version(history: History, reaction_id: str, text: str) -> None:
    """Choose one of the versions of a text."""
    with history.edit(_("Choose a version")) as edit:
        edit.settle("reactions", reaction_id, "text", text)


def pin_reaction(history: History, reaction_id: str, pin: Pin | None) -> None:
    """Pin a reaction to a place in its picture, or remove the pin."""
    with history.edit(_("Pin a reaction")) as edit:
        edit.change("reactions", reaction_id, pin_x=pin[0] if pin else None, pin_y=pin[1] if pin else None)


def write_note(history: History, round_id: str | None, card_id: str | None, text: str) -> None:
    """Save the facilitator's own note on a round and a card: one row per pair, with the same id on every laptop."""
    with history.edit(_("Edit a note")) as edit:
        row_id = derived_id("notes", round_id or "", card_id or "")
        edit.put("notes", row_id, round_id=round_id, card_id=card_id, text=text)


def change_about(history: History, about_id: str, **fields: Value) -> None:
    """Change the metadata of a deck or session: title, place, date, question, ground rule, introduction."""
    labels = {"title": _("Change the title"), "ground_rule": _("Change the ground rule")}
    with history.edit(labels.get(" ".join(fields), _("Edit the details"))) as edit:
        edit.change("about", about_id, **fields)


def change_group(history: History, group_id: str, **fields: Value) -> None:
    """Change a group's name, size or mark."""
    with history.edit(_("Edit a group")) as edit:
        edit.change("groups", group_id, **fields)


def add_group(history: History, groups: tuple[Group, ...], size: int = 0) -> str:
    """Add a group with the lowest free number; if that number was removed before, bring that group back."""
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
    """Remove a group; what it said stays, under "Not sorted yet" until the group is brought back."""
    with history.edit(_("Remove a group")) as edit:
        edit.remove("groups", group_id)


def change_round(history: History, round_id: str, **fields: Value) -> None:
    """Change a round's title, question, minutes or other settings."""
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
    """Add a round after `after`, at the end if `None`, or before all others; in a deck to the `plan` of that name."""
    place = rounds.index(after) + 1 if after in rounds else len(rounds)
    place = 0 if first else place
    before = rounds[place - 1].sort if place else ""
    behind = rounds[place].sort if place < len(rounds) else ""
    with history.edit(_("Add a round")) as edit:
        return edit.add("rounds", **round_fields(planned), plan=plan, sort=sort_key(before, behind))


def remove_round(history: History, round_id: str) -> None:
    """Delete a round; what was said in it stays."""
    with history.edit(_("Delete a round")) as edit:
        edit.remove("rounds", round_id)


def move_round(history: History, rounds: tuple[Round, ...], place: int, step: int) -> int:
    """Move the round at `place` one up (-1) or down (1) and return its new place; at either end it stays."""
    target = place + step
    if not (0 <= place < len(rounds) and 0 <= target < len(rounds)):
        return place
    one, other = rounds[place], rounds[target]
    with history.edit(_("Move a round")) as edit:
        edit.change("rounds", one.id, sort=other.sort)
        edit.change("rounds", other.id, sort=one.sort)
    return target
