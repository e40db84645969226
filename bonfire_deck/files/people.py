"""The contact sheet: people, kept apart from everything that was said; each function is one edit."""

from bonfire_deck.errors import Trouble
from bonfire_deck.files.history import History
from bonfire_deck.files.schema import Value
from bonfire_deck.i18n import _


def add_person(history: History, name: str, **fields: Value) -> str:
    """Add a person to the contact sheet and return the id; raises `Trouble` without a name."""
    if not name.strip():
        raise Trouble(_("A person needs a name."), _("Type the name, then press Enter."))
    with history.edit(_("Add a person")) as edit:
        return edit.add("people", name=name.strip(), **fields)


def change_person(history: History, person_id: str, **fields: Value) -> None:
    """Change a person's details, or whether the others may see their contact."""
    if not str(fields.get("name", "-")).strip():
        raise Trouble(_("A person needs a name."), _("To remove somebody from the sheet, erase them."))
    with history.edit(_("Edit a person")) as edit:
        edit.change("people", person_id, **fields)
