"""The page on which the write-up is previewed before it is exported."""

from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTransform
from PySide6.QtWidgets import QTextBrowser, QWidget

from bonfire_deck.files.reading import Reader
from bonfire_deck.i18n import _
from bonfire_deck.paper.export import decoded
from bonfire_deck.paper.inks import ASH, SKY
from bonfire_deck.ui.closing.page import SCHEME, as_rich_text, page_width, picture_width
from bonfire_deck.writing.document import Document, Picture, pictures_in

MOST_KEPT = 120
"""Images in memory; each is no wider than it stands on the sheet."""


class Preview(QTextBrowser):
    """Shows a write-up; follows no links and loads nothing but the session's pictures."""

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        """Read the pictures from `reader`."""
        super().__init__(parent)
        self.setObjectName("writeup-preview")
        self.setAccessibleName(_("The write-up"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        # A scroll bar that comes and goes would lay out every long write-up twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setStyleSheet(
            f"QTextBrowser {{ background: {ASH}; border: 2px solid transparent; border-radius: 0; padding: 0; }}"
            f"QTextBrowser:focus {{ border: 2px solid {SKY}; padding: 0; }}"
        )
        self._reader = reader
        self._document: Document | None = None
        self._width = 0
        self._pictures: tuple[Picture, ...] = ()
        self._kept: dict[tuple[object, ...], QImage] = {}

    def show_document(self, document: Document) -> None:
        """Show `document`, keeping the scroll position."""
        self._document = document
        self._pictures = tuple(pictures_in(document))
        self._width = page_width(self.viewport().width())
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setHtml(as_rich_text(document, self._reader.picture_sizes(), self._width))
        bar.setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the available width."""
        super().resizeEvent(event)
        if self._document is not None and page_width(self.viewport().width()) != self._width:
            self.show_document(self._document)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the session for the document; anything else stays empty."""
        url = QUrl(name)
        place = url.path()
        if url.scheme() != SCHEME or not place.isdecimal() or int(place) >= len(self._pictures):
            return QImage()
        return self._image(self._pictures[int(place)])

    def _image(self, picture: Picture) -> QImage:
        key = (picture.picture_id, picture.crop, picture.rotation, picture.is_repeat)
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = self._made(picture)
        return self._kept[key]

    def _made(self, picture: Picture) -> QImage:
        stored = self._reader.picture(picture.picture_id)
        if stored is None:
            return QImage()
        left, top, width, height = picture.crop
        wanted = picture_width(picture) * self.devicePixelRatioF() / max(min(width, height), 0.05)
        image = decoded(stored, wanted * max(1.0, stored.height / stored.width))
        across, down = image.width(), image.height()
        part = QRect(
            round(left * across), round(top * down), max(1, round(width * across)), max(1, round(height * down))
        )
        turned = image.copy(part).transformed(QTransform().rotate(picture.rotation * 90))
        return turned.scaledToWidth(
            round(picture_width(picture) * self.devicePixelRatioF()), Qt.TransformationMode.SmoothTransformation
        )
