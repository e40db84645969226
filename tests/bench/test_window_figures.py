"""The figures of the windows, tried with little: every side of each does its work and comes back with a number."""

import pytest

from tools.bench.figure import measure
from tools.bench.window_figures import Sizes, figures

LITTLE = Sizes(
    sessions=1, cards=3, picture=(300, 200), turned=1, reactions=3, pictures=2, said=2, talked_of=3, letters=4, deck=3,
    next_cards=1, rounds=1,
)  # fmt: skip


@pytest.fixture(scope="module")
def names_and_figures(tmp_path_factory):
    return {figure.name: figure for figure in figures(tmp_path_factory.mktemp("bench"), LITTLE)}


@pytest.mark.parametrize(
    "beginning",
    [
        "start to a home window",
        "start with 10 sessions beside 1",
        "next card, 1920x1080",
        "next card, 3840x2160",
        "frames while a card turns",
        "cold card",
        "a letter on the screen among 3 reactions",
        "one reaction on the disk, in the middle",
        "one reaction on the disk, the 99th",
        "one reaction among 30 beside 3",
        "memory with 3 cards",
        "longest wait of the window during a backup",
    ],
)
def test_each_side_does_its_work(names_and_figures, beginning):
    figure = next(figure for name, figure in names_and_figures.items() if name.startswith(beginning))

    assert measure(figure).ratio > 0
