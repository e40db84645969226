"""The free board: it begins as a copy of the board by picture, without its sheets, and from then on all lies still.

With the first thing that is moved the places of all things are kept, and the sizes of the pictures, which elsewhere
grow with what is said: so whatever is said, tidied or moved in another view later, nothing here is pushed about. What
is said after that comes in below its picture, where there is room.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from bonfire_deck.model.board import Board
from bonfire_deck.model.laying_out import Measures, Shape, lay_out
from bonfire_deck.model.layout import (
    BETWEEN,
    GAP,
    NOTE_WIDTH,
    Format,
    LaidOut,
    Rect,
    SectionBox,
    around,
    moved_box,
    whole,
)
from bonfire_deck.model.packing import Places

FREE_SIZES = "free-sizes"
"""The view under which the sizes of the pictures on a free board are kept: x is a width, y a height."""


class _Taken:
    """What room is taken, asked by strips: there may be thousands of things, and as many to find room for."""

    def __init__(self, rects: Iterable[Rect]) -> None:
        self._strips: dict[int, list[Rect]] = {}
        for rect in rects:
            self.add(rect)

    def add(self, rect: Rect) -> None:
        for strip in self._reached(rect):
            self._strips.setdefault(strip, []).append(rect)

    @staticmethod
    def _reached(rect: Rect) -> range:
        return range(int(rect.x // NOTE_WIDTH), int(rect.right // NOTE_WIDTH) + 1)

    def room_below(self, rect: Rect, air: float) -> Rect:
        """Return `rect` moved down to where it lies on nothing, with `air` below what is above it."""
        near = [taken for strip in self._reached(rect) for taken in self._strips.get(strip, ())]
        for taken in sorted(near, key=lambda other: other.y):
            if rect.overlaps(taken):
                rect = rect._replace(y=taken.bottom + air)
        return rect


def lay_out_free(
    board: Board,
    measures: Measures,
    by_picture: Places,
    placed: Places,
    sizes: Places,
    form: Shape | Format,
) -> LaidOut:
    """Lay out a free board.

    `by_picture` is what was moved in the view by picture, `placed` where things lie here, and `sizes` how large the
    pictures are. It is copied from the view by picture in `form`.
    """
    copied = lay_out(board, measures, form, by_picture)
    if not placed:
        return whole(board, [_without_sheet(box) for box in copied.sections], copied.format)
    boxes = [_put(box, placed, sizes) for box in copied.sections]
    taken = _Taken(rect for box in boxes for item, rect in _things(box).items() if item in placed)
    return whole(board, [_without_sheet(_with_room(box, placed, taken)) for box in boxes], copied.format)


def free_places_after(
    laid_out: LaidOut, items: Collection[str], dx: float, dy: float
) -> dict[str, tuple[float, float]]:
    """Return where everything on a free board lies when `items` are moved; a section stands for all that is in it."""
    places = {}
    for box in laid_out.sections:
        for item, rect in _things(box).items():
            is_moved = item in items or box.item in items
            to = rect.moved(dx, dy) if is_moved else rect
            places[item] = (round(to.x, 2), round(to.y, 2))
    return places


def free_sizes(laid_out: LaidOut) -> dict[str, tuple[float, float]]:
    """Return width and height of the pictures on a free board."""
    return {p.item: (p.rect.width, p.rect.height) for box in laid_out.sections for p in box.pictures}


def _things(box: SectionBox) -> dict[str, Rect]:
    return {item: rect for item, rect in box.rects().items() if item != box.item}


def _without_sheet(box: SectionBox) -> SectionBox:
    return replace(box, rect=around(list(_things(box).values())))


def _put(box: SectionBox, places: Places, sizes: Places) -> SectionBox:
    """Put what was placed to its place."""
    put = {
        item: Rect(*places[item], *sizes.get(item, (rect.width, rect.height)))
        for item, rect in _things(box).items()
        if item in places
    }
    return _at(box, put)


def _at(box: SectionBox, rects: Mapping[str, Rect]) -> SectionBox:
    return replace(
        box,
        pictures=tuple(p._replace(rect=rects.get(p.item, p.rect)) for p in box.pictures),
        notes=tuple(n._replace(rect=rects.get(n.item, n.rect)) for n in box.notes),
    )


def _with_room(box: SectionBox, placed: Places, taken: _Taken) -> SectionBox:
    """Find room for what came later: all together for a picture that is new, else each below its own picture."""
    things = _things(box)
    new = [item for item in things if item not in placed]
    if len(new) == len(things):
        room = taken.room_below(box.rect, BETWEEN)
        box = moved_box(box, room.x - box.rect.x, room.y - box.rect.y)
        taken.add(box.rect)
        return box
    found = {}
    above = next(rect for item, rect in things.items() if item in placed)
    for item in new:
        start = things[item]._replace(x=above.x, y=above.bottom + GAP)
        found[item] = taken.room_below(start, GAP)
        taken.add(found[item])
    return _at(box, found)
