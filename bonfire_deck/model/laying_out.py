"""The layout of a board: pure arithmetic on rectangles, the same on every platform for the same measures.

Sections are sheets in balanced columns. A board is fitted to the window or page that it is for: as spacious as possible
while all of it is visible and legible at once; if no layout achieves that, it extends downwards. From the first manual
move on, it keeps that width and density. Moved items stay where they were put: a sheet on the board, a picture or a
reaction on its sheet, so that a sheet always takes its content along.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from bonfire_deck.model.board import Board
from bonfire_deck.model.layout import BETWEEN, MARGIN, PADDING, Format, LaidOut, Measure, Rect, SectionBox, whole
from bonfire_deck.model.packing import Places, packed, size_packed, usual_step
from bonfire_deck.model.sheets import DENSITIES, columns_in, sheet_of

COMFORTABLE = 1.15
"""Letter size, relative to the smallest legible, that is reached before pictures grow, if there is a choice."""
NEARLY = 0.94
"""The reduction of letter size that is accepted for larger pictures and more sheets side by side."""
FEW_SCREENS, LITTLE_LONGER = 2.5, 1.5
"""Limits for a board too large for one window: height in windows, and relative to the most compact layout."""
SPACIOUS, COMPACT = 0, 2
"""Indexes into `DENSITIES`."""
MANY = 600
"""Number of items above which only one layout is computed; comparing several would take too long."""
PICTURE_AS_NOTES = 2
FORMAT = "format"
USUAL_WIDTH, MOST_WIDTH = 1500.0, 100_000.0
"""Width between the margins: the default if a file has none, and the maximum accepted from a file."""
NOTE_AREA = 28_000.0
"""The area that a reaction takes, with its share of the sheet."""
WIDER, NARROWER = 2, 1
"""How many columns more or fewer than the estimate for the area are tried."""


class Shape(NamedTuple):
    """The shape that a board is laid out for."""

    width: float
    height: float
    """In board points at the smallest legible letter size: the part of a board that is visible at once."""
    screens: float = 8.0
    """The maximum height, in multiples of `height`, before a board also becomes wider."""

    def width_for(self, area: float) -> float:
        """Return the width of a board of `area`: in this shape, or extended downwards if that is too large."""
        in_shape = math.sqrt(area * self.width / self.height)
        if in_shape <= self.width:
            return in_shape
        return max(self.width, min(area / (self.screens * self.height), in_shape))


def paper_shape() -> Shape:
    """Return a landscape sheet, as large as needed: for a board that is always seen as a whole."""
    return Shape(1.414e6, 1e6)


@dataclass(frozen=True)
class Measures:
    """The measures that a layout depends on."""

    words: Measure
    headings: Measure
    ratios: Mapping[str, float]
    """Width / height of each card's picture."""


def format_view(by: str) -> str:
    """Return the view name under which the format of a board is saved: x is its width, y its density."""
    return f"{by}-{FORMAT}"


def format_kept(width: float, density: float) -> Format:
    """Return a valid format from the numbers in a file."""
    if not (math.isfinite(width) and math.isfinite(density)):
        return Format(USUAL_WIDTH, SPACIOUS)
    return Format(min(MOST_WIDTH, max(0.0, width)), min(len(DENSITIES) - 1, max(0, round(density))))


def lay_out(board: Board, measures: Measures, form: Shape | Format, placed: Places | None = None) -> LaidOut:
    """Lay out a board for a shape, or in a saved format.

    `placed` holds the top left corners set by hand: of a sheet on the board, of anything else on its sheet.
    """
    places = placed or {}
    if isinstance(form, Shape):
        form, boxes = _chosen(board, measures, form)
    else:
        boxes = _boxes(board, measures, form.density, columns_in(form.width))
    return whole(board, packed([_with_placements(box, places) for box in boxes], places, form.width), form)


def _boxes(board: Board, measures: Measures, density: int, most: int) -> list[SectionBox]:
    both = measures.words, measures.headings
    return [sheet_of(section, DENSITIES[density], most, both, measures.ratios) for section in board.sections]


def _chosen(board: Board, measures: Measures, shape: Shape) -> tuple[Format, list[SectionBox]]:
    """Return the most spacious layout in which the whole board is legible at once, or else the best one."""
    things = sum(1 + len(section.lines) + PICTURE_AS_NOTES * len(section.cards) for section in board.sections)
    room = max(shape.width, shape.width_for(things * NOTE_AREA)) - 2 * MARGIN
    if not board.sections:
        return Format(shape.width, SPACIOUS), []
    if things > MANY:
        screens = things * NOTE_AREA / (shape.width * shape.height)
        density = COMPACT if 1 < screens <= shape.screens else SPACIOUS
        sheets = _Sheets(board, measures, density, room)
        return sheets.format(sheets.columns_of(shape.width_for(sheets.area))), sheets.boxes
    ways: list[_Way] = []
    for density in range(len(DENSITIES)):
        way = _Sheets(board, measures, density, room).seen_at_once(shape)
        if way.scale >= COMFORTABLE:
            return way.format, way.sheets.boxes
        ways.append(way)
    way = _large_enough(ways)[0]
    if way.scale < 1:
        onward = [one.sheets.onward(shape) for one in ways]
        lowest = min(one.screens for one in onward)
        way = next(one for one in onward if one.screens <= max(lowest, min(FEW_SCREENS, lowest * LITTLE_LONGER)))
    return way.format, way.sheets.boxes


def _large_enough(ways: list["_Way"]) -> list["_Way"]:
    """Return the layouts with nearly the largest letters, and only legible ones if there are any."""
    largest = max(way.scale for way in ways)
    return [way for way in ways if way.scale >= max(min(largest, 1.0), largest * NEARLY)]


class _Way(NamedTuple):
    """One possible layout of a board."""

    format: Format
    sheets: "_Sheets"
    scale: float
    """The letter size with the whole board visible, relative to the smallest legible size."""
    screens: float
    """Its height in multiples of the shape's height."""


class _Sheets:
    """A board's sheets in one density, and their possible layouts, no wider than `room` if possible."""

    def __init__(self, board: Board, measures: Measures, density: int, room: float) -> None:
        self.boxes = _boxes(board, measures, density, columns_in(room))
        self._density, self._room = density, room
        self._step = usual_step(self.boxes)
        self._widest = max(box.rect.width for box in self.boxes)
        self.area = sum((box.rect.width + BETWEEN) * (box.rect.height + BETWEEN) for box in self.boxes)

    def columns_of(self, width: float) -> int:
        """Return how many sheets of the usual width fit side by side on a board of `width`."""
        inside = min(self._room, width - 2 * MARGIN)
        return min(len(self.boxes), max(1, int((inside + BETWEEN) / self._step)))

    def format(self, columns: int) -> Format:
        """Return the format with this many sheets side by side."""
        return Format(max(self._widest, columns * self._step - BETWEEN), self._density)

    def _way(self, columns: int, shape: Shape) -> _Way:
        format_ = self.format(columns)
        wide, high = size_packed(self.boxes, format_.width)
        return _Way(format_, self, min(shape.width / wide, shape.height / high), high / shape.height)

    def seen_at_once(self, shape: Shape) -> _Way:
        """Return the layout that shows the whole board large, with as many sheets side by side as possible."""
        usual, most = self.columns_of(shape.width_for(self.area)), self.columns_of(math.inf)
        tried = range(max(1, usual - NARROWER), min(most, usual + WIDER) + 1)
        return _large_enough([self._way(columns, shape) for columns in tried])[-1]

    def onward(self, shape: Shape) -> _Way:
        """Return the layout that extends downwards."""
        return self._way(self.columns_of(max(shape.width, shape.width_for(self.area))), shape)


def _with_placements(box: SectionBox, places: Places) -> SectionBox:
    """Apply manual placements on a sheet, which grows to hold what still overlaps it."""
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
