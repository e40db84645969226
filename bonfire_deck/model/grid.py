"""Arrange cards in rows, columns and pages."""

import math
from dataclasses import dataclass

CARD_RATIO = 1.5
"""Width / height of a cell."""


@dataclass(frozen=True)
class Grid:
    """Equal cells in rows, filled from the top left."""

    columns: int
    rows: int
    pages: int

    @property
    def page_size(self) -> int:
        """How many cells a page has."""
        return self.columns * self.rows

    def page_of(self, place: int) -> int:
        """Return the page, from 0, of the card at `place`."""
        return max(0, min(self.pages - 1, place // self.page_size))

    def on_page(self, page: int) -> slice:
        """Return the range of places on a page."""
        return slice(page * self.page_size, (page + 1) * self.page_size)

    def middled(self, place: int, count: int) -> tuple[float, int]:
        """Return column and row of a place, with an incomplete last row of `count` cards centred."""
        row = place // self.columns
        in_row = min(self.columns, count - row * self.columns)
        return place % self.columns + (self.columns - in_row) / 2, row


def grid_for(
    count: int, width: float, height: float, smallest: float, ratio: float = CARD_RATIO, above: float = 0.0
) -> Grid:
    """Return the grid that makes `count` cells of `ratio` largest in `width` by `height`, none below `smallest`.

    `above` is the height of what is shown above each cell.
    """
    best, best_height = Grid(1, 1, 1), 0.0
    for columns in range(1, max(1, count) + 1):
        rows = math.ceil(max(1, count) / columns)
        high = min(height / rows - above, width / columns / ratio)
        if high > best_height:
            best, best_height = Grid(columns, rows, 1), high
    if best_height >= smallest:
        return best
    columns = max(1, int(width / (smallest * ratio)))
    rows = max(1, int(height / (smallest + above)))
    return Grid(columns, rows, math.ceil(count / (columns * rows)))
