"""Import an untrusted file: copy it aside, read it with limits, check every value, and rebuild it as our own."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.files.atomic import forget_unfinished
from bonfire_deck.files.carrying import unsound_rows
from bonfire_deck.files.copying import write_copy
from bonfire_deck.files.merging import Incoming, read_other
from bonfire_deck.files.opening import check_regular, damaged, not_ours, open_foreign, said_plainly, unreadable
from bonfire_deck.files.stamps import new_id
from bonfire_deck.i18n import _
from bonfire_deck.model.session import StoredPicture
from bonfire_deck.model.text import safe_file_name
from bonfire_deck.paths import Paths, make_private

ENDINGS = {"deck": ".bonfiredeck", "session": ".bonfire"}
Verify = Callable[[StoredPicture], None]
MOST_WORDS = 150_000_000
"""Maximum bytes of an untrusted file without its pictures; reading that many takes about 400 MB of memory."""


@contextlib.contextmanager
def aside(path: Path, paths: Paths) -> Iterator[sqlite3.Connection]:
    """Copy an untrusted file into our own folder and open the copy; the original stays untouched.

    A journal beside the original is ignored, since it could belong to another file.
    """
    check_regular(path)
    folder = make_private(paths.incoming)
    copy = folder / f"{new_id()}.bonfire"
    try:
        try:
            shutil.copyfile(path, copy)
        except OSError as error:
            raise unreadable(path, error) from error
        try:
            connection = open_foreign(copy)
        except Trouble as trouble:
            raise Trouble(trouble.message.replace(copy.name, path.name), trouble.hint) from trouble
        try:
            _check_words(connection, copy, path)
            yield connection
        finally:
            connection.close()
    finally:
        with contextlib.suppress(OSError):
            copy.unlink(missing_ok=True)


def _check_words(connection: sqlite3.Connection, copy: Path, path: Path) -> None:
    """Raise `Trouble` if the file has more text than we accept into memory from an untrusted source."""
    with said_plainly(path):
        pictures = connection.execute("SELECT total(length(data) + length(thumbnail)) FROM pictures").fetchone()[0]
        if copy.stat().st_size - pictures > MOST_WORDS:
            raise Trouble(
                _("“{name}” contains more text than a session can have.").format(name=path.name),
                _("It was not imported. Ask for a copy made with “Save a copy” in Bonfire Deck."),
            )


def bring_in(path: Path, paths: Paths, verify: Verify, folder: Path | None = None) -> Path:
    """Rebuild an untrusted file as our own and return its path; raises `Trouble` with the reason if it is rejected.

    The new file is created in `folder`, by default in the folder of all decks and sessions.
    """
    with aside(path, paths) as connection:
        with said_plainly(path):
            about = connection.execute("SELECT thing, title FROM about WHERE removed = 0").fetchall()
            # A table file stays assigned to its group; a value that is no valid group id is dropped.
            group = connection.execute(
                "SELECT for_group FROM this_copy JOIN groups ON groups.id = for_group WHERE groups.removed = 0"
            ).fetchone()
        if len(about) != 1 or about[0][0] not in ENDINGS or not isinstance(about[0][1], str):
            raise not_ours(path)
        with said_plainly(path):
            found = unsound_rows(connection)
        if found:
            raise damaged(path, found[0])
        folder = folder or paths.files
        folder.mkdir(parents=True, exist_ok=True)
        target = free_path(folder, about[0][1] or path.stem, ENDINGS[about[0][0]])
        for_group = str(group[0]) if group else ""
        write_copy(connection, path, target, for_group=for_group, verify=verify, private=True)
    return target


def read_aside(path: Path, paths: Paths, have_pictures: set[str], verify: Verify) -> Incoming:
    """Read an untrusted copy of a session for a merge; raises `Trouble`."""
    with aside(path, paths) as connection:
        return read_other(connection, path, have_pictures, verify)


def free_path(folder: Path, title: str, ending: str) -> Path:
    """Return an unused path in `folder`, named after `title`."""
    name = safe_file_name(title, _("Untitled"))
    path = folder / f"{name}{ending}"
    number = 2
    while path.exists():
        path = folder / f"{name} {number}{ending}"
        number += 1
    return path


def forget_leftovers(paths: Paths) -> None:
    """Remove leftovers of interrupted imports, saves, copies and rehearsals from our own folders."""
    with contextlib.suppress(OSError):
        for leftover in paths.incoming.iterdir():
            leftover.unlink(missing_ok=True)
    shutil.rmtree(paths.throw_away, ignore_errors=True)
    for folder in (paths.files, paths.desks, paths.settings, paths.state, *paths.backups.glob("*/")):
        forget_unfinished(folder)
