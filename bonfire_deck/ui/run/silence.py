"""Which groups have said nothing in this round: at a glance, as a sentence, and whose turn is next in a go-round."""

from collections.abc import Callable

from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Group, Round
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.run.stage import Stage

GO_ROUNDS = ("check-in", "check-out")
"""Phases in which the groups speak in turn."""


def silent_now(stage: Stage) -> tuple[Group, ...]:
    """Return the groups with nothing saved in the current round that did not pass."""
    return stage.session.silent_groups(stage.round.id) if stage.round else ()


def sentence(stage: Stage) -> str:
    """Return a sentence about which groups have said nothing yet."""
    names = [f"{group.mark.shape} {shown_text(group.name)}" for group in silent_now(stage)]
    if not names:
        return _("Every group has said something in this round.")
    return _("Nothing yet in this round from {groups}.").format(groups=", ".join(names))


def next_in_go_round(stage: Stage, round_: Round | None) -> Group | None:
    """Return whose turn it is in `round_` after the group that spoke; `None` outside go-rounds, or at the end.

    The round is a parameter because asking the stage for it just after a change rereads the session.
    """
    if round_ is None or round_.phase not in GO_ROUNDS or stage.group is None:
        return None
    silent, spoke = silent_now(stage), stage.group.number
    return min(silent, key=lambda group: (group.number < spoke, group.number), default=None)


def go_on(stage: Stage, say: Callable[[str], None]) -> None:
    """Go to the next round; if nothing was saved or chosen in the old one, say so and how to go back."""
    left, session = stage.round, stage.session
    stage.step_round(1)
    if left is None or stage.round == left or not stage.live:
        return
    if not session.choices_in(left.id) and all(reaction.round_id != left.id for reaction in session.reactions):
        say(_("Nothing was saved in “{title}” yet. Shift+F8 goes back.").format(title=shown_text(left.title)))


def silence_actions(stage: Stage, say: Callable[[str], None]) -> tuple[Action, ...]:
    """Return the key that says which groups have said nothing."""
    return (Action("silent", _("Who has said nothing yet?"), ("Ctrl+U",), lambda: say(sentence(stage))),)
