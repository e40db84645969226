"""The bin: deleted and withdrawn lines. One key brings a line back, another erases it permanently."""

from PySide6.QtCore import Qt
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

from bonfire_deck.files import erasing, gathering
from bonfire_deck.files.erasing import Erased
from bonfire_deck.i18n import _
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.erasing import erase_for_good
from bonfire_deck.ui.workbench import Workbench


class BinDialog(QDialog):
    """All deleted and withdrawn reactions of a session, newest first."""

    def __init__(self, parent: QWidget, workbench: Workbench) -> None:
        """Show the bin of the session of `workbench`."""
        super().__init__(parent)
        self.setObjectName("bin-dialog")
        self.setWindowTitle(_("Bin"))
        self._workbench = workbench
        self.erased: set[str] = set()
        """The ids of the reactions erased permanently here."""
        heading = QLabel(_("Bin"))
        heading.setProperty("role", "title")
        self._empty = QLabel(_("The bin is empty."))
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
        self._erase = QPushButton(_("Erase permanently…"))
        self._erase.setObjectName("erase-for-good")
        self._erase.setProperty("role", "quiet")
        self._erase.setAutoDefault(False)
        self._erase.clicked.connect(self.erase)
        self.line = QLabel()
        self.line.setObjectName("bin-line")
        self.line.setProperty("role", "quiet")
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self._erase)
        buttons.addWidget(self._back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 22)
        layout.setSpacing(12)
        for widget in (heading, self._empty, self.list, self.line):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.resize(560, 460)
        self._show()

    def _show(self) -> None:
        session = self._workbench.reader.session()
        self.list.clear()
        withdrawn = [reaction for reaction in session.reactions if reaction.withdrawn]
        lines = [*reversed(session.bin), *reversed(withdrawn)]
        for reaction in lines:
            group = session.group_by_id.get(reaction.group_id or "")
            words = shown_text(reaction.text)
            if reaction.withdrawn:
                words = _("{words} (withdrawn)").format(words=words)
            item = QListWidgetItem(f"{group.mark.shape if group else '○'}  {words}")
            item.setData(Qt.ItemDataRole.UserRole, reaction.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._empty.setVisible(not lines)
        for pressed in (self._back, self._erase):
            pressed.setEnabled(bool(lines))

    def _chosen(self) -> str:
        item = self.list.currentItem() if self.list.currentRow() >= 0 else None
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def bring_back(self) -> None:
        """Bring the selected line back, or allow a withdrawn one again."""
        chosen, session = self._chosen(), self._workbench.reader.session()
        if not chosen:
            return
        with troubles.told(self):
            if any(reaction.id == chosen for reaction in session.bin):
                gathering.bring_back_reaction(self._workbench.history, chosen)
            else:
                gathering.withdraw_reactions(self._workbench.history, [chosen], withdrawn=False)
        self._show()

    def erase(self) -> None:
        """Erase the selected line permanently, after confirmation."""
        chosen = self._chosen()
        if not chosen:
            return

        def then(erased: Erased) -> None:
            self.erased.add(chosen)
            self.line.setText("\n".join(erasing.erased_sentences(erased)))
            self._show()

        question = _("Erase this line and who said it permanently?")
        erase_for_good(self, self._workbench, question, [("reactions", chosen)], then)
