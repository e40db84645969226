"""Long quotes on walls of every size, as they are drawn: lines the eye follows, a whole picture, no line alone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from bonfire_deck.model.quoting import LEAST_PICTURE, MARGINS, SHORT
from bonfire_deck.paper.breaking import Block
from bonfire_deck.paper.cards import fitted
from bonfire_deck.paper.fonts import register_fonts, serif
from bonfire_deck.paper.inks import CREAM
from bonfire_deck.ui.audience.measures import SMALLEST
from bonfire_deck.ui.audience.picture import draw_picture
from bonfire_deck.ui.audience.quotes import pages_in, standing_of
from bonfire_deck.ui.audience.wall import Wall
from tests.model.boards import card, reaction, session

WALLS = ((1024, 768), (1280, 800), (1920, 1080), (3840, 2160))
SENTENCE = (
    "we have built a road for every wish that anybody ever had and each of them made sense on the day it was drawn now "
    "we stand at the bottom of it with a map that was printed before half of them were there"
)
WORDS = tuple(SENTENCE.split())
walls = st.sampled_from(WALLS)
ratios = st.sampled_from([0.6, 1.0, 1.5, 1.78, 2.6])
quotes = st.lists(
    st.builds(
        lambda start, count: " ".join((WORDS * 6)[start : start + count]), st.integers(0, 20), st.integers(1, 150)
    ),
    min_size=1,
    max_size=3,
)


@pytest.fixture(scope="module", autouse=True)
def fonts(qapp):
    register_fonts()


def wall_with(texts):
    said = [replace(reaction(number, text), shown=True, withdrawn=False) for number, text in enumerate(texts)]
    made = session(said, cards=[card(1, picture_id="p")])
    return Wall(made, 1, "picture", made.cards[0], made.rounds[0])


def stood(size, ratio, texts):
    """The wall's picture, its words' area, the pages, and the width that a line has."""
    wall, height = wall_with(texts), size[1]
    above = QRectF(0, 0, size[0], height * 0.87)
    place, words = standing_of(wall, above, ratio, height)
    pages, _left = pages_in(wall.quotes, words, height * SMALLEST)
    return above, place, words, pages, words.width() - height * SMALLEST * MARGINS


@settings(deadline=None, max_examples=80)
@given(walls, ratios, quotes)
def test_the_laws_of_a_wall_with_words(size, ratio, texts):
    above, place, words, pages, width = stood(size, ratio, texts)
    picture, alone, font = fitted(ratio, place), fitted(ratio, above), serif(size[1] * SMALLEST)

    assert not picture.intersects(words)
    assert above.adjusted(-1, -1, 1, 1).contains(picture)
    assert above.adjusted(-1, -1, 1, 1).contains(words)
    assert picture.width() >= alone.width() * LEAST_PICTURE - 1
    told = " ".join(piece.removesuffix("…") for page in pages for _reaction, piece in page)
    assert told.split() == " ".join(texts).split()
    lines = [
        line.strip() for page in pages for _r, piece in page for line in Block(piece, font, width).lines[:-1]
    ]  # fmt: skip
    if max(map(len, texts)) > SHORT * 1.2:
        assert all(len(line) <= 50 for line in lines)
        assert len(lines) < 3 or 28 <= sum(map(len, lines)) / len(lines) <= 45
    cut = [Block(piece, font, width) for page in pages for _r, piece in page if piece.endswith("…")]
    assert all(len(block.bottoms) >= 2 for block in cut)
    if cut:
        last = [piece for page in pages for _r, piece in page if not piece.endswith("…")]
        assert all(len(Block(piece, font, width).bottoms) >= 2 for piece in last if len(piece) > 60)


def test_the_sentence_that_left_four_words_on_page_two():
    text = (
        "We have built a road for every wish that anybody ever had, and each of them made sense on the day it was "
        "drawn; now we stand at the bottom of it with a map that was printed before half of them were there, and "
        "nobody dares to say that the way out might be on foot."
    )
    for size in WALLS:
        *_places, pages, _width = stood(size, 1.5, [text])
        assert [[piece for _r, piece in page] for page in pages] == [[text]]


class OneColour:
    """Pictures that are all of one colour."""

    def __init__(self, ratio):
        self.image = QImage(round(300 * ratio), 300, QImage.Format.Format_RGB32)
        self.image.fill(0x2040C0)

    def whole(self, _name, _nearness=None):
        return self.image


@pytest.mark.parametrize("size", WALLS)
@pytest.mark.parametrize("ratio", [0.6, 1.5, 2.6])
@pytest.mark.parametrize("count", [3, 30, 90])
def test_letters_are_where_they_belong_and_never_on_the_picture(size, ratio, count):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    stand = draw_picture(painter, QRectF(0, 0, *size), wall_with([" ".join(WORDS[:count])]), OneColour(ratio))
    painter.end()
    cream = int(CREAM.lstrip("#"), 16)
    inked = [
        (x, y) for x in range(0, size[0], 2) for y in range(0, round(size[1] * 0.8), 2)
        if image.pixel(x, y) & 0xFFFFFF == cream
    ]  # fmt: skip

    assert inked
    assert not any(stand.contains(x, y) for x, y in inked)
    assert stand.width() / stand.height() == pytest.approx(ratio, rel=0.02)


def test_letters_are_no_smaller_than_the_back_row_reads():
    assert SMALLEST >= 0.04
    font = serif(1080 * SMALLEST)
    assert font.pixelSize() >= 43


@pytest.mark.parametrize("size", WALLS)
def test_it_is_the_same_whatever_page_is_up_so_that_the_picture_never_moves(size):
    wall = wall_with([" ".join(WORDS * 12)])
    places = {str(standing_of(replace(wall, page=page), QRectF(0, 0, *size), 1.5, size[1])) for page in range(3)}

    assert len(places) == 1
