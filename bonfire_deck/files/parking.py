"""The parking lot, for what is off the point and must not be lost; each function is one edit."""

from bonfire_deck.errors import Trouble
from bonfire_deck.files.history import History
from bonfire_deck.files.stamps import new_id
from bonfire_deck.i18n import _


def park(history: History, text: str, group_id: str | None, round_id: str | None, card_id: str | None) -> str:
    """Park an item and return its id once it is on the disk; raises `Trouble` if the text is empty."""
    if not text.strip():
        raise Trouble(_("There is nothing to park."), _("Type what came up, then park it."))
    with history.edit(_("Park an item")) as edit:
        return edit.add(
            "parked_items", text=text.strip("\n"), group_id=group_id, round_id=round_id, card_id=card_id, sort=new_id()
        )


def decide(history: History, item_id: str, fate: str) -> None:
    """Decide what becomes of a parked item: one of `FATES`."""
    with history.edit(_("Decide on a parked item")) as edit:
        edit.change("parked_items", item_id, fate=fate)


def reword_parked(history: History, item_id: str, text: str) -> None:
    """Edit the text of a parked item; raises `Trouble` if it is empty."""
    if not text.strip():
        raise Trouble(_("There is nothing to park."), _("To remove it, delete it."))
    with history.edit(_("Edit a parked item")) as edit:
        edit.change("parked_items", item_id, text=text.strip("\n"))


def unpark(history: History, item_id: str) -> None:
    """Delete a parked item; undo brings it back."""
    with history.edit(_("Delete a parked item")) as edit:
        edit.remove("parked_items", item_id)
