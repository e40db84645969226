"""Painting a laid-out board: the same drawing on the screen, in a PNG, in a PDF and on the projector."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QTextLayout, QTextOption

from bonfire_deck.i18n import _
from bonfire_deck.model.board import make_board
from bonfire_deck.model.layout import (
    FRAME,
    LINE_HEIGHT,
    MARGIN,
    NOTE_INSET,
    NOTE_INSET_LEFT,
    PADDING,
    LaidOut,
    Note,
    PictureBox,
    Rect,
    SectionBox,
    lay_out,
)
from bonfire_deck.model.session import Session
from bonfire_deck.paper.cards import draw_card, draw_number, shown_ratio
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import ASH, EMBER, HAIR, INK, SKY, SMOKE, WHITE

WORDS = 17.0
HEADING = 23.0
QUIET = 14.0
TITLE = 38.0
NUMBER = 20.0
RADIUS = 12.0
STRIPE = 7.0

Images = Callable[[str], QImage | None]
"""Gives the image for a picture id, in whatever size suits, or `None`."""


def measure(text: str, width: float) -> tuple[str, ...]:
    """Break people's words into lines that fit `width`; a word that is longer is broken anywhere."""
    lines: list[str] = []
    for paragraph in shown_text(text).split("\n"):
        layout = QTextLayout(paragraph, serif(WORDS))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            # Qt counts UTF-16 units.
            units = paragraph.encode("utf-16-le")
            start, length = line.textStart() * 2, line.textLength() * 2
            lines.append(units[start : start + length].decode("utf-16-le", "replace").rstrip())
        layout.endLayout()
    return tuple(lines) or ("",)


def shown_text(text: str) -> str:
    """Return words without what can't be drawn: control characters are left out, line ends become newlines."""
    joined = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(" " if c == "\t" else c for c in joined if c in "\n\t" or (ord(c) >= 32 and not 127 <= ord(c) < 160))


def board_of(session: Session, sizes: dict[str, tuple[int, int]], part: str, by: str) -> LaidOut:
    """Make and lay out the board of a session; `sizes` is width and height of its pictures, in pixels, by id."""
    ratios = {card.id: shown_ratio(card, sizes.get(card.picture_id)) for card in session.cards}
    placed = {p.item: (p.x, p.y) for p in session.placements if p.part == part and p.view == by}
    return lay_out(make_board(session, part, by), measure, ratios, placed)


def qrect(rect: Rect) -> QRectF:
    """Return a layout rectangle as Qt's."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def paint(
    painter: QPainter,
    laid_out: LaidOut,
    images: Images,
    exposed: QRectF | None = None,
    chosen: Collection[str] = (),
    found: Collection[str] | None = None,
) -> None:
    """Paint a board in board points. Only what touches `exposed` is drawn; `chosen` items are ringed.

    With `found` given, notes that are not in it are faded.
    """
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    _paint_title(painter, laid_out)
    for box in laid_out.sections:
        if exposed is None or exposed.intersects(qrect(box.rect).adjusted(-4, -4, 4, 4)):
            _paint_sheet(painter, box, box.item in chosen)
    for box in laid_out.sections:
        for picture in box.pictures:
            if exposed is None or exposed.intersects(qrect(picture.rect).adjusted(-8, -8, 8, 8)):
                _paint_picture(painter, picture, images, picture.item in chosen)
        for note in box.notes:
            if exposed is None or exposed.intersects(qrect(note.rect).adjusted(-8, -8, 8, 8)):
                faded = found is not None and note.item not in found
                _paint_note(painter, note, note.item in chosen, faded)


def _paint_title(painter: QPainter, laid_out: LaidOut) -> None:
    painter.setPen(QColor(INK))
    painter.setFont(serif(TITLE, 600))
    painter.drawText(QPointF(MARGIN, MARGIN + TITLE), laid_out.board.title)
    width = QFontMetricsF(serif(TITLE, 600)).horizontalAdvance(laid_out.board.title)
    painter.setPen(QColor(SMOKE))
    painter.setFont(sans(QUIET + 3))
    text = laid_out.board.count_text
    if not laid_out.sections:
        text = _("Nothing was said here yet. It grows as you keep reactions.")
    painter.drawText(QPointF(MARGIN + width + 22, MARGIN + TITLE), text)


def _paint_sheet(painter: QPainter, box: SectionBox, chosen: bool) -> None:
    pen = QPen(QColor(SKY if chosen else HAIR), 2.5 if chosen else 1.2)
    if box.section.is_rest and not chosen:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(QColor("#FDFCFA"))
    painter.drawRoundedRect(qrect(box.rect), RADIUS + 4, RADIUS + 4)
    width = box.rect.width - 2 * PADDING
    painter.setPen(QColor(SMOKE if box.section.is_rest else INK))
    painter.setFont(sans(HEADING, 800))
    heading = QFontMetricsF(painter.font()).elidedText(
        shown_text(box.section.heading), Qt.TextElideMode.ElideRight, width
    )
    painter.drawText(QPointF(box.rect.x + PADDING, box.rect.y + PADDING + HEADING * 0.75), heading)
    painter.setPen(QColor(SMOKE))
    painter.setFont(sans(QUIET))
    painter.drawText(QPointF(box.rect.x + PADDING, box.rect.y + PADDING + HEADING + 17), box.section.count_text)


def _paint_picture(painter: QPainter, box: PictureBox, images: Images, chosen: bool) -> None:
    rect = qrect(box.rect)
    painter.setPen(QPen(QColor(SKY if chosen else HAIR), 2.5 if chosen else 1))
    painter.setBrush(QColor(WHITE))
    painter.drawRoundedRect(rect, 6, 6)
    inside = rect.adjusted(FRAME, FRAME, -FRAME, -FRAME)
    image = images(box.card.picture_id) if box.card.picture_id else None
    if image is not None and not image.isNull():
        draw_card(painter, box.card, image, inside)
    else:
        painter.fillRect(inside, QColor(ASH))
        painter.setPen(QColor(INK))
        painter.setFont(serif(WORDS + 4, 600))
        painter.drawText(
            inside,
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            shown_text(box.card.words or box.card.title),
        )
    draw_number(painter, box.card.number, inside.topLeft() + QPointF(6, 6), NUMBER)


def _paint_note(painter: QPainter, note: Note, chosen: bool, faded: bool) -> None:
    rect = qrect(note.rect)
    painter.save()
    if faded:
        painter.setOpacity(0.22)
    painter.setPen(QPen(QColor(SKY if chosen else HAIR), 2.5 if chosen else 1.2))
    painter.setBrush(QColor("#FFFDF8"))
    painter.drawRoundedRect(rect, 6, 6)
    group = note.line.group
    colour = QColor(group.mark.dark if group else SMOKE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(rect.x(), rect.y(), STRIPE, rect.height()), 3, 3)
    painter.setPen(colour)
    painter.setFont(sans(13, 700))
    baseline = rect.y() + NOTE_INSET + LINE_HEIGHT * 0.74
    if group:
        painter.drawText(QPointF(rect.x() + STRIPE + 8, baseline), group.mark.shape)
    painter.setPen(QColor(INK))
    painter.setFont(serif(WORDS))
    for index, text in enumerate(note.lines):
        painter.drawText(QPointF(rect.x() + NOTE_INSET_LEFT, baseline + index * LINE_HEIGHT), text)
    mark = "★" if note.line.reaction.favourite else ""
    mark += "≠" if note.line.two_versions else ""
    if mark:
        painter.setPen(QColor(EMBER))
        painter.setFont(sans(14, 800))
        painter.drawText(QRectF(rect.right() - 30, rect.y() + 2, 26, 18), Qt.AlignmentFlag.AlignRight, mark)
    painter.restore()
