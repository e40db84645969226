"""Then and now: each picture and theme stands in one list, and what it says of both sides is what is there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.model.board import make_board
from bonfire_deck.model.comparing import compare, headings, items_of, told
from tests.model.boards import card, reaction, session, theme, together

CARDS = [card(1, "Roads", "p1"), card(2, "Cogs", "p2"), card(3, "Fire", "p3"), card(4, "", words="Now  what?")]
OTHERS = [card(7, "Streets", "p1"), card(1, "Cogs", "p2"), card(2, "Fire", "p9"), card(3, "", words="now what")]


def boards():
    then = session(
        [reaction(1), reaction(2), reaction(3, card_id="c2"), reaction(4, card_id="c3"), reaction(5, card_id="c4")],
        cards=CARDS,
        **together(theme(1, "x1", "x3", title="Warm rooms", dots=5), theme(2, "x4", title="Gone", dots=3)),
    )
    now = session(
        [reaction(1, card_id="c7"), reaction(2, card_id="c1"), reaction(3, card_id="c2"), reaction(4, card_id="c3")],
        cards=OTHERS,
        **together(theme(1, "x2", title="New one", dots=9), theme(2, "x1", title=" warm ROOMS!", dots=4)),
    )
    return then, now


def lists(found):
    return {name: [thing.heading for thing in getattr(found, name)] for name in headings()}


def test_pictures_are_the_same_by_their_bytes_and_words_by_their_words():
    assert lists(compare(*boards(), "now", "picture")) == {
        "new": ["2 Fire"], "gone": ["3 Fire"], "moved": ["1 Cogs"], "stayed": ["7 Streets", "3 Card 3"],
    }  # fmt: skip


def test_themes_are_the_same_by_their_names_and_move_by_their_energy():
    found = compare(*boards(), "now", "theme")

    assert lists(found) == {"new": ["New one"], "gone": ["Gone"], "moved": [" warm ROOMS!"], "stayed": []}
    (moved,) = found.moved
    assert (moved.then, moved.now, moved.was, moved.is_) == (2, 1, ("1",), ("2",))
    assert told(moved, "theme") == " warm ROOMS!: 1 reaction, 2 then · energy: place 1 → place 2"


def test_the_sentences_say_how_much_was_said_and_where_it_stood():
    found = compare(*boards(), "now", "picture")

    said = {name: [told(thing, "picture") for thing in getattr(found, name)] for name in headings()}
    assert said == {
        "new": ["2 Fire: 1 reaction"],
        "gone": ["3 Fire: 1 reaction then"],
        "moved": ["1 Cogs: 1 reaction, as many as then · Warm rooms → New one"],
        "stayed": ["7 Streets: 1 reaction, 2 then", "3 Card 3: 1 reaction, as many as then"],
    }


def test_dots_that_are_not_revealed_move_nothing():
    then, now = boards()
    hidden = replace(now, dots=tuple(replace(row, revealed=False) for row in now.dots))

    (moved,) = compare(then, hidden, "now", "theme").moved
    assert "place 1 → no dots" in told(moved, "theme")


def test_each_thing_can_be_found_on_its_board():
    then, now = boards()
    found = compare(then, now, "now", "picture")
    board = make_board(now, "now", "picture")

    assert items_of(board, [found.new[0].now_id]) == {"c2", "c2/c2"}
    for thing in (*found.new, *found.moved, *found.stayed):
        assert items_of(board, [thing.now_id])
    assert items_of(board, []) == frozenset()


NAMES = st.sampled_from(["Warm", "warm!", "Cold", "Wärm", "  ", "Fern"])


@st.composite
def sessions(draw):
    cards = [card(number, f"Card {number}", draw(st.sampled_from(["p1", "p2", "p3", ""]))) for number in range(1, 4)]
    said = [
        reaction(n, card_id=draw(st.sampled_from(["c1", "c2", "c3", "gone"]))) for n in range(draw(st.integers(0, 6)))
    ]
    names = draw(st.lists(NAMES, max_size=3))
    members = [draw(st.lists(st.sampled_from([r.id for r in said]), unique=True)) if said else [] for _name in names]
    themes = [theme(n, *members[n], title=name, dots=draw(st.integers(0, 3))) for n, name in enumerate(names)]
    return session(said, cards=cards, **(together(*themes) if themes else {}))


@given(then=sessions(), now=sessions(), by=st.sampled_from(["picture", "theme"]))
def test_nothing_is_lost_and_the_other_way_round_is_the_mirror(then, now, by):
    found, mirror = compare(then, now, "now", by), compare(now, then, "now", by)

    assert len(found.new) == len(mirror.gone)
    assert len(found.gone) == len(mirror.new)
    assert {t.now_id for t in found.moved} == {t.then_id for t in mirror.moved}
    assert {t.now_id for t in found.stayed} == {t.then_id for t in mirror.stayed}
    same = compare(now, now, "now", by)
    assert (same.new, same.gone, same.moved) == ((), (), ())
    assert all(told(thing, by) for name in headings() for thing in getattr(found, name))


@pytest.mark.parametrize("by", ["picture", "theme"])
def test_withdrawn_words_and_other_parts_count_nowhere(by):
    then, now = boards()
    withdrawn = replace(now, reactions=tuple(replace(r, withdrawn=True) for r in now.reactions))

    found = compare(then, withdrawn, "now", "picture")
    assert not found.new
    assert not any(thing.now for name in headings() for thing in getattr(found, name))
    assert compare(then, now, "want", by) == compare(now, then, "want", by)
