"""The program is killed while it keeps lines, again and again: no line that it said was kept may be lost.

The oracle is outside: what `bonfire-deck react FILE … -` printed before it was killed, and the line that it read for
it. After each kill the file must be sound, hold every such line with its words, in order, and be open to the next run.
"""

import signal
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tools.prove.programs import Nursery, start_plainly
from tools.prove.proof import Proof
from tools.prove.sessions import problems_of, session_at, session_in

MOST_KEPT = 16
"""Lines at most before a kill, so that a kill comes at all places of a run."""
LINES = 2000
LONG_LINE = "and so on, " * 900
"""Some lines are longer than a page of the file, so that a transaction has several pages."""
KILLS_A_SESSION = 20
"""A fresh session now and then keeps the looking-through short."""
OPENING_SECONDS = 0.06
PLAIN_STARTS = 300
"""How many runs, at most, are started as anyone starts the program."""


@dataclass
class Tally:
    """What came of the kills so far."""

    kills: int = 0
    plain: int = 0
    in_the_middle: int = 0
    """Kills that left a journal with something in it: the program was within a transaction."""
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    """What was said to be kept and is not in the file with its words."""
    unsound: list[str] = field(default_factory=list)
    """What a check found afterwards."""


def prove(count: int, folder: Path, chance: Random) -> Proof:
    """Kill `count` runs that keep lines, and look after each."""
    tally = Tally()
    plain_every = max(count // min(PLAIN_STARTS, max(1, count // 10)), 1)
    with Nursery() as nursery:
        while tally.kills < count:
            session = session_at(folder / f"session {tally.kills}.bonfire")
            said: dict[str, str] = {}
            for _turn in range(min(KILLS_A_SESSION, count - tally.kills)):
                lines = lines_of(tally.kills, chance)
                given = folder / "lines.txt"
                given.write_text("\n".join(lines) + "\n", encoding="utf-8")
                words = ("--home", folder / "home", "react", session, "--card", 1, "-")
                if tally.kills % plain_every == 0:
                    tally.plain += 1
                    kept = kill_a_plain_start(words, given, chance)
                else:
                    kept = kill_a_fork(nursery, words, given, chance)
                tally.kills += 1
                tally.acknowledged += len(kept)
                said |= dict(zip(kept, lines, strict=False))
                look(session, said, tally)
            session.unlink()
    return Proof(
        f"{tally.kills} kills -9 ({tally.plain} of them of plainly started programs), {tally.in_the_middle} in the "
        f"middle of a transaction, {tally.acknowledged} lines acknowledged, {len(tally.lost)} lost, "
        f"{len(tally.unsound)} faults in the file",
        tally.lost + tally.unsound,
    )


def lines_of(number: int, chance: Random) -> list[str]:
    """Return more lines than a run gets to keep; now and then they are all short, so that most are in the middle."""
    long_every = chance.choice((3, 7, LINES + 1))
    return [f"kill {number} line {n} {LONG_LINE if n % long_every == 2 else ''}".strip() for n in range(LINES)]


def kill_a_fork(nursery: Nursery, words: tuple[object, ...], given: Path, chance: Random) -> list[str]:
    """Start a forked run, kill it while it opens or after some kept lines, return the ids it printed."""
    with given.open("rb") as lines:
        running = nursery.start(*words, given=lines)
    printed = b""
    if chance.random() < 0.2:
        time.sleep(chance.random() * OPENING_SECONDS)
    else:
        printed = b"".join(running.output.readline() for _number in range(chance.randrange(MOST_KEPT)))
        time.sleep(chance.random() * 0.006)
    running.kill()
    ended = running.end(printed=printed)
    if ended.code != -signal.SIGKILL:
        raise RuntimeError(f"it ended by itself: {ended.errors}")
    return ids_in(ended.output)


def kill_a_plain_start(words: tuple[object, ...], given: Path, chance: Random) -> list[str]:
    """Do the same to a program that was started as anyone starts it."""
    with given.open("rb") as lines, start_plainly(*words, given=lines) as running:
        assert running.stdout is not None
        printed = [running.stdout.readline() for _number in range(chance.randrange(MOST_KEPT))]
        time.sleep(chance.random() * 0.006)
        running.kill()
        printed += running.stdout.readlines()
    if running.returncode != -signal.SIGKILL:
        raise RuntimeError("it ended by itself")
    return ids_in(b"".join(printed).decode("utf-8"))


def ids_in(printed: str) -> list[str]:
    """Return what was acknowledged: each line that is out to its end."""
    whole = printed.split("\n")[:-1]
    return [line.split()[1] for line in whole if line.startswith("kept ")]


def look(session: Path, said: dict[str, str], tally: Tally) -> None:
    """Compare the file with what was said to be kept."""
    journal = session.with_name(session.name + "-journal")
    tally.in_the_middle += journal.exists() and journal.stat().st_size > 0
    tally.unsound += problems_of(session)
    found = {reaction.id: reaction.text for reaction in session_in(session).reactions}
    tally.lost += [f"{name} of {session.name}" for name, text in said.items() if found.get(name) != text]
    if [name for name in found if name in said] != list(said):
        tally.unsound.append(f"another order in {session.name}")
