"""The board as a picture, a drawing or a document: one layout, hence the same boxes and line breaks everywhere."""

import io
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPdfWriter

from bonfire_deck.errors import Trouble
from bonfire_deck.files.atomic import atomic_path
from bonfire_deck.i18n import _
from bonfire_deck.model.layout import LaidOut
from bonfire_deck.model.session import Snapshot, StoredPicture
from bonfire_deck.paper.board import board_of, paint
from bonfire_deck.paper.canvas import Images, qrect
from bonfire_deck.paper.inks import ASH
from bonfire_deck.paper.pdf import painted_pdf
from bonfire_deck.writing.rule import session_told

LONGEST_PIXELS = 12_000
SHARPNESS = 2.0
"""Pixels a board point in a PNG, unless it would be too large."""
BOARD_POINTS_AN_INCH = 96
DOTS_AN_INCH = 960
MOST_INCHES = 190
LATEST = 12


def export_board(snapshot: Snapshot, part: str, by: str, target: Path) -> None:
    """Write the board of a part atomically to `target`, .png, .pdf or .svg; raise `Trouble` on failure.

    It leaves out what the ground rule or a missing consent withholds.

    Needs a Qt application object but no screen; may run on any thread.
    """
    snapshot = replace(snapshot, session=session_told(snapshot.session))
    sizes = {name: (picture.width, picture.height) for name, picture in snapshot.pictures.items()}
    laid_out = board_of(snapshot.session, sizes, part, by)
    writers = {".png": _write_png, ".pdf": _write_pdf, ".svg": _write_svg}
    if target.suffix.lower() not in writers:
        raise Trouble(
            _("“{name}” ends in a format that can't be saved here.").format(name=target.name),
            _("Use one of these: {endings}.").format(endings=", ".join(writers)),
        )
    with atomic_path(target) as temporary:
        writers[target.suffix.lower()](laid_out, snapshot, temporary)


def _used(laid_out: LaidOut, snapshot: Snapshot) -> dict[str, StoredPicture]:
    names = {picture.card.picture_id for box in laid_out.sections for picture in box.pictures}
    return {name: snapshot.pictures[name] for name in sorted(names) if name in snapshot.pictures}


def decoded(picture: StoredPicture, longest: float = 0, least: tuple[int, int] | None = None) -> QImage:
    """Return a stored picture as an image, on any thread; the bytes are ours or checked, so they are safe to decode.

    `longest` limits its long side in pixels: much faster, at a fraction of the memory. With `least`, it may be smaller
    than stored but not below that width and height: a JPEG is halved while it is read, which saves most of the work.
    """
    from PIL import Image

    # Not with Qt: QImageReader releases the GIL while it holds a lock that the GUI thread may be waiting for.
    with Image.open(io.BytesIO(picture.data), formats=[picture.format.upper()]) as opened:
        if least is not None:
            opened.draft(None, least)
        if longest:
            opened.thumbnail((round(longest) or 1, round(longest) or 1), Image.Resampling.BICUBIC)
        has_alpha = "A" in opened.getbands() or "transparency" in opened.info
        wanted = "RGBA" if has_alpha else "RGB"
        pixels = opened if opened.mode == wanted else opened.convert(wanted)
        width, height = pixels.size
        # In the image's own byte order: Pillow is many times slower with any other.
        data = pixels.tobytes()
    if has_alpha:
        packed = QImage(data, width, height, width * 4, QImage.Format.Format_RGBA8888)
        return packed.convertToFormat(QImage.Format.Format_ARGB32)
    packed = QImage(data, width, height, width * 3, QImage.Format.Format_RGB888)
    return packed.convertToFormat(QImage.Format.Format_RGB32)


class _Decoding:
    """Decodes pictures as they are drawn, each at the size needed; keeps only the latest in memory."""

    def __init__(self, laid_out: LaidOut, used: Mapping[str, StoredPicture], scale: float) -> None:
        self._used = used
        self._longest: dict[str, float] = {}
        self._latest: OrderedDict[str, QImage] = OrderedDict()
        for box in laid_out.sections:
            for shown in box.pictures:
                card = shown.card
                part = max(0.01, min(card.crop_width, card.crop_height))
                longest = max(shown.rect.width, shown.rect.height) * scale / part
                self._longest[card.picture_id] = max(longest, self._longest.get(card.picture_id, 0))

    def __call__(self, name: str) -> QImage | None:
        if name not in self._used:
            return None
        if name not in self._latest:
            self._latest[name] = decoded(self._used[name], self._longest.get(name, 0))
            if len(self._latest) > LATEST:
                self._latest.popitem(last=False)
        return self._latest[name]


def _write_png(laid_out: LaidOut, snapshot: Snapshot, target: Path) -> None:
    area = laid_out.area
    scale = min(SHARPNESS, LONGEST_PIXELS / max(area.width, area.height))
    size = QSize(max(1, round(area.width * scale)), max(1, round(area.height * scale)))
    image = QImage(size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise Trouble(_("There is not enough memory for this board."), _("Export it as PDF instead."))
    image.fill(QColor(ASH))
    image.setText("Title", snapshot.session.about.title)
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(-area.x, -area.y)
    paint(painter, laid_out, _Decoding(laid_out, _used(laid_out, snapshot), scale))
    painter.end()
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(written, QByteArray(b"png")).write(image):
        raise Trouble(_("There is not enough memory for this board."), _("Export it as PDF instead."))
    # Not saved by Qt: on a full disk it reports success and leaves half a picture.
    target.write_bytes(written.data().data())


def _write_svg(laid_out: LaidOut, snapshot: Snapshot, target: Path) -> None:
    # Not imported at start-up: the XML library pulls in the web libraries.
    from bonfire_deck.paper.svg import as_svg

    target.write_text(as_svg(laid_out, _used(laid_out, snapshot)), encoding="utf-8")


def _write_pdf(laid_out: LaidOut, snapshot: Snapshot, target: Path) -> None:
    area, used = laid_out.area, _used(laid_out, snapshot)
    # PDF readers accept no page larger than 200 inches.
    inch = max(BOARD_POINTS_AN_INCH, max(area.width, area.height) / MOST_INCHES)

    def draw(painter: QPainter, _writer: QPdfWriter, images: Images) -> None:
        painter.scale(DOTS_AN_INCH / inch, DOTS_AN_INCH / inch)
        painter.translate(-area.x, -area.y)
        painter.fillRect(qrect(area).adjusted(-1, -1, 1, 1), QColor(ASH))
        paint(painter, laid_out, images)

    size = QSizeF(area.width / inch, area.height / inch)
    with painted_pdf(used, snapshot.session.about.title, size, DOTS_AN_INCH, draw) as document:
        document.Root.Lang = _("en")
        document.save(target)
