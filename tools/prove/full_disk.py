"""The disk is full at any size: a clear sentence, nothing lost, no half file, and it goes on when there is room."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tools.prove.killed_saves import Whole, whole_try
from tools.prove.mounts import MemoryDisk
from tools.prove.programs import EXPORTS, Nursery
from tools.prove.proof import Proof
from tools.prove.saves import Place, Save, every_save, judge

MOST_PAGES = 4096
"""No way of writing here needs more room than this: 16 MiB."""


@dataclass
class Tally:
    """What came of the full disks so far."""

    refused: int = 0
    done: int = 0
    faults: list[str] = field(default_factory=list)


def prove(count: int, folder: Path, chance: Random) -> Proof:
    """Try each way of writing with `count` amounts of room, from none to a little more than it needs."""
    return prove_some(every_save(), count, folder, chance)


def prove_some(saves: Sequence[Save], count: int, folder: Path, chance: Random) -> Proof:
    """Try some of the ways of writing only."""
    tally = Tally()
    # Outside of the folder nothing is written while the disk is full.
    with MemoryDisk(folder / "place") as disk, Nursery((*EXPORTS, "tools.prove.saves")) as nursery:
        place = Place(disk.folder, folder)
        for save in saves:
            whole = whole_try(place, save, nursery, None)
            needs = least_room(place, disk, save, nursery)
            for room in amounts(needs, count, chance):
                try_with(room, place, disk, save, nursery, whole, tally)
    return Proof(
        f"{len(saves)} ways of writing, each with {count} amounts of room on the disk: {tally.refused} refused with a "
        f"sentence and done when there was room, {tally.done} had enough, {len(tally.faults)} faults",
        tally.faults,
    )


def least_room(place: Place, disk: MemoryDisk, save: Save, nursery: Nursery) -> int:
    """Return with how many pages one way of writing just gets by."""
    too_little, enough = -1, MOST_PAGES
    while enough - too_little > 1:
        middle = (enough + too_little) // 2
        disk.leave_room(None)
        place.put_back()
        disk.leave_room(middle)
        worked = place.start(save, nursery).end().code == 0
        if save.settles and worked:
            # It never complains, so what it needs is told by what it took.
            disk.leave_room(None)
            place.put_back()
            before = disk.used()
            place.start(save, nursery).end()
            return max(disk.used() - before, 1)
        too_little, enough = (too_little, middle) if worked else (middle, enough)
    return enough


def amounts(needs: int, count: int, chance: Random) -> list[int]:
    """Return `count` numbers of pages: spread from none to a little more than is needed."""
    most = needs + max(2, needs // 20)
    return [int(chance.uniform(at, at + 1) * most / count) for at in range(count)]


def try_with(
    room: int, place: Place, disk: MemoryDisk, save: Save, nursery: Nursery, whole: Whole, tally: Tally
) -> None:
    """Try one way of writing with so many free pages, then again with room."""
    when = f"{save.name}, {room} pages free"
    disk.leave_room(None)
    place.put_back()
    disk.leave_room(room)
    end = place.start(save, nursery).end()
    disk.leave_room(None)
    faults = list(place.faults(save, whole.new, is_whole=judge))
    faults += [f"unfinished: {path.name}" for path in place.unfinished()]
    is_made = bool(save.target) and not save.is_there and (place.folder / save.target).exists()
    if end.code == 0:
        tally.done += 1
    else:
        tally.refused += 1
        if not end.is_plainly_refused():
            faults.append(f"it said {end.errors[-400:]!r}")
        again = place.start(save, nursery).end()
        if again.code != 0 and not is_made:
            faults.append(f"with room again it said {again.errors[-400:]!r}")
        faults += place.faults(save, whole.new, is_whole=judge)
    tally.faults += [f"{when}: {fault}" for fault in faults]
