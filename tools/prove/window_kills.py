"""The real window is killed while somebody types: what it marked as saved is in the file, and nearly all half words.

The oracle is outside: what the window showed after each key (`typist.py`), with the system's own clock. After each kill
the file must be sound and hold every line that was marked saved, in order; the half-typed line on the desk must be what
stood in the field at most a second before; and the next start must show just that.
"""

import json
import os
import select
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bonfire_deck.files import library
from bonfire_deck.files.desk import Desk, desk_path
from bonfire_deck.files.making import NewCard, make_deck
from bonfire_deck.files.starter_deck import STARTER_ID
from bonfire_deck.paths import Paths
from tools.pace import is_over
from tools.prove import typist
from tools.prove.programs import Nursery, Running
from tools.prove.proof import Proof
from tools.prove.sessions import picture, problems_of, session_at, session_in

WARM = (
    "bonfire_deck.__main__", "bonfire_deck.cli", "bonfire_deck.ui.entrance", "bonfire_deck.ui.app",
    "bonfire_deck.files.index", "tools.prove.typist",
)  # fmt: skip
KILLS_A_SESSION = 20
OPENING_SECONDS = 0.8
TYPING_SECONDS = 2.2
MOST_OPENING_SECONDS = 600.0
MOST_SHORT_SECONDS = 1.0


@dataclass
class Tally:
    """What came of the kills so far."""

    kills: int = 0
    opening: int = 0
    """Kills before the window could be typed into."""
    keys: int = 0
    saved: int = 0
    short: float = 0.0
    """How many seconds of typing a desk lacked, at most."""
    faults: list[str] = field(default_factory=list)


@dataclass
class Seat:
    """One session and what is known of it."""

    paths: Paths
    session: Path
    saved: list[str] = field(default_factory=list)
    draft: str | None = None
    """What the desk held after the last kill."""


def prove(count: int, folder: Path, chance: Random) -> Proof:
    """Kill the window `count` times."""
    tally = Tally()
    home = folder / "home"
    make_starter_deck(Paths.under(home))
    with Nursery(WARM) as nursery:
        while tally.kills < count:
            session = session_at(folder / f"session {tally.kills}.bonfire", home, pictures=map(picture, range(5)))
            seat = Seat(Paths.under(home), session)
            for _turn in range(min(KILLS_A_SESSION, count - tally.kills)):
                kill_one(nursery, seat, chance, tally)
    return Proof(
        f"{tally.kills} kills -9 of the window ({tally.opening} while it opened), {tally.keys} keys pressed, "
        f"{tally.saved} lines marked saved, {len(tally.faults)} lost or faults; the half-typed line lacked the last "
        f"{tally.short:.2f} s at most",
        tally.faults,
    )


def make_starter_deck(paths: Paths) -> None:
    """Make a small deck that is taken for the starter deck, or every start would begin to make that."""
    paths.files.mkdir(parents=True)
    deck = paths.files / "starter.bonfiredeck"
    make_deck(deck, "Starter", lambda add: add(NewCard(picture(0), "A sheet")), deck_id=STARTER_ID)
    library.register(deck, paths)


def kill_one(nursery: Nursery, seat: Seat, chance: Random, tally: Tally) -> None:
    """Open the window, type, kill it, look."""
    readable, keys = os.pipe()
    home = seat.paths.state.parent
    running = nursery.start(
        "--home", home, seat.session, given=readable, module="tools.prove.typist", environment={"LANGUAGE": "en"}
    )
    os.close(readable)
    said = b""
    if chance.random() < 0.15:
        time.sleep(chance.random() * OPENING_SECONDS)
    else:
        said = first_word(running)
        type_on(keys, chance, tally)
    killed = time.monotonic()
    running.kill()
    end = running.end(printed=said)
    os.close(keys)
    tally.kills += 1
    when = f"kill {tally.kills}"
    if end.code != -signal.SIGKILL:
        tally.faults.append(f"{when}: it ended by itself: {end.errors[-400:]}")
    shown = [json.loads(line) for line in end.output.split("\n")[:-1]]
    tally.opening += not shown
    tally.faults += [f"{when}: {fault}" for fault in looked_at(seat, shown, killed, tally)]


def first_word(running: Running) -> bytes:
    """Return what it says when the window can be typed into."""
    if not select.select([running.output], [], [], MOST_OPENING_SECONDS)[0]:
        running.kill()
        raise TimeoutError(f"the window did not open: {running.end().errors[-1000:]}")
    return running.output.readline()


def type_on(keys: int, chance: Random, tally: Tally) -> None:
    """Press keys as a person in a hurry does, for some time."""
    until = time.monotonic() + chance.random() * TYPING_SECONDS
    pause = chance.choice((0.01, 0.03, 0.1))
    number = 0
    while time.monotonic() < until:
        number += 1
        words = f"kill {tally.kills} line {number} {'and on ' * chance.randrange(4)}".encode()
        for letter in (*(bytes([byte]) for byte in words), typist.ENTER):
            if letter == b" " and chance.random() < 0.02:
                os.write(keys, chance.choice((typist.PAGE_DOWN, typist.PAGE_UP)))
            os.write(keys, letter)
            tally.keys += 1
            time.sleep(chance.random() * pause)
            if time.monotonic() > until:
                return


def looked_at(seat: Seat, shown: list[tuple[float, str, str]], killed: float, tally: Tally) -> list[str]:
    """Return what is wrong with the file and the desk."""
    faults = problems_of(seat.session)
    new = [saved for _when, _text, saved in shown if saved]
    tally.saved += len(new)
    seat.saved += new
    session = session_in(seat.session)
    lines = iter(reaction.text for reaction in session.reactions)
    faults += [f"{line!r} was marked saved and is not there in its place" for line in seat.saved if line not in lines]
    draft = Desk(desk_path(seat.paths, session.about.id, seat.session)).get("draft")
    if shown and seat.draft is not None and shown[0][1] != seat.draft:
        faults.append(f"the desk held {seat.draft!r}, the next start showed {shown[0][1]!r}")
    seat.draft = str(draft or "")
    if shown:
        # A text stood in the field until the next key was done.
        until = [when for when, _text, _saved in shown[1:]] + [killed]
        stood = [end for (_when, text, _saved), end in zip(shown, until, strict=True) if text == seat.draft]
        # The last key may be on the desk without having been told.
        if not stood and not seat.draft.startswith(shown[-1][1]):
            faults.append(f"the desk holds {seat.draft!r}, which never stood in the field")
        short = killed - stood[-1] if stood else 0.0
        tally.short = max(tally.short, short)
        if is_over(short, MOST_SHORT_SECONDS):
            faults.append(f"the half-typed line lacks the last {short:.2f} s")
    return faults
