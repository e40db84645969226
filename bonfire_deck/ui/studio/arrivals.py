"""Import of pictures into an open deck: read on other threads, stored as they arrive, made into cards by one edit."""

import queue
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files.decking import Coming, add_cards
from bonfire_deck.files.erased import is_erased_picture
from bonfire_deck.files.history import History
from bonfire_deck.files.making import add_picture
from bonfire_deck.files.opening import said_plainly
from bonfire_deck.i18n import _
from bonfire_deck.model.credits import Credits
from bonfire_deck.model.session import StoredPicture
from bonfire_deck.model.text import title_from_file_name
from bonfire_deck.pictures.collect import Refused, collect
from bonfire_deck.pictures.intake import Decoded, PictureWorkers
from bonfire_deck.ui import tasks
from bonfire_deck.ui.studio.grid import Arriving
from bonfire_deck.ui.tasks import Progress
from bonfire_deck.ui.workbench import Workbench

LOOK_MILLISECONDS = 60
LONGEST_WAIT = 10.0
"""Seconds for a closing window to wait for what is being read just now."""
MOST_AT_ONCE = 12
"""Pictures that the grid is given in one look: more would hold the window up."""


@dataclass
class Load:
    """One import: what was given and the result."""

    given: Sequence[Path | bytes]
    section_id: str | None
    refused: list[Refused] = field(default_factory=list)
    came: "queue.SimpleQueue[Coming]" = field(default_factory=queue.SimpleQueue)
    ended: threading.Event = field(default_factory=threading.Event)


class Arrivals(QObject):
    """Imports pictures into the deck of a workbench, one load at a time."""

    came = Signal(object)
    """A list of `Arriving` for the grid."""
    moved = Signal(int, int)
    """How many of how many were read."""
    ended = Signal(object, object, int)
    """Ids of the new cards, the list of `Refused`, and in how many of the files a credit was found."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Work on behalf of `window`."""
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._load: Load | None = None
        self._waiting: list[Load] = []
        self._progress: Progress | None = None
        self._coming: list[Coming] = []
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MILLISECONDS)
        self._look.timeout.connect(self._on_look)

    @property
    def is_busy(self) -> bool:
        """Whether pictures are being imported."""
        return self._load is not None

    def add(self, given: Sequence[Path | bytes], section_id: str | None = None) -> None:
        """Import files, folders and picture bytes; queue them after the imports in progress."""
        self._waiting.append(Load(tuple(given), section_id))
        if self._load is None:
            self._begin()

    def _begin(self) -> None:
        load = self._load = self._waiting.pop(0)
        self._coming = []
        bench = self._workbench

        def work(progress: Progress) -> Load:
            try:
                with bench.borrowed():
                    _bring(load, bench.history, progress)
            finally:
                load.ended.set()
            return load

        task = tasks.run(
            self._window, _("Adding pictures"), work, self._finish, lambda trouble: self._failed(load, trouble),
            is_quiet=True,
        )  # fmt: skip
        self._progress = task.progress
        self._look.start()

    def _failed(self, load: Load, trouble: Trouble) -> None:
        load.refused.append(Refused(self._workbench.path.name, str(trouble)))
        self._finish(load)

    def _on_look(self) -> None:
        if self._progress is not None:
            self.moved.emit(self._progress.done, self._progress.total)
        self._take(MOST_AT_ONCE)

    def _take(self, most: int) -> None:
        """Deliver up to `most` pictures that arrived since the last poll."""
        new: list[Coming] = []
        while self._load is not None and len(new) < most:
            try:
                new.append(self._load.came.get_nowait())
            except queue.Empty:
                break
        self._coming += new
        if new:
            self.came.emit([Arriving(one.picture_id, one.title) for one in new])

    def _finish(self, load: Load) -> None:
        """Make cards of the pictures in one edit, so that one undo removes them all."""
        if load is not self._load:
            return
        self._look.stop()
        self._take(len(load.given) + load.came.qsize())
        coming, self._coming, self._load, self._progress = self._coming, [], None, None
        bench = self._workbench
        added: list[str] = []
        if coming:
            try:
                added = add_cards(bench.history, bench.reader.session(), coming, load.section_id)
            except Trouble as trouble:
                load.refused.append(Refused(bench.path.name, str(trouble)))
        self.ended.emit(added, load.refused, sum(one.credits.is_given for one in coming) if added else 0)
        if self._waiting:
            self._begin()

    def stop(self) -> None:
        """Stop reading; what has arrived stays."""
        self._waiting.clear()
        if self._progress is not None:
            self._progress.stop()

    def leave(self) -> None:
        """Stop and save what has arrived, before the window closes."""
        load = self._load
        self.stop()
        if load is not None and load.ended.wait(LONGEST_WAIT):
            self._finish(load)


def _bring(load: Load, history: History, progress: Progress) -> None:
    """Read and store what was given, on its own thread."""

    def take(picture: StoredPicture, said: Credits, title: str) -> None:
        with history.turn(), said_plainly(history.path):
            if is_erased_picture(history.connection, picture.id):
                sentence = _("This picture was permanently erased from this deck.")
                load.refused.append(Refused(title, sentence))
                return
            add_picture(history.connection, picture)
        load.came.put(Coming(picture.id, title, said))

    with PictureWorkers() as workers:
        pasted = [data for data in load.given if isinstance(data, bytes)]
        found = collect(path for path in load.given if isinstance(path, Path))
        load.refused.extend(found.refused)
        total = len(pasted) + len(found.files)
        for done, data in enumerate(pasted, 1):
            if progress.stopped:
                return
            try:
                taken = workers.take(data)
                take(taken.picture, taken.credits, _("Pasted picture"))
            except Trouble as trouble:
                load.refused.append(Refused("", str(trouble)))
            progress.step(done, total)

        def on_result(result: Decoded) -> None:
            if result.picture is not None:
                take(result.picture, result.credits, title_from_file_name(result.path.name))
            elif result.trouble is not None:
                load.refused.append(Refused(result.path.name, str(result.trouble)))
            progress.step(len(pasted) + result.done, total, result.path.name)

        progress.step(len(pasted), total)
        workers.decode_many(found.files, on_result, lambda: progress.stopped)
