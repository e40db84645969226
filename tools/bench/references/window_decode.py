"""The limit for a cold card: Qt's own reader decodes the stored JPEG at the size in which the screen shows it.

Words: the moment of the start, which is not used; the session; how many.
"""

import sqlite3
import sys
import time

from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication


def main() -> None:
    """Decode one after the other and print what each took, in milliseconds."""
    application = QApplication(sys.argv[:1])
    connection = sqlite3.connect(f"file:{sys.argv[2]}?mode=ro", uri=True)
    query = "SELECT p.data FROM cards c JOIN pictures p ON p.id = c.picture_id ORDER BY c.sort LIMIT ?"
    for (data,) in connection.execute(query, (int(sys.argv[3]),)):
        start = time.perf_counter()
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        reader = QImageReader(buffer)
        shown = reader.size().scaled(application.primaryScreen().size(), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(shown)
        if reader.read().isNull():
            raise AssertionError("it can't be decoded")
        print((time.perf_counter() - start) * 1000)


if __name__ == "__main__":
    main()
