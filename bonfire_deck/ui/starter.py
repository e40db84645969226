"""The starter deck, for the windows: created in the background, with a wait and Stop for whatever needs it sooner."""

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
    """Return the deck's progress as a line of text."""
    if not total:
        return _("Getting the pictures ready")
    return _("Getting the {total} pictures ready, {done} of {total}").format(total=total, done=done)


class Starter(QObject):
    """Tracks whether the starter deck exists, what it will contain, and the progress of creating it."""

    completed = Signal(object)
    """A list of `files.index.Entry` in which the deck stands, made or not."""
    told = Signal(str)
    """A line to show: how far it is while it is made in the background, or why it could not be made."""

    def __init__(self, paths: Paths, parent: QObject) -> None:
        """Start idle."""
        super().__init__(parent)
        self.making = StarterMaking(paths)
        self._waiting: tuple[Entry, dict[str, tuple[PlannedRound, ...]]] | None = None
        self._tell = QTimer(self)
        self._tell.setInterval(TELL_MILLISECONDS)
        self._tell.timeout.connect(lambda: self.told.emit(how_far(self.making.done, self.making.total)))

    def waiting(self) -> tuple[Entry, dict[str, tuple[PlannedRound, ...]]] | None:
        """Return the deck's placeholder entry for lists and the plans it will bring; `None` once it is created."""
        if self.making.path is not None:
            return None
        if self._waiting is None:
            entry, starter = waiting_entry()
            self._waiting = entry, starter.plans
        return self._waiting

    def complete(self, entries: list[Entry]) -> list[Entry]:
        """Return the list including the deck, created or not."""
        waiting = None if any(entry.id == STARTER_ID for entry in entries) else self.waiting()
        return [*entries, waiting[0]] if waiting else entries

    def tell_list(self, entries: list[Entry]) -> None:
        """Emit the list including the deck."""
        self.completed.emit(self.complete(entries))

    def begin(self, parent: QWidget, then: Then) -> None:
        """Create it in the background unless it exists, then call `then` with its path; emit progress by `told`."""

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
        """Wait for it without a panel: `parent` shows the progress and stops through the task's progress object."""
        return tasks.run(parent, _("Getting the pictures ready"), self._wait, then, failed, is_quiet=True)

    def need(self, parent: QWidget, then: Then) -> None:
        """Call `then` with its path once it exists, behind a panel whose Stop leaves everything unchanged."""
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
        """Shut down with the app: an unfinished deck is created on the next run."""
        self._tell.stop()
        self.making.end()
