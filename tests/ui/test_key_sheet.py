"""The key sheet: every key whole, and the wanted one found by typing."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QWidget

from bonfire_deck.ui.key_sheet import KeySheet

ROWS = [(f"Ctrl+Shift+{letter}", f"What {letter} does, told at some length so that it needs two lines") for letter in
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]  # fmt: skip


def labels(sheet):
    return [label for label in sheet._area.widget().findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("width", [700, 1100, 1366])
def test_nothing_is_cut_off_or_lies_on_another_at_any_width(qtbot, width):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, 768)
    sheet = KeySheet(window, ROWS)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitUntil(lambda: len(labels(sheet)) == 2 * len(ROWS))
    inner = sheet._area.widget()
    qtbot.waitUntil(lambda: inner.width() <= sheet._area.viewport().width())
    boxes = [QRect(label.mapTo(inner, QPoint(0, 0)), label.size()) for label in labels(sheet)]
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    for label in labels(sheet):
        assert label.height() >= label.heightForWidth(label.width())


def test_typing_finds_a_key_by_what_it_does(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    sheet = KeySheet(window, ROWS)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.keyClicks(sheet._find, "what q")
    qtbot.waitUntil(lambda: [label.text() for label in labels(sheet)] == list(ROWS[16]))
