"""A PDF painted with small placeholders that are then replaced by the stored JPEGs, byte for byte."""

import io
import re
import struct
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from bonfire_deck.model.session import StoredPicture
from bonfire_deck.paper.canvas import Images
from bonfire_deck.paper.inks import WHITE
from bonfire_deck.writing.plain import one_line

if TYPE_CHECKING:
    import pikepdf

SMALLEST_PLACEHOLDER = 3
PLACEHOLDER_HEIGHT = 2

TWINS = {
    b"0009": b"0020", b"00A0": b"0020", b"00AD": b"002D", b"2010": b"002D", b"02BB": b"2018", b"02BC": b"2019",
    b"02C9": b"00AF", b"02CA": b"00B4", b"02CB": b"0060",
}  # fmt: skip
"""Where one shape stands for two letters, Qt may note the rare one as its meaning; the other is what people type."""
MEANT = re.compile(rb"^(<\w{4}> <\w{4}> )(.+)$", re.MULTILINE)
"""A line of a ToUnicode map: which shapes, and which letters they mean (ISO 32000-2, 9.10.3)."""

Paints = Callable[[QPainter, QPdfWriter, Images], None]


def painted_pdf(
    used: Mapping[str, StoredPicture], title: str, inches: QSizeF, resolution: int, paint: Paints
) -> "pikepdf.Pdf":
    """Return the pages that `paint` paints, with the pictures of `used` embedded; the caller saves the PDF.

    `paint` receives a painter with `resolution` dots per inch, and placeholder images by picture id.
    """
    import pikepdf

    placeholders: dict[str, QImage] = {}
    for index, name in enumerate(used):
        # Each has a unique width, by which it is recognised later.
        image = QImage(SMALLEST_PLACEHOLDER + index, PLACEHOLDER_HEIGHT, QImage.Format.Format_RGB32)
        image.fill(QColor(120, 110, 100))
        placeholders[name] = image
    small = QBuffer()
    small.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(small)
    writer.setTitle(one_line(title))
    writer.setCreator("Bonfire Deck")
    writer.setPageSize(QPageSize(inches, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    writer.setResolution(resolution)
    painter = QPainter(writer)
    paint(painter, writer, placeholders.get)
    painter.end()
    document = pikepdf.open(io.BytesIO(small.data().data()))
    by_width = {SMALLEST_PLACEHOLDER + index: picture for index, picture in enumerate(used.values())}
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
            _say_what_is_typed(thing.ToUnicode)
        is_image = isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        if is_image and thing.get("/Height") == PLACEHOLDER_HEIGHT:
            picture = by_width.get(int(str(thing.get("/Width"))))
            if picture is not None:
                _replace(thing, picture)
    return document


def _say_what_is_typed(letters: "pikepdf.Object") -> None:
    """Make searched and copied text match what was typed, including apostrophes and spaces."""

    def typed(found: re.Match[bytes]) -> bytes:
        return found[1] + re.sub(rb"<(\w{4})>", lambda one: b"<%s>" % TWINS.get(one[1].upper(), one[1]), found[2])

    letters.write(MEANT.sub(typed, letters.read_bytes()))


def _replace(stream: "pikepdf.Object", picture: StoredPicture) -> None:
    import pikepdf

    for name in ("/SMask", "/Mask", "/Decode", "/DecodeParms"):
        if name in stream:
            del stream[name]
    if picture.format == "jpeg":
        stream.write(picture.data, filter=pikepdf.Name.DCTDecode)
    else:
        how = pikepdf.Dictionary(Predictor=15, Colors=3, BitsPerComponent=8, Columns=picture.width)
        stream.write(_on_white(picture), filter=pikepdf.Name.FlateDecode, decode_parms=how)
    stream.Width, stream.Height = picture.width, picture.height
    stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8


def _on_white(picture: StoredPicture) -> bytes:
    """Return a transparent picture on white, compressed as in a PNG, which a PDF can embed unchanged."""
    from PIL import Image

    buffer = io.BytesIO()
    with Image.open(io.BytesIO(picture.data), formats=["PNG"]) as opened:
        shown = opened.convert("RGBA")
    sheet = Image.new("RGBA", shown.size, WHITE)
    sheet.alpha_composite(shown)
    sheet.convert("RGB").save(buffer, "PNG", optimize=True)
    data, at, packed = buffer.getvalue(), 8, b""
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind == b"IDAT":
            packed += data[at + 8 : at + 8 + length]
        at += 12 + length
    return packed
