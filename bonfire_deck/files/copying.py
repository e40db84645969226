"""Whole, checked copies of a session: to save, for a table, or of a stranger's file that is brought in."""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

from bonfire_deck.files import fold
from bonfire_deck.files.atomic import atomic_path
from bonfire_deck.files.carrying import (
    Turn,
    Unsound,
    add_edits,
    copy_pictures,
    logged_edits,
    stored_pictures,
    unsound_rows,
)
from bonfire_deck.files.erased import erasures_in
from bonfire_deck.files.opening import close, create, damaged, said_plainly
from bonfire_deck.files.stamps import new_id, now
from bonfire_deck.model.session import StoredPicture


def write_copy(
    source: sqlite3.Connection,
    source_path: Path,
    target: Path,
    *,
    for_group: str = "",
    verify: Callable[[StoredPicture], None] | None = None,
    private: bool = False,
    turn: Turn = contextlib.nullcontext,
) -> None:
    """Write a copy of an open file to `target`: old or new file there, never half of one; raises `Trouble`.

    Every edit and picture is carried over by our own code and the rows are made from the log again, so the copy is
    sound or there is none. It has no memory of who wrote here, so undo in it does not reach back beyond the copying.
    Contacts come along only if `private`. `for_group` is the id of the group whose table file it is; `verify` judges
    the bytes of each picture of a stranger's file. A file that is being written to in another thread is read in turns.
    """
    with atomic_path(target) as temporary:
        copy = create(temporary)
        try:
            with said_plainly(source_path):
                copy.execute("BEGIN IMMEDIATE")
                try:
                    carry_words(source, copy, for_group, private=private, turn=turn)
                    if verify is not None:
                        for picture in stored_pictures(source, set()):
                            verify(picture)
                    copy_pictures(source, copy, turn)
                except Unsound as error:
                    raise damaged(source_path, str(error)) from error
                copy.execute("COMMIT")
        finally:
            close(copy)


def carry_words(
    source: sqlite3.Connection, copy: sqlite3.Connection, for_group: str, *, private: bool, turn: Turn
) -> None:
    """Make an empty file one with all the words of another, every table but the pictures; raises `Unsound`."""
    edits = logged_edits(source, private=private, turn=turn)
    with turn():
        erasures = erasures_in(source)
    add_edits(copy, edits)
    copy.executemany("INSERT INTO erasures VALUES (?, ?, ?, ?)", erasures)
    fold.fill(copy)
    copy.execute(
        "INSERT INTO this_copy (id, for_group, made_at) VALUES (?, ?, ?)", (new_id(), for_group or None, now())
    )
    found = unsound_rows(copy)
    if found:
        raise Unsound(found[0])
