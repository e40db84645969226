"""A line of people's words that is shortened where there is no room, so that no title can push a page apart."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from bonfire_deck.model.text import shown_text


class ElidedLabel(QLabel):
    """One line of plain text, shortened with dots; the whole of it is its tool tip and accessible name."""

    def __init__(self, text: str, role: str) -> None:
        """Show `text` in the style of `role`."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""
        self.show_words(text)

    def show_words(self, text: str) -> None:
        """Show another line."""
        self._whole = shown_text(text).replace("\n", " ")
        self.setText(self._whole)
        self.setToolTip(self._whole)
        self.setAccessibleName(self._whole)

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as need be."""
        return QSize(20, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        text = painter.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
