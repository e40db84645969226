"""A session in front of the room: the run window and the audience window of the app, and what measuring them needs."""

import gc
import resource
import time
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.ui.audience.screens import Screens
from bonfire_deck.ui.run.doors import RunDoors
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.workbench import Workbench
from tools.bench.making import LAPTOP


def application(words: list[str]) -> QApplication:
    """Make the application as the app does."""
    made = QApplication([*words[:1], "-style", "Fusion"])
    register_fonts()
    return made


class Paints(QObject):
    """Hears of a window's paints, and notes when each was done."""

    def __init__(self, window: QWidget) -> None:
        """Watch `window`."""
        super().__init__(window)
        self.moments: list[float] = []
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let it paint, then note the moment."""
        if isinstance(watched, QWidget) and isinstance(event, QPaintEvent):
            watched.paintEvent(event)
            self.moments.append(time.perf_counter())
            return True
        return False

    def after(self, act: Callable[[], object]) -> float:
        """Act, and return the moment when the first paint since then was done."""
        self.moments.clear()
        act()
        while not self.moments:
            QApplication.processEvents()
        return self.moments[0]


def rest(seconds: float) -> None:
    """Let what is done ahead be done."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.002)


def live_window(session: Path, folder: Path, *, moves: bool) -> RunWindow:
    """Open a session and show its first picture to the room."""
    window = open_session(session, folder)
    window.stage.let_move(moves)
    window.stage.show_card(window.workbench.reader.session().cards[0].id)
    window.go_live()
    return window


def open_session(session: Path, folder: Path) -> RunWindow:
    """Open the run window of a session; its doors lead nowhere, and nothing is kept outside `folder`."""
    workbench = Workbench(session, Paths.under(folder), LAPTOP)
    doors = RunDoors(*[_nothing] * len(fields(RunDoors)))
    window = RunWindow(workbench, Screens("", lambda _name: None), doors)
    window.showMaximized()
    return window


def _nothing() -> None:
    pass


def resident() -> float:
    """Return how many megabytes of memory this process has in use."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6
