"""Group choices on the wall: the groups' cards side by side, and how often each card was chosen."""

import math
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from bonfire_deck.i18n import _
from bonfire_deck.model.grid import Grid, grid_for
from bonfire_deck.model.hands import Hand, hands_in, slots_in
from bonfire_deck.model.rows import Group
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.words import slot_label
from bonfire_deck.paper.cards import draw_label, fitted
from bonfire_deck.paper.fonts import sans
from bonfire_deck.paper.inks import CREAM, SMOKE_NIGHT
from bonfire_deck.ui.audience.foot import draw_foot
from bonfire_deck.ui.audience.measures import BADGE, EDGE, SMALLEST
from bonfire_deck.ui.audience.tiles import CARD_RATIO, Pictures, draw_back, draw_empty, draw_tile
from bonfire_deck.ui.audience.wall import Wall

NAME, SLOT = 0.075, 0.055
"""The heights of a group's name above its cards and of a slot's name above its card."""
GAP = 0.014
LOWEST_HELD, LOWEST_RANKED = 0.1, 0.2
"""The minimum height of a card, as a fraction of the wall's height."""
MOST_RANKED = 8
MOST_IN_ROW = 3
"""More cards of one group go into several rows."""


def draw_side_by_side(painter: QPainter, area: QRectF, wall: Wall, pictures: Pictures) -> dict[str, QRectF]:
    """Draw each group's cards; return the rectangles of the face-up ones by choice id."""
    hands, height = hands_in(wall.session, wall.round), area.height()
    slots = slots_in(wall.round, wall.choices) or ("1",)
    names_slots = bool(wall.round and wall.round.now_and_wanted)
    over, gap = (NAME + (SLOT if names_slots else 0.0)) * height, height * GAP
    lying = _lying(len(slots))
    ratio = CARD_RATIO * lying.columns / lying.rows
    room, grid, page = _paged(painter, area, wall, (len(hands), ratio, over + 2 * gap))
    wide, high = room.width() / grid.columns, room.height() / grid.rows
    here = hands[grid.on_page(page)]
    up: dict[str, QRectF] = {}
    for place, hand in enumerate(here):
        column, row = grid.middled(place, len(here))
        box = QRectF(room.x() + column * wide, room.y() + row * high, wide, high).adjusted(gap, gap, -gap, -gap)
        block = fitted(ratio, box.adjusted(0, over, 0, 0))
        _draw_name(
            painter, hand.group, QRectF(block.x(), block.y() - over, box.right() - block.x(), NAME * height), height
        )
        each = QSizeF(block.width() / lying.columns, block.height() / lying.rows)
        for number, slot in enumerate(slots):
            line, along = divmod(number, lying.columns)
            lies = QRectF(block.topLeft() + QPointF(along * each.width(), line * each.height()), each)
            if names_slots:
                _draw_slot(painter, slot, lies, height)
            _draw_choice(painter, (wall, hand, slot), lies.adjusted(2, 2, -2, -2), pictures, height, up)
    return up


def _lying(count: int) -> Grid:
    """Return the grid for the cards of one group."""
    columns = count if count <= MOST_IN_ROW else math.ceil(math.sqrt(count))
    return Grid(columns, math.ceil(count / columns), 1)


def _paged(
    painter: QPainter, area: QRectF, wall: Wall, needed: tuple[int, float, float]
) -> tuple[QRectF, Grid, int]:  # fmt: skip
    """Draw the foot; return the area above it, the grid for what is `needed` in it, and the page index.

    `needed` is the count, the ratio of width to height, and the height above each item.
    """
    count, ratio, above = needed
    room = _room(painter, area, wall)
    grid = grid_for(count, room.width(), room.height(), LOWEST_HELD * area.height(), ratio, above)
    page = wall.page % grid.pages
    if grid.pages > 1:
        room = _room(painter, area, wall, f"{page + 1} / {grid.pages}")
    return room, grid, page


def _room(painter: QPainter, area: QRectF, wall: Wall, aside: str = "") -> QRectF:
    edge = area.height() * EDGE / 2
    return draw_foot(painter, area, wall, aside).adjusted(edge, edge, -edge, -edge)


def _draw_name(painter: QPainter, group: Group | None, line: QRectF, height: float) -> None:
    painter.setFont(sans(height * SMALLEST * 1.1, 700))
    shape = group.mark.shape if group else "○"
    painter.setPen(QColor(group.mark.colour if group else SMOKE_NIGHT))
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(line, middle, shape)
    indent = painter.fontMetrics().horizontalAdvance(f"{shape} ") + height * 0.005
    name = f"{group.number} {shown_text(group.name)}" if group else _("All")
    shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(line.width() - indent))
    painter.setPen(QColor(CREAM))
    painter.drawText(line.adjusted(indent, 0, 0, 0), middle, shown)


def _draw_slot(painter: QPainter, slot: str, lies: QRectF, height: float) -> None:
    painter.setFont(sans(height * SMALLEST))
    painter.setPen(QColor(SMOKE_NIGHT))
    line = QRectF(lies.x(), lies.y() - SLOT * height, lies.width(), SLOT * height)
    name = painter.fontMetrics().elidedText(slot_label(slot), Qt.TextElideMode.ElideRight, round(line.width()))
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter, name)


def _draw_choice(
    painter: QPainter,
    what: tuple[Wall, Hand, str],
    place: QRectF,
    pictures: Pictures,
    height: float,
    up: dict[str, QRectF],
) -> None:
    wall, hand, slot = what
    choice, group = hand.passed or hand.in_slot(slot), hand.group
    card = wall.session.card_by_id.get(choice.card_id or "") if choice else None
    if choice is None or (card is None and not choice.passed):
        draw_empty(painter, fitted(CARD_RATIO, place), height)
    elif not choice.revealed:
        # A hidden pass looks like a card: who passed stays private until the others are revealed.
        draw_back(painter, fitted(CARD_RATIO, place), group)
    elif card is None:
        draw_empty(painter, fitted(CARD_RATIO, place), height, _("Pass"))
    else:
        up[choice.id] = draw_tile(painter, card, place, height, pictures)


def draw_ranking(painter: QPainter, area: QRectF, wall: Wall, pictures: Pictures) -> dict[str, QRectF]:
    """Draw the most chosen cards, each with its count, as far as the room may know."""
    session, height = wall.session, area.height()
    room = _room(painter, area, wall)
    openly = replace(session, choices=tuple(choice for choice in session.choices if choice.revealed))
    ranked = list(openly.times_chosen.items())[:MOST_RANKED]
    if not ranked:
        painter.setPen(QColor(CREAM))
        painter.setFont(sans(height * SMALLEST * 1.2))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _("No card chosen yet."))
        return {}
    grid = grid_for(len(ranked), room.width(), room.height(), LOWEST_RANKED * height)
    wide, high, gap = room.width() / grid.columns, room.height() / grid.rows, height * GAP
    for place, (card_id, times) in enumerate(ranked):
        column, row = grid.middled(place, len(ranked))
        box = QRectF(room.x() + column * wide, room.y() + row * high, wide, high).adjusted(gap, gap, -gap, -gap)
        stand = draw_tile(painter, session.card_by_id[card_id], box, height, pictures)
        corner = QPointF(stand.left() + height * 0.008, stand.bottom() - height * (BADGE + 0.008))
        draw_label(painter, _("{count} times").format(count=times) if times > 1 else _("once"), corner, height * BADGE)
    return {}
