"""Guards the pin of PySide6: 6.12.0 on Python 3.11 lost a reference to None at every void call, until Python died."""

import sys

from PySide6.QtWidgets import QWidget

CALLS = 1_000
NOISE = 100


def test_void_calls_into_qt_lose_no_references_to_none(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(100, 100)

    before = sys.getrefcount(None)
    for call in range(CALLS):
        widget.resize(100 + call % 7, 100)
    lost = before - sys.getrefcount(None)

    assert lost < NOISE
