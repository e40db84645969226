"""“Now what” in the run window: next steps can be collected while a clicker keeps working."""

from typing import Protocol

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from bonfire_deck.i18n import _
from bonfire_deck.ui.actions import Action, ActionTable
from bonfire_deck.ui.buttons import button
from bonfire_deck.ui.next_steps.steps_window import StepsWindow, next_steps_action, open_next_steps
from bonfire_deck.ui.people.people_window import people_action
from bonfire_deck.ui.run.keys import CLICKER
from bonfire_deck.ui.run.stage import Stage


class Host(Protocol):
    """What is needed from the run window."""

    stage: Stage
    table: ActionTable


def clicker_key(table: ActionTable, event: QKeyEvent) -> bool:
    """Handle a clicker key for the run window; return whether it was one."""
    pressed = QKeySequence(event.keyCombination())
    for action in table.actions:
        if action.name in CLICKER and any(QKeySequence(key) == pressed for key in action.keys):
            table.do(action.name)
            return True
    return False


def open_steps(window: Host, widget: QWidget) -> StepsWindow:
    """Open the next steps over the run window."""
    found = open_next_steps(
        widget, window.stage.workbench, lambda event: clicker_key(window.table, event), night=True
    )  # fmt: skip
    if found.heading.count() == 1:
        on_wall = button(window.table, "steps-on-the-wall", _("On the wall"))
        on_wall.setAutoDefault(False)
        found.heading.addStretch(1)
        found.heading.addWidget(on_wall)
    return found


def toggle_steps(stage: Stage) -> None:
    """Toggle between next steps and picture on the wall."""
    stage.set(mode="picture" if stage.mode == "steps" else "steps", quote_page=0)


def now_what_actions(window: Host, widget: QWidget) -> tuple[Action, ...]:
    """Return the keys for the next steps and the contact sheet."""
    return (
        next_steps_action(lambda: open_steps(window, widget)),
        Action(
            "steps-on-the-wall",
            _("Show or hide the next steps on the wall"),
            ("Ctrl+F6",),
            lambda: toggle_steps(window.stage),
        ),
        people_action(widget, window.stage.workbench, night=True),
    )
