"""All actions of the run window with their keys; the menu and the key sheet are built from them."""

from functools import partial
from typing import Protocol

from bonfire_deck.i18n import _
from bonfire_deck.model.words import KINDS, kind_label
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.run.chips import GROUP_KEYS, PLENARY_KEY
from bonfire_deck.ui.run.cover import Cover
from bonfire_deck.ui.run.doors import RunDoors
from bonfire_deck.ui.run.projector import Projector
from bonfire_deck.ui.run.side import Side
from bonfire_deck.ui.run.silence import go_on
from bonfire_deck.ui.run.stage import Stage
from bonfire_deck.ui.run.stepping import Stepping

CLICKER = (
    "next-card", "previous-card", "live", "leave", "black", "board-on-the-wall", "next-round", "previous-round",
    "next-quotes", "uncover", "swap-screens", "nearer", "farther", "whole",
    "gallery", "draw", "choices-on-the-wall", "reveal-next", "reveal-all", "steps-on-the-wall",
)  # fmt: skip
"""The actions that work in the audience window too."""
MENU = (
    "home", "", "change-session", "change-plan", "show-all", "slips", "parking-lot", "next-steps", "contact-sheet",
    "bin", "write-up", "", "add-picture", "paste-picture", "add-deck", "erase-picture", "ranking", "seed", "",
    "save-copy", "pass-the-laptop", "make-table-files", "gather-table-files", "backups", "", "screen-check", "rehearse",
    "drop-round", "bell", "timer-public", "titles", "read-aloud", "motion", "spelling", "larger-text",
    "high-contrast", "swap-screens", "keys",
)  # fmt: skip
"""The menu at the left; "" is a separator."""


class Runs(Protocol):
    """What the keys need from the run window."""

    stage: Stage
    side: Side
    cover: Cover
    doors: RunDoors
    projector: Projector
    stepping: Stepping

    def say(self, text: str) -> None:
        """Show a status message."""

    def go_live(self) -> None:
        """Show the wall to the room."""

    def leave(self) -> None:
        """Cancel the current activity, or else leave live."""

    def toggle_board(self) -> None:
        """Toggle between board and picture on the wall."""

    def next_quotes(self) -> None:
        """Show the next page of quotes."""

    def undo(self) -> None:
        """Undo the last edit."""

    def redo(self) -> None:
        """Redo the last undone edit."""

    def choose_group(self, number: int) -> None:
        """Select the group that is speaking."""

    def open_bin(self) -> None:
        """Open the bin."""

    def show_keys(self) -> None:
        """Open the key sheet."""


def run_actions(window: Runs) -> tuple[Action, ...]:
    """Return the actions of `window`, except those of its chips."""
    stage = window.stage
    return (
        Action("next-card", _("Next picture"), ("PgDown",), lambda: window.stepping.step(1)),
        Action("previous-card", _("Previous picture"), ("PgUp",), lambda: window.stepping.step(-1)),
        Action("live", _("Go live: show it to the room"), ("F5", "Shift+F5"), window.go_live),
        Action("leave", _("Leave live"), ("Esc",), window.leave),
        Action("black", _("Black out the wall"), ("F7",), lambda: stage.set(black=not stage.black)),
        Action("board-on-the-wall", _("Show or hide the board on the wall"), ("F6",), window.toggle_board),
        Action("next-round", _("Next round"), ("F8",), lambda: go_on(stage, window.say)),
        Action("previous-round", _("Previous round"), ("Shift+F8",), lambda: stage.step_round(-1)),
        Action("next-quotes", _("Next quotes, or next page, on the wall"), ("Ctrl+PgDown",), window.next_quotes),
        Action("edit-last", _("Edit the last line"), ("F2",), window.side.edit_last),
        Action("favourite", _("★ Mark the last line as a favourite"), ("F11",), window.side.favour_last),
        Action("find", _("Find in these lines"), ("Ctrl+F",), window.side.begin_find),
        Action("show-all", _("Show all lines on this picture"), ("Ctrl+Shift+A",), window.side.lines.show_all),
        Action("undo", _("Undo"), ("Ctrl+Z",), window.undo),
        Action("redo", _("Redo"), ("Ctrl+Shift+Z",), window.redo),
        Action("board", _("Open the board"), ("Ctrl+B",), window.doors.board),
        Action("write-up", _("Open the write-up"), ("Ctrl+W",), window.doors.write_up),
        Action("titles", _("Show titles on the wall"), ("Ctrl+E",), lambda: stage.set(titles=not stage.titles)),
        Action("motion", _("Reduce motion"), (), lambda: stage.let_move(not stage.moves)),
        Action("plenary", _("Everybody together"), (PLENARY_KEY,), lambda: stage.set(group="")),
        Action("uncover", _("Uncover this window"), ("Ctrl+Space",), window.cover.hide),
        Action("screen-check", _("Before people arrive: screens, clicker…"), ("Ctrl+Shift+P",), window.projector.check),
        Action("rehearse", _("Rehearse: try it all, nothing is kept"), ("Ctrl+F5",), window.doors.rehearse),
        Action("swap-screens", _("Swap the screens"), ("Ctrl+Shift+S",), window.doors.swap_screens),
        Action("change-session", _("Groups, title, ground rule…"), ("Ctrl+G",), window.doors.change_session),
        Action("change-plan", _("Plan: rounds, questions, minutes…"), ("Ctrl+R",), window.doors.change_plan),
        Action("bin", _("Bin…"), ("Ctrl+D",), window.open_bin),
        Action("save-copy", _("Save a copy…"), ("Ctrl+Shift+C",), window.doors.save_copy),
        Action("make-table-files", _("Create table files…"), (), window.doors.make_table_files),
        Action("pass-the-laptop", _("Pass the laptop around"), ("Ctrl+Shift+R",), window.doors.pass_round),
        Action("gather-table-files", _("Merge table files…"), (), window.doors.gather),
        Action("backups", _("Backups: look inside, restore…"), ("Ctrl+Shift+E",), window.doors.backups),
        Action("home", _("Close the session"), ("Ctrl+Q",), window.doors.home),
        Action("keys", _("Keys"), ("F1",), window.show_keys),
    )  # fmt: skip


def chip_actions(window: Runs) -> tuple[Action, ...]:
    """Return the keys of the groups, by number, and of the kinds."""
    groups = tuple(
        Action(
            f"group-{number}",
            _("Group {number}").format(number=number),
            (f"Ctrl+{key}", f"Ctrl+Num+{key}"),
            partial(window.choose_group, number),
        )
        for number, key in enumerate(GROUP_KEYS, 1)
    )
    kinds = tuple(
        Action(f"kind-{kind}", kind_label(kind), (f"Alt+{number}",), partial(window.stage.set, kind=kind))
        for number, kind in enumerate(KINDS, 1)
    )
    return (*groups, *kinds)
