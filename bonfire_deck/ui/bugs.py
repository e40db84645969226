"""Handling of uncaught errors. Loaded before the first window, so it imports its dialog late."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from bonfire_deck import __version__
from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _


def versions() -> str:
    """Return the version numbers that a bug report needs."""
    import platform

    from PySide6.QtCore import qVersion

    return f"Bonfire Deck {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"


class BugCatcher(QObject):
    """Logs each uncaught error with versions and shows it on the facilitator's side; the app carries on."""

    _raised = Signal(object)
    """A `Trouble` that nobody told of, or the report of a bug."""

    def __init__(
        self,
        quiet: Callable[[], bool],
        say_quietly: Callable[[str], None],
        front: Callable[[], QWidget | None],
        parent: QObject | None = None,
    ) -> None:
        """Report errors in a dialog, or, while `quiet` returns true (a live session), in a line through `say_quietly`.

        `front` returns the facilitator's window as the dialog's parent: the active window may be the room's.
        """
        super().__init__(parent)
        self._front = front
        self._quiet = quiet
        self._say_quietly = say_quietly
        self._showing = False
        self._raised.connect(self._tell)

    def install(self) -> None:
        """Install the hooks for uncaught errors in every thread."""
        sys.excepthook = self.caught
        threading.excepthook = lambda args: self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Log an error and show it, on the GUI thread."""
        if issubclass(kind, KeyboardInterrupt):
            QTimer.singleShot(0, QApplication.quit)
            return
        if isinstance(error, Trouble):
            self._raised.emit(error)
            return
        import traceback

        text = f"{versions()}\n\n{''.join(traceback.format_exception(kind, error, trace))}"
        logging.getLogger("bonfire_deck").error("uncaught error\n%s", text)
        self._raised.emit(text)

    def _tell(self, what: Trouble | str) -> None:
        from bonfire_deck.ui.trouble import show_bug, tell

        if isinstance(what, Trouble):
            self._say_quietly(str(what)) if self._quiet() else tell(self._front(), what)
            return
        if self._quiet() or self._showing:
            self._say_quietly(
                _("Something went wrong in Bonfire Deck. Your session is safe, and the details are in the log.")
            )
            return
        self._showing = True
        try:
            show_bug(self._front(), what)
        finally:
            self._showing = False
