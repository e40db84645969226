"""A painter that remembers which letters it drew where: what is painted by hand has no widget that could be asked."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPaintDevice, QPainter, QTextOption


@dataclass(frozen=True)
class Letters:
    """One text that was drawn."""

    text: str
    pixels: float
    """How large its letters are on the device, before the device's own pixel ratio."""
    is_bold: bool
    box: QRectF
    """Where it was drawn."""


class ListeningPainter(QPainter):
    """Draws as any painter does."""

    def __init__(self, device: QPaintDevice) -> None:
        """Draw on `device`."""
        super().__init__(device)
        self.heard: list[Letters] = []

    def drawText(self, place: QPointF | QRectF, *given: Any) -> None:  # type: ignore[override]
        """Draw a text and remember it."""
        text = next((str(part) for part in given if isinstance(part, str)), "")
        font = self.font()
        if isinstance(place, QPointF):
            box = self.fontMetrics().tightBoundingRect(text).toRectF().translated(place)
        elif given and isinstance(given[0], QTextOption | str):
            box = self.boundingRect(place, text)
        else:
            box = self.boundingRect(place, int(given[0]), text)
        if text.strip() and self.opacity() > 0:
            self._remember(text, font, box)
        super().drawText(place, *given)

    def _remember(self, text: str, font: QFont, box: QRectF) -> None:
        where = self.worldTransform()
        height = where.map(QPointF(0, 1)).y() - where.map(QPointF(0, 0)).y()
        self.heard.append(Letters(text, font.pixelSize() * height, font.weight() >= 700, where.mapRect(box)))
