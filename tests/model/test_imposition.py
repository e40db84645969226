"""How printed cards lie on paper: nothing overlaps, nothing is cut away, every back is behind its front."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.model.imposition import (
    FLIPS,
    GAPS,
    SHEETS,
    SINGLE,
    SIZES,
    PrintOptions,
    back_sheet,
    front_sheet,
    is_upside_down,
)

options = st.builds(
    PrintOptions,
    size=st.sampled_from(sorted(SIZES)),
    sheet=st.sampled_from([*SHEETS, SINGLE]),
    gap=st.sampled_from([float(gap) for gap in GAPS]),
    bleed=st.floats(0, 10),
    flip=st.sampled_from(FLIPS),
    offset=st.tuples(st.floats(-3, 3), st.floats(-3, 3)),
)
EXACT = 1e-6


def overlaps(one, other):
    return (
        one.x < other.right - EXACT and other.x < one.right - EXACT
        and one.y < other.bottom - EXACT and other.y < one.bottom - EXACT
    )  # fmt: skip


@given(options)
def test_no_card_lies_on_another_nor_over_the_edge(chosen):
    sheet = front_sheet(chosen)
    assert sheet.places
    for place in sheet.places:
        assert place.bleed.x >= -EXACT
        assert place.bleed.right <= sheet.width + EXACT
        assert place.bleed.y >= -EXACT
        assert place.bleed.bottom <= sheet.height + EXACT
        assert place.bleed.x <= place.trim.x + EXACT
        assert place.trim.right <= place.bleed.right + EXACT
    for one, other in itertools.combinations(sheet.places, 2):
        assert not overlaps(one.bleed, other.bleed)


@given(options)
def test_every_card_has_its_size_unless_the_whole_sheet_is_the_card(chosen):
    sheet = front_sheet(chosen)
    for place in sheet.places:
        found = {round(place.trim.width, 6), round(place.trim.height, 6)}
        assert found == set(SIZES[chosen.size]) or (place.trim.width, place.trim.height) == (sheet.width, sheet.height)


@given(options)
def test_marks_touch_no_picture_and_stand_at_every_cut(chosen):
    sheet = front_sheet(chosen)
    for mark in sheet.marks:
        for place in sheet.places:
            box = place.bleed
            assert mark.x2 <= box.x or mark.x1 >= box.right or mark.y2 <= box.y or mark.y1 >= box.bottom
    if len(sheet.places) > 1 and chosen.gap == 3 and chosen.bleed <= 3 and sheet.bleed.y > 2:
        wanted = {round(edge, 6) for place in sheet.places for edge in (place.trim.x, place.trim.right)}
        assert {mark.x1 for mark in sheet.marks if mark.x1 == mark.x2} == wanted


@given(options)
def test_a_back_lies_behind_its_front_once_the_sheet_is_turned(chosen):
    front, back = front_sheet(chosen), back_sheet(chosen)
    x, y = chosen.offset
    stands = front.width <= front.height
    about_upright = (chosen.flip == "long") == stands
    for one, other in zip(front.places, back.places, strict=True):
        seen = other.trim.moved(-x, -y)
        if about_upright:
            assert abs(front.width - seen.right - one.trim.x) < 0.1
            assert abs(seen.y - one.trim.y) < 0.1
        else:
            assert abs(front.height - seen.bottom - one.trim.y) < 0.1
            assert abs(seen.x - one.trim.x) < 0.1


def test_as_many_cards_lie_on_a_sheet_as_a_person_would_lay():
    counts = {(size, sheet): len(front_sheet(PrintOptions(size, sheet)).places) for size in SIZES for sheet in SHEETS}
    assert counts["poker", "a4"] == 9
    assert counts["poker", "letter"] == 9
    assert counts["tarot", "a4"] == 4
    assert counts["a6", "a4"] == counts["postcard", "a4"] == 2
    assert counts["a5", "a4"] == counts["a4", "a4"] == 1


def test_a_card_turned_like_a_page_reads_the_same_way_up():
    long, short = PrintOptions(flip="long"), PrintOptions(flip="short")
    assert [is_upside_down(long, sideways=sideways) for sideways in (False, True)] == [False, True]
    assert [is_upside_down(short, sideways=sideways) for sideways in (False, True)] == [True, False]
