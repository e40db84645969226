"""What is chosen on the board: one set of ids, shared by the picture of the board and its outline."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The ids of the chosen sheets, pictures and reactions."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with nothing chosen."""
        super().__init__(parent)
        self.items: frozenset[str] = frozenset()

    def choose(self, items: Iterable[str]) -> None:
        """Choose exactly `items`."""
        chosen = frozenset(items)
        if chosen != self.items:
            self.items = chosen
            self.changed.emit()

    def toggle(self, item: str) -> None:
        """Add `item` to what is chosen, or take it out."""
        self.choose(self.items ^ {item})
