"""Painting a wall of any kind and reporting the face-up cards on it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from bonfire_deck.model.session import Session
from bonfire_deck.paper.inks import ASH, NIGHT
from bonfire_deck.ui.audience.choices import draw_ranking, draw_side_by_side
from bonfire_deck.ui.audience.gallery import draw_gallery
from bonfire_deck.ui.audience.holding import draw_holding
from bonfire_deck.ui.audience.picture import draw_picture
from bonfire_deck.ui.audience.steps import draw_steps
from bonfire_deck.ui.audience.tiles import Pictures
from bonfire_deck.ui.audience.wall import Wall
from bonfire_deck.ui.images import Images

BLACK = "#000000"

PaintBoard = Callable[[QPainter, QRectF, Session, tuple[str, str], int], None]
"""Called with the session as the room may see it, the part and its arrangement, and the page."""
FaceUp = dict[str, QRectF]
"""The rectangles of face-up cards that may turn over when new, by choice id."""


class WallPainter:
    """Paint walls."""

    def __init__(self, images: Images, pictures: Pictures, paint_board: PaintBoard) -> None:
        """`images` provides full-size pictures, `pictures` smaller ones for walls with many cards."""
        self.images = images
        self._pictures = pictures
        self._paint_board = paint_board

    def paint(self, painter: QPainter, area: QRectF, wall: Wall) -> FaceUp:
        """Paint a whole wall."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(area, QColor(BLACK if wall.black else NIGHT))
        if wall.black:
            return {}
        if wall.mode == "board":
            painter.fillRect(area, QColor(ASH))
            self._paint_board(painter, area, wall.session, wall.board, wall.page)
        elif wall.mode == "steps":
            draw_steps(painter, area, wall)
        elif wall.mode in ("gallery", "spread") and wall.session.table_cards:
            draw_gallery(painter, area, wall, self._pictures)
        elif wall.mode == "choices" and wall.view == "side":
            return draw_side_by_side(painter, area, wall, self._pictures)
        elif wall.mode == "choices" and wall.view == "ranking":
            draw_ranking(painter, area, wall, self._pictures)
        elif wall.mode == "holding" or wall.card is None:
            draw_holding(painter, area, wall)
        else:
            stand = draw_picture(painter, area, wall, self.images)
            is_drawn = any(choice.id == wall.drawn and choice.seed for choice in wall.choices)
            return {wall.drawn: stand} if is_drawn else {}
        return {}
