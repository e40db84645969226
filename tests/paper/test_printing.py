"""Cards on paper: sizes and boxes as print shops read them, measured on the rendered page."""

import shutil
import subprocess
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from bonfire_deck.errors import Trouble
from bonfire_deck.model.imposition import PrintOptions, back_sheet, front_sheet
from bonfire_deck.model.session import Snapshot
from bonfire_deck.paper.print_pages import POINT
from bonfire_deck.paper.printing import PrintJob, pages_of, too_dark, write_print_pdf
from bonfire_deck.pictures.darkness import is_too_dark
from tests.files.builders import picture
from tests.model.boards import card, session

needs_poppler = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils are not there")
FINE = 600
DOTS = FINE / 25.4
"""A millimetre, in dots of the rendered page."""
TENTH = round(0.1 * DOTS)


def snapshot(count=12, **fields):
    pictures = [picture(number, 300, 200) for number in range(count)]
    cards = [
        replace(card(number, picture_id=stored.id), title=f"Card {number}", **fields)
        for number, stored in enumerate(pictures, 1)
    ]
    return Snapshot(session([], cards=cards), {stored.id: stored for stored in pictures})


def written(tmp_path, job, made=None):
    path = tmp_path / "cards.pdf"
    write_print_pdf(made or snapshot(), job, path)
    return path


def rendered(path, page):
    out = path.with_suffix(f".{page}")
    subprocess.run(
        ["pdftoppm", "-r", str(FINE), "-f", str(page), "-l", str(page), "-singlefile", "-png", path, out], check=True
    )
    return Image.open(out.with_name(out.name + ".png")).convert("RGB")


def colours(image):
    return {colour for _count, colour in image.getcolors(1 << 24)}


@pytest.mark.parametrize("size", ["poker", "tarot", "a6", "a5", "postcard", "a4"])
@pytest.mark.parametrize("sheet", ["a4", "letter", "single"])
def test_the_boxes_say_where_the_cards_are(tmp_path, size, sheet):
    options = PrintOptions(size, sheet)
    front = front_sheet(options)
    with pikepdf.open(written(tmp_path, PrintJob(options=options))) as made:
        page = made.pages[0]
        media, trim, bleed = (
            [float(edge) * POINT for edge in page[name]] for name in ("/MediaBox", "/TrimBox", "/BleedBox")
        )
        assert media == pytest.approx([0, 0, front.width, front.height], abs=0.05)
        assert trim == pytest.approx(
            [front.trim.x, front.height - front.trim.bottom, front.trim.right, front.height - front.trim.y], abs=0.05
        )
        assert bleed[0] <= trim[0]
        assert bleed[3] >= trim[3]
        sheets = -(-12 // len(front.places))
        assert len(made.pages) == 2 * sheets


@needs_poppler
@pytest.mark.parametrize("flip", ["long", "short"])
def test_backs_line_up_with_their_fronts_within_a_tenth_of_a_millimetre(tmp_path, flip):
    options = PrintOptions(gap=6, bleed=0, flip=flip, offset=(0.7, -0.4))
    path = written(tmp_path, PrintJob(options=options))
    front, back = rendered(path, 1), rendered(path, 2)
    for image, sheet in ((front, front_sheet(options)), (back, back_sheet(options))):
        for place in sheet.places:
            box = place.trim
            middle = round((box.y + box.height / 2) * DOTS) if image is front else round((box.y + 3) * DOTS)
            row = [image.getpixel((x, middle)) != (255, 255, 255) for x in range(image.width)]
            left, right = round(box.x * DOTS), round(box.right * DOTS)
            assert not any(row[left - 12 : left - TENTH])
            assert row[left + TENTH]
            assert not any(row[right + TENTH : right + 12])
            assert row[right - TENTH - 1]


@needs_poppler
def test_the_boxes_are_those_that_pdfinfo_reads(tmp_path):
    told = subprocess.run(
        ["pdfinfo", "-box", written(tmp_path, PrintJob(options=PrintOptions("postcard", "single")))],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    boxes = {line.split(":")[0]: [float(edge) * POINT for edge in line.split(":")[1].split()]
             for line in told.split("\n") if "Box:" in line}  # fmt: skip
    assert boxes["MediaBox"] == pytest.approx([0, 0, 154, 111], abs=0.05)
    assert boxes["BleedBox"] == pytest.approx([0, 0, 154, 111], abs=0.05)
    assert boxes["TrimBox"] == pytest.approx([3, 3, 151, 108], abs=0.05)


@needs_poppler
def test_cut_marks_are_outside_of_the_pictures(tmp_path):
    options = PrintOptions(size="tarot")
    image = rendered(written(tmp_path, PrintJob(options=options)), 1)
    sheet = front_sheet(options)
    box = sheet.bleed
    inside = image.crop(
        tuple(round(edge * DOTS) + 3 for edge in (box.x, box.y))
        + tuple(round(edge * DOTS) - 3 for edge in (box.right, box.bottom))
    )
    assert (42, 35, 32) not in colours(inside)
    outside = colours(image) - colours(inside)
    assert min(sum(colour) for colour in outside) < 200


@needs_poppler
def test_number_title_and_credit_stand_on_the_back_and_without_backs_the_number_on_the_front(tmp_path):
    text = subprocess.run(
        ["pdftotext", "-f", "2", "-l", "2", written(tmp_path, PrintJob(options=PrintOptions(titles=True))), "-"],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert {"Card 1", "Card 9"} <= set(text.split("\n"))
    assert "9" in text.split()
    alone = written(tmp_path, PrintJob(options=PrintOptions(backs=False)))
    with pikepdf.open(alone) as made:
        assert len(made.pages) == 2
    told = subprocess.run(["pdftotext", alone, "-"], check=True, capture_output=True, text=True).stdout
    assert {"1", "12"} <= set(told.split())


def test_each_picture_is_inside_once_byte_for_byte_and_retired_or_secret_cards_are_not(tmp_path):
    made = snapshot(3)
    first, second, third = made.session.cards
    cards = (replace(first, retired=True), replace(second, people_shown=True), third)
    made = Snapshot(replace(made.session, cards=cards), made.pictures)
    with pikepdf.open(written(tmp_path, PrintJob(), made)) as pdf:
        images = [thing.read_raw_bytes() for thing in pdf.objects
                  if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"]  # fmt: skip
    assert images == [made.pictures[third.picture_id].data]
    with pytest.raises(Trouble):
        pages_of(Snapshot(replace(made.session, cards=cards[:2]), made.pictures), PrintJob())


@needs_poppler
@pytest.mark.parametrize("kind", ["slips", "group-sheets", "contact-sheet"])
def test_paper_for_the_tables_says_what_it_is_for(tmp_path, kind):
    job = PrintJob(kind, pages=2, groups=2)
    path = written(tmp_path, job)
    text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    wanted = {"slips": ["Picture no.", "Group", "We see"], "group-sheets": ["Group 2", "7", "Card 7"],
              "contact-sheet": ["Card 12"]}[kind]  # fmt: skip
    assert [word for word in wanted if word not in text] == []
    with pikepdf.open(path) as made:
        assert len(made.pages) == {"slips": 2, "group-sheets": 9, "contact-sheet": 1}[kind]


def test_word_cards_and_long_words_are_printed(tmp_path):
    made = snapshot(1)
    words = replace(made.session.cards[0], picture_id="", words="Incomprehensibilities of everyday cooperation " * 4)
    made = Snapshot(replace(made.session, cards=(words,)), {})
    assert written(tmp_path, PrintJob(options=PrintOptions(size="poker")), made).stat().st_size > 1000


def test_what_is_too_dark_is_told():
    dark, light = picture(0), picture(5)
    black = replace(dark, thumbnail=_plain((12, 10, 14)))
    assert is_too_dark(black.thumbnail)
    assert not is_too_dark(_plain((120, 110, 90)))
    made = snapshot(2)
    first = made.session.cards[0]
    made = Snapshot(
        made.session,
        {**made.pictures, first.picture_id: replace(made.pictures[first.picture_id], thumbnail=black.thumbnail)},
    )
    assert [found.number for found in too_dark(made, PrintJob())] == [1]
    assert light


def _plain(colour):
    import io

    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(buffer, "JPEG")
    return buffer.getvalue()
