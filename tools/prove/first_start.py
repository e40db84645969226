"""From a fresh home to the first picture on the wall by three keys, within a minute, with no dead end on the way.

Every other time on one core, as on a weak laptop, where the minute counts; and on a disk so slow that the starter deck
alone takes half a minute: there the dialog waits and goes on by itself, however long it takes.
"""

import shutil
import sys
import time
from pathlib import Path
from random import Random

from tools.prove.outside import compiled, preloaded
from tools.prove.proof import NotPossible, Proof
from tools.prove.screens_stage import PROJECTOR, TwoScreens
from tools.prove.unplugs import AUDIENCE, fills, within

HOME = "Bonfire Deck"
DIALOG = "Start a session"
MOST_SECONDS = 60.0
SLOW_MICROSECONDS = 6_000
"""A write; the deck takes five thousand."""
SLOW_SECONDS = 30.0
"""What the starter deck takes at least on that disk, or it is not slow."""
PATIENCE = 600.0


def prove(count: int, folder: Path, _chance: Random) -> Proof:
    """Start on `count` fresh homes, and walk to the first picture."""
    one_core: list[float] = []
    slow: list[float] = []
    faults: list[str] = []
    for number in range(count):
        home = folder / f"home-{number}"
        is_slow = number % 2 == 1
        seconds, made, fault = walk(home, is_slow=is_slow, folder=folder)
        (slow if is_slow else one_core).append(seconds)
        if fault:
            faults.append(f"start {number + 1}: {fault}")
        elif is_slow and made < SLOW_SECONDS:
            faults.append(f"start {number + 1}: the deck took {made:.0f} s, so the disk was not slow")
        elif not is_slow and seconds > MOST_SECONDS:
            faults.append(f"start {number + 1}: {seconds:.0f} s on one core")
    said = [f"first picture on the wall after {max(one_core):.1f} s at most on one core" if one_core else ""]
    said += [f"after {max(slow):.0f} s on a slow disk" if slow else ""]
    return Proof(f"{count} fresh homes, three keys each: {', '.join(filter(None, said))}", faults)


def walk(home: Path, *, is_slow: bool, folder: Path) -> tuple[float, float, str]:
    """Press Enter, Enter and F5, each once it has a meaning; return the seconds, those of the deck, and a fault."""
    if is_slow:
        home.mkdir(parents=True)
        under: tuple[str, ...] = ()
        more = preloaded(compiled(folder), folder=home, slow=SLOW_MICROSECONDS)
    else:
        if shutil.which("taskset") is None or not sys.platform.startswith("linux"):
            raise NotPossible("it needs taskset (on Debian the package util-linux)")
        under, more = ("taskset", "--cpu-list", "0"), {}
    began = time.monotonic()
    with TwoScreens("--home", home, under=under, more=more) as stage:
        if not within(PATIENCE, lambda: HOME in stage.windows()):
            return 0, 0, "no home window"
        stage.press("Return")
        if not within(PATIENCE, lambda: DIALOG in stage.windows()):
            return 0, 0, f"Enter opened no dialog: {sorted(stage.windows())}"
        stage.press("Return")
        # Whatever says that something is wrong is a window with the app's name over the dialog.
        seen: set[str] = set()

        def is_running() -> bool:
            titles = stage.windows()
            seen.update(titles)
            return any(title.startswith("Our session") for title in titles)

        if not within(PATIENCE, is_running):
            return 0, 0, f"the session did not open: {sorted(seen)}"
        deck = next(iter((home / "Bonfire Deck").glob("*.bonfiredeck")))
        made = max(0.0, deck.stat().st_mtime - (time.time() - (time.monotonic() - began)))
        if not within(PATIENCE, lambda: pressed_live(stage)):
            return 0, 0, f"no picture on the wall: {stage.windows()}"
        return time.monotonic() - began, made, ""


def pressed_live(stage: TwoScreens) -> bool:
    """Press F5 once the run window has the keys; tell whether the projector is filled."""
    if AUDIENCE not in stage.windows():
        stage.press("F5")
        return within(2.0, lambda: fills(stage.windows().get(AUDIENCE), PROJECTOR))
    return fills(stage.windows().get(AUDIENCE), PROJECTOR)
