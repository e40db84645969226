"""Open files off the GUI thread: checking a large file, or one on a slow USB stick, takes seconds."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files import erasing
from bonfire_deck.i18n import _
from bonfire_deck.paths import Paths
from bonfire_deck.ui import tasks
from bonfire_deck.ui.keeper import Keeper
from bonfire_deck.ui.librarian import Librarian
from bonfire_deck.ui.tasks import Progress
from bonfire_deck.ui.workbench import Workbench

Then = Callable[[Workbench], None]


class Host(Protocol):
    """What opening needs from the app."""

    paths: Paths
    librarian: Librarian
    keeper: Keeper
    workbench: Workbench | None

    @property
    def home(self) -> QWidget:
        """The window that always exists: the parent of work in progress."""

    @property
    def front(self) -> QWidget:
        """The frontmost window."""

    def show_open(self, workbench: Workbench) -> None:
        """Close the open file and show `workbench` instead."""

    def not_opened(self, path: Path, trouble: Trouble, *, is_ours: bool) -> None:
        """Show why a file did not open."""


def nothing_more(_workbench: Workbench) -> None:
    """Do nothing once the file is open."""


class Opener(QObject):
    """Opens one of our files, or imports a foreign one first; the current file closes only after that succeeded."""

    def __init__(self, app: Host, parent: QObject) -> None:
        """Open files on behalf of `app`."""
        super().__init__(parent)
        self._app = app
        self._under_way: set[Path] = set()

    @property
    def is_busy(self) -> bool:
        """Whether a file is being opened."""
        return bool(self._under_way)

    def open_any(self, path: Path, then: Then = nothing_more) -> None:
        """Open a file, then call `then` with it."""
        workbench = self._app.workbench
        if workbench is not None and path.exists() and path.samefile(workbench.path):
            self._app.front.activateWindow()
            then(workbench)
            return
        known = self._app.librarian.index.known_ids(path.absolute())
        if known:
            self._open(path.absolute(), known, then)
        else:
            self._bring_in(path, then)

    def open_throw_away(self, path: Path) -> None:
        """Open a throw-away file."""
        self._open(path, (), nothing_more, throw_away=True)

    def _bring_in(self, path: Path, then: Then) -> None:
        librarian = self._app.librarian
        librarian.bring_in(self._app.front, path, lambda ours: self._open(ours, librarian.index.known_ids(ours), then))

    def _open(self, path: Path, known: Collection[str], then: Then, *, throw_away: bool = False) -> None:
        if path in self._under_way:
            # A second click on the same file.
            return
        self._under_way.add(path)
        app, here = self._app, self.thread()

        def work(progress: Progress) -> tuple[Workbench, Progress]:
            app.keeper.wait(path)
            # Finish an interrupted erasure before its contents could be shown again.
            erasing.finish(app.paths)
            workbench = Workbench(path, app.paths, app.librarian.laptop, is_throw_away=throw_away)
            workbench.moveToThread(here)
            return workbench, progress

        def done(opened: tuple[Workbench, Progress]) -> None:
            workbench, progress = opened
            self._under_way.discard(path)
            is_stranger = bool(known) and workbench.reader.session().about.id not in known
            if is_stranger or progress.stopped:
                workbench.close()
                workbench.deleteLater()
            if is_stranger:
                # A foreign file has replaced one of ours.
                self._bring_in(path, then)
            elif not progress.stopped:
                workbench.setParent(self)
                app.show_open(workbench)
                then(workbench)

        def failed(trouble: Trouble) -> None:
            self._under_way.discard(path)
            app.not_opened(path, trouble, is_ours=bool(known))

        tasks.run(app.home, _("Opening"), work, done, failed)
