"""The projector is unplugged and plugged in again while somebody types: no letter is lost, no window is out of sight.

Each time, within a second of the cable coming out, every window of the app is on the laptop; within a second of its
coming back, the audience window fills the projector and the run window is on the laptop.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from random import Random

from bonfire_deck.files.starter_deck import make_starter_deck
from bonfire_deck.paths import Paths
from tools.pace import is_over, slowness, until
from tools.prove.proof import Proof
from tools.prove.screens_stage import LAPTOP, PROJECTOR, Area, TwoScreens
from tools.prove.sessions import lines_in, picture, session_at

AUDIENCE = "Bonfire Deck: audience"
MOST_SECONDS = 1.0
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SLACK = 40
"""A window manager's frame around a maximized window, in pixels."""


def prove(count: int, folder: Path, chance: Random) -> Proof:
    """Unplug and plug in `count` times."""
    home = folder / "home"
    # Made before, or the first start would lay it out in front of the window.
    make_starter_deck(Paths.under(home), lambda _done, _total, _name: None)
    session = session_at(folder / "day.bonfire", home, pictures=map(picture, range(5)))
    faults: list[str] = []
    typed: list[str] = []
    slowest = 0.0
    with TwoScreens("--home", home, session) as stage:
        try:
            until(lambda: any(title.startswith("A day") for title in stage.windows()))
            until(lambda: is_live(stage))
        except TimeoutError:
            return Proof("the app did not open", [f"{stage.windows()}"])
        for number in range(count):
            typed.append("".join(chance.choices(LETTERS, k=30)))
            fingers = threading.Thread(target=stage.type, args=(typed[-1],))
            fingers.start()
            time.sleep(chance.random() * 0.3)
            stage.unplug("PROJECTOR")
            away = seconds_until(lambda: all(is_inside(area, LAPTOP) for area in stage.windows().values()))
            time.sleep(chance.random() * 0.3)
            stage.plug(PROJECTOR, "PROJECTOR")
            back = seconds_until(lambda: is_set(stage.windows()))
            fingers.join()
            stage.press("Return")
            slowest = max(slowest, away, back)
            if is_over(max(away, back), MOST_SECONDS) or stage.has_ended():
                faults.append(f"time {number + 1}: {stage.windows()}, gone: {stage.has_ended()}")
        time.sleep(slowness())
    kept = lines_in(session)
    for said, there in zip_longest(typed, kept):
        if said != there:
            faults.append(f"typed {said}, kept {there}")
    letters = sum(map(len, typed))
    return Proof(
        f"{count} times unplugged and plugged in, {letters} letters typed meanwhile, {len(kept)} of {len(typed)} lines "
        f"kept as typed; windows in their places within {slowest:.2f} s",
        faults,
    )


def is_inside(area: Area, screen: Area) -> bool:
    """Tell whether a window is on a screen, but for its frame."""
    left, top, width, height = area
    return (
        left >= screen[0] - SLACK
        and top >= screen[1] - SLACK
        and left + width <= screen[0] + screen[2] + SLACK
        and top + height <= screen[1] + screen[3] + SLACK
    )


def fills(area: Area | None, screen: Area) -> bool:
    """Tell whether a window fills a screen to the pixel."""
    return area == screen


def is_set(windows: dict[str, Area]) -> bool:
    """Tell whether each window is where it belongs."""
    others = [area for title, area in windows.items() if title != AUDIENCE]
    return fills(windows.get(AUDIENCE), PROJECTOR) and bool(others) and all(is_inside(a, LAPTOP) for a in others)


def is_live(stage: TwoScreens) -> bool:
    """Ask for live until the wall is there: keys that come before the window can take them are lost."""
    stage.press("F5")
    return fills(stage.windows().get(AUDIENCE), PROJECTOR)


def seconds_until(holds: Callable[[], bool]) -> float:
    """Return after how many seconds something holds; far too many if it does not come to that."""
    began = time.monotonic()
    with suppress(TimeoutError):
        until(holds)
    return time.monotonic() - began
