"""Going through a board leaves nothing out and shows nothing too small."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bonfire_deck.model.board import VIEWS
from bonfire_deck.model.layout import Rect
from bonfire_deck.model.presenting import frames, stops
from tests.model.test_layout import laid, said

rects = st.lists(
    st.builds(Rect, *[st.integers(-3000, 3000)] * 2, *[st.integers(20, 500)] * 2), min_size=1, max_size=20
)  # fmt: skip


def holds(outer, inner):
    return outer.x <= inner.x and outer.y <= inner.y and outer.right >= inner.right and outer.bottom >= inner.bottom


@given(rects)
def test_everything_is_seen_whole_and_near_enough(things):
    made = frames(things, 600, 550)

    assert all(any(holds(frame, thing) for frame in made) for thing in things)
    assert all(frame.width <= 600 and frame.height <= 550 for frame in made)
    assert holds(made[0], things[0])


def test_what_fits_is_seen_at_once_and_what_is_larger_than_the_screen_alone():
    small, near, large = Rect(0, 0, 100, 100), Rect(200, 0, 100, 100), Rect(0, 200, 2000, 100)

    assert frames([small, near], 300, 100) == [Rect(0, 0, 300, 100)]
    assert frames([small, large, near], 300, 100) == [Rect(0, 0, 300, 100), large]


@settings(deadline=None)
@given(st.lists(said, max_size=30), st.sampled_from(VIEWS))
def test_each_picture_and_each_slip_is_stopped_at_once(facts, by):
    laid_out = laid(facts, by)
    things = [laid_out.rects[item] for item in laid_out.section_of]

    seen = [rect for stop in stops(laid_out) for rect in stop.rects if rect in things]

    assert sorted(seen) == sorted(things)
    cards = [(box.item, picture.card.id) for box in laid_out.sections for picture in box.pictures]
    assert [(stop.section, stop.card_id) for stop in stops(laid_out) if stop.card_id is not None] == cards
