"""Disks and files that can't be written to: what only reads works, what would write says a sentence, no byte changes.

Four kinds: an ext4 disk and a disk in memory that are mounted read-only, a disk whose files alone are so, and a
read-only disk on which a killed program left a journal. There a sentence is right for everything about that session.
"""

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from PIL import Image

from tools.prove.kills import kill_a_fork, lines_of
from tools.prove.mounts import MemoryDisk, Stick, mounted
from tools.prove.programs import EXPORTS, Nursery
from tools.prove.proof import Proof
from tools.prove.saves import judge
from tools.prove.sessions import keep_lines, problems_of, session_at

DAY, OTHER, DECK = "medium/day.bonfire", "medium/other.bonfire", "medium/day.bonfiredeck"
HERE = "here/day.bonfire"
KINDS = ("disk", "files", "journal", "memory")
MOST_KILLS = 100


@dataclass(frozen=True)
class Try:
    """One thing that is asked for, and whether it can be done."""

    words: tuple[str, ...]
    works: bool
    makes: str = ""
    """A new file on the internal disk."""
    new: bool = False
    """It would make a new file on the medium, which only a medium refuses and not a file."""


@dataclass
class Tally:
    """What came of the tries so far."""

    worked: int = 0
    refused: int = 0
    faults: list[str] = field(default_factory=list)


def every_try() -> Iterator[Try]:
    """Yield all that is tried with a medium that can't be written to; without words it is brought in."""
    yield Try((), works=True)
    yield Try(("session", "show", DAY), works=True)
    yield Try(("deck", "list", DECK), works=True)
    yield Try(("check", DAY, DECK), works=True)
    yield Try(("merge", HERE, OTHER), works=True)
    for words, name in (
        (("session", "copy", DAY), "copy.bonfire"), (("session", "new", "--deck", DECK), "new.bonfire"),
        (("deck", "new", "medium/sheet.png"), "new.bonfiredeck"),
    ):  # fmt: skip
        yield Try((*words, "-o", f"here/{name}"), works=True, makes=f"here/{name}")
        yield Try((*words, "-o", f"medium/{name}"), works=False, new=True)
    for verb, ending in (("board", "png"), ("board", "pdf"), ("writeup", "html"), ("export", "csv")):
        yield Try((verb, DAY, "-o", f"here/out.{ending}"), works=True, makes=f"here/out.{ending}")
        yield Try((verb, HERE, "-o", f"medium/out.{ending}"), works=False, new=True)
        yield Try((verb, HERE, "-o", f"medium/old.{ending}"), works=False)
    yield Try(("react", DAY, "--card", "1", "One more"), works=False)
    yield Try(("merge", DAY, HERE), works=False)


def prove(count: int, folder: Path, chance: Random) -> Proof:
    """Try everything on `count` media, in turn of each kind."""
    tally = Tally()
    kinds = chance.sample(KINDS, len(KINDS))
    with Nursery((*EXPORTS, "tools.prove.pulled_stick")) as nursery:
        for number in range(count):
            place = folder / f"medium {number}"
            (place / "here").mkdir(parents=True)
            on_one_kind(kinds[number % len(kinds)], place, nursery, chance, tally)
    return Proof(
        f"{count} read-only media of {len(KINDS)} kinds, {tally.worked + tally.refused} things asked of them: "
        f"{tally.worked} worked, {tally.refused} were refused with a sentence, {len(tally.faults)} faults",
        tally.faults,
    )


def on_one_kind(kind: str, place: Path, nursery: Nursery, chance: Random, tally: Tally) -> None:
    """Fill a medium, make it read-only, try everything, compare every byte."""
    medium = place / "medium"
    if kind == "memory":
        with MemoryDisk(medium) as memory:
            filled(place, nursery, chance, journal=False)
            memory.allow_writing(False)
            try_all(kind, place, nursery, tally)
        return
    with Stick(medium, place / "disk.img") as stick:
        filled(place, nursery, chance, journal=kind == "journal")
        if kind == "files":
            files = [str(path) for path in medium.iterdir() if path.is_file()]
            mounted(["chattr", "+i", *files], "a file that is read-only for root too")
            try_all(kind, place, nursery, tally)
            subprocess.run(["chattr", "-i", *files], check=True)
            return
        stick.take_out()
        before = hashlib.sha256((place / "disk.img").read_bytes()).digest()
        stick.put_in("loop,ro")
        try_all(kind, place, nursery, tally)
        stick.take_out()
        if hashlib.sha256((place / "disk.img").read_bytes()).digest() != before:
            tally.faults.append(f"{kind}: the disk was written to")


def filled(place: Path, nursery: Nursery, chance: Random, *, journal: bool) -> None:
    """Put a session and all that is tried with it on the medium, and a copy of it on the internal disk."""
    medium = place / "medium"
    session_at(place / DAY, place / "home")
    shutil.copyfile(place / DAY, place / HERE)
    shutil.copyfile(place / DAY, place / OTHER)
    for name in (DAY, OTHER, HERE):
        keep_lines(place / name, [f"A line in {name}"], name.rjust(16, "0")[:16])
    Image.new("RGB", (300, 200), (200, 90, 40)).save(medium / "sheet.png")
    for ending in ("png", "pdf", "html", "csv"):
        (medium / f"old.{ending}").write_bytes(b"what was exported before")
    beside = (place / DAY).with_name("day.bonfire-journal")
    given = place / "lines.txt"
    given.write_text("\n".join(lines_of(2, chance)) + "\n", encoding="utf-8")
    for _try in range(MOST_KILLS if journal else 0):
        kill_a_fork(nursery, ("--home", place / "home", "react", place / DAY, "--card", 1, "-"), given, chance)
        if beside.exists() and beside.stat().st_size > 0:
            return
    if journal:
        raise RuntimeError("no kill left a journal")


def try_all(kind: str, place: Path, nursery: Nursery, tally: Tally) -> None:
    """Ask for everything, one after the other."""
    before = bytes_of(place / "medium")
    for asked in every_try():
        if asked.new and kind == "files":
            continue
        said = f"{kind}, {' '.join(asked.words) or 'bring in'}"
        words = [place / word if "/" in word else word for word in asked.words]
        running = (
            nursery.start("--home", place / "home", *words)
            if asked.words
            else nursery.start(place / DAY, place / "home", module="tools.prove.pulled_stick", function="bring")
        )
        end = running.end()
        tally.worked += end.code == 0
        tally.refused += end.code != 0
        # What is brought in is believed without the journal beside it, and then it is a file that was cut short.
        may_refuse = not asked.works or (kind == "journal" and (DAY in asked.words or not asked.words))
        if end.code != 0 and not (may_refuse and end.is_plainly_refused()):
            tally.faults.append(f"{said}: {end.code} {end.errors[-400:]!r}")
        if end.code == 0 and not asked.works:
            tally.faults.append(f"{said}: it was said to be done")
        made = place / asked.makes
        if end.code == 0 and asked.makes.endswith((".bonfire", ".bonfiredeck", ".pdf")) and (reason := judge(made)):
            tally.faults.append(f"{said}: {reason}")
    if bytes_of(place / "medium") != before:
        tally.faults.append(f"{kind}: a file on the medium changed")
    tally.faults += [f"{kind}: {problem}" for problem in problems_of(place / HERE)]


def bytes_of(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return every file of a folder with its time and bytes."""
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir() if path.is_file()}
