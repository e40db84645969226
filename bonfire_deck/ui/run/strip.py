"""The strip of cards: numbers, thumbnails, and the number of reactions on each."""

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import Session
from bonfire_deck.paper.cards import draw_number
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import CREAM, EMBER, FLAME, LINE, NIGHT, SOOT2
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.run.capture import is_words
from bonfire_deck.ui.theme import sized

Index = QModelIndex | QPersistentModelIndex
USUAL, LARGE = (92, 56), (128, 80)
"""Width and height of a card in the strip: in a low window, and in a taller one."""
SCROLL_BAR = 12
ASIDE = (23, 19, 17, 190)
"""Overlay on a card set aside: red, green, blue and opacity."""


class CardModel(QAbstractListModel):
    """The cards of a session with their counts."""

    def __init__(self, images: Images, parent: QWidget | None = None) -> None:
        """Load thumbnails from `images`."""
        super().__init__(parent)
        self.images = images
        self.cards: tuple[Card, ...] = ()
        self.counts: dict[str, int] = {}

    def show_session(self, session: Session) -> None:
        """Show the cards of `session`."""
        self.show_cards(session, session.cards)

    def show_cards(self, session: Session, cards: tuple[Card, ...]) -> None:
        """Show some cards of `session`."""
        counts = {card.id: len(session.reactions_by_card.get(card.id, ())) for card in cards}
        if cards != self.cards:
            self.beginResetModel()
            self.cards, self.counts = cards, counts
            self.endResetModel()
        elif counts != self.counts:
            self.counts = counts
            self.dataChanged.emit(self.index(0), self.index(len(self.cards) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of cards."""
        return 0 if parent is not None and parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text for screen readers; the delegate does the drawing."""
        card = self.cards[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            count = self.counts.get(card.id, 0)
            said = ngettext("{count} reaction", "{count} reactions", count) if count else _("nothing said yet")
            said = _("set aside, {said}").format(said=said) if card.set_aside else said
            said = said if card.may_leave else _("{said}, shows people who have not agreed").format(said=said)
            return _("{number} {title}, {said}").format(number=card.number, title=card.title, said=said)
        return None


class CardDelegate(QStyledItemDelegate):
    """Draw one card of the strip or the gallery; cards set aside are grey."""

    def __init__(self, parent: QWidget, size: QSize) -> None:
        """Draw each card in `size`."""
        super().__init__(parent)
        self._size = size

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the same size for all cards."""
        return QSize(self._size.width(), self._size.height() + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the thumbnail, the number and the count of reactions."""
        model = index.model()
        if not isinstance(model, CardModel):
            return
        card = model.cards[index.row()]
        rect: QRect = option.rect
        box = QRectF(rect.x() + 4, rect.y() + 4, self._size.width() - 8, self._size.height())
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        clip = QPainterPath()
        clip.addRoundedRect(box, 6, 6)
        painter.setClipPath(clip)
        pixmap = model.images.small(card.picture_id)
        if pixmap is None:
            painter.fillRect(box, QColor(SOOT2))
            painter.setPen(QColor(CREAM))
            painter.setFont(serif(sized(13), 600))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, card.words or card.title)
        else:
            scale = max(box.width() / pixmap.width(), box.height() / pixmap.height())
            width, height = pixmap.width() * scale, pixmap.height() * scale
            at = QRectF(box.center().x() - width / 2, box.center().y() - height / 2, width, height)
            painter.drawPixmap(at, pixmap, QRectF(pixmap.rect()))
        if not card.may_leave:
            band = QRectF(box.x(), box.bottom() - sized(22), box.width(), sized(22))
            painter.fillRect(band, QColor(*ASIDE))
            painter.setPen(QColor(CREAM))
            painter.setFont(sans(sized(12), 700))
            painter.drawText(band.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, _("not agreed"))
        if card.set_aside:
            painter.fillRect(box, QColor(*ASIDE))
            painter.setPen(QColor(CREAM))
            painter.setFont(sans(sized(13), 700))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _("set aside"))
        painter.setClipping(False)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(EMBER if selected else LINE), 3 if selected else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        draw_number(painter, card.number, box.topLeft() + QPointF(5, 5), sized(20))
        self._draw_count(painter, model.counts.get(card.id, 0), box)
        painter.restore()

    def _draw_count(self, painter: QPainter, count: int, box: QRectF) -> None:
        if not count:
            return
        high = sized(19)
        badge = QRectF(box.right() - 5 - sized(26), box.bottom() - 5 - high, sized(26), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(FLAME))
        painter.drawRoundedRect(badge, 9, 9)
        painter.setPen(QColor(NIGHT))
        painter.setFont(sans(sized(13), 800))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(count))


class CardStrip(QListView):
    """All cards in one row."""

    chosen = Signal(str)
    """The id of a card that was clicked, or selected with Enter."""

    def __init__(self, images: Images, parent: QWidget | None = None) -> None:
        """Load thumbnails from `images`."""
        super().__init__(parent)
        self.setObjectName("card-strip")
        self.setAccessibleName(_("Pictures"))
        self.cards = CardModel(images, self)
        self.setModel(self.cards)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A click leaves the focus in the capture field.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        self._size = QSize()
        self.show_large(is_large=False)

    def show_large(self, *, is_large: bool) -> None:
        """Show larger cards, or those for a low window."""
        size = QSize(*(LARGE if is_large else USUAL))
        if size != self._size:
            self._size = size
            self.setItemDelegate(CardDelegate(self, size))
            self.setFixedHeight(size.height() + 8 + SCROLL_BAR)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self.cards.cards[index.row()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass letters to the capture field instead of searching."""
        if is_words(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def show_session(self, session: Session, card_id: str) -> None:
        """Show the cards of `session`, with one marked and in view."""
        self.cards.show_session(session)
        row = next((row for row, card in enumerate(self.cards.cards) if card.id == card_id), None)
        if row is not None:
            index = self.cards.index(row)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def bring_into_sight(self, card_id: str) -> None:
        """Scroll to a card other than the marked one."""
        row = next((row for row, card in enumerate(self.cards.cards) if card.id == card_id), None)
        if row is not None:
            self.scrollTo(self.cards.index(row), QAbstractItemView.ScrollHint.PositionAtCenter)
