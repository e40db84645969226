"""Consent of the people in a picture: until they agree to its use outside the room, it is left out of every output."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from bonfire_deck.files import laying
from bonfire_deck.i18n import _
from bonfire_deck.ui import trouble
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.run.stage import Stage

NEXT = {"nobody": "waiting", "waiting": "agreed", "agreed": "nobody"}


def sentence(people: str) -> str:
    """Return a sentence about card {number}, given who can be seen on it."""
    return {
        "nobody": _("Picture {number} shows no recognisable people. It can be shared."),
        "waiting": _(
            "Picture {number} shows people who have not agreed, so it is left out of every "
            "output. Press again when they have."
        ),
        "agreed": _("The people in picture {number} have agreed. It can be shared."),
    }[people]


def consent_actions(stage: Stage, window: QWidget, say: Callable[[str], None]) -> tuple[Action, ...]:
    """Return the key that cycles through nobody, people who have not agreed, and people who have."""

    def step() -> None:
        card = stage.card
        if card is None or not card.picture_id:
            say(_("There is no picture here."))
            return
        people = NEXT[card.people]
        with trouble.told(window):
            laying.set_people(stage.workbench.history, card.id, people)
            say(sentence(people).format(number=card.number))

    return (Action("people-in-picture", _("People in this picture: nobody, not agreed, agreed"), ("Ctrl+F10",), step),)
