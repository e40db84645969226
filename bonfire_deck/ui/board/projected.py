"""The board on the projector, rendered into an image and repainted only when something visible changes."""

from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter

from bonfire_deck.files.reading import Reader
from bonfire_deck.model.session import Session
from bonfire_deck.paper.board import Measurer
from bonfire_deck.paper.wall import paint_page, wall_pages
from bonfire_deck.ui.board.pictures import BoardPictures


class ProjectedBoard(QObject):
    """Paint a session's board for the room without delaying the facilitator's typing.

    The audience window repaints every second of a timer; layout, decoding and scaling are not repeated for that.
    """

    sharpened = Signal()
    """A sharper image of some picture is available: repaint."""

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        """Read through `reader`, in the GUI thread."""
        super().__init__(parent)
        self._reader = reader
        self._measurer = Measurer()
        self.pictures = BoardPictures(reader, self)
        """Also used for walls with many cards."""
        self.pictures.sharpened.connect(self._on_sharpened)
        self._image: QImage | None = None
        self._session: Session | None = None
        self._of: tuple[str, str, int, float, float, float] | None = None

    def _on_sharpened(self) -> None:
        self._image = None
        self.sharpened.emit()

    def paint(self, painter: QPainter, area: QRectF, session: Session, board: tuple[str, str], page: int = 0) -> None:
        """Paint a page of a part's board in its arrangement; pages wrap around."""
        ratio = painter.device().devicePixelRatio()
        of = (*board, page, area.width(), area.height(), ratio)
        # The reader returns the same session object until something changes.
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
        """Lay out the board and paint a page of it."""
        # What is private until shown is private on the board too.
        session = replace(session, reactions=tuple(reaction for reaction in session.reactions if reaction.shown))
        made = wall_pages(session, self._reader.picture_sizes(), *board, area, self._measurer)
        number = f"{page % len(made) + 1} / {len(made)}" if len(made) > 1 else ""
        paint_page(painter, made[page % len(made)], number, self.pictures.image, area)

    def close(self) -> None:
        """Stop the picture worker."""
        self.pictures.close()
