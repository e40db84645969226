"""A screen to measure windows on: Xvfb where there is one, else Qt's own off-screen one; and programs run on it."""

import atexit
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WAIT_SECONDS = 300
LAPTOP = (1920, 1080)


@dataclass
class Screen:
    """One size of screen; the server for it starts when it is first needed and ends with this process."""

    size: tuple[int, int] = LAPTOP
    _display: str = field(default="", init=False)

    def environment(self) -> dict[str, str]:
        """Return the environment of a program that shows its windows here."""
        kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        # The numbers are those of one pixel a point, whatever the screen of this computer has.
        kept |= {"PYTHONPATH": str(ROOT), "QT_SCALE_FACTOR": "1"}
        if shutil.which("Xvfb") is None:
            return kept | {"QT_QPA_PLATFORM": "offscreen"}
        if not self._display:
            self._display = _start_server(self.size)
        return kept | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": self._display}

    def run(self, module: str, *words: str) -> tuple[float, ...]:
        """Run a program of ours here and return the numbers it prints; its first word is the moment of its start."""
        environment = self.environment()
        done = subprocess.run(
            [sys.executable, "-m", module, repr(time.monotonic()), *words],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            timeout=WAIT_SECONDS,
            check=True,
            text=True,
        )
        return tuple(float(word) for word in done.stdout.split())


def _start_server(size: tuple[int, int]) -> str:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    atexit.register(server.terminate)
    os.close(writing)
    with os.fdopen(reading) as answers:
        return f":{answers.readline().strip()}"
