"""The board on the projector: painted once into an image, and again only when there is something new to see."""

from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter

from bonfire_deck.files.reading import Reader
from bonfire_deck.model.session import Session
from bonfire_deck.paper.board import Measurer
from bonfire_deck.paper.wall import paint_page, wall_pages
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
        self._of: tuple[str, str, int, float, float, float] | None = None

    def _on_sharpened(self) -> None:
        self._image = None
        self.sharpened.emit()

    def paint(self, painter: QPainter, area: QRectF, session: Session, board: tuple[str, str], page: int = 0) -> None:
        """Paint a page of a part's board, arranged by something; after the last one comes the first."""
        ratio = painter.device().devicePixelRatio()
        of = (*board, page, area.width(), area.height(), ratio)
        # The reader gives the same session until something changes.
        if self._image is None or self._session is not session or self._of != of:
            self._image = self._painted(session, board, page, area, ratio)
            self._session, self._of = session, of
        painter.drawImage(area.topLeft(), self._image)

    def _painted(self, session: Session, board: tuple[str, str], page: int, area: QRectF, ratio: float) -> QImage:
        pixels = (area.size() * ratio).toSize()
        image = QImage(pixels.width(), pixels.height(), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        try:
            self.paint_afresh(painter, QRectF(0, 0, area.width(), area.height()), session, board, page)
        finally:
            painter.end()
        return image

    def paint_afresh(
        self, painter: QPainter, area: QRectF, session: Session, board: tuple[str, str], page: int
    ) -> None:
        """Lay the board out and paint a page of it."""
        # What is private until shown is private on the board too.
        session = replace(session, reactions=tuple(reaction for reaction in session.reactions if reaction.shown))
        made = wall_pages(session, self._reader.picture_sizes(), *board, area, self._measurer)
        number = f"{page % len(made) + 1} / {len(made)}" if len(made) > 1 else ""
        paint_page(painter, made[page % len(made)], number, self.pictures.image, area)

    def close(self) -> None:
        """Let the picture worker end."""
        self.pictures.close()
