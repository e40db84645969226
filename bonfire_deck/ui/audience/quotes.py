"""People's words on the wall: at most three at a time, long ones over several pages."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from bonfire_deck.model.rows import Reaction
from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.board import runs_leftward
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import CREAM, GLOW
from bonfire_deck.paper.wrapping import wrap_flags, wrapped_height
from bonfire_deck.ui.audience.measures import SMALLEST
from bonfire_deck.ui.audience.wall import Wall

MOST_QUOTES = 3
GAP = 0.9
"""Between two quotes, in heights of a letter."""
INDENT, MARGINS = 1.9, 2.6
NAME = 1.3
"""The height of a group's name above its words, in heights of a letter."""

Piece = tuple[Reaction, str]


def draw_quotes(painter: QPainter, area: QRectF, wall: Wall, height: float, *, named: bool = False) -> None:
    """Draw the wall's page of quotes into `area` of a wall `height` high, each under its group's name if `named`."""
    size = height * SMALLEST
    width, above = area.width() - size * MARGINS, size * NAME if named else 0.0
    pages = pages_of(wall.quotes, width, area.height() - size * 2, size, above)
    if not pages:
        return
    page = pages[wall.page % len(pages)]
    font = serif(size)
    heights = [wrapped_height(text, font, width) + above for _reaction, text in page]
    y = area.top() + max(size, (area.height() - sum(heights) - size * GAP * (len(page) - 1)) / 2)
    groups = wall.session.group_by_id
    for (reaction, text), tall in zip(page, heights, strict=True):
        group = groups.get(reaction.group_id or "")
        if group is not None:
            painter.setPen(QColor(group.mark.colour))
            painter.setFont(sans(size, 700))
            painter.drawText(QPointF(area.left() + size * 0.7, y + size), group.mark.shape)
            if named:
                painter.drawText(QPointF(area.left() + size * INDENT, y + size), shown_text(group.name))
        painter.setPen(QColor(CREAM))
        painter.setFont(font)
        box = QRectF(area.left() + size * INDENT, y + above, width, tall - above)
        leftward = runs_leftward(shown_text(reaction.text))
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight)
        painter.drawText(box, wrap_flags(text, font, width), text)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        y += tall + size * GAP
    if len(pages) > 1:
        painter.setPen(QColor(GLOW))
        painter.setFont(sans(size))
        text = f"{wall.page % len(pages) + 1} / {len(pages)}"
        corner = area.adjusted(0, 0, -size, -size * 0.4)
        painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, text)


def pages_of(
    quotes: tuple[Reaction, ...], width: float, height: float, size: float, above: float = 0.0
) -> list[list[Piece]]:  # fmt: skip
    """Put quotes on pages of at most three, each page as high as `height` at most; long ones run over several.

    Each is given `above` for the name of its group.
    """

    def tall(text: str) -> float:
        return wrapped_height(text, serif(size), width) + size * GAP + above

    pages: list[list[Piece]] = []
    used = height
    for reaction in quotes:
        for piece in pieces_of(shown_text(reaction.text), tall, height):
            if not pages or len(pages[-1]) == MOST_QUOTES or used + tall(piece) > height:
                pages.append([])
                used = 0.0
            pages[-1].append((reaction, piece))
            used += tall(piece)
    return pages


def pieces_of(text: str, tall: Callable[[str], float], height: float) -> list[str]:
    """Cut a text that is higher than a page into pieces that fit, between words where there are any."""
    pieces = []
    while text and tall(text) > height:
        low, high = 1, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if tall(text[:middle] + "…") <= height else (low, middle - 1)
        cut = text.rfind(" ", low // 2, low) if " " in text[low // 2 : low] else low
        pieces.append(text[:cut].rstrip() + "…")
        text = text[cut:].lstrip()
    return [*pieces, text] if text else pieces
