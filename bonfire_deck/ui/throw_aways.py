"""Files that are deleted when the app ends: the sample session and the copies used for rehearsal."""

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from bonfire_deck.files.bringing import ENDINGS
from bonfire_deck.i18n import _
from bonfire_deck.model.text import safe_file_name
from bonfire_deck.paths import Paths, make_private
from bonfire_deck.ui.librarian import Librarian
from bonfire_deck.ui.studio.lending import make_trial, trial_of
from bonfire_deck.ui.workbench import Workbench


class Host(Protocol):
    """What throw-away files need from the app."""

    paths: Paths
    librarian: Librarian
    workbench: Workbench | None

    @property
    def front(self) -> QWidget:
        """The frontmost window."""

    def open_any(self, path: Path) -> None:
        """Open one of our files."""

    def show_home(self) -> None:
        """Close the open file."""


class ThrowAways:
    """Creates throw-away files and tracks which are rehearsals, and of which session."""

    def __init__(self, app: Host, open_it: Callable[[Path], None]) -> None:
        """Work on behalf of `app`; `open_it` opens a throw-away file."""
        self._app = app
        self.open = open_it
        self._folders: list[Path] = []
        self._rehearsed: dict[Path, Callable[[], None]] = {}
        """For each rehearsal's copy what opens the session again that it was made of."""

    def folder(self) -> Path:
        """Return a new folder that is deleted when the app ends."""
        folder = Path(tempfile.mkdtemp(dir=make_private(self._app.paths.throw_away)))
        self._folders.append(folder)
        return folder

    def is_rehearsal(self, path: Path) -> bool:
        """Return whether this file is a rehearsal copy."""
        return path in self._rehearsed

    def rehearse(self, workbench: Workbench) -> None:
        """Open a throw-away copy of an open session; a rehearsal can't be rehearsed again."""
        if self.is_rehearsal(workbench.path):
            return
        title = workbench.reader.session().about.title
        target = self.folder() / f"{safe_file_name(title, _('Untitled'))}{ENDINGS['session']}"

        def then(copy: Path) -> None:
            # The session may have been closed while the copy was written.
            if self._app.workbench is workbench:
                reopen = self.open if workbench.is_throw_away else self._app.open_any
                self._rehearsed[copy] = partial(reopen, workbench.path)
                self.open(copy)

        self._app.librarian.save_copy(self._app.front, workbench, target, then)

    def try_deck(self, workbench: Workbench) -> None:
        """Open a throw-away session with the open deck; closing it returns to the deck."""
        deck, new = workbench.path, trial_of(workbench.reader.session())
        target = self.folder() / f"{safe_file_name(new.title, _('Untitled'))}{ENDINGS['session']}"

        def then(made: Path) -> None:
            self._rehearsed[made] = partial(self._app.open_any, deck)
            self.open(made)

        self._app.show_home()
        make_trial(self._app.front, self._app.librarian, deck, target, new, then)

    def leave(self, path: Path, home: Callable[[], None]) -> Callable[[], None]:
        """Return the action on closing the session at `path`: after a rehearsal reopen its session, else `home`."""
        return self._rehearsed.get(path, home)

    def end(self) -> None:
        """Delete all throw-away files."""
        for folder in self._folders:
            shutil.rmtree(folder, ignore_errors=True)
