"""The index of this computer's decks and sessions, so that the home window can list them without opening any.

A file in our folder is ours if its id is known here; any other is foreign until it is imported.
"""

import contextlib
import dataclasses
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bonfire_deck.errors import Trouble
from bonfire_deck.files.bringing import ENDINGS
from bonfire_deck.files.opening import close, open_for_reading, said_plainly
from bonfire_deck.files.reading import Reader
from bonfire_deck.files.stamps import now
from bonfire_deck.i18n import _
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import repaired
from bonfire_deck.paths import Paths

_COLUMNS = (
    "path, thing, id, title, place, date, groups, pictures, reactions, cover, archived, trouble, opened_at, "
    "changed_at, is_foreign, deck_id, revision"
)
_TABLES = """
CREATE TABLE IF NOT EXISTS entries (
  path TEXT NOT NULL PRIMARY KEY, thing TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, place TEXT NOT NULL,
  date TEXT NOT NULL, groups INTEGER NOT NULL, pictures INTEGER NOT NULL, reactions INTEGER NOT NULL,
  cover BLOB NOT NULL, archived INTEGER NOT NULL DEFAULT 0, trouble TEXT NOT NULL, opened_at TEXT NOT NULL DEFAULT '',
  changed_at INTEGER NOT NULL, size INTEGER NOT NULL, is_foreign INTEGER NOT NULL DEFAULT 0,
  deck_id TEXT NOT NULL DEFAULT '', revision INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TABLE IF NOT EXISTS known (id TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (id, path)) STRICT;
"""


LAYOUT = 3
"""Schema version of the index; an index with another version is rebuilt from the files."""


@dataclass(frozen=True)
class Entry:
    """One file as listed in the home window."""

    path: Path
    thing: str
    """`deck` or `session`; judged by the file's ending if it can't be read."""
    id: str
    title: str
    place: str
    date: str
    groups: int
    pictures: int
    reactions: int
    cover: bytes
    """A JPEG or PNG thumbnail made by us; empty if there is none."""
    archived: bool
    trouble: str
    """Why it can't be opened, as a sentence; "" for an intact file of ours."""
    opened_at: str
    changed_at: int
    """When the file was last changed, in nanoseconds since 1970."""
    is_foreign: bool
    """Whether it is in our folder but was made elsewhere; it must be imported before use."""
    deck_id: str = ""
    """The deck that a session started with; for a deck, its own id."""
    revision: int = 1
    """The revision of that deck."""
    is_waiting: bool = False
    """Whether this is the starter deck before it is made: listed, but without a file yet."""


class Index:
    """The index of our files; thread-safe if each thread makes one call at a time."""

    def __init__(self, paths: Paths) -> None:
        """Use the index file of `paths`; the disk is not touched before the first call."""
        self._paths = paths

    def entries(self) -> list[Entry]:
        """Return all known entries, newest first, without reading any deck or session."""
        with contextlib.suppress(Trouble):
            return self._listed()
        # A damaged index is set aside now; the new one stays empty until the folder is scanned.
        return self._listed()

    def _listed(self) -> list[Entry]:
        with self._open() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM entries ORDER BY max(changed_at, 0) DESC, path")
            return [_entry(*row) for row in map(_whole, rows)]

    def refresh(self, should_stop: Callable[[], bool] = lambda: False) -> bool:
        """Scan our folder and read new or changed files; return whether there were any."""
        found = _files_in(self._paths.files)
        with self._open() as connection:
            listed = connection.execute("SELECT path, changed_at, size FROM entries")
            before = {row[0]: (row[1], row[2]) for row in map(_whole, listed)}
            # A file created after the folder was listed is not missing.
            gone = [(name,) for name in before if name not in found and not Path(name).exists()]
            connection.executemany("DELETE FROM entries WHERE path = ?", gone)
        changed = bool(gone)
        for name, (changed_at, size) in found.items():
            if should_stop():
                break
            if before.get(name) != (changed_at, size):
                self._read(Path(name), (changed_at, size), before.get(name))
                changed = True
        return changed

    def remember(self, path: Path, session: Session, cover: bytes) -> None:
        """Record the file at `path` as ours, with its current content."""
        about = path.stat()
        with self._open() as connection:
            connection.execute("INSERT OR IGNORE INTO known (id, path) VALUES (?, ?)", (session.about.id, str(path)))
            _store(connection, path, session, cover, (about.st_mtime_ns, about.st_size))

    def note_opened(self, path: Path) -> None:
        """Record that the file at `path` was opened just now."""
        with self._open() as connection:
            connection.execute("UPDATE entries SET opened_at = ? WHERE path = ?", (now(), str(path)))

    def known_ids(self, path: Path) -> frozenset[str]:
        """Return the ids of files made or imported at `path` on this computer; empty for a foreign file."""
        with self._open() as connection:
            return frozenset(row[0] for row in connection.execute("SELECT id FROM known WHERE path = ?", (str(path),)))

    def is_ours(self, path: Path, thing_id: str) -> bool:
        """Return whether the file at `path` with this id was made or imported on this computer."""
        return thing_id in self.known_ids(path)

    def paths_of(self, thing_id: str) -> list[Path]:
        """Return the paths where files with this id were made or imported, and of those in our folder."""
        with self._open() as connection:
            rows = connection.execute(
                "SELECT path FROM known WHERE id = :id UNION SELECT path FROM entries WHERE id = :id", {"id": thing_id}
            )
            return sorted(Path(row[0]) for row in rows)

    def make_compact(self) -> None:
        """Rewrite the index file, so that no trace of deleted covers and titles remains."""
        self._paths.index.with_suffix(".damaged").unlink(missing_ok=True)
        with said_plainly(self._paths.index):
            connection = _connected(self._paths.index)
            try:
                connection.execute("VACUUM")
            finally:
                connection.close()

    def move(self, old: Path, new: Path) -> None:
        """Record that a file of ours was renamed."""
        with self._open() as connection:
            connection.execute("UPDATE OR REPLACE entries SET path = ? WHERE path = ?", (str(new), str(old)))
            connection.execute("UPDATE OR REPLACE known SET path = ? WHERE path = ?", (str(new), str(old)))

    def archive(self, path: Path, archived: bool) -> None:
        """Archive a file in the list, or unarchive it."""
        with self._open() as connection:
            connection.execute("UPDATE entries SET archived = ? WHERE path = ?", (int(archived), str(path)))

    def forget(self, path: Path) -> None:
        """Remove a deleted file from the list."""
        with self._open() as connection:
            connection.execute("DELETE FROM entries WHERE path = ?", (str(path),))
            connection.execute("DELETE FROM known WHERE path = ?", (str(path),))

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        path = self._paths.index
        path.parent.mkdir(parents=True, exist_ok=True)
        with said_plainly(path):
            connection = _connected(path)
            try:
                with connection:
                    yield connection
            except sqlite3.DatabaseError as error:
                _set_aside(path, error)
                raise
            finally:
                connection.close()

    def _read(self, path: Path, state: tuple[int, int], before: tuple[int, int] | None) -> None:
        """Read one file and update its entry, unless it was renamed, deleted or updated meanwhile.

        A file that is open right now keeps its known entry, which was made when it had the state `before`.
        """
        is_busy = False
        try:
            session, cover, sentence = look_at(path)
        except Trouble as trouble:
            session, cover, sentence, is_busy = None, b"", trouble.message, True
        is_foreign = session is not None and not self.is_ours(path, session.about.id)
        with self._open() as connection:
            # Files are renamed first and then updated in the index; a rename in progress waits for this transaction.
            connection.execute("BEGIN IMMEDIATE")
            if not path.exists() or _noted(connection, path) != before or (is_busy and before):
                return
            if session is None:
                _store_trouble(connection, path, sentence, state)
            else:
                _store(connection, path, session, cover, state, is_foreign=is_foreign)


def _connected(path: Path) -> sqlite3.Connection:
    try:
        return _prepared(path)
    except sqlite3.DatabaseError as error:
        if not _set_aside(path, error):
            raise
        return _prepared(path)


def _set_aside(path: Path, error: sqlite3.DatabaseError) -> bool:
    """Set a damaged index aside and return whether it was damaged: the app can start with the files alone."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR):
        return False
    path.replace(path.with_suffix(".damaged"))
    return True


def _prepared(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5)
    try:
        # The index can be rebuilt from the files, so it need not be synced to the disk.
        connection.execute("PRAGMA synchronous=OFF")
        if connection.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
            connection.execute("DROP TABLE IF EXISTS entries")
            connection.execute(f"PRAGMA user_version={LAYOUT}")
        connection.executescript(_TABLES)
    except BaseException:
        connection.close()
        raise
    return connection


def look_at(path: Path) -> tuple[Session | None, bytes, str]:
    """Return a file's content, its cover, and why it can't be opened ("" if it can).

    Raises `Trouble` only if another program has the file open.
    """
    try:
        connection = open_for_reading(path)
    except Trouble as trouble:
        if _is_open_elsewhere(trouble):
            raise
        return None, b"", str(trouble)
    try:
        with said_plainly(path):
            reader = Reader(connection)
            session = reader.session()
            return session, cover_of(reader, session), ""
    except Trouble as trouble:
        return None, b"", str(trouble)
    finally:
        close(connection)


def _is_open_elsewhere(trouble: Trouble) -> bool:
    # An error of Python itself on reading a row has no error code.
    return getattr(trouble.__cause__, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def cover_of(reader: Reader, session: Session) -> bytes:
    """Return the thumbnail that represents a file: its most discussed picture, else its first."""
    counts = {card.id: len(session.reactions_by_card.get(card.id, ())) for card in session.cards if card.picture_id}
    best = max(counts, key=lambda card_id: counts[card_id], default=None)
    return (reader.thumbnail(session.card_by_id[best].picture_id) or b"") if best else b""


def _noted(connection: sqlite3.Connection, path: Path) -> tuple[int, int] | None:
    row = connection.execute("SELECT changed_at, size FROM entries WHERE path = ?", (str(path),)).fetchone()
    return row and (row[0], row[1])


def _whole(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row of the list; no column may be empty, so one that is tells of damage that SQLite did not notice."""
    if None in row:
        raise sqlite3.DatabaseError("an empty column in the list")
    return row


def _entry(path: str, *values: Any) -> Entry:
    entry = Entry(Path(path), *values)
    return dataclasses.replace(entry, archived=bool(entry.archived), is_foreign=bool(entry.is_foreign))


def _files_in(folder: Path) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            # A name that is not valid text can't be stored; opening such a file reports it.
            is_text = repaired(str(path)) == str(path)
            if is_text and path.suffix in ENDINGS.values() and not path.name.startswith("."):
                with contextlib.suppress(OSError):
                    about = path.stat()
                    found[str(path)] = (about.st_mtime_ns, about.st_size)
    return found


def _store(
    connection: sqlite3.Connection,
    path: Path,
    session: Session,
    cover: bytes,
    state: tuple[int, int],
    *,
    is_foreign: bool = False,
) -> None:
    trouble = _("It was made elsewhere. Import it to use it.") if is_foreign else ""
    about = session.about
    shown = session.cards if about.thing == "deck" else [c for c in session.cards if c.id in session.reactions_by_card]
    values = (
        str(path), about.thing, about.id, about.title, about.place, about.date, len(session.groups), len(shown),
        len(session.reactions), cover, trouble, *state, int(is_foreign), about.deck_id or about.id, about.deck_revision,
    )  # fmt: skip
    connection.execute(
        "INSERT INTO entries (path, thing, id, title, place, date, groups, pictures, reactions, cover, trouble, "
        "changed_at, size, is_foreign, deck_id, revision) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
        "thing = excluded.thing, id = excluded.id, title = excluded.title, place = excluded.place, "
        "date = excluded.date, groups = excluded.groups, pictures = excluded.pictures, "
        "reactions = excluded.reactions, cover = excluded.cover, trouble = excluded.trouble, "
        "changed_at = excluded.changed_at, size = excluded.size, is_foreign = excluded.is_foreign, "
        "deck_id = excluded.deck_id, revision = excluded.revision",
        values,
    )


def _store_trouble(connection: sqlite3.Connection, path: Path, trouble: str, state: tuple[int, int]) -> None:
    thing = next(thing for thing, ending in ENDINGS.items() if ending == path.suffix)
    connection.execute(
        "INSERT OR REPLACE INTO entries (path, thing, id, title, place, date, groups, pictures, reactions, cover, "
        "trouble, changed_at, size) VALUES (?, ?, '', ?, '', '', 0, 0, 0, x'', ?, ?, ?)",
        (str(path), thing, path.stem, trouble, *state),
    )


def deck_revisions(entries: Iterable[Entry]) -> dict[str, int]:
    """Return the highest revision of each deck on this computer, by deck id."""
    found: dict[str, int] = {}
    for entry in entries:
        if entry.thing == "deck" and not entry.trouble:
            found[entry.id] = max(entry.revision, found.get(entry.id, 0))
    return found
