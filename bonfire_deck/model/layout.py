"""Where everything on a board stands: pure arithmetic on rectangles, the same on every platform for the same measures.

Sections are sheets in balanced columns; on a sheet the picture is as big as much was said about it, the reactions
flow beside and below it. What was moved by hand stands where it was put: a sheet on the board, a picture or a reaction
on its sheet, so that a sheet always takes along what lies on it.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from bonfire_deck.model.board import Board, Line, Section
from bonfire_deck.model.rows import Card

MARGIN = 40.0
GAP = 16.0
PADDING = 20.0
BETWEEN = 32.0
NOTE_WIDTH = 204.0
NOTE_INSET_LEFT = 40.0
NOTE_INSET = 12.0
LINE_HEIGHT = 22.0
HEADING_HEIGHT = 62.0
HEADING_LINE = 28.0
"""What each further line of a heading takes."""
MOST_HEADING_LINES = 4
MOST_HEADING_LETTERS = 1000
"""More than go into these lines; the measuring of a whole book would hold the board up."""
MARK_WIDTH = 32.0
"""Before the heading of a group's sheet."""
TITLE_HEIGHT = 84.0
FRAME = 6.0
MOST_COLUMNS_INSIDE = 12
USUAL_RATIO = 1.5
SMALLEST_PICTURE = 48
TALLEST = 1.2
"""How high a picture is at most, for the width that it could have."""
SCREEN_RATIO = 1.7
"""A board is about as wide for its height as a screen."""
STEP = 2.0
"""Sheets are packed on a grid this fine."""
ROUGH = 120.0
"""Columns are chosen by heights rounded up to this, so that one more reaction seldom sends a sheet elsewhere."""
SMALLEST_WIDTH = 760.0
SMALLEST_HEIGHT = 420.0

Measure = Callable[[str, float], tuple[str, ...]]
"""Breaks words into lines that fit a width in board points."""


class Rect(NamedTuple):
    """A rectangle in board points, or in millimetres of paper; a tuple, since a board has tens of thousands."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> "Rect":
        """Return it moved."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def overlaps(self, other: "Rect") -> bool:
        """Tell whether the two share more than an edge."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )  # fmt: skip

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point is in it or on its edge."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom


class Note(NamedTuple):
    """A reaction as a slip of paper."""

    item: str
    rect: Rect
    lines: tuple[str, ...]
    line: Line

    def moved(self, dx: float, dy: float) -> "Note":
        """Return it moved."""
        return Note(self.item, self.rect.moved(dx, dy), self.lines, self.line)


class PictureBox(NamedTuple):
    """A picture in its white frame."""

    item: str
    rect: Rect
    card: Card
    ratio: float
    """Width by height of what the card shows."""

    def moved(self, dx: float, dy: float) -> "PictureBox":
        """Return it moved."""
        return self._replace(rect=self.rect.moved(dx, dy))

    @property
    def inside(self) -> Rect:
        """Where the picture itself stands in its frame: whole, and never stretched."""
        room_width, room_height = self.rect.width - 2 * FRAME, self.rect.height - 2 * FRAME
        width = min(room_width, room_height * self.ratio)
        height = min(room_height, room_width / self.ratio)
        return Rect(
            self.rect.x + FRAME + (room_width - width) / 2,
            self.rect.y + FRAME + (room_height - height) / 2,
            width,
            height,
        )


@dataclass(frozen=True)
class SectionBox:
    """A section's sheet, with its pictures and notes."""

    item: str
    rect: Rect
    section: Section
    pictures: tuple[PictureBox, ...]
    notes: tuple[Note, ...]
    heading: tuple[str, ...] = ("",)
    """The section's heading in lines; a theme is often named by a whole sentence."""

    @property
    def heading_height(self) -> float:
        """How much of the sheet its heading takes."""
        return HEADING_HEIGHT + (len(self.heading) - 1) * HEADING_LINE

    def rects(self) -> dict[str, Rect]:
        """Return where the sheet itself and everything of the section stand, by id."""
        pictures = {picture.item: picture.rect for picture in self.pictures}
        return {self.item: self.rect} | pictures | {note.item: note.rect for note in self.notes}

    @cached_property
    def reach(self) -> Rect:
        """The smallest rectangle around the sheet and all that was moved off it."""
        return around([self.rect, *(p.rect for p in self.pictures), *(n.rect for n in self.notes)])


@dataclass(frozen=True)
class LaidOut:
    """A whole board: the rectangle that holds all of it with a margin, and its boxes."""

    board: Board
    area: Rect
    sections: tuple[SectionBox, ...]

    @property
    def width(self) -> float:
        """How wide the whole board is."""
        return self.area.width

    @property
    def height(self) -> float:
        """How high the whole board is."""
        return self.area.height

    @cached_property
    def rects(self) -> dict[str, Rect]:
        """Where everything stands, by id; a picture's id is that of its section, a slash, and its card's."""
        return {item: rect for box in self.sections for item, rect in box.rects().items()}

    @cached_property
    def section_of(self) -> dict[str, str]:
        """The section on whose sheet a picture or note lies, by its id."""
        return {item: box.item for box in self.sections for item in box.rects() if item != box.item}


def lay_out(
    board: Board,
    measure: Measure,
    ratios: Mapping[str, float],
    placed: Mapping[str, tuple[float, float]] | None = None,
    headings: Measure | None = None,
) -> LaidOut:
    """Lay out a board.

    `ratios` is width by height of each card's picture. `placed` holds the top left corners that were set by hand: of
    a sheet on the board, of anything else on its sheet. `headings` breaks headings into lines, as `measure` does words.
    """
    places, both = placed or {}, (measure, headings or measure)
    boxes = [_with_placements(_section_box(section, both, ratios), places) for section in board.sections]
    return whole(board, _packed(boxes, places))


def around(rects: Sequence[Rect]) -> Rect:
    """Return the smallest rectangle around `rects`, of which there is at least one."""
    x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(x, y, max(rect.right for rect in rects) - x, max(rect.bottom for rect in rects) - y)


def whole(board: Board, boxes: Sequence[SectionBox]) -> LaidOut:
    """Return the board of `boxes`, with a margin around it."""
    smallest = Rect(MARGIN, MARGIN, SMALLEST_WIDTH - 2 * MARGIN, SMALLEST_HEIGHT - 2 * MARGIN)
    if boxes:
        smallest = smallest._replace(height=TITLE_HEIGHT)
    inside = around([smallest, *(box.reach for box in boxes)])
    area = Rect(inside.x - MARGIN, inside.y - MARGIN, inside.width + 2 * MARGIN, inside.height + 2 * MARGIN)
    return LaidOut(board, area, tuple(boxes))


def heading_lines(section: Section, headings: Measure, width: float) -> tuple[str, ...]:
    """Return a section's heading in lines that fit `width`; what is too much for a heading stands in the last."""
    width -= MARK_WIDTH if section.mark is not None else 0.0
    lines = headings(" ".join(section.heading[:MOST_HEADING_LETTERS].split()), width)
    kept = lines[: MOST_HEADING_LINES - 1]
    return (*kept, " ".join(lines[len(kept) :])) if len(lines) > len(kept) else kept


def _section_box(section: Section, measures: tuple[Measure, Measure], ratios: Mapping[str, float]) -> SectionBox:
    """Lay a section out at the origin.

    A section of one picture has it large, with the notes around it; in others the notes hang below their own picture.
    """
    weight = len(section.lines) + 2 * len(section.cards)
    fewest = 2 if len(section.lines) < 2 else 3
    columns = min(MOST_COLUMNS_INSIDE, max(fewest, math.ceil(math.sqrt(weight * 0.75))))
    sheet = _Sheet(section, columns, *measures)
    by_card: dict[str | None, list[Line]] = {card.id: [] for card in section.cards}
    for line in section.lines:
        by_card.setdefault(line.reaction.card_id, []).append(line)
    if len(section.cards) == 1:
        card = section.cards[0]
        span = 1 if len(section.lines) < 2 else max(2, math.ceil(sheet.columns / 2))
        sheet.add_picture(card, ratios.get(card.id, USUAL_RATIO), min(span, sheet.columns))
        for line in section.lines:
            sheet.add_note(line)
    else:
        for card in section.cards:
            column = sheet.add_picture(card, ratios.get(card.id, USUAL_RATIO), 1)
            for line in by_card.pop(card.id):
                sheet.add_note(line, column)
        for lines in by_card.values():
            for line in lines:
                sheet.add_note(line)
    return sheet.box()


class _Sheet:
    """A sheet in the making: columns that are filled from the top."""

    def __init__(self, section: Section, columns: int, measure: Measure, headings: Measure) -> None:
        self.section = section
        self.columns = columns
        self.measure = measure
        self.width = 2 * PADDING + columns * NOTE_WIDTH + (columns - 1) * GAP
        self.heading = heading_lines(section, headings, self.width - 2 * PADDING)
        below = HEADING_HEIGHT + (len(self.heading) - 1) * HEADING_LINE
        self.filled = [below + PADDING / 2] * columns
        self.pictures: list[PictureBox] = []
        self.notes: list[Note] = []

    def add_picture(self, card: Card, ratio: float, span: int) -> int:
        """Put a picture over `span` columns where there is room first; return the leftmost of them."""
        at = min(range(self.columns - span + 1), key=lambda c: (max(self.filled[c : c + span]), c))
        room = NOTE_WIDTH * span + GAP * (span - 1) - 2 * FRAME
        height = round(max(SMALLEST_PICTURE, min(room / ratio, room * TALLEST)))
        width = round(max(SMALLEST_PICTURE, min(room, height * ratio)))
        y = max(self.filled[at : at + span])
        rect = Rect(PADDING + at * (NOTE_WIDTH + GAP), y, width + 2 * FRAME, height + 2 * FRAME)
        self.pictures.append(PictureBox(f"{self.section.id}/{card.id}", rect, card, ratio))
        for column in range(at, at + span):
            self.filled[column] = rect.bottom + GAP
        return at

    def add_note(self, line: Line, column: int | None = None) -> None:
        """Put a note at the end of `column`, or of the column that is shortest so far."""
        lines = self.measure(line.reaction.text, NOTE_WIDTH - NOTE_INSET_LEFT - NOTE_INSET)
        at = self.filled.index(min(self.filled)) if column is None else column
        height = max(1, len(lines)) * LINE_HEIGHT + 2 * NOTE_INSET
        rect = Rect(PADDING + at * (NOTE_WIDTH + GAP), self.filled[at], NOTE_WIDTH, height)
        self.notes.append(Note(line.item, rect, lines, line))
        self.filled[at] += height + GAP

    def box(self) -> SectionBox:
        """Return the finished sheet, at the origin."""
        size = Rect(0, 0, self.width, max(self.filled) - GAP + PADDING)
        section, pictures, notes = self.section, tuple(self.pictures), tuple(self.notes)
        return SectionBox(section.id, size, section, pictures, notes, self.heading)


def _packed(boxes: Sequence[SectionBox], places: Mapping[str, tuple[float, float]]) -> list[SectionBox]:
    """Put each sheet where there is room first, from the top left; those moved by hand where they were put.

    What was moved leaves its room empty, so that moving one sheet never sends the others about.
    """
    if not boxes:
        return []
    by_hand = [moved_box(box, *places[box.item]).rect for box in boxes if box.item in places]
    taken = sorted(by_hand, key=lambda rect: rect.y)
    area = sum((box.rect.width + BETWEEN) * (box.rect.height + BETWEEN) for box in boxes)
    usual = sorted(box.rect.width for box in boxes)[len(boxes) // 2] + BETWEEN
    widest = max(box.rect.width for box in boxes) + BETWEEN
    width = max(widest, usual * min(len(boxes), max(1, round(math.sqrt(area * SCREEN_RATIO) / usual))))
    rough = [0.0] * math.ceil(width / STEP)
    filled = [MARGIN + TITLE_HEIGHT] * len(rough)
    stops = [math.ceil(usual * number / STEP) for number in range(math.ceil(width / usual))]
    packed = []
    for box in boxes:
        cells = min(len(rough), math.ceil((box.rect.width + BETWEEN) / STEP))
        start = min(
            (max(rough[stop : stop + cells]), stop) for stop in stops if stop == 0 or stop + cells <= len(rough)
        )[1]
        window = slice(start, start + cells)
        put = moved_box(box, MARGIN + start * STEP, max(filled[window]))
        put = moved_box(box, *places[box.item]) if box.item in places else _below(put, taken)
        packed.append(put)
        bottom = max(filled[window]) + box.rect.height if box.item in places else put.rect.bottom
        steps = math.ceil((box.rect.height + BETWEEN) / ROUGH)
        rough[window] = [max(rough[window]) + steps * ROUGH] * cells
        filled[window] = [bottom + BETWEEN] * cells
    return packed


def _below(box: SectionBox, taken: Sequence[Rect]) -> SectionBox:
    """Move a sheet down until it lies on none of `taken`, which go from the top down."""
    for rect in taken:
        with_air = Rect(rect.x - BETWEEN, rect.y - BETWEEN, rect.width + 2 * BETWEEN, rect.height + 2 * BETWEEN)
        if box.rect.overlaps(with_air):
            box = moved_box(box, 0, with_air.bottom - box.rect.y)
    return box


def moved_box(box: SectionBox, dx: float, dy: float) -> SectionBox:
    """Return a sheet moved, with all that lies on it."""
    return replace(
        box,
        rect=box.rect.moved(dx, dy),
        pictures=tuple(picture.moved(dx, dy) for picture in box.pictures),
        notes=tuple(note.moved(dx, dy) for note in box.notes),
    )


def _with_placements(box: SectionBox, places: Mapping[str, tuple[float, float]]) -> SectionBox:
    """Put what was moved by hand to its place on the sheet, which grows to hold what still touches it."""
    if not places:
        return box
    pictures = tuple(p._replace(rect=_put(p.rect, places.get(p.item))) for p in box.pictures)
    notes = tuple(n._replace(rect=_put(n.rect, places.get(n.item))) for n in box.notes)
    things = [(p.item, p.rect) for p in pictures] + [(n.item, n.rect) for n in notes]
    put = [rect for item, rect in things if item in places and rect.overlaps(box.rect)]
    right = max([box.rect.right, *(rect.right + PADDING for rect in put)])
    bottom = max([box.rect.bottom, *(rect.bottom + PADDING for rect in put)])
    return replace(box, rect=Rect(0, 0, right, bottom), pictures=pictures, notes=notes)


def _put(rect: Rect, place: tuple[float, float] | None) -> Rect:
    return rect if place is None else rect._replace(x=place[0], y=place[1])
