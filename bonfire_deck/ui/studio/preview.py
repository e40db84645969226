"""A large view of a card: its whole picture, or its words in large type."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from bonfire_deck.model.rows import Card
from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.cards import draw_card, fitted, pin_point, shown_ratio
from bonfire_deck.paper.fonts import serif
from bonfire_deck.paper.inks import INK, WHITE
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.theme import fix, paper_colours, sized

HEIGHT = 226
RING = 9.0


def draw_focus(painter: QPainter, point: QPointF) -> None:
    """Draw the focus ring so that it is visible on light and dark."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width in ((INK, 4.5), (WHITE, 2.2)):
        painter.setPen(QPen(QColor(ink), width))
        painter.drawEllipse(point, RING, RING)


class Preview(QWidget):
    """A large view of the selected card."""

    def __init__(self, images: Images) -> None:
        """Read pictures from `images`."""
        super().__init__()
        self.setObjectName("card-preview")
        fix(self, height=HEIGHT)
        self._images = images
        self._card: Card | None = None
        images.came.connect(self.update)

    def show_card(self, card: Card | None) -> None:
        """Show `card`."""
        self._card = card
        self.setAccessibleName(shown_text(card.alt_text or card.words) if card else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the whole card."""
        card = self._card
        if card is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if not card.picture_id:
            self._paint_words(painter, fitted(1.5, box), card)
            return
        # Decoded on another thread: the thumbnail stands in until then.
        if self._images.is_ready(card.picture_id):
            image = self._images.whole(card.picture_id)
        else:
            self._images.look_ahead([card.picture_id])
            small = self._images.small(card.picture_id)
            image = small.toImage() if small is not None else None
        if image is None:
            return
        target = fitted(shown_ratio(card, (image.width(), image.height())), box)
        draw_card(painter, card, image, target)
        if (card.focal_x, card.focal_y) != (0.5, 0.5):
            draw_focus(painter, pin_point(card, (card.focal_x, card.focal_y), target))

    def _paint_words(self, painter: QPainter, box: QRectF, card: Card) -> None:
        colours = paper_colours()
        painter.setPen(QPen(QColor(colours["line"]), 1))
        painter.setBrush(QColor(colours["ground"]))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 9, 9)
        painter.setPen(QColor(colours["text"]))
        words = shown_text(card.words)
        painter.setFont(serif(sized(30 if len(words) < 60 else 20), 600))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box.adjusted(18, 12, -18, -12), flags, words)
