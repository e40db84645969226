"""The round's timer, its bell, and dropping a round."""

import wave

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from bonfire_deck.model.clock import Timer
from bonfire_deck.ui.run.bell import bell_file
from tests.patience import turns

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_time_is_told_once_when_it_is_up_with_what_may_be_dropped(window, qtbot):
    window.go_live()
    window.stage.begun_at = window.stage.now() - 1500
    window.timing.switch_bell()
    window.stage.set_timer(Timer(left=0.4, public=False).started(window.stage.now()))
    qtbot.waitUntil(lambda: "Time is up" in window.line.text())
    assert "5 min behind" in window.line.text()
    assert "To skip “Discover”: Ctrl+Shift+D" in window.line.text()
    window.say("")
    for _again in range(3):
        window.timing.look()
    assert window.line.text() == ""
    # The bar has a clock of its own.
    qtbot.waitUntil(lambda: window.bar.time.property("state") in ("over", "flash"))
    assert window.bar.time.text().startswith(("0:00", "+"))


def test_a_dropped_round_is_struck_through_stepped_over_and_comes_back_by_undo(window, qtbot):
    field = window.side.field
    qtbot.keyClick(field, Qt.Key.Key_D, CONTROL_SHIFT)
    assert "“Discover” is skipped" in window.line.text()
    # The steps of before are gone with the next turn of the loop.
    turns()
    step = window.findChild(QPushButton, "round-2")
    assert step.accessibleName() == "Round 2, Discover, skipped"
    assert step.property("dropped") is True
    qtbot.keyClick(field, Qt.Key.Key_F8)
    assert window.stage.round.title == "Dream"
    qtbot.keyClick(field, Qt.Key.Key_D, CONTROL_SHIFT)
    qtbot.keyClick(field, Qt.Key.Key_D, CONTROL_SHIFT)
    assert "No later round is optional" in window.line.text()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not any(round_.dropped for round_ in window.stage.session.rounds)
    qtbot.keyClick(field, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert window.stage.round.title == "Discover"


def test_the_bell_can_be_off_for_good_and_is_soft(window, qtbot):
    assert window.timing.bell_is_on
    qtbot.keyClick(window.side.field, Qt.Key.Key_B, CONTROL_SHIFT)
    assert not window.timing.bell_is_on
    assert window.line.text() == "The bell is off."
    with wave.open(str(bell_file(window.workbench.paths)), "rb") as file:
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
    assert file.getnframes() / file.getframerate() > 2
    loudest = max(abs(sample) for sample in samples)
    assert 3000 < loudest < 16_000
    assert abs(samples[0]) < 200
    assert max(abs(sample) for sample in samples[-2000:]) < loudest / 20
