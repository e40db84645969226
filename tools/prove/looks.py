"""All windows in all their states are looked over by number, on one screen after another.

A fault is what is clipped, overlapping, outside of the screen, pale, off the palette, or too small for the back row.
"""

import re
from pathlib import Path
from random import Random

from tools.looks.screens import screens, walk_apart
from tools.prove.proof import Proof

SMALLEST_LAPTOP = ("1366x768",)


def prove(count: int, _folder: Path, _chance: Random) -> Proof:
    """Walk on the first `count` screens."""
    wanted = screens()
    wanted += screens(SMALLEST_LAPTOP, (1.0,), contrast=True)
    said: list[str] = []
    faults = [fault for screen in wanted[:count] for fault in walk_apart(screen, None, tell=said.append)]
    looks = sum(int(found) for line in said for found in re.findall(r": (\d+) looks", line))
    return Proof(f"{looks} looks on {len(wanted[:count])} screens, {len(faults)} faults", faults)
