"""The power fails at any moment of a day: what was said to be on the disk is there, and no file is half a file.

A real run of our own code is written down from outside, each change with its bytes (`outside.c`). A disk in memory is
played this up to any moment and asked what may be left then (`disk.py`). That is put on a real disk, opened by our own
code and checked. A third of the days is on a strict disk. Days with WAL and NORMAL are the control that must lose.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bonfire_deck.errors import Trouble
from bonfire_deck.files.opening import close, open_for_writing
from tools.prove.disk import Disk
from tools.prove.outside import Event, compiled, preloaded, read_log
from tools.prove.power_day import SESSION
from tools.prove.programs import ROOT
from tools.prove.proof import Proof
from tools.prove.sessions import edits_in, keep_lines, problems_of

CUTS_A_DAY = 250
CONTROL_CUTS = 0.1
"""How many cuts, for each of ours, the control gets."""
MUST_LOSE, MUST_LOSE_OF_FEW = 1 / 2, 1 / 5
"""In which part of its cuts the control must lose a step, or the proof would not see a loss."""
MANY = 200
"""From how many cuts on that part is steady: of 20 cuts of one day it is half at times, by chance alone."""
JOURNALS = (f"{SESSION}-journal", f"{SESSION}-wal")
WRITE_VERSION, WAL = 18, b"\x02"
"""Where a database says how it is written to, and what says that it is by a write-ahead log."""
GO_ON = 0.05
"""After how many of the cuts a line more is kept, to see that work goes on."""


@dataclass
class Said:
    """One acknowledgement: what must be there from then on."""

    session: str | None
    whole: dict[str, bytes]


@dataclass
class Tally:
    """What came of the cuts so far."""

    cuts: int = 0
    strict: int = 0
    changes: int = 0
    said: int = 0
    journals: int = 0
    """Cuts that left a journal to be rolled back."""
    lost: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    """Copies, decks and backups that were neither the old nor the new file."""


def prove(count: int, folder: Path, chance: Random) -> Proof:
    """Cut the power `count` times, spread over days, and the control's power too."""
    library_file = compiled(folder)
    ours, control = Tally(), Tally()
    days = 0
    while ours.cuts < count:
        days += 1
        many = min(CUTS_A_DAY, count // 3 + 1, count - ours.cuts)
        cut_a_day(many, folder, library_file, chance, ours, strict=days % 3 == 0)
    wanted = max(20, int(count * CONTROL_CUTS))
    while control.cuts < wanted:
        many = min(CUTS_A_DAY // 2, wanted - control.cuts)
        cut_a_day(many, folder, library_file, chance, control, strict=False, mode="wal-normal")
    faults = ours.lost + ours.unsound + ours.torn
    must_lose = MUST_LOSE if control.cuts >= MANY else MUST_LOSE_OF_FEW
    if len(control.lost) <= must_lose * control.cuts:
        faults.append("the control lost too little: this proof would not see a loss")
    return Proof(
        f"{ours.cuts} power cuts ({ours.strict} on a strict disk) over {ours.changes} changes of the disk and "
        f"{ours.said} acknowledged steps, {ours.journals} left a journal to roll back: {len(ours.lost)} lost a step, "
        f"{len(ours.unsound)} left a fault in the session, {len(ours.torn)} left a copy, deck or backup neither old "
        f"nor new; the control (WAL, NORMAL) lost steps in {len(control.lost)} of {control.cuts}",
        faults,
    )


def cut_a_day(
    many: int, folder: Path, library_file: Path, chance: Random, tally: Tally, *, strict: bool, mode: str = "as-it-is"
) -> None:
    """Record one day and cut its power at `many` moments."""
    seed = chance.randrange(2**31)
    events = recorded(folder / f"{mode} {seed}", library_file, seed, mode)
    tally.changes += len(events)
    said = acknowledged(events)
    tally.said += len(said)
    disk, acks = Disk(strict=strict), 0
    # The control's settings hold only from its first acknowledgement on.
    first = next(at for at, event in enumerate(events) if event.what == "A") if mode != "as-it-is" else 0
    moments = sorted(chance.randint(first, len(events)) for _cut in range(many))
    played = 0
    for moment in moments:
        for event in events[played:moment]:
            disk.play(event)
            acks += event.what == "A"
        played = moment
        left = disk.left(chance)
        before, after = said[acks - 1] if acks else Said(None, {}), said[min(acks, len(said) - 1)]
        tally.cuts += 1
        tally.strict += strict
        look(left, before, after, folder, f"{mode} day {seed}, change {moment}, strict={strict}", chance, tally)


def recorded(folder: Path, library_file: Path, seed: int, mode: str) -> list[Event]:
    """Let a day be lived in a process of its own and return what it did to the disk, and what it said."""
    day, elsewhere, log = folder / "day", folder / "elsewhere", folder / "log"
    day.mkdir(parents=True)
    elsewhere.mkdir()
    subprocess.run(
        [sys.executable, "-m", "tools.prove.power_day", str(day), str(elsewhere), str(seed), mode],
        check=True, cwd=ROOT, stdout=subprocess.DEVNULL,
        env={**os.environ, **preloaded(library_file, folder=day, log=log)},
    )  # fmt: skip
    events = list(read_log(log))
    disk = Disk(strict=False)
    for event in events:
        disk.play(event)
    found = {path.relative_to(day).as_posix(): path.read_bytes() for path in day.rglob("*") if path.is_file()}
    if found != disk.live():
        raise RuntimeError("what was written down is not what was done: the recorder misses a call")
    return events


def acknowledged(events: list[Event]) -> list[Said]:
    """Return what must be there after each acknowledgement, the whole files with their bytes at that moment."""
    disk, said = Disk(strict=False), []
    for event in events:
        disk.play(event)
        if event.what == "A":
            words = json.loads(event.data)
            live = disk.live()
            said.append(Said(words["session"], {name: live[name] for name in words["whole"]}))
    return said


def look(
    left: dict[str, bytes], before: Said, after: Said, folder: Path, when: str, chance: Random, tally: Tally
) -> None:
    """Put what is left on a disk, open it by our own code, and compare."""
    for name in before.whole.keys() | after.whole.keys():
        may_be = {before.whole.get(name), after.whole.get(name)}
        if left.get(name) not in may_be:
            tally.torn.append(f"{name} ({when})")
    place = folder / "after"
    place.mkdir(exist_ok=True)
    for path in place.iterdir():
        path.unlink()
    for name in (SESSION, *JOURNALS):
        if name in left:
            (place / name).write_bytes(left[name])
    session = place / SESSION
    tally.journals += any(left.get(name) for name in JOURNALS)
    if not session.exists():
        tally.lost += [f"the session is gone ({when})"] if before.session else []
        return
    problems = problems_of_opened(session)
    if problems:
        tally.unsound.append(f"{problems[0]} ({when})")
    elif before.session and state_of(session) not in (before.session, after.session):
        tally.lost.append(when)
    elif chance.random() < GO_ON:
        keep_lines(session, ["It goes on"])


def take_in_log(session: Path) -> None:
    """Read the control's write-ahead log, as any program with its settings does; ours opens no such file."""
    with contextlib.suppress(sqlite3.DatabaseError), contextlib.closing(sqlite3.connect(session)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def problems_of_opened(session: Path) -> list[str]:
    """Open what is left for writing, as the app does, which rolls a journal back; return what is wrong with it."""
    if session.read_bytes()[WRITE_VERSION : WRITE_VERSION + 1] == WAL:
        take_in_log(session)
    try:
        close(open_for_writing(session))
    except Trouble as trouble:
        return [str(trouble)]
    return problems_of(session)


def state_of(session: Path) -> str:
    """Name what a session holds, as the day does."""
    return hashlib.sha256("".join(sorted(edits_in(session))).encode()).hexdigest()
