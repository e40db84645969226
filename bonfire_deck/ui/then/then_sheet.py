"""Choosing the earlier session whose board is shown beside this one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.files.index import Entry, Index
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui.theme import dress
from bonfire_deck.ui.workbench import Workbench
from bonfire_deck.writing.plain import date_in_words

PATH = Qt.ItemDataRole.UserRole
CHOSEN_LAST = "then"
"""Desk key: the session viewed last."""


class ThenSheet(QDialog):
    """The sessions on this computer, newest first; Enter opens the selected one beside this one."""

    chosen = Signal(object)
    """The path of the earlier session."""

    def __init__(self, parent: QWidget, workbench: Workbench) -> None:
        """Offer every session except the one open on `workbench`."""
        super().__init__(parent)
        self.setObjectName("then-sheet")
        self.setWindowTitle(_("Then and now"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workbench = workbench
        self.list = QListWidget()
        self.list.setObjectName("earlier-sessions")
        self.list.setAccessibleName(_("Earlier sessions"))
        self.list.itemActivated.connect(lambda _item: self.take())
        self._take = QPushButton(_("Compare"))
        self._take.setObjectName("take")
        self._take.setProperty("role", "hot")
        self._take.setDefault(True)
        self._take.clicked.connect(self.take)
        self._build()
        self._fill()
        dress(self, night=False)
        self.resize(620, 480)

    def _build(self) -> None:
        heading = QLabel(_("Then and now"))
        heading.setProperty("role", "title")
        line = QLabel(_("Which session do you want to compare with this one? It won't be changed."))
        line.setProperty("role", "quiet")
        line.setWordWrap(True)
        other, close = QPushButton(_("Another file…")), QPushButton(_("Close"))
        other.setObjectName("other-file")
        other.clicked.connect(self.choose_file)
        close.setObjectName("close")
        close.clicked.connect(self.reject)
        for button in (other, close):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(other)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(30, 26, 30, 22)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(line)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)

    def _fill(self) -> None:
        last = self._workbench.desk.get(CHOSEN_LAST)
        for entry in Index(self._workbench.paths).entries():
            if entry.thing == "session" and not entry.trouble and entry.path != self._workbench.path:
                item = QListWidgetItem(_described(entry))
                item.setData(PATH, str(entry.path))
                self.list.addItem(item)
                if str(entry.path) == last or self.list.currentRow() < 0:
                    self.list.setCurrentItem(item)
        self._take.setEnabled(bool(self.list.count()))
        if not self.list.count():
            empty = QListWidgetItem(_("There are no other sessions on this computer yet."))
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(empty)

    def take(self) -> None:
        """Continue with the selected session."""
        for item in self.list.selectedItems():
            self._go_on(Path(item.data(PATH)))

    def choose_file(self) -> None:
        """Ask for a session file elsewhere, for instance on a USB stick."""
        dialog = QFileDialog(self, _("An earlier session"))
        dialog.setObjectName("earlier-file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Sessions (*.bonfire)"))
        dialog.fileSelected.connect(lambda name: self._go_on(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _go_on(self, path: Path) -> None:
        self._workbench.desk.set(CHOSEN_LAST, str(path))
        self.accept()
        self.chosen.emit(path)


def _described(entry: Entry) -> str:
    pictures = ngettext("{count} picture", "{count} pictures", entry.pictures)
    reactions = ngettext("{count} reaction", "{count} reactions", entry.reactions)
    facts = " · ".join(text for text in (date_in_words(entry.date), entry.place, pictures, reactions) if text)
    return f"{shown_text(entry.title)}\n{shown_text(facts)}"
