"""From a fresh home to the first picture on the wall by three keys, within a minute, with no dead end on the way.

Every other time on one core, as on a weak laptop, where the minute counts; and on a disk so slow that the starter deck
alone takes half a minute: there the dialog waits and goes on by itself, however long it takes.
"""

import shutil
import sys
import time
from pathlib import Path
from random import Random

from tools.pace import is_over, until
from tools.prove.outside import compiled, preloaded
from tools.prove.proof import NotPossible, Proof
from tools.prove.screens_stage import TwoScreens
from tools.prove.unplugs import is_live

HOME = "Bonfire Deck"
DIALOG = "Start a session"
SESSION = "Our session"
MOST_SECONDS = 60.0
SLOW_MICROSECONDS = 6_000
"""For each write; the deck takes about five thousand."""
SLOW_SECONDS = 30.0
"""What the starter deck takes at least on that disk; otherwise the disk was not slow."""


def prove(count: int, folder: Path, _chance: Random) -> Proof:
    """Start on `count` fresh homes, and walk to the first picture."""
    one_core: list[float] = []
    slow: list[float] = []
    faults: list[str] = []
    for number in range(count):
        is_slow = number % 2 == 1
        try:
            seconds, made = walk(folder / f"home-{number}", is_slow=is_slow, folder=folder)
        except TimeoutError as error:
            faults.append(f"start {number + 1}: {error}")
            continue
        (slow if is_slow else one_core).append(seconds)
        if is_slow and made < SLOW_SECONDS:
            faults.append(f"start {number + 1}: the deck took {made:.0f} s, so the disk was not slow")
        elif not is_slow and is_over(seconds, MOST_SECONDS):
            faults.append(f"start {number + 1}: {seconds:.0f} s on one core")
    said = [f"first picture on the wall after {max(one_core):.1f} s at most on one core" if one_core else ""]
    said += [f"after {max(slow):.0f} s on a slow disk" if slow else ""]
    return Proof(f"{count} fresh homes, three keys each: {', '.join(filter(None, said))}", faults)


def walk(home: Path, *, is_slow: bool, folder: Path) -> tuple[float, float]:
    """Press Enter, Enter and F5, each once it has a meaning; return the seconds, and those of the deck.

    Raises `TimeoutError` with what was there instead where a key led nowhere.
    """
    if is_slow:
        home.mkdir(parents=True)
        under: tuple[str, ...] = ()
        more = preloaded(compiled(folder), folder=home, slow=SLOW_MICROSECONDS)
    else:
        if shutil.which("taskset") is None or not sys.platform.startswith("linux"):
            raise NotPossible("it needs taskset (on Debian the package util-linux)")
        under, more = ("taskset", "--cpu-list", "0"), {}
    began, moment = time.monotonic(), time.time()
    with TwoScreens("--home", home, under=under, more=more) as stage:

        def wait_for(title: str) -> None:
            until(
                lambda: any(seen.startswith(title) for seen in stage.windows()),
                missing=lambda: f"“{title}”, only {sorted(stage.windows())},",
            )

        wait_for(HOME)
        stage.press("Return")
        wait_for(DIALOG)
        stage.press("Return")
        if is_slow:
            # Longer than whatever is waited for elsewhere: the disk is what is slow here.
            until(lambda: made_at(home) is not None, missing=lambda: "the starter deck")
        wait_for(SESSION)
        until(lambda: is_live(stage), missing=lambda: f"a picture on the wall, only {sorted(stage.windows())},")
        return time.monotonic() - began, (made_at(home) or moment) - moment


def made_at(home: Path) -> float | None:
    """Return when the starter deck was put in its place, `None` before."""
    decks = list((home / "Bonfire Deck").glob("*.bonfiredeck"))
    return decks[0].stat().st_mtime if decks else None
