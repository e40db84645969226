"""The stick is pulled in the middle of a merge, a copy, table files, an import or an export.

Two ways: the disk answers nothing any more (EXT4_IOC_SHUTDOWN), or its folder is gone at once while files that are open
go on (`umount --lazy`). Then it is put back in. The program must come to an end by itself, with what it was asked for
or with a sentence; the session on the internal disk is sound and holds all that it held, a merge is in it whole or not
at all; on the stick each file is the old or the new one, and what is unfinished is known by its name and goes.
"""

import shutil
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from PIL import Image

from bonfire_deck.errors import Trouble
from bonfire_deck.files.atomic import forget_unfinished
from bonfire_deck.files.bringing import bring_in, forget_leftovers
from bonfire_deck.paths import Paths
from bonfire_deck.pictures.intake import PictureWorkers
from bonfire_deck.settings import laptop_id
from tools.prove.mounts import Stick
from tools.prove.programs import EXPORTS, Ended, Nursery, Running
from tools.prove.proof import Proof
from tools.prove.saves import is_unfinished, judge
from tools.prove.sessions import edits_in, keep_lines, picture, problems_of, session_at

DAY = "here/day.bonfire"
OTHER = "media/stick/other.bonfire"
PICTURES = 12
LINES = 60
OLD = b"what was exported before"


@dataclass(frozen=True)
class Deed:
    """Something that is done with a stick."""

    name: str
    words: tuple[str, ...]
    """Of the command line, with paths as seen from the folder of the proof; none: `bring` is called."""
    target: str = ""


def every_deed() -> tuple[Deed, ...]:
    """Return all that is done with a stick."""
    exports = (
        ("board", "png"), ("board", "pdf"), ("board", "svg"), ("writeup", "html"), ("writeup", "md"),
        ("export", "csv"), ("export", "json"),
    )  # fmt: skip
    new, table = "media/stick/new.bonfire", "media/stick/table.bonfire"
    deck, begun, copied = "here/new.bonfiredeck", "here/begun.bonfire", "here/copied.bonfire"
    return (
        Deed("merge", ("merge", DAY, OTHER), DAY),
        Deed("copy to the stick", ("session", "copy", DAY, "-o", new), new),
        Deed("table file", ("session", "copy", DAY, "--group", "1", "-o", table), table),
        *(
            Deed(f"{verb} {ending}", (verb, DAY, "-o", f"media/stick/out.{ending}"), f"media/stick/out.{ending}")
            for verb, ending in exports
        ),
        Deed("import", ("deck", "new", "media/stick/photos", "-o", deck), deck),
        Deed(
            "start from a deck on it", ("session", "new", "--deck", "media/stick/day.bonfiredeck", "-o", begun), begun
        ),
        Deed("copy from the stick", ("session", "copy", OTHER, "-o", copied), copied),
        Deed("bring in", ()),
    )


@dataclass
class Tally:
    """What came of the pulls so far."""

    pulls: int = 0
    refused: int = 0
    done: int = 0
    unfinished: int = 0
    """Pulls that left an unfinished file on the stick."""
    faults: list[str] = field(default_factory=list)


class Place:
    """An internal disk and a stick, put back as they were before each try."""

    def __init__(self, folder: Path, stick: Stick, chance: Random) -> None:
        self.folder, self.stick = folder, stick
        here, self.home = folder / "here", folder / "home"
        here.mkdir()
        pictures = [picture(number, 320, 240, grain=chance) for number in range(PICTURES)]
        session_at(folder / DAY, self.home, pictures=pictures)
        shutil.copyfile(folder / DAY, folder / OTHER)
        shutil.copyfile(here / "day.bonfiredeck", stick.folder / "day.bonfiredeck")
        keep_lines(folder / DAY, [f"Here {n}" for n in range(LINES)], laptop_id(Paths.under(self.home)))
        keep_lines(folder / OTHER, [f"There {n}" for n in range(LINES)])
        (stick.folder / "photos").mkdir()
        for number in range(PICTURES):
            photo = Image.frombytes("RGB", (320, 240), chance.randbytes(320 * 240 * 3))
            photo.save(stick.folder / "photos" / f"photo {number}.png")
        for deed in every_deed():
            if deed.target.startswith("media/stick/out."):
                (folder / deed.target).write_bytes(OLD)
        self.here, self.there = _files(here), _files(stick.folder)
        self.edits, self.theirs = set(edits_in(folder / DAY)), set(edits_in(folder / OTHER))

    def put_back(self) -> None:
        """Make everything as it was."""
        shutil.rmtree(self.home / "Bonfire Deck", ignore_errors=True)
        _put_back(self.folder / "here", self.here)
        _put_back(self.stick.folder, self.there)
        self.stick.settle()

    def start(self, deed: Deed, nursery: Nursery) -> Running:
        """Begin."""
        if not deed.words:
            return nursery.start(self.folder / OTHER, self.home, module=__name__, function="bring")
        words = [self.folder / word if "/" in word else word for word in deed.words]
        return nursery.start("--home", self.home, *words)


def prove(count: int, folder: Path, chance: Random) -> Proof:
    """Pull the stick `count` times, in turn for each deed and each way of pulling."""
    tally = Tally()
    deeds = chance.sample(every_deed(), len(every_deed()))
    seconds: dict[str, float] = {}
    with (
        Stick(folder / "media" / "stick", folder / "stick.img", megabytes=64) as stick,
        Nursery((*EXPORTS, __name__)) as nursery,
    ):
        place = Place(folder, stick, chance)
        while tally.pulls < count:
            deed = deeds[tally.pulls % len(deeds)]
            if deed.name not in seconds:
                seconds[deed.name] = seconds_of(deed, place, nursery)
            pull_one(deed, place, nursery, chance.random() * seconds[deed.name], chance, tally)
    return Proof(
        f"a stick was pulled {tally.pulls} times in the middle of {len(seconds)} things done with it: {tally.refused} "
        f"refused with a sentence, {tally.done} done before, {tally.unfinished} left an unfinished file that went with "
        f"the next writing, {len(tally.faults)} faults",
        tally.faults,
    )


def pull_one(deed: Deed, place: Place, nursery: Nursery, seconds: float, chance: Random, tally: Tally) -> None:
    """Pull the stick so many seconds after one deed began, put it back in, and look."""
    stick = place.stick
    place.put_back()
    running = place.start(deed, nursery)
    time.sleep(seconds)
    how = chance.choice((stick.pull, stick.snatch))
    how()
    end = running.end()
    if how == stick.pull:
        stick.take_out()
    stick.put_in()
    tally.pulls += 1
    tally.done += end.code == 0
    tally.refused += end.code == 1
    faults = [*said_plainly(end), *looked_at(deed, place, end, tally), *goes_on(deed, place, nursery)]
    tally.faults += [f"{deed.name}, {how.__name__}: {fault}" for fault in faults]


def seconds_of(deed: Deed, place: Place, nursery: Nursery) -> float:
    """Return how long it takes when nobody pulls the stick."""
    place.put_back()
    began = time.monotonic()
    end = place.start(deed, nursery).end()
    if end.code != 0:
        raise RuntimeError(f"{deed.name} ended with {end.code}: {end.errors}")
    return time.monotonic() - began


def said_plainly(end: Ended) -> list[str]:
    """Return what is wrong with how it ended."""
    return [] if end.code == 0 or end.is_plainly_refused() else [f"it ended with {end.code}: {end.errors[-500:]!r}"]


def looked_at(deed: Deed, place: Place, end: Ended, tally: Tally) -> list[str]:
    """Return what is wrong with what is there."""
    faults = [f"the session: {problem}" for problem in problems_of(place.folder / DAY)]
    edits = set(edits_in(place.folder / DAY))
    if edits != place.edits and (deed.name != "merge" or edits != place.edits | place.theirs):
        faults.append("the session holds other edits than before, or a part of the other's")
    if deed.name == "merge" and end.code == 0 and edits == place.edits:
        faults.append("it was said to be gathered, and is not there")
    target = place.folder / deed.target
    for side, before in (("here", place.here), ("media/stick", place.there)):
        now = _files(place.folder / side)
        # What was cut short lies under a name of its own.
        stray = {name for name in now.keys() - before.keys() if side + "/" + name != deed.target}
        tally.unfinished += any(map(is_unfinished, stray))
        faults += [f"a stray file {name}" for name in stray if not is_unfinished(name)]
        changed = {name for name, content in before.items() if now.get(name) != content}
        faults += [f"{name} changed" for name in changed if f"{side}/{name}" not in (deed.target, DAY)]
    if deed.target and deed.target != DAY:
        is_new = target.exists() and target.read_bytes() != OLD
        if is_new and target.suffix in (".bonfire", ".bonfiredeck", ".pdf") and (reason := judge(target)):
            faults.append(f"{target.name} is not whole: {reason}")
        if end.code == 0 and not is_new:
            faults.append(f"{target.name} was said to be written, and is not there")
    return faults


def goes_on(deed: Deed, place: Place, nursery: Nursery) -> list[str]:
    """Do it again with the stick back in; return what is wrong then."""
    done_before = bool(deed.target) and deed.target != DAY and (place.folder / deed.target).exists()
    again = place.start(deed, nursery).end()
    is_refused = done_before and again.is_plainly_refused()
    faults = [] if again.code == 0 or is_refused else [f"with the stick back in: {again.errors[-300:]!r}"]
    # What the next start of the program does.
    forget_leftovers(Paths.under(place.home))
    forget_unfinished(place.folder / "here")
    forget_unfinished(place.stick.folder)
    left = [name for side in ("here", "media/stick") for name in _files(place.folder / side) if is_unfinished(name)]
    return faults + [f"still lying there: {name}" for name in left]


def bring() -> None:
    """Bring in the file that the first word names, into the home that the second one names."""
    path, home = map(Path, sys.argv[1:])
    try:
        with PictureWorkers() as workers:
            bring_in(path, Paths.under(home), workers.verify)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        sys.exit(1)


def _files(folder: Path) -> dict[str, bytes]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _put_back(folder: Path, files: dict[str, bytes]) -> None:
    now = _files(folder)
    for name in now.keys() - files.keys():
        (folder / name).unlink()
    for name, content in files.items():
        if now.get(name) != content:
            (folder / name).write_bytes(content)
