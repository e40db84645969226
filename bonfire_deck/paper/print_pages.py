"""Pages to print, each drawn by one function, so that the preview and the PDF match."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter, QPdfWriter

from bonfire_deck.model.layout import Rect
from bonfire_deck.model.session import Snapshot
from bonfire_deck.paper.canvas import Images
from bonfire_deck.paper.pdf import painted_pdf
from bonfire_deck.writing.plain import one_line

INCH = 25.4
"""In millimetres."""
POINTS = 72.0
DOTS_AN_INCH = 1200
POINT = INCH / POINTS


@dataclass(frozen=True)
class Page:
    """One side of a sheet; lengths are in millimetres, `paint` draws in points."""

    width: float
    height: float
    paint: Callable[[QPainter, Images], None]
    trim: Rect | None = None
    """Where it is cut, if it is."""
    bleed: Rect | None = None
    """What is printed of that."""


def in_points(box: Rect) -> QRectF:
    """Convert a box from millimetres to points."""
    return QRectF(box.x / POINT, box.y / POINT, box.width / POINT, box.height / POINT)


def write_pages(pages: Sequence[Page], snapshot: Snapshot, used: Sequence[str], title: str, path: Path) -> None:
    """Write pages, all of one size, as a PDF with the stored pictures of `used` embedded byte for byte.

    Needs a Qt application object but no screen; may run on any thread.
    """

    def paint(painter: QPainter, writer: QPdfWriter, images: Images) -> None:
        for number, page in enumerate(pages):
            if number:
                writer.newPage()
            painter.resetTransform()
            painter.scale(DOTS_AN_INCH / POINTS, DOTS_AN_INCH / POINTS)
            page.paint(painter, images)

    stored = {name: snapshot.pictures[name] for name in used if name in snapshot.pictures}
    size = QSizeF(pages[0].width / INCH, pages[0].height / INCH)
    with painted_pdf(stored, one_line(title), size, DOTS_AN_INCH, paint) as made:
        for page, sheet in zip(pages, made.pages, strict=True):
            media = [0, 0, page.width / POINT, page.height / POINT]
            sheet.MediaBox = sheet.CropBox = media
            if page.trim is not None and page.bleed is not None:
                sheet.TrimBox = _pdf_box(page.trim, page.height)
                sheet.BleedBox = _pdf_box(page.bleed, page.height)
        made.save(path)


def _pdf_box(box: Rect, height: float) -> list[float]:
    """Return left, bottom, right and top in points, from the lower left corner (ISO 32000-2, 14.11.2)."""
    return [round(edge / POINT, 4) for edge in (box.x, height - box.bottom, box.right, height - box.y)]
