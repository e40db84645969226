"""The limit for a next card: a window as large as the screen that paints an image of its size, ready as pixels.

Words: the moment of the start, which is not used; how many.
"""

import sys
import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

CALM_SECONDS = 0.1


class Ready(QWidget):
    """Shows one of two images; a key shows the other."""

    def __init__(self) -> None:
        """Nothing is ready yet."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.images: list[QImage] = []
        self.painted = 0.0
        """When it was, last."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the other one."""
        self.images.reverse()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        QPainter(self).drawImage(0, 0, self.images[0])
        self.painted = time.perf_counter()


def main() -> None:
    """Run it and print."""
    application = QApplication(sys.argv[:1])
    window = Ready()
    for colour in ("#884422", "#224488"):
        image = QImage(application.primaryScreen().size(), QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        window.images.append(image)
    window.setGeometry(application.primaryScreen().geometry())
    window.showFullScreen()
    for _number in range(int(sys.argv[2])):
        end = time.perf_counter() + CALM_SECONDS
        while time.perf_counter() < end or not window.painted:
            QApplication.processEvents()
        before = window.painted
        start = time.perf_counter()
        QTest.keyClick(window, Qt.Key.Key_PageDown)
        while window.painted == before:
            QApplication.processEvents()
        print((window.painted - start) * 1000)


if __name__ == "__main__":
    main()
