"""The board's pages for the wall: each line once, each on its sheet, nothing over anything else."""

import itertools

import pytest

from bonfire_deck.model.board import make_board
from bonfire_deck.model.wall_pages import FOOT, pages
from tests.model.boards import reaction, session, theme
from tests.patience import within

WIDE, OLD = (755.0, 425.0), (566.0, 425.0)
LETTER = 8.0


def measure(text: str, width: float) -> tuple[str, ...]:
    """Every letter is as wide as every other."""
    a_line = max(1, int(width / LETTER))
    return tuple(text[at : at + a_line] for at in range(0, len(text), a_line)) or ("",)


def laid(said, size=WIDE, by="picture"):
    return pages(make_board(session(said), "now", by), measure, {"c1": 0.6, "c2": 2.4}, size)


def words_on(made):
    found: dict[str, str] = {}
    for page in made:
        for box in page.sections:
            for note in box.notes:
                found[note.item] = found.get(note.item, "") + "".join(note.lines)
    return found


@pytest.mark.parametrize("size", [WIDE, OLD, (320.0, 425.0)])
@pytest.mark.parametrize("by", ["picture", "group", "kind"])
@pytest.mark.parametrize("count", [1, 7, 60])
def test_each_line_stands_once_in_its_place(size, by, count):
    said = [reaction(n, card_id=f"c{n % 2 + 1}", text="word " * (n % 17 + 1)) for n in range(count)]

    made = laid(said, size, by)

    assert words_on(made) == {r.id: r.text for r in said}
    for page in made:
        for box in page.sections:
            assert box.rect.x >= 0
            assert box.rect.right <= size[0]
            assert box.rect.y >= 0
            assert box.rect.bottom <= size[1] - FOOT
            things = [*(picture.rect for picture in box.pictures), *(note.rect for note in box.notes)]
            assert all(
                box.rect.x <= rect.x and rect.right <= box.rect.right and rect.bottom <= box.rect.bottom
                for rect in things
            )
            assert not any(one.overlaps(other) for one, other in itertools.combinations(things, 2))
        sheets = [box.rect for box in page.sections]
        assert not any(one.overlaps(other) for one, other in itertools.combinations(sheets, 2))


def test_what_goes_on_on_another_page_has_its_picture_again():
    made = laid([reaction(n, text="some words of a group " * 3) for n in range(30)])

    assert len(made) > 2
    assert all(box.pictures for page in made for box in page.sections)


def test_small_sheets_share_a_page_and_a_text_as_long_as_a_book_runs_over_several():
    assert len(laid([reaction(1, card_id="c1"), reaction(2, card_id="c2")])) == 1
    book = reaction(1, text="word " * 2_000)

    made = laid([book])

    assert len(made) > 3
    assert words_on(made) == {book.id: book.text}


def test_an_empty_board_is_one_empty_page():
    (page,) = laid([])

    assert page.sections == ()
    assert page.title


def test_thousands_of_lines_take_no_time_to_speak_of():
    said = [reaction(n, card_id=f"c{n % 2 + 1}", text=f"line {n} that somebody said") for n in range(2_000)]
    laid(said)

    with within(0.5):
        laid(said)


def test_the_energy_of_a_theme_stands_behind_its_name_once_it_is_revealed():
    for revealed in (True, False):
        made = session([reaction(1)], **theme(1, "x1", title="Light", dots=7, revealed=revealed))
        (page,) = pages(make_board(made, "now", "theme"), measure, {}, (1600.0, 900.0))

        assert page.sections[0].heading == (("Light · 7 dots",) if revealed else ("Light",))
