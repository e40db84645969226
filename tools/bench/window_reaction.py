"""Types reactions into the run window and prints how long each took, from the key Enter to "saved", in milliseconds.

Words: the moment of the start, which is not used; the session; how many.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tools.bench.window_room import application, open_session, rest

CALM_SECONDS = 1.0
PAUSE_SECONDS = 0.02
"""Before each: nobody says two things at once, and what was drawn for the one before is not part of it."""
SAID = "We see a road that bends, and nobody knows where it ends"


def main(words: list[str]) -> None:
    """Run it and print."""
    _start, session, count = words
    _made = application(words)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        window = open_session(Path(session), Path(folder))
        side = window.side
        rest(CALM_SECONDS)
        for number in range(int(count)):
            side.field.setPlainText(f"{SAID}, {number}")
            rest(PAUSE_SECONDS)
            side.saved.clear()
            said: list[float] = []
            # The label is asked when it is told what to say; it is painted with the next picture of the screen.
            side.saved.setText = _noting(side.saved.setText, said)  # type: ignore[method-assign]
            start = time.perf_counter()
            QTest.keyClick(side.field, Qt.Key.Key_Return)
            print((said[0] - start) * 1000)
            del side.saved.setText
            if not side.saved.text() or side.field.toPlainText():
                raise AssertionError("it was not kept")
        window.close()
        window.workbench.close()


def _noting(say: Callable[[str], None], moments: list[float]) -> Callable[[str], None]:
    def noted(text: str) -> None:
        moments.append(time.perf_counter())
        say(text)

    return noted


if __name__ == "__main__":
    main(sys.argv[1:])
