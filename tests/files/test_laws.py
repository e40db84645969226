"""The laws of merging and undo, with random histories of several files that grew from one session."""

import csv
import io
import itertools
import json
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bonfire_deck.errors import Trouble
from bonfire_deck.files import fold, gathering, versions
from bonfire_deck.files.bringing import read_aside
from bonfire_deck.files.checking import check
from bonfire_deck.files.copying import write_copy
from bonfire_deck.files.erased import take_out
from bonfire_deck.files.gone import words_of
from bonfire_deck.files.history import Change, History
from bonfire_deck.files.making import even_keys, sort_key
from bonfire_deck.files.merging import merge
from bonfire_deck.files.opening import close, open_for_writing
from bonfire_deck.files.reading import Reader
from bonfire_deck.files.schema import TABLES
from bonfire_deck.files.stamps import new_id, now
from bonfire_deck.model.board import VIEWS, make_board
from bonfire_deck.model.words import PARTS
from bonfire_deck.paths import Paths
from bonfire_deck.writing.csv_table import as_csv
from bonfire_deck.writing.json_file import as_json
from bonfire_deck.writing.rule import told_id
from tests.files.builders import LAPTOP, session_at, signed_again

STEPS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.integers(0, 2**16)), max_size=24)
WITH_ERASING = st.lists(
    st.tuples(st.integers(0, 4), st.integers(3, 11), st.integers(0, 2**16)), min_size=4, max_size=14
)
LIGHTLY = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture(scope="module")
def seed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return session_at(tmp_path_factory.mktemp("seed") / "seed.bonfire", groups=3, cards=3, plan="where-now")


class Laptops:
    """Up to five copies of one session, each with an own clock, and what was acknowledged on them."""

    def __init__(self, folder: Path, seed: Path, count: int) -> None:
        self.folder, self.paths = folder, Paths.under(folder / "home")
        self.kept: set[str] = set()
        self.erased: set[str] = set()
        """What was said and then erased for good, word for word."""
        self.files = [folder / f"{n}.bonfire" for n in range(count)]
        connection = open_for_writing(seed)
        try:
            for path in self.files:
                # The first two are copies on the same laptop.
                write_copy(connection, seed, path)
        finally:
            close(connection)

    def step(self, which: int, what: int, number: int) -> None:
        path = self.files[which % len(self.files)]
        connection = open_for_writing(path)
        try:
            history = History(connection, path, LAPTOP if which < 2 else f"{LAPTOP}{which}")
            # Clocks a year apart: the hybrid clock starts from what this wall clock says.
            history.clock.milliseconds = max(history.clock.milliseconds, 0) + (
                which * 31_536_000_000 if what == 0 else 0
            )
            self._do(history, Reader(connection), what, random.Random(number))
        finally:
            close(connection)

    def _do(self, history: History, reader: Reader, what: int, chance: random.Random) -> None:
        session = reader.session()
        everything = [*session.reactions, *session.bin]
        if what <= 3 or not everything:
            card, group = chance.choice(session.cards), chance.choice(session.groups) if session.groups else None
            self.kept.add(
                gathering.keep_reaction(
                    history, text=f"words {chance.random()} {len(self.kept)}", kind="see", card_id=card.id,
                    group_id=group.id if group else None, round_id=session.rounds[0].id,
                )
            )  # fmt: skip
        elif what == 4:
            gathering.reword(history, chance.choice(everything).id, f"other {chance.random()} {new_id()}")
        elif what == 5:
            gathering.bin_reaction(history, chance.choice(everything).id)
        elif what == 6:
            gathering.bring_back_reaction(history, chance.choice(everything).id)
        elif what == 7:
            history.undo()
        elif what == 8:
            history.redo()
        elif what == 9:
            gathering.write_note(history, session.rounds[0].id, session.cards[0].id, f"note {chance.random()}")
        else:
            self._erase(history, chance.choice(everything).id)

    def _erase(self, history: History, reaction_id: str) -> None:
        row = ("reactions", reaction_id)
        self.erased |= set(words_of(history.connection, [row]).texts)
        history.connection.execute("BEGIN IMMEDIATE")
        take_out(history.connection, [(new_id(), *row, now())])
        history.connection.execute("COMMIT")

    def merge(self, into: int, other: int) -> None:
        path = self.files[into]
        connection = open_for_writing(path)
        try:
            incoming = read_aside(self.files[other], self.paths, set(), lambda picture: None)
            merge(History(connection, path, LAPTOP), incoming, "other")
            still_said = "SELECT 1 FROM history JOIN erasures USING (place, row_id) WHERE became IS NOT NULL"
            assert connection.execute(still_said).fetchone() is None
        finally:
            close(connection)


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = open_for_writing(path)
    try:
        rows = {t.name: connection.execute(f"SELECT * FROM {t.name} ORDER BY id").fetchall() for t in TABLES}
        rows["two versions"] = sorted((key, tuple(sorted(v))) for key, v in versions.all_versions(connection).items())
        assert fold.differences(connection) == []
    finally:
        close(connection)
    return rows


def assert_everything_said_stands_once(path: Path) -> None:
    """Every living reaction is on one place of the board in each view, and once in each table."""
    connection = open_for_writing(path)
    try:
        session = Reader(connection).session()
    finally:
        close(connection)
    living = sorted(reaction.id for reaction in session.reactions)
    for view in VIEWS:
        boards = [make_board(session, part, view) for part in PARTS]
        shown = [line.reaction.id for board in boards for section in board.sections for line in section.lines]
        assert sorted(shown) == living
    outside = sorted(told_id(session, name) for name in living)
    assert sorted(entry["id"] for entry in json.loads(as_json(session))["reactions"]) == outside
    told = list(csv.DictReader(io.StringIO(as_csv(session).decode("utf-8-sig"))))
    assert sorted(row["id"] for row in told) == outside


@LIGHTLY
@given(steps=STEPS, count=st.integers(2, 5), order=st.randoms(use_true_random=False))
def test_merging_in_any_order_grouping_and_number_of_times_gives_the_same_rows(
    tmp_path_factory: pytest.TempPathFactory,
    seed_file: Path,
    steps: list[tuple[int, int, int]],
    count: int,
    order: random.Random,
) -> None:
    folder = tmp_path_factory.mktemp("laptops")
    laptops = Laptops(folder, seed_file, count)
    restored = folder / "restored.bonfire"
    for index, (which, what, number) in enumerate(steps):
        laptops.step(which, what, number)
        if index == len(steps) // 2:
            shutil.copyfile(laptops.files[0], restored)
    if restored.exists() and count > 2:
        # An old copy was restored over the second file; what the copy lacks is still in no other file, so keep it.
        shutil.copyfile(laptops.files[1], folder / "kept.bonfire")
        laptops.files.append(folder / "kept.bonfire")
        shutil.copyfile(restored, laptops.files[1])
    pairs = list(itertools.permutations(range(len(laptops.files)), 2))
    order.shuffle(pairs)
    for into, other in pairs:
        laptops.merge(into, other)
    for into, other in [*pairs[: len(pairs) // 2], *pairs]:
        laptops.merge(into, other)
    everywhere = [rows_of(path) for path in laptops.files]
    assert all(rows == everywhere[0] for rows in everywhere[1:])
    assert laptops.kept <= {row[0] for row in everywhere[0]["reactions"]}
    for path in laptops.files:
        assert check(path).problems == ()
    assert_everything_said_stands_once(laptops.files[0])
    shutil.rmtree(folder)


@LIGHTLY
@given(steps=WITH_ERASING, count=st.integers(2, 3), order=st.randoms(use_true_random=False))
def test_with_erasing_too_any_order_gives_the_same_rows_and_no_words_come_back(
    tmp_path_factory: pytest.TempPathFactory,
    seed_file: Path,
    steps: list[tuple[int, int, int]],
    count: int,
    order: random.Random,
) -> None:
    folder = tmp_path_factory.mktemp("erasing")
    laptops = Laptops(folder, seed_file, count)
    pairs = list(itertools.permutations(range(count), 2))
    for number in range(2):
        # The same few lines everywhere, so that one laptop erases what another changes.
        laptops.step(0, 0, number)
    for into in range(1, count):
        laptops.merge(into, 0)
    for which, what, number in steps:
        laptops.step(which, what, number)
        if number % 3 == 0:
            laptops.merge(*order.choice(pairs))
    order.shuffle(pairs)
    for into, other in [*pairs, *pairs[: len(pairs) // 2], *pairs]:
        laptops.merge(into, other)
    everywhere = [(rows_of(path), log_of(path)) for path in laptops.files]
    assert all(one == everywhere[0] for one in everywhere[1:])
    assert laptops.kept <= {row[0] for row in everywhere[0][0]["reactions"]}
    for which, path in enumerate(laptops.files):
        assert check(path).problems == ()
        written = path.read_bytes()
        assert [text for text in laptops.erased if text.encode() in written] == []
        connection = open_for_writing(path)
        history = History(connection, path, LAPTOP if which < 2 else f"{LAPTOP}{which}")
        while history.undo() is not None:
            pass
        while history.redo() is not None:
            pass
        close(connection)
        written = path.read_bytes()
        assert [text for text in laptops.erased if text.encode() in written] == []
        assert check(path).problems == ()
    shutil.rmtree(folder)


def log_of(path: Path) -> list[tuple[object, ...]]:
    """Return the whole log, with what was erased."""
    connection = open_for_writing(path)
    try:
        return [
            row
            for query in (
                "SELECT id, stamp, label, made_at, undoes, digest FROM edits ORDER BY id",
                "SELECT * FROM history ORDER BY edit_id, place, row_id, field",
                "SELECT * FROM erasures ORDER BY id",
            )
            for row in connection.execute(query)
        ]
    finally:
        close(connection)


def test_two_edits_of_one_text_are_both_kept_and_one_key_chooses(tmp_path: Path, seed_file: Path) -> None:
    laptops = Laptops(tmp_path, seed_file, 2)
    laptops.step(0, 0, 1)
    laptops.merge(1, 0)
    reaction = next(iter(laptops.kept))
    for number, path in enumerate(laptops.files):
        connection = open_for_writing(path)
        gathering.reword(History(connection, path, f"{LAPTOP}{number}"), reaction, f"version {number}")
        close(connection)
    laptops.merge(0, 1)
    laptops.merge(1, 0)
    connection = open_for_writing(laptops.files[0])
    reader = Reader(connection)
    assert set(reader.session().versions[reaction]) == {"version 0", "version 1"}
    history = History(connection, laptops.files[0], LAPTOP, reader.forget)
    gathering.choose_version(history, reaction, "version 0")
    assert reader.session().versions == {}
    assert next(r.text for r in reader.session().reactions if r.id == reaction) == "version 0"
    history.undo()
    assert set(reader.session().versions[reaction]) == {"version 0", "version 1"}
    close(connection)


@LIGHTLY
@given(steps=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 2**16)), min_size=1, max_size=14))
def test_undoing_everything_and_redoing_it_gives_the_rows_back_also_after_a_restart(
    tmp_path_factory: pytest.TempPathFactory, seed_file: Path, steps: list[tuple[int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("undo")
    laptops = Laptops(folder, seed_file, 1)
    before = rows_of(laptops.files[0])
    for what, number in steps:
        laptops.step(0, what, number)
    after = rows_of(laptops.files[0])
    count = 0
    while True:
        connection = open_for_writing(laptops.files[0])
        done = History(connection, laptops.files[0], LAPTOP).undo()
        close(connection)
        if done is None:
            break
        count += 1
    undone = rows_of(laptops.files[0])
    assert [row for row in undone["reactions"] if not row[-2]] == before["reactions"]
    connection = open_for_writing(laptops.files[0])
    history = History(connection, laptops.files[0], LAPTOP)
    for _number in range(count):
        assert history.redo() is not None
    assert history.redo() is None
    close(connection)
    assert rows_of(laptops.files[0])["reactions"] == after["reactions"]
    shutil.rmtree(folder)


def test_undo_leaves_alone_what_somebody_else_changed_and_says_so(tmp_path: Path, seed_file: Path) -> None:
    laptops = Laptops(tmp_path, seed_file, 2)
    laptops.step(0, 0, 1)
    reaction = next(iter(laptops.kept))
    laptops.merge(1, 0)
    connection = open_for_writing(laptops.files[1])
    gathering.reword(History(connection, laptops.files[1], "other laptop"), reaction, "theirs")
    close(connection)
    laptops.merge(0, 1)
    connection = open_for_writing(laptops.files[0])
    history = History(connection, laptops.files[0], LAPTOP)
    change = history.undo()
    assert change is not None
    assert change.left_alone == 1
    assert history.value("reactions", reaction, "text") == "theirs"
    assert history.value("reactions", reaction, "removed") == 0
    close(connection)


def test_another_session_and_altered_history_are_refused(tmp_path: Path, seed_file: Path) -> None:
    laptops = Laptops(tmp_path, seed_file, 2)
    laptops.step(0, 0, 1)
    laptops.merge(1, 0)
    stranger = session_at(tmp_path / "stranger.bonfire", groups=2, cards=2)
    laptops.files.append(stranger)
    with pytest.raises(Trouble, match="not from this session"):
        laptops.merge(0, 2)
    connection = open_for_writing(laptops.files[1])
    connection.execute("UPDATE edits SET label = 'forged' WHERE id = (SELECT max(id) FROM edits)")
    signed_again(connection)
    close(connection)
    before = rows_of(laptops.files[0])
    with pytest.raises(Trouble, match="contradicts this session"):
        laptops.merge(0, 1)
    assert rows_of(laptops.files[0]) == before


def test_a_failing_edit_leaves_nothing(tmp_path: Path, seed_file: Path) -> None:
    laptops = Laptops(tmp_path, seed_file, 1)
    before = rows_of(laptops.files[0])
    connection = open_for_writing(laptops.files[0])
    history = History(connection, laptops.files[0], LAPTOP)

    def half() -> None:
        with history.edit("Half") as edit:
            edit.add("reactions", text="half", kind="see")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert history.undo_label() == ""
    close(connection)
    assert rows_of(laptops.files[0]) == before


@given(st.lists(st.integers(0, 10**6), max_size=60))
def test_there_is_always_room_for_a_key_between_two_neighbours(places: list[int]) -> None:
    keys: list[str] = even_keys(3)
    for number in places:
        place = number % (len(keys) + 1)
        before, behind = keys[place - 1] if place else "", keys[place] if place < len(keys) else ""
        keys.insert(place, sort_key(before, behind))
    assert keys == sorted(set(keys))


def test_a_merge_tells_of_a_text_that_stays_but_now_stands_in_two_versions(tmp_path: Path, seed_file: Path) -> None:
    laptops = Laptops(tmp_path, seed_file, 2)
    laptops.step(0, 0, 1)
    laptops.merge(1, 0)
    reaction = next(iter(laptops.kept))
    for number in (1, 0):
        connection = open_for_writing(laptops.files[number])
        gathering.reword(History(connection, laptops.files[number], LAPTOP), reaction, f"version {number}")
        close(connection)
    connection = open_for_writing(laptops.files[0])
    reader = Reader(connection)
    heard: list[Change] = []

    def tell(change: Change) -> None:
        heard.append(change)
        reader.forget(change)

    history = History(connection, laptops.files[0], LAPTOP, tell)
    assert reader.session().versions == {}
    incoming = read_aside(laptops.files[1], laptops.paths, set(), lambda picture: None)
    tell(merge(history, incoming, "other").change)
    assert reaction in heard[0].tables["reactions"]
    assert reader.session().versions[reaction] == ("version 0", "version 1")
    close(connection)


def test_first_words_on_two_laptops_where_nothing_stood_are_two_versions(tmp_path: Path, seed_file: Path) -> None:
    laptops = Laptops(tmp_path, seed_file, 2)
    for number, path in enumerate(laptops.files):
        connection = open_for_writing(path)
        card = Reader(connection).session().cards[0].id
        with History(connection, path, f"{LAPTOP}{number}").edit("Describe") as edit:
            edit.change("cards", card, note=f"words {number}")
        close(connection)
    connection = open_for_writing(laptops.files[0])
    history = History(connection, laptops.files[0], LAPTOP)
    incoming = read_aside(laptops.files[1], laptops.paths, set(), lambda picture: None)
    merged = merge(history, incoming, "other")
    again = merge(history, incoming, "other")
    found = versions.all_versions(connection)
    close(connection)
    assert (merged.two_versions, again.two_versions) == (1, 0)
    assert {key: set(texts) for key, texts in found.items()} == {("cards", card, "note"): {"words 0", "words 1"}}


def test_a_write_that_failed_at_first_does_not_cost_the_undo_of_later_ones(tmp_path: Path, seed_file: Path) -> None:
    laptops = Laptops(tmp_path, seed_file, 1)
    connection = open_for_writing(laptops.files[0])
    history = History(connection, laptops.files[0], LAPTOP)
    session = Reader(connection).session()

    def change(size: int) -> None:
        gathering.change_group(history, session.groups[0].id, size=size)

    nowhere = "00000000-0000-7000-8000-000000000000"
    with pytest.raises(Trouble):
        # A link to nothing is found out by COMMIT, the latest moment there is.
        gathering.keep_reaction(history, text="x", kind="see", card_id=nowhere, group_id=None, round_id=None)
    change(session.groups[0].size)
    change(8)
    close(connection)
    connection = open_for_writing(laptops.files[0])
    assert History(connection, laptops.files[0], LAPTOP).undo() is not None
    close(connection)
