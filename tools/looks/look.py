"""One thing to look at, and waiting until it is there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

WAIT_MILLISECONDS = 30_000


@dataclass(frozen=True)
class Look:
    """Something to look at."""

    name: str
    window: QWidget


def until(done: Callable[[], bool]) -> None:
    """Let the app work until `done`."""
    deadline = QDeadlineTimer(WAIT_MILLISECONDS)
    while not done():
        if deadline.hasExpired():
            raise TimeoutError
        QTest.qWait(20)
