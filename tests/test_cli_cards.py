"""Cards by the command line, as real runs: chosen, passed, dealt, added; and what is wrong is said in a sentence."""

import json

import pytest
from PIL import Image

from bonfire_deck.files import library
from bonfire_deck.model.hands import hands_in
from bonfire_deck.paths import Paths
from tests.files.builders import deck_at, session_at
from tests.files.wrecks import session_in
from tests.program import Program, real


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path / "home")


@pytest.fixture
def path(tmp_path, program):
    path = session_at(tmp_path / "day.bonfire", groups=3, cards=6)
    library.register(path, Paths.under(program.home))
    return path


def run(program, *words):
    done = real(program.home, *words)
    assert (done.returncode, done.stderr) == (0, b""), done
    return done.stdout.decode()


def refused(program, *words, status=1):
    done = real(program.home, *words)
    assert (done.returncode, done.stdout) == (status, b""), done
    assert b"Traceback" not in done.stderr
    return done.stderr.decode()


def held(path, round_number=1):
    session = session_in(path)
    numbers = {card.id: card.number for card in session.cards}
    hands = hands_in(session, session.rounds[round_number - 1])
    return {
        hand.group.number: "pass" if hand.passed else [numbers[choice.card_id] for choice in hand.choices]
        for hand in hands
        if hand.group
    }


def test_groups_choose_by_the_printed_number_and_pass(program, path):
    assert "Sky: card 4." in run(program, "choose", path, "--group", 2, "--card", 4)
    run(program, "choose", path, "--group", 1, "--card", 4)
    assert "passes" in run(program, "choose", path, "--group", 3, "--pass")
    assert held(path) == {1: [4], 2: [4], 3: "pass"}
    run(program, "choose", path, "--group", 2, "--card", 6)
    run(program, "choose", path, "--group", 3, "--card", 1, "--round", 2)
    assert held(path) == {1: [4], 2: [6], 3: "pass"}
    assert held(path, 2) == {1: [], 2: [], 3: [1]}
    assert "no damage found" in run(program, "check", path)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--group", 2, "--card", 40), "no card 40"),
        (("--group", 9, "--card", 4), "no group 9"),
        (("--group", 2, "--card", 4, "--round", 30), "no round 30"),
        (("--group", 2, "--card", 4, "--slot", "want"), "no slot “want”"),
    ],
)
def test_what_is_not_there_is_said_and_nothing_changes(program, path, words, sentence):
    before = session_in(path)
    assert sentence in program.refused("choose", path, *words)
    assert session_in(path) == before


@pytest.mark.parametrize("words", [(), ("--card", 4, "--pass")])
def test_a_group_takes_a_card_or_passes(program, path, words):
    before = session_in(path)
    assert "chooses a card or passes" in program.refused("choose", path, "--group", 2, *words, status=2)
    assert session_in(path) == before


def test_dealing_is_the_same_with_the_same_seed_once_unless_asked_and_drawn_again_once(program, path, tmp_path):
    twin = tmp_path / "twin.bonfire"
    run(program, "session", "copy", path, "-o", twin)
    first = json.loads(run(program, "deal", path, "--json"))
    assert json.loads(run(program, "deal", twin, "--json")) == first
    cards = [card for hand in first["cards"].values() for card in hand]
    assert len(cards) == len(set(cards)) == 3
    assert {str(group): hand for group, hand in held(path).items()} == first["cards"]
    assert "already been dealt" in refused(program, "deal", path)
    again = json.loads(run(program, "deal", path, "--again", 2, "--json"))
    assert again["cards"]["2"] != first["cards"]["2"]
    assert again["cards"]["1"] == first["cards"]["1"]
    assert "already been redrawn" in program.refused("deal", path, "--again", 2)
    assert "not been dealt" in program.refused("deal", path, "--again", 2, "--round", 2)
    by_seed = json.loads(program.good("deal", path, "--seed", "abc234", "--json"))
    assert json.loads(program.good("deal", path, "--seed", "abc234", "--json")) == by_seed
    assert by_seed["seeds"] == ["abc234"]
    lines = program.good("deal", path, "--anew").splitlines()
    assert lines[0].startswith("  1 ● Amber: ")
    assert "The same seed deals the same cards" in lines[3]


def test_pictures_are_added_live_and_what_is_none_is_refused(program, path, tmp_path):
    chart, note = tmp_path / "flipchart.jpg", tmp_path / "note.txt"
    Image.new("RGB", (300, 200), "white").save(chart)
    note.write_text("no picture", encoding="utf-8")
    lines = run(program, "add-picture", path, chart, note).splitlines()
    assert lines[0] == "card 7: Live picture 1"
    assert lines[1].startswith("refused note.txt: ")
    assert "card 8: The flip chart" in run(program, "add-picture", path, chart, "--title", "The flip chart")
    assert [card.added_live for card in session_in(path).cards[-3:]] == [False, True, True]
    assert run(program, "react", path, "--card", 8, "What we drew").startswith("kept ")
    done = program("add-picture", path, note)
    assert done.exit_code == 1
    assert "could be used as a picture" in done.stderr
    assert "does not exist" in program.refused("add-picture", path, tmp_path / "gone.jpg")
    assert "no damage found" in run(program, "check", path)


def test_cards_of_a_second_deck_all_or_some(program, path, tmp_path):
    second = deck_at(tmp_path / "second.bonfiredeck", 4)
    assert "Added 1 card, numbered 7 to 7" in run(program, "add-deck", path, second, "--card", 3)
    assert "Added 3 cards, numbered 8 to 10" in run(program, "add-deck", path, second)
    assert [card.title for card in session_in(path).cards[-4:]] == ["Card 2", "Card 0", "Card 1", "Card 3"]
    assert "already in the session" in program.refused("add-deck", path, second)
    assert "session itself" in program.refused("add-deck", path, path)
    assert "no card 9" in program.refused("add-deck", path, second, "--card", 9)
    assert "is a deck" in program.refused("add-deck", second, second)
    assert "no damage found" in run(program, "check", path)
