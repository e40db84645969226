"""One printed page on screen, drawn by the same code as the PDF."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from bonfire_deck.i18n import _
from bonfire_deck.paper.cards import fitted
from bonfire_deck.paper.inks import HAIR, WHITE
from bonfire_deck.paper.print_pages import POINT, Page


class PagePreview(QWidget):
    """A preview of one page, drawn by the same code as the PDF, in colour or grey."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("print-preview")
        self.setAccessibleName(_("The page as it will be printed"))
        self.setMinimumSize(QSize(360, 420))
        self._page: Page | None = None
        self._images: dict[str, QImage] = {}
        self._drawn: QImage | None = None
        self._is_grey = False

    def show_page(self, page: Page | None, images: dict[str, QImage], *, grey: bool) -> None:
        """Show another page."""
        self._page, self._images, self._is_grey, self._drawn = page, images, grey, None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page from a cached rendering."""
        if self._page is None:
            return
        painter = QPainter(self)
        paper = fitted(self._page.width / self._page.height, QRectF(self.rect()).adjusted(8, 8, -8, -8))
        size = (paper.size() * self.devicePixelRatioF()).toSize()
        if self._drawn is None or self._drawn.size() != size:
            self._drawn = self._image(self._page, size)
        painter.fillRect(paper.translated(0, 2).adjusted(-1, -1, 1, 1), QColor(HAIR))
        painter.drawImage(paper, self._drawn)

    def _image(self, page: Page, size: QSize) -> QImage:
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(QColor(WHITE))
        painter = QPainter(image)
        painter.scale(size.width() * POINT / page.width, size.height() * POINT / page.height)
        page.paint(painter, self._images.get)
        painter.end()
        return image.convertToFormat(QImage.Format.Format_Grayscale8) if self._is_grey else image
