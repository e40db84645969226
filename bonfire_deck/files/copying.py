"""Complete, checked copies of a session: to save, for a table, or of an untrusted file being imported."""

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
    """Write a copy of an open file to `target` atomically; raises `Trouble`.

    Each edit and picture is checked and copied, and the rows are rebuilt from the log, so the copy is either intact or
    not made at all. It doesn't know who wrote in the original, so undo does not reach back beyond the copy. Contacts
    are included only if `private`. `for_group` is the group's id if this is a table file; `verify` checks the bytes of
    each picture of an untrusted file. If another thread is writing to the file, it is read in turns.
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
    """Copy all tables except the pictures into an empty file; raises `Unsound`."""
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
