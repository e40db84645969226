"""The pictures of a board on the screen: small ones at once, sharp ones as soon as a worker thread has decoded them."""

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
    """Images by picture id, for painting in the GUI thread."""

    sharpened = Signal()
    """A sharper image of some picture has come."""
    _decoded = Signal(str, QImage)

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        """Read through `reader`, in the GUI thread."""
        super().__init__(parent)
        self._reader = reader
        self._small: dict[str, QImage | None] = {}
        self._sharp: OrderedDict[str, QImage] = OrderedDict()
        self._asked: set[str] = set()
        self._worker: ThreadPoolExecutor | None = None
        self._decoded.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def image(self, picture_id: str) -> QImage | None:
        """Return the sharpest image there is by now; a sharper one is asked for if need be."""
        if picture_id in self._sharp:
            self._sharp.move_to_end(picture_id)
            return self._sharp[picture_id]
        if picture_id not in self._asked:
            self._asked.add(picture_id)
            stored = self._reader.picture(picture_id)
            if stored is not None:
                if self._worker is None:
                    self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="board-pictures")
                self._worker.submit(self._decode, stored)
        if picture_id not in self._small:
            thumbnail = self._reader.thumbnail(picture_id)
            self._small[picture_id] = QImage.fromData(QByteArray(thumbnail)) if thumbnail else None
        return self._small[picture_id]

    def _decode(self, stored: StoredPicture) -> None:
        self._decoded.emit(stored.id, decoded(stored, SHARP_PIXELS))

    def _take(self, picture_id: str, image: QImage) -> None:
        self._sharp[picture_id] = image
        if len(self._sharp) > MOST_SHARP:
            dropped, _image = self._sharp.popitem(last=False)
            self._asked.discard(dropped)
        self.sharpened.emit()

    def close(self) -> None:
        """Let the worker thread end."""
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)
            self._worker = None
            self._asked = set(self._sharp)
