"""Align items on a board: at one edge, in a row, or spread evenly, without overlap."""

from collections.abc import Callable, Collection, Mapping

from bonfire_deck.model.board import FREE
from bonfire_deck.model.free import free_places_after
from bonfire_deck.model.handling import places_after
from bonfire_deck.model.layout import GAP, LaidOut, Rect, around

LEFT, TOP, ROW, SPREAD = "left", "top", "row", "spread"
WAYS = (LEFT, TOP, ROW, SPREAD)
Rects = Mapping[str, Rect]


def aligned(rects: Rects, way: str) -> dict[str, Rect]:
    """Return the aligned positions of `rects`; what would overlap another item is moved further."""
    if not rects:
        return {}
    ways: dict[str, Callable[[Rects], dict[str, Rect]]] = {LEFT: _left, TOP: _top, ROW: _row, SPREAD: _spread}
    return ways[way](rects)


def targets(laid_out: LaidOut, items: Collection[str]) -> dict[str, Rect]:
    """Return the `items` to move by themselves: those on a selected sheet move with it.

    A free board has no sheets; there, a section stands for everything in it.
    """
    if laid_out.board.by != FREE:
        return {i: laid_out.rects[i] for i in items if i in laid_out.rects and laid_out.section_of.get(i) not in items}
    return {item: laid_out.rects[item] for item, box in laid_out.section_of.items() if item in items or box in items}


def places_of_moved(laid_out: LaidOut, moved_to: Rects) -> dict[str, tuple[float, float]]:
    """Return the placements to save when items of a board move to the rectangles `moved_to`."""
    places = free_places_after(laid_out, (), 0, 0) if laid_out.board.by == FREE else {}
    for item, to in moved_to.items():
        was = laid_out.rects[item]
        if laid_out.board.by == FREE:
            places[item] = (round(to.x, 2), round(to.y, 2))
        else:
            places |= places_after(laid_out, (item,), to.x - was.x, to.y - was.y)
    return places


def _left(rects: Rects) -> dict[str, Rect]:
    edge, below, made = min(rect.x for rect in rects.values()), None, {}
    for item, rect in sorted(rects.items(), key=lambda pair: (pair[1].y, pair[1].x, pair[0])):
        y = rect.y if below is None or rect.y >= below else below + GAP
        made[item] = rect._replace(x=edge, y=y)
        below = made[item].bottom
    return made


def _top(rects: Rects) -> dict[str, Rect]:
    return {item: _turned(rect) for item, rect in _left({name: _turned(rect) for name, rect in rects.items()}).items()}


def _row(rects: Rects) -> dict[str, Rect]:
    whole, made = around(list(rects.values())), {}
    x = whole.x
    for item, rect in sorted(rects.items(), key=lambda pair: (pair[1].x, pair[1].y, pair[0])):
        made[item] = rect._replace(x=x, y=whole.y)
        x = made[item].right + GAP
    return made


def _spread(rects: Rects) -> dict[str, Rect]:
    """Spread items evenly between the outermost two, along the longer dimension."""
    whole = around(list(rects.values()))
    if whole.height > whole.width:
        turned = _spread({item: _turned(rect) for item, rect in rects.items()})
        return {item: _turned(rect) for item, rect in turned.items()}
    between = max(1, len(rects) - 1)
    gap = max(GAP, (whole.width - sum(rect.width for rect in rects.values())) / between)
    x, made = whole.x, {}
    for item, rect in sorted(rects.items(), key=lambda pair: (pair[1].x, pair[1].right, pair[0])):
        made[item] = rect._replace(x=x)
        x = made[item].right + gap
    return made


def _turned(rect: Rect) -> Rect:
    return Rect(rect.y, rect.x, rect.height, rect.width)
