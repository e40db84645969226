"""The grid in which cards stand: as large as they can be, all of them on some page, none too small."""

from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.model.grid import Grid, grid_for

counts = st.integers(1, 300)
sides = st.floats(100, 4000)


@given(counts, sides, sides, st.floats(0.5, 6), st.floats(0, 90))
def test_every_place_stands_on_one_page_and_none_is_too_low(count, width, height, ratio, above):
    smallest = 60.0
    grid = grid_for(count, width, height, smallest, ratio, above)
    assert (grid.pages - 1) * grid.page_size < count <= grid.pages * grid.page_size
    pages = [list(range(count))[grid.on_page(page)] for page in range(grid.pages)]
    assert [place for page in pages for place in page] == list(range(count))
    assert [grid.page_of(place) for page in pages for place in page] == [
        number for number, page in enumerate(pages) for _place in page
    ]
    fits = height / grid.rows - above >= smallest and width / grid.columns / ratio >= smallest - 1e-6
    assert fits or grid.columns == 1 or grid.rows == 1


def test_what_stands_above_each_counts_for_how_many_columns_there_are():
    assert grid_for(5, 1860, 890, 100, 3.0, 170) == Grid(3, 2, 1)
    assert grid_for(12, 1860, 890, 100, 3.0, 170).pages == 1


def test_a_last_row_that_is_not_full_stands_in_the_middle():
    grid = Grid(3, 2, 1)
    assert [grid.middled(place, 5) for place in range(5)] == [(0, 0), (1, 0), (2, 0), (0.5, 1), (1.5, 1)]
    assert [grid.middled(place, 6) for place in (3, 4, 5)] == [(0, 1), (1, 1), (2, 1)]
