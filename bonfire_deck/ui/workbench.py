"""The open file: its history, its reader, its drafts, and the one signal for changes."""

import contextlib
import threading
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from bonfire_deck.files.desk import Desk, desk_path
from bonfire_deck.files.history import Change, Edit, History
from bonfire_deck.files.opening import close, open_for_writing, said_plainly
from bonfire_deck.files.reading import Reader
from bonfire_deck.paths import Paths

BORROWERS = 8
"""How many pieces of work may read an open file at once."""


class Workbench(QObject):
    """One deck or session, open for writing. The GUI thread edits it; other threads take turns reading it."""

    changed = Signal(object)
    """A `files.history.Change`; views redraw when it names a table they show."""

    def __init__(
        self, path: Path, paths: Paths, laptop: str, parent: QObject | None = None, *, is_throw_away: bool = False
    ) -> None:
        """Open the file at `path`; raise `Trouble` if that fails, without changing anything."""
        super().__init__(parent)
        self.path = path
        self.paths = paths
        self.laptop = laptop
        self.is_throw_away = is_throw_away
        self._is_closed = False
        self._held: list[Change] | None = None
        """What the views are told in the next turn, while somebody asks for that."""
        self._borrowed = threading.Semaphore(BORROWERS)
        self._connection = open_for_writing(path)
        try:
            self.history = History(self._connection, path, laptop, self._heard)
            self.reader = Reader(self._connection)
            with said_plainly(path):
                about = self.reader.session().about
            # The drafts of a throw-away file are stored beside it and are deleted with it.
            self.desk = Desk(path.with_suffix(".desk") if is_throw_away else desk_path(paths, about.id, path))
        except BaseException:
            close(self._connection)
            raise

    def _heard(self, change: Change) -> None:
        self.reader.forget(change)
        if self._held is None:
            self.changed.emit(change)
        else:
            self._held.append(change)

    @contextlib.contextmanager
    def told_afterwards(self) -> Iterator[None]:
        """Defer the block's change signals to the next turn, so that "saved" appears before the views redraw."""
        held: list[Change] = []
        self._held = held
        try:
            yield
        finally:
            self._held = None
            for change in held:
                QTimer.singleShot(0, self, partial(self.changed.emit, change))

    @contextlib.contextmanager
    def edit(self, label: str) -> Iterator[Edit]:
        """Make one edit; see `History.edit`."""
        with self.history.edit(label) as edit:
            yield edit

    def undo(self) -> Change | None:
        """Undo the newest edit made here; return `None` if there is none."""
        return self.history.undo()

    def redo(self) -> Change | None:
        """Redo the newest undo; return `None` if there is none."""
        return self.history.redo()

    def step_back(self, *, again: bool) -> Change | None:
        """Undo the newest edit, or redo the last undone one with `again`."""
        return self.redo() if again else self.undo()

    def undo_label(self) -> str:
        """Return the label of the next undo."""
        return self.history.undo_label()

    def redo_label(self) -> str:
        """Return the label of the next redo."""
        return self.history.redo_label()

    @contextlib.contextmanager
    def borrowed(self) -> Iterator[None]:
        """Hold the file open on another thread for the duration of the block."""
        with self._borrowed:
            yield

    @contextlib.contextmanager
    def lent_to_nobody(self) -> Iterator[None]:
        """Wait until no other thread reads the file, and block new readers until the block ends."""
        for _borrower in range(BORROWERS):
            self._borrowed.acquire()
        try:
            yield
        finally:
            self._borrowed.release(BORROWERS)

    def take_in(self, changes: Iterable[Change], fresh: Reader | None) -> None:
        """Signal changes from a merge to the views; `fresh` has since reread the file on another thread."""
        tables: dict[str, frozenset[str]] = {}
        label = ""
        for change in changes:
            label = change.label
            for place, ids in change.tables.items():
                tables[place] = tables.get(place, frozenset()) | ids
        if fresh is None:
            self.reader.forget_all()
        else:
            self.reader.take_over(fresh)
        self.changed.emit(Change(label, "", tables))

    def close(self) -> None:
        """Write the drafts and close the file once nobody reads it; may be called on another thread."""
        if self._is_closed:
            return
        self._is_closed = True
        self.desk.close()
        for _borrower in range(BORROWERS):
            self._borrowed.acquire()
        close(self._connection)
