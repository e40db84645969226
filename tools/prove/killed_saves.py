"""The program is killed in the middle of every save, copy and export: the old or the new file is there, byte for byte.

With a C compiler the kill comes at a change of the disk that is drawn by lot, half-way through a write; else, and for
every third try, at any moment. What the killed try left lying is gone after the next start or the next writing there.
"""

import os
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bonfire_deck.files.atomic import forget_unfinished
from bonfire_deck.files.bringing import forget_leftovers
from bonfire_deck.files.index import Index
from bonfire_deck.files.opening import close, open_for_writing
from bonfire_deck.paths import Paths
from tools.prove.outside import compiled, preloaded, read_log
from tools.prove.programs import EXPORTS, Nursery
from tools.prove.proof import NotPossible, Proof
from tools.prove.saves import DAY, Place, Save, every_save, judge

NO_CHANGE = "A"


@dataclass
class Whole:
    """A try that nobody ended: how it goes when all goes well."""

    seconds: float
    changes: int
    """How often it changes the disk, 0 where that can't be told."""
    new: bytes | None
    """What it writes, `None` where that differs from time to time."""


@dataclass
class Tally:
    """What came of the kills so far."""

    kills: int = 0
    at_a_change: int = 0
    too_late: int = 0
    old: int = 0
    new: int = 0
    left: int = 0
    """Kills that left an unfinished file lying."""
    faults: list[str] = field(default_factory=list)


def prove(count: int, folder: Path, chance: Random) -> Proof:
    """Kill `count` tries in all, in turn for each way of writing."""
    try:
        outside = compiled(folder)
    except NotPossible:
        outside = None
    # Named as the system names it: the recorder compares letters.
    place = Place(made(folder.resolve() / "place"), folder)
    tally = Tally()
    saves = every_save()
    environment = {"LD_PRELOAD": str(outside)} if outside else {}
    with Nursery((*EXPORTS, "tools.prove.saves"), environment) as nursery:
        for at, save in enumerate(saves):
            whole = whole_try(place, save, nursery, outside)
            for number in range(len(range(at, count, len(saves)))):
                by_change = bool(whole.changes) and number % 3 < 2
                kill_one(place, save, nursery, whole, chance, tally, by_change=by_change)
    return Proof(
        f"{tally.kills} kills in the middle of {len(saves)} ways of writing ({tally.at_a_change} at a change of the "
        f"disk, {tally.too_late} came too late): {tally.old} left the old file or none, {tally.new} the new one, "
        f"{tally.left} left something unfinished that the next start removed, {len(tally.faults)} faults",
        tally.faults,
    )


def made(folder: Path) -> Path:
    """Make a folder and return it."""
    folder.mkdir()
    return folder


def whole_try(place: Place, save: Save, nursery: Nursery, outside: Path | None) -> Whole:
    """Let one way of writing go well, twice, to see how long it takes and what it writes."""
    contents, changes, seconds = [], 0, 0.0
    log = place.folder.parent / "log"
    for _turn in range(2):
        place.put_back()
        log.unlink(missing_ok=True)
        began = time.monotonic()
        environment = preloaded(outside, folder=place.folder, log=log) if outside else {}
        end = place.start(save, nursery, environment).end()
        if end.code != 0:
            raise RuntimeError(f"{save.name} ended with {end.code}: {end.errors}")
        seconds = time.monotonic() - began
        if outside:
            changes = sum(event.what != NO_CHANGE for event in read_log(log))
        contents.append((place.folder / save.target).read_bytes() if save.target else b"")
    return Whole(seconds, changes, contents[0] if contents[0] == contents[1] else None)


def kill_one(
    place: Place, save: Save, nursery: Nursery, whole: Whole, chance: Random, tally: Tally, *, by_change: bool
) -> None:
    """Kill one try and look at what is there."""
    place.put_back()
    if by_change:
        at = chance.randint(1, whole.changes)
        running = place.start(save, nursery, {"PROVE_FOLDER": str(place.folder), "PROVE_KILL_AT": str(at)})
    else:
        running = place.start(save, nursery)
        time.sleep(chance.random() * whole.seconds)
        running.kill()
    end = running.end()
    tally.kills += 1
    tally.at_a_change += by_change
    if end.code != -signal.SIGKILL:
        tally.too_late += 1
        if end.code != 0:
            tally.faults.append(f"{save.name}: ended by itself: {end.errors}")
    tally.left += bool(place.unfinished())
    is_old = place.files().get(save.target) == place.before.get(save.target)
    tally.old += is_old
    tally.new += not is_old
    tally.faults += place.faults(save, whole.new, is_whole=judge)
    tidy(place)
    if left := place.unfinished():
        tally.faults.append(f"{save.name}: still lying there: {', '.join(path.name for path in left)}")


def tidy(place: Place) -> None:
    """Do what the next start does for our own folders, and the next writing for any other."""
    paths = Paths.under(place.folder / "home")
    forget_leftovers(paths)
    # Opening a file rolls its journal back and takes it away.
    Index(paths).entries()
    close(open_for_writing(place.folder / DAY))
    forget_unfinished(place.folder)
    pictures = paths.backups / "pictures"
    for entry in os.scandir(pictures) if pictures.is_dir() else ():
        forget_unfinished(Path(entry.path))
