"""Decoded pictures kept for a while, bounded by bytes, so that the next picture is there at once."""

from collections import OrderedDict

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPixmap

from bonfire_deck.files.reading import Reader
from bonfire_deck.paper.export import decoded

MOST_BYTES = 160_000_000


class Images:
    """Pictures of one open file, as images to draw."""

    def __init__(self, reader: Reader) -> None:
        """Read through `reader`, in the GUI thread."""
        self._reader = reader
        self._whole: OrderedDict[str, QImage] = OrderedDict()
        self._small: dict[str, QPixmap] = {}

    def whole(self, picture_id: str) -> QImage | None:
        """Return a picture in its stored size."""
        if picture_id in self._whole:
            self._whole.move_to_end(picture_id)
            return self._whole[picture_id]
        stored = self._reader.picture(picture_id) if picture_id else None
        if stored is None:
            return None
        image = decoded(stored)
        self._whole[picture_id] = image
        while sum(i.sizeInBytes() for i in self._whole.values()) > MOST_BYTES and len(self._whole) > 1:
            self._whole.popitem(last=False)
        return image

    def small(self, picture_id: str) -> QPixmap | None:
        """Return the thumbnail of a picture."""
        if picture_id not in self._small:
            data = self._reader.thumbnail(picture_id) if picture_id else None
            if data is None:
                return None
            pixmap = QPixmap()
            pixmap.loadFromData(QByteArray(data))
            self._small[picture_id] = pixmap
        return self._small[picture_id]

    def small_image(self, picture_id: str) -> QImage | None:
        """Return the thumbnail as an image, for the painting of a board on the screen."""
        pixmap = self.small(picture_id)
        return pixmap.toImage() if pixmap is not None else None
