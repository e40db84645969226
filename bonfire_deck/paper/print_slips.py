"""Paper for the tables: reaction slips, a sheet for each group, and all cards on one page."""

from collections.abc import Iterator, Sequence
from functools import partial
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from bonfire_deck.i18n import _
from bonfire_deck.model.imposition import SHEETS
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import Snapshot
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.words import Mark, kind_label
from bonfire_deck.paper.canvas import Images
from bonfire_deck.paper.cards import draw_card, draw_number, fitted, shown_ratio
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import ASH, HAIR, INK, SMOKE
from bonfire_deck.paper.print_cards import SIZES_OF_WORDS
from bonfire_deck.paper.print_pages import POINT, Page
from bonfire_deck.paper.wrapping import fitting

EDGE = 28.0
SLIPS_ACROSS, SLIPS_DOWN = 2, 4
LINE = 21.0
"""From one line to write on to the next, in points."""
CARDS_A_PAGE = 5
KINDS = ("see", "feel", "mean")
FOOT = 14.0


def slip_pages(snapshot: Snapshot, sheet: str, count: int) -> Iterator[Page]:
    """Yield `count` pages of reaction slips, eight a page."""
    title = shown_text(snapshot.session.about.title)
    for _page in range(count):
        yield Page(*SHEETS[sheet], partial(_paint_slips, SHEETS[sheet], title))


def _paint_slips(size: tuple[float, float], title: str, painter: QPainter, _images: Images) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width, height = size[0] / POINT, size[1] / POINT
    across, down = width / SLIPS_ACROSS, height / SLIPS_DOWN
    dashed = QPen(QColor(SMOKE), 0.5, Qt.PenStyle.DashLine)
    for column in range(1, SLIPS_ACROSS):
        painter.setPen(dashed)
        painter.drawLine(QPointF(column * across, 0), QPointF(column * across, height))
    for row in range(1, SLIPS_DOWN):
        painter.setPen(dashed)
        painter.drawLine(QPointF(0, row * down), QPointF(width, row * down))
    for place in range(SLIPS_ACROSS * SLIPS_DOWN):
        box = QRectF(place % SLIPS_ACROSS * across, place // SLIPS_ACROSS * down, across, down)
        _paint_slip(painter, box.adjusted(22, 18, -22, -16), title)


def _paint_slip(painter: QPainter, box: QRectF, title: str) -> None:
    painter.setPen(QColor(INK))
    painter.setFont(sans(10, 700))
    painter.drawText(QPointF(box.x(), box.y() + 15), _("Picture no."))
    number = QRectF(box.x() + 62, box.y(), 42, 22)
    painter.setPen(QPen(QColor(INK), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(number, 3, 3)
    painter.setPen(QColor(INK))
    painter.drawText(QPointF(number.right() + 16, box.y() + 15), _("Group"))
    painter.setPen(QPen(QColor(SMOKE), 0.6))
    painter.drawLine(QPointF(number.right() + 52, box.y() + 18), QPointF(box.right(), box.y() + 18))
    _paint_kinds(painter, box.x(), box.y() + 34)
    _paint_lines(painter, QRectF(box.x(), box.y() + 46, box.width(), box.height() - 46 - FOOT))
    painter.setPen(QColor(SMOKE))
    painter.setFont(sans(7))
    shown = QFontMetricsF(painter.font()).elidedText(title, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(QPointF(box.x(), box.bottom()), shown)


def _paint_kinds(painter: QPainter, x: float, y: float) -> None:
    """Draw a ring to tick for each kind of reaction."""
    painter.setFont(sans(9))
    for kind in KINDS:
        painter.setPen(QPen(QColor(INK), 0.8))
        painter.drawEllipse(QRectF(x, y, 8, 8))
        painter.setPen(QColor(INK))
        label = kind_label(kind)
        painter.drawText(QPointF(x + 12, y + 8), label)
        x += 26 + QFontMetricsF(painter.font()).horizontalAdvance(label)


def _paint_lines(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(QColor(HAIR), 0.8))
    y = box.y() + LINE
    while y <= box.bottom():
        painter.drawLine(QPointF(box.x(), y), QPointF(box.right(), y))
        y += LINE


def group_pages(snapshot: Snapshot, cards: Sequence[Card], marks: Sequence[Mark], sheet: str) -> Iterator[Page]:
    """Yield pages for each group with small versions of its cards, each beside lines to write on."""
    count = max(1, ceil(len(cards) / CARDS_A_PAGE))
    for number, mark in enumerate(marks, 1):
        for place in range(count):
            some = cards[place * CARDS_A_PAGE : (place + 1) * CARDS_A_PAGE]
            heading = _("Group {number}  {shape} {name}").format(number=number, shape=mark.shape, name=mark.name)
            told = f"{place + 1} / {count}" if count > 1 else ""
            paint = partial(_paint_group, SHEETS[sheet], snapshot, some, (heading, told, mark.dark))
            yield Page(*SHEETS[sheet], paint)


def _paint_group(
    size: tuple[float, float], snapshot: Snapshot, cards: Sequence[Card], head: tuple[str, str, str],
    painter: QPainter, images: Images,
) -> None:  # fmt: skip
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    width, height = size[0] / POINT, size[1] / POINT
    heading, told, ink = head
    painter.setPen(QColor(ink))
    painter.setFont(sans(16, 800))
    painter.drawText(QPointF(EDGE, EDGE + 16), shown_text(heading))
    painter.setPen(QColor(SMOKE))
    painter.setFont(sans(9))
    title = shown_text(snapshot.session.about.title)
    painter.drawText(QRectF(EDGE, EDGE, width - 2 * EDGE, 18), Qt.AlignmentFlag.AlignRight, f"{title}  {told}".strip())
    top = EDGE + 34
    down = (height - top - EDGE) / CARDS_A_PAGE
    for place, card in enumerate(cards):
        box = QRectF(EDGE, top + place * down, width - 2 * EDGE, down - 14)
        picture = QRectF(box.x(), box.y(), box.height() * 1.25, box.height() - 16)
        _paint_card(painter, images, snapshot, card, picture)
        painter.setPen(QColor(INK))
        painter.setFont(sans(9, 700))
        label = f"{card.number}  {shown_text(card.title)}"
        shown = QFontMetricsF(painter.font()).elidedText(label, Qt.TextElideMode.ElideRight, picture.width())
        painter.drawText(QPointF(picture.x(), picture.bottom() + 12), shown)
        left = picture.right() + 18
        _paint_kinds(painter, left, box.y() + 1)
        _paint_lines(painter, QRectF(left, box.y() + 6, box.right() - left, box.height() - 6))


def _paint_card(painter: QPainter, images: Images, snapshot: Snapshot, card: Card, box: QRectF) -> None:
    """Draw a whole card with its number."""
    stored = snapshot.pictures.get(card.picture_id)
    image = images(card.picture_id) if card.picture_id else None
    if image is not None and stored is not None:
        target = fitted(shown_ratio(card, (stored.width, stored.height)), box)
        target.moveTopLeft(QPointF(box.x(), box.y()))
        draw_card(painter, card, image, target)
    else:
        target = QRectF(box)
        painter.fillRect(target, QColor(ASH))
        inside = target.adjusted(8, 8, -8, -8)
        words = shown_text(card.words or card.title)
        painter.setFont(fitting(words, inside, SIZES_OF_WORDS))
        painter.setPen(QColor(INK))
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
    draw_number(painter, card.number, target.topLeft() + QPointF(3, 3), max(8.0, min(15.0, target.height() * 0.16)))


def contact_page(snapshot: Snapshot, cards: Sequence[Card], sheet: str) -> Page:
    """Return one page with all cards, as large as they fit."""
    return Page(*SHEETS[sheet], partial(_paint_contact, SHEETS[sheet], snapshot, cards))


def _paint_contact(
    size: tuple[float, float], snapshot: Snapshot, cards: Sequence[Card], painter: QPainter, images: Images
) -> None:
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    width, height = size[0] / POINT, size[1] / POINT
    painter.setPen(QColor(INK))
    painter.setFont(serif(17, 700))
    painter.drawText(QPointF(EDGE, EDGE + 15), shown_text(snapshot.session.about.title))
    room = QRectF(EDGE, EDGE + 30, width - 2 * EDGE, height - 2 * EDGE - 30)
    across, down = _grid(len(cards), room)
    cell = room.width() / across
    label = min(11.0, room.height() / down * 0.16)
    for place, card in enumerate(cards):
        box = QRectF(room.x() + place % across * cell, room.y() + place // across * room.height() / down, cell, 0)
        box.setHeight(room.height() / down)
        picture = box.adjusted(2, 2, -2, -2 - label - 2)
        _paint_card(painter, images, snapshot, card, picture)
        painter.setPen(QColor(SMOKE))
        painter.setFont(sans(max(4.0, label * 0.72)))
        shown = QFontMetricsF(painter.font()).elidedText(
            shown_text(card.title), Qt.TextElideMode.ElideRight, picture.width()
        )
        painter.drawText(QPointF(picture.x(), box.bottom() - 3), shown)


def _grid(count: int, room: QRectF) -> tuple[int, int]:
    """Return columns and rows for `count` 3:2 pictures, each with a line below, as large as they fit."""
    best, found = 0.0, (1, 1)
    for across in range(1, max(1, count) + 1):
        down = max(1, ceil(count / across))
        picture = min(room.width() / across, room.height() / down * 0.84 * 1.5)
        if picture > best:
            best, found = picture, (across, down)
    return found
