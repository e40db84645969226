"""An earlier session, opened read-only beside the current one."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtWidgets import QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files import library
from bonfire_deck.files.reading import Reader
from bonfire_deck.i18n import _
from bonfire_deck.paths import Paths
from bonfire_deck.ui import tasks
from bonfire_deck.ui import trouble as troubles


class Earlier:
    """A read-only file; its pictures are loaded as they come into view."""

    def __init__(self, path: Path, paths: Paths) -> None:
        """Open the session at `path`, checked like any other; raises `Trouble`."""
        self.path = path
        self._open = ExitStack()
        with self._open:
            self.reader: Reader = self._open.enter_context(library.checked_for_reading(path, paths))
            library.must_be_session(self.reader.session(), path)
            # From here on it stays open.
            self._open = self._open.pop_all()

    def close(self) -> None:
        """Close the file."""
        self._open.close()


def open_earlier(
    parent: QWidget, path: Path, paths: Paths, then: Callable[[Earlier], None], refused: Callable[[], None]
) -> tasks.Task:
    """Open an earlier session off the GUI thread, then continue with it; report problems with it first."""

    def work(progress: tasks.Progress) -> Earlier:
        earlier = Earlier(path, paths)
        if progress.stopped:
            earlier.close()
            raise Trouble(_("Stopped."), _("Nothing has changed."))
        return earlier

    def failed(trouble: Trouble) -> None:
        troubles.tell(parent, trouble)
        refused()

    return tasks.run(parent, _("Opening the earlier session"), work, then, failed)
