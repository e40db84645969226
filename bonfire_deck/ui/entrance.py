"""Start-up: paint the home window first, then load the rest of the app."""

import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.settings import OPEN_SESSION, read_settings
from bonfire_deck.ui.bugs import BugCatcher
from bonfire_deck.ui.home.doors import HomeDoors
from bonfire_deck.ui.home.home_window import HomeWindow
from bonfire_deck.ui.legible import take_up
from bonfire_deck.ui.settling import Settling, Step
from bonfire_deck.ui.starting import address, begin_log, hand_over, need_a_screen

if TYPE_CHECKING:
    from bonfire_deck.ui.app import App
    from bonfire_deck.ui.doorbell import Doorbell


FOR_THE_LISTS = ("bonfire_deck.files.history", "bonfire_deck.files.carrying", "bonfire_deck.files.index")


class Entrance(QObject):
    """Shows the home window before the rest is loaded; using a command earlier loads the rest at once."""

    def __init__(self, paths: Paths) -> None:
        """Create the home window; show nothing yet."""
        super().__init__()
        self._paths = paths
        self._app: App | None = None
        self._settling: Settling | None = None
        self._bell: Doorbell | None = None
        self.home = HomeWindow(HomeDoors(**{door: partial(self._go, door) for door in HomeDoors._fields}))
        self.home.installEventFilter(self)

    @property
    def app(self) -> "App":
        """Return the app behind the home window, loading it if needed."""
        from bonfire_deck.ui.app import App

        if self._app is None:
            self._app = App(self._paths, self.home)
        return self._app

    def _go(self, door: str, *given: object) -> None:
        getattr(self.app.doors, door)(*given)

    def start(self, file: Path | None, *, sample: bool) -> None:
        """Show the first window: the home window, unless there is a file to open."""
        left_open = read_settings(self._paths).get(OPEN_SESSION)
        if sample or file is not None or left_open:
            self._settling = Settling((self._hear, self._put_icon_on), (), self)
            self.app.start(file, sample=sample)
        else:
            self.home.showMaximized()
            self.home.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Load the rest after the home window's first paint; closing that window ends the app, loaded or not."""
        if event.type() == QEvent.Type.Paint and self._settling is None:
            loading = (partial(import_module, name) for name in FOR_THE_LISTS)
            before: tuple[Step, ...] = (
                self._hear, self.home.hero.kindle, self.home.kindle, *loading, self._list, self._put_icon_on,
            )  # fmt: skip
            self._settling = Settling(before, (self._look_after_files,), self)
        if event.type() == QEvent.Type.Close and self._app is None:
            QTimer.singleShot(0, QApplication.quit)
        return False

    def _list(self) -> None:
        from bonfire_deck.files.index import Index

        self.home.show_entries(Index(self._paths).entries())

    def _hear(self) -> None:
        from bonfire_deck.ui.doorbell import Doorbell

        self._bell = Doorbell(address(self._paths), self.rang, self)

    def _put_icon_on(self) -> None:
        from bonfire_deck.ui.icons import put_on

        put_on()

    def _look_after_files(self) -> None:
        self.app.look_after_files()

    def rang(self, file: Path | None) -> None:
        """Handle a second start of the app, which passed on `file`."""
        self.app.rang(file)

    @property
    def front(self) -> QWidget:
        """Return the facilitator's frontmost window."""
        return self._app.front if self._app else self.home

    @property
    def is_live(self) -> bool:
        """Whether the room sees anything on the projector."""
        return self._app is not None and self._app.is_live

    def say(self, line: str) -> None:
        """Show a short status line if a run window is open."""
        if self._app:
            self._app.say(line)

    def end(self) -> None:
        """Close everything."""
        if self._bell:
            self._bell.close()
        if self._app:
            self._app.end()


def run(paths: Paths, file: Path | None, *, sample: bool = False) -> int:
    """Run the app until its last window closes and return the exit status; raise `Trouble` without a screen."""
    need_a_screen()
    # The style by name: calling its factory would load the descriptions of every part of a style.
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("Bonfire Deck")
    application.setDesktopFileName("bonfire-deck")
    # The app ends with its home window: closing a session leads back there.
    application.setQuitOnLastWindowClosed(False)
    if not sample and hand_over(paths, file):
        return 0
    take_up(application, paths)
    register_fonts()
    begin_log(paths)
    entrance = Entrance(paths)
    catcher = BugCatcher(lambda: entrance.is_live, entrance.say, lambda: entrance.front, entrance)
    catcher.install()
    try:
        entrance.start(file, sample=sample)
        return application.exec()
    finally:
        entrance.end()
        sys.excepthook = sys.__excepthook__
