"""The deck check: counts of problems that link to the cards."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.deck_check import PROJECTORS, Finding, Size, in_words
from bonfire_deck.model.rows import Card

CARDS = Qt.ItemDataRole.UserRole


class CheckPane(QWidget):
    """The pane that replaces the card's fields until it is closed."""

    chosen = Signal(object)
    """Ids of the cards that a finding is about."""
    projector_chosen = Signal(object)
    """Its width and height in dots."""
    closed = Signal()

    def __init__(self, projector: Size) -> None:
        """Start with the projector that was selected last."""
        super().__init__()
        self.setObjectName("check-pane")
        heading = QLabel(_("Things to check"))
        heading.setProperty("role", "heading")
        self.projector = QComboBox()
        self.projector.setObjectName("check-projector")
        self.projector.setAccessibleName(_("Projector resolution"))
        for size in PROJECTORS:
            self.projector.addItem(_("Projector {width} x {height}").format(width=size[0], height=size[1]), size)
        self.projector.setCurrentIndex(PROJECTORS.index(projector) if projector in PROJECTORS else 2)
        self.projector.activated.connect(lambda index: self.projector_chosen.emit(PROJECTORS[index]))
        self.list = QListWidget()
        self.list.setObjectName("check-list")
        self.list.setAccessibleName(_("Things to check. Enter goes to the cards."))
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(self._lead)
        self.list.itemClicked.connect(self._lead)
        self._line = QLabel()
        self._line.setObjectName("check-line")
        self._line.setProperty("role", "quiet")
        self._line.setWordWrap(True)
        close = QPushButton(_("Back to the card"))
        close.setObjectName("close-check")
        close.setAccessibleName(close.text())
        close.clicked.connect(self.closed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(self.projector)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._line)
        layout.addWidget(close)

    def show_findings(self, findings: Sequence[Finding], cards: Mapping[str, Card], *, is_comparing: bool) -> None:
        """Show the findings; say so while pictures are still being compared."""
        row = self.list.currentRow()
        self.list.clear()
        for finding in findings:
            item = QListWidgetItem(_sentence(finding, cards))
            item.setData(CARDS, finding.cards)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        if is_comparing:
            self._line.setText(_("Looking for duplicate pictures…"))
        elif findings:
            self._line.setText(_("Click to go to the cards. You can change several at once."))
        else:
            self._line.setText(_("Nothing to check. This deck is ready to use."))

    def _lead(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(CARDS))


def _sentence(finding: Finding, cards: Mapping[str, Card]) -> str:
    if finding.kind not in ("same", "near", "mirrored"):
        return in_words(finding)
    numbers = sorted(cards[name].number for name in finding.cards if name in cards)
    return _("{told}: {numbers}").format(told=in_words(finding), numbers=", ".join(map(str, numbers)))
