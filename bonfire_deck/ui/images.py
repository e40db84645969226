"""A cache of decoded pictures, bounded in bytes, so that the next picture appears at once."""

from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPixmap

from bonfire_deck.files.reading import Reader
from bonfire_deck.model.looking import WHOLE, Part
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import StoredPicture
from bonfire_deck.paper.export import decoded

MOST_BYTES = 160_000_000
MOST_SMALL = 250
"""Far more than a strip or a page shows at once; one that was let go is decoded again in a millisecond."""
MOST_WHOLE = 6
"""The picture that is up, two on either side of it, and the one that was left."""


class Images(QObject):
    """Decoded pictures of one open file, ready to draw."""

    came = Signal()
    """One more picture is there at once."""
    _came = Signal(str, QImage)

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        """Read through `reader` on the GUI thread."""
        super().__init__(parent)
        self._reader = reader
        self._whole: OrderedDict[str, QImage] = OrderedDict()
        self._detail: dict[str, float] = {}
        """By how much a picture was to be enlarged when it was decoded; 1 for those not named."""
        self._small: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: set[str] = set()
        self._worker: ThreadPoolExecutor | None = None
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def whole(self, picture_id: str, nearer: float = 1.0) -> QImage | None:
        """Return a picture at screen size or larger, decoding it now if it was not prefetched.

        `nearer` is the zoom factor, for a part that fills the screen.
        """
        kept = self._whole.get(picture_id)
        if kept is not None and (nearer <= 1.0 or self._detail.get(picture_id, 1.0) >= nearer):
            self._whole.move_to_end(picture_id)
            return kept
        stored = self._reader.picture(picture_id) if picture_id else None
        if stored is None:
            return None
        image = decoded(stored, least=_least(stored, nearer))
        self._detail[picture_id] = nearer
        self._take(picture_id, image)
        return image

    @property
    def is_busy(self) -> bool:
        """Whether prefetched pictures are still being decoded."""
        return self._worker is not None and bool(self._asked)

    def is_ready(self, picture_id: str) -> bool:
        """Return whether `whole` has the picture in the cache."""
        return picture_id in self._whole

    def look_ahead(self, picture_ids: Iterable[str]) -> None:
        """Prefetch pictures that are likely to be needed next, on a separate thread."""
        for picture_id in picture_ids:
            if not picture_id or picture_id in self._whole or picture_id in self._asked:
                continue
            stored = self._reader.picture(picture_id)
            if stored is not None:
                if self._worker is None:
                    self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="images")
                self._asked.add(picture_id)
                self._worker.submit(self._decode, stored, _least(stored, 1.0))

    def _decode(self, stored: StoredPicture, least: tuple[int, int]) -> None:
        self._came.emit(stored.id, decoded(stored, least=least))

    def _take(self, picture_id: str, image: QImage) -> None:
        if picture_id in self._asked:
            self._asked.discard(picture_id)
            self._detail.pop(picture_id, None)
        self._whole[picture_id] = image
        self.came.emit()
        self._whole.move_to_end(picture_id)
        while len(self._whole) > 1 and (
            len(self._whole) > MOST_WHOLE or sum(kept.sizeInBytes() for kept in self._whole.values()) > MOST_BYTES
        ):
            self._whole.popitem(last=False)

    def small(self, picture_id: str) -> QPixmap | None:
        """Return the thumbnail of a picture."""
        if picture_id not in self._small:
            data = self._reader.thumbnail(picture_id) if picture_id else None
            if data is None:
                return None
            pixmap = QPixmap()
            pixmap.loadFromData(QByteArray(data))
            self._small[picture_id] = pixmap
            if len(self._small) > MOST_SMALL:
                self._small.popitem(last=False)
        self._small.move_to_end(picture_id)
        return self._small[picture_id]

    def close(self) -> None:
        """End the worker thread."""
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)
            self._worker = None


def nearness(card: Card, zoom: Part | None) -> float:
    """Return the zoom factor of a card's picture: its crop times the part in view."""
    shown = zoom or WHOLE
    return 1.0 / max(0.01, min(card.crop_width, card.crop_height) * min(shown[2], shown[3]))


def _least(stored: StoredPicture, nearer: float) -> tuple[int, int]:
    """Return the size in pixels at which the largest screen shows a picture zoomed `nearer` times."""
    screens = [screen.size() * screen.devicePixelRatio() for screen in QGuiApplication.screens()]
    ways_up = [(stored.width, stored.height), (stored.height, stored.width)]
    scale = max(min(s.width() / width, s.height() / height) for s in screens for width, height in ways_up) * nearer
    return round(stored.width * scale) or 1, round(stored.height * scale) or 1
