"""Two programs want one session at the same moment: one gets it, the other is told at once, and nothing is mixed."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from bonfire_deck.files.opening import in_use
from tools.pace import is_over
from tools.prove.programs import Ended, Nursery, Running
from tools.prove.proof import Proof
from tools.prove.sessions import lines_in, problems_of, session_at

MOST_SECONDS = 2.0
APART_SECONDS = 0.05
"""The second starts this much later at most: from the same moment to when the first has it for sure."""
MEETINGS_A_SESSION = 50
LANES = 6


class Contender:
    """One program that wants to keep a line, and holds the session until it is let go."""

    def __init__(self, nursery: Nursery, home: Path, session: Path, line: str) -> None:
        readable, self._pipe = os.pipe()
        os.write(self._pipe, f"{line}\n".encode())
        self.line = line
        self.running: Running = nursery.start("--home", home, "react", session, "--card", 1, "-", given=readable)
        os.close(readable)
        self.began = time.monotonic()
        self.first = b""
        self.seconds = 0.0
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        self.first = self.running.output.readline()
        self.seconds = time.monotonic() - self.began

    def answered(self) -> bool:
        """Wait for what it says, and tell whether it kept its line."""
        self._reader.join()
        return self.first.startswith(b"kept ")

    def end(self) -> Ended:
        """Let it go on to its end."""
        os.close(self._pipe)
        return self.running.end(printed=self.first)


def prove(count: int, folder: Path, chance: Random) -> Proof:
    """Let two programs meet `count` times on one session; several pairs at a time, each on its own session."""
    lanes = min(LANES, count)
    with ThreadPoolExecutor(lanes) as pool:
        done = [
            pool.submit(meet, len(range(lane, count, lanes)), folder / f"pair {lane}", Random(chance.random()))
            for lane in range(lanes)
        ]
    faults = [fault for lane in done for fault in lane.result()[0]]
    slowest = max(lane.result()[1] for lane in done)
    return Proof(
        f"{count} times two programs on one session: one writer each time, the other told within {slowest:.2f} s "
        f"at most, {len(faults)} faults",
        faults,
    )


def meet(count: int, folder: Path, chance: Random) -> tuple[list[str], float]:
    """Let two programs meet on one session after the other; return the faults and the longest wait for the sentence."""
    faults: list[str] = []
    slowest = 0.0
    folder.mkdir()
    with Nursery() as one, Nursery() as other:
        for number in range(count):
            if number % MEETINGS_A_SESSION == 0:
                session = session_at(folder / f"session {number}.bonfire")
                kept: list[str] = []
            first = Contender(one, folder / "home 1", session, f"{number} of the first")
            time.sleep(chance.choice((0.0, chance.random() * APART_SECONDS)))
            second = Contender(other, folder / "home 2", session, f"{number} of the second")
            wrote = [contender for contender in (first, second) if contender.answered()]
            told = [contender for contender in (first, second) if contender not in wrote]
            ends = {contender: contender.end() for contender in (first, second)}
            kept += [contender.line for contender in wrote]
            if len(wrote) != 1:
                faults.append(f"meeting {number}: {len(wrote)} wrote: {[end.errors for end in ends.values()]}")
            for contender in told:
                slowest = max(slowest, contender.seconds)
                faults += judged(number, ends[contender], contender.seconds, in_use(session).message)
            faults += problems_of(session)
            if lines_in(session) != kept:
                faults.append(f"meeting {number}: what was kept is not what stands there")
    return faults, slowest


def judged(number: int, end: Ended, seconds: float, sentence: str) -> list[str]:
    """Return what is wrong with how the second was told."""
    faults = []
    if not end.is_plainly_refused() or sentence not in end.errors:
        faults.append(f"meeting {number}: told {end.errors!r}")
    if is_over(seconds, MOST_SECONDS):
        faults.append(f"meeting {number}: told after {seconds:.2f} s")
    return faults
