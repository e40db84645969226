"""The chapters of the write-up as a sheet: which are included, and in which order. Each change is one edit."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
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

from bonfire_deck.files.gathering import change_about
from bonfire_deck.i18n import _
from bonfire_deck.model.chapters import Wanted, chapter_label, wanted_chapters, written_down
from bonfire_deck.ui import trouble
from bonfire_deck.ui.workbench import Workbench


class ChapterList(QListWidget):
    """Chapters with checkboxes; Ctrl with an arrow key moves one, Ctrl+Z undoes."""

    def __init__(self, sheet: "ChaptersSheet") -> None:
        """Send key presses to `sheet`."""
        super().__init__()
        self._sheet = sheet
        self.setObjectName("chapter-list")
        self.setAccessibleName(_("Chapters"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, undo, or pass the key to the list."""
        key, has_control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if has_control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._sheet.move_chapter(-1 if key == Qt.Key.Key_Up else 1)
        elif has_control and key == Qt.Key.Key_Z:
            self._sheet.take_back(again=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)


class ChaptersSheet(QDialog):
    """The chapters as the write-up has them."""

    def __init__(self, parent: QWidget, workbench: Workbench) -> None:
        """Show the chapters of the session in `workbench`."""
        super().__init__(parent)
        self.setObjectName("chapters-sheet")
        self.setWindowTitle(_("Chapters"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._workbench = workbench
        self.list = ChapterList(self)
        self._up = self._button("chapter-up", _("Up  Ctrl+↑"), lambda: self.move_chapter(-1))
        self._down = self._button("chapter-down", _("Down  Ctrl+↓"), lambda: self.move_chapter(1))
        self._build()
        self.list.itemChanged.connect(lambda _item: self._keep(self._ticked()))
        workbench.changed.connect(self._show)
        self._show()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _build(self) -> None:
        told = QLabel(
            _("The ticked chapters make up the write-up, in this order. What is left out is listed at its end.")
        )
        told.setProperty("role", "quiet")
        told.setWordWrap(True)
        done = self._button("chapters-done", _("Done"), self.accept)
        row = QHBoxLayout()
        row.addWidget(self._up)
        row.addWidget(self._down)
        row.addStretch(1)
        row.addWidget(done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 20)
        layout.setSpacing(12)
        layout.addWidget(told)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        self.resize(440, 460)

    def _button(self, name: str, text: str, handler: object) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setProperty("role", "quiet")
        made.setAutoDefault(False)
        made.clicked.connect(handler)
        return made

    def _show(self) -> None:
        """Show the session's chapters; keep the current one."""
        place = self.list.currentRow()
        key = self.list.item(place).data(Qt.ItemDataRole.UserRole) if place >= 0 else ""
        with QSignalBlocker(self.list):
            self.list.clear()
            for wanted in self._wanted():
                item = QListWidgetItem(chapter_label(wanted.key))
                item.setData(Qt.ItemDataRole.UserRole, wanted.key)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if wanted.is_in else Qt.CheckState.Unchecked)
                self.list.addItem(item)
                if wanted.key == key:
                    self.list.setCurrentItem(item)

    def _wanted(self) -> tuple[Wanted, ...]:
        return wanted_chapters(self._workbench.reader.session().about.chapters)

    def _ticked(self) -> list[Wanted]:
        items = [self.list.item(place) for place in range(self.list.count())]
        return [
            Wanted(item.data(Qt.ItemDataRole.UserRole), item.checkState() == Qt.CheckState.Checked) for item in items
        ]

    def move_chapter(self, by: int) -> None:
        """Move the current chapter by `by` places; negative is up."""
        place = self.list.currentRow()
        chapters = list(self._wanted())
        if not (0 <= place < len(chapters) and 0 <= place + by < len(chapters)):
            return
        chapters.insert(place + by, chapters.pop(place))
        self._keep(chapters)

    def _keep(self, chapters: list[Wanted]) -> None:
        with trouble.told(self):
            about = self._workbench.reader.session().about
            change_about(self._workbench.history, about.id, chapters=written_down(chapters))

    def take_back(self, *, again: bool = False) -> None:
        """Undo the newest edit, or redo it with `again`."""
        with trouble.told(self):
            self._workbench.step_back(again=again)
