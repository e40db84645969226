"""The follow-up slides on a screen: the slides of the exported file, in text a room can read, split into pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.board import measure, runs_leftward
from bonfire_deck.paper.canvas import Face
from bonfire_deck.paper.cards import draw_card, fitted
from bonfire_deck.paper.inks import CREAM, EMBER, GLOW, NIGHT, SMOKE_NIGHT
from bonfire_deck.ui.audience.measures import SMALLEST
from bonfire_deck.writing.document import Document, Picture, Speaker
from bonfire_deck.writing.slides import Slide, slides_of

SIZES = (0.055, 0.047, SMALLEST)
"""How large people's words are tried to be, in parts of the height."""
TITLE, OPENING, DESCRIBED = 0.055, 0.09, 0.05
EDGE, GAP = 0.05, 0.03
LEADING = 1.32
"""From one line to the next, in heights of a letter."""
PICTURE_SHARE = 0.56
"""How much of the width a picture has."""
INDENT = 1.5
"""Where words begin behind a group's mark, in heights of a letter."""
MOST_TITLE, MOST_ABOVE = 2, 3
"""Lines of a title, and of what stands above the words."""
MOST_LETTERS = 1000
"""Of what is not cut into pages."""

PictureOf = Callable[[str], QImage | None]


@dataclass(frozen=True)
class Letters:
    """One positioned line of text."""

    text: str
    x: float
    baseline: float
    face: Face
    ink: str


@dataclass(frozen=True)
class Page:
    """What is shown at a time: a slide, or as much of its text as fits on one page."""

    slide: Slide
    letters: tuple[Letters, ...]
    picture: QRectF | None = None
    """Where the picture has room."""

    @property
    def words(self) -> str:
        """The text below the title and a description of the picture, for screen readers."""
        seen = self.slide.picture
        title = " ".join(shown_text(self.slide.title).split())
        told = [letters.text for letters in self.letters if letters.text not in title]
        return " ".join(text for text in (seen.alt_text if seen else "", *told) if text.strip())


@dataclass(frozen=True)
class Item:
    """A piece of text on a slide and its attributes."""

    text: str
    remark: str = ""
    speaker: Speaker | None = None
    favourite: bool = False

    @property
    def has_mark(self) -> bool:
        """Whether a sign precedes it."""
        return self.speaker is not None or self.favourite


def show_pages(document: Document, area: QRectF) -> list[Page]:
    """Return the slides of a write-up as pages for a screen of `area`."""
    known: dict[Face, QFontMetricsF] = {}
    return [page for slide in slides_of(document) for page in _Setter(slide, area, known).pages()]


class _Setter:
    """Lays out one slide as lines on a screen."""

    def __init__(self, slide: Slide, area: QRectF, known: dict[Face, QFontMetricsF]) -> None:
        self._slide = slide
        self._known = known
        self._area = area
        self._high = area.height()
        edge = self._high * EDGE
        self._inside = area.adjusted(edge, edge, -edge, -edge)

    def pages(self) -> Iterator[Page]:
        if self._slide.is_opening:
            yield Page(self._slide, tuple(self._opening()))
            return
        head, room = self._head()
        picture = None
        if self._slide.picture is not None:
            picture = QRectF(room)
            picture.setWidth(self._area.width() * PICTURE_SHARE)
            room.setLeft(picture.right() + self._high * EDGE)
        above, room = self._above(room)
        items = tuple(_items(self._slide))
        if not items:
            yield Page(self._slide, (*head, *above), picture)
        for page in self._set_items(items, room):
            yield Page(self._slide, (*head, *above, *page), picture)

    def _lines(self, text: str, face: Face, width: float, most: int = 0) -> list[str]:
        """Break text into lines; `most`, if not 0, limits them and ends the last with dots."""
        words = " ".join(shown_text(text)[:MOST_LETTERS].split()) if most else shown_text(text)
        lines = list(measure(words, width, face))
        if most and len(lines) > most:
            lines = [*lines[: most - 1], face.elided(" ".join(lines[most - 1 :]), width)]
        return lines

    def _put(self, lines: Sequence[str], x: float, y: float, width: float, face: Face, ink: str) -> list[Letters]:
        """Stack lines from `y` downwards; right-to-left text is aligned right."""
        if face not in self._known:
            self._known[face] = QFontMetricsF(face.font())
        metrics, lead = self._known[face], face.size * LEADING
        down = (lead - metrics.height()) / 2 + metrics.ascent()
        return [
            Letters(
                line,
                x + width - metrics.horizontalAdvance(line) if runs_leftward(line) else x,
                y + place * lead + down,
                face,
                ink,
            )
            for place, line in enumerate(lines)
        ]

    def _head(self) -> tuple[list[Letters], QRectF]:
        """Lay out the title and return it with the space below."""
        face, inside = Face(self._high * TITLE, 700), QRectF(self._inside)
        lines = self._lines(self._slide.title, face, inside.width(), MOST_TITLE)
        letters = self._put(lines, inside.x(), inside.y(), inside.width(), face, CREAM)
        inside.setTop(inside.y() + len(lines) * face.size * LEADING + self._high * GAP)
        return letters, inside

    def _above(self, room: QRectF) -> tuple[list[Letters], QRectF]:
        """Lay out what precedes the items and return it with the space left."""
        slide, left = self._slide, QRectF(room)
        is_told_above = bool(slide.lines) or slide.table is not None or slide.picture is not None
        quiet = " · ".join(slide.quiet) if is_told_above else ""
        letters: list[Letters] = []
        for text, of_people, ink in ((quiet, False, GLOW), (slide.question, True, SMOKE_NIGHT)):
            if text.strip():
                face = Face(self._high * SMALLEST, of_people=of_people)
                lines = self._lines(text, face, room.width(), MOST_ABOVE)
                letters += self._put(lines, left.x(), left.y(), left.width(), face, ink)
                left.setTop(left.y() + len(lines) * face.size * LEADING + self._high * GAP / 2)
        if letters:
            left.setTop(left.y() + self._high * GAP / 2)
        return letters, left

    def _set_items(self, items: Sequence[Item], room: QRectF) -> list[list[Letters]]:
        """Lay out the items, in the largest size that fits one page, else in the smallest over several."""
        pages: list[list[Letters]] = []
        for share in SIZES:
            pages = self._filled(items, room, share)
            if len(pages) <= 1:
                break
        return pages

    def _filled(self, items: Sequence[Item], room: QRectF, share: float) -> list[list[Letters]]:
        words, small = Face(self._high * share, of_people=True), Face(self._high * SMALLEST)
        pages: list[list[Letters]] = [[]]
        y = room.y()
        for item in items:
            indent = words.size * INDENT if item.has_mark else 0.0
            width = room.width() - indent
            is_first = True
            for text, face, ink in (
                (item.text, words, GLOW if item.favourite else CREAM), (item.remark, small, SMOKE_NIGHT),
            ):  # fmt: skip
                for line in self._lines(text, face, width) if text.strip() else ():
                    if y + face.size * LEADING > room.bottom() and pages[-1]:
                        pages.append([])
                        y = room.y()
                    if is_first and item.has_mark:
                        pages[-1] += self._mark(item, room, y, words.size)
                    pages[-1] += self._put([line], room.x() + indent, y, width, face, ink)
                    y += face.size * LEADING
                    is_first = False
            y += self._high * GAP
        return [page for page in pages if page]

    def _mark(self, item: Item, room: QRectF, y: float, size: float) -> list[Letters]:
        shape, ink = (item.speaker.shape, item.speaker.colour) if item.speaker is not None else ("★", EMBER)
        return self._put([shape], room.x(), y, size, Face(size, 700), ink)

    def _opening(self) -> Iterator[Letters]:
        """Lay out a slide that opens the show or a chapter, centred."""
        slide, side = self._slide, self._area.width() * 0.1
        width = self._area.width() - 2 * side
        told = [
            (self._lines(text, face, width, most), face, ink)
            for text, face, ink, most in (
                (slide.title, Face(self._high * OPENING, 600, of_people=True), CREAM, 3),
                (slide.question, Face(self._high * DESCRIBED, of_people=True), CREAM, 4),
                (" · ".join(slide.quiet), Face(self._high * SMALLEST), GLOW, 2),
            )
            if text.strip()
        ]
        gap = self._high * EDGE
        tall = sum(len(lines) * face.size * LEADING for lines, face, _ink in told) + gap * (len(told) - 1)
        y = self._area.y() + max(gap, (self._high - tall) / 2)
        for lines, face, ink in told:
            yield from self._put(lines, self._area.x() + side, y, width, face, ink)
            y += len(lines) * face.size * LEADING + gap


def _items(slide: Slide) -> Iterator[Item]:
    """Return the text of a slide, with quotes that the slide truncates in full."""
    cut = [line for line in slide.lines if line.text.endswith("…")] if slide.notes.strip() else []
    for line in slide.lines:
        # The exported file keeps the full text of a long quote in its notes; here it continues on more pages.
        whole = slide.notes if cut == [line] else line.text
        yield Item(whole, line.remark, line.speaker, line.favourite)
    for row in slide.table.rows if slide.table is not None else ():
        first, *others = row
        yield Item(first, " · ".join(" ".join(shown_text(cell).split()) for cell in others if cell.strip()))
    if not slide.lines and slide.table is None and slide.picture is None:
        for sentence in slide.quiet:
            yield Item("", sentence)


def paint_slide(painter: QPainter, area: QRectF, page: Page, image: PictureOf) -> None:
    """Paint a page into `area`, for which it was laid out."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(area, QColor(NIGHT))
    picture = page.slide.picture
    if picture is not None and page.picture is not None:
        _paint_picture(painter, page.picture, picture, image(picture.picture_id), area.height())
    for letters in page.letters:
        leftward = runs_leftward(letters.text)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight)
        painter.setPen(QColor(letters.ink))
        painter.setFont(letters.face.font())
        painter.drawText(QPointF(letters.x, letters.baseline), letters.text)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _paint_picture(painter: QPainter, room: QRectF, picture: Picture, image: QImage | None, height: float) -> None:
    if image is None or image.isNull():
        face = Face(height * DESCRIBED, of_people=True)
        words = shown_text(picture.words or picture.alt_text)[:MOST_LETTERS]
        lines = measure(words, room.width(), face)[: int(room.height() / (face.size * LEADING))]
        painter.setPen(QColor(CREAM))
        painter.setFont(face.font())
        for place, line in enumerate(lines):
            painter.drawText(QPointF(room.x(), room.y() + face.size * (1 + place * LEADING)), line)
        return
    across, down = image.width() * max(picture.crop_width, 0.01), image.height() * max(picture.crop_height, 0.01)
    target = fitted(down / across if picture.rotation % 2 else across / down, room)
    target.moveTop(room.top())
    draw_card(painter, picture, image, target)
