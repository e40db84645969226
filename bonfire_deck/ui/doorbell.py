"""How a second start reaches the app that is already running."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MILLISECONDS = 500


def ring(address: str, file: Path | None) -> bool:
    """Send `file` to the app that listens at `address`; return whether one answered."""
    connection = QLocalSocket()
    connection.connectToServer(address)
    if not connection.waitForConnected(WAIT_MILLISECONDS):
        return False
    connection.write(os.fsencode(file.absolute()) if file else b"\n")
    connection.flush()
    connection.waitForBytesWritten(WAIT_MILLISECONDS)
    connection.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Listens for a second start of the app."""

    def __init__(self, address: str, rang: Callable[[Path | None], None], parent: QObject | None = None) -> None:
        """Listen at `address`; call `rang` with the second start's file, or `None`."""
        super().__init__(parent)
        self._rang = rang
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(address)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(address)

    def _on_connection(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.waitForReadyRead(WAIT_MILLISECONDS)
        words = bytes(connection.readAll().data()).strip()
        connection.deleteLater()
        self._rang(Path(os.fsdecode(words)) if words else None)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
