"""The steps between the command and the first window: check for a screen, open the log, find a running instance.

Each imports what it needs only when needed: all of this runs before the first paint.
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
    """Raise `Trouble` where no window can be shown: Qt itself would end the process without a message."""
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
    """The log of our own bugs, limited to a few files; the first bug loads the handler and creates the file."""

    def __init__(self, path: Path) -> None:
        """Write to `path`."""
        super().__init__()
        self._path = path
        self._writer: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; drop it if the disk refuses."""
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
    """Start the log of our own bugs at the path that `paths` gives."""
    logging.getLogger("bonfire_deck").addHandler(LogFile(paths.logs / "bonfire-deck.log"))


def address(paths: Paths) -> str:
    """Return the address at which the instance for this home directory listens for a second start."""
    name = f"bonfire-deck-{zlib.crc32(os.fsencode(paths.state)):08x}"
    return name if os.name == "nt" else f"{QDir.tempPath()}/{name}"


def hand_over(paths: Paths, file: Path | None) -> bool:
    """Send `file` to the instance that already runs for this home directory; return whether there is one."""
    if os.name != "nt" and not Path(address(paths)).exists():
        # No instance listens: checking for the socket is faster than loading the client.
        return False
    from bonfire_deck.ui.doorbell import ring

    return ring(address(paths), file)
