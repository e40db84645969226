"""Draw a laid-out board with the same code on screen, in PNG, PDF and SVG, and on the projector."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption

from bonfire_deck.i18n import _
from bonfire_deck.model.board import FREE, make_board
from bonfire_deck.model.free import FREE_SIZES, lay_out_free
from bonfire_deck.model.laying_out import FORMAT, Measures, Shape, format_kept, format_view, lay_out, paper_shape
from bonfire_deck.model.layout import (
    COUNT_LINE,
    HEADING_LINE,
    LINE_HEIGHT,
    MARGIN,
    NOTE_INSET,
    NOTE_INSET_LEFT,
    NOTE_INSET_RIGHT,
    PADDING,
    SMALLEST_LETTER,
    Format,
    LaidOut,
    Note,
    PictureBox,
    Rect,
    SectionBox,
)
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.words import Mark
from bonfire_deck.paper.canvas import Canvas, Edge, Face, Images, Kept, PainterCanvas
from bonfire_deck.paper.cards import shown_ratio
from bonfire_deck.paper.inks import ASH, EMBER, HAIR, INK, NIGHT, SKY, SMOKE, WHITE

SHEET = "#FDFCFA"
SLIP = "#FFFDF8"
RADIUS = 6.0
STRIPE = 7.0
SHADOW = 6.0
"""How far something drawn may reach beyond its rectangle."""
FADED = 0.22
CARD_WORDS_LINE = 28.0
BADGE = 24.0
BETWEEN_TITLE_AND_COUNTS = 18.0
Thing = TypeVar("Thing", Note, PictureBox)
PLAIN_WORDS = re.compile(r"[A-Za-z0-9À-ÖØ-öø-ÿ'’]+[.,;:!?]?(?: [A-Za-z0-9À-ÖØ-öø-ÿ'’]+[.,;:!?]?)*")
"""Latin words with one space between them, which can be parted at the spaces alone."""
LONGEST_PIECE = 4000
DOUBT = 8.0
"""Points by which a line of words may be wider or narrower than its words and spaces are by themselves."""
EDGE = 1.5
"""Points to which Qt, who also looks at the space behind a line, may see it otherwise than we."""


class Faces:
    """The typefaces of a board."""

    WORDS = Face(17, of_people=True)
    TITLE = Face(17, 700, of_people=True)
    # No heavier than 700: in a PDF, Qt draws Lato Black a second time with a thick outline.
    HEADING = Face(17, 700)
    COUNT = Face(SMALLEST_LETTER)
    NUMBER = Face(SMALLEST_LETTER, 700)
    MARK = Face(SMALLEST_LETTER, 700)
    CARD_WORDS = Face(21, 600, of_people=True)
    STAR = Face(SMALLEST_LETTER, 700)


class Edges:
    """The outlines of a board."""

    PLAIN = Edge(HAIR, 1.2)
    REST = Edge("#C9BEB1", 1.2, dashed=True)
    CHOSEN = Edge(SKY, 2.5)


class Measurer:
    """Breaks text into lines and caches the result: a board is laid out again at each change.

    Plain text is broken by summing word widths, each measured once; a line whose sum comes close to the edge is
    measured as a whole. Qt handles borderline cases and all other scripts.
    """

    def __init__(self) -> None:
        """Start with an empty cache."""
        self._known: dict[tuple[str, float], tuple[str, ...]] = {}
        self._headings: dict[tuple[str, float, Face], tuple[str, ...]] = {}
        self._widths: dict[str, float] = {}
        self._metrics = QFontMetricsF(Faces.WORDS.font())

    def __call__(self, text: str, width: float) -> tuple[str, ...]:
        """Return `text` broken into lines that fit `width`, in board points."""
        found = self._known.get((text, width))
        if found is None:
            found = self._known[text, width] = self._summed(text, width) or measure(text, width)
        return found

    def heading(self, text: str, width: float, face: Face = Faces.HEADING) -> tuple[str, ...]:
        """Return a heading broken into lines that fit `width`, in board points."""
        key = (text, width, face)
        if key not in self._headings:
            self._headings[key] = measure(text, width, face)
        return self._headings[key]

    def _summed(self, text: str, width: float) -> tuple[str, ...]:
        """Return the lines by summed word widths, or nothing if the result is uncertain."""
        if PLAIN_WORDS.fullmatch(text) is None:
            return ()
        lines: list[str] = []
        line, used, space = "", 0.0, self._width(" ")
        for word in text.split(" "):
            own = self._widths.get(word) or self._width(word)
            longer, wide = (f"{line} {word}", used + space + own) if line else (word, own)
            real = self._reach(longer) if abs(wide - width) < DOUBT else wide
            if abs(real - width) < EDGE or (not line and real > width):
                return ()
            if real < width:
                line, used = longer, wide
            elif own > width - DOUBT:
                return ()
            else:
                lines.append(line)
                line, used = word, own
        return (*lines, line)

    def _reach(self, line: str) -> float:
        """Return the width of a line including its overhang: the last letter may lean out past its advance."""
        return self._metrics.horizontalAdvance(line) - min(0.0, self._metrics.rightBearing(line[-1]))

    def _width(self, word: str) -> float:
        if word not in self._widths:
            self._widths[word] = self._metrics.horizontalAdvance(word)
        return self._widths[word]


def measure(text: str, width: float, face: Face = Faces.WORDS) -> tuple[str, ...]:
    """Break text into lines that fit `width`; break inside a word only if it is wider than a line."""
    lines: list[str] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    font = face.font()
    for paragraph in (piece for line in shown_text(text).split("\n") for piece in _pieces(line)):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        # Qt counts UTF-16 units.
        units = paragraph.encode("utf-16-le")
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start, length = line.textStart() * 2, line.textLength() * 2
            lines.append(units[start : start + length].decode("utf-16-le", "replace").rstrip())
        layout.endLayout()
    return tuple(lines) or ("",)


def _pieces(paragraph: str) -> Iterator[str]:
    """Split very long paragraphs: Qt's time for text without spaces grows with the square of its length."""
    at = 0
    while len(paragraph) - at > LONGEST_PIECE:
        end = paragraph.rfind(" ", at, at + LONGEST_PIECE) + 1 or at + LONGEST_PIECE
        yield paragraph[at:end]
        at = end
    yield paragraph[at:]


def one_line(text: str) -> str:
    """Return text as one line, for headings."""
    return " ".join(shown_text(text).split())


def runs_leftward(text: str) -> bool:
    """Return whether text is written right to left, by its first letter with a direction."""
    return next((kind != "L" for c in text if (kind := unicodedata.bidirectional(c)) in {"L", "R", "AL"}), False)


def board_of(
    session: Session,
    sizes: dict[str, tuple[int, int]],
    part: str,
    by: str,
    measurer: Measurer | None = None,
    shape: Shape | None = None,
) -> LaidOut:
    """Make and lay out the board of a session; `sizes` maps picture ids to width and height in pixels.

    The layout takes `shape`, or that of a page, unless somebody has moved an item: then it keeps its earlier shape.
    """
    ratios = {card.id: shown_ratio(card, sizes.get(card.picture_id)) for card in session.cards}
    board, measure_words = make_board(session, part, by), measurer or Measurer()
    measures = Measures(measure_words, measure_words.heading, ratios)
    if by == FREE:
        moved, placed, resized = (_placed(session, part, view) for view in ("picture", FREE, FREE_SIZES))
        form = _form(session, part, "picture", None if placed else shape)
        return lay_out_free(board, measures, moved, placed, resized, form)
    return lay_out(board, measures, _form(session, part, by, shape), _placed(session, part, by))


def _form(session: Session, part: str, by: str, shape: Shape | None) -> Shape | Format:
    kept = _placed(session, part, format_view(by)).get(FORMAT)
    if kept is not None:
        return format_kept(*kept)
    return paper_shape() if shape is None or _placed(session, part, by) else shape


def _placed(session: Session, part: str, by: str) -> dict[str, tuple[float, float]]:
    return {p.item: (p.x, p.y) for p in session.placements if p.part == part and p.view == by}


def paint(
    painter: QPainter,
    laid_out: LaidOut,
    images: Images,
    exposed: QRectF | None = None,
    chosen: Collection[str] = (),
    found: Collection[str] | None = None,
    *,
    coarse: bool = False,
    kept: Kept | None = None,
) -> None:
    """Paint a board in board points. Draw only what touches `exposed`; outline the `chosen` items.

    If `found` is given, fade all other notes. `coarse` leaves out the text of notes, for when it is too small to read.
    `kept` is a screen's cache between paints.
    """
    seen = None
    if exposed is not None:
        reached = exposed.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW)
        seen = Rect(reached.x(), reached.y(), reached.width(), reached.height())
    draw(PainterCanvas(painter, images, kept), laid_out, seen, chosen, found, coarse=coarse)


def draw(
    canvas: Canvas,
    laid_out: LaidOut,
    exposed: Rect | None = None,
    chosen: Collection[str] = (),
    found: Collection[str] | None = None,
    *,
    coarse: bool = False,
) -> None:
    """Draw a board on any canvas; see `paint`."""
    _draw_title(canvas, laid_out)
    boxes = [box for box in laid_out.sections if exposed is None or box.reach.overlaps(exposed)]
    if laid_out.board.by != FREE:
        for box in boxes:
            _draw_sheet(canvas, box, box.item in chosen)
    for box in boxes:
        for picture in _seen(box.pictures, exposed):
            draw_picture(canvas, picture, picture.item in chosen)
        notes = _seen(box.notes, exposed)
        if coarse:
            _draw_far(canvas, notes, chosen, found)
        else:
            for note in notes:
                draw_note(canvas, note, note.item in chosen, faded=found is not None and note.item not in found)


def _seen(things: Sequence[Thing], exposed: Rect | None) -> Sequence[Thing]:
    """Return the items that overlap `exposed`, tested inline without a call per item: there may be thousands."""
    if exposed is None:
        return things
    left, top, right, bottom = exposed.x, exposed.y, exposed.right, exposed.bottom
    return [
        thing
        for thing in things
        if thing.rect.x < right
        and thing.rect.y < bottom
        and left < thing.rect.x + thing.rect.width
        and top < thing.rect.y + thing.rect.height
    ]


def _draw_title(canvas: Canvas, laid_out: LaidOut) -> None:
    title, baseline = laid_out.board.title, MARGIN + 17
    canvas.words(MARGIN, baseline, title, Faces.TITLE, INK)
    text = laid_out.board.count_text
    if not laid_out.sections:
        text = _("Nothing here yet. Reactions appear as you save them.")
    x = MARGIN + canvas.advance(title, Faces.TITLE) + BETWEEN_TITLE_AND_COUNTS
    canvas.words(x, baseline, text, Faces.COUNT, SMOKE)


def _draw_sheet(canvas: Canvas, box: SectionBox, chosen: bool) -> None:
    edge = Edges.CHOSEN if chosen else Edges.REST if box.section.is_rest else Edges.PLAIN
    canvas.sheet(box.rect, 16, SHEET, edge)
    x, y, width = box.rect.x + PADDING, box.rect.y + PADDING, box.rect.width - 2 * PADDING
    if box.section.mark is not None:
        mark_width = _draw_mark(canvas, x, y + 17, box.section.mark, Faces.HEADING) + 8
        x, width = x + mark_width, width - mark_width
    colour = SMOKE if box.section.is_rest else INK
    for place, line in enumerate(box.heading):
        heading = Faces.HEADING.elided(one_line(line), width)
        canvas.words(x, y + 17 + place * HEADING_LINE, heading, Faces.HEADING, colour)
    y += len(box.heading) * HEADING_LINE
    for place, line in enumerate(box.counts):
        canvas.words(box.rect.x + PADDING, y + 16 + place * COUNT_LINE, line, Faces.COUNT, SMOKE)


def _draw_mark(canvas: Canvas, x: float, baseline: float, mark: Mark, face: Face) -> float:
    """Draw a group's shape in the twin of its colour that is readable on paper; return its width."""
    canvas.words(x, baseline, mark.shape, face, mark.dark)
    return canvas.advance(mark.shape, face)


def draw_picture(canvas: Canvas, box: PictureBox, chosen: bool, face: Face = Faces.NUMBER) -> None:
    """Draw a picture in its white frame, with its number in `face`."""
    rect = box.rect
    canvas.shade(rect, RADIUS)
    canvas.sheet(rect, RADIUS, WHITE, Edges.CHOSEN if chosen else Edges.PLAIN)
    inside = box.inside
    if not canvas.picture(box.card, inside):
        canvas.sheet(inside, 0, ASH)
        lines = measure(box.card.words or box.card.title, inside.width - 40, Faces.CARD_WORDS)
        lines = lines[: max(1, int(inside.height // CARD_WORDS_LINE) - 1)]
        top = inside.y + (inside.height - len(lines) * CARD_WORDS_LINE) / 2
        for index, text in enumerate(lines):
            x = inside.x + (inside.width - Faces.CARD_WORDS.advance(text)) / 2
            canvas.words(x, top + (index + 0.75) * CARD_WORDS_LINE, text, Faces.CARD_WORDS, INK)
    number = str(box.card.number)
    height = BADGE * face.size / Faces.NUMBER.size
    advance = canvas.advance(number, face)
    width = max(height * 1.25, advance + 14)
    canvas.sheet(Rect(inside.x + 6, inside.y + 6, width, height), 4, NIGHT)
    baseline = inside.y + 6 + height / 2 + face.size * 0.375
    canvas.words(inside.x + 6 + (width - advance) / 2, baseline, number, face, WHITE)


def _draw_far(canvas: Canvas, notes: Sequence[Note], chosen: Collection[str], found: Collection[str] | None) -> None:
    """Draw notes too small for rounded corners, shadows and text, one stroke per colour."""
    faded = [note for note in notes if found is not None and note.item not in found]
    bright = [note for note in notes if found is None or note.item in found] if faded else notes
    for some, opacity in ((faded, FADED), (bright, 1.0)):
        if not some:
            continue
        canvas.fade(opacity)
        canvas.plain([note.rect for note in some], SLIP, Edges.PLAIN)
        ringed = [note.rect for note in some if note.item in chosen]
        if ringed:
            canvas.plain(ringed, SLIP, Edges.CHOSEN)
        stripes: dict[str, list[Rect]] = {}
        for note in some:
            colour = note.line.mark.colour if note.line.mark else SMOKE
            stripes.setdefault(colour, []).append(note.rect._replace(width=STRIPE))
        for colour, rects in stripes.items():
            canvas.plain(rects, colour)
        canvas.fade(1.0)


def draw_note(
    canvas: Canvas, note: Note, chosen: bool, *, faded: bool, inset: float = NOTE_INSET_LEFT
) -> None:  # fmt: skip
    """Draw a reaction as a slip of paper, its text indented by `inset`."""
    rect, mark = note.rect, note.line.mark
    if faded:
        canvas.fade(FADED)
    canvas.shade(rect, RADIUS)
    canvas.sheet(rect, RADIUS, SLIP, Edges.CHOSEN if chosen else Edges.PLAIN)
    stripe = rect._replace(width=STRIPE)
    canvas.sheet(stripe, 3, mark.colour if mark else SMOKE, Edge(mark.dark) if mark else None)
    _draw_words(canvas, note, inset)
    if faded:
        canvas.fade(1.0)


def _draw_words(canvas: Canvas, note: Note, inset: float) -> None:
    rect, group, mark = note.rect, note.line.group, note.line.mark
    baseline = rect.y + NOTE_INSET + LINE_HEIGHT * 0.74
    if group and mark:
        width = _draw_mark(canvas, rect.x + STRIPE + 5, baseline, mark, Faces.MARK)
        canvas.words(rect.x + STRIPE + 6 + width, baseline, str(group.number), Faces.MARK, INK)
    leftward = runs_leftward(note.line.reaction.text)
    x = rect.right - NOTE_INSET_RIGHT if leftward else rect.x + inset
    canvas.lines(x, baseline, note.lines, Faces.WORDS, INK, leftward=leftward)
    if note.line.reaction.favourite:
        canvas.words(rect.right - 18, rect.y + 15, "★", Faces.STAR, EMBER)
    if note.line.two_versions:
        canvas.words(rect.right - 34, rect.y + 15, "≠", Faces.STAR, EMBER)
