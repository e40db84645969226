"""Every verb that takes a file, given what is no deck and no session, or less than it seems."""

import re
import shutil

import pytest

from tests.files.wrecks import WRECKS, corpus_files, with_reactions
from tests.program import ODD, Program


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    return Program(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def made(program, tmp_path_factory):
    """A folder with a deck and a session."""
    folder = tmp_path_factory.mktemp("made")
    program.good(
        "deck",
        "new",
        ODD / "pillow_p_trns_single.png",
        ODD / "libpng_test-palette-8.png",
        "-o",
        folder / "d.bonfiredeck",
    )
    program.good("session", "new", "--deck", folder / "d.bonfiredeck", "-o", folder / "s.bonfire")
    return folder


def everything_that_takes(path, other, out):
    """Every verb with a file, and the file to be left alone if there is another one."""
    yield "deck", "list", path
    yield "session", "new", "--deck", path, "-o", out / "n.bonfire"
    yield "session", "show", path, "--json"
    yield "session", "copy", path, "-o", out / "c.bonfire"
    yield "session", "copy", path, "-o", out / "c.bonfire", "--group", 1
    yield "react", path, "--card", 1, "words"
    yield "board", path, "-o", out / "b.svg"
    yield "writeup", path, "-o", out / "w.html"
    yield "export", path, "-o", out / "t.csv"
    yield "merge", path, other
    yield "merge", other, path
    yield "check", path
    yield "erase", path, "--picture", 1


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("path", corpus_files(), ids=lambda path: f"{path.parent.name}-{path.name[:40]}")
def test_other_projects_odd_files_are_refused_by_every_verb(program, made, tmp_path, path):
    given, other, out = tmp_path / "given.bonfire", tmp_path / "other.bonfire", tmp_path / "out"
    shutil.copyfile(path, given)
    shutil.copyfile(made / "s.bonfire", other)
    out.mkdir()
    before = path.read_bytes(), other.read_bytes()
    for words in everything_that_takes(given, other, out):
        said = program.refused(*words)
        assert re.search("“given.bonfire” (is not a Bonfire Deck file|is damaged)", said), said
    assert (given.read_bytes(), other.read_bytes()) == before
    assert list(out.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["given.bonfire", "other.bonfire", "out"]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", sorted(WRECKS))
def test_a_wreck_ends_every_verb_with_a_sentence_at_worst(program, made, tmp_path, name):
    """One that this computer made: its pictures are not looked at again, and still no verb may stumble over them."""
    given, other, out = tmp_path / "given.bonfire", tmp_path / "other.bonfire", tmp_path / "out"
    out.mkdir()
    program.good("session", "new", "--deck", made / "d.bonfiredeck", "-o", given)
    with_reactions(given, "One")
    shutil.copyfile(given, other)
    WRECKS[name][0](given)
    before = given.read_bytes()
    for words in everything_that_takes(given, other, out):
        done = program(*words)
        assert done.exit_code in (0, 1), words
        assert done.exit_code == 0 or done.stderr.strip(), words
    if WRECKS[name][1].endswith("Bonfire Deck file"):
        assert given.read_bytes() == before
    assert not [path for path in out.iterdir() if path.name.startswith(".")]
