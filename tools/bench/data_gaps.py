"""How long a window hears nothing: the longest time between two ticks of a quick timer in the GUI thread."""

import time

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MILLISECONDS = 5


class Gaps(QObject):
    """Ticks as long as it lives and remembers the longest wait for a tick."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin to tick."""
        super().__init__(parent)
        self.longest = 0.0
        """In milliseconds."""
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(TICK_MILLISECONDS)

    def begin(self) -> None:
        """Forget what was before."""
        self.longest = 0.0
        self._last = time.perf_counter()

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now
