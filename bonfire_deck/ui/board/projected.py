"""The board on the projector: painted once into an image, and again only when there is something new to see."""

from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter

from bonfire_deck.files.reading import Reader
from bonfire_deck.model.session import Session
from bonfire_deck.paper.board import Measurer, board_of, paint_fitted
from bonfire_deck.ui.board.pictures import BoardPictures


class ProjectedBoard(QObject):
    """Paints the board of a session for the room, without holding up the facilitator who types meanwhile.

    The audience window is drawn at each second of a timer; nothing is laid out, decoded or scaled for that.
    """

    sharpened = Signal()
    """A sharper image of some picture has come: draw again."""

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        """Read through `reader`, in the GUI thread."""
        super().__init__(parent)
        self._reader = reader
        self._measurer = Measurer()
        self.pictures = BoardPictures(reader, self)
        """Those of many cards beside each other are drawn from them too."""
        self.pictures.sharpened.connect(self._on_sharpened)
        self._image: QImage | None = None
        self._session: Session | None = None
        self._of: tuple[str, str, float, float, float] | None = None

    def _on_sharpened(self) -> None:
        self._image = None
        self.sharpened.emit()

    def paint(self, painter: QPainter, area: QRectF, session: Session, part: str, by: str = "picture") -> None:
        """Paint the board of `part`, whole, as large as it goes into `area`, and the board's ground around it."""
        ratio = painter.device().devicePixelRatio()
        of = (part, by, area.width(), area.height(), ratio)
        # The reader gives the same session until something changes.
        if self._image is None or self._session is not session or self._of != of:
            self._image = self._painted(session, part, by, area, ratio)
            self._session, self._of = session, of
        painter.drawImage(area.topLeft(), self._image)

    def _painted(self, session: Session, part: str, by: str, area: QRectF, ratio: float) -> QImage:
        # What is private until shown is private on the board too.
        session = replace(session, reactions=tuple(reaction for reaction in session.reactions if reaction.shown))
        laid_out = board_of(session, self._reader.picture_sizes(), part, by, self._measurer)
        pixels = (area.size() * ratio).toSize()
        image = QImage(pixels.width(), pixels.height(), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        try:
            paint_fitted(painter, laid_out, self.pictures.image, QRectF(0, 0, area.width(), area.height()))
        finally:
            painter.end()
        return image

    def close(self) -> None:
        """Let the picture worker end."""
        self.pictures.close()
