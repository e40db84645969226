"""The laws of the free board and of aligning: nobody else is pushed about, and nothing comes to lie over another."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonfire_deck.model.aligning import WAYS, aligned, places_of_moved, targets
from bonfire_deck.model.board import FREE, make_board
from bonfire_deck.model.free import free_places_after, free_sizes, lay_out_free
from bonfire_deck.model.handling import item_at
from bonfire_deck.model.laying_out import lay_out, paper_shape
from bonfire_deck.model.layout import GAP, Rect
from tests.model.boards import measures, reaction, session

said = st.lists(
    st.builds(
        dict,
        text=st.text("abcdefghij   ", min_size=1, max_size=90),
        card_id=st.sampled_from(["c1", "c2", "c3", "c4", "gone"]),
    ),
    min_size=1,
    max_size=30,
)
boxes = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3),
    st.builds(Rect, *[st.integers(-900, 900)] * 2, *[st.integers(20, 400)] * 2),
    min_size=1,
    max_size=12,
)


def board(facts, by=FREE):
    return make_board(session([reaction(number, **fields) for number, fields in enumerate(facts)]), "now", by)


def free(facts, placed=None, by_picture=None, sizes=None):
    return lay_out_free(board(facts), measures(), by_picture or {}, placed or {}, sizes or {}, paper_shape())


def things(laid_out):
    return {item: laid_out.rects[item] for item in laid_out.section_of}


def overlapping(rects):
    return [(a, b) for a, b in itertools.combinations(rects, 2) if a.overlaps(b)]


@settings(deadline=None)
@given(said)
def test_it_begins_as_the_board_by_picture_with_what_was_moved_there(facts):
    by_picture = {"c1": (900.0, 700.0), "x0": (-300.0, 10.0)}

    made = lay_out(board(facts, "picture"), measures(), paper_shape(), by_picture)

    assert things(free(facts, by_picture=by_picture)) == {item: made.rects[item] for item in made.section_of}


@settings(deadline=None)
@given(said, st.data())
def test_what_is_moved_lies_there_and_everything_else_where_it_was(facts, data):
    before = free(facts)
    items = data.draw(st.sets(st.sampled_from(sorted(before.rects)), min_size=1, max_size=4))
    chosen = targets(before, items)

    placed = free_places_after(before, items, 130.5, -70.25)
    after = things(free(facts, placed, by_picture={"c1": (5000.0, 5000.0)}))

    for item, rect in things(before).items():
        assert after[item] == pytest.approx(rect.moved(130.5, -70.25) if item in chosen else rect, abs=0.02)


@settings(deadline=None)
@given(said, said)
def test_what_is_said_later_finds_room_and_pushes_nothing_about(facts, more):
    before = free(facts)
    placed = free_places_after(before, (), 0, 0)

    after = things(free([*facts, *more], placed, sizes=free_sizes(before)))

    assert {item: (after[item].x, after[item].y) for item in placed} == placed
    assert overlapping(after.values()) == []
    assert len([item for item in after if item.startswith("x")]) == len(facts) + len(more)


def test_there_are_no_sheets_to_take_hold_of():
    laid_out = free([{"card_id": "c1"}, {"card_id": "c1"}])
    sheet = (
        lay_out(board([{"card_id": "c1"}, {"card_id": "c1"}], "picture"), measures(), paper_shape()).sections[0].rect
    )

    assert item_at(laid_out, sheet.x + 3, sheet.y + 3) is None
    note = laid_out.rects["x1"]
    assert item_at(laid_out, note.x + 3, note.y + 3) == "x1"


@settings(deadline=None)
@given(boxes, st.sampled_from(WAYS))
def test_what_is_aligned_lies_on_nothing_keeps_its_size_and_stays_so(rects, way):
    made = aligned(rects, way)

    assert overlapping(made.values()) == []
    assert {item: rect[2:] for item, rect in made.items()} == {item: rect[2:] for item, rect in rects.items()}
    for item, rect in aligned(made, way).items():
        assert rect == pytest.approx(made[item], abs=1e-6)


@given(boxes)
def test_edges_are_those_of_the_outermost(rects):
    assert {rect.x for rect in aligned(rects, "left").values()} == {min(rect.x for rect in rects.values())}
    assert {rect.y for rect in aligned(rects, "top").values()} == {min(rect.y for rect in rects.values())}
    assert {rect.y for rect in aligned(rects, "row").values()} == {min(rect.y for rect in rects.values())}


@given(boxes)
def test_what_is_spread_has_the_same_gap_everywhere(rects):
    made = aligned(rects, "spread").values()
    across = sorted(made, key=lambda rect: (rect.x, rect.y))
    down = sorted(made, key=lambda rect: (rect.y, rect.x))
    gaps = [b.x - a.right for a, b in itertools.pairwise(across)], [b.y - a.bottom for a, b in itertools.pairwise(down)]

    assert any(len(ways) == 0 or (min(ways) >= GAP - 1e-6 and max(ways) - min(ways) < 1e-6) for ways in gaps)


@settings(deadline=None)
@given(said, st.sampled_from(WAYS), st.data())
def test_aligning_on_a_free_board_leaves_the_rest_where_it_was(facts, way, data):
    before = free(facts)
    chosen = targets(before, data.draw(st.sets(st.sampled_from(sorted(before.rects)), min_size=1, max_size=6)))
    wanted = aligned(chosen, way)

    after = things(free(facts, places_of_moved(before, wanted)))

    for item, rect in things(before).items():
        assert after[item] == pytest.approx(wanted.get(item, rect), abs=0.02)
