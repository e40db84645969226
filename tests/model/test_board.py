import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonfire_deck.model.board import NOT_SORTED, PLENARY, VIEWS, found_in, make_board
from bonfire_deck.model.words import KINDS, PARTS
from tests.model.boards import card, reaction, session

said = st.builds(
    dict,
    card_id=st.sampled_from(["c1", "c2", "c3", "gone", None]),
    group_id=st.sampled_from(["g1", "g2", "gone", None]),
    round_id=st.sampled_from(["r1", "r2", "r3", "gone", None]),
    kind=st.sampled_from(KINDS),
)


def on(board):
    return [line.reaction.id for section in board.sections for line in section.lines]


@settings(deadline=None)
@given(st.lists(said, max_size=30), st.sampled_from(VIEWS))
def test_every_living_reaction_stands_exactly_once(facts, by):
    whole = session([reaction(number, **fields) for number, fields in enumerate(facts)])

    shown = list(itertools.chain.from_iterable(on(make_board(whole, part, by)) for part in PARTS))

    assert sorted(shown) == sorted(row.id for row in whole.reactions)


@settings(deadline=None)
@given(st.lists(said, max_size=30), st.sampled_from(VIEWS), st.sampled_from(PARTS))
def test_a_board_has_the_pictures_that_were_spoken_about_and_no_others(facts, by, part):
    board = make_board(session([reaction(number, **fields) for number, fields in enumerate(facts)]), part, by)

    for section in board.sections:
        cards = {line.reaction.card_id for line in section.lines} & {"c1", "c2", "c3"}
        assert {shown.id for shown in section.cards} == cards


def test_by_picture_a_reaction_whose_card_is_gone_is_not_sorted_yet_and_stands_last():
    board = make_board(session([reaction(1, card_id="gone"), reaction(2), reaction(3, card_id=None)]), "now", "picture")

    assert [section.id for section in board.sections] == ["c1", NOT_SORTED]
    assert [line.reaction.id for line in board.sections[1].lines] == ["x1", "x3"]
    assert board.sections[1].is_rest


def test_by_group_the_plenary_has_its_own_place():
    rows = [reaction(1, group_id=None), reaction(2, group_id="gone"), reaction(3, group_id="g2")]

    board = make_board(session(rows), "now", "group")

    assert [section.id for section in board.sections] == ["g2", PLENARY, NOT_SORTED]
    assert board.plenary_count == 1
    assert [count for _, count in board.group_counts] == [0, 1, 0]


def test_a_picture_keeps_its_place_when_another_is_spoken_about_more():
    rows = [reaction(1, card_id="c2"), reaction(2, card_id="c1")]

    before = [section.id for section in make_board(session(rows), "now", "picture").sections]
    more = [*rows, reaction(3, card_id="c1"), reaction(4, card_id="c3")]

    assert [section.id for section in make_board(session(more), "now", "picture").sections] == [*before, "c3"]


def test_counts_are_said_in_words():
    board = make_board(session([reaction(1), reaction(2, group_id="g2"), reaction(3, card_id="c2")]), "now", "picture")

    assert board.title == "Where are we now?"
    assert board.count_text == "2 pictures · 3 reactions"
    assert board.sections[0].count_text == "2 reactions · 2 of 3 groups"


def test_a_picture_without_a_title_is_called_by_its_number():
    untitled = card(7)
    board = make_board(
        session([reaction(1, card_id="c7")], [untitled.__class__(**_fields(untitled) | {"title": ""})]),
        "now",
        "picture",
    )

    assert board.sections[0].heading == "Picture 7"


def _fields(row):
    return {name: getattr(row, name) for name in row.__slots__}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ()),
        ("   ", ()),
        ("FIRE", ("x1",)),
        ("cafe", ("x2",)),
        ("edge warm", ("x1",)),
        ("nothing like it", ()),
        ("strasse", ("x3",)),
    ],
)
def test_find_needs_every_word_and_minds_neither_case_nor_accents(query, found):
    rows = [reaction(1, "Warm by the fire, cold at the edge"), reaction(2, "A café"), reaction(3, "Die Straße")]

    assert found_in(make_board(session(rows), "now", "picture"), query) == found


def test_find_takes_a_number_for_the_card_that_has_it():
    rows = [
        reaction(1, "Warm", card_id="c1"),
        reaction(2, "Cold, 3 times", card_id="c2"),
        reaction(3, "Wet", card_id="c3"),
    ]
    board = make_board(session(rows), "now", "group")
    by_id = {card.id: card.number for section in board.sections for card in section.cards}
    assert found_in(board, str(by_id["c1"])) == ("x1",)
    assert found_in(board, "3") == ("x2", "x3")
    assert by_id["c3"] == 3
