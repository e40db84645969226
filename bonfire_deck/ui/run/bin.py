"""The bin: lines that were taken away, and one key to bring one back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from bonfire_deck.files import gathering
from bonfire_deck.i18n import _
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.workbench import Workbench


class BinDialog(QDialog):
    """All removed reactions of a session, the newest first."""

    def __init__(self, parent: QWidget, workbench: Workbench) -> None:
        """Show the bin of the session of `workbench`."""
        super().__init__(parent)
        self.setObjectName("bin-dialog")
        self.setWindowTitle(_("Bin"))
        self._workbench = workbench
        heading = QLabel(_("Bin"))
        heading.setProperty("role", "title")
        self._empty = QLabel(_("There is nothing in the bin."))
        self._empty.setProperty("role", "quiet")
        self.list = QListWidget()
        self.list.setObjectName("bin-list")
        self.list.setAccessibleName(_("Lines in the bin"))
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(lambda _item: self.bring_back())
        self._back = QPushButton(_("Bring back"))
        self._back.setObjectName("bring-back")
        self._back.setProperty("role", "hot")
        self._back.setAutoDefault(False)
        self._back.clicked.connect(self.bring_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 22)
        layout.setSpacing(12)
        for widget in (heading, self._empty, self.list):
            layout.addWidget(widget)
        layout.addWidget(self._back, alignment=Qt.AlignmentFlag.AlignRight)
        self.resize(560, 460)
        self._show()

    def _show(self) -> None:
        session = self._workbench.reader.session()
        self.list.clear()
        for reaction in reversed(session.bin):
            group = session.group_by_id.get(reaction.group_id or "")
            item = QListWidgetItem(f"{group.mark.shape if group else '○'}  {shown_text(reaction.text)}")
            item.setData(Qt.ItemDataRole.UserRole, reaction.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._empty.setVisible(not session.bin)
        self._back.setEnabled(bool(session.bin))

    def bring_back(self) -> None:
        """Bring the chosen line back."""
        if self.list.currentRow() < 0:
            return
        item = self.list.currentItem()
        with troubles.told(self):
            gathering.bring_back_reaction(self._workbench.history, str(item.data(Qt.ItemDataRole.UserRole)))
        self._show()
