"""Filtering the board: items that match the search and the overview filter stay bright, the rest fades."""

from typing import Protocol

from PySide6.QtCore import QObject

from bonfire_deck.i18n import _
from bonfire_deck.model.filtering import Filter, let_through
from bonfire_deck.model.layout import LaidOut
from bonfire_deck.ui.board.bars import FootBar, TopBar
from bonfire_deck.ui.board.finding import FindField
from bonfire_deck.ui.board.glance import Glance
from bonfire_deck.ui.board.outline import Outline
from bonfire_deck.ui.board.selection import Selection
from bonfire_deck.ui.board.view import BoardView


class Host(Protocol):
    """What is needed from the board window."""

    selection: Selection
    view: BoardView
    outline: Outline
    find_field: FindField
    glance: Glance
    top: TopBar
    foot: FootBar

    @property
    def laid_out(self) -> LaidOut:
        """The board on the screen."""


class Sieve(QObject):
    """Combine the matches of the find field with the filter of the overview."""

    def __init__(self, window: Host, parent: QObject) -> None:
        """Listen to the find field and the overview of `window`."""
        super().__init__(parent)
        self._window = window
        self._found: frozenset[str] | None = None
        window.find_field.found.connect(self._on_found)
        window.find_field.shown.connect(self._on_shown)
        window.glance.chosen.connect(self._on_chosen)

    def show(self) -> None:
        """Highlight the items that match both."""
        window = self._window
        looked_at = let_through(window.laid_out.board, window.glance.filter)
        window.outline.show_only(looked_at)
        both = [items for items in (self._found, looked_at) if items is not None]
        window.view.show_found(frozenset.intersection(*both) if both else None)

    def _on_found(self, found: frozenset[str] | None) -> None:
        self._found = found
        self.show()
        self._window.top.show_found(self._window.find_field.count_text)

    def _on_shown(self, item: str) -> None:
        window = self._window
        window.selection.choose((item,))
        window.view.bring_into_view(item)
        window.top.show_found(window.find_field.count_text)

    def _on_chosen(self, chosen: Filter) -> None:
        self.show()
        lines = [line for section in self._window.laid_out.board.sections for line in section.lines]
        every = {line.reaction.id for line in lines}
        seen = {line.reaction.id for line in lines if chosen.lets(line.reaction)}
        line = _("Showing {count} of {all}.").format(count=len(seen), all=len(every))
        self._window.foot.say(line if chosen.is_on else _("Showing everything."))
