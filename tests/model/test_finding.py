"""Finding a card by what somebody types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.model.finding import card_numbered, cards_found
from tests.model.boards import card

CARDS = tuple(
    card(number, f"Card of {word}") for number, word in ((1, "fire"), (2, "Water"), (12, "14 birds"), (14, "ice"))
)


@pytest.mark.parametrize("typed", ["14", " 14 ", "#14", "014", "١٤", "１４", "१४"])
def test_the_printed_number_finds_its_card_in_the_digits_of_any_script(typed):
    assert card_numbered(CARDS, typed).number == 14
    assert cards_found(CARDS, typed)[0].number == 14


@pytest.mark.parametrize("typed", ["", "  ", "3", "-14", "1.4", "14a", "²", "4" * 5000, "fire", "#"])
def test_nothing_else_is_a_number(typed):
    assert card_numbered(CARDS, typed) is None


def test_a_number_that_is_not_finished_finds_those_that_begin_with_it_words_find_titles():
    assert [found.number for found in cards_found(CARDS, "1")] == [1, 12, 14]
    assert [found.number for found in cards_found(CARDS, "WATER card")] == [2]
    assert cards_found(CARDS, "") == CARDS
    assert cards_found(CARDS, "nothing") == ()


@given(st.text())
def test_whatever_is_typed_finds_cards_or_none(typed):
    assert set(cards_found(CARDS, typed)) <= set(CARDS)
