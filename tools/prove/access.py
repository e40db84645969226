"""The run window without eyes: every control is read by its name over the accessibility bus, every button pressed.

What a press does is seen from outside: in what the bus reads afterwards, in the windows that are on the screens, and
in the desk on the disk. A button of which nobody says here what it does is a fault, as is one without a name, and one
name for two.
"""

import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bonfire_deck.files.desk import Plain
from bonfire_deck.files.starter_deck import make_starter_deck
from bonfire_deck.paths import Paths
from tools.pace import slowness, until
from tools.prove.bus import Bus, Control
from tools.prove.proof import Proof
from tools.prove.screens_stage import TwoScreens
from tools.prove.sessions import picture, session_at

AUDIENCE = "Bonfire Deck: audience"
MOST_SECONDS = 8.0
WRITTEN_SECONDS = 0.6
"""The desk is on the disk by then."""


@dataclass(frozen=True)
class Seen:
    """What is seen from outside at one moment."""

    controls: tuple[Control, ...]
    windows: frozenset[str]
    window_count: int
    """With those that have no title: menus, which stand in no tree that the bus tells of."""
    desk: dict[str, Plain]

    def named(self, start: str) -> Control | None:
        """Return the first control whose name begins so."""
        return next((control for control in self.controls if control.name.startswith(start)), None)

    def checked(self, start: str) -> bool:
        """Tell whether the control whose name begins so is on."""
        control = self.named(start)
        return control is not None and "checked" in control.states

    def says(self, words: str) -> bool:
        """Tell whether some line has these words."""
        return any(words in control.name for control in self.controls if control.role == "label")


Did = Callable[[Seen, Seen], bool]
"""Given before and after: whether the press did what it says."""


@dataclass(frozen=True)
class Press:
    """One button and what it does."""

    name: str
    """How the control's name begins."""
    did: Did
    key_after: str = ""
    """A real key that puts things back, such as Escape for a menu."""
    waits: bool = False
    """Whether what is on the desk before must be what is so before."""


def on(name: str) -> Press:
    """Return the press of what is on afterwards."""
    return Press(name, lambda _before, after: after.checked(name))


def desk(name: str, key: str, value: Plain) -> Press:
    """Return the press that puts a value onto the desk."""
    return Press(name, lambda _before, after: after.desk.get(key) == value)


def turned(name: str) -> Press:
    """Return the press of what is other than before."""
    return Press(name, lambda before, after: before.checked(name) != after.checked(name))


def _opens(before: Seen, after: Seen) -> bool:
    return after.window_count > before.window_count


def _runs(seen: Seen) -> bool:
    timer = seen.desk.get("timer")
    return isinstance(timer, dict) and timer.get("ends_at") is not None


def _later(before: Seen, after: Seen) -> bool:
    one, other = before.named("Timer, "), after.named("Timer, ")
    return one is not None and other is not None and other.name > one.name


PRESSES = (
    Press("Next picture", lambda _before, after: after.named("Picture 2:") is not None),
    Press("Previous picture", lambda _before, after: after.named("Picture 1:") is not None),
    on("Round 2,"),
    on("Round 1,"),
    on("Group 2,"),
    on("Group 3,"),
    on("Plenary"),
    on("Group 1,"),
    on("We feel"),
    on("It means"),
    on("Idea"),
    on("Story"),
    on("Question"),
    on("We see"),
    turned("Paraphrased"),
    turned("What others see"),
    Press("The same words in a second", lambda _before, after: after.named("The same in a second") is not None),
    Press("Live", lambda _before, after: AUDIENCE in after.windows and after.desk.get("live") is True),
    desk("Black", "black", True),
    desk("Black", "black", False),
    Press("Freeze", lambda _before, after: after.says("Frozen")),
    Press("Freeze", lambda _before, after: after.says("follows you again")),
    desk("Board", "mode", "board"),
    desk("Board", "mode", "picture"),
    Press("Timer, ", lambda before, after: _runs(before) != _runs(after), waits=True),
    Press("+1 min", _later),
    Press("Gallery", lambda _before, after: after.named("Close the gallery") is not None),
    Press("Choose it for the current group", lambda _before, after: after.says("card 1")),
    Press("Show it", lambda _before, after: after.named("Show it") is None),
    Press("Gallery", lambda _before, after: after.named("Close the gallery") is not None),
    Press("Close the gallery", lambda _before, after: after.named("Close the gallery") is None),
    Press("Amber: ", lambda before, after: _hand(before) != _hand(after)),
    Press("Pass", lambda _before, after: "passes" in _hand(after)),
    Press("Sky: ", lambda _before, after: after.checked("Group 2,")),
    Press("Fern: ", lambda _before, after: after.checked("Group 3,")),
    desk("On the wall", "mode", "choices"),
    Press("Reveal", lambda before, after: before.controls != after.controls),
    Press("How cards are chosen", _opens, "Escape"),
    Press("Draw", lambda before, after: before.desk.get("drawn") != after.desk.get("drawn"), waits=True),
    Press("Everybody: ", lambda before, after: before.controls != after.controls),
    Press("Next round", lambda _before, after: after.checked("Round 2,")),
    Press("Menu", _opens, "Escape"),
    Press("Board, in its own window", lambda before, after: len(after.windows) > len(before.windows), "alt+F4"),
)
"""In an order in which each can do what it says."""


def _hand(seen: Seen) -> str:
    hand = seen.named("Amber: ")
    return hand.name if hand is not None else ""


def controls_in(seen: Seen) -> list[Control]:
    """Return what somebody can do something with; the items of a list are its own affair."""
    return [control for control in seen.controls if control.is_control and control.role != "list item"]


def name_faults(controls: list[Control]) -> list[str]:
    """Return which controls have no name, and which names more than one has."""
    times = Counter(control.name.strip() for control in controls)
    nameless = [f"a {control.role} has no name" for control in controls if not control.name.strip()]
    return nameless + [f"{count} controls are called “{name}”" for name, count in times.items() if name and count > 1]


class Hands:
    """Looks and presses, and remembers which controls it met."""

    def __init__(self, stage: TwoScreens, bus: Bus, desks: Path) -> None:
        """Read the app on `stage` over `bus`."""
        self._stage = stage
        self._bus = bus
        self._desks = desks
        self._slowness = slowness()
        self.met: dict[str, Control] = {}
        self.faults: list[str] = []

    def look(self) -> Seen:
        """Return what is seen now; nameless controls and names that two have are faults."""
        controls = self._bus.controls(self._stage.pid)
        kept = next(iter(self._desks.glob("*.json")), None)
        values = json.loads(kept.read_bytes()) if kept is not None else {}
        return Seen(tuple(controls), frozenset(self._stage.windows()), self._stage.count(), values)

    def count(self, seen: Seen) -> None:
        """Take note of the controls that are in sight, and of what is wrong with their names."""
        for control in controls_in(seen):
            self.met.setdefault(control.name or f"({control.role})", control)
        for fault in name_faults(controls_in(seen)):
            self._fault(fault)

    def _fault(self, text: str) -> None:
        if text not in self.faults:
            self.faults.append(text)

    def press(self, press: Press) -> bool:
        """Press by name and wait for what it says; tell whether that came."""
        time.sleep(WRITTEN_SECONDS * self._slowness if press.waits else 0)
        before = self.look()
        self.count(before)
        able = [one for one in before.controls if one.presses and one.name.startswith(press.name)]
        control = next((one for one in able if one.name == press.name), able[0] if able else None)
        if control is None:
            self._fault(f"there is no “{press.name}” to press")
            return False
        self._bus.press(self._stage.pid, press.name)
        began = time.monotonic()
        after = before
        while time.monotonic() - began < MOST_SECONDS * self._slowness:
            after = self.look()
            if press.did(before, after):
                if not press.key_after:
                    self.count(after)
                self._put_back(press)
                return True
            time.sleep(0.1)
        self._put_back(press)
        self._fault(f"“{control.name}” was pressed and did not do what it says")
        return False

    def _put_back(self, press: Press) -> None:
        if press.key_after:
            self._stage.press(press.key_after)
            time.sleep(0.5 * self._slowness)


def prove(count: int, folder: Path, _chance: Random) -> Proof:
    """Go through the window `count` times, each with a home of its own."""
    named = pressed = able = controls = 0
    faults: list[str] = []
    for number in range(count):
        home = folder / f"home-{number}"
        # Made before, or the first start would lay it out in front of the window.
        make_starter_deck(Paths.under(home), lambda _done, _total, _name: None)
        session = session_at(folder / f"day-{number}.bonfire", home, pictures=map(picture, range(5)))
        with Bus() as bus, TwoScreens("--home", home, session, bus=bus.address) as stage:
            hands = Hands(stage, bus, Paths.under(home).desks)
            try:
                until(lambda: hands.look().named("What was said"))  # noqa: B023 - it is over with this turn
            except TimeoutError:
                return Proof("nothing of the app can be read on the bus", ["no run window"])
            done = {press.name for press in PRESSES if hands.press(press)}
        buttons = [name for name, control in hands.met.items() if control.presses]
        untold = [name for name in buttons if not any(name.startswith(press.name) for press in PRESSES)]
        faults += hands.faults + [f"nobody says what “{name}” does" for name in untold]
        controls += len(hands.met)
        named += sum(bool(control.name.strip()) for control in hands.met.values())
        able += len(buttons)
        pressed += sum(any(name.startswith(start) for start in done) for name in buttons)
    return Proof(f"{controls} controls, {named} named, {pressed} pressed of the {able} that can be pressed", faults)
