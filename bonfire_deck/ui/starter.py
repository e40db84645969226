"""The starter deck, for the windows: it is made in the background, and whoever needs it sooner waits with a Stop."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files.index import Entry
from bonfire_deck.files.starter_deck import STARTER_ID, StarterMaking, waiting_entry
from bonfire_deck.i18n import _
from bonfire_deck.model.plan import PlannedRound
from bonfire_deck.paths import Paths
from bonfire_deck.ui import tasks
from bonfire_deck.ui.tasks import Progress, Task

Then = Callable[[Path], None]
TELL_MILLISECONDS = 100


def how_far(done: int, total: int) -> str:
    """Return how far the deck is, as a line to show."""
    if not total:
        return _("Getting the pictures ready")
    return _("Getting the {total} pictures ready, {done} of {total}").format(total=total, done=done)


class Starter(QObject):
    """Knows whether the starter deck is there, what it will be, and how far it is."""

    completed = Signal(object)
    """A list of `files.index.Entry` in which the deck stands, made or not."""
    told = Signal(str)
    """A line to show: how far it is while it is made in the background, or why it could not be made."""

    def __init__(self, paths: Paths, parent: QObject) -> None:
        """Nothing is begun yet."""
        super().__init__(parent)
        self.making = StarterMaking(paths)
        self._waiting: tuple[Entry, dict[str, tuple[PlannedRound, ...]]] | None = None
        self._tell = QTimer(self)
        self._tell.setInterval(TELL_MILLISECONDS)
        self._tell.timeout.connect(lambda: self.told.emit(how_far(self.making.done, self.making.total)))

    def waiting(self) -> tuple[Entry, dict[str, tuple[PlannedRound, ...]]] | None:
        """Return how the deck stands in lists before it is made, and the plans it will bring; `None` once it is."""
        if self.making.path is not None:
            return None
        if self._waiting is None:
            entry, starter = waiting_entry()
            self._waiting = entry, starter.plans
        return self._waiting

    def complete(self, entries: list[Entry]) -> list[Entry]:
        """Return the list with the deck in it, made or not."""
        waiting = None if any(entry.id == STARTER_ID for entry in entries) else self.waiting()
        return [*entries, waiting[0]] if waiting else entries

    def tell_list(self, entries: list[Entry]) -> None:
        """Tell of the list with the deck in it."""
        self.completed.emit(self.complete(entries))

    def begin(self, parent: QWidget, then: Then) -> None:
        """Make it in the background, unless it is there, then go on with its path; says how far it is by `told`."""

        def done(path: Path | None) -> None:
            self._tell.stop()
            if path is not None:
                then(path)

        def failed(trouble: Trouble) -> None:
            self._tell.stop()
            self.told.emit(trouble.message)

        self._tell.start()
        tasks.run(parent, _("Getting the pictures ready"), self._wait, done, failed, is_quiet=True)

    def wait(self, parent: QWidget, then: Callable[[Path | None], None], failed: Callable[[Trouble], None]) -> Task:
        """Wait for it without a panel: `parent` says how far it is, and stops by the task's progress."""
        return tasks.run(parent, _("Getting the pictures ready"), self._wait, then, failed, is_quiet=True)

    def need(self, parent: QWidget, then: Then) -> None:
        """Go on with its path once it is made, behind a panel with Stop, which leaves everything as it is."""
        tasks.run(
            parent,
            _("Getting the pictures ready"),
            self._wait,
            lambda path: then(path) if path is not None else None,
        )

    def _wait(self, progress: Progress) -> Path | None:
        def told(done: int, total: int) -> None:
            progress.step(done, total, _("{done} of {total}").format(done=done, total=total) if total else "")

        return self.making.wait(told, lambda: progress.stopped)

    def end(self) -> None:
        """The program closes: what is not made by now is made the next time."""
        self._tell.stop()
        self.making.end()
