"""The deck page: the cards of a deck, large and small, and a session with it."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.files import gathering
from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Card
from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.cards import draw_card, draw_number, fitted, shown_ratio
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import EMBER, HAIR, INK, WHITE
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.actions import Action, ActionTable
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.run.strip import CardModel
from bonfire_deck.ui.theme import dress, fix
from bonfire_deck.ui.workbench import Workbench

SMALL, LARGE = 182, 300
Index = QModelIndex | QPersistentModelIndex


class TileDelegate(QStyledItemDelegate):
    """Draws one card: picture, number, title."""

    def __init__(self, parent: QWidget) -> None:
        """Begin with small cards."""
        super().__init__(parent)
        self.width = SMALL

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One size for all."""
        return QSize(self.width + 14, round(self.width / 1.5) + 48)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        model = index.model()
        if not isinstance(model, CardModel):
            return
        card = model.cards[index.row()]
        box = QRectF(option.rect.x() + 7, option.rect.y() + 6, self.width, self.width / 1.5 + 34)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(EMBER if selected else HAIR), 3 if selected else 1.2))
        painter.setBrush(QColor(WHITE))
        painter.drawRoundedRect(box, 8, 8)
        inside = QRectF(box.x() + 2, box.y() + 2, box.width() - 4, self.width / 1.5 - 2)
        clip = QPainterPath()
        clip.addRoundedRect(inside, 6, 6)
        painter.setClipPath(clip)
        pixmap = model.images.small(card.picture_id)
        painter.setPen(QColor(INK))
        if pixmap is None:
            painter.setFont(serif(18, 600))
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, shown_text(card.words))
        else:
            scale = max(inside.width() / pixmap.width(), inside.height() / pixmap.height())
            width, height = pixmap.width() * scale, pixmap.height() * scale
            at = QRectF(inside.center().x() - width / 2, inside.center().y() - height / 2, width, height)
            painter.drawPixmap(at, pixmap, QRectF(pixmap.rect()))
        painter.setClipping(False)
        draw_number(painter, card.number, inside.topLeft() + QPointF(6, 6), 19)
        painter.setFont(sans(14, 700))
        painter.setPen(QColor(INK))
        title = painter.fontMetrics().elidedText(shown_text(card.title), Qt.TextElideMode.ElideRight, self.width - 20)
        words = QRectF(box.x() + 10, inside.bottom(), box.width() - 20, box.bottom() - inside.bottom())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()


class Preview(QWidget):
    """The chosen card, large."""

    def __init__(self, images: Images) -> None:
        """Take pictures from `images`."""
        super().__init__()
        self.setFixedHeight(236)
        self._images = images
        self._card: Card | None = None

    def show_card(self, card: Card | None) -> None:
        """Show `card`."""
        self._card = card
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it whole."""
        image = self._images.whole(self._card.picture_id) if self._card else None
        if self._card is None or image is None:
            return
        painter = QPainter(self)
        ratio = shown_ratio(self._card, (image.width(), image.height()))
        draw_card(painter, self._card, image, fitted(ratio, QRectF(self.rect())))


class DeckPage(QMainWindow):
    """One deck."""

    home_wanted = Signal()
    start_wanted = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Show the deck of `workbench`."""
        super().__init__()
        self.setObjectName("studio-window")
        self.workbench = workbench
        self.images = Images(workbench.reader, self)
        self.table = ActionTable(
            (
                Action("start", _("Start a session with it"), ("F5",), self.start_wanted.emit),
                Action("large", _("Large or small cards"), ("Ctrl+L",), self.toggle_large),
                Action("undo", _("Undo"), ("Ctrl+Z",), lambda: self._told(workbench.undo)),
                Action("redo", _("Redo"), ("Ctrl+Shift+Z",), lambda: self._told(workbench.redo)),
                Action("home", _("Home"), ("Ctrl+Q",), self.home_wanted.emit),
                Action("keys", _("Keys"), ("F1",), lambda: self.table.sheet(self)),
            )
        )
        self.table.install(self)
        self.title = QLineEdit()
        self.title.setObjectName("deck-title")
        self.title.setAccessibleName(_("Title of the deck"))
        self.title.setMaximumWidth(360)
        self.title.editingFinished.connect(self._rename)
        self._count = QLabel()
        self._count.setProperty("role", "quiet")
        self.grid = QListView()
        self.grid.setObjectName("deck-grid")
        self.grid.setAccessibleName(_("Cards"))
        self.cards = CardModel(self.images, self)
        self.grid.setModel(self.cards)
        self._delegate = TileDelegate(self)
        self.grid.setItemDelegate(self._delegate)
        self.grid.setViewMode(QListView.ViewMode.IconMode)
        self.grid.setMovement(QListView.Movement.Static)
        self.grid.setResizeMode(QListView.ResizeMode.Adjust)
        self.grid.setUniformItemSizes(True)
        self.grid.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.preview = Preview(self.images)
        self._name = _plain("heading")
        self._alt = _plain("words")
        self._credit = _plain("quiet")
        self._build()
        self.grid.selectionModel().currentChanged.connect(lambda now, _before: self._show_card(now))
        workbench.changed.connect(self._on_changed)
        self.refresh()
        dress(self, night=False)
        self.resize(1366, 768)
        self.grid.setFocus()

    def _build(self) -> None:
        back, large, start = QPushButton(_("‹ Home")), QPushButton(_("Large cards")), QPushButton(_("Start a session"))
        back.setObjectName("back-home")
        back.clicked.connect(self.home_wanted)
        large.setObjectName("large-cards")
        large.setCheckable(True)
        self._large = large
        large.clicked.connect(self.toggle_large)
        start.setObjectName("start-with-this-deck")
        start.setProperty("role", "hot")
        start.clicked.connect(self.start_wanted)
        for made in (back, large, start):
            made.setAccessibleName(made.text())
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 9, 20, 9)
        row.addWidget(back)
        row.addWidget(self.title, 1)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(large)
        row.addWidget(start)
        side = QFrame()
        side.setProperty("role", "side")
        fix(side, width=384)
        column = QVBoxLayout(side)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(10)
        for widget in (self.preview, self._name, self._alt, self._credit):
            column.addWidget(widget)
        column.addStretch(1)
        ground = QWidget()
        ground.setObjectName("window-ground")
        middle = QHBoxLayout()
        middle.setContentsMargins(14, 10, 0, 0)
        middle.addWidget(self.grid, 1)
        middle.addWidget(side)
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addLayout(middle, 1)
        self.setCentralWidget(ground)

    def refresh(self) -> None:
        """Draw the deck as it stands."""
        session = self.workbench.reader.session()
        self.setWindowTitle(_("{title} – Bonfire Deck").format(title=session.about.title))
        self.title.setText(session.about.title)
        self._count.setText(ngettext("{count} picture", "{count} pictures", len(session.cards)))
        self.cards.show_session(session)
        if session.cards and not self.grid.currentIndex().isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.grid.selectionModel().setCurrentIndex(self.cards.index(0), flag)
            self._show_card(self.cards.index(0))

    def _on_changed(self, _change: Change) -> None:
        self.refresh()

    def _show_card(self, index: QModelIndex) -> None:
        card = self.cards.cards[index.row()] if index.isValid() else None
        self.preview.show_card(card)
        self.preview.setAccessibleName(card.alt_text if card else "")
        self._name.setText(f"{card.number} {shown_text(card.title)}" if card else "")
        self._alt.setText(shown_text(card.alt_text) if card else "")
        self._credit.setText(" · ".join(t for t in (card.credit, card.licence, card.tags) if t) if card else "")

    def toggle_large(self) -> None:
        """Show the cards large, or small again."""
        self._delegate.width = SMALL if self._delegate.width == LARGE else LARGE
        self._large.setChecked(self._delegate.width == LARGE)
        self.grid.doItemsLayout()

    def _rename(self) -> None:
        about = self.workbench.reader.session().about
        title = self.title.text().strip()
        if title and title != about.title:
            self._told(lambda: gathering.change_about(self.workbench.history, about.id, title=title))

    def _told(self, act: Callable[[], object]) -> None:
        with troubles.told(self):
            act()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the thread of its pictures end."""
        self.images.close()
        event.accept()


def _plain(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
