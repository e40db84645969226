"""Types letters into the capture field and prints how long each took to be seen, from key to paint, in milliseconds.

Words: the moment of the start, which is not used; the session; how many. The spelling is on, as it is for most people.
"""

import itertools
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from bonfire_deck.paths import Paths
from bonfire_deck.settings import change_setting
from bonfire_deck.spelling import SPELLING
from tools.bench.window_room import application, live_window, rest

CALM_SECONDS = 1.0
SAID = "we see a raod that bends and nobody knows where it ends, "
LINE = 160
"""Letters after which the line is kept and the next one begins: what people say is rarely longer."""


class Seen(QObject):
    """Hears that a field is being painted; the field paints in its own way, so nothing is kept from it."""

    def __init__(self, field: QPlainTextEdit) -> None:
        """Watch `field`."""
        super().__init__(field)
        self._is_painted = False
        field.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note it."""
        self._is_painted = self._is_painted or event.type() == QEvent.Type.Paint
        return False

    def after(self, act: Callable[[], object]) -> float:
        """Act, and return the moment when all was painted and done that came of it at once."""
        self._is_painted = False
        act()
        while not self._is_painted:
            QApplication.processEvents()
        return time.perf_counter()


def main(words: list[str]) -> None:
    """Run it and print."""
    _start, session, count = words
    made = application(words)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        change_setting(Paths.under(Path(folder)), SPELLING, "en_US")
        window = live_window(Path(session), Path(folder), moves=False)
        rest(CALM_SECONDS)
        field = window.side.field
        if window.spelling.speller is None:
            raise AssertionError("the spelling is not there")
        seen = Seen(field)
        for number, letter in enumerate(itertools.islice(itertools.cycle(SAID), int(count))):
            if number % LINE == LINE - 1:
                window.side.keep(shown=False)
                rest(CALM_SECONDS / 4)
            made.processEvents()
            start = time.perf_counter()
            print((seen.after(partial(QTest.keyClick, field, letter)) - start) * 1000)
        window.close()
        window.workbench.close()


if __name__ == "__main__":
    main(sys.argv[1:])
