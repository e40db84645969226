"""The view shape that a board is laid out for, updated once the window has stopped resizing."""

from PySide6.QtCore import QObject, QTimer, Signal

from bonfire_deck.model.laying_out import Shape
from bonfire_deck.ui.board.view import BoardView

REST_MILLISECONDS = 150


class Shaping(QObject):
    """Announce when the board needs a layout for another shape; never while the user drags an item or has zoomed."""

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
        """Store and return the current shape of the view."""
        self.stop()
        self.shape = self._view.shape
        return self.shape

    def stop(self) -> None:
        """Stop watching: the window is closed."""
        self._rest.stop()

    def _on_rest(self) -> None:
        if self._view.is_in_hand:
            self._rest.start()
        elif self._view.fits and self._view.isVisible() and self._view.shape != self.shape:
            self.take()
            self.changed.emit()
