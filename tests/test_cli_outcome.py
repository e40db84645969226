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
    assert "no words" in refused.output


def test_contacts_go_in_and_only_those_who_agreed_come_out(run, tmp_path):
    file, out = tmp_path / "day.bonfire", tmp_path / "c.csv"
    assert run("person", file, "--contact", "@ada", "--group", "2", "--shares", "Ada Porter").exit_code == 0
    assert run("person", file, "--role", "cook", "Bo").exit_code == 0
    done = run("people", file, "-o", out)
    assert done.exit_code == 0, done.output
    assert "1 person is in" in done.output
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert rows[1:] == [["Ada Porter", "'@ada", "", "2 Sky"]]
    assert "2 people" in run("people", file, "-o", tmp_path / "c.html", "--all").output
    assert "Bo" in (tmp_path / "c.html").read_text("utf-8")
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
