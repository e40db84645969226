"""Place the sheets of a board: each where there is room first, from the top left; moved ones where they were put."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from bonfire_deck.model.layout import BETWEEN, MARGIN, TITLE_HEIGHT, Rect, SectionBox, moved_box

Places = Mapping[str, tuple[float, float]]
ROUGH = 120.0
"""Heights are rounded up to this when columns are chosen, so that one more reaction seldom moves a sheet."""
TOP = MARGIN + TITLE_HEIGHT


class _Skyline:
    """How far down a board is filled along its width: segments from left to right, in whole points."""

    def __init__(self, width: float) -> None:
        """Start below the title."""
        self._width = math.ceil(width)
        self._starts, self._filled, self._rough = [0], [TOP], [0.0]

    def _stretches(self, left: int, right: int) -> slice:
        return slice(bisect_right(self._starts, left) - 1, bisect_left(self._starts, right))

    def room(self, width: float) -> tuple[int, int]:
        """Return the left and right end of the next sheet's room."""
        wide, best, at = min(self._width, math.ceil(width)), math.inf, 0
        for left in self._starts:
            if left + wide > self._width:
                break
            high = max(self._rough[self._stretches(left, left + wide)])
            if high < best:
                best, at = high, left
        return at, at + wide

    def corner(self, room: tuple[int, int]) -> tuple[float, float]:
        """Return the top left corner of a sheet in `room`."""
        return MARGIN + room[0], max(self._filled[self._stretches(*room)])

    def fill(self, room: tuple[int, int], height: float, bottom: float) -> None:
        """Occupy `room` with a sheet of `height`, down to `bottom`."""
        (left, right), here = room, self._stretches(*room)
        rough = max(self._rough[here]) + math.ceil((height + BETWEEN) / ROUGH) * ROUGH
        starts, filled, roughs = [left], [bottom + BETWEEN], [rough]
        first, last = here.start, here.stop - 1
        if self._starts[first] < left:
            starts.insert(0, self._starts[first])
            filled.insert(0, self._filled[first])
            roughs.insert(0, self._rough[first])
        if right < (self._starts[last + 1] if last + 1 < len(self._starts) else self._width):
            starts.append(right)
            filled.append(self._filled[last])
            roughs.append(self._rough[last])
        self._starts[here], self._filled[here], self._rough[here] = starts, filled, roughs


def usual_step(boxes: Sequence[SectionBox]) -> float:
    """Return the distance from one sheet of the usual width to the next."""
    return sorted(box.rect.width for box in boxes)[len(boxes) // 2] + BETWEEN


def _skyline(boxes: Sequence[SectionBox], width: float) -> _Skyline:
    return _Skyline(max(width, *(box.rect.width for box in boxes)) + BETWEEN)


def packed(boxes: Sequence[SectionBox], places: Places, width: float) -> list[SectionBox]:
    """Place sheets on a board of `width` between its margins; a wider sheet makes the board wider.

    The room of a moved sheet stays empty, so that moving one sheet never moves the others.
    """
    if not boxes:
        return []
    by_hand = [moved_box(box, *places[box.item]).rect for box in boxes if box.item in places]
    taken = sorted(by_hand, key=lambda rect: rect.y)
    skyline, made = _skyline(boxes, width), []
    for box in boxes:
        room = skyline.room(box.rect.width + BETWEEN)
        x, y = skyline.corner(room)
        put = _below(moved_box(box, x, y), taken)
        if box.item in places:
            put = moved_box(box, *places[box.item])
        skyline.fill(room, box.rect.height, y + box.rect.height if box.item in places else put.rect.bottom)
        made.append(put)
    return made


def size_packed(boxes: Sequence[SectionBox], width: float) -> tuple[float, float]:
    """Return the total width and height of a board of `width`, with margins and title."""
    skyline, right, bottom = _skyline(boxes, width), 0.0, TOP
    for box in boxes:
        room = skyline.room(box.rect.width + BETWEEN)
        x, y = skyline.corner(room)
        right, bottom = max(right, x + box.rect.width), max(bottom, y + box.rect.height)
        skyline.fill(room, box.rect.height, y + box.rect.height)
    return right + MARGIN, bottom + MARGIN


def _below(box: SectionBox, taken: Sequence[Rect]) -> SectionBox:
    """Move a sheet down until it overlaps none of `taken`, which are sorted from top to bottom."""
    for rect in taken:
        with_air = Rect(rect.x - BETWEEN, rect.y - BETWEEN, rect.width + 2 * BETWEEN, rect.height + 2 * BETWEEN)
        if box.rect.overlaps(with_air):
            box = moved_box(box, 0, with_air.bottom - box.rect.y)
    return box
