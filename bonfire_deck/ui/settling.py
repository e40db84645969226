"""Work deferred until the first window is shown: short steps, one per event loop turn, so that no click waits."""

import importlib
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer

Step = Callable[[], object]
LATER = (
    "bonfire_deck.files.reading",
    "bonfire_deck.files.carrying",
    "bonfire_deck.files.bringing",
    "bonfire_deck.pictures.intake",
    "bonfire_deck.files.library",
    "bonfire_deck.ui.workbench",
    "bonfire_deck.ui.librarian",
    "bonfire_deck.ui.keeper",
    "bonfire_deck.ui.files_menu",
    "bonfire_deck.paper.board",
    "bonfire_deck.paper.export",
    "bonfire_deck.ui.run.side",
    "bonfire_deck.ui.board.projected",
    "bonfire_deck.ui.run.run_window",
    "bonfire_deck.ui.plan_sheet",
    "bonfire_deck.ui.board.board_window",
    "bonfire_deck.ui.closing.closing_window",
    "bonfire_deck.ui.studio.studio_window",
)
"""Modules that the first window can stand without, in an order that makes each step a short one."""


class Settling(QObject):
    """Preloads `LATER`, so that every window opens at once on demand, with other steps before and after."""

    def __init__(self, before: Iterable[Step], behind: Iterable[Step], parent: QObject) -> None:
        """Run the first step of `before` on the next turn of the event loop; `behind` follows the preloading."""
        super().__init__(parent)
        loading = (partial(importlib.import_module, name) for name in LATER)
        self._steps: list[Step] = [*before, *loading, *behind]
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._step)
        self._turn.start(0)

    def _step(self) -> None:
        if self._steps:
            self._steps.pop(0)()
        else:
            self._turn.stop()
