"""The board on the projector, in pages: large letters need room, so the room sees some sheets at a time.

Each section has a sheet over as many columns of a page as it needs; one that needs more than a page goes on over
several, each with the picture again. Where sheets were moved by hand counts on the facilitator's board alone.
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
"""The strip with the title and the number of the page."""
HEADING = 46.0
INSIDE = 12.0
"""Between a sheet's edge and what lies on it."""
GAP = 12.0
BETWEEN = 16.0
LEAST_COLUMN = 220.0
STAR = 12.0
NOTE_LEFT = 52.0
"""Where the words of a slip begin: behind a group's mark and a number of two digits."""
PICTURE_SHARE = 0.62
"""How much of a sheet's height its picture has at most."""


@dataclass(frozen=True)
class Page:
    """What the room sees at a time: as large as the wall, in board points."""

    title: str
    sections: tuple[SectionBox, ...]
    height: float
    """Of the wall, in the same points."""


def pages(
    board: Board,
    measure: Measure,
    ratios: Mapping[str, float],
    size: tuple[float, float],
    headings: Measure | None = None,
) -> list[Page]:
    """Put a board on pages of `size`; there is at least one, which may be empty."""
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
    """Put what does not fill its page into the middle of it; of several pages, all begin at the top."""
    right, bottom = max(box.rect.right for box in boxes), max(box.rect.bottom for box in boxes)
    dx, dy = (size[0] - EDGE - right) / 2, (size[1] - FOOT - bottom) / 2
    return tuple(_moved(box, dx, dy if is_only else 0.0) for box in boxes)


def _step(columns: int, width: float) -> float:
    """Return how far one column is from the next."""
    return (width - 2 * EDGE + BETWEEN) / columns


@dataclass(frozen=True)
class _Paper:
    """What sheets are cut from."""

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
    """Return the sheets of a section, each with how many columns it takes."""
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
    """Return the slips of a section at the origin; one that is higher than a sheet, below its heading, is cut."""
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
    """A sheet in the making: columns that are filled from the top."""

    def __init__(self, section: Section, paper: _Paper, span: int) -> None:
        self._section = section
        self._paper = paper
        self._width = paper.width(span)
        self.column = (self._width - 2 * INSIDE - (span - 1) * GAP) / span
        told = replace(section, heading=f"{section.heading} · {section.dots}") if section.dots else section
        self._heading = heading_lines(told, paper.headings, self._width - 2 * INSIDE - 2)
        self.top = HEADING + (len(self._heading) - 1) * HEADING_LINE
        """Where what lies on the sheet begins."""
        self._filled = [self.top] * span
        self._pictures: list[PictureBox] = []
        self._notes: list[Note] = []

    def take(self, notes: Sequence[Note]) -> Sequence[Note]:
        """Lay on as many as go, each picture before the first of its words; return those for which there is no room."""
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
            # A slip as high as a sheet leaves no room for its picture.
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
