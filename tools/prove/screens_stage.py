"""A laptop and a projector in memory: an X server with two monitors, a window manager, keys that are really pressed."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from tools.pace import slowness
from tools.prove.programs import ROOT
from tools.prove.proof import NotPossible

PROGRAMS = {"Xvfb": "xvfb", "xrandr": "x11-xserver-utils", "openbox": "openbox", "xdotool": "xdotool"}
"""What it takes, and the Debian packages that bring it."""
LAPTOP = (0, 0, 1280, 800)
PROJECTOR = (1280, 0, 1024, 768)
"""Left, top, width, height."""

Area = tuple[int, int, int, int]
NOTHING_MORE: Mapping[str, str] = MappingProxyType({})


class TwoScreens:
    """The app on two screens of which one can be unplugged."""

    def __init__(
        self, *words: str | Path, bus: str = "", under: tuple[str, ...] = (), more: Mapping[str, str] = NOTHING_MORE
    ) -> None:
        """Start the app with `words`; raises `NotPossible` where a program is missing.

        `bus` is the address of a message bus on which it lets itself be read, `under` a command that starts the app,
        and `more` is added to the app's environment.
        """
        missing = [package for name, package in PROGRAMS.items() if shutil.which(name) is None]
        if missing:
            raise NotPossible(f"these packages are missing: {', '.join(missing)}")
        size = f"{LAPTOP[2] + PROJECTOR[2]}x{max(LAPTOP[3], PROJECTOR[3])}x24"
        readable, writable = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writable), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
            pass_fds=[writable], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writable)
        with os.fdopen(readable) as said:
            self._environment = {**os.environ, "DISPLAY": f":{said.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        self._environment |= {"LANGUAGE": "en", "QT_LOGGING_RULES": "*=false"}
        if bus:
            self._environment |= {"DBUS_SESSION_BUS_ADDRESS": bus, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self._manager = self._start("openbox")
        time.sleep(0.5 * slowness())
        self.plug(LAPTOP, "LAPTOP", is_first=True)
        self.plug(PROJECTOR, "PROJECTOR")
        self._environment |= more
        self._app = self._start(*under, sys.executable, "-m", "bonfire_deck", *map(str, words))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for process in (self._app, self._manager, self._server):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command, env=self._environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )  # fmt: skip

    def _tool(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self._environment, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )  # fmt: skip
        return done.stdout.decode("utf-8", "replace")

    def plug(self, area: Area, name: str, *, is_first: bool = False) -> None:
        """Put a screen in."""
        left, top, width, height = area
        place = f"{width}/{width * 254 // 960}x{height}/{height * 254 // 960}+{left}+{top}"
        self._tool("xrandr", "--setmonitor", name, place, "screen" if is_first else "none")

    def unplug(self, name: str) -> None:
        """Pull a screen out."""
        self._tool("xrandr", "--delmonitor", name)

    def press(self, key: str) -> None:
        """Press one key or chord."""
        self._tool("xdotool", "key", "--", key)

    def type(self, words: str) -> None:
        """Press the keys of `words` one after another, as somebody types."""
        self._tool("xdotool", "type", "--delay", "12", "--", words)

    def windows(self) -> dict[str, Area]:
        """Return the visible windows of the app by their titles."""
        found: dict[str, Area] = {}
        for number in self._tool("xdotool", "search", "--onlyvisible", "--pid", str(self._app.pid)).split():
            values = dict(
                line.split("=", 1)
                for line in self._tool("xdotool", "getwindowgeometry", "--shell", number).splitlines()
                if "=" in line
            )
            title = self._tool("xdotool", "getwindowname", number).strip()
            if {"X", "Y", "WIDTH", "HEIGHT"} <= values.keys() and title:
                left, top, width, height = (int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
                if width > 1:
                    found[title] = (left, top, width, height)
        return found

    def count(self) -> int:
        """Return how many windows are in sight, also those without a title: menus."""
        return len(self._tool("xdotool", "search", "--onlyvisible", "--pid", str(self._app.pid)).split())

    @property
    def pid(self) -> int:
        """The app's process."""
        return self._app.pid

    def has_ended(self) -> bool:
        """Tell whether the app is gone."""
        return self._app.poll() is not None
