"""One picture on the wall, uncropped, with quotes beside or below it and the question at the foot."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.cards import draw_label, draw_number, fitted, shown_ratio
from bonfire_deck.paper.looking import draw_looked_at
from bonfire_deck.ui.audience.foot import draw_foot
from bonfire_deck.ui.audience.measures import BADGE, EDGE
from bonfire_deck.ui.audience.quotes import draw_quotes, standing_of
from bonfire_deck.ui.audience.wall import Wall
from bonfire_deck.ui.audience.word_cards import draw_words, sizes_on_wall
from bonfire_deck.ui.images import Images, nearness

NUMBER_ABOVE = 0.09
"""How much of the height the number takes from a card of words."""


def draw_picture(painter: QPainter, area: QRectF, wall: Wall, images: Images) -> QRectF:
    """Draw the wall's card and return its rectangle."""
    card = wall.card
    if card is None:
        return QRectF()
    above, height = draw_foot(painter, area, wall), area.height()
    image = images.whole(card.picture_id, nearness(card, wall.zoom))
    ratio = shown_ratio(card, (image.width(), image.height()) if image is not None else None)
    all_words = wall.mode == "choices"
    place, words = standing_of(wall, above, ratio, height, named=all_words)
    draw_quotes(painter, words, wall, height, named=all_words)
    target = fitted(ratio, place)
    if image is not None and not image.isNull():
        draw_looked_at(painter, card, image, target, wall.zoom, wall.spot)
    else:
        # Clear of the number, and as far from the lower edge.
        room = target.adjusted(height * EDGE, height * NUMBER_ABOVE, -height * EDGE, -height * NUMBER_ABOVE)
        draw_words(painter, shown_text(card.words or card.title), room, sizes_on_wall(height))
    corner = target.topLeft() + QPointF(height * 0.02, height * 0.02)
    draw_number(painter, card.number, corner, height * BADGE)
    if wall.titles and card.title:
        draw_label(painter, shown_text(card.title), corner + QPointF(height * 0.12, 0), height * BADGE)
    return target
