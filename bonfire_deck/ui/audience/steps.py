"""Next steps on the wall: under the headings of their kinds, large if there are few, paged if there are many."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from bonfire_deck.i18n import _
from bonfire_deck.model.next_steps import steps_of
from bonfire_deck.model.rows import NextStep
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.words import step_kinds_label
from bonfire_deck.paper.board import runs_leftward
from bonfire_deck.paper.breaking import pieces_of
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import CREAM, GLOW, SMOKE_NIGHT
from bonfire_deck.paper.wrapping import wrap_flags, wrapped_height
from bonfire_deck.ui.audience.foot import draw_foot
from bonfire_deck.ui.audience.measures import EDGE, SMALLEST
from bonfire_deck.ui.audience.wall import Wall
from bonfire_deck.ui.next_steps.rows import facts_of

LARGER = (0.07, 0.06, 0.05)
"""Text sizes to try before the smallest, as fractions of the height."""
SIDE = 0.05
"""The side margins, as a fraction of the width."""
GAP = 0.025
"""The gap between two steps, as a fraction of the height."""


@dataclass(frozen=True)
class Piece:
    """Text, and the space above it."""

    text: str
    font: QFont
    ink: str
    high: float
    above: float = 0.0


@dataclass(frozen=True)
class Letters:
    """The fonts and sizes for one wall."""

    words: QFont
    small: QFont
    heading: QFont
    width: float
    height: float
    """The height left for the steps."""
    gap: float

    def piece(self, text: str, font: QFont, ink: str, above: float = 0.0) -> Piece:
        """Return text wrapped to the width of the wall."""
        return Piece(text, font, ink, wrapped_height(text, font, self.width), above)


def draw_steps(painter: QPainter, area: QRectF, wall: Wall) -> None:
    """Draw the wall's page of next steps above the question."""
    steps = [shown.step for shown in steps_of(wall.session)]
    pages = step_pages(steps, area, _inside(draw_foot(painter, area, wall), area))
    room = _inside(draw_foot(painter, area, wall), area)
    if len(pages) > 1:
        # The page number may need a foot where there was none.
        pages = step_pages(steps, area, _inside(draw_foot(painter, area, wall, " "), area))
        number = f"{wall.page % len(pages) + 1} / {len(pages)}"
        room = _inside(draw_foot(painter, area, wall, number), area)
    if not steps:
        painter.setPen(QColor(CREAM))
        painter.setFont(serif(area.height() * LARGER[-1]))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _("What will happen next?"))
        return
    page = pages[wall.page % len(pages)]
    free = room.height() - sum(piece.above + piece.high for piece in page)
    y = room.top() + (free / 2 if len(pages) == 1 else 0)
    for piece in page:
        y += piece.above
        leftward = Qt.LayoutDirection.RightToLeft if runs_leftward(piece.text) else Qt.LayoutDirection.LeftToRight
        painter.setLayoutDirection(leftward)
        painter.setPen(QColor(piece.ink))
        painter.setFont(piece.font)
        box = QRectF(room.x(), y, room.width(), piece.high)
        painter.drawText(box, wrap_flags(piece.text, piece.font, room.width()), piece.text)
        y += piece.high
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _inside(above: QRectF, area: QRectF) -> QRectF:
    side, edge = area.width() * SIDE, area.height() * EDGE
    return above.adjusted(side, edge, -side, -edge)


def step_pages(steps: list[NextStep], area: QRectF, room: QRectF) -> list[list[Piece]]:
    """Split steps into pages that fit `room` of a wall of `area`: one page in larger type if it holds them all."""
    height, found = area.height(), list[list[Piece]]()
    for share in (*LARGER, SMALLEST):
        small = sans(height * max(SMALLEST, share * 0.7))
        letters = Letters(
            serif(height * share), small, sans(small.pixelSize(), 700), room.width(), room.height(), height * GAP
        )  # fmt: skip
        found = _filled(steps, letters)
        if len(found) <= 1:
            break
    return found


def _filled(steps: list[NextStep], letters: Letters) -> list[list[Piece]]:
    pages: list[list[Piece]] = []
    used = letters.height
    kind = ""
    for step in steps:
        heading = letters.piece(step_kinds_label(step.kind), letters.heading, GLOW, letters.gap)
        for part in _parts(step, letters, letters.height - heading.high):
            needed = sum(piece.above + piece.high for piece in part)
            is_new = not pages or used + needed + (heading.above + heading.high if step.kind != kind else 0) > (
                letters.height
            )
            if is_new:
                pages.append([])
                used = 0.0
            if is_new or step.kind != kind:
                first = letters.piece(heading.text, heading.font, heading.ink, 0.0 if is_new else heading.above)
                pages[-1].append(first)
                used += first.above + first.high
                kind = step.kind
            pages[-1] += part
            used += needed
    return pages


def _parts(step: NextStep, letters: Letters, most: float) -> list[list[Piece]]:
    """Return a step as one part, or as several that each fit a page; who and by when go with the last."""
    told = facts_of(step)
    facts = [letters.piece(told, letters.small, SMOKE_NIGHT)] if told else []
    above = letters.gap * 0.6
    high = most - above - sum(piece.high for piece in facts)
    texts = pieces_of(shown_text(step.text), letters.words, letters.width, high) or [""]
    parts = [[letters.piece(text, letters.words, CREAM, above)] for text in texts]
    parts[-1] += facts
    return parts
