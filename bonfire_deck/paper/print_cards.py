"""Cards to cut out: full-bleed pictures, words in large type, and a calm back with the number."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from bonfire_deck.model.imposition import Place, PrintOptions, Sheet, back_sheet, front_sheet, is_upside_down
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import Snapshot
from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.canvas import Images
from bonfire_deck.paper.card_back import HEARTH, draw_rings
from bonfire_deck.paper.cards import draw_number, fill_card, shown_ratio
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import ASH, EMBER_DEEP, INK, PAPER, SMOKE
from bonfire_deck.paper.print_pages import POINT, Page, in_points
from bonfire_deck.paper.wrapping import fitting
from bonfire_deck.writing.plain import one_line

MARK_WIDTH = 0.5
RING_WIDTH = 0.75
"""Points of the rings on the back."""
SIZES_OF_WORDS = range(44, 7, -1)
"""Points of the letters on a word card: the largest that fits is taken."""


def card_pages(snapshot: Snapshot, cards: Sequence[Card], options: PrintOptions) -> Iterator[Page]:
    """Yield a page of fronts for each sheet of cards, followed by a page of their backs."""
    fronts, backs = front_sheet(options), back_sheet(options)
    for start in range(0, len(cards), len(fronts.places)):
        some = cards[start : start + len(fronts.places)]
        yield _page(fronts, partial(_paint_fronts, fronts, some, snapshot, options))
        if options.backs:
            yield _page(backs, partial(_paint_backs, backs, some, snapshot, options))


def _page(sheet: Sheet, paint: Callable[[QPainter, Images], None]) -> Page:
    return Page(sheet.width, sheet.height, paint, sheet.trim, sheet.bleed)


def _paint_fronts(
    sheet: Sheet, cards: Sequence[Card], snapshot: Snapshot, options: PrintOptions, painter: QPainter, images: Images
) -> None:
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    for card, place in zip(cards, sheet.places, strict=False):
        stored = snapshot.pictures.get(card.picture_id)
        size = (stored.width, stored.height) if stored is not None else None
        _paint_front(painter, images, card, place, size, has_number=not options.backs)
    painter.setPen(QPen(QColor(INK), MARK_WIDTH))
    for mark in sheet.marks if cards else ():
        ends = [value / POINT for value in (mark.x1, mark.y1, mark.x2, mark.y2)]
        painter.drawLine(QPointF(ends[0], ends[1]), QPointF(ends[2], ends[3]))


def _paint_front(
    painter: QPainter, images: Images, card: Card, place: Place, size: tuple[int, int] | None, *, has_number: bool
) -> None:
    image = images(card.picture_id) if card.picture_id else None
    ratio = shown_ratio(card, size) if size is not None else 1.0
    with _turned(painter, in_points(place.bleed), in_points(place.trim), sideways=_is_sideways(place, ratio)) as boxes:
        bleed, trim = boxes
        if image is not None and size is not None:
            fill_card(painter, card, image, ratio, bleed)
        else:
            _paint_words(painter, shown_text(card.words or card.title), bleed, trim)
        if has_number:
            high = max(9.0, min(trim.width(), trim.height()) * 0.075)
            draw_number(painter, card.number, trim.topLeft() + QPointF(high * 0.7, high * 0.7), high)


def _is_sideways(place: Place, ratio: float) -> bool:
    """Return whether a picture is rotated to fill its card: a wide one on an upright card, or the reverse."""
    return (ratio > 1.0) != (place.trim.width > place.trim.height) and ratio != 1.0


@contextmanager
def _turned(painter: QPainter, bleed: QRectF, trim: QRectF, *, sideways: bool) -> Iterator[tuple[QRectF, QRectF]]:
    """Yield a card's boxes in reading orientation, rotated by a quarter turn if it lies sideways."""
    painter.save()
    painter.setClipRect(bleed, Qt.ClipOperation.IntersectClip)
    if sideways:
        painter.translate(trim.center())
        painter.rotate(-90)
        bleed, trim = (_quarter(box, trim.center()) for box in (bleed, trim))
    yield bleed, trim
    painter.restore()


def _quarter(box: QRectF, centre: QPointF) -> QRectF:
    """Return a box rotated about `centre` by a quarter turn to the left."""
    left, top = box.x() - centre.x(), box.y() - centre.y()
    return QRectF(-(top + box.height()), left, box.height(), box.width())


def _paint_words(painter: QPainter, words: str, bleed: QRectF, trim: QRectF) -> None:
    painter.fillRect(bleed, QColor(ASH))
    inside = trim.adjusted(trim.width() * 0.1, trim.height() * 0.1, -trim.width() * 0.1, -trim.height() * 0.1)
    painter.setFont(fitting(words, inside, SIZES_OF_WORDS))
    painter.setPen(QColor(INK))
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)


def _paint_backs(
    sheet: Sheet, cards: Sequence[Card], snapshot: Snapshot, options: PrintOptions, painter: QPainter, _images: Images
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    about = snapshot.session.about
    for card, place in zip(cards, sheet.places, strict=False):
        stored = snapshot.pictures.get(card.picture_id)
        ratio = shown_ratio(card, (stored.width, stored.height)) if stored is not None else 1.0
        credit = " · ".join(text for text in (card.credit or about.credit, card.licence or about.licence) if text)
        title = one_line(card.title) if options.titles else ""
        bleed, trim = in_points(place.bleed), in_points(place.trim)
        sideways = _is_sideways(place, ratio)
        with _turned(painter, bleed, trim, sideways=sideways) as boxes:
            if is_upside_down(options, sideways=sideways):
                painter.translate(boxes[1].center() * 2)
                painter.rotate(180)
            paint_back(painter, *boxes, card.number, title, one_line(credit))


def paint_back(painter: QPainter, bleed: QRectF, trim: QRectF, number: int, title: str, credit: str) -> None:
    """Draw the back of a card: rings like a fire seen from above, the number in their centre, credit at the foot."""
    painter.fillRect(bleed, QColor(PAPER))
    draw_rings(painter, bleed, trim, EMBER_DEEP, RING_WIDTH)
    side = min(trim.width(), trim.height())
    painter.setPen(QColor(INK))
    painter.setFont(serif(side * 0.2, 700))
    disc = QRectF(0, 0, side * HEARTH * 2, side * HEARTH * 2)
    disc.moveCenter(trim.center())
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))
    _paint_label(painter, trim, title, serif(max(7.0, side * 0.06), 600), INK, 0.13)
    _paint_label(painter, trim, credit, sans(max(5.0, side * 0.032)), SMOKE, 0.955)


def _paint_label(painter: QPainter, trim: QRectF, text: str, font: QFont, ink: str, share: float) -> None:
    """Draw a line of text on a light ground, centred on the card's width, at `share` of its height."""
    if not text:
        return
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(shown_text(text), Qt.TextElideMode.ElideRight, trim.width() * 0.8)
    width, height = metrics.horizontalAdvance(shown) + 8, metrics.height() + 2
    box = QRectF(trim.center().x() - width / 2, trim.y() + trim.height() * share - height / 2, width, height)
    box.moveBottom(min(box.bottom(), trim.bottom() - 4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(PAPER))
    painter.drawRoundedRect(box, height / 3, height / 3)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
