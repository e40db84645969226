"""Take a picture of every window in every state, and check each one for visual faults.

    python -m tools.looks FOLDER [--size 1366x768 ...] [--scale 1 ...] [--text 125] [--contrast] [--only WORDS]
    python -m tools.looks --docs                     make the pictures in docs/pictures from the sample session

There is one walk for each size and scale. It writes its pictures into FOLDER and prints its faults, one per line. The
exit code is 1 if there are any. A size is the screen's, in pixels. If a scale would leave fewer points than the
smallest laptop has, the size is taken as points instead.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tools.looks.docs import make_docs
from tools.looks.walking import Screen, walk

SIZES = ("1366x768", "1440x900", "1920x1080", "3840x2160")
SCALES = (1.0, 1.5, 2.0)
SMALLEST = (1280, 720)
"""Points: a laptop's screen of 1920x1080 at 150 %."""


def screens(sizes: Sequence[str], scales: Sequence[float], text: int, *, contrast: bool) -> list[Screen]:
    """Return what to walk on."""
    made = []
    for size in sizes:
        width, height = (int(part) for part in size.split("x"))
        for scale in scales:
            grown = scale if width / scale < SMALLEST[0] or height / scale < SMALLEST[1] else 1.0
            made.append(Screen(round(width * grown), round(height * grown), scale, text, contrast))
    return made


def main(words: Sequence[str] | None = None) -> int:
    """Walk, or make the pictures of the docs."""
    asked = argparse.ArgumentParser(prog="python -m tools.looks")
    asked.add_argument("folder", nargs="?", type=Path)
    asked.add_argument("--docs", action="store_true", help="make the pictures in docs/pictures")
    asked.add_argument("--size", nargs="+", default=SIZES)
    asked.add_argument("--scale", nargs="+", type=float, default=SCALES)
    asked.add_argument("--text", type=int, default=100, help="text size in per cent: 100, 125 or 150")
    asked.add_argument("--contrast", action="store_true")
    asked.add_argument("--only", default="", help="only looks whose names match this pattern")
    asked.add_argument("--most", type=int, help="stop after this many looks")
    asked.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = asked.parse_args(words)
    if given.docs:
        make_docs()
        return 0
    if given.folder is not None:
        given.folder.mkdir(parents=True, exist_ok=True)
    if given.here:
        width, height = (int(part) for part in given.size[0].split("x"))
        screen = Screen(width, height, given.scale[0], given.text, given.contrast)
        return int(walk(screen, given.folder, given.only, partial(print, flush=True), given.most) > 0)
    wanted = screens(given.size, given.scale, given.text, contrast=given.contrast)
    return max([_apart(screen, given.folder, given.only, given.most) for screen in wanted])


def _apart(screen: Screen, folder: Path | None, only: str, most: int | None) -> int:
    """Walk in a process of its own: a scale is for a whole process."""
    with tempfile.TemporaryDirectory() as place:
        words = [
            *([str(folder)] if folder is not None else []), "--here", "--size", f"{screen.width}x{screen.height}",
            "--scale", f"{screen.scale:g}", "--text", str(screen.text), "--only", only,
            *(["--contrast"] if screen.contrast else []), *(["--most", str(most)] if most else []),
        ]  # fmt: skip
        command = [sys.executable, "-m", "tools.looks", *words]
        return subprocess.run(command, env=screen.environment(Path(place)), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
