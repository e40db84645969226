"""A sample of what `python -m tools.looks` looks over, and each kind of fault put in once."""

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QWidget

from bonfire_deck.paper.fonts import sans
from bonfire_deck.ui import theme
from tools.looks.faults import colours_in, focus_faults, off_the_palette, pale, wall_faults, widget_faults
from tools.looks.listening import ListeningPainter
from tools.looks.screens import walk_apart
from tools.looks.walking import Screen

LEAST_LOOKS = 80
"""Each window in each of its states; a walk that ends early is no walk."""


def test_nothing_is_clipped_pale_or_off_the_palette_on_the_smallest_laptop(tmp_path):
    said = []

    faults = walk_apart(Screen(1366, 768), tmp_path, tell=said.append)

    assert faults == [], said
    shots = {path.name: QImage(str(path)) for path in tmp_path.iterdir()}
    assert len(shots) >= LEAST_LOOKS
    assert shots["audience-picture-1366x768-x1.png"].size().toTuple() == (1366, 768)
    # The page of the print sheet, in the middle of its right half, was waited for: pictures, not their white ground.
    page = shots["studio-print-1366x768-x1.png"]
    box = QRect(page.width() * 5 // 8, page.height() // 4, page.width() // 8, page.height() // 4)
    assert len(colours_in(page, box)) > 1000


def test_nothing_is_wrong_on_a_screen_that_is_twice_as_fine(tmp_path):
    screen = Screen(2732, 1536, 2.0)

    assert walk_apart(screen, tmp_path, "^(run-not-live|audience-picture)$", 2) == []

    shots = {path.name: QImage(str(path)).size().toTuple() for path in tmp_path.iterdir()}
    assert shots[f"audience-picture-{screen.name}.png"] == (2732, 1536)


def test_a_window_whose_keys_go_nowhere_is_a_fault(qtbot):
    sheet = QDialog()
    qtbot.addWidget(sheet)
    area = QScrollArea(sheet)
    area.resize(100, 100)
    area.setFocus()
    sheet.show()
    assert kinds(focus_faults(sheet)) == ["focus"]
    save = QPushButton("Save", sheet)
    save.show()
    save.setFocus()
    assert kinds(focus_faults(sheet)) == []


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.setObjectName("window-ground")
    theme.dress(made, night=True)
    made.resize(400, 300)
    made.show()
    return made


def put(window, widget, *box):
    widget.setParent(window)
    widget.setGeometry(*box)
    widget.show()
    return widget


def kinds(faults):
    return [fault.kind for fault in faults]


def test_a_clean_window_has_no_fault(window):
    put(window, QPushButton("Press"), 20, 20, 120, 40)
    put(window, QLabel("Words"), 20, 80, 120, 40)

    assert kinds(widget_faults(window)) == []
    assert kinds(pale(window, window.grab().toImage())) == []
    assert kinds(off_the_palette(window, window.grab().toImage(), ())) == []


def test_what_is_clipped_outside_or_over_something_is_found(window):
    put(window, QPushButton("Many words on a small button"), 20, 20, 60, 40)
    assert kinds(widget_faults(window)) == ["clipped"]

    put(window, QLabel("One"), 200, 100, 60, 40)
    put(window, QLabel("Other"), 220, 110, 60, 40)
    assert kinds(widget_faults(window)) == ["clipped", "overlap"]

    put(window, QLabel("Out"), 380, 200, 60, 40)
    assert "outside" in kinds(widget_faults(window))


def test_pale_words_and_a_strange_surface_are_found(window):
    label = put(window, QLabel("Hardly to be read"), 20, 20, 200, 40)
    label.setStyleSheet("color: #4A413B;")
    assert kinds(pale(window, window.grab().toImage())) == ["pale"]

    label.setStyleSheet("color: #FFFFFF; background: #204020;")
    assert kinds(off_the_palette(window, window.grab().toImage(), ())) == ["colour"]
    assert kinds(off_the_palette(window, window.grab().toImage(), (label,))) == []


def test_letters_on_the_wall_that_are_small_pale_or_cut_off_are_found(qtbot):
    area = QRectF(0, 0, 1000, 500)
    image = QImage(1000, 500, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.NIGHT))
    painter = ListeningPainter(image)
    for pixels, colour, x in ((30, "#FFFFFF", 20), (15, "#FFFFFF", 300), (30, "#2A2422", 500), (30, "#FFFFFF", 900)):
        painter.setFont(sans(pixels))
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(x, 100, 300, 60), 0, "Some words")
    painter.end()

    assert kinds(wall_faults(painter.heard[:1], image, area)) == []
    assert kinds(wall_faults(painter.heard, image, area)) == ["small", "pale", "clipped"]
