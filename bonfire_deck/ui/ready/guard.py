"""Monitoring the computer while live: keep it awake, and show a status message when power or disk space runs low."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from bonfire_deck.i18n import _
from bonfire_deck.machine import LEAST_FREE_BYTES, Battery, KeepAwake, battery, free_bytes
from bonfire_deck.ui.run.stage import Stage

SECONDS = 60
LATER = 5000
"""Milliseconds."""


class Guard(QObject):
    """Report each problem once, and again only if it had recovered in between."""

    _answered = Signal(bool)

    def __init__(self, stage: Stage, say: Callable[[str], None], parent: QObject | None = None) -> None:
        """Watch while `stage` is live; `say` receives the messages."""
        super().__init__(parent)
        self._stage = stage
        self._say = say
        self._awake = KeepAwake(self._answered.emit)
        # Delayed, so as not to replace the message that says "live".
        self._answered.connect(lambda agreed: QTimer.singleShot(LATER, self, lambda: self._on_answer(agreed)))
        self._told: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.look)
        stage.moved.connect(self._on_moved)

    def _on_moved(self) -> None:
        if self._stage.live and not self._timer.isActive():
            self._awake.hold()
            self._timer.start()
            # Not at the moment of going live, when the room looks.
            QTimer.singleShot(LATER, self, self.look)
        elif not self._stage.live and self._timer.isActive():
            self.rest()

    def _on_answer(self, agreed: bool) -> None:
        self._tell(
            "awake",
            not agreed and self._stage.live,
            _("This computer may go to sleep. Turn sleep off in its power settings."),
        )

    def look(self) -> None:
        """Check the battery and the disk now."""
        if self._stage.live:
            self.judge(battery(), free_bytes(self._stage.workbench.path.parent))

    def judge(self, power: Battery | None, free: int | None) -> None:
        """Report what is running low."""
        self._tell(
            "battery", power is not None and power.is_low,
            _("The battery is at {percent} %. Plug the laptop in.").format(percent=power.percent if power else 0),
        )  # fmt: skip
        self._tell(
            "disk", free is not None and free < LEAST_FREE_BYTES,
            _("The disk is nearly full: {megabytes} MB left. Free up some space soon.").format(
                megabytes=(free or 0) // 1_000_000
            ),
        )  # fmt: skip

    def _tell(self, what: str, is_low: bool, line: str) -> None:
        if not is_low:
            self._told.discard(what)
        elif what not in self._told:
            self._told.add(what)
            self._say(line)

    def rest(self) -> None:
        """Allow the computer to sleep, and stop watching."""
        self._timer.stop()
        self._awake.release()
