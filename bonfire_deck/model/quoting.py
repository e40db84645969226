"""Where a picture and what was said on it stand on the wall: pure arithmetic, so that the picture gives way by a law.

Words that are long stand in lines that the eye follows easily, beside the picture or below it; the picture is whole, as
large as leaves room for them on few pages, and never a stamp.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bonfire_deck.model.layout import Rect

LETTER = 0.46
"""How wide a letter is on average, in heights of one."""
SHORT = 64
"""Letters: what is no longer stands in a narrow column, in three or four lines."""
NARROW = 20
LONG_LINES = (33, 36, 39, 43)
"""Letters in a line that is full; words are kept whole, so that most lines have a few less."""
FEWEST_ROWS, MOST_ROWS = 3, 12
"""Of words below a picture."""
SLACK = 0.05
"""Of a line, so that as many as are meant to fit do."""
LEAST_PICTURE, LEAST_BESIDE_ALL = 0.47, 0.4
"""How wide a picture is at least, in parts of its width without words; and where all that was said is the matter."""
INDENT, MARGINS = 1.9, 2.6
"""Left of the words, for a group's mark, and at both sides of them, in heights of a letter."""
EDGES, PAGE_NUMBER = 2.0, 1.2
"""Above and below the words together; and for the number of the page, in heights of a letter."""
GAP = 0.9
"""Between two quotes, in heights of a letter."""
MOST_QUOTES = 3
MORE_PAGES = 1.25
"""So many times the fewest pages are no matter, if the picture is larger for it."""


class Words(NamedTuple):
    """What is to be shown, one after the other."""

    lines: Callable[[float], Sequence[int]]
    """How many lines each takes in a width."""
    widest: float
    """How wide the longest is in one line; 0 where nothing is shown."""
    letter: float
    """The height of a letter, as in a font's size."""
    line: float
    """From one line to the next."""
    above: float = 0.0
    """What the name of a group takes."""


class Standing(NamedTuple):
    """What a picture has for itself, and what the words have, margins included."""

    picture: Rect
    words: Rect


def standing(room: Rect, ratio: float, words: Words, least: float = LEAST_PICTURE) -> Standing:
    """Return where a picture of `ratio`, width by height, and `words` stand in `room`.

    The picture is at least `least` as wide as without words, if that can be.
    """
    if not words.widest:
        return Standing(room, room._replace(x=room.right, width=0.0))
    alone = _seen(room, ratio)
    ways = [way for way in (*_beside(room, words), *_below(room, words)) if way.picture.width > 0]
    large = [way for way in ways if _seen(way.picture, ratio) >= alone * least]
    if not large:
        return max(ways, key=lambda way: _seen(way.picture, ratio))
    pages = [_pages(way.words, words) for way in large]
    most = max(min(pages), math.floor(min(pages) * MORE_PAGES))
    few = [way for way, count in zip(large, pages, strict=True) if count <= most]
    return max(few, key=lambda way: _seen(way.picture, ratio))


def _seen(place: Rect, ratio: float) -> float:
    """Return how wide a picture is that is whole in a place."""
    return max(0.0, min(place.width, place.height * ratio))


def _width(letters: float, words: Words) -> float:
    return (letters * LETTER + MARGINS) * words.letter


def _beside(room: Rect, words: Words) -> Iterator[Standing]:
    is_short = words.widest <= SHORT * LETTER * words.letter
    for letters in (NARROW, *LONG_LINES) if is_short else LONG_LINES:
        width = _width(letters, words)
        picture = room._replace(width=max(0.0, room.width - width))
        yield Standing(picture, Rect(picture.right, room.y, min(width, room.width), room.height))


def _below(room: Rect, words: Words) -> Iterator[Standing]:
    width = min(room.width, _width(LONG_LINES[-1], words))
    for rows in range(FEWEST_ROWS, MOST_ROWS + 1):
        high = (rows + SLACK) * words.line + EDGES * words.letter + words.above
        picture = room._replace(height=max(0.0, room.height - high))
        yield Standing(picture, Rect(room.x + (room.width - width) / 2, picture.bottom, width, min(high, room.height)))


def _pages(place: Rect, words: Words) -> int:
    """Return how many pages words take in a place; more than one need room for their number."""
    lines = words.lines(place.width - MARGINS * words.letter)
    height = place.height - EDGES * words.letter
    pages = _filled(lines, height, words)
    return pages if pages == 1 else _filled(lines, height - PAGE_NUMBER * words.letter, words)


def _filled(lines: Sequence[int], height: float, words: Words) -> int:
    gap, fit = GAP * words.letter, max(1, int((height - words.above) / words.line))
    pages, used, on_page = 1, 0.0, 0
    for count in lines:
        more, rest = divmod(max(1, count) - 1, fit)
        needed = (rest + 1) * words.line + words.above
        if on_page == MOST_QUOTES or (on_page and (more or used + needed > height)):
            pages, used, on_page = pages + 1, 0.0, 0
        if more:
            pages, used, on_page = pages + more, 0.0, 0
        used, on_page = used + needed + gap, on_page + 1
    return pages
