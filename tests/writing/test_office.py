"""Word documents, slide shows and workbooks, read back by the libraries that know them, and opened by LibreOffice."""

import io
import itertools
import os
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from docx.oxml.ns import qn

from bonfire_deck.model.session import Snapshot
from bonfire_deck.writing.docx import write_docx
from bonfire_deck.writing.plain import printable
from bonfire_deck.writing.pptx import write_pptx
from bonfire_deck.writing.tables import COLUMNS, rows
from bonfire_deck.writing.xlsx import MOST_LETTERS, as_xlsx, units
from tests.model.boards import card, reaction, session, theme
from tests.writing.sessions import NAUGHTY, saying, stored, typed_everywhere, under

LISTS = Path(__file__).parents[1] / "corpus" / "text"


def as_docx(snapshot):
    buffer = io.BytesIO()
    write_docx(snapshot, buffer)
    return buffer.getvalue()


def as_pptx(snapshot):
    buffer = io.BytesIO()
    write_pptx(snapshot, buffer)
    return buffer.getvalue()


def in_word(data):
    """Every paragraph of a Word document, those in tables too, as text."""
    body = docx.Document(io.BytesIO(data)).element.body
    return [
        "".join("\n" if node.tag == qn("w:br") else "\t" if node.tag == qn("w:tab") else node.text or ""
                for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")))
        for paragraph in body.iter(qn("w:p"))
    ]  # fmt: skip


def on_slides(data):
    """The texts of every shape, slide by slide."""
    return [
        [paragraph.text.replace("\v", "\n") for shape in slide.shapes if shape.has_text_frame
         for paragraph in shape.text_frame.paragraphs]
        for slide in pptx.Presentation(io.BytesIO(data)).slides
    ]  # fmt: skip


def in_cells(data):
    """Every sheet as rows of cells."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: list(sheet.iter_rows()) for sheet in book}


@pytest.mark.parametrize("text", NAUGHTY)
def test_words_come_out_of_a_word_document_as_they_were_typed(text):
    assert printable(text) in in_word(as_docx(Snapshot(saying(text), {})))


@pytest.mark.parametrize("text", NAUGHTY)
def test_whatever_is_typed_everywhere_every_office_file_opens(text):
    made = typed_everywhere(text)

    assert in_word(as_docx(made))
    assert on_slides(as_pptx(made))
    cells = in_cells(as_xlsx(made.session))
    assert not [cell for sheet in cells.values() for row in sheet for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("text", NAUGHTY)
def test_words_come_out_of_a_workbook_as_they_were_typed(text):
    heads, row = in_cells(as_xlsx(saying(text)))["Quotes"]

    found = {head.value: cell.value for head, cell in zip(heads, row, strict=True)}
    # XML knows one line end, and a cell holds one kind of nothing.
    assert (found["text"] or "") == printable(text)
    assert tuple(found) == COLUMNS


@pytest.mark.parametrize("text", [text for text in NAUGHTY if text.strip() and len(text) < 400])
def test_words_stand_on_a_slide_as_they_were_typed(text):
    shown = [paragraph for slide in on_slides(as_pptx(Snapshot(saying(text), {}))) for paragraph in slide]

    assert printable(text).replace("\t", " ") in [paragraph.replace("\t", " ") for paragraph in shown]


def every_text():
    """Each line of the lists of naughty strings, once."""
    lists = sorted(LISTS.glob("*.txt"))
    lines = [line for path in lists for line in path.read_bytes().decode("utf-8", "replace").split("\n")]
    return list(dict.fromkeys(line for line in (*lines, *NAUGHTY) if printable(line).strip() and len(line) < 400))


def test_all_naughty_strings_at_once_stand_in_every_office_file():
    texts = every_text()
    made = under("attributed", session([reaction(n, text) for n, text in enumerate(texts)]))
    wanted = {printable(text).replace("\t", " ") for text in texts}
    sheet = in_cells(as_xlsx(made))["Quotes"]
    column = COLUMNS.index("text")
    snapshot = Snapshot(made, {})
    slides = [paragraph for slide in on_slides(as_pptx(snapshot)) for paragraph in slide]

    assert len(texts) > 515
    for shown in (in_word(as_docx(snapshot)), slides, [row[column].value or "" for row in sheet[1:]]):
        assert wanted - {text.replace("\t", " ") for text in shown} == set()


def test_a_word_document_has_headings_tables_and_alternative_texts():
    document = docx.Document(io.BytesIO(as_docx(typed_everywhere("Warm words"))))
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    described = [node.get("descr") for node in document.element.body.iter(qn("wp:docPr"))]
    assert described == ["Warm words"]
    heads = [
        row for table in document.tables for row in table.rows if row._tr.find(f".//{qn('w:tblHeader')}") is not None
    ]
    assert len(heads) == 5
    assert document.core_properties.title == "Warm words"


def test_every_slide_has_a_title_and_every_picture_words():
    show = pptx.Presentation(io.BytesIO(as_pptx(typed_everywhere("Warm words"))))

    assert all(slide.shapes.title.text_frame.text.strip() for slide in show.slides)
    pictures = [shape for slide in show.slides for shape in slide.shapes if shape.shape_type == 13]
    assert {shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures} == {"Warm words"}


def test_words_that_run_leftward_do_so_in_word_in_the_order_that_the_format_asks_for():
    document = docx.Document(io.BytesIO(as_docx(Snapshot(saying("שלום עולם"), {}))))
    (said,) = [node for node in document.element.body.iter(qn("w:p")) if "שלום" in "".join(node.itertext())]

    wanted = ["pStyle", "keepNext", "pBdr", "bidi", "spacing", "ind"]
    found = [node.tag.rpartition("}")[2] for node in said.pPr]
    assert found == [name for name in wanted if name in found]
    assert {"pBdr", "bidi", "spacing"} <= set(found)
    assert all(run.rPr is not None and run.rPr.find(qn("w:rtl")) is not None for run in said.iter(qn("w:r")))


@pytest.mark.parametrize("make", [as_docx, as_pptx])
def test_each_picture_is_inside_once_byte_for_byte(make):
    picture = stored()
    cards = [card(1, picture_id=picture.id), card(2, picture_id=picture.id)]
    made = session([reaction(1), reaction(2, card_id="c2")], cards=cards)

    with zipfile.ZipFile(io.BytesIO(make(Snapshot(made, {picture.id: picture})))) as parts:
        inside = [parts.read(name) for name in parts.namelist() if "/media/" in name]

    assert inside == [picture.data]


@pytest.mark.parametrize("make", [as_docx, as_pptx])
def test_a_crop_and_a_turn_are_kept(make):
    from PIL import Image

    picture = stored(width=60, height=40)
    cut = card(1, picture_id=picture.id, crop=(0.5, 0.0, 0.5, 0.5), rotation=1)
    made = Snapshot(session([reaction(1)], cards=[cut]), {picture.id: picture})

    with zipfile.ZipFile(io.BytesIO(make(made))) as parts:
        (inside,) = [parts.read(name) for name in parts.namelist() if "/media/" in name]

    assert Image.open(io.BytesIO(inside)).size == (20, 30)


def test_many_quotes_go_on_on_another_slide_with_their_picture_and_a_long_one_in_the_notes():
    picture = stored()
    said = [replace(reaction(n), text="Twelve words that fill a line or two of a slide, again.") for n in range(30)]
    said.append(replace(reaction(99), text="long " * 400))
    made = Snapshot(session(said, cards=[card(1, picture_id=picture.id)]), {picture.id: picture})

    show = pptx.Presentation(io.BytesIO(as_pptx(made)))
    with_picture = [slide for slide in show.slides if any(shape.shape_type == 13 for shape in slide.shapes)]

    assert len(with_picture) > 4
    quotes = [text for slide in on_slides(as_pptx(made)) for text in slide if text.startswith("Twelve")]
    assert len(quotes) == 30
    assert [slide.notes_slide.notes_text_frame.text for slide in with_picture if slide.has_notes_slide] == [
        "long " * 400
    ]


def test_words_too_long_for_a_cell_are_whole_in_a_sheet_of_their_own():
    text = "🔥 so many words " * 4000
    sheets = in_cells(as_xlsx(saying(text)))

    place = COLUMNS.index("text")
    assert units(sheets["Quotes"][1][place].value) <= MOST_LETTERS
    assert "".join(row[2].value for row in sheets["Long words"][1:]) == text


def test_a_workbook_has_its_numbers_themes_and_steps():
    made = under("attributed", typed_everywhere("Warm").session)
    sheets = in_cells(as_xlsx(made))

    assert list(sheets) == ["Quotes", "Themes", "Actions", "Undertakings", "Openings", "Examples", "Parked"]
    assert [cell.value for cell in sheets["Themes"][1]] == ["Where are we now?", "Warm", "Warm", "1", "1", "2"]
    assert sheets["Quotes"][1][COLUMNS.index("card")].value == 1
    assert len(sheets["Quotes"]) == len(rows(made)) + 1
    hidden = under("confidential", made)
    assert list(in_cells(as_xlsx(hidden))) == ["Quotes"]


def converted(folder, name, data, into):
    """What LibreOffice makes of a file, in a profile of its own."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (folder / name).write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", into, "--outdir", folder, name],
        cwd=folder,
        check=True, capture_output=True, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    return folder / f"{(folder / name).stem}.{into.split(':')[0]}"


def said_in(pdf):
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True).stdout
    return " ".join(text.decode("utf-8").split())


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_libreoffice_opens_all_three_and_shows_what_was_said(tmp_path):
    picture = stored(width=600, height=400)
    made = Snapshot(
        replace(
            session(
                [
                    reaction(1, "Needs oil", favourite=True),
                    reaction(2, "Signs – “written” by those who know", group_id="g2"),
                ],
                cards=[card(1, "Two Cogs", picture_id=picture.id)],
                **theme(1, "x1", title="When it meshes", dots=4),
            ),
            next_steps=typed_everywhere("Ask the board").session.next_steps,
        ),
        {picture.id: picture},
    )

    for name, data in (("said.docx", as_docx(made)), ("said.pptx", as_pptx(made))):
        shown = said_in(converted(tmp_path, name, data, "pdf"))
        for words in ("Needs oil", "When it meshes", "Signs – “written” by", "Two Cogs", "Ask the board"):
            assert words in shown, name
        images = subprocess.run(["pdfimages", "-list", tmp_path / "said.pdf"], check=True, capture_output=True).stdout
        assert images.count(b"image") >= 1
    table = converted(tmp_path, "said.xlsx", as_xlsx(made.session), "csv").read_text(encoding="cp1252")
    assert "Signs – “written” by those who know" in table
