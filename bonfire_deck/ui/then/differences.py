"""The differences between two boards in words: a list beside them, also for screen readers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.comparing import Comparison, Thing, headings, told
from bonfire_deck.model.text import shown_text

THING = Qt.ItemDataRole.UserRole


class Differences(QTreeWidget):
    """New, gone, moved and unchanged; items selected here are ringed on both boards."""

    meant = Signal(object)
    """The selected `model.comparing.Thing`, or `None`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("differences")
        self.setAccessibleName(_("Differences"))
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setRootIsDecorated(True)
        self.setIndentation(14)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda item, _before: self.meant.emit(item.data(0, THING) if item else None))

    def show_comparison(self, found: Comparison) -> None:
        """Show another comparison."""
        self.clear()
        for name, heading in headings().items():
            things: tuple[Thing, ...] = getattr(found, name)
            top = QTreeWidgetItem([_("{heading}: {count}").format(heading=heading, count=len(things))])
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            for thing in things:
                item = QTreeWidgetItem([shown_text(told(thing, found.by)).replace("\n", " ")])
                item.setToolTip(0, item.text(0))
                item.setData(0, THING, thing)
                top.addChild(item)
            self.addTopLevelItem(top)
            top.setExpanded(name != "stayed")
