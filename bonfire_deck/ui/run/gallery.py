"""The gallery over the live picture: all numbered cards. Type a number and press Enter, or use the arrow keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.finding import cards_found
from bonfire_deck.model.rows import Card
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.flow import FlowRow
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.run.capture import is_words
from bonfire_deck.ui.run.choosing import GALLERIES, Choosing
from bonfire_deck.ui.run.stage import Stage
from bonfire_deck.ui.run.strip import CardDelegate, CardModel
from bonfire_deck.ui.theme import fix

CARD = (168, 112)
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CardGrid(QListView):
    """The cards in rows; letters go to the field above."""

    def __init__(self, images: Images, field: QLineEdit) -> None:
        """Load thumbnails from `images`."""
        super().__init__()
        self._field = field
        self.setObjectName("gallery-cards")
        self.setAccessibleName(_("All pictures"))
        self.cards = CardModel(images, self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self, QSize(*CARD)))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass typed numbers to the field."""
        if is_words(event):
            self._field.setFocus()
            self._field.insert(event.text())
        else:
            super().keyPressEvent(event)


class Gallery(QFrame):
    """Open over `parent`, the live picture, while the stage's wall is a gallery."""

    def __init__(
        self, stage: Stage, images: Images, choosing: Choosing, give_back: Callable[[], None], parent: QWidget
    ) -> None:
        """`give_back` returns the focus to the capture field when the gallery closes."""
        super().__init__(parent)
        self.setObjectName("gallery")
        self.setProperty("role", "overlay")
        self._stage = stage
        self._choosing = choosing
        self._give_back = give_back
        self.field = QLineEdit()
        self.field.setObjectName("gallery-field")
        self.field.setAccessibleName(_("Number or words of a picture"))
        self.field.setPlaceholderText(_("Number"))
        fix(self.field, width=150)
        self.field.installEventFilter(self)
        self.grid = CardGrid(images, self.field)
        self.grid.installEventFilter(self)
        self._count = QLabel()
        self._count.setProperty("role", "quiet")
        self._build()
        self.field.textChanged.connect(self._find)
        self.grid.clicked.connect(self._on_clicked)
        self.grid.doubleClicked.connect(lambda _index: self.put_up())
        parent.installEventFilter(self)
        stage.moved.connect(self.refresh)
        stage.workbench.changed.connect(lambda _change: self._list() if self.is_open else None)
        self.hide()
        self.refresh()

    def _build(self) -> None:
        put_up = QPushButton(_("Show it  Enter"))
        put_up.setObjectName("gallery-put-up")
        put_up.setAccessibleName(_("Show it"))
        put_up.setProperty("role", "hot")
        put_up.clicked.connect(self.put_up)
        give = QPushButton(_("For this group  Ctrl+Enter"))
        give.setObjectName("gallery-give")
        give.setAccessibleName(_("Choose it for the current group"))
        give.clicked.connect(self.give)
        close = QPushButton(_("Close  Esc"))
        close.setObjectName("gallery-close")
        close.setAccessibleName(_("Close the gallery"))
        close.clicked.connect(self.close_gallery)
        row = FlowRow(8)
        row.addWidget(self.field)
        row.addWidget(self._count)
        for made in (put_up, give, close):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.grid, 1)

    @property
    def is_open(self) -> bool:
        """Whether the gallery is on the wall, or would be if the wall were not frozen."""
        return self._stage.mode in GALLERIES

    def toggle(self) -> None:
        """Open or close the gallery here and on the wall."""
        if self.is_open:
            self.close_gallery()
            return
        stage = self._stage
        spread = stage.round is not None and stage.round.choosing == "spread"
        stage.showing.keep(before=stage.mode, marked=stage.card.id if stage.card else "")
        stage.set(mode="spread" if spread else "gallery")

    def close_gallery(self) -> None:
        """Restore what was on the wall before."""
        self._stage.set(mode=self._stage.showing.before if self._stage.showing.before not in GALLERIES else "picture")

    def put_up(self) -> None:
        """Put the marked card up."""
        card = self._marked()
        if card is not None:
            self._stage.show_card(card.id)

    def give(self) -> None:
        """Choose the marked card for the group that is speaking; the gallery stays open for the next group."""
        card = self._marked()
        if card is not None and self._choosing.choose(card):
            self.field.clear()

    def _marked(self) -> Card | None:
        row = self.grid.currentIndex().row()
        return self.grid.cards.cards[row] if 0 <= row < len(self.grid.cards.cards) else None

    def refresh(self) -> None:
        """Open, close, or follow the mark."""
        if not self.is_open:
            if not self.isHidden():
                self.hide()
                self._give_back()
            return
        if self.isHidden():
            self.field.clear()
            self._fill()
            self.show()
            self.raise_()
            self.field.setFocus()
            self._list()
        elif self._marked() is None or self._marked_id() != self._stage.showing.marked:
            self._list()

    def _marked_id(self) -> str:
        marked = self._marked()
        return marked.id if marked else ""

    def _fill(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())

    def _list(self) -> None:
        """Show the cards found, with the marked one selected."""
        found = cards_found(self._stage.session.cards, self.field.text())
        self.grid.cards.show_cards(self._stage.session, found)
        self._count.setText(ngettext("{count} picture", "{count} pictures", len(found)).format(count=len(found)))
        row = next((row for row, card in enumerate(found) if card.id == self._stage.showing.marked), 0)
        index = self.grid.cards.index(row)
        self.grid.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.grid.scrollTo(index)

    def _find(self) -> None:
        found = cards_found(self._stage.session.cards, self.field.text())
        if self.is_open and self.field.text().strip() and found:
            self._stage.showing.set(marked=found[0].id)
        self._list()

    def _on_clicked(self, _index: QModelIndex) -> None:
        self._follow()

    def _follow(self) -> None:
        """Mark the same card on the wall."""
        marked = self._marked_id()
        if marked and marked != self._stage.showing.marked:
            self._stage.showing.set(marked=marked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Route arrow keys and Enter to the cards wherever the focus is; follow the size of the picture."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._fill()
        if isinstance(event, QKeyEvent) and watched in (self.field, self.grid):
            is_press = event.type() == QEvent.Type.KeyPress
            if event.key() in ENTER and is_press:
                control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                (self.give if control else self.put_up)()
                return True
            if event.key() == Qt.Key.Key_Delete and is_press and not self.field.selectedText():
                self._choosing.set_aside()
                return True
            if event.key() in ARROWS and is_press and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                QListView.keyPressEvent(self.grid, event)
                self._follow()
                return True
        return super().eventFilter(watched, event)


def gallery_actions(gallery: Gallery) -> tuple[Action, ...]:
    """Return the gallery's actions."""
    return (Action("gallery", _("Gallery: type a number, Enter"), ("F4",), gallery.toggle),)
