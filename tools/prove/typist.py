"""The real window with somebody at its keys: every byte that is given is pressed as a key. Killed by `window_kills`.

After each key it says on standard output, as a JSON line, when the key was done (monotonic, the system's own), what
stands in the field, and the line that was marked saved by it, if one was.
"""

import json
import os
import threading
import time

from PySide6.QtCore import QMetaObject, QObject, QSocketNotifier, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

ENTER, PAGE_DOWN, PAGE_UP = b"\n", b"\x0e", b"\x10"
KEYS = {ENTER: Qt.Key.Key_Return, PAGE_DOWN: Qt.Key.Key_PageDown, PAGE_UP: Qt.Key.Key_PageUp}
LOOK_MILLISECONDS = 5
MARK = "✓"


class Typist(QObject):
    """Sits at the capture field of the run window."""

    @Slot()
    def begin(self) -> None:
        """Wait for the field; called in the thread of the windows."""
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MILLISECONDS)
        self._look.timeout.connect(self._sit_down)
        self._look.start()

    def _sit_down(self) -> None:
        if _field() is None:
            return
        self._look.stop()
        self._say("")
        self._keys = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._keys.activated.connect(self._press)

    def _press(self) -> None:
        key = os.read(0, 1)
        field = _field()
        if not key or field is None:
            self._keys.setEnabled(False)
            return
        before = field.toPlainText()
        if key in KEYS:
            QTest.keyClick(field, KEYS[key])
        else:
            QTest.keyClicks(field, key.decode())
        marks = [label.text() for label in field.window().findChildren(QLabel, "saved")]
        is_saved = key == ENTER and before.strip() and not field.toPlainText() and marks[0].startswith(MARK)
        self._say(before.strip("\n") if is_saved else "")

    def _say(self, saved: str) -> None:
        field = _field()
        said = [time.monotonic(), field.toPlainText() if field else "", saved]
        os.write(1, json.dumps(said).encode() + b"\n")


def _field() -> QPlainTextEdit | None:
    """Return the capture field, once the keys go there."""
    field = QApplication.focusWidget()
    is_there = isinstance(field, QPlainTextEdit) and field.objectName() == "capture-field" and field.isVisible()
    return field if is_there and isinstance(field, QPlainTextEdit) else None


def come_in(typist: Typist) -> None:
    """Sit down as soon as there is an application; the program knows nothing of it."""
    while QApplication.instance() is None:
        time.sleep(0.002)
    QMetaObject.invokeMethod(typist, "begin", Qt.ConnectionType.QueuedConnection)


def main() -> None:
    """Run the program as it is started by anyone."""
    import bonfire_deck.__main__

    typist = Typist()
    threading.Thread(target=come_in, args=(typist,), daemon=True).start()
    bonfire_deck.__main__.main()
