"""Choosing what to link by keyboard: a search field above a list; Enter links, and pressing it again unlinks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.ui.next_steps.form import ENTER

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
CHOICE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Choice:
    """One item that can be linked."""

    key: tuple[str, str]
    text: str
    is_linked: bool = False


class LinkSheet(QDialog):
    """List the choices; the focus stays in the search field."""

    def __init__(
        self, parent: QWidget, title: str, choices: Callable[[], Sequence[Choice]], choose: Callable[[Choice], bool]
    ) -> None:
        """List `choices`; `choose` receives the chosen one and returns whether to go on choosing."""
        super().__init__(parent)
        self.setObjectName("link-sheet")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._choices = choices
        self._choose = choose
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        self.search = QLineEdit()
        self.search.setObjectName("link-search")
        self.search.setAccessibleName(_("Find what to link"))
        self.search.setPlaceholderText(_("Type a few letters, then use the arrow keys and Enter"))
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setObjectName("link-list")
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.list.itemActivated.connect(lambda _item: self._take())
        self.list.itemClicked.connect(lambda _item: self._take())
        self._line = QLabel()
        self._line.setProperty("role", "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(10)
        for widget in (heading, self.search, self.list, self._line):
            layout.addWidget(widget)
        self.resize(620, 480)
        self.fill()
        self.search.setFocus()

    def fill(self) -> None:
        """List the current choices."""
        chosen = self.chosen()
        self.list.clear()
        for choice in self._choices():
            mark = _("✓ {text}") if choice.is_linked else "{text}"
            item = QListWidgetItem(mark.format(text=choice.text))
            item.setData(CHOICE, choice)
            self.list.addItem(item)
            if chosen is not None and choice.key == chosen.key:
                self.list.setCurrentItem(item)
        self._narrow(self.search.text())

    def chosen(self) -> Choice | None:
        """Return the choice that Enter would take."""
        item = self.list.currentItem() if self.list.count() else None
        return None if item is None or item.isHidden() else item.data(CHOICE)

    def _shown(self) -> list[QListWidgetItem]:
        return [item for n in range(self.list.count()) if not (item := self.list.item(n)).isHidden()]

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        for place in range(self.list.count()):
            item = self.list.item(place)
            text = item.text().casefold()
            item.setHidden(not all(word in text for word in words))
        shown = self._shown()
        if self.chosen() is None and shown:
            self.list.setCurrentItem(shown[0])
        self._line.setText(_("Enter links, Esc closes") if shown else _("Nothing found."))

    def _take(self) -> None:
        choice = self.chosen()
        if choice is None:
            return
        if self._choose(choice):
            self.fill()
            self.search.selectAll()
        else:
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list with the arrow keys and choose with Enter."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or watched is not self.search:
            return False
        key = Qt.Key(event.key())
        if key in ENTER:
            self._take()
            return True
        shown = self._shown()
        if key in STEPS and shown:
            place = next((n for n, item in enumerate(shown) if item is self.list.currentItem()), -1)
            self.list.setCurrentItem(shown[max(0, min(len(shown) - 1, place + STEPS[key]))])
            return True
        return False
