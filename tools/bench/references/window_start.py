"""The least that a start can be: an empty main window, in a fresh process, until its first paint is on the screen."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Empty(QMainWindow):
    """Says when it was painted first."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """A turn of the event loop later the paint has gone to the screen."""
        QTimer.singleShot(0, self._painted)

    def _painted(self) -> None:
        print((time.monotonic() - float(sys.argv[1])) * 1000)
        QApplication.quit()


def main() -> None:
    """Show it."""
    application = QApplication(sys.argv[:1])
    window = Empty()
    window.showMaximized()
    application.exec()


if __name__ == "__main__":
    main()
