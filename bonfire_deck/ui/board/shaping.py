"""The shape of the view for which a board is laid out: taken anew when the window's size has come to rest."""

from PySide6.QtCore import QObject, QTimer, Signal

from bonfire_deck.model.laying_out import Shape
from bonfire_deck.ui.board.view import BoardView

REST_MILLISECONDS = 150


class Shaping(QObject):
    """Tells when a board is to be laid out for another shape: never while a hand moves something or has zoomed in."""

    changed = Signal()

    def __init__(self, view: BoardView, parent: QObject) -> None:
        """Watch `view`."""
        super().__init__(parent)
        self._view = view
        self.shape = view.shape
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self._on_rest)
        view.shaped.connect(self._rest.start)

    def take(self) -> Shape:
        """Take the shape that the view has now."""
        self.stop()
        self.shape = self._view.shape
        return self.shape

    def stop(self) -> None:
        """Look no further: the window is closed."""
        self._rest.stop()

    def _on_rest(self) -> None:
        if self._view.is_in_hand:
            self._rest.start()
        elif self._view.fits and self._view.isVisible() and self._view.shape != self.shape:
            self.take()
            self.changed.emit()
