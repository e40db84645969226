"""Next steps: actions, undertakings, openings, examples; each function is one edit."""

from collections.abc import Iterable, Sequence

from bonfire_deck.errors import Trouble
from bonfire_deck.files.history import Edit, History
from bonfire_deck.files.making import sort_key
from bonfire_deck.files.schema import Value
from bonfire_deck.files.stamps import derived_id
from bonfire_deck.i18n import _
from bonfire_deck.model.rows import NextStep, ParkedItem

LINKS = {"themes": "theme_id", "reactions": "reaction_id", "cards": "card_id"}
"""By table, the link field for what a next step can be linked to."""


def add_step(history: History, kind: str, text: str, **fields: Value) -> str:
    """Add a next step and return its id; raises `Trouble` if the text is empty.

    `fields` are `who`, `by` and `to_whom`.
    """
    if not text.strip():
        raise Trouble(_("There is nothing to save."), _("Type what will be done, then press Enter."))
    with history.edit(_("Add a next step")) as edit:
        return _add(history, edit, kind, text, **fields)


def _add(history: History, edit: Edit, kind: str, text: str, **fields: Value) -> str:
    return edit.add("next_steps", kind=kind, text=text.strip("\n"), sort=history.clock.moment(), **fields)


def change_step(history: History, step_id: str, **fields: Value) -> None:
    """Edit a next step; raises `Trouble` if the text is empty."""
    if not str(fields.get("text", "-")).strip():
        raise Trouble(_("There is nothing to save."), _("To delete a next step, press Delete."))
    with history.edit(_("Edit a next step")) as edit:
        edit.change("next_steps", step_id, **fields)


def remove_step(history: History, step_id: str) -> None:
    """Delete a next step; undo brings it back."""
    with history.edit(_("Delete a next step")) as edit:
        edit.remove("next_steps", step_id)


def place_step(history: History, steps: Sequence[NextStep], step_id: str, place: int) -> None:
    """Move a next step to a place among those of its kind."""
    others = [step for step in steps if step.id != step_id]
    before = others[place - 1].sort if 0 < place <= len(others) else ""
    behind = others[place].sort if place < len(others) else ""
    with history.edit(_("Move a next step")) as edit:
        edit.change("next_steps", step_id, sort=sort_key(before, behind))


def link_step(history: History, step_id: str, place: str, row_id: str, *, linked: bool = True) -> None:
    """Link a next step to a theme, a reaction or a card by table and id, or remove the link."""
    with history.edit(_("Link a next step") if linked else _("Remove a link")) as edit:
        if linked:
            _link(edit, step_id, place, row_id)
        else:
            edit.remove("next_step_links", derived_id("next_step_links", step_id, row_id))


def link_step_to_all(history: History, step_id: str, rows: Iterable[tuple[str, str]]) -> None:
    """Link a next step to several themes, reactions and cards, each by table and id, as one edit."""
    with history.edit(_("Link a next step")) as edit:
        for place, row_id in rows:
            _link(edit, step_id, place, row_id)


def _link(edit: Edit, step_id: str, place: str, row_id: str) -> None:
    link_id = derived_id("next_step_links", step_id, row_id)
    edit.put("next_step_links", link_id, next_step_id=step_id, **{LINKS[place]: row_id})


def step_from_parked(history: History, item: ParkedItem, kind: str = "action") -> str:
    """Turn a parked item into a next step, which decides the item."""
    with history.edit(_("Turn it into a next step")) as edit:
        edit.change("parked_items", item.id, fate="next")
        step_id = _add(history, edit, kind, item.text)
        if item.card_id:
            _link(edit, step_id, "cards", item.card_id)
        return step_id
