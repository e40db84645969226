"""Long words over several pages: all of them, in order, and no line alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonfire_deck.paper.breaking import Block, pieces_of
from bonfire_deck.paper.fonts import register_fonts, serif

SIZE = 40.0
ISSUE = (
    "We have built a road for every wish that anybody ever had, and each of them made sense on the day it was drawn; "
    "now we stand at the bottom of it with a map that was printed before half of them were there, and nobody dares to "
    "say that the way out might be on foot."
)
WRITING = [
    "the road that nobody closed ",
    "الطريق الذي لم نغلقه ",
    "路の終わりは計画です。",
    "Straßenbahnhaltestellen ",
    "🔥 a ",
]
texts = st.one_of(
    st.text("abcdefghij    .,", min_size=1, max_size=900),
    st.builds(lambda words, count: words * count, st.sampled_from(WRITING), st.integers(1, 60)),
    st.builds(lambda letters, count: letters * count, st.sampled_from(["Wort", "路", "i"]), st.integers(1, 300)),
)


@pytest.fixture(scope="module", autouse=True)
def fonts(qapp):
    register_fonts()


def together(pieces):
    return "".join(piece.removesuffix("…") for piece in pieces)


def bare(text):
    return "".join(text.split())


@settings(deadline=None, max_examples=150)
@given(texts, st.floats(300, 1500), st.integers(3, 16))
def test_all_words_come_once_in_order_in_pieces_that_fit_and_none_ends_alone(text, width, rows):
    font = serif(SIZE)
    height = rows * Block("x", font, width).height * 1.4

    pieces = pieces_of(text, font, width, height)

    assert bare(together(pieces)) == bare(text)
    blocks = [Block(piece, font, width) for piece in pieces]
    assert all(block.height <= height for block in blocks)
    if len(pieces) > 1:
        assert len(blocks[-1].bottoms) >= 2
        assert all(len(block.bottoms) >= 2 for block in blocks[:-1])


@pytest.mark.parametrize("rows", range(5, 12))
def test_the_last_words_of_a_sentence_take_two_lines_more_with_them(rows):
    font, width = serif(SIZE), 620.0
    pieces = pieces_of(ISSUE, font, width, rows * Block("x", font, width).height)

    if len(pieces) > 1:
        assert len(Block(pieces[-1], font, width).bottoms) >= 3


def test_a_text_that_fits_is_left_as_it_is_and_nothing_gives_nothing():
    assert pieces_of("a few words", serif(SIZE), 600, 200) == ["a few words"]
    assert pieces_of("one\ntwo", serif(SIZE), 600, 200) == ["one\ntwo"]
    assert pieces_of("", serif(SIZE), 600, 200) == []


def test_the_dots_never_stand_alone():
    for count in range(40, 90):
        for piece in pieces_of("Wort" * count, serif(SIZE), 400, 230):
            assert Block(piece, serif(SIZE), 400).lines[-1] != "…"


def test_lines_begin_at_the_right_where_a_script_runs_so(qapp):
    from PySide6.QtGui import QImage, QPainter

    for text, begins in (("שלום", 200), ("Peace", 0)):
        image = QImage(400, 80, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        Block(text, serif(SIZE), 400).draw(painter, 0, 0)
        painter.end()
        inked = [x for x in range(400) for y in range(80) if image.pixel(x, y) & 0xFF < 128]
        assert begins <= min(inked)
        assert max(inked) <= begins + 200


def test_a_whole_book_is_cut_in_no_time():
    import time

    begun = time.process_time()
    pieces = pieces_of("words that never end " * 2000, serif(SIZE), 600, 700)
    assert bare(together(pieces)) == bare("words that never end " * 2000)
    assert time.process_time() - begun < 10
