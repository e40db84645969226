"""The board's pages on the projector: sheets, pictures and slips, with no text too small for a room."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from bonfire_deck.i18n import _
from bonfire_deck.model.board import make_board
from bonfire_deck.model.layout import HEADING_LINE, SectionBox
from bonfire_deck.model.session import Session
from bonfire_deck.model.wall_pages import EDGE, FOOT, INSIDE, NOTE_LEFT, Page, pages
from bonfire_deck.paper.board import SHEET, Edges, Faces, Measurer, draw_note, draw_picture, one_line
from bonfire_deck.paper.canvas import Face, Images, PainterCanvas
from bonfire_deck.paper.cards import shown_ratio
from bonfire_deck.paper.inks import ASH, INK, SMOKE

LEAST = 17.0
"""Board points: no letter is smaller. It is the size of people's words on a board."""
SHARE = 0.0402
"""How large that is, in parts of the wall's height: a hair above the smallest that the back row reads."""
LARGER = (0.075, 0.065, 0.056, 0.048)
"""What is tried before, where little was said and one page holds it."""


class WallFaces:
    """The typefaces of a page apart from slips and pictures."""

    HEADING = Face(LEAST, 700)
    TITLE = Face(LEAST, 600, of_people=True)
    PAGE = Face(LEAST, 700)


class WallCanvas(PainterCanvas):
    """A canvas that draws no text smaller than that of reactions."""

    def lines(
        self, x: float, baseline: float, texts: tuple[str, ...], face: Face, colour: str, *, leftward: bool = False
    ) -> None:
        """Draw lines, enlarging small text."""
        super().lines(x, baseline, texts, _large(face), colour, leftward=leftward)

    def advance(self, text: str, face: Face) -> float:
        """Return the width of one line."""
        return super().advance(text, _large(face))


def _large(face: Face) -> Face:
    return face if face.size >= LEAST else replace(face, size=LEAST)


def wall_pages(
    session: Session, sizes: dict[str, tuple[int, int]], part: str, by: str, area: QRectF, measurer: Measurer
) -> list[Page]:
    """Return the board's pages for a wall of `area`; `sizes` maps picture ids to width and height in pixels."""
    ratios = {card.id: shown_ratio(card, sizes.get(card.picture_id)) for card in session.cards}
    board = make_board(session, part, by)
    headings = partial(measurer.heading, face=WallFaces.HEADING)
    for share in (*LARGER, SHARE):
        height = LEAST / share
        made = pages(board, measurer, ratios, (height * area.width() / area.height(), height), headings)
        if len(made) == 1:
            break
    return made


def paint_page(painter: QPainter, page: Page, number: str, images: Images, area: QRectF) -> None:
    """Paint one page to fill `area`; `number` is its number and the total, as text."""
    painter.save()
    painter.fillRect(area, QColor(ASH))
    painter.translate(area.topLeft())
    scale = area.height() / page.height
    painter.scale(scale, scale)
    canvas = WallCanvas(painter, images)
    width, height = area.width() / scale, area.height() / scale
    for box in page.sections:
        _draw_sheet(canvas, box)
        for picture in box.pictures:
            draw_picture(canvas, picture, chosen=False, face=WallFaces.PAGE)
        for note in box.notes:
            draw_note(canvas, note, chosen=False, faded=False, inset=NOTE_LEFT)
    if not page.sections:
        text = _("Nothing here yet. Reactions appear as you save them.")
        canvas.words((width - canvas.advance(text, Faces.WORDS)) / 2, height / 2, text, Faces.WORDS, SMOKE)
    baseline = height - FOOT / 2 + 7
    canvas.words(EDGE + INSIDE, baseline, page.title, WallFaces.TITLE, INK)
    canvas.words(
        width - EDGE - INSIDE - canvas.advance(number, WallFaces.PAGE), baseline, number, WallFaces.PAGE, SMOKE
    )
    painter.restore()


def _draw_sheet(canvas: WallCanvas, box: SectionBox) -> None:
    rect, section = box.rect, box.section
    canvas.sheet(rect, 12, SHEET, Edges.REST if section.is_rest else Edges.PLAIN)
    x, baseline = rect.x + INSIDE + 2, rect.y + 30
    if section.mark is not None:
        canvas.words(x, baseline, section.mark.shape, WallFaces.HEADING, section.mark.dark)
        x += canvas.advance(f"{section.mark.shape} ", WallFaces.HEADING)
    for place, line in enumerate(box.heading):
        heading = WallFaces.HEADING.elided(one_line(line), rect.x + rect.width - INSIDE - x)
        at = baseline + place * HEADING_LINE
        canvas.words(x, at, heading, WallFaces.HEADING, SMOKE if section.is_rest else INK)
