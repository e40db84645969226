"""The screens that all windows are looked at on, each by a walk in a process of its own."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.looks.walking import FAULT, Screen

SIZES = ("1366x768", "1440x900", "1920x1080", "3840x2160")
SCALES = (1.0, 1.5, 2.0)
SMALLEST = (1280, 720)
"""Points: a laptop's screen of 1920x1080 at 150 %."""


def screens(
    sizes: Sequence[str] = SIZES, scales: Sequence[float] = SCALES, text: int = 100, *, contrast: bool = False
) -> list[Screen]:
    """Return what to walk on.

    A size is in pixels; where a scale would leave fewer points than the smallest laptop has, it is that many points.
    """
    made = []
    for size in sizes:
        width, height = (int(part) for part in size.split("x"))
        for scale in scales:
            grown = scale if width / scale < SMALLEST[0] or height / scale < SMALLEST[1] else 1.0
            made.append(Screen(round(width * grown), round(height * grown), scale, text, contrast))
    return made


def walk_apart(
    screen: Screen, target: Path | None, only: str = "", most: int | None = None, tell: Callable[[str], None] = print
) -> list[str]:
    """Walk in a process of its own, since a scale is for a whole process; tell of each fault, and return them all."""
    with tempfile.TemporaryDirectory() as place:
        words = [
            *([str(target)] if target is not None else []), "--here", "--size", f"{screen.width}x{screen.height}",
            "--scale", f"{screen.scale:g}", "--text", str(screen.text), "--only", only,
            *(["--contrast"] if screen.contrast else []), *(["--most", str(most)] if most else []),
        ]  # fmt: skip
        command = [sys.executable, "-m", "tools.looks", *words]
        said = []
        with subprocess.Popen(
            command, env=screen.environment(Path(place)), stdout=subprocess.PIPE, text=True, encoding="utf-8"
        ) as walking:
            assert walking.stdout is not None
            for line in walking.stdout:
                said.append(line.rstrip("\n"))
                tell(said[-1])
    faults = [line for line in said if FAULT in line]
    if not faults and walking.returncode:
        faults.append(f"{screen.name}{FAULT}the walk ended with {walking.returncode}")
    return faults
