"""The next steps on the wall: all of them, no letter below what a back row reads, and frozen ones after a restart."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage

from bonfire_deck.files import gathering, next_steps
from bonfire_deck.ui.audience.measures import SMALLEST
from bonfire_deck.ui.audience.steps import draw_steps
from bonfire_deck.ui.audience.wall import wall_of
from bonfire_deck.ui.next_steps.steps_window import StepsWindow
from tests.patience import bring_up, turns
from tools.looks.faults import wall_faults
from tools.looks.listening import ListeningPainter

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def add(window, *steps):
    return [next_steps.add_step(window.workbench.history, kind, text, **more) for kind, text, more in steps]


def drawn(window, page=0, size=(1920, 1080)):
    """What is written on a page of the wall, checked for letters too small, cut off or too pale."""
    window.stage.set(mode="steps", quote_page=page)
    area = QRectF(0, 0, *size)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0xFF171311)
    painter = ListeningPainter(image)
    draw_steps(painter, area, wall_of(window.stage))
    painter.end()
    assert [str(fault) for fault in wall_faults(painter.heard, image, area)] == []
    assert min(letters.pixels for letters in painter.heard) >= SMALLEST * size[1] - 0.5
    return painter.heard


def test_few_steps_stand_large_on_one_page_with_who_and_when(window):
    add(
        window,
        ("action", "Walk the route", {"who": "Amber", "by": "2026-12-01"}),
        ("undertaking", "We tell the porters", {"to_whom": "the porters"}),
    )
    heard = drawn(window)
    assert [letters.text for letters in heard][-5:] == [
        "Actions", "Walk the route", "Amber · by 2026-12-01", "Undertakings", "We tell the porters", "to the porters",
    ][-5:]  # fmt: skip
    assert next(letters.pixels for letters in heard if letters.text == "Walk the route") > 0.06 * 1080


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_many_steps_go_over_pages_and_none_is_lost(window, size):
    words = [
        f"Step {number}: " + "walk the route with those who drive it at night " * (number % 4) for number in range(30)
    ]
    long = "A very long one " * 120
    add(window, *(("action", text, {"who": "Sky"}) for text in words[:20]), ("opening", long, {}))
    add(window, *(("example", text, {}) for text in words[20:]))
    numbers = {letters.text for letters in drawn(window, size=size) if "/" in letters.text}
    (number,) = numbers
    count = int(number.split("/")[1])
    assert count > 2
    heard = [[letters.text for letters in drawn(window, page, size)] for page in range(count)]
    everything = "\n".join(text for page in heard for text in page)
    assert [text for text in words if text.strip() not in everything and text not in everything] == []
    assert everything.replace("…", " ").split().count("very") == 120
    # Each page says what kind goes on there.
    kinds = {"Actions", "Openings", "Examples"}
    assert all(kinds & set(page) for page in heard)


def test_the_key_puts_them_on_the_wall_and_the_picture_back(window, qtbot):
    add(window, ("action", "Walk the route", {}))
    window.go_live()
    qtbot.keyClick(window.side.field, Qt.Key.Key_F6, CONTROL)
    audience = window.projector.window
    audience.setFixedSize(1280, 720)
    assert window.projector.freeze.wall().mode == "steps"
    before = audience.grab().toImage()
    add(window, ("action", "And another one", {}))
    assert audience.grab().toImage() != before
    qtbot.keyClick(audience, Qt.Key.Key_F6, CONTROL)
    assert window.projector.freeze.wall().mode == "picture"


def test_frozen_after_a_restart_the_room_sees_the_steps_of_then(opened, qtbot):
    window = opened()
    add(window, ("action", "Seen", {}))
    window.go_live()
    window.table.do("steps-on-the-wall")
    window.table.do("freeze")
    add(window, ("action", "Not yet seen", {}))
    for shown in (window, opened()):
        assert [step.text for step in shown.projector.freeze.wall().session.next_steps] == ["Seen"]
        assert [step.text for step in shown.stage.session.next_steps] == ["Seen", "Not yet seen"]


def test_while_steps_are_typed_a_clicker_still_turns_black_and_the_button_shows_them(window, qtbot):
    window.go_live()
    window.table.do("next-steps")
    steps = window.findChild(StepsWindow)
    bring_up(steps)
    field = steps.pane.form.fields["text"]
    qtbot.keyClicks(field, "Walk")
    qtbot.keyClick(field, Qt.Key.Key_F7)
    assert window.stage.black
    qtbot.keyClick(field, Qt.Key.Key_F7)
    qtbot.mouseClick(
        steps.findChild(type(steps.heading.itemAt(2).widget()), "steps-on-the-wall"), Qt.MouseButton.LeftButton
    )
    assert window.stage.mode == "steps"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert window.stage.live
    assert field.text() == "Walk"


def test_a_screen_that_changes_takes_no_keys_from_who_types(window, qtbot):
    window.go_live()
    window.table.do("next-steps")
    steps = window.findChild(StepsWindow)
    bring_up(steps)
    window.projector.settle()
    turns()
    assert steps.isActiveWindow()
    assert window.projector.window.isVisible()
    # Asked for again, the wall comes up over everything.
    window.go_live()
    qtbot.waitUntil(window.projector.window.isActiveWindow)


def test_nothing_yet_is_a_question(window):
    gathering.change_round(window.workbench.history, window.stage.round.id, question="")
    assert "What will happen next?" in [letters.text for letters in drawn(window)]
