import io
import re
import shutil
import subprocess
import tempfile
import unicodedata
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QRawFont

from bonfire_deck.model.session import Snapshot
from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paper.pen import Face
from bonfire_deck.paper.report import write_photo_report_pdf, write_writeup_pdf
from tests.model.boards import card, reaction, session, theme
from tests.writing.sessions import NAUGHTY, saying, stored, typed_everywhere, under
from tests.writing.test_office import every_text

pytestmark = [pytest.mark.usefixtures("typefaces")]


@pytest.fixture
def typefaces(qapp):
    """Ours, as the app has them."""
    register_fonts()


@pytest.fixture
def told():
    """A session with a picture that comes three times, a theme, a favourite and next steps."""
    first, second = stored(1, 900, 600), stored(2, 600, 900)
    cards = [card(1, "Two Cogs", picture_id=first.id), card(2, "Lighthouse", picture_id=second.id)]
    cards[0] = replace(cards[0], alt_text="A big cog turns a small one.")
    said = [
        reaction(1, "Needs oil", favourite=True), reaction(2, "It just stays lit", card_id="c2", group_id="g2"),
        reaction(3, "Opposite ways", round_id="r2"),
    ]  # fmt: skip
    made = session(said, cards=cards, **theme(1, "x1", title="When it meshes", dots=4))
    made = replace(made, next_steps=typed_everywhere("Ask the board").session.next_steps)
    return Snapshot(made, {first.id: first, second.id: second})


def writeup_pdf(made):
    return written(write_writeup_pdf, made)


def photo_report_pdf(made):
    return written(write_photo_report_pdf, made)


def written(write, made):
    with tempfile.TemporaryDirectory() as folder:
        write(made, Path(folder) / "made.pdf")
        return (Path(folder) / "made.pdf").read_bytes()


def opened(data):
    return pikepdf.open(io.BytesIO(data))


def images(made):
    return [thing for thing in made.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"]


def elements(node, role=None):
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            if role is None or f"/{role}" == kid.S:
                yield kid
            yield from elements(kid, role)


def words_in(data, tmp_path):
    (tmp_path / "w.pdf").write_bytes(data)
    done = subprocess.run(["pdftotext", tmp_path / "w.pdf", "-"], check=True, capture_output=True)
    return unicodedata.normalize("NFKC", done.stdout.decode("utf-8"))


def raw_words_in(data, tmp_path):
    """Words in the order in which they were painted."""
    (tmp_path / "w.pdf").write_bytes(data)
    command = ["pdftotext", "-raw", tmp_path / "w.pdf", "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")


@pytest.mark.parametrize("make", [writeup_pdf, photo_report_pdf])
def test_each_picture_is_inside_once_byte_for_byte_and_the_file_hardly_larger(told, make):
    data = make(told)

    with opened(data) as made:
        assert sorted(thing.read_raw_bytes() for thing in images(made)) == sorted(
            picture.data for picture in told.pictures.values()
        )


def test_it_can_be_read_aloud(told):
    with opened(writeup_pdf(told)) as made:
        tree = made.Root.StructTreeRoot
        assert made.Root.MarkInfo.Marked
        assert str(made.Root.Lang) == "en"
        assert str(made.docinfo["/Title"]) == "A day together"
        headings = [(str(e.S), str(e.T)) for e in elements(tree) if str(e.S)[1] == "H"]
        assert headings[:5] == [
            ("/H1", "A day together"), ("/H2", "Favourites"), ("/H2", "Where are we now?"), ("/H3", "When it meshes"),
            ("/H4", "Two Cogs"),
        ]  # fmt: skip
        figures = [str(e.Alt) for e in elements(tree, "Figure")]
        assert figures == ["A big cog turns a small one.", "Lighthouse", "A big cog turns a small one."]
        assert len(list(elements(tree, "Table"))) == 4
        assert len(list(elements(tree, "TH"))) >= 4
        with made.open_outline() as outline:
            assert [item.title for item in outline.root] == ["A day together"]
            assert [item.title for item in outline.root[0].children][:2] == ["Favourites", "Where are we now?"]


def test_all_that_is_painted_is_marked_and_belongs_to_an_element(told):
    with opened(writeup_pdf(told)) as made:
        for page in made.pages:
            depth, shown, numbers = 0, 0, []
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
                assert 0 <= depth <= 1
                if name == "BDC":
                    numbers.append(int(operands[1].MCID))
                if name in ("Tj", "TJ", "Do"):
                    assert depth == 1
                    shown += 1
            assert shown
            owners = dict(zip(*[iter(made.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
            listed = owners[page.StructParents]
            assert len(set(numbers)) == len(numbers)
            assert all(listed[number].Type == "/StructElem" for number in numbers)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("make", [writeup_pdf, photo_report_pdf])
def test_what_was_said_is_read_by_other_programs(told, make, tmp_path):
    text = " ".join(words_in(make(told), tmp_path).split())

    for words in ("Needs oil", "It just stays lit", "Opposite ways", "Two Cogs", "1 Group 1"):
        assert words in text


SCRIPTS = (
    "Привет, мир; ёж", "Ελληνικά ά Ω", "Tiếng Việt ạ ế ử", "Źdźbło, ćma i łódź", "שלום לכולם", "مرحبا بالعالم",
    "don’t say ‘this’ – “that” … €", "½ ﬁ ² µ", "well-known non\u00a0breaking soft\u00adhyphen",
)  # fmt: skip


def as_compared(text):
    """Letters alone: blanks are where lines were broken, marks of direction and soft hyphens are not seen."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and not is_unseen(c))


def is_unseen(letter):
    return unicodedata.category(letter) in ("Cf", "Cc", "Cn", "Co") or letter in "\ufe0f\u00ad"


def is_in_a_typeface(letter):
    """Whether ours or another installed typeface has it; else Qt draws a box."""
    if QRawFont.fromFont(Face(11, of_people=True).font()).supportsCharacter(ord(letter)):
        return True
    asked = subprocess.run(["fc-list", f":charset={ord(letter):x}"], check=True, capture_output=True)
    return asked.stdout.strip() != b""


@pytest.mark.skipif(not (shutil.which("pdftotext") and shutil.which("fc-list")), reason="no pdftotext or fc-list")
@pytest.mark.parametrize("text", [*NAUGHTY, *SCRIPTS])
def test_words_come_out_as_they_were_typed(text, tmp_path):
    """All letters in their order, NFKC; where no typeface here has a letter there is a box."""
    read = raw_words_in(writeup_pdf(Snapshot(saying(text), {})), tmp_path)
    shown = as_compared(re.sub(r"A day together · \d of \d\s+", "", read))
    typed = as_compared(shown_text(text))

    missing = {c for c in set(shown_text(text)) if as_compared(c) and not is_in_a_typeface(c)}
    if missing:
        bases = [c for c in unicodedata.normalize("NFC", shown_text(text)) if unicodedata.category(c)[0] != "M"]
        assert [c for c in bases if c not in missing and as_compared(c) not in shown] == []
    else:
        assert typed in shown


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_all_naughty_strings_at_once_stand_on_paper(tmp_path):
    """Those of whose letters our own typefaces have all; what runs over a page's end has its foot within it."""
    font = QRawFont.fromFont(Face(11, of_people=True).font())
    drawn = [shown_text(text) for text in every_text()]
    texts = [text for text in drawn if all(is_unseen(c) or font.supportsCharacter(ord(c)) for c in text)]
    made = session([reaction(n, text) for n, text in enumerate(texts)])
    read = raw_words_in(writeup_pdf(Snapshot(made, {})), tmp_path)
    # One shape stands for the increment and the Greek letter.
    shown = as_compared(re.sub(r"A day together · \d+ of \d+\s+", "", read)).replace("\u2206", "\u0394")

    assert len(texts) > 380
    assert [text for text in texts if as_compared(text).replace("\u2206", "\u0394") not in shown] == []


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="pdffonts is not installed")
@pytest.mark.parametrize("make", [writeup_pdf, photo_report_pdf])
def test_every_typeface_is_inside_as_letters(told, make, tmp_path):
    (tmp_path / "w.pdf").write_bytes(make(told))
    listed = subprocess.run(["pdffonts", tmp_path / "w.pdf"], check=True, capture_output=True).stdout
    fonts = [line.split() for line in listed.decode().splitlines()[2:]]

    assert fonts
    for font in fonts:
        assert "Type 3" not in " ".join(font)
        assert font[-5:-2] == ["yes", "no", "yes"]


@pytest.mark.parametrize("text", NAUGHTY)
def test_whatever_is_typed_everywhere_it_is_written(text):
    for make in (writeup_pdf, photo_report_pdf):
        with opened(make(typed_everywhere(text))) as made:
            assert len(made.pages) >= 1


def test_the_photo_report_has_a_page_for_each_picture_and_another_where_much_was_said(told):
    with opened(photo_report_pdf(told)) as made:
        assert len(made.pages) == 2
    more = tuple(reaction(n, f"Line {n}", card_id="c2") for n in range(10, 60))
    with opened(photo_report_pdf(replace(told, session=replace(told.session, reactions=more)))) as made:
        assert len(made.pages) > 2
        assert len(images(made)) == 1


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("make", [writeup_pdf, photo_report_pdf])
def test_the_ground_rule_holds_on_paper(told, make, tmp_path):
    session_ = told.session
    chatham = words_in(make(replace(told, session=under("chatham", session_))), tmp_path)
    confidential = words_in(make(replace(told, session=under("confidential", session_))), tmp_path)

    assert "Needs oil" in chatham
    assert "Group 1" not in chatham
    for words in ("Needs oil", "Group 1", "When it meshes", "Ask the board"):
        assert words not in confidential


def test_an_empty_session_makes_a_page_that_says_so():
    for make in (writeup_pdf, photo_report_pdf):
        with opened(make(Snapshot(session([]), {}))) as made:
            assert len(made.pages) == 1
