"""Favourites on the board: by one key the chosen lines lead the write-up, or no longer do."""

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
    """What favourites need of the board window."""

    workbench: Workbench
    theming: Theming
    foot: FootBar


def favourite_action(window: Host, widget: QWidget) -> Action:
    """Return what makes favourites of the lines that are chosen on the board or in its outline, or takes that back."""

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
    """Tell whether all of these reactions are favourites already."""
    return all(reaction.favourite for reaction in session.reactions if reaction.id in reaction_ids)


def done_sentence(count: int, favourite: bool) -> str:
    """Return what was done with so many lines."""
    if favourite:
        return ngettext("★ {count} line is now a favourite.", "★ {count} lines are now favourites.", count)
    return ngettext("{count} line is no longer a favourite.", "{count} lines are no longer favourites.", count)
