"""The figures of the windows: the start, the next card, a line that is kept, memory."""

from pathlib import Path

from tools.bench.figure import Figure
from tools.bench.window_homes import home_with_sessions
from tools.bench.window_screen import Screen

SESSIONS = 10


def figures(folder: Path) -> list[Figure]:
    """Return them; what they need is made under `folder`."""
    laptop = Screen()
    return [_start(folder, laptop)]


def _start(folder: Path, screen: Screen) -> Figure:
    return Figure(
        "start to a home window that can be clicked",
        "ms",
        1.5,
        lambda: screen.run("tools.bench.window_start", str(home_with_sessions(folder, SESSIONS)))[0],
        lambda: screen.run("tools.bench.references.window_start")[0],
    )
