"""A real ext4 disk is shut down at any moment while lines are kept, as when the power fails, and mounted again.

The kernel drops all that had not reached the disk, its own log too (EXT4_IOC_SHUTDOWN, NOLOGFLUSH). The oracle is what
was acknowledged on standard output. The control keeps its lines as many programs do (WAL, NORMAL) and must lose some.
"""

import contextlib
import sqlite3
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tools.prove.kills import LINES, MOST_KEPT, ids_in, lines_of
from tools.prove.mounts import Stick
from tools.prove.programs import Ended, Nursery, Running
from tools.prove.proof import Proof
from tools.prove.sessions import problems_of, session_at, session_in

CUTS_A_SESSION = 20
CONTROL_CUTS = 0.1
"""How many cuts, for each of ours, the control gets."""


@dataclass
class Tally:
    """What came of the cuts so far."""

    cuts: int = 0
    journals: int = 0
    """Cuts that left a journal to be rolled back."""
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)
    control_cuts: int = 0
    control_lost: int = 0


def prove(count: int, folder: Path, chance: Random) -> Proof:
    """Shut the disk down `count` times, and some times for the control."""
    tally = Tally()
    with Nursery(("bonfire_deck.__main__", "bonfire_deck.cli", __name__)) as nursery:
        with Stick(folder / "disk", folder / "disk.img") as stick:
            while tally.cuts < count:
                session = session_at(stick.folder / f"session {tally.cuts}.bonfire")
                said: dict[str, str] = {}
                for _turn in range(min(CUTS_A_SESSION, count - tally.cuts)):
                    cut(stick, session, said, nursery, folder, chance, tally)
                session.unlink()
        with Stick(folder / "control", folder / "control.img") as stick:
            while tally.control_cuts < max(10, int(count * CONTROL_CUTS)):
                cut_control(stick, nursery, chance, tally)
    if tally.control_lost * 2 <= tally.control_cuts:
        tally.faults.append("the control lost too little: this proof would not see a loss")
    return Proof(
        f"{tally.cuts} times a real ext4 disk was shut down, {tally.journals} left a journal to roll back, "
        f"{tally.acknowledged} lines acknowledged: {len(tally.faults)} lost or faults; the control (WAL, NORMAL) lost "
        f"lines in {tally.control_lost} of {tally.control_cuts}",
        tally.faults,
    )


def cut(
    stick: Stick, session: Path, said: dict[str, str], nursery: Nursery, folder: Path, chance: Random, tally: Tally
) -> None:
    """Keep lines, shut the disk down meanwhile, mount it again and look."""
    lines = lines_of(tally.cuts, chance)
    given = folder / "lines.txt"
    given.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with given.open("rb") as readable:
        words = ("--home", folder / "home", "react", session, "--card", 1, "-")
        end = shut_down(stick, nursery.start(*words, given=readable), chance)
    kept = ids_in(end.output)
    said |= dict(zip(kept, lines, strict=False))
    tally.cuts += 1
    tally.acknowledged += len(kept)
    journal = session.with_name(session.name + "-journal")
    tally.journals += journal.exists() and journal.stat().st_size > 0
    if not end.is_plainly_refused():
        tally.faults.append(f"cut {tally.cuts}: it ended with {end.code} and said {end.errors[-400:]!r}")
    tally.faults += [f"cut {tally.cuts}: {problem}" for problem in problems_of(session)]
    found = {reaction.id: reaction.text for reaction in session_in(session).reactions}
    lost = [name for name, text in said.items() if found.get(name) != text]
    if lost or [name for name in found if name in said] != list(said):
        tally.faults.append(f"cut {tally.cuts}: {len(lost)} lines lost, or another order")


def shut_down(stick: Stick, running: Running, chance: Random) -> Ended:
    """Shut the disk down after some acknowledged lines, let the program come to its end, and mount the disk again."""
    printed = b"".join(running.output.readline() for _number in range(chance.randrange(MOST_KEPT)))
    time.sleep(chance.random() * 0.006)
    stick.pull()
    end = running.end(printed=printed)
    stick.take_out()
    stick.put_in()
    return end


def cut_control(stick: Stick, nursery: Nursery, chance: Random, tally: Tally) -> None:
    """Do the same to a program that keeps its lines as many do."""
    path = stick.folder / f"control {tally.control_cuts}.sqlite"
    end = shut_down(stick, nursery.start(path, module=__name__, function="keep_as_many_do"), chance)
    tally.control_cuts += 1
    count = 0
    # It may even be damaged, or gone.
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(path)) as connection:
        count = connection.execute("SELECT count(*) FROM lines").fetchone()[0]
    tally.control_lost += count < len(ids_in(end.output))


def keep_as_many_do() -> None:
    """Keep lines in the file that the first word names, with the settings that many programs take."""
    connection = sqlite3.connect(sys.argv[1], isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("CREATE TABLE lines (words)")
    for number in range(LINES):
        connection.execute("INSERT INTO lines VALUES (?)", (f"line {number}",))
        print(f"kept {number}", flush=True)
        time.sleep(0.001)
