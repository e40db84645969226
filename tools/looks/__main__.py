"""Take a picture of every window in every state, and check each one for visual faults.

    python -m tools.looks FOLDER [--size 1366x768 ...] [--scale 1 ...] [--text 125] [--contrast] [--only WORDS]
    python -m tools.looks --docs                     make the pictures in docs/pictures from the sample session

There is one walk for each size and scale. It writes its pictures into FOLDER and prints its faults, one per line. The
exit code is 1 if there are any. A size is the screen's, in pixels. If a scale would leave fewer points than the
smallest laptop has, the size is taken as points instead.
"""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tools.looks.docs import make_docs
from tools.looks.screens import SCALES, SIZES, screens, walk_apart
from tools.looks.walking import Screen, walk


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
    tell = partial(print, flush=True)
    faults = [fault for screen in wanted for fault in walk_apart(screen, given.folder, given.only, given.most, tell)]
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
