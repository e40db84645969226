"""Arrange printed cards on sheets: as many as fit, cut marks outside the pictures, backs behind their fronts.

All lengths are millimetres, from the top left corner of a sheet. A card's trim is where it is cut; its picture extends
beyond that by the bleed, so that no white edge remains if the cut is slightly off. Between neighbours, a bleed is at
most half of the gap; without a gap, neighbours share one cut and have no bleed between them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bonfire_deck.model.layout import Rect

SIZES = {
    "poker": (63.0, 88.0), "tarot": (70.0, 120.0), "a6": (105.0, 148.0), "a5": (148.0, 210.0),
    "postcard": (148.0, 105.0), "a4": (210.0, 297.0),
}  # fmt: skip
"""Width and height of a card by size name."""
SHEETS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
PRINTED = ("cards", "slips", "group-sheets", "contact-sheet")
"""What can be printed."""
SINGLE = "single"
"""A sheet exactly the size of a card with its bleed, as print shops ask for."""
GAPS = (0, 3, 6)
LEAST_MARGIN = 4.2
"""The margin that most printers leave white on every edge."""
MOST_BLEED = 10.0
MARK_LENGTH, MARK_AWAY, LEAST_MARK = 5.0, 0.5, 1.0
FLIPS = ("long", "short")


@dataclass(frozen=True)
class PrintOptions:
    """The print settings that a trainer chooses."""

    size: str = "poker"
    """One of `SIZES`."""
    sheet: str = "a4"
    """One of `SHEETS`, or `SINGLE`."""
    gap: float = 3.0
    """Between cards."""
    bleed: float = 3.0
    backs: bool = True
    flip: str = "long"
    """The edge along which the printer flips the sheet for the backs, one of `FLIPS`."""
    offset: tuple[float, float] = (0.0, 0.0)
    """How far this printer prints backs too far left and up; they are moved right and down by this."""
    titles: bool = False
    """Whether backs show the title beside the number."""


@dataclass(frozen=True)
class Place:
    """The position of one card on a sheet."""

    trim: Rect
    bleed: Rect
    """The area of its picture: the trim and the bleed around it."""


@dataclass(frozen=True)
class Mark:
    """A cut mark."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Sheet:
    """One side of a sheet of paper."""

    width: float
    height: float
    places: tuple[Place, ...]
    """In the reading order of the fronts."""
    marks: tuple[Mark, ...]

    @property
    def trim(self) -> Rect:
        """The bounding box of all cards after cutting."""
        return _around(place.trim for place in self.places)

    @property
    def bleed(self) -> Rect:
        """The bounding box of everything printed for the cards."""
        return _around(place.bleed for place in self.places)


def _grown(box: Rect, left: float, top: float, right: float, bottom: float) -> Rect:
    return Rect(box.x - left, box.y - top, box.width + left + right, box.height + top + bottom)


def _around(boxes: Iterable[Rect]) -> Rect:
    every = list(boxes)
    left, top = min(box.x for box in every), min(box.y for box in every)
    return Rect(left, top, max(box.right for box in every) - left, max(box.bottom for box in every) - top)


def front_sheet(options: PrintOptions) -> Sheet:
    """Return the places of a full sheet of fronts, as many as fit, with cards upright or sideways.

    A card too large for any sheet with margins fills the whole sheet, without bleed or marks.
    """
    width, height = SIZES[options.size]
    bleed = min(max(0.0, options.bleed), MOST_BLEED)
    if options.sheet == SINGLE:
        trim = Rect(bleed, bleed, width, height)
        whole = Rect(0.0, 0.0, width + 2 * bleed, height + 2 * bleed)
        return Sheet(whole.width, whole.height, (Place(trim, whole),), ())
    paper = SHEETS[options.sheet]
    upright, sideways = (_fitting(paper, size, options.gap) for size in ((width, height), (height, width)))
    across, down = max(upright, sideways, key=lambda fit: fit[0] * fit[1])
    if not across * down:
        whole = Rect(0.0, 0.0, *paper)
        return Sheet(*paper, (Place(whole, whole),), ())
    card = (width, height) if (across, down) == upright else (height, width)
    return _laid(paper, card, (across, down), options.gap, bleed)


def _fitting(paper: tuple[float, float], card: tuple[float, float], gap: float) -> tuple[int, int]:
    across, down = (
        max(0, int((room - 2 * LEAST_MARGIN + gap + 1e-6) // (side + gap)))
        for room, side in zip(paper, card, strict=True)
    )
    return across, down


def _laid(
    paper: tuple[float, float], card: tuple[float, float], count: tuple[int, int], gap: float, bleed: float
) -> Sheet:
    left, top = ((room - number * side - (number - 1) * gap) / 2
                 for room, number, side in zip(paper, count, card, strict=True))  # fmt: skip
    inner = min(bleed, gap / 2)
    outer = (min(bleed, left), min(bleed, top))
    places = []
    for row in range(count[1]):
        for column in range(count[0]):
            trim = Rect(left + column * (card[0] + gap), top + row * (card[1] + gap), *card)
            places.append(
                Place(
                    trim,
                    _grown(
                        trim,
                        inner if column else outer[0], inner if row else outer[1],
                        inner if column < count[0] - 1 else outer[0], inner if row < count[1] - 1 else outer[1],
                    ),
                )
            )  # fmt: skip
    return Sheet(*paper, tuple(places), tuple(_marks(paper, places)))


def _marks(paper: tuple[float, float], places: Sequence[Place]) -> Iterable[Mark]:
    """Yield cut marks outside all pictures, in line with every cut."""
    block = _around(place.bleed for place in places)
    away = (block.x - MARK_AWAY, block.y - MARK_AWAY)
    for x in sorted({round(edge, 6) for place in places for edge in (place.trim.x, place.trim.right)}):
        length = min(MARK_LENGTH, away[1])
        if length >= LEAST_MARK:
            yield Mark(x, away[1] - length, x, away[1])
            yield Mark(x, paper[1] - away[1], x, paper[1] - away[1] + length)
    for y in sorted({round(edge, 6) for place in places for edge in (place.trim.y, place.trim.bottom)}):
        length = min(MARK_LENGTH, away[0])
        if length >= LEAST_MARK:
            yield Mark(away[0] - length, y, away[0], y)
            yield Mark(paper[0] - away[0], y, paper[0] - away[0] + length, y)


def back_sheet(options: PrintOptions) -> Sheet:
    """Return the places of the backs, each behind its front after the printer flips the sheet.

    They have no marks: cards are cut from the front.
    """
    front = front_sheet(options)
    x, y = options.offset
    places = tuple(
        Place(*(_mirrored(box, front, options.flip).moved(x, y) for box in (place.trim, place.bleed)))
        for place in front.places
    )
    return Sheet(front.width, front.height, places, ())


def _mirrored(box: Rect, sheet: Sheet, flip: str) -> Rect:
    if _about_upright_axis(sheet, flip):
        return Rect(sheet.width - box.right, box.y, box.width, box.height)
    return Rect(box.x, sheet.height - box.bottom, box.width, box.height)


def _about_upright_axis(sheet: Sheet, flip: str) -> bool:
    """Return whether a sheet is flipped like a book page: on the long edge if it is portrait."""
    return flip == ("long" if sheet.width <= sheet.height else "short")


def is_upside_down(options: PrintOptions, *, sideways: bool) -> bool:
    """Return whether a back is printed upside down on its sheet, so that its top is behind the top of its front.

    `sideways` means that the front lies on its side: flipped like a book page, its top ends up on the other side.
    """
    about_upright_axis = options.sheet == SINGLE or options.flip == FLIPS[0]
    return about_upright_axis == sideways
