"""Manual changes to a board's layout, as edits of the session."""

from collections.abc import Collection, Mapping

from bonfire_deck.files.history import Edit
from bonfire_deck.files.stamps import derived_id
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.aligning import aligned, places_of_moved, targets
from bonfire_deck.model.board import FREE
from bonfire_deck.model.free import FREE_SIZES, free_sizes
from bonfire_deck.model.laying_out import FORMAT, format_view
from bonfire_deck.model.layout import LaidOut
from bonfire_deck.ui.workbench import Workbench


def keep_moved(workbench: Workbench, laid_out: LaidOut, items: Collection[str], dx: float, dy: float) -> None:
    """Save that `items` were moved by `dx` and `dy`, as one edit; raises `Trouble`."""
    moved = {item: rect.moved(dx, dy) for item, rect in targets(laid_out, items).items()}
    label = ngettext("Move {count} item", "Move {count} items", len(moved))
    _keep(workbench, laid_out, places_of_moved(laid_out, moved), label)


def keep_aligned(workbench: Workbench, laid_out: LaidOut, items: Collection[str], way: str) -> int:
    """Align `items` as one edit and return how many moved; raises `Trouble`."""
    before = targets(laid_out, items)
    moved = {item: rect for item, rect in aligned(before, way).items() if rect != before[item]}
    if moved:
        label = ngettext("Align {count} item", "Align {count} items", len(before))
        _keep(workbench, laid_out, places_of_moved(laid_out, moved), label)
    return len(moved)


def _keep(workbench: Workbench, laid_out: LaidOut, places: Mapping[str, tuple[float, float]], label: str) -> None:
    """Save the positions that changed.

    A position's id is derived from its subject: two laptops that move the same item change the same row.
    """
    part, by = laid_out.board.part, laid_out.board.by
    with workbench.edit(label) as edit:
        _put(workbench, edit, part, by, places)
        if by == FREE:
            _put(workbench, edit, part, FREE_SIZES, free_sizes(laid_out))
        else:
            _put(workbench, edit, part, format_view(by), {FORMAT: laid_out.format})


def _put(workbench: Workbench, edit: Edit, part: str, view: str, places: Mapping[str, tuple[float, float]]) -> None:
    rows = workbench.reader.session().placements
    kept = {row.item: (row.x, row.y) for row in rows if row.part == part and row.view == view}
    for item, (x, y) in places.items():
        if kept.get(item) != (x, y):
            row_id = derived_id("placements", part, view, item)
            edit.put("placements", row_id, part=part, view=view, item=item, x=x, y=y)


def tidy(workbench: Workbench, part: str, by: str) -> bool:
    """Discard manual moves in this view of a part, as one edit; return whether there were any."""
    views = (FREE, FREE_SIZES) if by == FREE else (by, format_view(by))
    placements = workbench.reader.session().placements
    mine = [row.id for row in placements if row.part == part and row.view in views]
    if mine:
        with workbench.edit(_("Tidy the board")) as edit:
            for row_id in mine:
                edit.remove("placements", row_id)
    return bool(mine)
