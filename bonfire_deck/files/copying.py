"""Whole, checked copies of a session: to save, for a table, or of a stranger's file that is brought in."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from bonfire_deck.files import fold
from bonfire_deck.files.atomic import atomic_path
from bonfire_deck.files.carrying import Unsound, add_edits, copy_pictures, logged_edits, stored_pictures, unsound_rows
from bonfire_deck.files.opening import close, create, damaged, said_plainly
from bonfire_deck.files.stamps import new_id, now
from bonfire_deck.model.session import StoredPicture
from bonfire_deck.paths import make_private


def write_copy(
    source: sqlite3.Connection,
    source_path: Path,
    target: Path,
    *,
    for_group: str = "",
    verify: Callable[[StoredPicture], None] | None = None,
    private: bool = False,
) -> None:
    """Write a copy of an open file to `target`: old or new file there, never half of one; raises `Trouble`.

    Every edit and picture is carried over by our own code and the rows are made from the log again, so the copy is
    sound or there is none. It has no memory of who wrote here, so undo in it does not reach back beyond the copying.
    Contacts come along only if `private`. `for_group` is the id of the group whose table file it is; `verify` judges
    the bytes of each picture of a stranger's file.
    """
    with atomic_path(target) as temporary:
        copy = create(temporary)
        try:
            with said_plainly(source_path):
                copy.execute("BEGIN IMMEDIATE")
                try:
                    add_edits(copy, list(logged_edits(source, private=private)))
                    for erasure in source.execute("SELECT id, place, row_id, erased_at FROM erasures"):
                        copy.execute("INSERT INTO erasures VALUES (?, ?, ?, ?)", erasure)
                    fold.fill(copy)
                    _add_pictures(source, copy, verify)
                    copy.execute(
                        "INSERT INTO this_copy (id, for_group, made_at) VALUES (?, ?, ?)",
                        (new_id(), for_group or None, now()),
                    )
                    found = unsound_rows(copy)
                except Unsound as error:
                    raise damaged(source_path, str(error)) from error
                if found:
                    raise damaged(source_path, found[0])
                copy.execute("COMMIT")
        finally:
            close(copy)


def _add_pictures(
    source: sqlite3.Connection, copy: sqlite3.Connection, verify: Callable[[StoredPicture], None] | None
) -> None:
    if verify is not None:
        for picture in stored_pictures(source, set()):
            verify(picture)
    copy_pictures(source, copy)


def back_up(connection: sqlite3.Connection, path: Path, backups: Path) -> Path:
    """Write a checked copy of an open file into the folder of backups, and return its path; raises `Trouble`."""
    folder = make_private(backups)
    target = folder / f"{path.stem} {now()[:19].replace(':', '.')} {new_id()[-6:]}{path.suffix}"
    write_copy(connection, path, target, private=True)
    return target


def frozen(connection: sqlite3.Connection) -> bytes:
    """Return an open file as it stands, in memory, to be copied by `write_frozen_copy` on another thread."""
    return connection.serialize()


def write_frozen_copy(content: bytes, source_path: Path, target: Path, *, for_group: str = "") -> None:
    """Write a copy as `write_copy` does, from what `frozen` returned."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        memory.deserialize(content)
        write_copy(memory, source_path, target, for_group=for_group)
    finally:
        memory.close()


def back_up_frozen(content: bytes, path: Path, backups: Path) -> Path:
    """Back up as `back_up` does, from what `frozen` returned."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        memory.deserialize(content)
        return back_up(memory, path, backups)
    finally:
        memory.close()
