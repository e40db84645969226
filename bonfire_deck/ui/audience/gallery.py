"""Many cards on the wall: the numbered gallery, page by page, and the spread, with all of them face up on one table."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from bonfire_deck.model.grid import Grid, grid_for
from bonfire_deck.model.rows import Card
from bonfire_deck.paper.inks import FLAME
from bonfire_deck.ui.audience.foot import draw_foot
from bonfire_deck.ui.audience.measures import EDGE
from bonfire_deck.ui.audience.tiles import Pictures, draw_marks, draw_tile
from bonfire_deck.ui.audience.wall import Wall

LOWEST_IN_GALLERY, LOWEST_IN_SPREAD = 0.2, 0.11
"""The minimum height of a card, as a fraction of the wall's height: a number with space for its picture."""
GAP = 0.012


def gallery_grid(cards: tuple[Card, ...], size: tuple[float, float], height: float, *, spread: bool = False) -> Grid:
    """Return the grid for `cards` on a wall of `height`, within `size`."""
    lowest = LOWEST_IN_SPREAD if spread else LOWEST_IN_GALLERY
    return grid_for(len(cards), size[0], size[1], lowest * height)


def draw_gallery(painter: QPainter, area: QRectF, wall: Wall, pictures: Pictures) -> dict[str, QRectF]:
    """Draw the page with the marked card; return the rectangle of each card by id."""
    cards, height, spread = wall.session.table_cards, area.height(), wall.mode == "spread"
    marked = next((place for place, card in enumerate(cards) if card.id == wall.marked), 0)
    edge = height * EDGE / 2

    def inside(above: QRectF) -> QRectF:
        return above.adjusted(edge, edge, -edge, -edge)

    # Paging depends on the height above the foot, and the foot shows the page number.
    room = inside(draw_foot(painter, area, wall, " "))
    grid = gallery_grid(cards, (room.width(), room.height()), height, spread=spread)
    page = grid.page_of(marked)
    if grid.pages > 1:
        room = inside(draw_foot(painter, area, wall, f"{page + 1} / {grid.pages}"))
    else:
        room = inside(draw_foot(painter, area, wall))
        grid = gallery_grid(cards, (room.width(), room.height()), height, spread=spread)
    wide, high, gap = room.width() / grid.columns, room.height() / grid.rows, height * GAP
    stand: dict[str, QRectF] = {}
    for place, card in enumerate(cards[grid.on_page(page)]):
        column, row = place % grid.columns, place // grid.columns
        box = QRectF(room.x() + column * wide, room.y() + row * high, wide, high)
        stand[card.id] = draw_tile(painter, card, box.adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2), height, pictures)
        _draw_holders(painter, wall, card, stand[card.id], height)
        if card.id == wall.marked:
            painter.setPen(QPen(QColor(FLAME), max(4.0, height * 0.007)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(stand[card.id])
    return stand


def _draw_holders(painter: QPainter, wall: Wall, card: Card, stand: QRectF, height: float) -> None:
    """Draw the marks of the groups that chose a card in this round, as far as the room may know."""
    holders = {choice.group_id for choice in wall.choices if choice.card_id == card.id and choice.revealed}
    draw_marks(painter, [group for group in wall.session.groups if group.id in holders], stand, height)
