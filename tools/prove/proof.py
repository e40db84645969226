"""What a proof says in the end."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random


@dataclass
class Proof:
    """What came of one proof."""

    counts: str
    """What was done and what came of it, as one sentence of numbers."""
    faults: list[str] = field(default_factory=list)
    """Each promise that was broken, with how; empty where the proof holds."""


class NotPossible(Exception):
    """This machine lacks what a proof needs; the text says what, and that is no fault."""


Prove = Callable[[int, Path, Random], Proof]
"""Does a proof as many times as asked, in an empty folder, with all that is random taken from one source."""


def some(faults: list[str], most: int = 10) -> list[str]:
    """Return the first of many faults, and how many more there are."""
    more = len(faults) - most
    return faults if more <= 0 else [*faults[:most], f"and {more} more"]
