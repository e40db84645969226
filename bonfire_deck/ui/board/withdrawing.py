"""Withdrawing consent on the board: one key leaves the selected lines out of every output."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from bonfire_deck.files import gathering
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.ui import trouble
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.board.bars import FootBar
from bonfire_deck.ui.board.theming import Theming
from bonfire_deck.ui.workbench import Workbench


class Host(Protocol):
    """What withdrawing needs from the board window."""

    workbench: Workbench
    theming: Theming
    foot: FootBar


def withdraw_action(window: Host, widget: QWidget) -> Action:
    """Return the action that withdraws the lines selected on the board or in its outline."""

    def withdraw() -> None:
        chosen = window.theming.chosen_reactions()
        if not chosen:
            window.foot.say(_("Select the lines to withdraw first."))
            return
        with trouble.told(widget):
            gathering.withdraw_reactions(window.workbench.history, chosen)
            done = ngettext(
                "{count} line is withdrawn and left out of every output.",
                "{count} lines are withdrawn and left out of every output.",
                len(chosen),
            )
            window.foot.say(_("{done} To reverse this, use Undo or the session's bin.").format(done=done))

    return Action("withdraw", _("Withdraw reactions"), ("Shift+Del",), withdraw)
