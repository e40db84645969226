"""Favourites on the board: one key marks the selected lines to lead the write-up, or unmarks them."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from bonfire_deck.files import gathering
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.session import Session
from bonfire_deck.ui import trouble
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.board.bars import FootBar
from bonfire_deck.ui.board.theming import Theming
from bonfire_deck.ui.workbench import Workbench

KEY = "F11"


class Host(Protocol):
    """What favourites need from the board window."""

    workbench: Workbench
    theming: Theming
    foot: FootBar


def favourite_action(window: Host, widget: QWidget) -> Action:
    """Return the action that toggles the lines selected on the board or in its outline as favourites."""

    def favour() -> None:
        chosen = window.theming.chosen_reactions()
        if not chosen:
            window.foot.say(_("Select one or more lines first."))
            return
        favourite = not are_favourites(window.workbench.reader.session(), frozenset(chosen))
        with trouble.told(widget):
            gathering.favour_reactions(window.workbench.history, chosen, favourite)
            window.foot.say(done_sentence(len(chosen), favourite))

    return Action("favourite", _("★ Mark as favourite"), (KEY,), favour)


def are_favourites(session: Session, reaction_ids: frozenset[str]) -> bool:
    """Return whether all these reactions are favourites already."""
    return all(reaction.favourite for reaction in session.reactions if reaction.id in reaction_ids)


def done_sentence(count: int, favourite: bool) -> str:
    """Return a sentence about the change to this many lines."""
    if favourite:
        return ngettext("★ {count} line is now a favourite.", "★ {count} lines are now favourites.", count)
    return ngettext("{count} line is no longer a favourite.", "{count} lines are no longer favourites.", count)
