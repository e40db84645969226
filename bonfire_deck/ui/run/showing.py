"""How the wall shows the picture: frozen, enlarged, with a spotlight, which view of the choices; saved on the desk."""

from collections.abc import Callable

from bonfire_deck.files.desk import Desk, Plain
from bonfire_deck.model.board import FREE
from bonfire_deck.model.board import VIEWS as BOARD_VIEWS
from bonfire_deck.model.looking import Part, part_of
from bonfire_deck.model.words import PARTS

VIEWS = ("side", "words", "ranking")
"""The choices on the wall: the cards side by side, one card with all words, how often each was chosen."""


ON_THE_WALL = tuple(by for by in BOARD_VIEWS if by != FREE)
"""Arrangements for the room's board: on pages, nothing is placed freely."""


class Showing:
    """The state of the room's view besides picture and round; the stage announces changes."""

    def __init__(self, desk: Desk, tell: Callable[[], None]) -> None:
        """Restore the state from `desk`; `tell` is called after each change."""
        self._desk = desk
        self._tell = tell
        frozen = desk.get("frozen")
        self.frozen: dict[str, Plain] | None = frozen if isinstance(frozen, dict) else None
        """The frozen wall as plain values; `None` while the wall follows the stage."""
        self.zoom: Part | None = part_of(desk.get("zoom"))
        self.spot: Part | None = part_of(desk.get("spot"))
        self.view = str(desk.get("view")) if desk.get("view") in VIEWS else VIEWS[0]
        self.marked = str(desk.get("marked") or "")
        """The id of the card marked in the gallery."""
        self.before = str(desk.get("before") or "picture")
        """What was on the wall before the gallery was opened."""
        part, by = desk.get("board_part"), desk.get("board_by")
        self.board_part = str(part) if part in PARTS else ""
        """The part whose board the room sees, "" for the round's part."""
        self.board_by = str(by) if by in ON_THE_WALL else ON_THE_WALL[0]
        self.drawn = str(desk.get("drawn") or "")
        """The id of the choice that put the picture up, "" if it is not up as a choice."""

    def set(self, **state: object) -> None:
        """Change named parts, save them on the desk, and announce the change."""
        self.keep(**state)
        self._tell()

    def keep(self, **state: object) -> None:
        """Change named parts and save them on the desk; the caller announces the change."""
        for name, value in state.items():
            setattr(self, name, value)
            plain = list(value) if isinstance(value, tuple) else value
            if plain is None or isinstance(plain, str | int | float | bool | list | dict):
                self._desk.set(name, plain)

    def another_card(self) -> None:
        """Reset for another picture: shown whole, and not drawn by chance."""
        if self.zoom or self.spot or self.drawn:
            self.keep(zoom=None, spot=None, drawn="")
