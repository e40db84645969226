"""One section's sheet: its picture, which grows with the number of reactions, and the reactions beside and below it."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from bonfire_deck.model.board import Line, Section
from bonfire_deck.model.layout import (
    FRAME,
    GAP,
    LINE_HEIGHT,
    NOTE_INSET,
    NOTE_INSET_LEFT,
    NOTE_INSET_RIGHT,
    NOTE_WIDTH,
    PADDING,
    USUAL_RATIO,
    Measure,
    Note,
    PictureBox,
    Rect,
    SectionBox,
    heading_lines,
)
from bonfire_deck.model.rows import Card

MOST_COLUMNS = 12
SMALLEST_PICTURE = 48
TALLEST = 1.2
"""Maximum height of a picture, relative to its available width."""


class Density(NamedTuple):
    """How much goes onto a sheet."""

    breadth: float
    """A sheet has about as many columns as the square root of this times its number of items."""
    spans: bool
    """Whether a section's only picture spans several columns."""
    fewest: int
    """Minimum number of columns if there are two or more reactions."""


DENSITIES = (Density(0.75, True, 3), Density(0.4, True, 2), Density(0.4, False, 1), Density(0.0, False, 1))
"""From the most spacious, with large pictures, to one column per sheet."""


def columns_in(width: float) -> int:
    """Return how many columns a sheet of `width` has."""
    return max(1, int((width - 2 * PADDING + GAP) / (NOTE_WIDTH + GAP)))


def sheet_width(columns: int) -> float:
    """Return the width of a sheet with this many columns."""
    return 2 * PADDING + columns * NOTE_WIDTH + (columns - 1) * GAP


def sheet_of(
    section: Section, density: Density, most: int, measures: tuple[Measure, Measure], ratios: Mapping[str, float]
) -> SectionBox:
    """Lay a section out at the origin, in at most `most` columns; `measures` are for words and for headings.

    A single picture is large, with the notes around it; otherwise notes go below their own picture.
    """
    columns = _columns(section, density, most)
    sheet = _Sheet(section, columns, *measures)
    by_card: dict[str | None, list[Line]] = {card.id: [] for card in section.cards}
    for line in section.lines:
        by_card.setdefault(line.reaction.card_id, []).append(line)
    if len(section.cards) == 1:
        card = section.cards[0]
        span = max(2, math.ceil(columns / 2)) if density.spans and len(section.lines) > 1 else 1
        sheet.add_picture(card, ratios.get(card.id, USUAL_RATIO), min(span, columns))
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


def _columns(section: Section, density: Density, most: int) -> int:
    weight = len(section.lines) + 2 * len(section.cards)
    fewest = min(density.fewest, 2) if len(section.lines) < 2 else density.fewest
    return min(most, MOST_COLUMNS, max(fewest, math.ceil(math.sqrt(weight * density.breadth)), 1))


class _Sheet:
    """A sheet being built: columns filled from the top."""

    def __init__(self, section: Section, columns: int, measure: Measure, headings: Measure) -> None:
        self.section = section
        self.columns = columns
        self.measure = measure
        inside = sheet_width(columns) - 2 * PADDING
        # Measured with the heading font, which is larger.
        counts = headings(section.count_text, inside)
        empty = Rect(0, 0, sheet_width(columns), 0)
        self.begun = SectionBox(section.id, empty, section, (), (), heading_lines(section, headings, inside), counts)
        self.filled = [self.begun.heading_height] * columns
        self.pictures: list[PictureBox] = []
        self.notes: list[Note] = []

    def add_picture(self, card: Card, ratio: float, span: int) -> int:
        """Place a picture across `span` columns where there is room first; return the leftmost of them."""
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
        """Add a note at the end of `column`, or of the shortest column so far."""
        lines = self.measure(line.reaction.text, NOTE_WIDTH - NOTE_INSET_LEFT - NOTE_INSET_RIGHT)
        at = self.filled.index(min(self.filled)) if column is None else column
        height = max(1, len(lines)) * LINE_HEIGHT + 2 * NOTE_INSET
        rect = Rect(PADDING + at * (NOTE_WIDTH + GAP), self.filled[at], NOTE_WIDTH, height)
        self.notes.append(Note(line.item, rect, lines, line))
        self.filled[at] += height + GAP

    def box(self) -> SectionBox:
        """Return the finished sheet, at the origin."""
        bottom = max(self.filled) - GAP if self.pictures or self.notes else self.begun.heading_height
        rect = self.begun.rect._replace(height=bottom + PADDING)
        return replace(self.begun, rect=rect, pictures=tuple(self.pictures), notes=tuple(self.notes))
