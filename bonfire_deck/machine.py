"""This computer's battery and disk, and keeping it awake; each may be unknown or refused by the system."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LOW_PERCENT = 20
LEAST_FREE_BYTES = 500_000_000


@dataclass(frozen=True)
class Battery:
    """The state of the battery."""

    percent: int
    on_mains: bool

    @property
    def is_low(self) -> bool:
        """Whether the facilitator should plug it in."""
        return not self.on_mains and self.percent <= LOW_PERCENT


def battery() -> Battery | None:
    """Return the state of the battery, `None` if there is none or the system doesn't say."""
    import psutil

    try:
        said = psutil.sensors_battery()
    except (OSError, RuntimeError, NotImplementedError, AttributeError):
        return None
    if said is None:
        return None
    return Battery(max(0, min(100, round(said.percent))), said.power_plugged is not False)


def free_bytes(path: Path) -> int | None:
    """Return the free bytes on the disk of `path`, `None` if the system doesn't say."""
    import psutil

    try:
        return int(psutil.disk_usage(str(path)).free)
    except OSError:
        return None


class KeepAwake:
    """Asks the system to keep the screen on and the computer awake until it is released.

    It asks on a background thread, since the answer may take seconds.
    """

    def __init__(self, answered: Callable[[bool], None]) -> None:
        """Set the callback that is told, on the background thread, whether the system agreed."""
        self._answered = answered
        self._let_go = threading.Event()
        self._thread: threading.Thread | None = None

    def hold(self) -> None:
        """Ask, unless it was already asked."""
        if self._thread is None:
            self._let_go = threading.Event()
            self._thread = threading.Thread(target=self._hold, args=(self._let_go,), name="awake", daemon=True)
            self._thread.start()

    def _hold(self, let_go: threading.Event) -> None:
        from wakepy import keep

        # "pass": the window reports a refusal; any exception from a system library also counts as one.
        try:
            with keep.presenting(on_fail="pass") as mode:
                if not let_go.is_set():
                    self._answered(bool(mode.active))
                let_go.wait()
        except Exception:  # noqa: BLE001 - many systems, many libraries below; no failure there may end a session
            if not let_go.is_set():
                self._answered(False)

    def release(self) -> None:
        """Let the computer sleep again."""
        self._let_go.set()
        self._thread = None
