"""Nothing gets in: files made worse in every way are refused with a sentence, or taken in soundly, and nothing else.

Each is offered in every place that takes such a file, by a process without a network. No crash, no place that takes
over five seconds, no more than 500 MB of memory, no socket, nothing written outside of the program's own folders, and
the file itself stays as it was.
"""

import json
import re
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from PIL import Image

from bonfire_deck.files.backups import Backups
from bonfire_deck.files.gathering import reword
from bonfire_deck.files.index import Index
from bonfire_deck.files.library import checked_for_writing, gather
from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.paths import Paths
from bonfire_deck.pictures.intake import PictureWorkers
from tools.prove.mutating import by_bytes, by_sql
from tools.prove.programs import ROOT
from tools.prove.proof import Proof
from tools.prove.sessions import LAPTOP, keep_lines, picture, session_at
from tools.prove.strangers import Came, Strangers, tree

PLAN = """
[[rounds]]
title = "Where are we now?"
question = "What do you see?"
minutes = 20
part = "now"

[[rounds]]
title = "What next?"
cards_each = 2
hidden_choices = true
"""
KINDS = {"picture": 5, "session": 8, "deck": 3, "words": 1, "plan": 1, "state": 1, "index": 1}
"""What is made worse, and how often of all."""
PLACES = {"session": "file", "deck": "file"}
SLOW_EVERY = 40
"""How often the places that start processes of their own are asked too."""
TRACED = 25
ELSEWHERE = "2aptop0000000002"
SOCKET = re.compile(r"\b(socket|connect|bind|sendto)\(")
ODD_PICTURES = ROOT / "tests" / "corpus" / "images"


@dataclass
class Tally:
    """What came of all files so far."""

    kinds: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    memory: int = 0
    seconds: float = 0.0

    def add(self, kind: str, how: str, came: Came) -> None:
        """Count one file."""
        self.kinds[kind] += 1
        whole = [verdict for place, verdict in came.verdicts.items() if place != "recover"]
        taken = "taken" if "taken" in whole else "refused"
        self.verdicts["broke" if came.faults else taken] += 1
        self.verdicts["recovered"] += taken == "refused" and came.verdicts.get("recover") == "taken"
        self.faults += [f"{kind}, {how}: {fault}" for fault in came.faults]
        self.memory = max(self.memory, came.memory)
        self.seconds = max(self.seconds, came.seconds)


def prove(count: int, folder: Path, chance: Random) -> Proof:
    """Offer `count` files that were made worse."""
    whole = originals(folder / "whole")
    beside = folder / "beside"
    beside.mkdir()
    (beside / "precious.txt").write_text("precious", encoding="utf-8")
    before = {**tree(folder / "whole"), **tree(beside)}
    mine = whole["session"][0]
    tally = Tally()
    sockets = None
    kinds = chance.choices(sorted(KINDS), [KINDS[kind] for kind in sorted(KINDS)], k=count)
    traced = min(TRACED, count // 5) if shutil.which("strace") else 0
    if traced:
        log = folder / "sockets.txt"
        with Strangers(folder / "traced", mine, traced=log) as strangers:
            for kind in kinds[:traced]:
                one(kind, whole, folder, strangers, chance, tally)
        sockets = [line for line in log.read_text(encoding="utf-8").splitlines() if SOCKET.search(line)]
        tally.faults += [f"a socket: {line}" for line in sockets]
    with Strangers(folder / "work", mine) as strangers:
        for kind in kinds[traced:]:
            one(kind, whole, folder, strangers, chance, tally)
    if {**tree(folder / "whole"), **tree(beside)} != before:
        tally.faults.append("something outside was changed")
    return Proof(sentence(count, tally, sockets, traced), tally.faults)


def sentence(count: int, tally: Tally, sockets: list[str] | None, traced: int) -> str:
    """Return what was done and what came of it."""
    kinds = ", ".join(f"{many} {kind}" for kind, many in sorted(tally.kinds.items()))
    verdicts = tally.verdicts
    seen = "sockets not looked at" if sockets is None else f"{len(sockets)} sockets in {traced} traced"
    return (
        f"{count} files made worse ({kinds}): {verdicts['refused']} refused (something of {verdicts['recovered']} "
        f"recovered), {verdicts['taken']} taken in soundly, {verdicts['broke']} broke something; at most "
        f"{tally.seconds:.1f} s and {tally.memory / 1e6:.0f} MB; {seen}"
    )


def one(
    kind: str, whole: dict[str, list[Path]], folder: Path, strangers: Strangers, chance: Random, tally: Tally
) -> None:
    """Make one file worse and offer it."""
    original, other = (chance.choice(whole[kind]) for _side in range(2))
    given = folder / "given" / f"given{original.suffix}"
    shutil.rmtree(given.parent, ignore_errors=True)
    given.parent.mkdir()
    is_forged = kind in PLACES and chance.random() < 0.6
    if is_forged:
        shutil.copyfile(original, given)
        how = by_sql(given, chance)
    else:
        how, content = by_bytes(original.read_bytes(), other.read_bytes(), chance)
        given.write_bytes(content)
    places = [PLACES.get(kind, kind)]
    if kind == "session" and not is_forged:
        # What was made here is opened by a window as it is; what a stranger forged is brought in first.
        places.append("ours")
    if sum(tally.kinds.values()) % SLOW_EVERY == 0:
        places.append("slow")
    tally.add(kind, how, strangers.offer(given, *places))


def originals(folder: Path) -> dict[str, list[Path]]:
    """Make what is made worse then, of each kind some."""
    folder.mkdir()
    home = folder / "home"
    paths = Paths.under(home)
    pictures = [picture(number, 90 + number, 60) for number in range(3)]
    session = session_at(folder / "day.bonfire", home, pictures=pictures)
    keep_lines(session, ["One word", "Two words\nin two lines", "Wörter עברית 🔥", "x" * 5000])
    other = folder / "other.bonfire"
    shutil.copyfile(session, other)
    keep_lines(other, ["From another table"], ELSEWHERE)
    two_versions(session, other, paths)
    connection = open_for_reading(session)
    try:
        words = Backups(paths).make(connection, session, "kept")
    finally:
        close(connection)
    assert words is not None
    Index(paths).refresh()
    plan, state, lines = folder / "plan.toml", folder / "state.json", folder / "lines.jsonl"
    plan.write_text(PLAN, encoding="utf-8")
    state.write_text(
        json.dumps({"id": "1aptop0000000001", "draft": "wörds", "timer": [1, 2.5, None]}), encoding="utf-8"
    )
    lines.write_text(json.dumps({"session": str(session), "text": "A line", "card": 1}) + "\n", encoding="utf-8")
    return {
        "picture": fresh_pictures(folder) + sorted(path for path in ODD_PICTURES.iterdir() if path.suffix != ".tsv"),
        "session": [session, other],
        "deck": [session.with_suffix(".bonfiredeck")],
        "words": [words.path],
        "plan": [plan],
        "state": [state, lines],
        "index": [paths.index],
    }


def two_versions(session: Path, other: Path, paths: Paths) -> None:
    """Let `other` have words that two laptops changed, some that were changed twice, and something taken back."""
    for path, laptop in ((session, LAPTOP), (other, ELSEWHERE)):
        with checked_for_writing(path, laptop) as (history, reader):
            first, second, *_rest = reader.session().reactions
            reword(history, first.id, f"Put otherwise on {laptop}")
            reword(history, second.id, "Changed")
            history.undo()
    with checked_for_writing(other, ELSEWHERE) as (history, _reader), PictureWorkers(1) as workers:
        gather(history, [session], paths, workers.verify)


def fresh_pictures(folder: Path) -> list[Path]:
    """Return a sound picture in each format that can be written here."""
    shown = Image.effect_mandelbrot((320, 200), (-2, -1.25, 1, 1.25), 40).convert("RGB")
    made = []
    for ending in ("jpg", "png", "webp", "gif", "tif", "bmp", "ppm", "ico", "jp2"):
        path = folder / f"sheet.{ending}"
        try:
            shown.save(path)
        except (OSError, KeyError):
            # Not every Pillow can write every format.
            path.unlink(missing_ok=True)
        else:
            made.append(path)
    return made
