"""Open a deck or session file, or reject it with an explanation; nothing is written before all checks have passed."""

import contextlib
import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from bonfire_deck.errors import Damaged, NotOurs, Trouble
from bonfire_deck.files.schema import APPLICATION_ID, PAGE_SIZE, VERSION, Garbled, statements
from bonfire_deck.i18n import _
from bonfire_deck.model.text import repaired

WAIT_SECONDS = 0.8
SMALLEST_BYTES = 512
MOST_BYTES = 4 * 1024**3
MOST_STEPS = 400_000
"""Limit on progress callbacks, one per 10,000 SQLite steps, while an untrusted file is read: some minutes of work."""
ENDS_A_SUPER_JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""The end of a journal that names a super-journal; SQLite would delete the named file after rolling back."""


def check_regular(path: Path) -> None:
    """Raise `Trouble` unless `path` is a regular file of a plausible size.

    Only SQLite may open the file itself: on POSIX, closing any other handle on a file that this process has open would
    release the lock that keeps a second writer out.
    """
    check_name(path)
    try:
        about = path.stat()
    except OSError as error:
        raise unreadable(path, error) from error
    if not stat.S_ISREG(about.st_mode) or not SMALLEST_BYTES <= about.st_size <= MOST_BYTES:
        raise not_ours(path)


def check_name(path: Path) -> None:
    """Raise `Trouble` if a name is not valid text: SQLite can't open it, and the index can't store it."""
    if repaired(str(path)) != str(path):
        raise Trouble(
            _("The name “{name}” contains characters that this system can't read.").format(name=repaired(path.name)),
            _("Rename the file or the folder it is in."),
        )


def check_beside(path: Path) -> None:
    """Raise `Trouble` if a file next to `path` could redirect SQLite elsewhere.

    Our own writers leave at most a plain journal: never one that names another file, never a write-ahead log.
    """
    journal = path.with_name(path.name + "-journal")
    is_odd = os.path.lexists(journal) and not is_plain_journal(journal)
    if is_odd or any(os.path.lexists(beside) for beside in _write_ahead(path)):
        raise Trouble(
            _("Another program left a file next to “{name}”.").format(name=path.name),
            _("Copy only “{name}” to another folder, and use it there.").format(name=path.name),
        )


def is_plain_journal(journal: Path) -> bool:
    """Return whether SQLite may safely roll a journal back: a regular file that names no other file."""
    try:
        about = journal.lstat()
        if not stat.S_ISREG(about.st_mode):
            return False
        with journal.open("rb") as file:
            file.seek(max(0, about.st_size - len(ENDS_A_SUPER_JOURNAL)))
            return file.read() != ENDS_A_SUPER_JOURNAL
    except OSError:
        return False


def _write_ahead(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm")]


def _check_version(path: Path, connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        raise not_ours(path)
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise not_ours(path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise Trouble(
            _("“{name}” was made by a newer version of Bonfire Deck.").format(name=path.name),
            _("Update Bonfire Deck on this computer, then open the file again."),
        )
    if version < 1:
        raise not_ours(path)


def unreadable(path: Path, error: OSError) -> Trouble:
    """Return the `Trouble` for a file that the system can't read."""
    if isinstance(error, FileNotFoundError):
        return Trouble(
            _("“{name}” does not exist.").format(name=path.name),
            _("If it is on a USB stick, plug the stick in. If it was moved, open it from its new place."),
        )
    return Trouble(
        _("“{name}” can't be read: {reason}.").format(name=path.name, reason=error.strerror or str(error)),
        _("Check that you are allowed to read the file and that its USB stick or disk is connected."),
    )


def not_ours(path: Path) -> NotOurs:
    """Return the error for a file that is neither a deck nor a session."""
    return NotOurs(
        _("“{name}” is not a Bonfire Deck file.").format(name=path.name),
        _("Decks end in .bonfiredeck and sessions in .bonfire. To make a deck from pictures, use New deck."),
    )


def damaged(path: Path, detail: str = "") -> Damaged:
    """Return the error for a damaged deck or session; `detail` appears in brackets."""
    message = _("“{name}” is damaged.").format(name=path.name)
    if detail:
        message = _("“{name}” is damaged ({detail}).").format(name=path.name, detail=detail)
    return Damaged(message, _("The file was not changed. Use a copy or a table file of this session if you have one."))


def in_use(path: Path) -> Trouble:
    """Return the `Trouble` for a file that another program has open."""
    return Trouble(
        _("This session is open in Bonfire Deck.") if path.suffix == ".bonfire" else _("This deck is open elsewhere."),
        _("Close it there, or use Save a copy."),
    )


@contextlib.contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Translate errors of SQLite, of the system and of invalid content into `Trouble` about `path`."""
    try:
        yield
    except (sqlite3.DatabaseError, Garbled, OverflowError, MemoryError, UnicodeError) as error:
        raise _plain(path, error) from error
    except OSError as error:
        raise unreadable(path, error) from error


def _plain(path: Path, error: Exception) -> Trouble:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return in_use(path)
    if code == sqlite3.SQLITE_NOTADB:
        return not_ours(path)
    if code == sqlite3.SQLITE_FULL:
        return Trouble(
            _("This disk is full."),
            _("Everything saved is safe, and what you typed is still there. Free up some space, then try again."),
        )
    # An unplugged USB stick looks like a damaged file: report damage only if the file still exists.
    if not os.path.exists(path):  # noqa: PTH110 - `Path.exists` raises where an unplugged stick returns an error
        return unreadable(path, FileNotFoundError())
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
        return Trouble(
            _("“{name}” can't be written to.").format(name=path.name),
            _("Copy it to this computer first, or check the write-protect switch on the USB stick."),
        )
    if code == sqlite3.SQLITE_IOERR:
        return Trouble(
            _("The disk stopped responding while “{name}” was in use.").format(name=path.name),
            _("Check the USB stick or disk, then try again. What you typed is still there."),
        )
    return damaged(path)


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open a file of the current schema as its only writer; the lock is held until the connection is closed.

    Checked first: header, exact schema, `integrity_check`. Raises `Trouble` within two seconds if another program has
    the file open.
    """
    check_regular(path)
    check_beside(path)
    with said_plainly(path):
        connection = _connect(path, "rw")
        try:
            _check_version(path, connection)
            _own_settings(connection)
            # Go from no lock to exclusive in one step: two programs that both held a read lock would block each other.
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("COMMIT")
            # `quick_check` misses a row that an index lacks: a writer would take the row for missing, and write it
            # again or lose its other version. A reader would at worst show less. 10,000 lines: 90 ms instead of 40.
            _check_schema(path, connection, "integrity_check")
        except BaseException:
            _give_up(path, connection)
            raise
    return connection


def _give_up(path: Path, connection: sqlite3.Connection) -> None:
    """Close a rejected file; remove the empty write-ahead log that opening it may just have created."""
    connection.close()
    log, shared = _write_ahead(path)
    with contextlib.suppress(OSError):
        if log.stat().st_size == 0:
            log.unlink()
            shared.unlink()


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open a file of the current schema that nobody writes to, without changing a byte.

    If a transaction was interrupted, the file is briefly opened for writing, so that SQLite rolls it back.
    """
    check_regular(path)
    check_beside(path)
    journal = path.with_name(path.name + "-journal")
    with contextlib.suppress(OSError):
        if journal.stat().st_size > 0 and os.access(path.parent, os.W_OK):
            close(open_for_writing(path))
    with said_plainly(path):
        connection = _connect(path, "ro")
        try:
            _only_read(path, connection)
        except BaseException:
            _give_up(path, connection)
            raise
    return connection


def open_foreign(path: Path) -> sqlite3.Connection:
    """Open a copy of an untrusted file in our own folder: read-only, immutable, with limits.

    Raises `Trouble` unless its schema is exactly ours and `quick_check` finds nothing.
    """
    check_regular(path)
    with said_plainly(path):
        connection = _connect(path, "ro", "&immutable=1")
        try:
            limit(connection)
            _only_read(path, connection)
        except BaseException:
            connection.close()
            raise
    return connection


def limit(connection: sqlite3.Connection) -> None:
    """Limit what a hostile file can make SQLite do."""
    limits = (
        (sqlite3.SQLITE_LIMIT_LENGTH, 64_000_000),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 20),
        (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 3),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    )
    for what, most in limits:
        connection.setlimit(what, most)
    steps = iter(range(MOST_STEPS))
    connection.set_progress_handler(lambda: 0 if next(steps, None) is not None else 1, 10_000)


def create(path: Path) -> sqlite3.Connection:
    """Create an empty file of the current schema at `path`, which must not exist, and return its only writer."""
    with said_plainly(path):
        connection = _connect(path, "rwc")
        try:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
            _own_settings(connection)
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={VERSION}")
            for statement in statements():
                connection.execute(statement)
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
    return connection


def close(connection: sqlite3.Connection) -> None:
    """Close a connection; a writer also deletes its empty journal, so that one deck or session is one file."""
    with contextlib.suppress(sqlite3.Error):
        if connection.execute("PRAGMA query_only").fetchone()[0] == 0:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            # While SQLite holds the lock, it keeps a journal that an earlier, killed writer had emptied.
            connection.execute("PRAGMA locking_mode=NORMAL")
            connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()


def _connect(path: Path, mode: str, more: str = "") -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}{more}"
    # SQLite allows use from any thread, one call at a time; `History.turn` ensures that.
    return sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=WAIT_SECONDS, cached_statements=256, check_same_thread=False
    )


def _own_settings(connection: sqlite3.Connection) -> None:
    """Configure a writer to be durable up to the last committed row; docs/architecture.md has the reasons."""
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("PRAGMA fullfsync=ON")
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA journal_mode=TRUNCATE")


def _only_read(path: Path, connection: sqlite3.Connection) -> None:
    """Make a connection read-only, and check the file."""
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON"):
        connection.execute(f"PRAGMA {pragma}")
    _check_version(path, connection)
    _check_schema(path, connection, "quick_check")


def _check_schema(path: Path, connection: sqlite3.Connection, check: str) -> None:
    found = [row[0] for row in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")]
    if found != list(statements()):
        raise not_ours(path)
    result = connection.execute(f"PRAGMA {check}(1)").fetchone()
    if result is None or result[0] != "ok":
        raise damaged(path)
