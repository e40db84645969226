"""The figures of the windows: the start, the next card, a line that is kept, memory, a backup."""

import math
import shutil
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.bench.data_figures import Runs
from tools.bench.figure import ROUNDS, Figure
from tools.bench.making import make_session_file, stored_pictures
from tools.bench.window_homes import home_with_sessions
from tools.bench.window_screen import LAPTOP, Screen

LARGE = (3840, 2160)
FEWEST_FRAMES = 30.0
"""A second: what still looks like one movement."""
A_FRAME = 16.0
"""Milliseconds from one picture of a screen to the next: what is there by then is there at once."""
NOTICED = 50.0
"""Milliseconds that a window may hear nothing."""
MORE, GROWTH = 10, 12.0


@dataclass(frozen=True)
class Sizes:
    """How much the figures work on."""

    sessions: int = 10
    cards: int = 12
    picture: tuple[int, int] = (3240, 2160)
    turned: int = 5
    reactions: int = 2000
    pictures: int = 72
    said: int = 100
    talked_of: int = 1000
    letters: int = 600
    deck: int = 500
    next_cards: int = 50
    rounds: int = ROUNDS


@dataclass
class Room:
    """What the figures work on, made when first asked for, and the screens they are shown on."""

    folder: Path
    sizes: Sizes
    laptop: Screen = field(default_factory=Screen)
    large: Screen = field(default_factory=lambda: Screen(LARGE))

    def session(self, cards: int, picture: tuple[int, int], reactions: int) -> Path:
        """Return a session that may not be changed."""
        path = self.folder / f"room-{cards}-{picture[0]}-{reactions}.bonfire"
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            make_session_file(path, stored_pictures(cards, picture), reactions)
        return path

    def fresh(self, session: Path) -> Path:
        """Return a copy of it that may."""
        return Path(shutil.copyfile(session, self.folder / "fresh-room.bonfire"))

    def cards(self) -> Path:
        """Return a session of cards as large as they are stored."""
        return self.fresh(self.session(self.sizes.cards, self.sizes.picture, 2 * self.sizes.cards))


def figures(folder: Path, sizes: Sizes | None = None) -> list[Figure]:
    """Return them; what they need is made under `folder` when it is needed."""
    room = Room(folder, sizes or Sizes())
    return [*_start(room), *_cards(room), _letters(room), *_reactions(room), _memory(room), _backup(room)]


def _start(room: Room) -> list[Figure]:
    few = room.sizes.sessions

    def ours(count: int) -> float:
        return room.laptop.run("tools.bench.window_start", str(home_with_sessions(room.folder, count)))[0]

    return [
        Figure(
            "start to a home window that can be clicked",
            "ms",
            1.5,
            lambda: ours(few),
            lambda: room.laptop.run("tools.bench.references.window_start")[0],
            rounds=room.sizes.rounds,
        ),
        Figure(
            f"start with {MORE * few} sessions beside {few}",
            "ms",
            GROWTH,
            lambda: ours(MORE * few),
            lambda: ours(few),
            rounds=room.sizes.rounds,
        ),
    ]


def _cards(room: Room) -> list[Figure]:
    turned = str(room.sizes.turned)

    def ours(screen: Screen, what: str) -> tuple[float, ...]:
        return screen.run("tools.bench.window_card", what, str(room.cards()), turned)

    def ready(screen: Screen) -> float:
        return statistics.median(screen.run("tools.bench.references.window_card", turned))

    def warm(screen: Screen) -> Figure:
        return Figure(
            "next card, {}x{}".format(*screen.size),
            "ms",
            2.0,
            lambda: statistics.median(ours(screen, "warm")),
            lambda: ready(screen),
            rounds=room.sizes.rounds,
        )

    return [
        warm(room.laptop),
        warm(room.large),
        Figure(
            "frames while a card turns into the next, {}x{}".format(*LAPTOP),
            "frames/s",
            1.0,
            lambda: 1000 / statistics.mean(ours(room.laptop, "moving")),
            lambda: FEWEST_FRAMES,
            at_least=True,
            rounds=room.sizes.rounds,
        ),
        Figure(
            "cold card, {}x{}".format(*LAPTOP),
            "ms",
            1.3,
            lambda: statistics.median(ours(room.laptop, "cold")),
            lambda: statistics.median(
                room.laptop.run("tools.bench.references.window_decode", str(room.cards()), turned)
            ),
            rounds=room.sizes.rounds,
        ),
    ]


def _middle_and_slowest(times: Sequence[float]) -> tuple[float, float]:
    """Return the median and the 99th of a hundred."""
    return statistics.median(times), sorted(times)[math.ceil(len(times) * 0.99) - 1]


def _reactions(room: Room) -> list[Figure]:
    sizes = room.sizes
    said = str(sizes.said)
    spoken = room.folder / "spoken.bonfire"

    def session(reactions: int) -> Path:
        return room.session(sizes.pictures, (600, 400), reactions)

    def ours(reactions: int) -> tuple[float, float]:
        fresh = room.fresh(session(reactions))
        times = room.laptop.run("tools.bench.window_reaction", str(fresh), said)
        shutil.copyfile(fresh, spoken)
        return _middle_and_slowest(times)

    def bare() -> tuple[float, float]:
        if not spoken.exists():
            ours(sizes.reactions)
        fresh = room.fresh(session(sizes.reactions))
        return _middle_and_slowest(
            room.laptop.run("tools.bench.references.window_reaction", str(fresh), str(spoken), said)
        )

    kept, limit = Runs(lambda: ours(sizes.reactions)), Runs(bare)
    return [
        Figure(
            "one reaction on the disk, in the middle",
            "ms",
            1.5,
            kept.taker(0),
            limit.taker(0),
            rounds=sizes.rounds,
        ),
        Figure(
            "one reaction on the disk, the 99th of a hundred",
            "ms",
            3.0,
            kept.taker(1),
            limit.taker(1),
            rounds=sizes.rounds,
        ),
        Figure(
            f"one reaction among {sizes.reactions * MORE} beside {sizes.reactions}",
            "ms",
            GROWTH,
            lambda: ours(sizes.reactions * MORE)[0],
            lambda: ours(sizes.reactions)[0],
            rounds=sizes.rounds,
        ),
    ]


def _letters(room: Room) -> Figure:
    sizes = room.sizes

    def ours() -> float:
        session = room.fresh(room.session(sizes.pictures, (600, 400), sizes.talked_of))
        times = sorted(room.laptop.run("tools.bench.window_typing", str(session), str(sizes.letters)))
        return times[math.ceil(len(times) * 0.95) - 1]

    name = f"a letter on the screen among {sizes.talked_of} reactions, the 95th of a hundred"
    return Figure(name, "ms", 1.0, ours, lambda: A_FRAME, rounds=sizes.rounds)


def _memory(room: Room) -> Figure:
    sizes = room.sizes

    def deck() -> str:
        return str(room.fresh(room.session(sizes.deck, (1920, 1280), sizes.deck)))

    return Figure(
        f"memory with {sizes.deck} cards",
        "MB",
        1.0,
        lambda: room.laptop.run("tools.bench.window_memory", deck(), str(sizes.next_cards))[0],
        lambda: room.laptop.run("tools.bench.references.window_memory", deck())[0],
        rounds=sizes.rounds,
    )


def _backup(room: Room) -> Figure:
    sizes = room.sizes
    return Figure(
        "longest wait of the window during a backup",
        "ms",
        1.0,
        lambda: room.laptop.run(
            "tools.bench.window_backup", str(room.fresh(room.session(sizes.pictures, (1920, 1280), sizes.reactions)))
        )[0],
        lambda: NOTICED,
        rounds=sizes.rounds,
    )
