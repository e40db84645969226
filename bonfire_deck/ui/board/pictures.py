"""The board's pictures on the screen: thumbnails at once, sharp images once a worker thread has decoded them."""

from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QImage

from bonfire_deck.files.reading import Reader
from bonfire_deck.model.session import StoredPicture
from bonfire_deck.paper.export import decoded

SHARP_PIXELS = 900
MOST_SHARP = 60


class BoardPictures(QObject):
    """Images by picture id, to paint in the GUI thread."""

    sharpened = Signal(str)
    """A sharper image of the picture with this id is available."""
    _decoded = Signal(str, QImage)

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        """Read through `reader`, in the GUI thread."""
        super().__init__(parent)
        self._reader = reader
        self._small: dict[str, QImage | None] = {}
        self._sharp: OrderedDict[str, QImage] = OrderedDict()
        self._asked: set[str] = set()
        self._coming: set[str] = set()
        self._drawn: dict[str, int] = {}
        self._draws = 0
        self._worker: ThreadPoolExecutor | None = None
        self._decoded.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def image(self, picture_id: str) -> QImage | None:
        """Return the sharpest image available; request a sharper one if needed."""
        drawn_before = self._drawn.get(picture_id, 0)
        self._draws += 1
        self._drawn[picture_id] = self._draws
        if picture_id in self._sharp:
            self._sharp.move_to_end(picture_id)
            return self._sharp[picture_id]
        if picture_id not in self._asked and self._has_room(drawn_before):
            self._asked.add(picture_id)
            stored = self._reader.picture(picture_id)
            if stored is not None:
                if self._worker is None:
                    self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="board-pictures")
                self._coming.add(picture_id)
                self._worker.submit(self._decode, stored)
        return self.small(picture_id)

    @property
    def is_busy(self) -> bool:
        """Whether sharp images are pending."""
        return self._worker is not None and bool(self._coming)

    def small(self, picture_id: str) -> QImage | None:
        """Return the thumbnail, sufficient for a picture seen from a distance."""
        if picture_id not in self._small:
            thumbnail = self._reader.thumbnail(picture_id)
            self._small[picture_id] = QImage.fromData(QByteArray(thumbnail)) if thumbnail else None
        return self._small[picture_id]

    def _has_room(self, drawn_before: int) -> bool:
        """Return whether a sharp image may replace another in the cache.

        If all of them were drawn since this picture was, they are in view together with it: they would evict each other
        and be decoded again forever.
        """
        if drawn_before == 0 or len(self._sharp) < MOST_SHARP:
            return True
        return self._drawn[next(iter(self._sharp))] < drawn_before

    def _decode(self, stored: StoredPicture) -> None:
        self._decoded.emit(stored.id, decoded(stored, SHARP_PIXELS))

    def _take(self, picture_id: str, image: QImage) -> None:
        self._coming.discard(picture_id)
        self._sharp[picture_id] = image
        if len(self._sharp) > MOST_SHARP:
            dropped, _image = self._sharp.popitem(last=False)
            self._asked.discard(dropped)
        self.sharpened.emit(picture_id)

    def close(self) -> None:
        """Stop the worker thread."""
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)
            self._worker = None
            self._asked = set(self._sharp)
