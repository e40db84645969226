"""The number that is printed on a paper card finds it in every field of the run window that asks for a card."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bonfire_deck.files import gathering, library
from bonfire_deck.ui.run.deck_sheet import DeckSheet
from bonfire_deck.ui.run.slips import SlipSheet
from tests.files.builders import deck_at

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NUMBERS = ["5", "#5", "05", "٥"]
"""As people type it: also with the sign before it, with a nought, and in the digits of their script."""


@pytest.mark.parametrize("typed", NUMBERS)
def test_in_the_gallery_for_the_room_and_for_a_group(window, typed):
    QTest.keyClick(window.side.field, Qt.Key.Key_F4)
    window.gallery.field.setText(typed)
    QTest.keyClick(window.gallery.field, Qt.Key.Key_Return, CTRL)
    assert window.stage.session.choices[0].card_id == window.stage.session.cards[4].id
    window.gallery.field.setText(typed)
    QTest.keyClick(window.gallery.field, Qt.Key.Key_Return)
    assert window.stage.card.number == 5


@pytest.mark.parametrize("typed", NUMBERS)
def test_in_the_field_of_the_choices(window, typed):
    gathering.change_round(window.workbench.history, window.stage.round.id, choosing="free")
    QTest.keyClick(window.side.field, Qt.Key.Key_J, CTRL)
    window.choices.field.setText(typed)
    QTest.keyClick(window.choices.field, Qt.Key.Key_Return)
    assert window.stage.session.choices[0].card_id == window.stage.session.cards[4].id


@pytest.mark.parametrize("typed", NUMBERS)
def test_on_a_paper_slip(window, typed):
    QTest.keyClick(window.side.field, Qt.Key.Key_N, CTRL | SHIFT)
    sheet = window.findChild(SlipSheet)
    sheet.fields["card"].setText(typed)
    sheet.fields["words"].setText("from paper")
    QTest.keyClick(sheet.fields["words"], Qt.Key.Key_Return)
    assert window.stage.session.reactions[0].card_id == window.stage.session.cards[4].id


def test_among_the_cards_of_another_deck(window, qtbot):
    paths = window.workbench.paths
    paths.files.mkdir(parents=True)
    library.register(deck_at(paths.files / "Second.bonfiredeck", 12), paths)
    window.adding.open_decks()
    sheet = window.findChild(DeckSheet)
    qtbot.waitUntil(lambda: sheet.cards.count() == 12)
    sheet.cards.setFocus()
    QTest.keyClicks(sheet.cards, "11")
    assert sheet.cards.currentItem().text() == "11  Card 10"


def test_a_card_that_is_set_aside_or_was_added_live_is_found_as_well(window):
    window.choosing.set_aside()
    gathering.change_round(window.workbench.history, window.stage.round.id, choosing="free")
    assert window.choosing.choose_typed("1")
    assert not window.choosing.choose_typed("7")
    assert window.line.text() == "There is no card “7”."
