"""Waiting for the thing itself while an app works in the same thread."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer

from tools import pace

LOOK_MILLISECONDS = 10


def pause(milliseconds: int = 0) -> None:
    """Let the event loop go round."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def turns(count: int = 3) -> None:
    """Let what was put off to the next turn of the event loop be done, and what the screen told be heard."""
    for _turn in range(count):
        pause()


def until(holds: Callable[[], object], missing: Callable[[], object] = lambda: "it") -> None:
    """Let the app work until something holds; `missing` says what did not come."""
    pace.until(holds, lambda: pause(LOOK_MILLISECONDS), missing)
