"""Starts the app as its command does, says when "Start a session" stands painted and can be clicked, and ends."""

import sys
import time
from pathlib import Path


def main() -> None:
    """Run the app on the home of the second word; the first is the moment when this process was asked for."""
    asked, home = float(sys.argv[1]), sys.argv[2]
    sys.argv = ["bonfire-deck", "--home", home]
    from bonfire_deck import __main__ as entry
    from bonfire_deck.ui import entrance

    class Watched(entrance.Entrance):
        """Ends at the first paint of the button."""

        def start(self, file: Path | None, *, sample: bool) -> None:
            """Watch from the moment when the window is shown."""
            _watch(self, asked)
            super().start(file, sample=sample)

    entrance.Entrance = Watched  # type: ignore[misc]
    entry.main()


def _watch(entrance: object, asked: float) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from bonfire_deck.ui.entrance import Entrance

    if not isinstance(entrance, Entrance):
        raise TypeError
    home, start = entrance.home, entrance.home.hero.start

    class Watch(QObject):
        """Hears of the button's paint."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            """A turn of the event loop later the paint has gone to the screen."""
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self.painted)
            return False

        def painted(self) -> None:
            """Say when, if a click on the button's middle would reach it."""
            moment = time.monotonic()
            reached = home.childAt(start.mapTo(home, start.rect().center()))
            if reached is not start or not start.isEnabled() or QApplication.activeModalWidget() is not None:
                raise AssertionError("the button cannot be clicked")
            print((moment - asked) * 1000, flush=True)
            home.close()

    start.installEventFilter(Watch(home))


if __name__ == "__main__":
    main()
