"""Choosing cards in the run window, by keys and mouse as a facilitator does, and what the room sees of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from bonfire_deck.files import gathering
from tools.looks.look import until_still

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TO_BE_SEEN = 8
NONE = Qt.KeyboardModifier.NoModifier


def press(window, key, modifier=NONE, field=None):
    QTest.keyClick(field or window.focusWidget(), key, modifier)


def choose(window, group, number):
    press(window, Qt.Key(Qt.Key.Key_0 + group), CTRL)
    press(window, Qt.Key.Key_J, CTRL)
    QTest.keyClicks(window.choices.field, str(number))
    press(window, Qt.Key.Key_Return, field=window.choices.field)


def way(window, **fields):
    gathering.change_round(window.workbench.history, window.stage.round.id, **fields)


def held(window):
    numbers = {card.id: card.number for card in window.stage.session.cards}
    hands = {hand.group.number if hand.group else 0: hand.choices for hand in window.choosing.hands()}
    return {group: [numbers[choice.card_id] for choice in hand if choice.card_id] for group, hand in hands.items()}


def wall(window):
    shown = window.projector.window
    shown.resize(1280, 720)
    return shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def alike(one, other):
    """Whether two walls show the same: the edges of large letters are not drawn alike to the last bit."""
    places = [(x, y) for x in range(0, 1280, 4) for y in range(0, 720, 4)]
    return all(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) < TO_BE_SEEN for x, y in places
    )


def test_each_group_takes_a_card_by_its_number_without_the_mouse(window):
    way(window, choosing="free")
    choose(window, 1, 4)
    choose(window, 2, 4)
    choose(window, 3, 6)
    assert held(window) == {1: [4], 2: [4], 3: [6], 4: [], 5: []}
    press(window, Qt.Key.Key_Escape)
    assert window.side.field.hasFocus()
    assert window.choices.isVisible()


def test_another_card_takes_the_place_of_the_first_and_undo_brings_it_back(window):
    way(window, choosing="free")
    choose(window, 1, 4)
    choose(window, 1, 5)
    assert held(window)[1] == [5]
    window.undo()
    assert held(window)[1] == [4]


def test_now_and_wanted_are_two_cards(window):
    way(window, choosing="free", now_and_wanted=1)
    choose(window, 2, 1)
    choose(window, 2, 3)
    hand = window.choosing.hands()[1]
    assert [choice.slot for choice in hand.choices] == ["now", "want"]


def test_a_number_that_no_card_has_is_said_and_stays_to_be_changed(window):
    window.choices.ask()
    QTest.keyClicks(window.choices.field, "99")
    press(window, Qt.Key.Key_Return, field=window.choices.field)
    assert "99" in window.line.text()
    assert window.choices.field.selectedText() == "99"


def test_a_pass_is_a_pass(window):
    way(window, choosing="free")
    press(window, Qt.Key.Key_3, CTRL)
    press(window, Qt.Key.Key_J, CTRL | SHIFT)
    assert window.choosing.hands()[2].passed
    assert "pass" in window.choices._cells[2].text()
    press(window, Qt.Key.Key_J, CTRL | SHIFT)
    assert not window.choosing.hands()[2].choices


def test_hidden_choices_are_seen_only_when_revealed_one_by_one_and_all_at_once(window):
    window.stage.let_move(False)
    way(window, choosing="free", hidden_choices=1)
    choose(window, 1, 2)
    choose(window, 2, 3)
    press(window, Qt.Key.Key_F6, SHIFT)
    assert window.stage.mode == "choices"
    hidden = wall(window)
    press(window, Qt.Key.Key_H, CTRL)
    one = wall(window)
    assert not alike(one, hidden)
    assert [bool(hand.hidden) for hand in window.choosing.hands()] == [False, True, False, False, False]
    press(window, Qt.Key.Key_H, CTRL | SHIFT)
    assert not any(hand.hidden for hand in window.choosing.hands())
    press(window, Qt.Key.Key_H, CTRL | SHIFT)
    assert alike(wall(window), hidden)
    QTest.mouseClick(window.choices._cells[0], Qt.MouseButton.LeftButton)
    assert alike(wall(window), one)


def test_hidden_face_down_says_nothing_of_the_card(window):
    way(window, choosing="free", hidden_choices=1)
    choose(window, 1, 2)
    window.choosing.show("side")
    before = wall(window)
    choose(window, 1, 5)
    assert alike(wall(window), before)
    window.choosing.pass_turn()
    assert alike(wall(window), before)


def test_the_clicker_reveals_goes_through_the_groups_pictures_and_back(window):
    way(window, choosing="free", hidden_choices=1)
    choose(window, 1, 2)
    choose(window, 3, 5)
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_F6, SHIFT)
    for _time in range(2):
        press(window, Qt.Key.Key_PageDown)
    assert not any(hand.hidden for hand in window.choosing.hands())
    press(window, Qt.Key.Key_PageDown)
    assert (window.stage.mode, window.stage.card.number, window.stage.group.number) == ("picture", 2, 1)
    press(window, Qt.Key.Key_PageDown)
    assert (window.stage.card.number, window.stage.group.number) == (5, 3)
    press(window, Qt.Key.Key_PageUp)
    press(window, Qt.Key.Key_PageUp)
    assert window.stage.mode == "choices"
    press(window, Qt.Key.Key_PageUp)
    assert [bool(hand.hidden) for hand in window.choosing.hands()] == [False, False, True, False, False]


def test_f3_deals_each_group_its_cards_once_and_draws_again_once(window):
    way(window, choosing="deal", cards_each=1)
    press(window, Qt.Key.Key_F3)
    dealt = held(window)
    assert sorted(len(cards) for cards in dealt.values()) == [1] * 5
    assert len({cards[0] for cards in dealt.values()}) == 5
    assert window.stage.mode == "choices"
    press(window, Qt.Key.Key_F3)
    assert held(window) == dealt
    press(window, Qt.Key.Key_2, CTRL)
    press(window, Qt.Key.Key_F3, SHIFT)
    again = held(window)
    assert again[2] != dealt[2]
    assert {number: cards for number, cards in again.items() if number != 2} == {
        number: cards for number, cards in dealt.items() if number != 2
    }
    press(window, Qt.Key.Key_F3, SHIFT)
    assert held(window) == again
    window.choosing.say_seed()
    seeds = {choice.seed.rstrip("+") for hand in window.choosing.hands() for choice in hand.choices}
    assert seeds.pop() in window.line.text()


def test_f3_draws_a_card_puts_it_up_and_none_comes_twice(window):
    way(window, choosing="draw", place="plenary")
    numbers = []
    for _card in window.stage.session.cards:
        press(window, Qt.Key.Key_F3)
        numbers.append(window.stage.card.number)
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]
    press(window, Qt.Key.Key_PageUp)
    assert window.stage.card.number == numbers[-2]


def test_behind_a_card_that_was_drawn_in_between_the_pictures_go_on(window):
    window.stage.go_live()
    window.stage.set(group="")
    window.table.do("draw")
    cards = window.stage.session.cards
    drawn = cards.index(window.stage.card)
    window.table.do("next-card" if drawn + 1 < len(cards) else "previous-card")

    assert abs(cards.index(window.stage.card) - drawn) == 1


def test_a_drawn_card_turns_and_without_motion_is_there_at_once(window, qtbot):
    way(window, choosing="draw")
    window.go_live()
    shown = window.projector.window
    qtbot.waitUntil(shown.isVisible)
    until_still()
    window.choosing.draw()
    assert shown._turning
    qtbot.waitUntil(lambda: not shown._turning)
    window.stage.let_move(False)
    window.choosing.draw()
    assert not shown._turning


def test_the_gallery_finds_a_card_by_its_printed_number_and_puts_it_up(window):
    press(window, Qt.Key.Key_F4)
    assert window.gallery.isVisible()
    assert window.stage.mode == "gallery"
    QTest.keyClicks(window.focusWidget(), "5")
    press(window, Qt.Key.Key_Return)
    assert (window.stage.mode, window.stage.card.number) == ("picture", 5)
    assert not window.gallery.isVisible()
    assert window.side.field.hasFocus()


def test_the_gallery_by_arrows_clicker_and_mouse_and_esc_brings_back_what_was_there(window):
    window.stage.set(mode="board")
    press(window, Qt.Key.Key_F4)
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_PageDown)
    assert window.gallery._marked().number == 3
    press(window, Qt.Key.Key_Escape)
    assert window.stage.mode == "board"
    press(window, Qt.Key.Key_F4)
    grid = window.gallery.grid
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, NONE, grid.visualRect(grid.cards.index(4)).center())
    QTest.mouseClick(window.gallery.findChild(type(window.bar.time), "gallery-put-up"), Qt.MouseButton.LeftButton)
    assert window.stage.card.number == 5


def test_the_gallery_gives_the_marked_card_to_the_group_that_is_speaking(window):
    press(window, Qt.Key.Key_F4)
    press(window, Qt.Key.Key_2, CTRL)
    QTest.keyClicks(window.focusWidget(), "6")
    press(window, Qt.Key.Key_Return, CTRL)
    assert held(window)[2] == [6]
    assert window.gallery.isVisible()


def test_the_gallery_is_open_again_after_a_crash(opened):
    window = opened()
    press(window, Qt.Key.Key_F4)
    press(window, Qt.Key.Key_End)
    again = opened()
    assert again.gallery.isVisible()
    assert again.gallery._marked().number == 6


def test_a_card_set_aside_is_left_out_of_going_on_of_the_gallery_and_of_dealing(window):
    window.stage.step_card(1)
    press(window, Qt.Key.Key_O, CTRL | SHIFT)
    assert window.stage.session.cards[1].set_aside
    press(window, Qt.Key.Key_PageUp)
    press(window, Qt.Key.Key_PageDown)
    assert window.stage.card.number == 3
    way(window, choosing="deal")
    press(window, Qt.Key.Key_F3)
    assert 2 not in [number for cards in held(window).values() for number in cards]
    press(window, Qt.Key.Key_F4)
    QTest.keyClicks(window.focusWidget(), "2")
    press(window, Qt.Key.Key_Delete)
    assert not window.stage.session.cards[1].set_aside


@pytest.mark.parametrize("view", ["side", "words", "ranking"])
def test_the_views_of_the_choices_differ_and_follow(window, view):
    way(window, choosing="free")
    choose(window, 1, 4)
    window.choosing.show(view)
    before = wall(window)
    choose(window, 2, 4)
    gathering.keep_reaction(
        window.workbench.history, text="Said", kind="see", card_id=window.stage.card.id,
        group_id=window.stage.group_id, round_id=window.stage.round.id, shown=True,
    )  # fmt: skip
    assert not alike(wall(window), before)


def test_the_way_of_choosing_is_changed_in_the_window(window):
    window.choices.ask()
    menu = window.choices._way.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Dealt to each group").trigger()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Hidden until revealed").trigger()
    assert (window.stage.round.choosing, window.stage.round.hidden_choices) == ("deal", True)
