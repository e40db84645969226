"""A label for user text that is elided where space is short, so that a long title can't stretch the layout."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from bonfire_deck.model.text import shown_text


class ElidedLabel(QLabel):
    """One line of plain text, elided to fit; the tool tip and accessible name hold all of it."""

    def __init__(self, text: str, role: str) -> None:
        """Show `text` in the style of `role`."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""
        self.show_words(text)

    def show_words(self, text: str) -> None:
        """Show `text` instead."""
        self._whole = shown_text(text).replace("\n", " ")
        self.setText(self._whole)
        self.setToolTip(self._whole)
        self.setAccessibleName(self._whole)

    def minimumSizeHint(self) -> QSize:
        """Return a minimum width that lets the label shrink freely."""
        return QSize(20, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, elided to the width."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        text = painter.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
