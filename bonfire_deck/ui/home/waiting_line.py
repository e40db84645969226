"""A line at the foot of a sheet that waits for the starter deck: progress and Stop."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.starter import Starter, how_far
from bonfire_deck.ui.tasks import Task
from bonfire_deck.ui.theme import fix

LOOK_MILLISECONDS = 50


class WaitingLine(QWidget):
    """A progress line, hidden unless waiting."""

    def __init__(self, starter: Starter) -> None:
        """Wait for the deck of `starter`."""
        super().__init__()
        self.setObjectName("waiting-for-pictures")
        self._starter = starter
        self._task: Task | None = None
        self._text = QLabel(how_far(0, 0))
        self._text.setObjectName("how-far")
        self._text.setProperty("role", "quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(how_far(0, 0))
        fix(self._bar, height=8)
        self.stop = QPushButton(_("Stop"))
        self.stop.setObjectName("stop-waiting")
        self.stop.setAccessibleName(_("Stop"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.give_up)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._text)
        words.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self.stop)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MILLISECONDS)
        self._look.timeout.connect(self._draw)
        self.hide()

    @property
    def is_waiting(self) -> bool:
        """Whether it is waiting now."""
        return self._task is not None

    def wait(self, then: Callable[[Path], None], stopped: Callable[[], None]) -> None:
        """Show the deck's progress, then call `then` with its path; call `stopped` if that fails."""

        def done(path: Path | None) -> None:
            self._end()
            if path is not None:
                then(path)
            else:
                stopped()

        def failed(trouble: Trouble) -> None:
            self._end()
            stopped()
            troubles.tell(self, trouble)

        self._task = self._starter.wait(self, done, failed)
        self._draw()
        self.show()
        self._look.start()

    def give_up(self) -> None:
        """Stop waiting; the deck is still created in the background."""
        if self._task is not None:
            self._task.progress.stop()

    def _end(self) -> None:
        self._look.stop()
        self._task = None
        self.hide()

    def _draw(self) -> None:
        done, total = self._starter.making.done, self._starter.making.total
        self._text.setText(how_far(done, total))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
