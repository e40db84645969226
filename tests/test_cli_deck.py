"""A deck by the command line, as real runs: brought in, written, ordered, looked through, planned, printed, shared."""

import json

import pikepdf
import pytest
from PIL import Image

from bonfire_deck.files import library
from bonfire_deck.model.credits import UNCHECKED_TAG
from bonfire_deck.model.deck import in_order, plans
from bonfire_deck.paths import Paths
from tests.files.builders import deck_at, session_at
from tests.files.wrecks import session_in
from tests.pictures.test_metadata import SAID, WHOLE, photo, with_xmp
from tests.program import Program, real
from tests.test_cli_cards import refused, run


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path / "home")


@pytest.fixture
def path(tmp_path, program):
    path = deck_at(tmp_path / "ours.bonfiredeck", 6)
    library.register(path, Paths.under(program.home))
    return path


def test_pictures_words_and_what_is_said_of_cards(program, path, tmp_path):
    Image.effect_noise((300, 200), 60).save(tmp_path / "old bridge.png")
    (tmp_path / "notes.txt").write_text("none")
    told = run(program, "deck", "add", path, tmp_path / "old bridge.png", tmp_path / "notes.txt")
    assert "card 7: Old bridge" in told
    assert "refused notes.txt" in told
    assert "card 8: What if?" in run(program, "deck", "word", path, "What if?")
    run(program, "deck", "set", path, "--card", 7, "--alt-text", "A bridge", "--people", "waiting", "--section", "Far",
        "--crop", "0.1,0,0.8,1", "--turn", 1, "--focal", "0.2,0.5")  # fmt: skip
    card = next(card for card in session_in(path).cards if card.number == 7)
    assert (card.alt_text, card.people, card.rotation) == ("A bridge", "waiting", 1)
    assert (card.crop_x, card.crop_width, card.focal_x) == pytest.approx((0.1, 0.8, 0.2))
    assert session_in(path).sections[0].title == "Far"
    assert "not a place" in refused(program, "deck", "set", path, "--card", 7, "--focal", "left", status=2)
    assert real(program.home, "deck", "add", path, tmp_path / "notes.txt").returncode == 1


def test_order_numbers_and_retiring(program, path):
    assert run(program, "deck", "move", path, "--card", 5, "--card", 6, "--before", 2).strip() == "1, 5, 6, 2, 3, 4"
    assert run(program, "deck", "move", path, "--card", 1).strip() == "5, 6, 2, 3, 4, 1"
    run(program, "deck", "retire", path, "--card", 5)
    assert [card.number for card in session_in(path).cards if card.retired] == [5]
    run(program, "deck", "retire", path, "--card", 5, "--back")
    run(program, "deck", "number-again", path)
    assert [card.number for card in in_order(session_in(path))] == [1, 2, 3, 4, 5, 6]
    session = session_at(path.with_name("day.bonfire"))
    assert "is a session" in refused(program, "deck", "number-again", session)


def test_what_needs_a_look(program, path):
    found = json.loads(run(program, "deck", "look", path, "--json"))
    assert {"kind": "small", "cards": [1, 2, 3, 4, 5, 6]} in found
    run(program, "deck", "set", path, "--card", 2, "--alt-text", "")
    assert "1 picture without a description: 2" in run(program, "deck", "look", path)


def test_plans_go_with_the_deck_into_a_session(program, path, tmp_path):
    assert run(program, "deck", "plan", path) == ""
    told = run(program, "deck", "plan", path, "--add", "what-so-what", "--name", "Short")
    assert "Short: 36 min" in told
    run(program, "deck", "plan", path, "--add", "4d")
    assert plans(session_in(path)) == ("Short", "Where are we now, and the four Ds")
    run(program, "session", "new", "--deck", path, "--plan", "Short", "-o", tmp_path / "day.bonfire")
    assert [round_.title for round_ in session_in(tmp_path / "day.bonfire").rounds] == [
        "What?",
        "So what?",
        "Now what?",
    ]
    run(program, "deck", "plan", path, "--remove", "Short")
    assert "no plan" in refused(program, "deck", "plan", path, "--remove", "Short")
    assert "no plan" in refused(
        program, "session", "new", "--deck", path, "--plan", "Short", "-o", tmp_path / "x.bonfire"
    )


def test_revisions_rise_when_something_changed_and_sessions_keep_theirs(program, path, tmp_path):
    assert "Revision 1 with 6 cards" in run(program, "deck", "share", path, "-o", tmp_path / "one.bonfiredeck")
    run(program, "session", "new", "--deck", path, "-o", tmp_path / "day.bonfire")
    run(program, "deck", "set", path, "--card", 1, "--title", "Another")
    assert "Revision 2" in run(program, "deck", "share", path, "-o", tmp_path / "two.bonfiredeck")
    assert "Revision 2" in run(program, "deck", "share", path, "-o", tmp_path / "three.bonfiredeck")
    run(program, "deck", "retire", path, "--card", 2)
    run(program, "session", "new", "--deck", path, "-o", tmp_path / "later.bonfire")
    found = [session_in(tmp_path / f"{name}.bonfire").about.deck_revision for name in ("day", "later")]
    assert found == [1, 3]
    assert session_in(tmp_path / "day.bonfire").cards[0].title == "Card 0"


def test_cards_are_printed_and_wrong_words_are_told(program, path, tmp_path):
    target = tmp_path / "cards.pdf"
    told = run(program, "deck", "print", path, "-o", target, "--size", "tarot", "--cards", "1-3,5", "--titles")
    assert "2 pages are in" in told
    with pikepdf.open(target) as made:
        assert len(made.pages) == 2
    for what, count in (("slips", 4), ("group-sheets", 10), ("contact-sheet", 1)):
        run(program, "deck", "print", path, "-o", tmp_path / f"{what}.pdf", "--what", what)
        with pikepdf.open(tmp_path / f"{what}.pdf") as made:
            assert len(made.pages) == count
    other = tmp_path / "other.pdf"
    assert "does not name any cards" in refused(
        program, "deck", "print", path, "-o", other, "--cards", "some", status=2
    )
    assert "not an offset" in refused(program, "deck", "print", path, "-o", other, "--offset", "x", status=2)


def test_credits_of_the_files_are_counted_and_kept_by_every_verb_that_adds_pictures(program, path, tmp_path):
    (tmp_path / "fog.jpg").write_bytes(with_xmp(WHOLE, "JPEG"))
    (tmp_path / "plain.jpg").write_bytes(photo())
    made = tmp_path / "new.bonfiredeck"
    told = run(program, "deck", "new", tmp_path / "fog.jpg", tmp_path / "plain.jpg", "-o", made)
    assert "Credits found in 1 file." in told
    assert "Credits found in 1 file." in run(program, "deck", "add", path, tmp_path / "fog.jpg")
    for deck in (made, path):
        card = next(card for card in session_in(deck).cards if card.title == "Fog")
        assert (card.credit, card.licence, card.source) == (SAID.credit, SAID.licence, SAID.source)
        assert (card.alt_text, card.tags) == (SAID.caption, UNCHECKED_TAG)
        assert "from a file" in run(program, "deck", "look", deck)
        run(program, "deck", "set", deck, "--card", card.number, "--alt-text", "A bridge that I looked at")
        assert next(one for one in session_in(deck).cards if one.id == card.id).tags == ""
        assert "from a file" not in run(program, "deck", "look", deck)
    session = session_at(tmp_path / "day.bonfire")
    run(program, "add-picture", session, tmp_path / "fog.jpg")
    live = session_in(session).cards[-1]
    assert (live.credit, live.licence, live.alt_text, live.tags) == (SAID.credit, SAID.licence, "", "")
