"""The limit for a board: rows by bare SQL, heights by Qt's own measuring, one item that paints what is seen, by a grid.

It looks like ours and can do nothing but show: nothing is found, chosen, moved, grouped otherwise or read aloud.
"""

import math
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QImageReader, QPainter, QPen, QStaticText, QTextOption
from PySide6.QtWidgets import QFrame, QGraphicsItem, QGraphicsScene, QGraphicsView, QStyleOptionGraphicsItem, QWidget

GROUND, SHEET, SLIP, WHITE, HAIR, INK = "#F4EFE8", "#FDFCFA", "#FFFDF8", "#FFFFFF", "#E2DAD0", "#2A2320"
COLOURS = ("#E69F00", "#56B4E9", "#009E73", "#CC79A7", "#F0E442")
SHAPES = "●▲■◆★"
WIDTH, GAP, LINE, INSET, LEFT = 204.0, 16.0, 22.0, 12.0, 40.0
PADDING, HEADING, BETWEEN = 20.0, 62.0, 32.0
MOST_COLUMNS = 12
CELL = 800.0
"""The grid's mesh."""
COARSE_BELOW = 0.3
SHARP = 900
SCREEN = 1.7
WRAPPED = int(Qt.TextFlag.TextWordWrap)
REACTIONS = (
    "SELECT r.card_id, g.number, r.text FROM reactions r JOIN groups g ON g.id = r.group_id "
    "WHERE r.removed = 0 ORDER BY r.said_at, r.sort, r.id"
)
PICTURES = (
    "SELECT c.id, c.title, p.id, p.width, p.height FROM cards c JOIN pictures p ON p.id = c.picture_id ORDER BY c.sort"
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A reaction in its place."""

    rect: QRectF
    group: int
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in its place."""

    rect: QRectF
    picture_id: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture's sheet in its place, with its heading."""

    rect: QRectF
    heading: str


class Layer(QGraphicsItem):
    """The whole board as one item."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read the session and settle where everything stands."""
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._connection = connection
        self._font = _font("Source Serif Pro", 17, 400)
        self._mark_font = _font("Lato", 12, 700)
        self._wrap = QTextOption()
        self._wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._metrics = QFontMetricsF(self._font)
        self._spacing = self._metrics.lineSpacing()
        self._heading_font = _font("Lato", 23, 700)
        self._grid: defaultdict[tuple[int, int], list[Sheet | Slip | Shown]] = defaultdict(list)
        self._texts: dict[str, QStaticText] = {}
        self._images: dict[str, QImage] = {}
        self._area = QRectF()
        self._place()

    def _place(self) -> None:
        said = defaultdict(list)
        for card_id, group, text in self._connection.execute(REACTIONS):
            said[card_id].append((group, text))
        cards = [card for card in self._connection.execute(PICTURES) if said[card[0]]]
        across = round(math.sqrt(len(cards) * SCREEN))
        x = y = right = below = 0.0
        for number, (card_id, title, picture_id, width, height) in enumerate(cards):
            if number and number % across == 0:
                x, y = 0.0, below + BETWEEN
            rect = self._place_sheet(QPointF(x, y), title, said[card_id], picture_id, height / width)
            x, right, below = rect.right() + BETWEEN, max(right, rect.right()), max(below, rect.bottom())
        self._area = QRectF(-BETWEEN, -BETWEEN, right + 2 * BETWEEN, below + 2 * BETWEEN)

    def _place_sheet(
        self, at: QPointF, title: str, said: list[tuple[int, str]], picture_id: str, ratio: float
    ) -> QRectF:
        columns = max(3, min(MOST_COLUMNS, math.ceil(math.sqrt((len(said) + 2) * 0.75))))
        span = max(2, math.ceil(columns / 2))
        x, y = at.x() + PADDING, at.y() + HEADING
        wide = span * (WIDTH + GAP) - GAP
        filled = [y + wide * ratio + GAP] * span + [y] * (columns - span)
        sheet = QRectF(at.x(), at.y(), columns * (WIDTH + GAP) - GAP + 2 * PADDING, 0)
        room = QRectF(0, 0, WIDTH - LEFT - INSET, 1e6)
        things: list[Slip | Shown] = [Shown(QRectF(x, y, wide, wide * ratio), picture_id)]
        for group, text in said:
            lines = round(self._metrics.boundingRect(room, WRAPPED, text).height() / self._spacing)
            column = filled.index(min(filled))
            rect = QRectF(x + column * (WIDTH + GAP), filled[column], WIDTH, lines * LINE + 2 * INSET)
            filled[column] = rect.bottom() + GAP
            things.append(Slip(rect, group, text))
        sheet.setBottom(max(filled) - GAP + PADDING)
        for thing in (Sheet(sheet, title), *things):
            self._put(thing)
        return sheet

    def _put(self, thing: "Sheet | Slip | Shown") -> None:
        rect = thing.rect
        for across in range(int(rect.left() // CELL), int(rect.right() // CELL) + 1):
            for down in range(int(rect.top() // CELL), int(rect.bottom() // CELL) + 1):
                self._grid[across, down].append(thing)

    def boundingRect(self) -> QRectF:
        """Return the whole board."""
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint what is seen."""
        seen: QRectF = option.exposedRect
        coarse = painter.worldTransform().m11() < COARSE_BELOW
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        things: dict[int, Sheet | Slip | Shown] = {}
        for across in range(int(seen.left() // CELL), int(seen.right() // CELL) + 1):
            for down in range(int(seen.top() // CELL), int(seen.bottom() // CELL) + 1):
                things |= {id(thing): thing for thing in self._grid.get((across, down), ())}
        found = [thing for thing in things.values() if thing.rect.intersects(seen)]
        for thing in found:
            if isinstance(thing, Sheet):
                self._paint_sheet(painter, thing)
            elif isinstance(thing, Shown):
                self._paint_picture(painter, thing)
        slips = [thing for thing in found if isinstance(thing, Slip)]
        if coarse:
            self._paint_coarse(painter, slips)
        else:
            self._paint_slips(painter, slips)

    def _paint_sheet(self, painter: QPainter, sheet: Sheet) -> None:
        painter.setPen(QPen(QColor(HAIR), 1.2))
        painter.setBrush(QColor(SHEET))
        painter.drawRoundedRect(sheet.rect, 16, 16)
        painter.setPen(QColor(INK))
        painter.setFont(self._heading_font)
        painter.drawText(sheet.rect.topLeft() + QPointF(PADDING, PADDING + 17), sheet.heading)

    def _paint_coarse(self, painter: QPainter, slips: list[Slip]) -> None:
        """Paint papers too small for round corners and words: one call for all, and one a colour."""
        painter.setPen(QPen(QColor(HAIR), 1.2))
        painter.setBrush(QColor(SLIP))
        painter.drawRects([slip.rect for slip in slips])
        painter.setPen(Qt.PenStyle.NoPen)
        for number, colour in enumerate(COLOURS, 1):
            painter.setBrush(QColor(colour))
            painter.drawRects(
                [QRectF(s.rect.x(), s.rect.y(), 7, s.rect.height()) for s in slips if s.group == number]
            )  # fmt: skip

    def _paint_slips(self, painter: QPainter, slips: list[Slip]) -> None:
        shadows = [QColor(42, 35, 32, 14), QColor(42, 35, 32, 8)]
        slip_colour, edge, ink = QColor(SLIP), QPen(QColor(HAIR), 1.2), QPen(QColor(INK))
        colours = [QColor(colour) for colour in COLOURS]
        for slip in slips:
            rect = slip.rect
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shadows[0])
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, 1), 6, 6)
            painter.setBrush(shadows[1])
            painter.drawRoundedRect(rect.adjusted(-1, 2, 1, 4), 7, 7)
            painter.setBrush(slip_colour)
            painter.setPen(edge)
            painter.drawRoundedRect(rect, 6, 6)
            painter.setBrush(colours[slip.group - 1])
            painter.setPen(ink)
            painter.drawRoundedRect(QRectF(rect.x(), rect.y(), 7, rect.height()), 3, 3)
            painter.setFont(self._mark_font)
            baseline = rect.y() + INSET + LINE * 0.74
            painter.drawText(QPointF(rect.x() + 12, baseline), f"{SHAPES[slip.group - 1]} {slip.group}")
            painter.setFont(self._font)
            painter.drawStaticText(QPointF(rect.x() + LEFT, rect.y() + INSET), self._static(slip.text))

    def _static(self, text: str) -> QStaticText:
        found = self._texts.get(text)
        if found is None:
            found = self._texts[text] = QStaticText(text)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.setTextOption(self._wrap)
            found.setTextWidth(WIDTH - LEFT - INSET)
        return found

    def _paint_picture(self, painter: QPainter, shown: Shown) -> None:
        painter.setPen(QPen(QColor(HAIR), 1.2))
        painter.setBrush(QColor(WHITE))
        painter.drawRoundedRect(shown.rect, 6, 6)
        image = self._images.get(shown.picture_id)
        if image is None:
            query = "SELECT thumbnail FROM pictures WHERE id = ?"
            data = self._connection.execute(query, (shown.picture_id,)).fetchone()[0]
            image = self._images[shown.picture_id] = QImage.fromData(QByteArray(data))
        painter.drawImage(shown.rect.adjusted(6, 6, -6, -6), image)

    def sharpen(self) -> None:
        """Take sharp pictures in place of the small ones."""
        for picture_id, data in self._connection.execute("SELECT id, data FROM pictures"):
            buffer = QBuffer()
            buffer.setData(QByteArray(data))
            reader = QImageReader(buffer)
            reader.setScaledSize(reader.size().scaled(SHARP, SHARP, Qt.AspectRatioMode.KeepAspectRatio))
            self._images[picture_id] = reader.read()


def _font(family: str, pixels: int, weight: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def open_board(path: Path, size: QSize) -> tuple[QGraphicsView, Layer]:
    """Open the board of a session in a window of its own, all of it in view."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    scene = QGraphicsScene()
    scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
    layer = Layer(connection)
    scene.addItem(layer)
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setBackgroundBrush(QColor(GROUND))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.resize(size)
    view.show()
    view.fitInView(layer, Qt.AspectRatioMode.KeepAspectRatio)
    return view, layer
