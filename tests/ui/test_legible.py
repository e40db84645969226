"""Text size and contrast: open windows follow at once, the laptop remembers, and each pair of colours is far apart."""

import re

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from bonfire_deck.settings import read_settings
from bonfire_deck.ui import legible, theme

PAIRS = (
    ("text", "ground"), ("text", "sheet"), ("text", "bar"), ("text", "button"), ("text", "field"), ("text", "chosen"),
    ("quiet", "ground"), ("quiet", "sheet"), ("quiet", "bar"), ("quiet", "field"), ("time", "ground"), ("time", "bar"),
    ("time", "chosen"), ("warn", "bar"), ("good", "sheet"), ("onlive", "live"), ("ground", "focus"), ("white", "hot"),
    ("white", "deeper"),
)  # fmt: skip
"""Letters and the ground that they stand on."""


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.fixture(autouse=True)
def as_before(qapp: QApplication):
    yield
    qapp.setProperty(theme.TEXT_PERCENT, None)
    qapp.setProperty(theme.HIGH_CONTRAST, None)


@pytest.fixture
def dressed(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.label, window.button = QLabel("Words", window), QPushButton("Press", window)
    theme.fix(window.button, height=40)
    theme.dress(window, night=True, more='QLabel[role="own"] { font-size: 20px; color: $quiet; }')
    window.show()
    return window


@pytest.mark.parametrize(
    ("high", "least"), [pytest.param(False, 4.5, id="as usual"), pytest.param(True, 7.0, id="high contrast")]
)
@pytest.mark.parametrize("colours", [theme.night_colours, theme.paper_colours])
def test_letters_stand_out_from_their_ground(colours, high, least, qapp):
    qapp.setProperty(theme.HIGH_CONTRAST, high)
    named = {**colours(), "white": theme.WHITE}

    assert {pair: contrast(named[pair[0]], named[pair[1]]) for pair in PAIRS if
            contrast(named[pair[0]], named[pair[1]]) < least} == {}  # fmt: skip


def test_open_windows_follow_at_once_and_the_laptop_remembers(dressed, paths, qapp):
    legible.next_size(paths)

    assert "font-size: 19px" in dressed.styleSheet()
    assert dressed.label.font().pixelSize() == 19
    assert dressed.button.height() == 50
    legible.toggle_contrast(paths)
    assert f"background: {theme.BLACK}" in dressed.styleSheet()
    assert "font-size: 25px; color: #F0E7DD" in dressed.styleSheet()
    assert read_settings(paths) == {theme.TEXT_PERCENT: 125, theme.HIGH_CONTRAST: True}

    legible.next_size(paths)
    legible.next_size(paths)
    legible.toggle_contrast(paths)
    assert dressed.button.height() == 40
    assert dressed.label.font().pixelSize() == 15


def test_the_next_start_takes_it_up_and_stands_nonsense(paths, qapp):
    legible.next_size(paths)
    qapp.setProperty(theme.TEXT_PERCENT, None)

    legible.take_up(qapp, paths)
    assert theme.text_percent() == 125

    theme_file = paths.settings / "settings.json"
    theme_file.write_text('{"text_percent": "huge", "high_contrast": 7}')
    legible.take_up(qapp, paths)
    assert theme.text_percent() == 100
    assert not theme.is_high_contrast()


def test_no_colour_is_left_without_a_value():
    for window_sheet in (theme.night_colours(), theme.paper_colours()):
        assert re.findall(r"\$\w+", theme.filled(window_sheet)) == []
