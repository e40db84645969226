import pytest

from bonfire_deck.errors import Trouble
from bonfire_deck.paper.documents import export_photo_report, export_writeup
from bonfire_deck.writing.export import export_table
from tests.writing.sessions import typed_everywhere


@pytest.mark.parametrize(
    ("export", "name", "start"),
    [
        (export_writeup, "w.html", b"<!doctype html>"),
        (export_writeup, "W.HTML", b"<!doctype html>"),
        (export_writeup, "w.md", b"# words"),
        (export_writeup, "w.docx", b"PK"),
        (export_writeup, "w.pptx", b"PK"),
        (export_writeup, "w.pdf", b"%PDF"),
        (export_photo_report, "w.pdf", b"%PDF"),
        (export_table, "t.xlsx", b"PK"),
        (export_table, "t.csv", b'\xef\xbb\xbf"session"'),
        (export_table, "t.json", b"{"),
    ],
)
def test_the_ending_says_what_it_becomes(tmp_path, export, name, start):
    target = tmp_path / name
    target.write_bytes(b"before")

    export(typed_everywhere("words"), target)

    assert target.read_bytes().lstrip().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("export", "name", "endings"),
    [
        (export_writeup, "w.odt", ".html, .docx, .pptx, .pdf, .md"),
        (export_photo_report, "w.html", ".pdf"),
        (export_writeup, "w.csv", ".html, .docx, .pptx, .pdf, .md"),
        (export_table, "t", ".xlsx, .csv, .json"),
    ],
)
def test_another_ending_is_refused_with_those_there_are(tmp_path, export, name, endings):
    with pytest.raises(Trouble) as caught:
        export(typed_everywhere("words"), tmp_path / name)

    assert name in caught.value.message
    assert endings in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_of(tmp_path):
    with pytest.raises(Trouble):
        export_writeup(typed_everywhere("words"), tmp_path / "nowhere" / "w.html")
