"""The laws of a picture with words: both are whole, neither on the other, and the picture gives way only so far."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonfire_deck.model.layout import Rect
from bonfire_deck.model.quoting import (
    EDGES,
    LEAST_PICTURE,
    LETTER,
    LONG_LINES,
    MARGINS,
    NARROW,
    SHORT,
    Words,
    standing,
)

WALLS = ((1024, 768), (1280, 800), (1920, 1080), (3840, 2160))
walls = st.sampled_from(WALLS)
pictures = st.floats(0.4, 3.0)
lengths = st.lists(st.integers(1, 1200), min_size=1, max_size=8)


def room_of(wall, foot=0.13):
    return Rect(0, 0, wall[0], wall[1] * (1 - foot))


def words_of(letters, height, above=0.0):
    letter = height * 0.04
    wide = [count * LETTER * letter for count in letters]

    def lines(width):
        return [math.ceil(one * 1.06 / width) for one in wide]

    return Words(lines, max(wide, default=0.0), letter, letter * 1.37, above * letter)


def seen(place, ratio):
    return min(place.width, place.height * ratio)


@settings(deadline=None)
@given(walls, pictures, lengths, st.floats(0, 0.3), st.sampled_from([0.0, 1.3]))
def test_picture_and_words_share_the_wall_and_neither_lies_on_the_other(wall, ratio, letters, foot, above):
    room = room_of(wall, foot)

    picture, words = standing(room, ratio, words_of(letters, wall[1], above))

    assert not picture.overlaps(words)
    for place in (picture, words):
        assert place.x >= room.x - 1e-6
        assert place.y >= room.y - 1e-6
        assert place.right <= room.right + 1e-6
        assert place.bottom <= room.bottom + 1e-6


@settings(deadline=None)
@given(walls, pictures, lengths)
def test_the_picture_is_never_a_stamp(wall, ratio, letters):
    room = room_of(wall)

    picture, _words = standing(room, ratio, words_of(letters, wall[1]))

    assert seen(picture, ratio) >= seen(room, ratio) * LEAST_PICTURE - 1e-6


@settings(deadline=None)
@given(walls, pictures, lengths)
def test_long_words_stand_in_lines_of_28_to_45_letters_and_short_ones_take_no_more_than_they_need(wall, ratio, letters):
    words = words_of(letters, wall[1])

    _picture, place = standing(room_of(wall), ratio, words)

    across = (place.width / words.letter - MARGINS) / LETTER
    assert NARROW - 1e-6 <= across <= 45
    if max(letters) > SHORT:
        assert across >= LONG_LINES[0] - 1e-6
        assert place.height - EDGES * words.letter >= 3 * words.line


@pytest.mark.parametrize("wall", WALLS)
@pytest.mark.parametrize("ratio", [0.6, 1.5, 2.4])
@pytest.mark.parametrize("letters", [(30,), (90,), (270,), (60, 60, 60)])
def test_what_is_said_in_a_breath_stands_on_one_page(wall, ratio, letters):
    words = words_of(letters, wall[1])

    _picture, place = standing(room_of(wall), ratio, words)

    lines = words.lines(place.width - MARGINS * words.letter)
    needed = sum(lines) * words.line + (len(lines) - 1) * 0.9 * words.letter
    assert needed <= place.height - EDGES * words.letter


def test_without_words_the_picture_has_all_of_the_wall():
    room = room_of((1280, 800))

    assert standing(room, 1.5, words_of([], 800)).picture == room


def test_the_picture_gives_way_the_more_the_longer_the_words_are():
    room, said = room_of((1920, 1080)), [words_of((letters,), 1080) for letters in (20, 200, 560)]
    widths = [seen(standing(room, 1.5, words).picture, 1.5) for words in said]

    assert widths == sorted(widths, reverse=True)
    assert widths[0] > widths[1] > widths[2]
