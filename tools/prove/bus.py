"""A message bus of its own on which an app's controls are read and pressed, as a screen reader does."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tools.prove.proof import NotPossible

PYTHON = Path("/usr/bin/python3")
LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
NEEDS = "dbus, at-spi2-core, python3-gi, gir1.2-atspi-2.0"
READER = Path(__file__).with_name("bus_reader.py")


@dataclass(frozen=True)
class Control:
    """What the bus says of one node."""

    role: str
    name: str
    description: str
    states: tuple[str, ...]
    presses: bool
    """Whether it can be pressed, toggled or opened."""

    @property
    def is_control(self) -> bool:
        """Whether somebody can do something with it."""
        return self.presses or "editable" in self.states or self.role in ("list", "tree", "table", "spin button")


class Bus:
    """The bus, and what reads on it."""

    def __init__(self) -> None:
        """Start it; raises `NotPossible` where something is missing."""
        launcher = next((path for path in LAUNCHERS if path.exists()), None)
        ask = [str(PYTHON), "-c", "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"]
        can_read = PYTHON.exists() and subprocess.run(ask, check=False, stderr=subprocess.DEVNULL).returncode == 0
        if launcher is None or not can_read:
            raise NotPossible(f"some of these packages are missing: {NEEDS}")
        try:
            self._daemon = subprocess.Popen(
                ["dbus-daemon", "--session", "--nofork", "--print-address"],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            )  # fmt: skip
        except FileNotFoundError as error:
            raise NotPossible(f"some of these packages are missing: {NEEDS}") from error
        self.address = self._daemon.stdout.readline().strip() if self._daemon.stdout else ""
        environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": self.address}
        self._launcher = subprocess.Popen(
            [str(launcher), "--launch-immediately"],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._reader = subprocess.Popen(
            [str(PYTHON), "-Wignore", str(READER)],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for process in (self._reader, self._launcher, self._daemon):
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _ask(self, words: str) -> object:
        if self._reader.stdin is None or self._reader.stdout is None:
            return None
        self._reader.stdin.write(f"{words}\n")
        self._reader.stdin.flush()
        return json.loads(self._reader.stdout.readline() or "null")

    def controls(self, pid: int) -> list[Control]:
        """Return what is visible of an app, windows first; nothing while it changes under the reader's hands."""
        answer = self._ask(f"read {pid}")
        if not isinstance(answer, list):
            return []
        return [Control(**{**one, "states": tuple(one["states"])}) for one in answer]

    def press(self, pid: int, name: str) -> bool:
        """Press the control whose name is this, or begins so; tell whether there is one."""
        return self._ask(f"press {pid} {name}") is True
