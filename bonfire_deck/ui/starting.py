"""What stands between the command and the first window: a screen, the log, and whether the app runs already."""

import contextlib
import hashlib
import logging
import logging.handlers
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _
from bonfire_deck.paths import Paths, make_private

WAIT_MILLISECONDS = 500
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
        _("Start it on the laptop itself; on the command line, bonfire-deck --help says what works without one."),
    )


def _answers(display: str) -> bool:
    number = display[1:].split(".", maxsplit=1)[0]
    for address in (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}"):
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.connect(address)
            return True
    return False


def begin_log(paths: Paths) -> None:
    """Write the log of our own bugs where `paths` says, a few files at most."""
    logger = logging.getLogger("bonfire_deck")
    with contextlib.suppress(OSError):
        handler = logging.handlers.RotatingFileHandler(
            make_private(paths.logs) / "bonfire-deck.log", maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        logger.addHandler(handler)


def _name(paths: Paths) -> str:
    return "bonfire-deck-" + hashlib.sha256(str(paths.state).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def hand_over(paths: Paths, file: Path | None) -> bool:
    """Give `file` to the app that runs already for this home; tell whether there is one."""
    connection = QLocalSocket()
    connection.connectToServer(_name(paths))
    if not connection.waitForConnected(WAIT_MILLISECONDS):
        return False
    connection.write(os.fsencode(file.absolute()) if file else b"\n")
    connection.flush()
    connection.waitForBytesWritten(WAIT_MILLISECONDS)
    connection.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Hears a second start of the app."""

    def __init__(self, paths: Paths, rang: Callable[[Path | None], None], parent: QObject | None = None) -> None:
        """`rang` is given the file of the second start, or `None`."""
        super().__init__(parent)
        self._rang = rang
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(paths))
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(_name(paths))

    def _on_connection(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.waitForReadyRead(WAIT_MILLISECONDS)
        words = bytes(connection.readAll().data()).strip()
        connection.deleteLater()
        self._rang(Path(os.fsdecode(words)) if words else None)

    def close(self) -> None:
        """Hear nothing any more."""
        self._server.close()
