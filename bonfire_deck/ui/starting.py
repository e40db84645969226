"""What stands between the command and the first window: a screen, the log, and whether the app runs already.

Each loads what it needs only where it needs it: all this lies before the first paint.
"""

import contextlib
import logging
import os
import sys
import zlib
from pathlib import Path

from PySide6.QtCore import QDir

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _
from bonfire_deck.paths import Paths, make_private

LOG_BYTES = 1_000_000


def need_a_screen() -> None:
    """Raise `Trouble` where no window can be shown: Qt itself would end the program without a word."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return
    display = os.environ.get("DISPLAY", "")
    if display and not (display.startswith(":") and not _answers(display)):
        return
    raise Trouble(
        _("There is no screen to show a window on."),
        _("Run it on the laptop itself. bonfire-deck --help lists the commands that work without a screen."),
    )


def _answers(display: str) -> bool:
    number = display[1:].split(".", maxsplit=1)[0]
    import socket

    for place in (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}"):
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.connect(place)
            return True
    return False


class LogFile(logging.Handler):
    """The log of our own bugs, a few files at most; what writes it is loaded, and it is there, with the first bug."""

    def __init__(self, path: Path) -> None:
        """Write to `path`."""
        super().__init__()
        self._path = path
        self._writer: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line; where the disk refuses, there is none."""
        import logging.handlers

        with contextlib.suppress(OSError):
            if self._writer is None:
                make_private(self._path.parent)
                self._writer = logging.handlers.RotatingFileHandler(
                    self._path, maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8"
                )
                self._writer.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            self._writer.emit(record)

    def close(self) -> None:
        """Close the file."""
        if self._writer is not None:
            self._writer.close()
        super().close()


def begin_log(paths: Paths) -> None:
    """Write the log of our own bugs where `paths` says."""
    logging.getLogger("bonfire_deck").addHandler(LogFile(paths.logs / "bonfire-deck.log"))


def address(paths: Paths) -> str:
    """Return where the app that runs for this home hears of a second start."""
    name = f"bonfire-deck-{zlib.crc32(os.fsencode(paths.state)):08x}"
    return name if os.name == "nt" else f"{QDir.tempPath()}/{name}"


def hand_over(paths: Paths, file: Path | None) -> bool:
    """Give `file` to the app that runs already for this home; tell whether there is one."""
    if os.name != "nt" and not Path(address(paths)).exists():
        # Nobody hears: what would ask takes longer to load than to look.
        return False
    from bonfire_deck.ui.doorbell import ring

    return ring(address(paths), file)
