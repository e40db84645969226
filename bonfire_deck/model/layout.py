"""A laid-out board: boxes in board points (pixels at 100 %), with sizes shared by all views."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from bonfire_deck.model.board import Board, Line, Section
from bonfire_deck.model.rows import Card

SMALLEST_LETTER = 16.0
"""No letter on a board is smaller; what people said is slightly larger, and nothing is larger than that."""
MARGIN = 14.0
GAP = 12.0
PADDING = 10.0
BETWEEN = 14.0
NOTE_WIDTH = 208.0
NOTE_INSET_LEFT = 51.0
"""After a group's mark and a two-digit number."""
NOTE_INSET = 9.0
NOTE_INSET_RIGHT = 12.0
"""In a joined script, a letter at a line break extends slightly into it."""
LINE_HEIGHT = 22.0
HEADING_LINE = 22.0
COUNT_LINE = 20.0
BELOW_HEADING = 8.0
MOST_HEADING_LINES = 4
MOST_HEADING_LETTERS = 1000
"""More than fits in these lines; measuring a whole book would block the board."""
MARK_WIDTH = 24.0
"""Before the heading of a group's sheet."""
TITLE_HEIGHT = 36.0
FRAME = 6.0
USUAL_RATIO = 1.5
SMALLEST_WIDTH, SMALLEST_HEIGHT = 760.0, 420.0
TITLE_WIDTH = 560.0

Measure = Callable[[str, float], tuple[str, ...]]
"""Breaks words into lines that fit a width in board points."""


class Format(NamedTuple):
    """Settings of a whole board, fixed before its sheets are laid out and saved with manual placements."""

    width: float
    """Between the margins; sheets are no wider if possible."""
    density: int
    """How much goes onto a sheet: an index into `sheets.DENSITIES`, most spacious first."""


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
        """The y of the bottom edge."""
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> "Rect":
        """Return the rectangle moved."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def overlaps(self, other: "Rect") -> bool:
        """Return whether the two share more than an edge."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )  # fmt: skip

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point is inside or on the edge."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom


class Note(NamedTuple):
    """A reaction as a slip of paper."""

    item: str
    rect: Rect
    lines: tuple[str, ...]
    line: Line

    def moved(self, dx: float, dy: float) -> "Note":
        """Return the note moved."""
        return Note(self.item, self.rect.moved(dx, dy), self.lines, self.line)


class PictureBox(NamedTuple):
    """A picture in its white frame."""

    item: str
    rect: Rect
    card: Card
    ratio: float
    """Width / height of what the card shows."""

    def moved(self, dx: float, dy: float) -> "PictureBox":
        """Return the picture moved."""
        return self._replace(rect=self.rect.moved(dx, dy))

    @property
    def inside(self) -> Rect:
        """The rectangle of the picture inside its frame: complete, and never stretched."""
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
    counts: tuple[str, ...] = ("",)
    """The number of reactions, as lines of text."""

    @property
    def heading_height(self) -> float:
        """The height of the heading on the sheet."""
        return PADDING + len(self.heading) * HEADING_LINE + len(self.counts) * COUNT_LINE + BELOW_HEADING

    def rects(self) -> dict[str, Rect]:
        """Return the rectangles of the sheet and everything in the section, by id."""
        pictures = {picture.item: picture.rect for picture in self.pictures}
        return {self.item: self.rect} | pictures | {note.item: note.rect for note in self.notes}

    @cached_property
    def reach(self) -> Rect:
        """The bounding box of the sheet and everything moved off it."""
        return around([self.rect, *(p.rect for p in self.pictures), *(n.rect for n in self.notes)])


@dataclass(frozen=True)
class LaidOut:
    """A whole board: its bounding box with a margin, and its boxes."""

    board: Board
    area: Rect
    sections: tuple[SectionBox, ...]
    format: Format

    @property
    def width(self) -> float:
        """The width of the whole board."""
        return self.area.width

    @property
    def height(self) -> float:
        """The height of the whole board."""
        return self.area.height

    @cached_property
    def rects(self) -> dict[str, Rect]:
        """All rectangles by item id; a picture's id is its section's id, a slash, and its card's id."""
        return {item: rect for box in self.sections for item, rect in box.rects().items()}

    @cached_property
    def section_of(self) -> dict[str, str]:
        """The section of each picture or note, by item id."""
        return {item: box.item for box in self.sections for item in box.rects() if item != box.item}


def around(rects: Sequence[Rect]) -> Rect:
    """Return the bounding box of `rects`, which must not be empty."""
    x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(x, y, max(rect.right for rect in rects) - x, max(rect.bottom for rect in rects) - y)


def whole(board: Board, boxes: Sequence[SectionBox], format_: Format) -> LaidOut:
    """Return the board made of `boxes`, with a margin around it."""
    smallest = Rect(MARGIN, MARGIN, SMALLEST_WIDTH - 2 * MARGIN, SMALLEST_HEIGHT - 2 * MARGIN)
    if boxes:
        smallest = smallest._replace(width=TITLE_WIDTH, height=TITLE_HEIGHT)
    inside = around([smallest, *(box.reach for box in boxes)])
    area = Rect(inside.x - MARGIN, inside.y - MARGIN, inside.width + 2 * MARGIN, inside.height + 2 * MARGIN)
    return LaidOut(board, area, tuple(boxes), format_)


def nothing_laid_out() -> LaidOut:
    """Return an empty board, for a view that is not visible yet."""
    return whole(Board("", "", "", "", (), (), 0), (), Format(SMALLEST_WIDTH, 0))


def moved_box(box: SectionBox, dx: float, dy: float) -> SectionBox:
    """Return a sheet moved, with everything on it."""
    return replace(
        box,
        rect=box.rect.moved(dx, dy),
        pictures=tuple(picture.moved(dx, dy) for picture in box.pictures),
        notes=tuple(note.moved(dx, dy) for note in box.notes),
    )


def heading_lines(section: Section, headings: Measure, width: float) -> tuple[str, ...]:
    """Return a section's heading in lines that fit `width`; excess text goes into the last one."""
    width -= MARK_WIDTH if section.mark is not None else 0.0
    lines = headings(" ".join(section.heading[:MOST_HEADING_LETTERS].split()), width)
    kept = lines[: MOST_HEADING_LINES - 1]
    return (*kept, " ".join(lines[len(kept) :])) if len(lines) > len(kept) else kept
