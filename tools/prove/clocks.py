"""The clock is set forward and back, by seconds and by centuries, between edits and in the middle of them.

What the C library tells the program, and by it Python and SQLite, is the wrong time (`outside.c`); no code of ours
knows of it. The newest edit must be the latest, undo must take back the last one, two files that took each other in
must be equal, the newest twenty backups must be there, and the newest must bring back just what was backed up.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

from tools.prove.outside import compiled, preloaded
from tools.prove.programs import ROOT
from tools.prove.proof import Proof

JUMPS_A_DAY = 200


def prove(count: int, folder: Path, chance: Random) -> Proof:
    """Set the clock `count` times, spread over days."""
    outside = compiled(folder)
    sums: dict[str, int] = {}
    faults: list[str] = []
    days = 0
    while sums.get("jumps", 0) < count:
        days += 1
        place = folder / f"day {days}"
        place.mkdir()
        done = subprocess.run(
            [sys.executable, "-m", "tools.prove.clock_day", str(place), str(min(JUMPS_A_DAY, count)),
             str(chance.randrange(2**31))],
            check=False, cwd=ROOT, capture_output=True, text=True, env={**os.environ, **preloaded(outside, clock=0)},
        )  # fmt: skip
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        found = json.loads(done.stdout)
        faults += found.pop("faults")
        for name, number in found.items():
            sums[name] = sums.get(name, 0) + number
    return Proof(
        f"the clock was set {sums['jumps']} times, from 1969 to 2199, on {days} days with {sums['edits']} edits, "
        f"{sums['openings']} openings, {sums['merges']} merges and {sums['backups']} backups: {len(faults)} faults",
        faults,
    )
