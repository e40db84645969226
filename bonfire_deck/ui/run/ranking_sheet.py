"""How often each card was chosen in the session, for the facilitator only: hidden choices count as well."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Card
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.run.choosing import Choosing
from bonfire_deck.ui.run.stage import Stage

CARD = Qt.ItemDataRole.UserRole
SMALL = (96, 64)


class RankingSheet(QDialog):
    """Cards, most chosen first, each with the groups that chose it; Enter puts one up."""

    def __init__(self, parent: QWidget, stage: Stage, images: Images, choosing: Choosing) -> None:
        """Show the current ranking of the session of `stage`."""
        super().__init__(parent)
        self.setObjectName("ranking-sheet")
        self.setWindowTitle(_("Chosen most often"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._stage = stage
        self._images = images
        self._choosing = choosing
        self.list = QListWidget()
        self.list.setObjectName("ranking")
        self.list.setAccessibleName(_("Cards by how often they were chosen"))
        self.list.setIconSize(QSize(*SMALL))
        self.list.itemActivated.connect(self._put_up)
        heading = QLabel(_("Chosen most often"))
        heading.setProperty("role", "title")
        self._hint = QLabel()
        self._hint.setProperty("role", "quiet")
        wall = QPushButton(_("On the wall"))
        wall.setObjectName("ranking-on-the-wall")
        wall.setAutoDefault(False)
        wall.clicked.connect(self._on_the_wall)
        close = QPushButton(_("Close"))
        close.setObjectName("close")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._hint, 1)
        row.addWidget(wall)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 22)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        self.resize(680, 560)
        self._fill()
        stage.workbench.changed.connect(lambda _change: self._fill())

    def _fill(self) -> None:
        session = self._stage.session
        self.list.clear()
        for card_id, times in session.times_chosen.items():
            self.list.addItem(self._item(session.card_by_id[card_id], times))
        self.list.setCurrentRow(0)
        hint = _("Only you see this · Enter shows a card") if self.list.count() else _("No card chosen yet.")
        self._hint.setText(hint)

    def _item(self, card: Card, times: int) -> QListWidgetItem:
        session = self._stage.session
        by = {c.group_id for c in session.choices if c.card_id == card.id and not c.seed}
        groups = [group for group in session.groups if group.id in by]
        often = ngettext("once", "{count} times", times)
        title = f"{card.number}  {shown_text(card.title)}"
        item = QListWidgetItem(f"{title}\n{often}   {' '.join(group.mark.shape for group in groups)}")
        names = ", ".join(shown_text(group.name) for group in groups)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {often}: {names}")
        item.setData(CARD, card.id)
        pixmap = self._images.small(card.picture_id)
        if pixmap is not None:
            item.setIcon(QIcon(pixmap))
        return item

    def _put_up(self, item: QListWidgetItem) -> None:
        self._stage.show_card(str(item.data(CARD)))
        self.accept()

    def _on_the_wall(self) -> None:
        self._choosing.show("ranking")
        self.accept()


def ranking_actions(stage: Stage, images: Images, choosing: Choosing, window: QWidget) -> tuple[Action, ...]:
    """Return the ranking's key."""

    def open_ranking() -> None:
        RankingSheet(window, stage, images, choosing).open()

    return (Action("ranking", _("Most-chosen cards (only you see this)…"), ("Ctrl+Shift+W",), open_ranking),)
