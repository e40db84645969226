"""Waiting for the thing itself, as long as this machine needs: nothing fails because others work on it too."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tools.pace import is_over
from tools.waiting import LOOK_MILLISECONDS, turns, until

T = TypeVar("T")
NET_MILLISECONDS = 1_800_000
"""Where pytest-qt itself counts; only what never comes takes so long."""

__all__ = ["PatientBot", "bring_up", "turns", "until", "until_exposed", "when", "within"]


def bring_up(window: QWidget) -> None:
    """Give `window` the keys; `qWaitForWindowActive` is content with a dialog before it that was just closed."""
    window.activateWindow()
    until(lambda: QApplication.activeWindow() is window)


def until_exposed(window: QWidget) -> None:
    """Wait until `window` is on the screen."""
    until(lambda: window.windowHandle() is not None and window.windowHandle().isExposed())


def when(found: Callable[[], T | None], act: Callable[[T], object]) -> None:
    """Do `act` with what `found` finds, once that is there: for dialogs and menus, which hold up whoever opens them."""

    def look() -> None:
        there = found()
        if there is None:
            QTimer.singleShot(LOOK_MILLISECONDS, look)
        else:
            act(there)

    QTimer.singleShot(0, look)


@contextmanager
def within(limit: float) -> Iterator[None]:
    """Fail if what is done inside takes longer than `limit` seconds would be on an idle machine."""
    begun = time.perf_counter()
    yield
    seconds = time.perf_counter() - begun
    assert not is_over(seconds, limit), f"it took {seconds:.2f} s, where {limit:g} s are allowed"


class PatientBot(QtBot):
    """pytest-qt's robot, without its five seconds."""

    def waitUntil(self, callback):  # noqa: N802
        """Wait until `callback` is true."""
        until(callback)

    def waitSignal(self, signal, **more):  # noqa: N802
        """Wait for a signal."""
        return super().waitSignal(signal, timeout=NET_MILLISECONDS, **more)

    def waitActive(self, widget):  # noqa: N802
        """Wait until a window has the keys."""
        return super().waitActive(widget, timeout=NET_MILLISECONDS)
