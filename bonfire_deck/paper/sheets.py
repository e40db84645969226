"""Lay out strips on pages: nothing is cut in two, headings stay with their text, and text beside its picture."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bonfire_deck.paper.pen import Pen


class Draws(Protocol):
    """A function that draws a strip with its top left corner at a position, in points."""

    def __call__(self, pen: "Pen", x: float, y: float) -> None:
        """Draw the strip."""


@dataclass(frozen=True)
class Strip:
    """An unbreakable unit: a line of text, a picture, a table row, a gap."""

    height: float
    draw: Draws | None = None
    """`None` for a gap."""
    keeps: bool = False
    """Whether it stays on one page with what follows: a heading, the first line of a quote."""


@dataclass(frozen=True)
class Beside:
    """A figure with text beside it, which may continue on the next page."""

    figure: tuple[Strip, ...]
    """Stays together."""
    indent: float
    """From the left edge to where the words begin."""
    words: tuple[Strip, ...]


Piece = Strip | Beside


@dataclass(frozen=True)
class Placed:
    """A positioned strip on a page; 0, 0 is the top left corner of the page's content area."""

    x: float
    y: float
    strip: Strip


def paged(pieces: Sequence[Piece], room: float) -> list[list[Placed]]:
    """Lay out pieces in order on pages with `room` points of height.

    No strip overflows unless it is taller than a page. A piece kept with the next moves to the next page with it,
    unless the two don't fit on one page. Gaps at the top of a page are dropped.
    """
    pager = _Pager(room)
    for chain in _chains(pieces):
        pager.add(chain)
    return pager.pages


def _chains(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield each piece together with the preceding pieces that are kept with it."""
    chain: list[Piece] = []
    for piece in pieces:
        chain.append(piece)
        if isinstance(piece, Beside) or not piece.keeps:
            yield chain
            chain = []
    if chain:
        yield chain


class _Pager:
    """The page being filled, and the full ones."""

    def __init__(self, room: float) -> None:
        self.pages: list[list[Placed]] = [[]]
        self._room = room
        self._y = 0.0

    def add(self, chain: list[Piece]) -> None:
        if self._y > 0 and self._y + sum(_least(piece) for piece in chain) > self._room:
            self._turn()
        for piece in chain:
            if isinstance(piece, Beside):
                self._beside(piece)
            else:
                self._put(piece, 0.0)

    def _turn(self) -> None:
        self.pages.append([])
        self._y = 0.0

    def _put(self, strip: Strip, x: float) -> None:
        if self._y > 0 and self._y + strip.height > self._room:
            self._turn()
        if strip.draw is not None:
            self.pages[-1].append(Placed(x, self._y, strip))
        elif self._y == 0:
            return
        self._y += strip.height

    def _beside(self, piece: Beside) -> None:
        top, page = self._y, len(self.pages)
        for strip in piece.figure:
            self._put(strip, 0.0)
        figure_page, figure_end = len(self.pages), self._y
        if figure_page == page:
            self._y = top
        for chain in _chains(piece.words):
            strips = [strip for strip in chain if isinstance(strip, Strip)]
            if self._y > 0 and self._y + sum(strip.height for strip in strips) > self._room:
                self._turn()
            for strip in strips:
                self._put(strip, piece.indent)
        if len(self.pages) == figure_page:
            self._y = max(self._y, figure_end)


def _least(piece: Piece) -> float:
    """Return the least height that a piece needs to start on a page."""
    if isinstance(piece, Strip):
        return piece.height
    first: Iterable[Piece] = next(_chains(piece.words), [])
    return max(sum(strip.height for strip in piece.figure), sum(_least(strip) for strip in first))
