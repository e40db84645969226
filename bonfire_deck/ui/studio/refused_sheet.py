"""List of the refused files, with the reason for each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.text import shown_text
from bonfire_deck.pictures.collect import Refused
from bonfire_deck.ui.theme import dress


class RefusedSheet(QDialog):
    """All refused files; the accepted ones are already in the deck."""

    def __init__(self, parent: QWidget, refused: Sequence[Refused]) -> None:
        """List `refused`."""
        super().__init__(parent)
        self.setObjectName("refused-sheet")
        self.setWindowTitle(_("Not added"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sentence = ngettext("{count} file was not added.", "{count} files were not added.", len(refused))
        heading = QLabel(sentence)
        heading.setProperty("role", "title")
        quiet = QLabel(_("The other pictures are in the deck."))
        quiet.setProperty("role", "quiet")
        self.list = QListWidget()
        self.list.setObjectName("refused-list")
        self.list.setAccessibleName(sentence)
        self.list.setWordWrap(True)
        for item in refused:
            self.list.addItem(shown_text(f"{item.name}: {item.sentence}" if item.name else item.sentence))
        done = QPushButton(_("OK"))
        done.setObjectName("done")
        done.setProperty("role", "hot")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(30, 26, 30, 22)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(quiet)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        dress(self, night=False)
        self.resize(min(640, parent.width() - 40), min(460, parent.height() - 40))
