"""Where everything on a board stands: pure arithmetic on rectangles, the same on every platform for the same measures.

Sections are boxes in balanced columns; in a box the picture is as big as much was said about it, the reactions flow
beside and below it. What was moved by hand stands where it was put.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bonfire_deck.model.board import Board, Line, Section
from bonfire_deck.model.rows import Card

MARGIN = 40.0
GAP = 16.0
PADDING = 20.0
BETWEEN = 32.0
NOTE_WIDTH = 190.0
NOTE_INSET_LEFT = 38.0
NOTE_INSET = 12.0
LINE_HEIGHT = 22.0
HEADING_HEIGHT = 62.0
TITLE_HEIGHT = 84.0
FRAME = 6.0
COLUMNS_INSIDE = 3
USUAL_RATIO = 1.5

Measure = Callable[[str, float], tuple[str, ...]]
"""Breaks words into lines that fit a width in board points."""


@dataclass(frozen=True)
class Rect:
    """A rectangle in board points."""

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
        return replace(self, x=self.x + dx, y=self.y + dy)

    def overlaps(self, other: "Rect") -> bool:
        """Tell whether the two share more than an edge."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )  # fmt: skip


@dataclass(frozen=True)
class Note:
    """A reaction as a slip of paper."""

    item: str
    rect: Rect
    lines: tuple[str, ...]
    line: Line


@dataclass(frozen=True)
class PictureBox:
    """A picture in its white frame."""

    item: str
    rect: Rect
    card: Card


@dataclass(frozen=True)
class SectionBox:
    """A section's sheet, with its pictures and notes."""

    item: str
    rect: Rect
    section: Section
    pictures: tuple[PictureBox, ...]
    notes: tuple[Note, ...]

    def rects(self) -> dict[str, Rect]:
        """Return where the sheet itself and everything of the section stand, by id."""
        pictures = {picture.item: picture.rect for picture in self.pictures}
        return {self.item: self.rect} | pictures | {note.item: note.rect for note in self.notes}


@dataclass(frozen=True)
class LaidOut:
    """A whole board: its size from the origin, and its boxes."""

    board: Board
    width: float
    height: float
    sections: tuple[SectionBox, ...]

    def rects(self) -> dict[str, Rect]:
        """Return where everything stands, by id; under the views by group and kind a card is named with its section."""
        return {item: rect for box in self.sections for item, rect in box.rects().items()}


def lay_out(
    board: Board,
    measure: Measure,
    ratios: Mapping[str, float],
    placed: Mapping[str, tuple[float, float]] | None = None,
) -> LaidOut:
    """Lay out a board.

    `ratios` is width by height of each card's picture, `placed` the top left corners that were set by hand.
    """
    boxes = [_section_box(section, measure, ratios) for section in board.sections]
    boxes = _in_columns(boxes)
    if placed:
        boxes = [_with_placements(box, placed) for box in boxes]
    left = min((box.rect.x for box in boxes), default=MARGIN)
    top = min((box.rect.y for box in boxes), default=MARGIN + TITLE_HEIGHT)
    dx, dy = max(0.0, MARGIN - left), max(0.0, MARGIN + TITLE_HEIGHT - top)
    if dx or dy:
        boxes = [_moved(box, dx, dy) for box in boxes]
    rects = [rect for box in boxes for rect in box.rects().values()]
    right = max((rect.right for rect in rects), default=900.0)
    bottom = max((rect.bottom for rect in rects), default=420.0)
    return LaidOut(board, right + MARGIN, bottom + MARGIN, tuple(boxes))


def _section_box(section: Section, measure: Measure, ratios: Mapping[str, float]) -> SectionBox:
    """Lay a section out at the origin: pictures first, then each note into the column that is shortest so far."""
    columns = min(COLUMNS_INSIDE, max(2, math.ceil(math.sqrt(len(section.lines) + len(section.cards) * 2))))
    filled = [HEADING_HEIGHT + PADDING / 2] * columns
    pictures = []
    for card in section.cards:
        span = 2 if len(section.cards) <= 1 and len(section.lines) > 1 else 1
        at = min(range(columns - span + 1), key=lambda c: (max(filled[c : c + span]), c))
        width = NOTE_WIDTH * span + GAP * (span - 1)
        ratio = min(4.0, max(0.4, ratios.get(card.id, USUAL_RATIO)))
        height = min((width - 2 * FRAME) / ratio, width * 1.2) + 2 * FRAME
        y = max(filled[at : at + span])
        pictures.append(
            PictureBox(f"{section.id}/{card.id}", Rect(PADDING + at * (NOTE_WIDTH + GAP), y, width, height), card)
        )
        for column in range(at, at + span):
            filled[column] = y + height + GAP
    notes = []
    for line in section.lines:
        lines = measure(line.reaction.text, NOTE_WIDTH - NOTE_INSET_LEFT - NOTE_INSET)
        at = min(range(columns), key=lambda c: (filled[c], c))
        height = max(1, len(lines)) * LINE_HEIGHT + 2 * NOTE_INSET
        rect = Rect(PADDING + at * (NOTE_WIDTH + GAP), filled[at], NOTE_WIDTH, height)
        notes.append(Note(line.reaction.id, rect, lines, line))
        filled[at] += height + GAP
    size = Rect(0, 0, 2 * PADDING + columns * NOTE_WIDTH + (columns - 1) * GAP, max(filled) - GAP + PADDING)
    return SectionBox(section.id, size, section, tuple(pictures), tuple(notes))


def _in_columns(boxes: list[SectionBox]) -> list[SectionBox]:
    """Put the boxes into columns, each into the shortest, so that the whole is about as wide as a screen."""
    if not boxes:
        return []
    area = sum((box.rect.width + BETWEEN) * (box.rect.height + BETWEEN) for box in boxes)
    width = max(box.rect.width for box in boxes)
    count = max(1, min(len(boxes), round(math.sqrt(area * 1.7) / (width + BETWEEN))))
    filled = [MARGIN + TITLE_HEIGHT] * count
    placed = []
    for box in boxes:
        at = min(range(count), key=lambda c: (filled[c], c))
        placed.append(_moved(box, MARGIN + at * (width + BETWEEN), filled[at]))
        filled[at] += box.rect.height + BETWEEN
    return placed


def _moved(box: SectionBox, dx: float, dy: float) -> SectionBox:
    return replace(
        box,
        rect=box.rect.moved(dx, dy),
        pictures=tuple(replace(p, rect=p.rect.moved(dx, dy)) for p in box.pictures),
        notes=tuple(replace(n, rect=n.rect.moved(dx, dy)) for n in box.notes),
    )


def _with_placements(box: SectionBox, placed: Mapping[str, tuple[float, float]]) -> SectionBox:
    """Move a section with all in it, then what was moved by itself."""
    if box.item in placed:
        x, y = placed[box.item]
        box = _moved(box, x - box.rect.x, y - box.rect.y)
    return replace(
        box,
        pictures=tuple(replace(p, rect=_put(p.rect, placed.get(p.item))) for p in box.pictures),
        notes=tuple(replace(n, rect=_put(n.rect, placed.get(n.item))) for n in box.notes),
    )


def _put(rect: Rect, place: tuple[float, float] | None) -> Rect:
    return rect if place is None else replace(rect, x=place[0], y=place[1])
