"""The verb that erases for good, on real files."""

import json
import shutil

import pytest

from bonfire_deck.files import library, people
from bonfire_deck.paths import Paths
from tests.files.builders import LAPTOP, session_at
from tests.files.wrecks import session_in, texts_in
from tests.program import Program, real


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path / "home")


@pytest.fixture
def day(program, tmp_path):
    path = session_at(tmp_path / "day.bonfire", groups=3, cards=4)
    library.register(path, Paths.under(program.home))
    with library.checked_for_writing(path, LAPTOP) as (history, _reader):
        for number, name in enumerate(("Ada Invented", "Bo Invented", "Bo Invented")):
            people.add_person(history, name, contact=f"number-{number}@example.org")
    return path


def named(path, program):
    with library.checked_for_reading(path, Paths.under(program.home)) as reader:
        return [person.name for person in reader.people()]


def test_a_quote_a_person_and_a_picture_are_erased(program, day):
    kept = program.good("react", day, "--card", 2, "--group", 1, "Words that were taken back").split()[1]
    program.good("react", day, "--card", 2, "These stay")
    said = program.good("erase", day, "--reaction", kept).splitlines()
    assert said[0] == "It was erased from this file and from 0 backups and copies on this computer."
    assert "can't be reached" in said[-1]
    assert texts_in(day) == ["These stay"]
    found = json.loads(program.good("erase", day, "--person", "Ada Invented", "--json"))
    assert found == {"rewritten": 0, "later": [], "unreached": [], "still_said": 0}
    assert named(day, program) == ["Bo Invented", "Bo Invented"]
    other = json.loads(program.good("erase", day, "--picture", 3, "--json"))
    assert other["later"] == []
    assert [card.number for card in session_in(day).cards] == [1, 2, 4]
    assert "no damage found, 3 cards, 1 reactions" in program.good("check", day)
    assert b"Words that were taken back" not in day.read_bytes()


def test_what_is_not_there_is_refused_and_nothing_changes(program, day):
    before = day.read_bytes()
    assert "Nothing with the id no-such-id can be erased." in program.refused("erase", day, "--reaction", "no-such-id")
    assert "Nothing with the id Cy can be erased" in program.refused("erase", day, "--person", "Cy")
    assert "There are 2 people called Bo Invented." in program.refused("erase", day, "--person", "Bo Invented")
    assert "no card 77" in program.refused("erase", day, "--picture", 77)
    assert day.read_bytes() == before


def test_a_deck_loses_a_picture_too(program, day):
    deck = day.with_name("day-deck.bonfiredeck")
    program.good("erase", deck, "--picture", 1)
    assert [card.number for card in session_in(deck).cards] == [2, 3, 4]


def test_a_real_run_erases(program, day):
    done = real(program.home, "erase", day, "--picture", 1)
    assert (done.returncode, done.stderr) == (0, b"")
    # The deck it came from is another file, and has it still.
    paths = Paths.under(program.home)
    paths.files.mkdir()
    deck = shutil.copyfile(day.with_name("day-deck.bonfiredeck"), paths.files / "sheets.bonfiredeck")
    library.register(deck, paths)
    done = real(program.home, "erase", day, "--picture", 2)
    assert b"sheets.bonfiredeck" in done.stdout
