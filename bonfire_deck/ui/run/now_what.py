"""Now what, in the run window: the next steps, collected while a clicker still does what it does."""

from typing import Protocol

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from bonfire_deck.ui.actions import Action, ActionTable
from bonfire_deck.ui.next_steps.steps_window import StepsWindow, next_steps_action, open_next_steps
from bonfire_deck.ui.run.keys import CLICKER
from bonfire_deck.ui.run.stage import Stage


class Host(Protocol):
    """What is needed of the run window."""

    stage: Stage
    table: ActionTable


def clicker_key(table: ActionTable, event: QKeyEvent) -> bool:
    """Do what a key of the clicker does in the run window; tell whether it was one."""
    pressed = QKeySequence(event.keyCombination())
    for action in table.actions:
        if action.name in CLICKER and any(QKeySequence(key) == pressed for key in action.keys):
            table.do(action.name)
            return True
    return False


def open_steps(window: Host, widget: QWidget) -> StepsWindow:
    """Show the next steps over the run window."""
    return open_next_steps(
        widget, window.stage.workbench, lambda event: clicker_key(window.table, event), night=True
    )  # fmt: skip


def now_what_actions(window: Host, widget: QWidget) -> tuple[Action, ...]:
    """Return the keys of the next steps."""
    return (next_steps_action(lambda: open_steps(window, widget)),)
