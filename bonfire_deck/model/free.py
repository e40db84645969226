"""The free board: starts as a copy of the board by picture, without its sheets, and then stays as it is.

Moving the first item saves the places of all items and the sizes of the pictures, which elsewhere grow with the number
of reactions. So nothing here is displaced by what is said, tidied or moved in another view later. Later reactions
appear below their picture, where there is room.
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
"""The view name under which picture sizes on a free board are saved: x is the width, y the height."""


class _Taken:
    """Occupied space, indexed by vertical strips: there may be thousands of items, and as many to place."""

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
        """Return `rect` moved down until it overlaps nothing, with a gap of `air` to the item above."""
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

    `by_picture` holds the placements in the view by picture, `placed` those on this board, and `sizes` the picture
    sizes. The board is copied from the view by picture in `form`.
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
    """Return all positions on a free board after `items` move; a section stands for everything in it."""
    places = {}
    for box in laid_out.sections:
        for item, rect in _things(box).items():
            is_moved = item in items or box.item in items
            to = rect.moved(dx, dy) if is_moved else rect
            places[item] = (round(to.x, 2), round(to.y, 2))
    return places


def free_sizes(laid_out: LaidOut) -> dict[str, tuple[float, float]]:
    """Return width and height of each picture on a free board."""
    return {p.item: (p.rect.width, p.rect.height) for box in laid_out.sections for p in box.pictures}


def _things(box: SectionBox) -> dict[str, Rect]:
    return {item: rect for item, rect in box.rects().items() if item != box.item}


def _without_sheet(box: SectionBox) -> SectionBox:
    return replace(box, rect=around(list(_things(box).values())))


def _put(box: SectionBox, places: Places, sizes: Places) -> SectionBox:
    """Apply saved placements and sizes."""
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
    """Find room for later items: together if their picture is new, else each below its own picture."""
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
