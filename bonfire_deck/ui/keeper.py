"""Back up the open file after ten minutes of changes and on close, and close files off the GUI thread."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from bonfire_deck.errors import Trouble
from bonfire_deck.files.backups import Backups
from bonfire_deck.ui.workbench import Workbench

MINUTES = 10


class Keeper(QObject):
    """Runs backups and closing on worker threads, so that no window waits."""

    put_away = Signal(object)
    """A `Workbench` that is closed and whose backup is made."""
    refused = Signal(str)
    """A backup could not be made; the sentence says why."""

    def __init__(self, backups: Backups, parent: QObject | None = None) -> None:
        """Store the backups in `backups`."""
        super().__init__(parent)
        self.backups = backups
        self._workbench: Workbench | None = None
        self._threads: dict[Path, threading.Thread] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MINUTES * 60_000)
        self._timer.timeout.connect(self.back_up_now)

    def watch(self, workbench: Workbench) -> None:
        """Back up `workbench` ten minutes after a change while it is open, unless it is a throw-away file."""
        if not workbench.is_throw_away:
            self._workbench = workbench
            workbench.changed.connect(self._on_change)

    def _on_change(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def back_up_now(self) -> None:
        """Start a backup of the open file; edits made meanwhile go into the next one."""
        workbench = self._workbench
        if workbench is not None:
            self._begin(workbench.path, lambda: self._back_up(workbench, "kept"))

    def _back_up(self, workbench: Workbench, reason: str) -> None:
        try:
            with workbench.borrowed():
                history = workbench.history
                self.backups.make(history.connection, workbench.path, reason, history.turn)
        except Trouble as trouble:
            self.refused.emit(str(trouble))

    def close(self, workbench: Workbench, then: Callable[[], None]) -> None:
        """Back up and close `workbench` on a worker thread, then call `then` on that thread."""
        if self._workbench is workbench:
            self._workbench = None
            self._timer.stop()

        def work() -> None:
            try:
                if not workbench.is_throw_away:
                    self._back_up(workbench, "closed")
            finally:
                workbench.close()
            try:
                then()
            except Trouble as trouble:
                self.refused.emit(str(trouble))
            self.put_away.emit(workbench)

        self._begin(workbench.path, work)

    def _begin(self, path: Path, work: Callable[[], None]) -> None:
        """Run `work` after any pending work on the same file."""
        before = self._threads.get(path)

        def run() -> None:
            if before is not None:
                before.join()
            work()

        self._threads = {path: thread for path, thread in self._threads.items() if thread.is_alive()}
        self._threads[path] = threading.Thread(target=run, name="keeper")
        self._threads[path].start()

    def is_at_work(self, path: Path) -> bool:
        """Return whether a file is still being closed or backed up."""
        thread = self._threads.get(path)
        return thread is not None and thread.is_alive()

    def wait(self, path: Path) -> None:
        """Block until all work on a file is finished; call it off the GUI thread."""
        thread = self._threads.get(path)
        if thread is not None:
            thread.join()

    def end(self) -> None:
        """Block until all files are closed, when the app ends."""
        for path in list(self._threads):
            self.wait(path)
