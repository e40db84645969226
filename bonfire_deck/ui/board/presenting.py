"""The board locked for presenting: zoom and step through its pictures without changing anything."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from bonfire_deck.files.desk import Plain
from bonfire_deck.i18n import _
from bonfire_deck.model.layout import LaidOut, Rect
from bonfire_deck.model.presenting import Stop, frames, stops
from bonfire_deck.paper.canvas import qrect
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.board.bars import FootBar
from bonfire_deck.ui.board.fit_view import ROOM_IN_FRAME
from bonfire_deck.ui.board.next_steps import BoardSteps
from bonfire_deck.ui.board.outline import Outline
from bonfire_deck.ui.board.selection import Selection
from bonfire_deck.ui.board.theme_panel import ThemePanel
from bonfire_deck.ui.board.view import BoardView

KEY = "F5"
CHANGES_NOTHING = frozenset({
    "find", "outline", "at-a-glance", "minimap", "fit", "full-size", "zoom-in", "zoom-out", "export-png",
    "export-pdf", "export-svg", "present", "board-on-the-wall", "next-wall-page", "then-and-now",
    "larger-text", "high-contrast", "keys",
})  # fmt: skip
"""The actions allowed while the board is locked; all others are refused."""
SMALLEST_SCALE = 0.75
"""The minimum scale of people's words while stepping through the board."""
CORNER = (16, 6)
STEPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class Host(Protocol):
    """What is needed from the board window."""

    selection: Selection
    view: BoardView
    outline: Outline
    foot: FootBar
    steps: BoardSteps
    theme_panel: ThemePanel

    @property
    def laid_out(self) -> LaidOut:
        """The board on the screen."""


class Wall(Protocol):
    """What is needed from the room's view."""

    live: bool
    mode: str
    quote_page: int

    def show_card(self, card_id: str) -> None:
        """Put a picture up."""

    def set(self, **state: Plain) -> None:
        """Change named parts of the state."""


class Presenting(QObject):
    """Lock and unlock the board, and step from picture to picture while locked."""

    stepped = Signal(str)
    """Moved to a picture: the id of its card."""
    ended = Signal()

    def __init__(self, window: Host, widget: QWidget) -> None:
        """Watch the keys of the board and its outline in `window`."""
        super().__init__(widget)
        self._window = window
        self.is_locked = False
        self._at: tuple[str, str | None] | None = None
        self._frame = 0
        self._before: str | None = None
        self._wall: Wall | None = None
        self.mark = QLabel(_("Locked for presenting · PgDn next picture · {key} unlocks").format(key=KEY), window.view)
        self.mark.setObjectName("lock-mark")
        self.mark.setProperty("role", "mark")
        self.mark.move(*CORNER)
        self.mark.hide()
        window.view.installEventFilter(self)
        window.outline.installEventFilter(self)

    def toggle(self) -> None:
        """Lock or unlock the board."""
        window = self._window
        window.view.end_gesture()
        self.is_locked = not self.is_locked
        self._at, self._frame = None, 0
        window.view.set_hand(self.is_locked)
        window.theme_panel.setDisabled(self.is_locked)
        window.steps.panel.setDisabled(self.is_locked)
        self.mark.setVisible(self.is_locked)
        self.mark.adjustSize()
        self.mark.raise_()
        if self.is_locked:
            window.selection.choose(())
            window.view.setFocus()
            window.foot.say(_("Locked. Nothing can be moved or changed."))
        else:
            window.foot.say(_("Unlocked."))
            self.ended.emit()

    def guard(self, actions: Iterable[Action]) -> tuple[Action, ...]:
        """Return `actions`, wrapped so that those that edit are refused while the board is locked."""
        return tuple(action if action.name in CHANGES_NOTHING else self._waits(action) for action in actions)

    def _waits(self, action: Action) -> Action:
        def do() -> None:
            if self.is_locked:
                self._window.foot.say(_("Locked for presenting. {key} unlocks the board.").format(key=KEY))
            else:
                action.handler()

        return replace(action, handler=do)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Handle the keys that step through the board while it is locked."""
        if not self.is_locked or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in STEPS:
            self.step(STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self._at = None
            self._window.view.fit()
        else:
            return False
        return True

    def step(self, by: int) -> None:
        """Go to the next picture, or back, after stepping through all reactions on the current one."""
        there = stops(self._window.laid_out)
        if not there:
            return
        keys = [(stop.section, stop.card_id) for stop in there]
        if self._at not in keys:
            place, frame = (0, 0) if by > 0 else (len(there) - 1, -1)
        else:
            place, frame = keys.index(self._at), self._frame + by
            if not 0 <= frame < len(self._frames(there[place])):
                # Stop at the first and last: a clicker's button is easily pressed once too often.
                place, frame = min(len(there) - 1, max(0, place + by)), 0 if by > 0 else -1
                if keys[place] == self._at:
                    return
        self._go(there[place], frame)

    def _frames(self, stop: Stop) -> list[Rect]:
        size = self._window.view.viewport().size()
        width, height = (side / SMALLEST_SCALE - 2 * ROOM_IN_FRAME for side in size.toTuple())
        return frames(stop.rects, width, height)

    def _go(self, stop: Stop, frame: int) -> None:
        seen, was = self._frames(stop), self._at
        self._at, self._frame = (stop.section, stop.card_id), frame % len(seen)
        self._window.view.look_at(qrect(seen[self._frame]))
        if stop.card_id is not None and (was is None or was[1] != stop.card_id):
            self.stepped.emit(stop.card_id)

    def lead(self, wall: Wall) -> None:
        """While live, let the wall follow each picture with its shown reactions; restore the old view at the end."""
        self._wall = wall

        def follow(card_id: str) -> None:
            if wall.live:
                self._before = self._before or wall.mode
                wall.show_card(card_id)

        def give_back() -> None:
            before, self._before = self._before, None
            # Keep whatever the facilitator put up in the meantime.
            if before is not None and wall.live and wall.mode == "picture":
                wall.set(mode=before, quote_page=0)

        self.stepped.connect(follow)
        self.ended.connect(give_back)

    def board_on_wall(self) -> None:
        """Toggle between board and picture on the wall."""
        wall = self._live_wall()
        if wall is not None:
            wall.set(mode="picture" if wall.mode == "board" else "board", quote_page=0)
            seen = _("The room sees the board.") if wall.mode == "board" else _("The room sees the picture.")
            self._window.foot.say(seen)

    def next_page(self) -> None:
        """Show the next page on the wall; the last is followed by the first."""
        wall = self._live_wall()
        if wall is not None:
            wall.set(quote_page=wall.quote_page + 1)

    def _live_wall(self) -> Wall | None:
        if self._wall is None or not self._wall.live:
            self._window.foot.say(_("The session is not live, so nothing is on the wall."))
            return None
        return self._wall


def presenting_actions(presenting: Presenting) -> tuple[Action, ...]:
    """Return the keys that lock the board, and the keys of the wall, as in the run window except for the page."""
    return (
        Action("present", _("Lock for presenting"), (KEY,), presenting.toggle),
        Action("board-on-the-wall", _("Show or hide the board on the wall"), ("F6",), presenting.board_on_wall),
        Action("next-wall-page", _("Next page on the wall"), ("Ctrl+Shift+PgDown",), presenting.next_page),
    )
