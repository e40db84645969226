"""Hit testing and moving of items on a laid-out board."""

from collections.abc import Collection
from dataclasses import replace

from bonfire_deck.model.board import FREE
from bonfire_deck.model.layout import LaidOut, Rect, moved_box, whole


def moved(laid_out: LaidOut, items: Collection[str], dx: float, dy: float) -> LaidOut:
    """Return the board with `items` moved; a sheet takes everything on it along."""
    boxes = []
    for box in laid_out.sections:
        if box.item in items:
            boxes.append(moved_box(box, dx, dy))
        elif any(item in items for item in box.rects()):
            boxes.append(
                replace(
                    box,
                    pictures=tuple(p.moved(dx, dy) if p.item in items else p for p in box.pictures),
                    notes=tuple(n.moved(dx, dy) if n.item in items else n for n in box.notes),
                )
            )
        else:
            boxes.append(box)
    return whole(laid_out.board, boxes, laid_out.format)


def places_after(laid_out: LaidOut, items: Collection[str], dx: float, dy: float) -> dict[str, tuple[float, float]]:
    """Return the placements to save when `items` are moved by hand."""
    places = {}
    for item in items:
        rect, sheet = laid_out.rects.get(item), laid_out.section_of.get(item)
        if rect is None or sheet in items:
            continue
        origin = laid_out.rects[sheet] if sheet else Rect(0, 0, 0, 0)
        places[item] = (round(rect.x + dx - origin.x, 2), round(rect.y + dy - origin.y, 2))
    return places


def item_at(laid_out: LaidOut, x: float, y: float) -> str | None:
    """Return the id of the topmost item at a point: a note, a picture, or a sheet by its heading."""
    for box in reversed(laid_out.sections):
        if not box.reach.holds(x, y):
            continue
        for item, rect in reversed(box.rects().items()):
            if item != box.item and rect.holds(x, y):
                return item
        # A free board has no sheets.
        if laid_out.board.by != FREE and box.rect._replace(height=box.heading_height).holds(x, y):
            return box.item
    return None


def items_in(laid_out: LaidOut, area: Rect) -> frozenset[str]:
    """Return the ids of the pictures and notes that touch `area`."""
    return frozenset(
        item
        for box in laid_out.sections
        if box.reach.overlaps(area)
        for item, rect in box.rects().items()
        if item != box.item and rect.overlaps(area)
    )
