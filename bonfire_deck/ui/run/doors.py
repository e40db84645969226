"""What the run window needs from the rest of the app, injected by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class RunDoors:
    """Callbacks that lead out of the run window."""

    home: Callable[[], None]
    rehearse: Callable[[], None]
    """Try everything on a disposable copy."""
    board: Callable[[], None]
    write_up: Callable[[], None]
    change_session: Callable[[], None]
    """Title, groups, ground rule."""
    change_plan: Callable[[], None]
    """Rounds, questions, minutes."""
    save_copy: Callable[[], None]
    make_table_files: Callable[[], None]
    gather: Callable[[], None]
    backups: Callable[[], None]
    pass_round: Callable[[], None]
    """Pass the laptop from group to group."""
    swap_screens: Callable[[], None]
