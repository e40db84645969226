"""Scrolls through all cards of a session, turns to the next card many times, and prints the memory in use, in MB.

Words: the moment of the start, which is not used; the session; how many next cards.
"""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tools.bench.window_room import Paints, application, live_window, resident, rest

CALM_SECONDS = 0.1


def main(words: list[str]) -> None:
    """Run it and print."""
    _start, session, count = words
    made = application(words)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        window = live_window(Path(session), Path(folder), moves=False)
        bar = window.strip.horizontalScrollBar()
        for place in range(0, bar.maximum() + 1, max(1, bar.pageStep() // 2)):
            bar.setValue(place)
            QApplication.processEvents()
        audience = window.projector.window
        paints = Paints(audience)
        for _number in range(int(count)):
            paints.after(lambda: QTest.keyClick(audience, Qt.Key.Key_PageDown))
            rest(CALM_SECONDS)
        print(resident())
        window.close()
    made.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
