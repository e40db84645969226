"""The figures of data: pictures that come in, boards, merges, PDFs, and each of them at ten times the data."""

import shutil
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bonfire_deck.files import library
from bonfire_deck.paths import Paths
from bonfire_deck.pictures.intake import PictureWorkers
from tools.bench.figure import Figure
from tools.bench.making import LAPTOP, PHOTO, STORED, make_session_file, make_table_files, stored_pictures, write_photos
from tools.bench.references import data_gather, data_import
from tools.bench.window_screen import Screen

TEN = 10
FORMS = (".html", ".docx", ".pdf", ".pptx", ".md", "photo-report.pdf", ".xlsx", ".csv", ".json")
GROWTH = 12.0
"""What ten times the data may take, at most."""
A_SECOND = 1000.0
NOTICED = 100.0
"""Milliseconds after which a person notices that a window does not answer."""


@dataclass(frozen=True)
class Sizes:
    """How much of everything; the tests take little."""

    photos: int = 200
    photo: tuple[int, int] = PHOTO
    reactions: int = 10_000
    cards: int = 72
    stored: tuple[int, int] = STORED
    frames: int = 120
    quiet: float = 1.0
    """Seconds for pictures to get sharp."""
    tables: int = 5
    reactions_a_table: int = 2000
    pdf_pictures: int = 100
    said_of_a_picture: int = 5
    written_pictures: int = 40
    written_quotes: int = 400
    rounds: int = 5


@dataclass
class Runs:
    """A run that measures several things at once, for as many figures: each number is taken once."""

    run: Callable[[], tuple[float, ...]]
    _waiting: tuple[deque[float], ...] = field(default=(), init=False)

    def taker(self, index: int) -> Callable[[], float]:
        """Return what gives the number at `index` of the next run that it was not taken of."""

        def take() -> float:
            if not self._waiting or not self._waiting[index]:
                numbers = self.run()
                self._waiting = self._waiting or tuple(deque() for _number in numbers)
                for waiting, number in zip(self._waiting, numbers, strict=True):
                    waiting.append(number)
            return self._waiting[index].popleft()

        return take


def figures(folder: Path, sizes: Sizes | None = None) -> list[Figure]:
    """Return them; what they need is made under `folder` when it is needed."""
    data = Data(folder, sizes or Sizes())
    return [
        *_import_figures(data), *_board_figures(data), *_gather_figures(data), *_pdf_figures(data),
        *_writeup_figures(data),
    ]  # fmt: skip


@dataclass
class Data:
    """What the figures work on, made when first asked for and kept for the next round."""

    folder: Path
    sizes: Sizes
    screen: Screen = field(default_factory=Screen)

    def photos(self, count: int) -> list[Path]:
        """Return so many photos."""
        return write_photos(self.folder / "photos", count, self.sizes.photo)

    def session(self, cards: int, reactions: int) -> Path:
        """Return a session of so many pictures and reactions."""
        path = self.folder / f"session-{cards}-{reactions}.bonfire"
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            make_session_file(path, stored_pictures(cards, self.sizes.stored), reactions)
        return path

    def tables(self, count: int) -> list[Path]:
        """Return so many table files of the session without reactions."""
        folder = self.folder / f"tables-{count}"
        if not folder.exists():
            make_table_files(self.session(self.sizes.cards, 0), folder, count, self.sizes.reactions_a_table)
        return sorted(folder.glob("*.bonfire"))

    def fresh(self, session: Path) -> Path:
        """Return a copy of a session that may be changed."""
        return Path(shutil.copyfile(session, self.folder / "fresh.bonfire"))

    @property
    def paths(self) -> Paths:
        """A home that is there for this alone."""
        return Paths.under(self.folder / "home")


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


# Pictures come in.


def import_ours(data: Data, count: int) -> tuple[float, float]:
    """Make a deck of so many photos; return photos a second, and the milliseconds until the first card was there."""
    photos, target = data.photos(count), data.folder / "new.bonfiredeck"
    data.paths.state.mkdir(parents=True, exist_ok=True)
    came: list[float] = []
    start = time.perf_counter()
    made = library.new_deck(photos, target, "New", data.paths, lambda *_step: came.append(time.perf_counter() - start))
    took = time.perf_counter() - start
    target.unlink()
    if made.count != count:
        raise AssertionError(f"{made.count} of {count} photos came in")
    return count / took, came[0] * 1000


def import_reference(data: Data, count: int) -> float:
    """Return how many photos a second Pillow alone makes."""
    photos = data.photos(count)
    return count / seconds(lambda: data_import.import_all(photos))


def _import_figures(data: Data) -> list[Figure]:
    sizes = data.sizes
    many, few = sizes.photos, sizes.photos // TEN
    ours = Runs(lambda: import_ours(data, many))
    rates: list[float] = []

    def rate() -> float:
        rates.append(ours.taker(0)())
        return rates[-1]

    def rate_again() -> float:
        """Return the rate of the many; they are imported once more only if they were not just now."""
        return rates[-1] if rates else rate()

    return [
        Figure(
            f"import of {many} photos of 24 megapixels",
            "photos/s",
            0.8,
            rate,
            lambda: import_reference(data, many),
            at_least=True,
            rounds=1,
        ),
        Figure(
            "first card of an import",
            "ms",
            1.0,
            lambda: import_ours(data, few)[1],
            lambda: A_SECOND,
            rounds=sizes.rounds,
        ),
        Figure(
            "longest wait of the window during an import",
            "ms",
            1.0,
            lambda: data.screen.run("tools.bench.data_app", "import", *map(str, data.photos(few)))[0],
            lambda: NOTICED,
            rounds=sizes.rounds,
        ),
        Figure(
            f"import of {many} photos beside {few}",
            "s",
            GROWTH,
            lambda: many / rate_again(),
            lambda: few / import_ours(data, few)[0],
            rounds=1,
        ),
    ]


# A board is opened and looked at.


def _board_figures(data: Data) -> list[Figure]:
    sizes = data.sizes

    def runs(side: str, reactions: int) -> Runs:
        return Runs(
            lambda: data.screen.run(
                "tools.bench.data_board",
                side,
                str(data.session(sizes.cards, reactions)),
                str(sizes.frames),
                str(sizes.quiet),
            )
        )

    many, few = sizes.reactions, sizes.reactions // TEN
    ours, reference = runs("ours", many), runs("reference", many)
    large, small = runs("ours", many), runs("ours", few)
    asked = (
        ("open a board of", 2.0),
        ("p95 of a frame, panning a board of", 1.5),
        ("p95 of a frame, zooming a board of", 1.5),
    )
    return [
        *(
            Figure(f"{name} {many} reactions", "ms", goal, ours.taker(i), reference.taker(i), rounds=sizes.rounds)
            for i, (name, goal) in enumerate(asked)
        ),
        *(
            Figure(f"{name} {many} beside {few}", "ms", GROWTH, large.taker(i), small.taker(i), rounds=3)
            for i, (name, _goal) in enumerate(asked)
        ),
    ]


# Table files are gathered.


def gather_ours(data: Data, count: int) -> float:
    """Gather so many table files as the command does, and return the seconds."""
    others = data.tables(count)
    path = data.fresh(data.session(data.sizes.cards, 0))
    with library.checked_for_writing(path, LAPTOP) as (history, _reader), PictureWorkers() as workers:
        start = time.perf_counter()
        library.gather(history, others, data.paths, workers.verify)
        return time.perf_counter() - start


def gather_reference(data: Data, count: int) -> float:
    """Read and check so many table files, and return the seconds."""
    others = data.tables(count)
    return seconds(lambda: data_gather.read_all(others))


def _gather_figures(data: Data) -> list[Figure]:
    sizes = data.sizes
    few, many = sizes.tables, sizes.tables * TEN

    def wait(count: int) -> float:
        others: Sequence[Path] = data.tables(count)
        session = data.fresh(data.session(sizes.cards, 0))
        return data.screen.run("tools.bench.data_app", "gather", str(session), *map(str, others))[0]

    return [
        Figure(
            f"merge of {few} table files of {sizes.reactions_a_table} reactions",
            "s",
            3.0,
            lambda: gather_ours(data, few),
            lambda: gather_reference(data, few),
            rounds=sizes.rounds,
        ),
        Figure(
            f"longest wait of the window during a merge of {few}",
            "ms",
            1.0,
            lambda: wait(few),
            lambda: NOTICED,
            rounds=sizes.rounds,
        ),
        Figure(
            f"merge of {many} table files beside {few}",
            "s",
            GROWTH,
            lambda: gather_ours(data, many),
            lambda: gather_ours(data, few),
            rounds=1,
        ),
    ]


# PDFs are written.


def _pdf_figures(data: Data) -> list[Figure]:
    sizes = data.sizes

    def runs(side: str, cards: int, said: int) -> Runs:
        return Runs(lambda: data.screen.run("tools.bench.data_pdf", side, str(data.session(cards, cards * said))))

    many, few = sizes.pdf_pictures, sizes.pdf_pictures // TEN
    board, board_limit = (runs(side, sizes.cards, sizes.said_of_a_picture) for side in ("ours", "reference"))
    pictures, pictures_limit = (runs(side, many, 1) for side in ("ours", "reference"))
    large, small = runs("ours", many, 1), runs("ours", few, 1)
    name = f"PDF of a board of {sizes.cards} pictures and {sizes.cards * sizes.said_of_a_picture} reactions"
    return [
        Figure(name, "ms", 3.0, board.taker(0), board_limit.taker(0), rounds=sizes.rounds),
        Figure(f"size of the {name}", "MB", 1.1, board.taker(1), board_limit.taker(1), rounds=sizes.rounds),
        Figure(f"PDF of {many} pictures", "ms", 3.0, pictures.taker(0), pictures_limit.taker(0), rounds=sizes.rounds),
        Figure(
            f"size of the PDF of {many} pictures", "MB", 1.1, pictures.taker(1), pictures_limit.taker(1),
            rounds=sizes.rounds,
        ),
        Figure(f"PDF of {many} pictures beside {few}", "ms", GROWTH, large.taker(0), small.taker(0), rounds=3),
    ]  # fmt: skip


def _writeup_figures(data: Data) -> list[Figure]:
    """A write-up in each of its forms; of the PDF also its size."""
    sizes = data.sizes

    def runs(side: str, form: str) -> Runs:
        def run() -> tuple[float, ...]:
            small, whole = data.session(1, 4), data.session(sizes.written_pictures, sizes.written_quotes)
            return data.screen.run("tools.bench.data_writeup", side, form, str(small), str(whole))

        return Runs(run)

    made = []
    for form in FORMS:
        name = f"write-up of {sizes.written_pictures} pictures and {sizes.written_quotes} quotes, {form.lstrip('.')}"
        ours, limit = runs("ours", form), runs("reference", form)
        made.append(Figure(name, "ms", 3.0, ours.taker(0), limit.taker(0), rounds=sizes.rounds))
        if form == ".pdf":
            made.append(Figure(f"size of the {name}", "MB", 1.1, ours.taker(1), limit.taker(1), rounds=sizes.rounds))
    return made
