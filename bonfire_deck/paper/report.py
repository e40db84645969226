"""The write-up, and the photo report with a page for each picture, as accessible PDFs."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter, QPdfWriter

from bonfire_deck.i18n import _
from bonfire_deck.model.session import Snapshot
from bonfire_deck.paper.canvas import Images
from bonfire_deck.paper.pdf import painted_pdf
from bonfire_deck.paper.pen import Element, Pen
from bonfire_deck.paper.report_pieces import Faces, Pieces
from bonfire_deck.paper.setting import set_lines
from bonfire_deck.paper.sheets import Piece, paged
from bonfire_deck.paper.tagging import tag
from bonfire_deck.writing.composing import write_up
from bonfire_deck.writing.document import Document, pictures_used
from bonfire_deck.writing.photographs import photo_report
from bonfire_deck.writing.plain import one_line

POINTS = 72
WIDTH, HEIGHT = 595.28, 841.89
"""A4, in points; on US Letter a printer fits it in."""
EDGE, TOP, FOOT = 51.0, 51.0, 62.0
ROOM, HIGH = WIDTH - 2 * EDGE, HEIGHT - TOP - FOOT
DOTS_AN_INCH = 1200


def write_writeup_pdf(snapshot: Snapshot, path: Path) -> None:
    """Write the write-up of a session as a PDF; each stored picture is embedded once, byte for byte.

    Needs a Qt application object but no screen; may run on any thread.
    """
    document = write_up(snapshot.session)
    root = Element("Document")
    _write(document, snapshot, [Pieces(root, snapshot.pictures, ROOM).whole(document)], root, path)


def write_photo_report_pdf(snapshot: Snapshot, path: Path) -> None:
    """Write a page for each picture with everything said about it, in deck order."""
    document = photo_report(snapshot.session)
    root = Element("Document")
    _write(document, snapshot, Pieces(root, snapshot.pictures, ROOM).photographs(document), root, path)


def _write(document: Document, snapshot: Snapshot, parts: Sequence[Sequence[Piece]], root: Element, path: Path) -> None:
    """Lay out each part on its own pages, paint them, and tag the result."""
    pages = [page for part in parts for page in paged(part, HIGH) if page]
    names = sorted(pictures_used(document) & snapshot.pictures.keys())

    def paint(painter: QPainter, writer: QPdfWriter, images: Images) -> None:
        pen = Pen(painter, images)
        for number, page in enumerate(pages):
            if number:
                writer.newPage()
            painter.resetTransform()
            painter.scale(DOTS_AN_INCH / POINTS, DOTS_AN_INCH / POINTS)
            pen.next_page(number)
            for placed in page:
                if placed.strip.draw is not None:
                    placed.strip.draw(pen, EDGE + placed.x, TOP + placed.y)
            pen.begin(None)
            foot = _("{title} · {page} of {count}").format(title=document.title, page=number + 1, count=len(pages))
            for line in set_lines(one_line(foot), Faces.QUIET, ROOM)[:1]:
                line.draw(pen, EDGE, HEIGHT - FOOT + 24)

    used = {name: snapshot.pictures[name] for name in names}
    size = QSizeF(WIDTH / POINTS, HEIGHT / POINTS)
    with painted_pdf(used, document.title, size, DOTS_AN_INCH, paint) as made:
        tag(made, root, document.language, document.title)
        made.save(path)
