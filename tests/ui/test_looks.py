"""A sample of what `python -m tools.looks` looks over, and each kind of fault put in once."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QWidget

from bonfire_deck.paper.fonts import sans
from bonfire_deck.ui import theme
from tools.looks.faults import focus_faults, off_the_palette, pale, wall_faults, widget_faults
from tools.looks.listening import ListeningPainter
from tools.looks.walking import Screen

SAMPLE = "^(home|start-dialog|run-live|audience-picture|audience-board|run-gallery)$"
MORE = "^(audience-spread|studio-print|studio-print-slips|session-sheet|board|write-up|audience-picture|people)$"


@pytest.mark.parametrize(
    ("screen", "only"),
    [
        pytest.param(Screen(1366, 768), SAMPLE, id="the smallest laptop"),
        pytest.param(Screen(1366, 768), MORE, id="more of it"),
        pytest.param(Screen(2732, 1536, 2.0), "^(run-not-live|audience-picture)$", id="twice as fine"),
    ],
)
def test_nothing_is_clipped_pale_or_off_the_palette(screen, only, tmp_path):
    count = only.count("|") + 1
    words = ["--here", "--size", f"{screen.width}x{screen.height}", "--scale", f"{screen.scale}", "--only", only]
    command = [sys.executable, "-m", "tools.looks", str(tmp_path / "shots"), *words, "--most", f"{count}"]

    done = subprocess.run(command, env=screen.environment(tmp_path), check=False, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
    shots = {path.name: QImage(str(path)).size().toTuple() for path in (tmp_path / "shots").iterdir()}
    assert len(shots) == count
    assert shots[f"audience-picture-{screen.name}.png"] == (screen.width, screen.height)


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
