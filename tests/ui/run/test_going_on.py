"""Going on too early: said quietly, never asked, and going back is as easy."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bonfire_deck.files import choosing, gathering

SHIFT = Qt.KeyboardModifier.ShiftModifier


def said_on_going_on(window):
    window.say("")
    QTest.keyClick(window.side.field, Qt.Key.Key_F8)
    return window.line.text()


def test_a_round_in_which_nothing_was_kept_is_named_and_going_back_is_one_key(window):
    first = window.stage.round
    assert "Nothing was kept" not in said_on_going_on(window), "while not live nobody waits"
    QTest.keyClick(window.side.field, Qt.Key.Key_F8, SHIFT)
    window.go_live()
    assert f"“{first.title}”" in said_on_going_on(window)
    assert "Shift+F8" in window.line.text()
    QTest.keyClick(window.side.field, Qt.Key.Key_F8, SHIFT)
    assert window.stage.round == first


@pytest.mark.parametrize("kept", ["words", "card", "pass"])
def test_where_a_group_has_said_chosen_or_passed_nothing_is_said(window, kept):
    window.go_live()
    group, round_ = window.stage.session.groups[0], window.stage.round
    if kept == "words":
        QTest.keyClicks(window.side.field, "one word")
        QTest.keyClick(window.side.field, Qt.Key.Key_Return)
    elif kept == "card":
        choosing.choose(window.workbench.history, round_, group.id, "1", window.stage.card.id)
    else:
        choosing.pass_turn(window.workbench.history, round_, group.id)
    assert "Nothing was kept" not in said_on_going_on(window)
    assert window.stage.round != round_


def test_in_the_last_round_there_is_no_going_on_and_nothing_is_said(window):
    window.stage.go_to_round(window.stage.session.rounds[-1].id)
    window.go_live()
    assert "Nothing was kept" not in said_on_going_on(window)


def test_from_the_choices_a_round_of_one_picture_for_all_shows_the_picture_not_empty_places(window):
    gathering.change_round(window.workbench.history, window.stage.round.id, choosing="deal")
    window.choosing.draw_or_deal()
    assert window.stage.mode == "choices"
    QTest.keyClick(window.side.field, Qt.Key.Key_F8)
    assert (window.stage.round.choosing, window.stage.mode) == ("show", "picture")
    QTest.keyClick(window.side.field, Qt.Key.Key_F8, SHIFT)
    window.choosing.show("ranking")
    QTest.keyClick(window.side.field, Qt.Key.Key_F8)
    assert window.stage.mode == "choices", "the ranking is of all rounds"
