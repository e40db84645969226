import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonfire_deck.model.board import VIEWS, make_board
from bonfire_deck.model.handling import item_at, items_in, moved, places_after
from bonfire_deck.model.laying_out import Shape, format_kept, lay_out, paper_shape
from bonfire_deck.model.layout import MARGIN, TITLE_HEIGHT, TITLE_WIDTH, Format
from bonfire_deck.model.words import KINDS
from tests.model.boards import measures, reaction, session, theme

words = st.text("abcdefghij   ", min_size=1, max_size=120)
said = st.builds(
    dict,
    text=words,
    card_id=st.sampled_from(["c1", "c2", "c3", "c4", "gone"]),
    group_id=st.sampled_from(["g1", "g2", "g3", None]),
    kind=st.sampled_from(KINDS),
)
windows = st.builds(Shape, st.floats(200, 3000), st.floats(200, 2000), st.floats(1, 9))
forms = st.one_of(windows, st.just(paper_shape()), st.builds(Format, st.floats(100, 5000), st.integers(0, 3)))
ratios = st.dictionaries(st.sampled_from(["c1", "c2", "c3"]), st.floats(0.1, 10))


def board_of(facts, by="picture"):
    return make_board(session([reaction(number, **fields) for number, fields in enumerate(facts)]), "now", by)


def laid(facts, by="picture", ratios=None, placed=None, form=None):
    return lay_out(board_of(facts, by), measures(ratios), form or paper_shape(), placed)


def many(*counts):
    return [{"card_id": f"c{index + 1}"} for index, count in enumerate(counts) for _ in range(count)]


def overlapping(rects):
    return [(a, b) for a, b in itertools.combinations(rects, 2) if a.overlaps(b)]


@settings(deadline=None)
@given(st.lists(said, max_size=40), st.sampled_from(VIEWS), ratios, forms)
def test_an_untouched_board_has_no_overlaps_and_all_lies_on_its_sheet(facts, by, shapes, form):
    laid_out = laid(facts, by, shapes, form=form)

    assert overlapping([box.rect for box in laid_out.sections]) == []
    for box in laid_out.sections:
        inside = [rect for item, rect in box.rects().items() if item != box.item]
        assert overlapping(inside) == []
        assert box.reach == box.rect
    notes = [note.item for box in laid_out.sections for note in box.notes]
    assert sorted(notes) == sorted(f"x{number}" for number in range(len(facts)))


@settings(deadline=None)
@given(st.lists(said, min_size=1, max_size=40), st.sampled_from(VIEWS))
def test_everything_lies_within_the_area_and_below_the_title(facts, by):
    laid_out = laid(facts, by)

    for rect in laid_out.rects.values():
        assert rect.x >= laid_out.area.x + MARGIN
        assert rect.y >= MARGIN + TITLE_HEIGHT
        assert rect.right <= laid_out.area.right - MARGIN
        assert rect.bottom <= laid_out.area.bottom - MARGIN


@settings(deadline=None)
@given(st.lists(said, min_size=1, max_size=30), st.sampled_from(VIEWS), st.data())
def test_what_was_moved_by_hand_stands_there_again(facts, by, data):
    laid_out = laid(facts, by)
    items = frozenset(data.draw(st.sets(st.sampled_from(sorted(laid_out.rects)), min_size=1, max_size=4)))
    dx, dy = data.draw(st.integers(-500, 500)), data.draw(st.integers(-500, 500))

    shown = moved(laid_out, items, dx, dy)
    kept = laid(facts, by, placed=places_after(laid_out, items, dx, dy))

    for item in items:
        if item not in laid_out.section_of or laid_out.section_of[item] not in kept_elsewhere(laid_out, kept):
            assert abs(kept.rects[item].x - shown.rects[item].x) < 0.02
            assert abs(kept.rects[item].y - shown.rects[item].y) < 0.02


def kept_elsewhere(before, after):
    """Sheets that gave way to one that was put on them."""
    return {box.item for box in before.sections if after.rects[box.item].moved(0, 0) != box.rect}


@settings(deadline=None)
@given(st.lists(said, min_size=2, max_size=30), st.data())
def test_a_sheet_put_by_hand_is_never_covered_by_one_that_was_not(facts, data):
    laid_out = laid(facts)
    sheet = data.draw(st.sampled_from([box.item for box in laid_out.sections]))
    place = (data.draw(st.integers(-2000, 2000)), data.draw(st.integers(-2000, 2000)))

    again = laid(facts, placed={sheet: place})

    assert overlapping([box.rect for box in again.sections]) == []
    assert (again.rects[sheet].x, again.rects[sheet].y) == place


def test_moving_one_sheet_leaves_the_others_where_they_are():
    laid_out = laid(many(3, 3, 3, 3))
    far = places_after(laid_out, {"c1"}, 4000, 0)

    again = laid(many(3, 3, 3, 3), placed=far)

    for sheet in ("c2", "c3", "c4"):
        assert again.rects[sheet] == laid_out.rects[sheet]


def test_a_sheet_takes_along_what_was_moved_on_it():
    facts = many(3)
    note_moved = places_after(laid(facts), {"x1"}, 15, 25)
    laid_out = laid(facts, placed=note_moved)
    sheet_moved = note_moved | places_after(laid_out, {"c1", "x1"}, 300, 100)

    again = laid(facts, placed=sheet_moved)

    assert again.rects["x1"] == laid_out.rects["x1"].moved(300, 100)
    assert again.rects["c1/c1"] == laid_out.rects["c1/c1"].moved(300, 100)


def test_a_sheet_grows_to_hold_a_note_that_was_pulled_over_its_edge():
    facts = many(3)
    before = laid(facts)
    note = before.rects["x1"]

    over = laid(facts, placed=places_after(before, {"x1"}, 0, before.rects["c1"].bottom - note.y - 10))
    away = laid(facts, placed=places_after(before, {"x1"}, 0, 3000))

    assert over.rects["c1"].bottom > over.rects["x1"].bottom
    assert away.rects["c1"] == before.rects["c1"]
    assert away.area.bottom > away.rects["x1"].bottom


def test_one_more_reaction_moves_only_its_own_sheet_and_what_lies_below():
    before = laid(many(3, 3, 3, 3))
    after = laid([*many(3, 3, 3, 3), {"card_id": "c1"}])

    assert [after.rects[sheet].x for sheet in ("c1", "c2", "c3", "c4")] == [
        before.rects[sheet].x for sheet in ("c1", "c2", "c3", "c4")
    ]
    stay = [f"x{number}" for number in range(6)]
    assert [after.rects[note] for note in stay] == [before.rects[note] for note in stay]


def test_a_picture_that_much_was_said_on_is_larger():
    laid_out = laid(many(1, 3, 30))

    widths = [laid_out.rects[f"c{number}/c{number}"].width for number in (1, 2, 3)]

    assert widths == sorted(set(widths))


def test_in_other_views_the_words_hang_below_their_own_picture():
    laid_out = laid([{"card_id": "c1"}, {"card_id": "c2"}, {"card_id": "c1"}], "group")
    rects = laid_out.rects

    assert rects["x0"].x == rects["x2"].x == rects["g1/c1"].x
    assert rects["x1"].x == rects["g1/c2"].x
    assert rects["x0"].y > rects["g1/c1"].y


def test_a_great_many_sheets_are_about_as_wide_as_a_screen():
    facts = [{"card_id": f"c{number % 4 + 1}"} for number in range(2000)]

    laid_out = laid(facts)

    assert 0.5 < laid_out.area.width / laid_out.area.height < 4


def test_a_point_hits_the_topmost_and_a_sheet_only_by_its_heading():
    laid_out = laid(many(3))
    sheet, note, picture = (laid_out.rects[item] for item in ("c1", "x0", "c1/c1"))

    assert item_at(laid_out, note.x + 5, note.y + 5) == "x0"
    assert item_at(laid_out, picture.x + 50, picture.y + 50) == "c1/c1"
    assert item_at(laid_out, sheet.x + 5, sheet.y + 5) == "c1"
    assert item_at(laid_out, sheet.x + 3, sheet.bottom - 3) is None
    assert item_at(laid_out, -500, -500) is None
    assert items_in(laid_out, sheet) == {"x0", "x1", "x2", "c1/c1"}
    assert items_in(laid_out, note) == {"x0"}


LAPTOP = Shape(1466.0, 860.0)
"""What is left for the board in a window of 1366 x 768."""


def texts(count, length=38):
    return [
        {"card_id": f"c{number % 4 + 1}", "text": ("words " * 20)[: length - number % 9], "group_id": "g1"}
        for number in range(count)
    ]


@settings(deadline=None)
@given(st.lists(said, max_size=40), st.sampled_from(VIEWS), windows)
def test_it_is_the_same_each_time_and_in_the_format_that_it_was_given(facts, by, window):
    first = laid(facts, by, form=window)

    assert laid(facts, by, form=window) == first
    assert laid(facts, by, form=first.format).rects == first.rects


@settings(deadline=None)
@given(st.lists(said, max_size=40), said, st.sampled_from(VIEWS), windows)
def test_one_more_reaction_loses_nothing_and_leaves_the_order(facts, more, by, window):
    before, after = laid(facts, by, form=window), laid([*facts, more], by, form=window)

    assert before.rects.keys() <= after.rects.keys()
    sheets = [box.item for box in before.sections]
    assert [box.item for box in after.sections if box.item in sheets] == sheets
    said_on = {fact["card_id"] for fact in facts}
    for card in said_on:
        order = [said_there(laid_out, card) for laid_out in (before, after)]
        assert [item for item in order[1] if item in order[0]] == order[0]


def said_there(laid_out, card):
    """What was said on a card, in the order of the board."""
    return [n.item for box in laid_out.sections for n in box.notes if n.line.reaction.card_id == card]


@settings(deadline=None)
@given(st.lists(said, min_size=1, max_size=60), st.sampled_from(VIEWS), windows)
def test_what_cannot_be_seen_at_once_goes_on_downwards_and_not_to_the_side(facts, by, window):
    laid_out = laid(facts, by, form=window)

    is_seen = laid_out.width <= window.width and laid_out.height <= window.height
    one_sheet = max(box.rect.width for box in laid_out.sections) + 2 * MARGIN
    is_long = laid_out.height > window.height * window.screens * 0.5
    assert is_seen or is_long or laid_out.width <= max(window.width, one_sheet, TITLE_WIDTH + 2 * MARGIN)


@pytest.mark.parametrize(("pictures", "said_on_each"), [(2, 5), (2, 8), (3, 5), (4, 5), (4, 3)])
def test_few_pictures_are_seen_at_once_on_a_laptop_beside_one_another(pictures, said_on_each):
    facts = [fact for fact in texts(200) if int(fact["card_id"][1]) <= pictures][: pictures * said_on_each]

    laid_out = laid(facts, form=LAPTOP)

    assert laid_out.width <= LAPTOP.width
    assert laid_out.height <= LAPTOP.height
    first, second = laid_out.sections[:2]
    assert second.rect.x >= first.rect.right
    assert second.rect.y == first.rect.y


def test_pictures_are_larger_where_there_is_more_room():
    small = laid(texts(20), form=LAPTOP)
    large = laid(texts(20), form=Shape(2500.0, 1500.0))

    assert large.rects["c1/c1"].width > small.rects["c1/c1"].width


def test_a_page_is_wider_than_high_and_its_pictures_are_large():
    for count in (8, 40, 160):
        page = laid(texts(count))
        assert 1.0 < page.width / page.height < 2.2
        assert page.rects["c1/c1"].width > 400


def test_a_format_of_a_file_is_taken_as_far_as_it_makes_sense():
    for width, density in ((math.nan, 0), (math.inf, 1), (-5, -5), (1e300, 1e300), (0, 2.4)):
        laid_out = laid(texts(12), form=format_kept(width, density))
        assert len([item for item in laid_out.rects if item.startswith("x")]) == 12
        assert laid_out.width < 200_000


def test_an_empty_board_has_a_size():
    laid_out = laid([])

    assert laid_out.sections == ()
    assert laid_out.width > 400
    assert laid_out.height > 300


@settings(deadline=None)
@given(st.floats(0.02, 50), st.integers(1, 12))
def test_a_picture_is_never_stretched(ratio, count):
    laid_out = laid(many(count), ratios={"c1": ratio})
    box = laid_out.sections[0].pictures[0]

    assert abs(box.inside.width / box.inside.height / ratio - 1) < 0.001
    assert box.inside.x >= box.rect.x
    assert box.inside.right <= box.rect.right
    assert box.inside.bottom <= box.rect.bottom


def test_a_heading_of_a_whole_sentence_takes_lines_and_pushes_what_is_below_it_down():
    facts = [{"card_id": "c1"}, {"card_id": "c2"}]
    made = session([reaction(number, **fact) for number, fact in enumerate(facts)], **theme(1, "x0", "x1", title="A"))
    short = lay_out(make_board(made, "now", "theme"), measures(), paper_shape()).sections[0]
    sentence = " ".join(["so that nobody is left at the crossing"] * 9)
    renamed = replace(made, themes=tuple(replace(one, title=sentence) for one in made.themes))
    long = lay_out(make_board(renamed, "now", "theme"), measures(), paper_shape()).sections[0]

    assert short.heading == ("A",)
    assert len(long.heading) == 4
    assert " ".join(long.heading) == sentence
    lower = long.heading_height - short.heading_height
    assert lower > 60
    assert [note.rect.moved(0, lower) for note in short.notes] == [note.rect for note in long.notes]
    assert long.rect.height == short.rect.height + lower
