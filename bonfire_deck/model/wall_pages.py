"""The board on the projector, in pages: large letters need room, so the room sees a few sheets at a time.

Each section's sheet spans as many columns of a page as it needs; a longer one continues on further pages, each with the
picture again. Manual placements only apply to the facilitator's own board.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bonfire_deck.model.board import Board, Line, Section
from bonfire_deck.model.layout import (
    FRAME,
    HEADING_LINE,
    LINE_HEIGHT,
    NOTE_INSET,
    NOTE_INSET_RIGHT,
    USUAL_RATIO,
    Measure,
    Note,
    PictureBox,
    Rect,
    SectionBox,
    heading_lines,
)
from bonfire_deck.model.rows import Card

EDGE = 14.0
"""Between the sheets and the edge of the wall."""
FOOT = 40.0
"""The strip with the title and the page number."""
HEADING = 46.0
INSIDE = 12.0
"""Between a sheet's edge and its content."""
GAP = 12.0
BETWEEN = 16.0
LEAST_COLUMN = 220.0
STAR = 12.0
NOTE_LEFT = 52.0
"""Where the text of a note begins: after a group's mark and a two-digit number."""
PICTURE_SHARE = 0.62
"""Maximum share of a sheet's height for its picture."""


@dataclass(frozen=True)
class Page:
    """What the room sees at a time: as large as the wall, in board points."""

    title: str
    sections: tuple[SectionBox, ...]
    height: float
    """The height of the wall in the same points."""


def pages(
    board: Board,
    measure: Measure,
    ratios: Mapping[str, float],
    size: tuple[float, float],
    headings: Measure | None = None,
) -> list[Page]:
    """Divide a board into pages of `size`; at least one is returned, which may be empty."""
    columns = max(1, int((size[0] - 2 * EDGE + BETWEEN) / (LEAST_COLUMN + BETWEEN)))
    made: list[list[SectionBox]] = []
    used = columns
    for section in board.sections:
        for box, span in _boxes(section, _Paper(columns, size, measure, headings or measure, ratios)):
            if used + span > columns:
                made.append([])
                used = 0
            made[-1].append(_moved(box, EDGE + used * _step(columns, size[0]), EDGE))
            used += span
    if not made:
        return [Page(board.title, (), size[1])]
    return [Page(board.title, _centred(boxes, size, is_only=len(made) == 1), size[1]) for boxes in made]


def _centred(boxes: Sequence[SectionBox], size: tuple[float, float], *, is_only: bool) -> tuple[SectionBox, ...]:
    """Centre the sheets on their page; if there are several pages, all begin at the top."""
    right, bottom = max(box.rect.right for box in boxes), max(box.rect.bottom for box in boxes)
    dx, dy = (size[0] - EDGE - right) / 2, (size[1] - FOOT - bottom) / 2
    return tuple(_moved(box, dx, dy if is_only else 0.0) for box in boxes)


def _step(columns: int, width: float) -> float:
    """Return the distance from one column to the next."""
    return (width - 2 * EDGE + BETWEEN) / columns


@dataclass(frozen=True)
class _Paper:
    """The shared measures of all sheets."""

    columns: int
    size: tuple[float, float]
    measure: Measure
    headings: Measure
    ratios: Mapping[str, float]

    @property
    def height(self) -> float:
        return self.size[1] - EDGE - FOOT

    def width(self, span: int) -> float:
        return span * _step(self.columns, self.size[0]) - BETWEEN


def _boxes(section: Section, paper: _Paper) -> Iterator[tuple[SectionBox, int]]:
    """Return the sheets of a section, each with its number of columns."""
    for span in range(1, paper.columns + 1):
        sheet = _Sheet(section, paper, span)
        rest = sheet.take(_pieces(section.lines, paper, sheet.column, sheet.top))
        if not rest:
            break
    yield sheet.box(), span
    while rest:
        sheet = _Sheet(section, paper, span)
        rest = sheet.take(rest)
        yield sheet.box(), span


def _pieces(lines: Sequence[Line], paper: _Paper, width: float, top: float) -> list[Note]:
    """Return the notes of a section at the origin; one too tall for a sheet, below its heading, is split."""
    most = max(1, int((paper.height - top - INSIDE - 2 * NOTE_INSET) / LINE_HEIGHT))
    made = []
    for line in lines:
        beside = STAR if line.reaction.favourite else 0.0
        words = paper.measure(line.reaction.text, width - NOTE_LEFT - NOTE_INSET_RIGHT - beside)
        for at in range(0, max(1, len(words)), most):
            part = words[at : at + most]
            height = max(1, len(part)) * LINE_HEIGHT + 2 * NOTE_INSET
            made.append(Note(line.reaction.id, Rect(0, 0, width, height), part, line))
    return made


class _Sheet:
    """A sheet being built: columns filled from the top."""

    def __init__(self, section: Section, paper: _Paper, span: int) -> None:
        self._section = section
        self._paper = paper
        self._width = paper.width(span)
        self.column = (self._width - 2 * INSIDE - (span - 1) * GAP) / span
        told = replace(section, heading=f"{section.heading} · {section.dots}") if section.dots else section
        self._heading = heading_lines(told, paper.headings, self._width - 2 * INSIDE - 2)
        self.top = HEADING + (len(self._heading) - 1) * HEADING_LINE
        """Where the content of the sheet begins."""
        self._filled = [self.top] * span
        self._pictures: list[PictureBox] = []
        self._notes: list[Note] = []

    def take(self, notes: Sequence[Note]) -> Sequence[Note]:
        """Add as many notes as fit, each picture before its first note; return the rest."""
        for place, note in enumerate(notes):
            if not self._lay(note):
                return notes[place:]
        return ()

    def _lay(self, note: Note) -> bool:
        card = next((card for card in self._section.cards if card.id == note.line.reaction.card_id), None)
        shown = {box.card.id for box in self._pictures}
        room = self.column, self._paper.height - self.top
        new = _picture(self._section, card, room, self._paper.ratios) if card and card.id not in shown else None
        filled = list(self._filled)
        if new is not None:
            at = filled.index(min(filled))
            new = new.moved(INSIDE + at * (self.column + GAP), filled[at])
            filled[at] += new.rect.height + GAP
        at = filled.index(min(filled))
        x, y = INSIDE + at * (self.column + GAP), filled[at]
        bottom = max(y + note.rect.height, new.rect.bottom if new is not None else 0.0)
        if bottom + INSIDE > self._paper.height and (self._notes or new is not None):
            if self._notes:
                return False
            # A note as tall as a sheet leaves no room for its picture.
            new, filled, at = None, list(self._filled), 0
            x, y = INSIDE, filled[0]
        if new is not None:
            self._pictures.append(new)
        self._notes.append(note.moved(x, y))
        filled[at] = y + note.rect.height + GAP
        self._filled = filled
        return True

    def box(self) -> SectionBox:
        height = max(self._filled) - GAP + INSIDE
        section, size = self._section, Rect(0, 0, self._width, height)
        return SectionBox(section.id, size, section, tuple(self._pictures), tuple(self._notes), self._heading)


def _picture(section: Section, card: Card, room_for: tuple[float, float], ratios: Mapping[str, float]) -> PictureBox:
    ratio = ratios.get(card.id, USUAL_RATIO)
    room, most = room_for[0] - 2 * FRAME, room_for[1] * PICTURE_SHARE - 2 * FRAME
    height = round(min(room / ratio, most))
    width = round(min(room, height * ratio))
    return PictureBox(f"{section.id}/{card.id}", Rect(0, 0, width + 2 * FRAME, height + 2 * FRAME), card, ratio)


def _moved(box: SectionBox, dx: float, dy: float) -> SectionBox:
    return replace(
        box,
        rect=box.rect.moved(dx, dy),
        pictures=tuple(picture.moved(dx, dy) for picture in box.pictures),
        notes=tuple(note.moved(dx, dy) for note in box.notes),
    )
