"""Next steps and contacts from the command line."""

import csv
import json

import pytest
from click.testing import CliRunner

from bonfire_deck.cli import command
from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.files.reading import Reader
from tests.files.builders import session_at


@pytest.fixture
def run(tmp_path):
    session_at(tmp_path / "day.bonfire")

    def ask(*words):
        return CliRunner().invoke(command, ["--home", str(tmp_path / "home"), *[str(word) for word in words]])

    return ask


def read(path, what):
    connection = open_for_reading(path)
    try:
        return what(Reader(connection))
    finally:
        close(connection)


def test_a_step_is_kept_with_who_and_when(run, tmp_path):
    file = tmp_path / "day.bonfire"
    words = ("--kind", "undertaking", "--who", "Fern", "--by", "2026-12-01", "--to-whom", "the porters")
    done = run("step", file, *words, "We tell them first")
    assert done.exit_code == 0, done.output
    (step,) = read(file, lambda reader: reader.session().next_steps)
    assert done.output == f"kept {step.id}\n"
    assert (step.kind, step.text, step.who, step.by, step.to_whom) == (
        "undertaking", "We tell them first", "Fern", "2026-12-01", "the porters",
    )  # fmt: skip
    refused = run("step", file, " ")
    assert refused.exit_code == 1
    assert "nothing to save" in refused.output


def test_contacts_go_in_and_only_those_who_agreed_come_out(run, tmp_path):
    file, out = tmp_path / "day.bonfire", tmp_path / "c.csv"
    assert run("person", file, "--contact", "@ada", "--group", "2", "--shares", "Ada Porter").exit_code == 0
    assert run("person", file, "--role", "cook", "Bo").exit_code == 0
    done = run("people", file, "-o", out)
    assert done.exit_code == 0, done.output
    assert "1 person is in" in done.output
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    # Her group would tell who sat where: only the list for the facilitator alone has it.
    assert rows[1:] == [["Ada Porter", "'@ada", ""]]
    assert "2 people" in run("people", file, "-o", tmp_path / "c.html", "--all").output
    assert all(word in (tmp_path / "c.html").read_text("utf-8") for word in ("Bo", "2 Sky"))
    refused = run("people", file, "-o", tmp_path / "c.xml")
    assert refused.exit_code == 1
    assert ".csv, .html" in refused.output
    assert run("person", file, " ").exit_code == 1


def test_names_are_listed_and_decided_on(run, tmp_path):
    file = tmp_path / "day.bonfire"
    said = run(
        "react", file, "--group", "1", "--card", "1", "--kind", "see", "then, when it was cold, Marigold rang us"
    )
    assert said.exit_code == 0

    assert run("names", file).output == "name    ?        Marigold\n"
    told = run("names", file, "--mask", "Marigold", "--json")

    assert [(one["text"], one["kind"], one["fate"]) for one in json.loads(told.output)] == [
        ("Marigold", "name", "masked")
    ]


def test_then_and_now_is_told_in_words_and_for_scripts(run, tmp_path):
    then, now = session_at(tmp_path / "then.bonfire"), tmp_path / "day.bonfire"
    assert run("react", then, "--group", "1", "--card", "1", "--kind", "see", "Before").exit_code == 0
    assert run("react", now, "--group", "1", "--card", "2", "--kind", "see", "After").exit_code == 0

    told = run("compare", then, now)
    assert told.exit_code == 0, told.output
    assert told.output.splitlines() == ["New: 1", "  2 Card 1: 1 reaction", "Removed: 1", "  1 Card 0: 1 reaction then"]
    found = json.loads(run("compare", then, now, "--json").output)
    assert [thing["heading"] for thing in found["gone"]] == ["1 Card 0"]
    assert run("compare", then, now, "--by", "theme", "--part", "want").output == ""
    refused = run("compare", then, tmp_path / "day-deck.bonfiredeck")
    assert refused.exit_code == 1
    assert "is a deck" in refused.output


def test_exported_data_becomes_a_session_again(run, tmp_path):
    file, data, again = tmp_path / "day.bonfire", tmp_path / "r.json", tmp_path / "again.bonfire"
    assert run("react", file, "--group", "1", "--card", "1", "--kind", "see", "Old wood").exit_code == 0
    assert run("export", file, "-o", data).exit_code == 0
    lost = run("session", "new", "--from", data, "-o", again)
    assert lost.exit_code == 0, lost.output
    assert "6 cards show words because their pictures" in lost.output
    again.unlink()
    made = run("session", "new", "--from", data, "--deck", file, "--title", "Again", "-o", again)
    assert "pictures" not in made.output
    session = read(again, lambda reader: reader.session())
    assert (session.about.title, [r.text for r in session.reactions]) == ("Again", ["Old wood"])
    assert run("check", again).exit_code == 0
    refusals = {
        ("--from", data, "--rule", "groups"): 2,
        ("--from", data, "--plan", "4d"): 2,
        (): 2,
        ("--from", file): 1,
        ("--from", tmp_path / "none.json"): 1,
    }
    for words, status in refusals.items():
        refused = run("session", "new", *words, "-o", tmp_path / "no.bonfire")
        assert refused.exit_code == status, words
        assert refused.output.strip()
    assert not (tmp_path / "no.bonfire").exists()


def test_a_picture_of_people_stays_in_the_room_until_they_agree(run, tmp_path):
    file, out = tmp_path / "day.bonfire", tmp_path / "w.md"
    assert run("react", file, "--group", "1", "--card", "1", "--kind", "see", "Faces").exit_code == 0
    said = run("consent", file, "waiting", "--card", "1", "--card", "2")
    assert said.output == "card 1: Card 0, waiting\ncard 2: Card 1, waiting\n"
    assert run("writeup", file, "-o", out).exit_code == 0
    assert "1 picture is left out because the people in it have not agreed" in out.read_text("utf-8")

    assert run("consent", file, "agreed", "--card", "1").exit_code == 0
    assert run("writeup", file, "-o", out).exit_code == 0
    assert "not agreed" not in out.read_text("utf-8")
    assert run("consent", file, "agreed", "--card", "99").exit_code == 1
