"""Turns to the next card in front of the room, and prints for each key how long the new picture took, in milliseconds.

Words: the moment of the start, which is not used; "warm", "cold" or "moving"; the session; how many cards.
Warm cards were looked ahead for; for cold ones that is forgotten; moving ones fade, and what is printed is the
time from one frame to the next.
"""

import itertools
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tools.bench.window_room import Paints, application, live_window, rest

CALM_SECONDS = 1.0
MOTION_SECONDS = 0.3


def press(audience: QWidget) -> None:
    """Press the clicker's key."""
    QTest.keyClick(audience, Qt.Key.Key_PageDown)


def frames(audience: QWidget, paints: Paints) -> list[float]:
    """Press the key; return the times between the frames of what moves then."""
    paints.moments.clear()
    press(audience)
    rest(MOTION_SECONDS)
    return [(later - earlier) * 1000 for earlier, later in itertools.pairwise(paints.moments)]


def main(words: list[str]) -> None:
    """Run it and print."""
    _start, what, session, count = words
    made = application(words)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        window = live_window(Path(session), Path(folder), moves=what == "moving")
        audience = window.projector.window
        paints = Paints(audience)
        rest(CALM_SECONDS)
        for _card in range(int(count)):
            if what == "moving":
                print(*frames(audience, paints))
            else:
                if what == "cold":
                    # Nothing in the app forgets on purpose.
                    window.images._whole.clear()  # noqa: SLF001
                    audience._ahead.clear()  # noqa: SLF001
                start = time.perf_counter()
                print((paints.after(lambda: press(audience)) - start) * 1000)
            rest(CALM_SECONDS)
        window.close()
    made.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
