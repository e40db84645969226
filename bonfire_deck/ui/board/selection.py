"""The selection on the board: one set of ids, shared by the board and its outline."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The ids of the selected sheets, pictures and reactions."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with an empty selection."""
        super().__init__(parent)
        self.items: frozenset[str] = frozenset()

    def choose(self, items: Iterable[str]) -> None:
        """Select exactly `items`."""
        chosen = frozenset(items)
        if chosen != self.items:
            self.items = chosen
            self.changed.emit()

    def toggle(self, item: str) -> None:
        """Add `item` to the selection, or remove it."""
        self.choose(self.items ^ {item})
