"""The limit for memory: an empty app, the thumbnails of a session as pixels, and six screens as pixels.

Words: the moment of the start, which is not used; the session.
"""

import sqlite3
import sys

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMainWindow

from tools.bench.window_room import resident

SCREENS = 6


def main() -> None:
    """Hold them and print the memory in use, in MB."""
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.showMaximized()
    application.processEvents()
    connection = sqlite3.connect(f"file:{sys.argv[2]}?mode=ro", uri=True)
    query = "SELECT p.thumbnail FROM cards c JOIN pictures p ON p.id = c.picture_id"
    images = [QImage.fromData(QByteArray(data)) for (data,) in connection.execute(query)]
    for _number in range(SCREENS):
        images.append(QImage(application.primaryScreen().size(), QImage.Format.Format_RGB32))
        images[-1].fill(QColor("#884422"))
    print(resident())


if __name__ == "__main__":
    main()
