import base64
import hashlib
import io
import re
import threading
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image, ImageDraw
from PySide6.QtGui import QImage

from bonfire_deck.errors import Trouble
from bonfire_deck.model.session import Snapshot, StoredPicture
from bonfire_deck.paper.board import board_of
from bonfire_deck.paper.export import decoded, export_board
from bonfire_deck.paper.inks import ASH
from tests.model.boards import card, reaction, session

RED, GREEN, BLUE, YELLOW = (200, 30, 30), (30, 160, 60), (40, 60, 200), (230, 210, 60)
SVG = "{http://www.w3.org/2000/svg}"


def stored(image, kind="JPEG"):
    buffer = io.BytesIO()
    image.save(buffer, kind, **({"quality": 90} if kind == "JPEG" else {}))
    data = buffer.getvalue()
    return StoredPicture(hashlib.sha256(data).hexdigest(), kind.lower(), *image.size, data, data)


def quarters(width=600, height=400):
    """A picture with another colour in each quarter: clockwise from the top left red, green, blue, yellow."""
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    for index, colour in enumerate((RED, GREEN, YELLOW, BLUE)):
        x, y = index % 2 * width // 2, index // 2 * height // 2
        draw.rectangle((x, y, x + width // 2, y + height // 2), fill=colour)
    return image


def noise(seed, width=700, height=500):
    """A picture that is as hard to pack as a photo."""
    import random

    data = random.Random(seed).randbytes(width // 5 * (height // 5) * 3)
    return Image.frombytes("RGB", (width // 5, height // 5), data).resize((width, height), Image.Resampling.BICUBIC)


def snapshot(cards, reactions, pictures):
    return Snapshot(session(reactions, cards), {picture.id: picture for picture in pictures})


def laid(shot, by="picture"):
    sizes = {name: (picture.width, picture.height) for name, picture in shot.pictures.items()}
    return board_of(shot.session, sizes, "now", by)


def pixel(image, x, y):
    colour = image.pixelColor(round(x), round(y))
    return colour.red(), colour.green(), colour.blue()


def close_to(colour, wanted):
    return all(abs(a - b) < 26 for a, b in zip(colour, wanted, strict=True))


def colours_of_quarters(image, rect, scale, area):
    places = [(0.25, 0.3), (0.75, 0.3), (0.75, 0.75), (0.25, 0.75)]
    names = {"red": RED, "green": GREEN, "blue": BLUE, "yellow": YELLOW}
    found = []
    for x, y in places:
        at = (rect.x + x * rect.width - area.x) * scale, (rect.y + y * rect.height - area.y) * scale
        found.append(next((name for name, wanted in names.items() if close_to(pixel(image, *at), wanted)), "?"))
    return found


TURNS = [
    (0, (0, 0, 1, 1), ["red", "green", "blue", "yellow"]),
    (1, (0, 0, 1, 1), ["yellow", "red", "green", "blue"]),
    (2, (0, 0, 1, 1), ["blue", "yellow", "red", "green"]),
    (3, (0, 0, 1, 1), ["green", "blue", "yellow", "red"]),
    (0, (0.5, 0, 0.5, 1), ["green", "green", "blue", "blue"]),
    (1, (0.5, 0, 0.5, 1), ["blue", "green", "green", "blue"]),
]


@pytest.mark.parametrize(("rotation", "crop", "wanted"), TURNS)
def test_crop_and_rotation_are_right_in_the_png(tmp_path, rotation, crop, wanted):
    picture = stored(quarters())
    shot = snapshot([card(1, picture_id=picture.id, crop=crop, rotation=rotation)], [reaction(1)], [picture])

    export_board(shot, "now", "picture", tmp_path / "b.png")

    image, board = QImage(str(tmp_path / "b.png")), laid(shot)
    scale = image.width() / board.area.width
    assert colours_of_quarters(image, board.sections[0].pictures[0].inside, scale, board.area) == wanted


@pytest.mark.parametrize(("rotation", "crop", "wanted"), TURNS)
def test_crop_and_rotation_are_right_in_the_svg(tmp_path, rotation, crop, wanted):
    """The nested view box and the turn, worked out by hand as an SVG reader does it."""
    picture = stored(quarters())
    shot = snapshot([card(1, picture_id=picture.id, crop=crop, rotation=rotation)], [reaction(1)], [picture])

    export_board(shot, "now", "picture", tmp_path / "b.svg")

    root = ElementTree.parse(tmp_path / "b.svg").getroot()
    turned = next(node for node in root.iter(f"{SVG}g") if node.get("role") == "img")
    x, y, angle = map(float, re.match(r"translate\((\S+) (\S+)\) rotate\((\d+)\)", turned.get("transform")).groups())
    inner = turned.find(f"{SVG}svg")
    width, height = float(inner.get("width")), float(inner.get("height"))
    left, top, wide, high = map(float, inner.get("viewBox").split())
    shown = Image.open(io.BytesIO(picture.data)).crop((left, top, left + wide, top + high)).rotate(-angle, expand=True)
    places = [(0.25, 0.3), (0.75, 0.3), (0.75, 0.75), (0.25, 0.75)]
    names = {"red": RED, "green": GREEN, "blue": BLUE, "yellow": YELLOW}
    found = [shown.getpixel((int(a * shown.width), int(b * shown.height))) for a, b in places]
    assert [next(n for n, w in names.items() if close_to(c, w)) for c in found] == wanted
    rect = laid(shot).sections[0].pictures[0].inside
    if rotation % 2:
        width, height = height, width
    assert (x, y) == pytest.approx((rect.x + rect.width / 2, rect.y + rect.height / 2), abs=0.1)
    assert (width, height) == pytest.approx((rect.width, rect.height), abs=0.1)


@pytest.mark.parametrize("rotation", [0, 1, 2, 3])
def test_the_pdf_has_the_stored_bytes_each_once_and_turned(tmp_path, rotation):
    first, second = stored(quarters()), stored(noise(1))
    cards = [card(1, picture_id=first.id, rotation=rotation), card(2, picture_id=second.id)]
    rows = [reaction(1), reaction(2, card_id="c2"), reaction(3, group_id="g2")]
    shot = snapshot(cards, rows, [first, second])

    export_board(shot, "now", "group", tmp_path / "b.pdf")

    with pikepdf.open(tmp_path / "b.pdf") as document:
        images = [
            thing
            for thing in document.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
        assert sorted(image.read_raw_bytes() for image in images) == sorted([first.data, second.data])
        assert all((image.Width, image.Height) in {(600, 400), (700, 500)} for image in images)
        assert str(document.docinfo["/Title"]) == "A day together"
        assert document.Root.Lang


def test_files_are_hardly_larger_than_the_pictures(tmp_path):
    pictures = [stored(noise(seed)) for seed in range(4)]
    cards = [card(index + 1, picture_id=picture.id) for index, picture in enumerate(pictures)]
    rows = [reaction(n, card_id=f"c{n % 4 + 1}", group_id=f"g{n % 3 + 1}") for n in range(24)]
    shot = snapshot(cards, rows, pictures)
    whole = sum(len(picture.data) for picture in pictures)

    for ending, most in (("pdf", 1.1), ("svg", 1.4)):
        target = tmp_path / f"b.{ending}"
        export_board(shot, "now", "group", target)
        assert target.stat().st_size <= most * whole + 60_000


def test_a_transparent_picture_lies_on_white_and_is_packed(tmp_path):
    image = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((0, 0, 150, 200), fill=(*BLUE, 255))
    picture = stored(image, "PNG")
    shot = snapshot([card(1, picture_id=picture.id)], [reaction(1)], [picture])

    for ending in ("png", "pdf"):
        export_board(shot, "now", "picture", tmp_path / f"b.{ending}")

    with pikepdf.open(tmp_path / "b.pdf") as document:
        (stream,) = [
            thing
            for thing in document.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
        shown = pikepdf.PdfImage(stream).as_pil_image().convert("RGB")
    assert shown.getpixel((20, 100)) == BLUE
    assert shown.getpixel((280, 100)) == (255, 255, 255)


TEXTS = [
    "Warm in the middle, cold at the edge",
    "ثلاثة طرق وكلها تؤدي إلى المكان نفسه، ونحن لا نعرف من أين نبدأ",
    "一条没有尽头的路，大家都在走，却没有人知道要去哪里",
    "🔥🔥 who lit it?",
    "<script>alert('x')</script> & \"quotes\" ]]>",
    "nul\x00 bell\x07 esc\x1b[31m vertical\x0b",
    "endless" * 60,
    "first line\nsecond line\r\nthird\u2028fourth",
    "\u202eturned round\u202c and \ufffe odd",
    "",
]


def words_in_svg(root):
    return [node.text or "" for node in root.iter(f"{SVG}text") if node.get("class") == "words"]


def test_the_svg_has_the_same_boxes_and_lines_as_the_layout(tmp_path):
    rows = [reaction(n, text) for n, text in enumerate(TEXTS) if text]
    shot = snapshot(None, rows, [])
    export_board(shot, "now", "picture", tmp_path / "b.svg")
    board = laid(shot)

    root = ElementTree.parse(tmp_path / "b.svg").getroot()
    sheets = [
        tuple(float(node.get(name)) for name in ("x", "y", "width", "height"))
        for node in root.iter(f"{SVG}rect")
        if node.get("stroke")
    ]
    shown = words_in_svg(root)

    for rect in board.rects.values():
        wanted = (rect.x, rect.y, rect.width, rect.height)
        assert any(max(abs(a - b) for a, b in zip(box, wanted, strict=True)) <= 1 for box in sheets)
    for box in board.sections:
        for note in box.notes:
            for line in note.lines:
                assert line.replace("\ufffe", "") in shown


def test_the_pdf_has_the_same_lines_as_selectable_text(tmp_path):
    """The letters come out again through each font's ToUnicode map: there are no ligatures that stand for nothing."""
    rows = [reaction(1, "Look after the gaps, after that the office staff left for the fifth floor")]
    export_board(snapshot(None, rows, []), "now", "picture", tmp_path / "b.pdf")

    with pikepdf.open(tmp_path / "b.pdf") as document:
        letters = set()
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and "/ToUnicode" in thing:
                cmap = thing.ToUnicode.read_bytes().decode("latin-1")
                letters |= {chr(int(code, 16)) for code in re.findall(r"<[0-9a-f]+> <([0-9a-f]{4})>", cmap, re.I)}
                letters |= {
                    chr(int(code, 16))
                    for block in re.findall(r"\[([^\]]*)\]", cmap)
                    for code in re.findall(r"<([0-9a-f]{4})>", block, re.I)
                }
    assert set("Lookaftergpshicd") <= letters
    assert not letters & set("ﬁﬂﬀﬃ")


@pytest.mark.parametrize("ending", ["png", "pdf", "svg"])
def test_words_of_any_script_and_no_pictures_at_all_can_be_written(tmp_path, ending):
    rows = [reaction(n, text, group_id=None if n % 2 else "g1") for n, text in enumerate(TEXTS)]
    shot = snapshot([card(1, words="Courage"), card(2, picture_id="f" * 64)], [*rows, reaction(50, card_id="c2")], [])

    for by in ("picture", "group", "kind"):
        export_board(shot, "now", by, tmp_path / f"b.{ending}")

    assert (tmp_path / f"b.{ending}").stat().st_size > 2000


@pytest.mark.parametrize("ending", ["png", "pdf", "svg"])
def test_an_empty_board_says_so(tmp_path, ending):
    export_board(snapshot(None, [], []), "want", "picture", tmp_path / f"b.{ending}")

    if ending == "svg":
        assert "Nothing here yet." in (tmp_path / "b.svg").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == [f"b.{ending}"]


def test_a_board_that_was_pulled_apart_is_written_whole(tmp_path):
    from bonfire_deck.model.rows import Placement

    rows = [reaction(1), reaction(2)]
    place = Placement("p", "now", "picture", "x1", -3000.0, 90_000.0)
    shot = Snapshot(session(rows, placements=[place]), {})

    for ending in ("png", "pdf", "svg"):
        export_board(shot, "now", "picture", tmp_path / f"b.{ending}")

    image = QImage(str(tmp_path / "b.png"))
    assert max(image.width(), image.height()) <= 12_000
    with pikepdf.open(tmp_path / "b.pdf") as document:
        assert max(float(number) for number in document.pages[0].MediaBox) <= 14_400
    assert close_to(pixel(image, 1, 1), tuple(int(ASH[i : i + 2], 16) for i in (1, 3, 5)))


def test_another_ending_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(Trouble, match="ends in a format"):
        export_board(snapshot(None, [], []), "now", "picture", tmp_path / "b.doc")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_ends_in_trouble(tmp_path):
    with pytest.raises(Trouble):
        export_board(snapshot(None, [reaction(1)], []), "now", "picture", tmp_path / "gone" / "b.svg")


def test_the_svg_embeds_each_picture_once(tmp_path):
    picture = stored(quarters())
    cards = [card(1, picture_id=picture.id), card(2, picture_id=picture.id, crop=(0, 0, 0.5, 1))]
    shot = snapshot(cards, [reaction(1), reaction(2, card_id="c2")], [picture])

    export_board(shot, "now", "picture", tmp_path / "b.svg")

    text = (tmp_path / "b.svg").read_text(encoding="utf-8")
    assert text.count(base64.b64encode(picture.data).decode()) == 1
    assert text.count("<use ") == 2


def test_exports_run_on_another_thread_while_this_one_draws(tmp_path, qapp):
    pictures = [stored(noise(seed)) for seed in range(3)]
    cards = [card(index + 1, picture_id=picture.id) for index, picture in enumerate(pictures)]
    shot = snapshot(cards, [reaction(n, card_id=f"c{n % 3 + 1}") for n in range(30)], pictures)
    threads = [
        threading.Thread(target=export_board, args=(shot, "now", "picture", tmp_path / f"b{n}.{ending}"), daemon=True)
        for n, ending in enumerate(("png", "pdf", "svg", "png"))
    ]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        for picture in pictures:
            QImage.fromData(picture.data)
            laid(shot)
            decoded(picture, 100)

    assert len(list(tmp_path.iterdir())) == 4


def test_a_picture_is_decoded_as_small_as_it_is_needed():
    picture = stored(quarters(1200, 800))

    assert (decoded(picture).width(), decoded(picture).height()) == (1200, 800)
    assert (decoded(picture, 300).width(), decoded(picture, 300).height()) == (300, 200)
    assert decoded(picture, 5000).width() == 1200
