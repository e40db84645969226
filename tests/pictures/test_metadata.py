"""What photos' own files say of them: read from real files, in every kind, and from hostile ones."""

import io
import struct
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, PngImagePlugin

from bonfire_deck.model.credits import LONGEST, LONGEST_CAPTION, Credits, cleaned, licence_of, tags_without
from bonfire_deck.pictures.intake import PictureWorkers
from bonfire_deck.pictures.metadata import LARGEST_XMP, credits_in
from bonfire_deck.pictures.protocol import packed, unpacked

SECRET = "51.5074, Elm Lane 7"
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51.5074, Elm Lane 7"
 {attributes}>{elements}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def xmp(elements: str = "", attributes: str = "") -> bytes:
    return PACKET.format(elements=elements, attributes=attributes).encode()


WHOLE = xmp(
    "<dc:creator><rdf:Seq><rdf:li>Ana Müller</rdf:li><rdf:li>Ben Okafor</rdf:li></rdf:Seq></dc:creator>"
    '<dc:rights><rdf:Alt><rdf:li xml:lang="de">Alle Rechte</rdf:li>'
    '<rdf:li xml:lang="x-default">© Ana</rdf:li></rdf:Alt>'
    "</dc:rights><dc:description><rdf:Alt><rdf:li xml:lang='x-default'>A bridge\n in   fog</rdf:li></rdf:Alt>"
    "</dc:description><photoshop:Source>Harbour archive</photoshop:Source>"
    '<cc:license rdf:resource="https://creativecommons.org/licenses/by-sa/4.0/"/>',
    'photoshop:Credit="Tide Agency" xmpRights:WebStatement="https://pictures.example/terms"',
)
SAID = Credits("Ana Müller, Ben Okafor / Tide Agency", "CC BY-SA 4.0", "Harbour archive", "A bridge in fog")


def photo(form: str = "JPEG", **more: object) -> bytes:
    target = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((64, 48)).save(target, form, **more)
    return target.getvalue()


def with_xmp(packet: bytes, form: str) -> bytes:
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet.decode())
        return photo("PNG", pnginfo=info)
    if form == "TIFF":
        return photo("TIFF", tiffinfo={700: packet})
    return photo(form, xmp=packet)


def dataset(number: int, value: bytes, record: int = 2) -> bytes:
    return b"\x1c" + bytes([record, number]) + struct.pack(">H", len(value)) + value


def with_iptc(*datasets: bytes) -> bytes:
    """A JPEG with an IPTC block in a Photoshop segment (APP13), built by hand: Pillow writes none."""
    block = b"".join(datasets)
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(block)) + block + b"\x00" * (len(block) % 2)
    segment = b"Photoshop 3.0\x00" + resource
    plain = photo()
    return plain[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + plain[2:]


def with_exif(tags: dict[int, object]) -> bytes:
    exif = Image.Exif()
    exif.update(tags)
    return photo(exif=exif)


@pytest.fixture(scope="module")
def workers():
    with PictureWorkers(1) as made:
        yield made


def said_of(data: bytes) -> Credits:
    image = Image.open(io.BytesIO(data))
    image.load()
    return credits_in(image)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_a_packet_is_read_in_every_kind_of_file_and_none_of_it_is_stored(workers, form):
    taken = workers.take(with_xmp(WHOLE, form))
    assert taken.credits == SAID
    for stored in (taken.picture.data, taken.picture.thumbnail):
        for word in ("Ana", "Tide", "bridge", "xmpmeta", "51.5074", "Elm Lane"):
            assert word.encode() not in stored, word


def test_iptc_in_utf8_and_in_latin1(workers):
    said = (dataset(80, "Ana Müller".encode()), dataset(110, b"Tide"), dataset(115, b"Archive"), dataset(120, b"Fog"))
    assert workers.take(with_iptc(dataset(90, b"\x1b%G", 1), *said)).credits == Credits(
        "Ana Müller / Tide", "", "Archive", "Fog"
    )
    latin = with_iptc(dataset(80, "Müller".encode("latin-1")), dataset(116, b"All rights reserved"))
    assert workers.take(latin).credits == Credits("Müller", "All rights reserved", "", "")
    several = with_iptc(dataset(80, b"Ana"), dataset(80, b"Ben"))
    assert workers.take(several).credits.credit == "Ana, Ben"


def test_exif_in_ascii_utf8_and_with_an_editor(workers):
    made = {ExifTags.Base.Artist: "Ana Muxller; Ben", ExifTags.Base.Copyright: "Ana 2024\0The Editor"}
    # Pillow writes ASCII alone.
    assert workers.take(with_exif(made).replace(b"Muxller", "Müller".encode())).credits == Credits(
        "Ana Müller, Ben", "Ana 2024 / The Editor", "", ""
    )


def test_what_differs_is_believed_in_the_order_of_the_guidelines():
    both = io.BytesIO()
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "From EXIF"
    exif[ExifTags.Base.Copyright] = "Rights from EXIF"
    Image.new("RGB", (32, 32)).save(
        both, "JPEG", exif=exif, xmp=xmp("<dc:creator><rdf:Seq><rdf:li>From XMP</rdf:li></rdf:Seq></dc:creator>")
    )
    assert said_of(both.getvalue()) == Credits("From XMP", "Rights from EXIF", "", "")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
        ("http://www.creativecommons.org/licenses/by-nc-nd/3.0/deed.de", "CC BY-NC-ND 3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "Public Domain Mark 1.0"),
        ("https://creativecommons.org.evil.example/licenses/by/4.0/", ""),
        ("https://example.org/licenses/by/4.0/", ""),
        ("https://creativecommons.org/licenses/<script>/4.0/", ""),
    ],
)
def test_a_creative_commons_licence_has_its_short_name(url, name):
    assert licence_of(url) == name


def test_a_web_statement_that_is_a_licence_is_no_source_and_rights_name_the_owner():
    said = said_of(
        with_xmp(
            xmp(
                "<dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>© Mira Lund</rdf:li></rdf:Alt></dc:rights>",
                'xmpRights:WebStatement="https://creativecommons.org/licenses/by/4.0/"',
            ),
            "JPEG",
        )
    )
    assert said == Credits("© Mira Lund", "CC BY 4.0", "", "")


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">]>'
)
HOSTILE = {
    "billion laughs": LAUGHS.encode() + xmp("<dc:creator>&e;</dc:creator>"),
    "an external entity": b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hosts">]>'
    + xmp("<dc:creator>&f;</dc:creator>"),
    "an unknown entity": xmp("<dc:creator>&nobody;</dc:creator>"),
    "too large": xmp("<dc:creator>Ana</dc:creator>" + "<x:y/>" * (LARGEST_XMP // 6)),
    "too deep": xmp("<x:y>" * 5000 + "<dc:creator>Ana</dc:creator>"),
    "cut off": WHOLE[: len(WHOLE) // 2],
    "no XML": b"\x00\xff<<<>>>" * 50,
    "another coding": WHOLE.decode().replace("utf-8", "utf-7").encode("utf-16"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_packet_costs_nothing_and_the_picture_comes_in(workers, name):
    taken = workers.take(with_xmp(HOSTILE[name], "WEBP"))
    assert taken.picture.width == 64
    # A packet that is cut off half way may have said something before: that is believed neither.
    if name != "another coding":
        assert taken.credits == Credits()


def test_texts_are_cleaned_and_bounded(workers):
    long = "A very long caption. " * 60_000
    tricky = "<script>alert(1)</script>\u202egnp.exe\u2066 \x07 x\u200b\tY"
    said = workers.take(
        with_iptc(dataset(80, tricky.encode()), dataset(110, b"C" * 9000), dataset(120, long[:30_000].encode()))
    ).credits
    assert "\u202e" not in said.credit
    assert "\x07" not in said.credit
    assert said.credit.startswith("<script>alert(1)</script> gnp.exe x Y / CCC")
    assert len(said.credit) == LONGEST
    assert said.credit.endswith("…")
    assert len(said.caption) == LONGEST_CAPTION


@pytest.mark.parametrize(
    "tags",
    [
        {ExifTags.Base.Artist: 7, ExifTags.Base.Copyright: 12},
        {ExifTags.Base.Artist: b"\xff\xfe\x00", ExifTags.Base.Copyright: b"\x00\x00"},
        {ExifTags.Base.Artist: "\x00\x00", ExifTags.Base.Copyright: " ; ; "},
    ],
)
def test_exif_of_wrong_types_says_nothing_wrong(workers, tags):
    taken = workers.take(with_exif(tags))
    assert taken.picture.width == 64
    assert len(taken.credits.credit) <= 12


@pytest.mark.parametrize(
    "block",
    [
        b"\x1c\x02\x50\xff\xff" + b"x" * 40,
        b"\x1c\x02\x50\x80\x04\xff\xff\xff\xff" + b"x" * 40,
        b"\x1c\x02",
        b"garbage",
        dataset(80, b""),
    ],
)
def test_iptc_of_wrong_lengths_says_nothing(workers, block):
    assert workers.take(with_iptc(block)).picture.width == 64


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_change_of_bytes_in_what_a_file_says_makes_its_reading_fail_or_grow(data):
    source = data.draw(st.sampled_from([WHOLE, *HOSTILE.values()]))[:20_000]
    packet = bytearray(source)
    for _change in range(data.draw(st.integers(1, 12))):
        packet[data.draw(st.integers(0, len(packet) - 1))] = data.draw(st.integers(0, 255))
    image = Image.new("RGB", (2, 2))
    image.info["xmp"] = bytes(packet)
    said = credits_in(image)
    assert unpacked(packed(said)) == said
    assert max(map(len, (said.credit, said.licence, said.source))) <= LONGEST
    assert len(said.caption) <= LONGEST_CAPTION


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert cleaned(cleaned(text)) == cleaned(text)
    assert unpacked(packed(Credits(credit=cleaned(text)))) == Credits(credit=cleaned(text))


@pytest.mark.parametrize(
    "answer", [b"\xff", b"one", b"a\0b\0c\0d\0e", "a\u202e\0b\0c\0d".encode(), b"a\nb\0\0\0", b"x" * 600 + b"\0\0\0"]
)
def test_an_answer_that_no_honest_worker_gives_is_not_believed(answer):
    with pytest.raises(ValueError):  # noqa: PT011 - whichever it is, it is refused
        unpacked(answer)


def test_the_mark_of_an_unchecked_description_goes_and_leaves_other_tags():
    assert tags_without("sea, mark, fog", "mark") == "sea, fog"
    assert tags_without("sea,fog", "mark") == "sea,fog"


def test_a_packet_of_the_largest_size_is_read_in_the_time_of_a_picture():
    """As a ratio to reading the same bytes by nothing but the parser."""
    from xml.parsers import expat

    packet = xmp("<x:y/>" * ((LARGEST_XMP - 2000) // 6))
    image = Image.new("RGB", (2, 2))
    image.info["xmp"] = packet

    def fastest(work) -> float:
        times = []
        for _time in range(5):
            began = time.process_time()
            work()
            times.append(time.process_time() - began)
        return min(times)

    bare = fastest(lambda: expat.ParserCreate().Parse(packet, True))
    assert fastest(lambda: credits_in(image)) < 60 * max(bare, 0.001)
