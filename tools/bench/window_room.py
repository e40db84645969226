"""A session in front of the room: the run window and the audience window of the app, and what measuring them needs."""

import gc
import resource
import time
from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
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
    """Hears of a window's paints; the moment after one is when its event has been dealt with."""

    def __init__(self, window: QWidget) -> None:
        """Watch `window`."""
        super().__init__(window)
        self.count = 0
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count."""
        self.count += event.type() == QEvent.Type.Paint
        return False

    def next(self) -> None:
        """Return when the next paint is through."""
        before = self.count
        while self.count == before:
            QApplication.processEvents()


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
