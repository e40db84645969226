"""Kill the program while it keeps lines, again and again: no line that it said was kept may be lost.

    .venv/bin/python -m tools.prove_kills 200

The oracle is outside: what `bonfire-deck react FILE … -` printed before it was killed, and the line that it read for
it. After each kill the file must be sound, hold every such line with its words, in order, and be open to the next run.
"""

import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from bonfire_deck.files.checking import check
from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.files.reading import Reader

MOST_KEPT = 40
"""Lines at most before a kill, so that a kill comes at all places of a run."""
LINES = 2000
LONG_LINE = "and so on, " * 3000
"""Every seventh line is longer than a page of the file, so that a transaction has several pages."""


@dataclass
class Proof:
    """What came of the kills."""

    kills: int = 0
    in_the_middle: int = 0
    """Kills that left a journal with something in it: the program was within a transaction."""
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    """Ids that were printed and are not in the file with their words."""
    unsound: list[str] = field(default_factory=list)
    """What a check found afterwards."""
    unsaid: int = 0
    """Lines in the file that were not printed: kept, and killed before the word was out. No harm."""


def run(home: Path, *words: str) -> list[str]:
    """Return a call of the program with `words`."""
    return [sys.executable, "-m", "bonfire_deck", "--home", str(home), *words]


def make_session(folder: Path) -> Path:
    """Make a session of one picture by the command line and return its file."""
    picture, deck, session = folder / "sheet.png", folder / "d.bonfiredeck", folder / "s.bonfire"
    Image.new("RGB", (60, 40), (200, 90, 40)).save(picture)
    for words in (
        ("deck", "new", str(picture), "-o", str(deck)),
        ("session", "new", "--deck", str(deck), "--groups", "2", "-o", str(session)),
    ):
        subprocess.run(run(folder / "home", *words), check=True, capture_output=True)
    return session


def prove(count: int, folder: Path, chance: random.Random) -> Proof:
    """Kill `count` runs that keep lines in a fresh session in `folder`, and look after each."""
    session = make_session(folder)
    proof = Proof()
    said: dict[str, str] = {}
    for number in range(count):
        lines = [f"kill {number} line {n} {LONG_LINE if n % 7 == 0 else ''}".strip() for n in range(LINES)]
        given = folder / "lines.txt"
        given.write_text("\n".join(lines) + "\n", encoding="utf-8")
        kept = kill_one(folder / "home", session, given, chance)
        proof.kills += 1
        proof.acknowledged += len(kept)
        said |= dict(zip(kept, lines, strict=False))
        journal = session.with_name(session.name + "-journal")
        proof.in_the_middle += journal.exists() and journal.stat().st_size > 0
        look(session, said, proof)
    return proof


def kill_one(home: Path, session: Path, given: Path, chance: random.Random) -> list[str]:
    """Start a run, kill it after a random number of kept lines and a random moment, return the ids it printed."""
    until = chance.randrange(MOST_KEPT)
    with (
        given.open("rb") as lines,
        subprocess.Popen(run(home, "react", str(session), "--card", "1", "-"), stdin=lines, stdout=subprocess.PIPE)
        as running,
    ):  # fmt: skip
        assert running.stdout is not None
        printed = [running.stdout.readline() for _number in range(until)]
        time.sleep(chance.random() * 0.01)
        running.kill()
        printed += running.stdout.readlines()
    # A line is acknowledged when all of it is out.
    return [line.split()[1].decode("ascii") for line in printed if line.startswith(b"kept ") and line.endswith(b"\n")]


def look(session: Path, said: dict[str, str], proof: Proof) -> None:
    """Compare the file with what was said to be kept."""
    proof.unsound += check(session).problems
    connection = open_for_reading(session)
    try:
        found = {reaction.id: reaction.text for reaction in Reader(connection).session().reactions}
    finally:
        close(connection)
    proof.lost += [name for name, text in said.items() if found.get(name) != text]
    if [name for name in found if name in said] != list(said):
        proof.unsound.append("another order")
    proof.unsaid = len(found.keys() - said.keys())


def main() -> int:
    """Print what came of as many kills as asked for; 1 if anything was lost."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = random.SystemRandom().randrange(2**32)
    with tempfile.TemporaryDirectory() as folder:
        proof = prove(count, Path(folder), random.Random(seed))
    print(
        f"{proof.kills} kills (seed {seed}), {proof.in_the_middle} in the middle of a transaction, "
        f"{proof.acknowledged} lines acknowledged, {len(proof.lost)} lost, {proof.unsaid} kept but not yet said, "
        f"{len(proof.unsound)} faults in the file"
    )
    return int(bool(proof.lost or proof.unsound))


if __name__ == "__main__":
    sys.exit(main())
