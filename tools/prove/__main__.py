"""Run the proofs and print the result of each.

    python -m tools.prove [NAMES...] [--size small|full] [--count N] [--seed N]

Each name is a module of this package; without names, all proofs run. `small` takes a few minutes, `full` about an hour.
"""

import argparse
import importlib
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from tools.prove.proof import NotPossible, Proof, Prove, some

SIZES = {
    "kills": (100, 10_000),
    "window_kills": (20, 200),
    "power_cuts": (400, 20_000),
    "two_programs": (60, 1_000),
    "killed_saves": (200, 4_000),
    "full_disk": (4, 100),
    "damaged_pages": (40, 1_000),
    "unplugs": (5, 200),
    "mutations": (400, 20_000),
    "texts": (120, 1_000),
    "clocks": (200, 10_000),
    "ext4_cuts": (40, 1_000),
    "pulled_stick": (60, 1_000),
    "read_only": (4, 40),
    "access": (1, 3),
    "first_start": (2, 6),
    "looks": (1, 13),
}
"""The proofs in their order, and how often each is done: small, full."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the proofs that were asked for; 1 if any promise was broken."""
    asked = argparse.ArgumentParser(prog="python -m tools.prove", description="Prove that nothing is lost.")
    asked.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SIZES))
    asked.add_argument("--size", choices=("small", "full"), default="full")
    asked.add_argument("--count", type=int, help="how often to do each proof, instead of the count for the size")
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    given = asked.parse_args(words)
    unknown = sorted(set(given.names) - SIZES.keys())
    if unknown:
        asked.error(f"there is no proof called {', '.join(unknown)}")
    broken = 0
    print(f"seed {given.seed}", flush=True)
    for name in given.names or SIZES:
        count = given.count or SIZES[name][given.size == "full"]
        broken += not one(name, count, given.seed)
    return int(broken > 0)


def one(name: str, count: int, seed: int) -> bool:
    """Run one proof, print what came of it, and tell whether it holds."""
    print(f"{name}: …", end="", flush=True)
    prove: Prove = importlib.import_module(f"tools.prove.{name}").prove
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="prove-", dir=quick_folder()) as folder:
        try:
            proof = prove(count, Path(folder), random.Random(f"{name} {seed}"))
        except NotPossible as reason:
            print(f"\r{name}: skipped, not possible here: {reason}", flush=True)
            return True
        except Exception:  # noqa: BLE001 - one proof that breaks must not keep the others from being run
            proof = Proof("it broke", [traceback.format_exc()])
    seconds = time.monotonic() - began
    print(f"\r{name}: {proof.counts} ({seconds:.0f} s, {count / seconds:.1f} a second)", flush=True)
    for fault in some(proof.faults):
        print(f"    FAULT {fault}", flush=True)
    return not proof.faults


def quick_folder() -> str | None:
    """Return a folder in memory where there is one: kills and simulated cuts lose nothing by it, and are faster."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() else None


if __name__ == "__main__":
    sys.exit(main())
