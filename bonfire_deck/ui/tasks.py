"""Work off the GUI thread, with progress, Stop and the result back on the GUI thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _
from bonfire_deck.ui import trouble as troubles

T = TypeVar("T")
QUIET_MILLISECONDS = 300
"""Work that ends sooner shows no panel: a flash is worse than nothing."""
LOOK_MILLISECONDS = 30


@dataclass
class Progress:
    """The progress and the Stop flag, shared with the work. Plain values, safe from any thread."""

    done: int = 0
    total: int = 0
    text: str = ""
    _stop: threading.Event = field(default_factory=threading.Event)

    def step(self, done: int, total: int, text: str = "") -> None:
        """Report that `done` of `total` are done; a `total` of 0 means unknown."""
        self.done, self.total, self.text = done, total, text

    @property
    def stopped(self) -> bool:
        """Whether Stop was pressed; the work should then end soon and report what it left out."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the work to stop."""
        self._stop.set()


class Task(QObject):
    """One piece of work in progress. It lives until its result is delivered."""

    ended = Signal()

    def __init__(
        self,
        parent: QWidget,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Trouble], None] | None,
        *,
        is_quiet: bool,
    ) -> None:
        """Start `work` at once on its own thread."""
        super().__init__(parent)
        self.progress = Progress(text=title)
        self._widget = parent
        self._title = title
        self._outcome: list[Any] = []
        self._error: list[BaseException] = []
        self._done: Callable[[Any], None] = done
        self._failed = failed
        self._is_quiet = is_quiet
        self._panel: ProgressPanel | None = None
        self._waited = 0
        self._thread = threading.Thread(target=self._run, args=(work,), name="task", daemon=True)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MILLISECONDS)
        self._look.timeout.connect(self._on_look)
        self._thread.start()
        self._look.start()

    def _run(self, work: Callable[[Progress], Any]) -> None:
        try:
            self._outcome.append(work(self.progress))
        except BaseException as error:  # noqa: BLE001 - handed to the GUI thread, which tells trouble from bugs
            self._error.append(error)

    def _on_look(self) -> None:
        if self._thread.is_alive():
            self._waited += LOOK_MILLISECONDS
            if self._panel is None and self._waited >= QUIET_MILLISECONDS and not self._is_quiet:
                self._panel = ProgressPanel(self._widget, self._title, self.progress)
                self._panel.show()
            if self._panel is not None:
                self._panel.draw()
            return
        self._look.stop()
        self._thread.join()
        if self._panel is not None:
            self._panel.finish()
        try:
            self._hand_over()
        finally:
            self.ended.emit()
            self.deleteLater()

    def _hand_over(self) -> None:
        if not self._error:
            self._done(self._outcome[0])
            return
        error = self._error[0]
        if not isinstance(error, Trouble):
            raise error
        if self._failed is not None:
            self._failed(error)
        else:
            troubles.tell(self._widget, error)


class ProgressPanel(QDialog):
    """A panel over its window: what is being done, the progress, and Stop."""

    def __init__(self, parent: QWidget, title: str, progress: Progress) -> None:
        """Show `progress`; `title` says what is being done."""
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("progress-panel")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress = progress
        self._finished = False
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        self._text = QLabel("")
        self._text.setProperty("role", "quiet")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        stop = QPushButton(_("Stop"))
        stop.setObjectName("stop")
        stop.setAccessibleName(_("Stop"))
        stop.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._bar, 1)
        row.addWidget(stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 24)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(self._text)
        layout.addLayout(row)
        self.setMinimumWidth(440)

    def draw(self) -> None:
        """Show the current progress."""
        self._bar.setRange(0, self._progress.total)
        self._bar.setValue(self._progress.done)
        shown = self._progress.text if not self._progress.stopped else _("Stopping…")
        self._text.setText(shown if shown != self.windowTitle() else "")

    def finish(self) -> None:
        """Close once the work has ended."""
        self._finished = True
        self.accept()
        self.deleteLater()

    def reject(self) -> None:
        """Request a stop on Stop or Esc; the panel stays until the work has ended."""
        self._progress.stop()
        self.draw()


def run(
    parent: QWidget,
    title: str,
    work: Callable[[Progress], T],
    done: Callable[[T], None],
    failed: Callable[[Trouble], None] | None = None,
    *,
    is_quiet: bool = False,
) -> Task:
    """Run `work` on its own thread, then call `done` with its result on the GUI thread.

    `work` must not touch Qt widgets or an open file. A `Trouble` that it raises goes to `failed`, or else to a dialog;
    any other exception is a bug and is raised here. `is_quiet` work shows no panel: `parent` shows that it is waiting.
    """
    return Task(parent, title, work, done, failed, is_quiet=is_quiet)
