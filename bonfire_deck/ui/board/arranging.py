"""What hands change on a board, as edits of the session."""

from collections.abc import Collection

from bonfire_deck.files.stamps import derived_id
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.layout import LaidOut, places_after
from bonfire_deck.ui.workbench import Workbench


def keep_moved(workbench: Workbench, laid_out: LaidOut, items: Collection[str], dx: float, dy: float) -> None:
    """Keep that `items` were moved, as one edit; raises `Trouble`.

    The places have ids of what they are about: two laptops that move the same thing change the same row.
    """
    part, by = laid_out.board.part, laid_out.board.by
    places = places_after(laid_out, items, dx, dy)
    with workbench.edit(ngettext("Move {count} item", "Move {count} items", len(places))) as edit:
        for item, (x, y) in places.items():
            edit.put("placements", derived_id("placements", part, by, item), part=part, view=by, item=item, x=x, y=y)


def tidy(workbench: Workbench, part: str, by: str) -> bool:
    """Forget what was moved by hand in this view of a part, as one edit; tell whether there was anything."""
    placements = workbench.reader.session().placements
    mine = [row.id for row in placements if row.part == part and row.view == by]
    if mine:
        with workbench.edit(_("Tidy the board")) as edit:
            for row_id in mine:
                edit.remove("placements", row_id)
    return bool(mine)
