"""One thing to look at, and waiting until it is there as it stays."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tools.looks.idle import pending
from tools.waiting import turns, until


@dataclass(frozen=True)
class Look:
    """Something to look at."""

    name: str
    window: QWidget


def until_still(*roots: QObject) -> None:
    """Let the app work until nothing is pending in its windows and in `roots`."""
    turns()
    until(lambda: not pending(*roots), lambda: f"the end of {', '.join(pending(*roots))}")


def until_painted(window: QWidget, *roots: QObject) -> None:
    """Let the app work until `window` is painted with all that its painting asks for, such as sharper pictures."""
    until_still(*roots)
    window.grab()
    while pending(*roots):
        until_still(*roots)
        window.grab()
