"""All shortcuts of a window on one sheet, filtered by typing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from bonfire_deck.i18n import _

COLUMN = 370
"""How wide a key with its meaning is, in pixels at 100 %."""
MOST_COLUMNS = 3
SHARE = 0.92
"""Of the window below, so that it is seen to be there."""


class KeySheet(QDialog):
    """Key and meaning, in as many columns as fit."""

    def __init__(self, parent: QWidget, rows: Sequence[tuple[str, str]]) -> None:
        """Show `rows` of key and meaning."""
        super().__init__(parent)
        self.setObjectName("key-sheet")
        self.setWindowTitle(_("Keys"))
        self._rows = rows
        self._find = QLineEdit()
        self._find.setObjectName("find-key")
        self._find.setPlaceholderText(_("Find a key: type what you want to do"))
        self._find.setAccessibleName(_("Find a key"))
        self._find.textChanged.connect(self._show)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(_("Keys"))
        heading = QLabel(_("Keys"))
        heading.setProperty("role", "title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 28)
        layout.setSpacing(14)
        layout.addWidget(heading)
        layout.addWidget(self._find)
        layout.addWidget(self._area)
        self.resize(round(parent.width() * SHARE), round(parent.height() * SHARE))
        self._columns = max(1, min(MOST_COLUMNS, self.width() // COLUMN))
        self._show()

    def _show(self) -> None:
        wanted = self._find.text().casefold()
        found = [row for row in self._rows if wanted in " ".join(row).casefold()]
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        height = -(-len(found) // self._columns)
        for index, (key, text) in enumerate(found):
            cap, label = QLabel(key), QLabel(text)
            cap.setProperty("role", "keycap")
            label.setWordWrap(True)
            label.setMinimumWidth(1)
            column, row = divmod(index, height)
            grid.addWidget(cap, row, 2 * column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label, row, 2 * column + 1)
        for column in range(self._columns):
            grid.setColumnStretch(2 * column + 1, 1)
        grid.setRowStretch(height, 1)
        self._area.setWidget(inner)
