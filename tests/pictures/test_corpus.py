"""Odd and hostile files of other projects' test suites; the manifest says where each is from and what must happen."""

import csv
from pathlib import Path

import pytest

from bonfire_deck.errors import Trouble

FOLDER = Path(__file__).parents[1] / "corpus" / "images"


def manifest():
    with (FOLDER / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("entry", manifest(), ids=lambda entry: entry["path"])
def test_each_file_gets_the_verdict_of_the_manifest(workers, entry):
    try:
        picture = workers.decode(FOLDER / entry["path"])
    except Trouble as trouble:
        happened, sentence = "refused", trouble.hint
    else:
        happened, sentence = "opens", "no sentence needed"
        workers.verify(picture)
    assert entry["expected"] in (happened, "either")
    assert sentence


def test_the_manifest_names_every_file():
    assert {entry["path"] for entry in manifest()} == {path.name for path in FOLDER.iterdir()} - {"manifest.tsv"}
