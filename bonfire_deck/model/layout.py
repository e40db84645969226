"""What a laid-out board is: boxes in board points, which are pixels at 100 %, with sizes that are shared by all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from bonfire_deck.model.board import Board, Line, Section
from bonfire_deck.model.rows import Card

SMALLEST_LETTER = 16.0
"""No letter on a board is smaller; people's words are a little larger, and nothing is larger than they are."""
MARGIN = 14.0
GAP = 12.0
PADDING = 10.0
BETWEEN = 14.0
NOTE_WIDTH = 208.0
NOTE_INSET_LEFT = 51.0
"""Behind a group's mark and a number of two digits."""
NOTE_INSET = 9.0
NOTE_INSET_RIGHT = 12.0
"""A letter of a joined script that stands at a break reaches a little into it."""
LINE_HEIGHT = 22.0
HEADING_LINE = 22.0
COUNT_LINE = 20.0
BELOW_HEADING = 8.0
MOST_HEADING_LINES = 4
MOST_HEADING_LETTERS = 1000
"""More than go into these lines; the measuring of a whole book would hold the board up."""
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
    """What is decided for a whole board before its sheets are laid: it is kept with what is moved by hand."""

    width: float
    """Between the margins; a sheet is no wider, if it can be helped."""
    density: int
    """How much goes onto a sheet: a place in `sheets.DENSITIES`, spacious ones first."""


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
    counts: tuple[str, ...] = ("",)
    """How much was said, in lines."""

    @property
    def heading_height(self) -> float:
        """How much of the sheet its heading takes."""
        return PADDING + len(self.heading) * HEADING_LINE + len(self.counts) * COUNT_LINE + BELOW_HEADING

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
    format: Format

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


def around(rects: Sequence[Rect]) -> Rect:
    """Return the smallest rectangle around `rects`, of which there is at least one."""
    x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(x, y, max(rect.right for rect in rects) - x, max(rect.bottom for rect in rects) - y)


def whole(board: Board, boxes: Sequence[SectionBox], format_: Format) -> LaidOut:
    """Return the board of `boxes`, with a margin around it."""
    smallest = Rect(MARGIN, MARGIN, SMALLEST_WIDTH - 2 * MARGIN, SMALLEST_HEIGHT - 2 * MARGIN)
    if boxes:
        smallest = smallest._replace(width=TITLE_WIDTH, height=TITLE_HEIGHT)
    inside = around([smallest, *(box.reach for box in boxes)])
    area = Rect(inside.x - MARGIN, inside.y - MARGIN, inside.width + 2 * MARGIN, inside.height + 2 * MARGIN)
    return LaidOut(board, area, tuple(boxes), format_)


def nothing_laid_out() -> LaidOut:
    """Return a board of nothing, for a view that is not seen yet."""
    return whole(Board("", "", "", "", (), (), 0), (), Format(SMALLEST_WIDTH, 0))


def moved_box(box: SectionBox, dx: float, dy: float) -> SectionBox:
    """Return a sheet moved, with all that lies on it."""
    return replace(
        box,
        rect=box.rect.moved(dx, dy),
        pictures=tuple(picture.moved(dx, dy) for picture in box.pictures),
        notes=tuple(note.moved(dx, dy) for note in box.notes),
    )


def heading_lines(section: Section, headings: Measure, width: float) -> tuple[str, ...]:
    """Return a section's heading in lines that fit `width`; what is too much for a heading stands in the last."""
    width -= MARK_WIDTH if section.mark is not None else 0.0
    lines = headings(" ".join(section.heading[:MOST_HEADING_LETTERS].split()), width)
    kept = lines[: MOST_HEADING_LINES - 1]
    return (*kept, " ".join(lines[len(kept) :])) if len(lines) > len(kept) else kept
