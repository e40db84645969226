"""A stranger's file whose every value is allowed, and none is one that we would have written: work goes on in it."""

import pytest

from bonfire_deck.files import gathering, laying
from bonfire_deck.files.checking import check
from bonfire_deck.files.history import History
from bonfire_deck.files.making import DIGITS, sort_key
from bonfire_deck.files.opening import close, open_for_writing
from bonfire_deck.files.reading import Reader
from bonfire_deck.files.second_deck import add_deck
from bonfire_deck.model.plan import ready_plan
from bonfire_deck.paths import Paths
from tests.files.builders import LAPTOP, deck_at, picture

ODD_KEYS = ("", "0", "z", "!", "\x00", "Z", "é", "\U0010ffff", "a b", "z" * 100_000, "0" * 100_000)


@pytest.mark.parametrize("before", ODD_KEYS, ids=lambda key: ascii(key[:9]))
@pytest.mark.parametrize("behind", ODD_KEYS, ids=lambda key: ascii(key[:9]))
def test_any_two_neighbours_have_a_key_between_them_that_is_one_of_ours(before, behind):
    key = sort_key(before, behind)
    assert key
    assert set(key) <= set(DIGITS)
    assert len(key) <= 10_001


@pytest.mark.parametrize("key", ODD_KEYS, ids=lambda key: ascii(key[:9]))
def test_rounds_and_cards_are_added_behind_odd_ones(tmp_path, mine, key):
    connection = open_for_writing(mine)
    reader = Reader(connection)
    history = History(connection, mine, LAPTOP, reader.forget)
    shown = reader.session()
    with history.edit("Forged") as edit:
        for row in (*shown.rounds, *shown.cards):
            edit.change("rounds" if row in shown.rounds else "cards", row.id, sort=key)
        edit.change("cards", shown.cards[0].id, number=2**31)
    gathering.add_round(history, ready_plan("own")[0], reader.session().rounds, reader.session().rounds[0])
    laying.add_live(history, reader.session(), [picture(77)], "Flip chart")
    other = deck_at(tmp_path / "other.bonfiredeck", 2)
    assert len(add_deck(history, reader.session(), other, Paths.under(tmp_path / "home"))) == 2
    close(connection)
    assert check(mine).problems == ()
