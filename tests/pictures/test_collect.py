import os
import sys

import pytest
from PIL import Image

from bonfire_deck.pictures import collect as collecting
from bonfire_deck.pictures.collect import collect


@pytest.fixture
def picture(tmp_path):
    def make(name):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (4, 4)).save(path, "PNG")
        return path

    return make


def names(found):
    return [path.name for path in found.files]


def test_files_and_folders_come_in_natural_order(picture, tmp_path):
    for name in ("10.png", "9.png", "b/2.png", "b/10.png", "B.png", "a/x.png"):
        picture(name)
    assert names(collect([tmp_path])) == ["9.png", "10.png", "x.png", "2.png", "10.png", "B.png"]
    given = [tmp_path / "10.png", tmp_path / "9.png", tmp_path / "a"]
    assert names(collect(given)) == ["9.png", "10.png", "x.png"]


def test_hidden_things_are_passed_over_silently(picture, tmp_path):
    picture("a.png")
    for name in (".hidden.png", "._a.png", ".DS_Store", "Thumbs.db", "__MACOSX/a.png", ".git/a.png"):
        picture(name)
    found = collect([tmp_path])
    assert (names(found), found.refused) == (["a.png"], ())


def test_contents_count_not_endings(picture, tmp_path):
    picture("no ending")
    picture("wrong.txt")
    (tmp_path / "notes.jpg").write_text("What we said")
    (tmp_path / "drawing.svg").write_text("<svg/>")
    found = collect([tmp_path])
    assert names(found) == ["no ending", "wrong.txt"]
    assert [refused.name for refused in found.refused] == ["drawing.svg", "notes.jpg"]
    assert "SVG" in found.refused[0].sentence
    assert "“notes.jpg” is not a picture." in found.refused[1].sentence


def test_a_file_given_twice_is_taken_once(picture, tmp_path):
    path = picture("a.png")
    assert len(collect([path, tmp_path, path]).files) == 1


def test_what_is_not_there_is_said(tmp_path):
    found = collect([tmp_path / "gone"])
    assert [(r.name, r.sentence) for r in found.refused] == [("gone", "“gone” does not exist.")]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_to_folders_make_no_loop(picture, tmp_path):
    picture("a/a.png")
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    (tmp_path / "a" / "dead.png").symlink_to("nowhere")
    os.mkfifo(tmp_path / "a" / "pipe.png")
    found = collect([tmp_path])
    assert names(found) == ["a.png"]
    assert [refused.name for refused in found.refused] == ["again", "dead.png", "pipe.png"]
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert names(collect([tmp_path / "link"])) == ["a.png"]


def test_a_folder_without_end_has_an_end(picture, tmp_path, monkeypatch):
    for number in range(5):
        picture(f"{number}.png")
    monkeypatch.setattr(collecting, "MOST_FILES", 3)
    found = collect([tmp_path])
    assert names(found) == ["0.png", "1.png", "2.png"]
    assert [refused.name for refused in found.refused] == ["3.png"]
    assert "first 3 files" in found.refused[0].sentence
