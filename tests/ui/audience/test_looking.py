"""Freezing, enlarging and lighting up what the room sees: by keys and mouse, as painted, and after a crash."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from bonfire_deck.files import gathering
from tests.patience import bring_up

DIMMEST = 30


def seen(window):
    shown = window.projector.window
    shown.showNormal()
    shown.resize(1280, 720)
    return shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    # There is one screen here, so that the audience window has the keys; with two the facilitator's has them.
    bring_up(window)
    QTest.keyClick(window.side.field, key, modifier)


@pytest.fixture
def live(window):
    window.stage.let_move(False)
    window.go_live()
    return window


def test_frozen_nothing_that_is_done_changes_what_the_room_sees_and_after_it_nothing_old_comes(live, qtbot):
    before = seen(live)
    press(live, Qt.Key.Key_F9)
    live.stage.step_card(2)
    live.stage.set(titles=True)
    gathering.keep_reaction(
        live.workbench.history, text="aloud", kind="see", card_id=live.stage.session.cards[0].id, group_id=None,
        round_id=live.stage.round.id, shown=True,
    )  # fmt: skip
    live.stage.step_round(1)
    assert seen(live) == before
    assert "rozen" in live.line.text()
    qtbot.waitUntil(lambda: live.images.is_ready(live.stage.card.picture_id))
    press(live, Qt.Key.Key_F9)
    after = seen(live)
    assert after != before
    live.projector.window.draw_again()
    assert seen(live) == after


def test_black_comes_at_once_also_when_frozen_and_the_frozen_view_comes_back(live):
    before = seen(live)
    press(live, Qt.Key.Key_F9)
    press(live, Qt.Key.Key_F7)
    assert seen(live).pixelColor(640, 300).name() == "#000000"
    press(live, Qt.Key.Key_F7)
    assert seen(live) == before


def test_frozen_in_black_it_stays_black(live):
    press(live, Qt.Key.Key_F7)
    press(live, Qt.Key.Key_F9)
    press(live, Qt.Key.Key_F7)
    live.stage.step_card(1)
    assert seen(live).pixelColor(640, 300).name() == "#000000"


def test_what_is_frozen_is_the_same_after_a_crash(opened):
    window = opened()
    window.stage.let_move(False)
    window.go_live()
    gathering.keep_reaction(
        window.workbench.history, text="before", kind="see", card_id=window.stage.card.id, group_id=None,
        round_id=window.stage.round.id, shown=True,
    )  # fmt: skip
    window.looking.nearer(2)
    before = seen(window)
    press(window, Qt.Key.Key_F9)
    gathering.keep_reaction(
        window.workbench.history, text="after", kind="see", card_id=window.stage.card.id, group_id=None,
        round_id=window.stage.round.id, shown=True,
    )  # fmt: skip
    window.stage.step_card(3)
    again = opened()
    assert seen(again) == before
    press(again, Qt.Key.Key_F9)
    assert seen(again) != before


def test_leaving_live_ends_the_freeze(live):
    press(live, Qt.Key.Key_F9)
    # On one screen the first Esc shows the holding picture.
    press(live, Qt.Key.Key_Escape)
    press(live, Qt.Key.Key_Escape)
    assert not live.stage.live
    assert live.stage.showing.frozen is None
    press(live, Qt.Key.Key_F9)
    assert live.stage.showing.frozen is None


def drag(window, start, end, modifier):
    picture = window.picture
    target = picture.target()

    def at(x, y):
        return QPointF(target.x() + x * target.width(), target.y() + y * target.height()).toPoint()

    QTest.mousePress(picture, Qt.MouseButton.LeftButton, modifier, at(*start))
    QTest.mouseMove(picture, at(*end))
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, modifier, at(*end))


def test_shift_and_drag_enlarges_on_both_windows_and_a_click_still_pins_there(live):
    before = seen(live)
    drag(live, (0.5, 0.5), (0.75, 0.75), Qt.KeyboardModifier.ShiftModifier)
    assert live.stage.showing.zoom == pytest.approx((0.5, 0.5, 0.25, 0.25), abs=0.02)
    assert live.side.pin is None
    middle = live.picture.target().center().toPoint()
    QTest.mouseClick(live.picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert live.side.pin == pytest.approx((0.625, 0.625), abs=0.02)
    press(live, Qt.Key.Key_Escape)
    press(live, Qt.Key.Key_Escape)
    assert live.stage.showing.zoom is None
    assert live.stage.live
    assert seen(live) == before


def test_ctrl_and_drag_dims_all_but_what_is_framed(live):
    before = seen(live)
    drag(live, (0.4, 0.4), (0.6, 0.6), Qt.KeyboardModifier.ControlModifier)
    lit = seen(live)
    corner = QPoint(300, 120)
    assert lit.pixelColor(corner).lightness() < before.pixelColor(corner).lightness() - DIMMEST
    middle = QPoint(640, 300)
    assert lit.pixelColor(middle) == before.pixelColor(middle)
    live.looking.move(1, 0)
    assert seen(live) != lit
    live.stage.step_card(1)
    assert live.stage.showing.spot is None


def test_by_keys_alone(live):
    press(live, Qt.Key.Key_Equal, Qt.KeyboardModifier.AltModifier)
    first = live.stage.showing.zoom
    assert first == pytest.approx((1 / 6, 1 / 6, 2 / 3, 2 / 3))
    press(live, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert live.stage.showing.zoom[0] > first[0]
    press(live, Qt.Key.Key_Minus, Qt.KeyboardModifier.AltModifier)
    press(live, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert live.stage.showing.zoom is None
    live.side.set_pin((0.2, 0.8))
    press(live, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    x, y, width, height = live.stage.showing.spot
    assert x <= 0.2 <= x + width
    assert y <= 0.8 <= y + height


def test_what_is_enlarged_and_lit_is_there_after_a_crash(opened):
    window = opened()
    window.stage.showing.set(zoom=(0.1, 0.2, 0.5, 0.5), spot=(0.2, 0.3, 0.2, 0.2))
    showing = opened().stage.showing
    assert showing.zoom == (0.1, 0.2, 0.5, 0.5)
    assert showing.spot == (0.2, 0.3, 0.2, 0.2)
