"""A card on the table: back or picture, turned over in 200 ms, pressed by touch, mouse or keyboard."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Card
from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.card_back import draw_rings
from bonfire_deck.paper.cards import draw_card, draw_number, fitted, shown_ratio
from bonfire_deck.paper.fonts import sans
from bonfire_deck.paper.inks import EMBER, FLAME, GLOW, SMOKE_NIGHT, SOOT2, WHITE
from bonfire_deck.ui.audience.word_cards import draw_words
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.table.looks import picture_name

TURN_MILLISECONDS = 200
RATIO = 1.5
LEAST_LETTERS = 16
"""Pixels: of words on a card."""
BACK, RING = "#8A3219", "#B5603A"


class TableCard(QAbstractButton):
    """A single card, independent of groups and rounds."""

    turned = Signal()
    """The card has finished turning and is face up."""

    def __init__(self, images: Images, parent: QWidget | None = None) -> None:
        """Load pictures from `images`."""
        super().__init__(parent)
        self.setObjectName("table-card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._images = images
        self.card: Card | None = None
        self.down = True
        self.chosen = False
        self.large = False
        """Whether the picture is drawn from its stored size instead of its thumbnail."""
        self._face: QPixmap | None = None
        self._turn = QVariantAnimation(self)
        self._turn.setDuration(TURN_MILLISECONDS)
        self._turn.setStartValue(0.0)
        self._turn.setEndValue(1.0)
        self._turn.valueChanged.connect(lambda _value: self.update())
        self._turn.finished.connect(self.turned)

    def sizeHint(self) -> QSize:
        """Return a preferred size; a card can be of any size."""
        return QSize(240, 160)

    def show_card(self, card: Card | None, *, down: bool, moves: bool, words: str = "") -> None:
        """Show a card or its back; `words` describe it to screen readers while it is face down."""
        turning = self.down and not down and self.card is not None and self.isVisible()
        if card != self.card:
            self._face = None
        self.card, self.down = card, down or card is None
        if card is not None and not self.down:
            self.setAccessibleName(picture_name(card.number))
            self.setAccessibleDescription(shown_text(card.alt_text or card.words))
        else:
            self.setAccessibleName(words or _("A card, face down"))
            self.setAccessibleDescription("")
        self._turn.stop()
        if turning and moves:
            self._turn.start()
        self.update()
        if turning and not moves:
            self.turned.emit()

    def turn_from_back(self, *, moves: bool) -> None:
        """Turn over a newly drawn card before people's eyes."""
        if moves:
            self._turn.start()
        else:
            self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Enter like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, narrower while it turns."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        down, narrow = self.down, 1.0
        if self._turn.state() == QVariantAnimation.State.Running:
            done = float(self._turn.currentValue())
            down, narrow = done < 0.5, abs(math.cos(done * math.pi))
        image = self._images.small(self.card.picture_id) if self.card and not down else None
        ratio = RATIO
        if self.card is not None and image is not None:
            ratio = shown_ratio(self.card, (image.width(), image.height()))
        whole = box = fitted(ratio, QRectF(self.rect()).adjusted(6, 6, -6, -6))
        if narrow < 1.0:
            box = QRectF(box.center().x() - box.width() * narrow / 2, box.y(), box.width() * narrow, box.height())
        rim = max(4.0, min(9.0, box.height() * 0.03))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(WHITE))
        painter.drawRoundedRect(box, rim * 1.6, rim * 1.6)
        inner = box.adjusted(rim, rim, -rim, -rim)
        if down or self.card is None:
            self._draw_back(painter, inner)
        elif inner.width() > 0:
            self._draw_face(painter, inner, self.card, whole.adjusted(rim, rim, -rim, -rim).size())
        if self.hasFocus() or self.chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(FLAME if self.hasFocus() else EMBER), 5))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), rim * 1.9, rim * 1.9)

    def _draw_back(self, painter: QPainter, box: QRectF) -> None:
        painter.save()
        painter.setBrush(QColor(BACK))
        painter.drawRoundedRect(box, 6, 6)
        # Inset by a pixel: a clipped edge is not antialiased.
        clip = QPainterPath()
        clip.addRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        painter.setClipPath(clip)
        draw_rings(painter, box, box, RING, max(1.0, box.height() * 0.008))
        painter.setPen(QColor(GLOW))
        painter.setFont(sans(max(24.0, box.height() * 0.24), 800))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
        painter.restore()

    def _draw_face(self, painter: QPainter, box: QRectF, card: Card, size: QSizeF) -> None:
        """Draw the picture into `box`, rendered for `size`, which is the card's size while it is not turning."""
        badge = max(18.0, min(44.0, box.height() * 0.12))
        if not card.picture_id:
            painter.fillRect(box, QColor(SOOT2))
            words = shown_text(card.words or card.title)
            sizes = range(max(LEAST_LETTERS, round(box.height() * 0.13)), LEAST_LETTERS - 1, -1)
            draw_words(painter, words, box.adjusted(12, badge * 1.3, -12, -8), sizes)
        else:
            painter.drawPixmap(box, self._pixmap(card, size), QRectF())
        draw_number(painter, card.number, box.topLeft() + QPointF(badge, badge) * 0.25, badge)

    def _pixmap(self, card: Card, shown: QSizeF) -> QPixmap:
        """Return the rendered picture, cached per size, since decoding again would delay key presses."""
        size = (shown * self.devicePixelRatio()).toSize().expandedTo(QSize(1, 1))
        turning = self._turn.state() == QVariantAnimation.State.Running
        if self._face is None or (self._face.size() != size and not turning):
            self._face = self._made(card, size)
        return self._face

    def _made(self, card: Card, size: QSize) -> QPixmap:
        whole = self._images.whole(card.picture_id) if self.large else None
        small = self._images.small(card.picture_id)
        image = whole if whole is not None else small.toImage() if small is not None else QImage()
        made = QPixmap(size)
        made.fill(QColor(SMOKE_NIGHT))
        if not image.isNull():
            painter = QPainter(made)
            draw_card(painter, card, image, QRectF(made.rect()))
            painter.end()
        return made
