"""On a single screen, the run window is covered so that leaving live reveals nothing private to the room."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from bonfire_deck.i18n import _
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import CREAM, NIGHT, SMOKE_NIGHT


class Cover(QWidget):
    """A plain sheet over the whole window."""

    def __init__(self, window: QWidget, key: str) -> None:
        """Cover `window` on request; `key` uncovers it."""
        super().__init__(window)
        self.setObjectName("cover")
        self._key = key
        self.setAccessibleName(_("Covered: the room can see this screen. {key} uncovers.").format(key=key))
        window.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def cover(self) -> None:
        """Cover the window."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(NIGHT))
        painter.setPen(QColor(CREAM))
        painter.setFont(serif(40, 600))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Bonfire Deck"))
        painter.setPen(QColor(SMOKE_NIGHT))
        painter.setFont(sans(18))
        line = _("The room can see this screen. {key} uncovers it.").format(key=self._key)
        painter.drawText(self.rect().adjusted(0, 110, 0, 0), Qt.AlignmentFlag.AlignCenter, line)
