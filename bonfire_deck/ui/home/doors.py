"""The home window's callbacks into the rest of the app, provided by the composition root."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bonfire_deck.files.index import Entry


class HomeDoors(NamedTuple):
    """Callbacks that leave the home window."""

    start_session: Callable[[], None]
    just_show: Callable[[], None]
    small_team: Callable[[], None]
    sample: Callable[[], None]
    open_entry: Callable[["Entry"], None]
    open_board: Callable[["Entry"], None]
    take_files: Callable[[Sequence[Path]], None]
    """Files and folders that were dropped or chosen: brought in, or made into a deck."""
    choose_pictures: Callable[[], None]
    choose_file: Callable[[], None]
    rename: Callable[["Entry"], None]
    duplicate: Callable[["Entry"], None]
    new_like: Callable[["Entry"], None]
    rehearse: Callable[["Entry"], None]
    save_copy: Callable[["Entry"], None]
    make_table_files: Callable[["Entry"], None]
    gather: Callable[["Entry"], None]
    backups_of: Callable[["Entry"], None]
    all_backups: Callable[[], None]
    archive: Callable[["Entry"], None]
    delete: Callable[["Entry"], None]
    about: Callable[[], None]
    larger_text: Callable[[], None]
    high_contrast: Callable[[], None]
