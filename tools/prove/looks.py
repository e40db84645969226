"""Every window in every state, at the sizes of laptops and projectors: nothing clipped, pale or without focus.

It is the walk of `python -m tools.looks`, which waits until nothing is pending before it looks.
"""

import subprocess
import sys
from pathlib import Path
from random import Random

from tools.looks.walking import Screen
from tools.prove.programs import ROOT
from tools.prove.proof import Proof

SCREENS = (
    Screen(1366, 768),
    Screen(1920, 1080),
    Screen(1440, 900),
    Screen(2049, 1152, 1.5),
)
"""The commonest laptop first; the last is that laptop at 150 %."""


def prove(count: int, folder: Path, _chance: Random) -> Proof:
    """Walk on the first `count` of the screens."""
    faults: list[str] = []
    told: list[str] = []
    for screen in SCREENS[:count]:
        place = folder / screen.name
        place.mkdir(parents=True)
        words = ["--here", "--size", f"{screen.width}x{screen.height}", "--scale", f"{screen.scale:g}"]
        done = subprocess.run(
            [sys.executable, "-m", "tools.looks", *words], env=screen.environment(place), cwd=ROOT, check=False,
            capture_output=True, text=True,
        )  # fmt: skip
        lines = done.stdout.splitlines()
        faults += [line for line in lines if " | " in line]
        told += [line for line in lines if " looks, " in line]
        if done.returncode not in (0, 1) or not told:
            faults.append(f"{screen.name}: the walk broke off: {done.stderr[-500:]}")
    return Proof("; ".join(told), faults)
