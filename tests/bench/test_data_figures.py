"""The figures of data, tried with little of it: every side of each does its work and comes back with a number."""

import itertools

import pytest

from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.files.reading import Reader
from tools.bench.data_figures import Data, Runs, Sizes, figures
from tools.bench.figure import measure
from tools.bench.making import stored_pictures, write_photos

LITTLE = Sizes(
    photos=10, photo=(300, 200), reactions=40, cards=3, stored=(120, 80), frames=4, quiet=0.05, tables=1,
    reactions_a_table=4, pdf_pictures=10, said_of_a_picture=2, rounds=1,
    written_pictures=2, written_quotes=4,
)  # fmt: skip


@pytest.fixture(scope="module")
def names_and_figures(tmp_path_factory):
    return {figure.name: figure for figure in figures(tmp_path_factory.mktemp("bench"), LITTLE)}


@pytest.mark.parametrize(
    "beginning",
    [
        "import of 10 photos of",
        "first card",
        "import of 10 photos beside",
        "longest wait of the window during an import",
        "open a board of 40 reactions",
        "p95 of a frame, panning a board of 40 reactions",
        "p95 of a frame, zooming a board of 40 reactions",
        "merge of 1 table files",
        "longest wait of the window during a merge",
        "merge of 10 table files beside 1",
        "PDF of a board",
        "size of the PDF of a board",
        "write-up of 2 pictures and 4 quotes, html",
        "write-up of 2 pictures and 4 quotes, docx",
        "write-up of 2 pictures and 4 quotes, photo-report.pdf",
        "size of the write-up",
    ],
)
def test_each_side_does_its_work(names_and_figures, beginning):
    figure = next(figure for name, figure in names_and_figures.items() if name.startswith(beginning))

    assert measure(figure).ratio > 0


def said_in(path):
    connection = open_for_reading(path)
    session = Reader(connection).session()
    close(connection)
    return len(session.cards), len(session.reactions)


def test_there_is_a_figure_of_ten_times_the_data_for_each_kind(names_and_figures):
    grown = [name for name in names_and_figures if " beside " in name]

    assert [sum(word in name for name in grown) for word in ("import", "board", "merge", "PDF")] == [1, 3, 1, 1]
    assert all(names_and_figures[name].goal == 12.0 for name in grown)


def test_no_two_photos_and_no_two_stored_pictures_are_alike(tmp_path):
    photos = write_photos(tmp_path, 4, (90, 60))

    assert len({path.read_bytes() for path in photos}) == 4
    assert len({picture.id for picture in stored_pictures(4, (90, 60))}) == 4


def test_the_session_and_the_table_files_have_what_was_asked_for(tmp_path):
    data = Data(tmp_path, LITTLE)

    assert said_in(data.session(3, 6)) == (3, 6)
    assert [said_in(table) for table in data.tables(2)] == [(3, 4), (3, 4)]


def test_a_number_of_a_run_is_taken_once_by_each():
    numbers = itertools.count()
    runs = Runs(lambda: (float(next(numbers)), float(next(numbers))))
    first, second = runs.taker(0), runs.taker(1)

    assert [first(), first(), second(), second(), second(), first()] == [0, 2, 1, 3, 5, 4]
