"""The board as a picture, a drawing or a document: one layout, so the same boxes and line breaks everywhere."""

import zlib
from pathlib import Path

import pikepdf
from PySide6.QtCore import QByteArray, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from bonfire_deck.errors import Trouble
from bonfire_deck.files.atomic import atomic_path
from bonfire_deck.i18n import _
from bonfire_deck.model.layout import LaidOut
from bonfire_deck.model.session import Snapshot, StoredPicture
from bonfire_deck.paper.board import board_of, paint
from bonfire_deck.paper.inks import ASH
from bonfire_deck.paper.svg import as_svg

LONGEST_PIXELS = 12_000
SHARPNESS = 2.0
"""Pixels a board point in a PNG, unless it would be too large."""
POINTS_AN_INCH = 72
BOARD_POINTS_AN_INCH = 96
SMALLEST_PLACEHOLDER = 3


def export_board(snapshot: Snapshot, part: str, by: str, target: Path) -> None:
    """Write the board of a part to `target`, .png, .pdf or .svg: whole or not at all; raises `Trouble`.

    Needs a Qt application object, but no screen; may run on any thread.
    """
    sizes = {name: (picture.width, picture.height) for name, picture in snapshot.pictures.items()}
    laid_out = board_of(snapshot.session, sizes, part, by)
    writers = {".png": _write_png, ".pdf": _write_pdf, ".svg": _write_svg}
    if target.suffix not in writers:
        raise Trouble(
            _("“{name}” has an ending that can't be written here.").format(name=target.name),
            _("Choose one of these: {endings}.").format(endings=", ".join(writers)),
        )
    with atomic_path(target) as temporary:
        writers[target.suffix](laid_out, snapshot, temporary)


def _used(laid_out: LaidOut, snapshot: Snapshot) -> dict[str, StoredPicture]:
    names = {picture.card.picture_id for box in laid_out.sections for picture in box.pictures}
    return {name: snapshot.pictures[name] for name in sorted(names) if name in snapshot.pictures}


def decoded(picture: StoredPicture) -> QImage:
    """Return a stored picture as an image; it was made by us or looked through, so Qt may read it."""
    image = QImage()
    image.loadFromData(QByteArray(picture.data), picture.format.upper())
    return image


def _write_png(laid_out: LaidOut, snapshot: Snapshot, target: Path) -> None:
    scale = min(SHARPNESS, LONGEST_PIXELS / max(laid_out.width, laid_out.height))
    image = QImage(
        round(laid_out.width * scale), round(laid_out.height * scale), QImage.Format.Format_RGB32
    )  # fmt: skip
    if image.isNull():
        raise Trouble(_("There is not enough memory for this board."), _("Export it as PDF instead."))
    image.fill(QColor(ASH))
    images = {name: decoded(picture) for name, picture in _used(laid_out, snapshot).items()}
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint(painter, laid_out, images.get)
    painter.end()
    if not image.save(str(target)):
        raise OSError(_("the picture could not be written"))


def _write_svg(laid_out: LaidOut, snapshot: Snapshot, target: Path) -> None:
    target.write_text(as_svg(laid_out, _used(laid_out, snapshot)), encoding="utf-8")


def _write_pdf(laid_out: LaidOut, snapshot: Snapshot, target: Path) -> None:
    """Paint with small placeholders, each of its own width, then put the stored bytes in their place."""
    used = _used(laid_out, snapshot)
    placeholders: dict[str, QImage] = {}
    for index, name in enumerate(used):
        image = QImage(SMALLEST_PLACEHOLDER + index, 2, QImage.Format.Format_RGB32)
        image.fill(QColor(120, 110, 100))
        placeholders[name] = image
    writer = QPdfWriter(str(target))
    writer.setTitle(snapshot.session.about.title)
    writer.setCreator("Bonfire Deck")
    inches = QSizeF(laid_out.width / BOARD_POINTS_AN_INCH, laid_out.height / BOARD_POINTS_AN_INCH)
    writer.setPageSize(QPageSize(inches, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    writer.setResolution(BOARD_POINTS_AN_INCH * 10)
    painter = QPainter(writer)
    painter.scale(10, 10)
    painter.fillRect(0, 0, round(laid_out.width) + 1, round(laid_out.height) + 1, QColor(ASH))
    paint(painter, laid_out, placeholders.get)
    painter.end()
    with pikepdf.open(target, allow_overwriting_input=True) as document:
        by_width = {SMALLEST_PLACEHOLDER + index: picture for index, picture in enumerate(used.values())}
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image" and thing.get("/Height") == 2:
                picture = by_width.get(int(str(thing.get("/Width"))))
                if picture is not None:
                    _replace(thing, picture)
        document.Root.Lang = pikepdf.String("en")
        document.save(target, deterministic_id=True)


def _replace(stream: pikepdf.Stream, picture: StoredPicture) -> None:
    if picture.format == "jpeg":
        stream.write(picture.data, filter=pikepdf.Name.DCTDecode)
    else:
        image = QImage(picture.width, picture.height, QImage.Format.Format_RGB888)
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        painter.drawImage(0, 0, decoded(picture))
        painter.end()
        pixels, line = bytes(image.constBits()), image.bytesPerLine()
        rows = [pixels[y * line : y * line + picture.width * 3] for y in range(picture.height)]
        stream.write(zlib.compress(b"".join(rows)), filter=pikepdf.Name.FlateDecode)
    for name in ("/SMask", "/Mask", "/Decode", "/DecodeParms"):
        if name in stream:
            del stream[name]
    stream.Width, stream.Height = picture.width, picture.height
    stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
