"""What this computer knows of its own decks and sessions, so that the home window opens none of them to be drawn.

A file in our folder is ours when its id is known here; any other is foreign until it is brought in.
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
"""Of the list itself: one of another layout is made again from the files."""


@dataclass(frozen=True)
class Entry:
    """One file as the home window shows it."""

    path: Path
    thing: str
    """`deck` or `session`, by its ending where it can't be read."""
    id: str
    title: str
    place: str
    date: str
    groups: int
    pictures: int
    reactions: int
    cover: bytes
    """A small picture, a JPEG or PNG of ours; empty where there is none."""
    archived: bool
    trouble: str
    """Why it can't be opened, in a sentence; "" for a sound file of ours."""
    opened_at: str
    changed_at: int
    """When the file was last changed, in nanoseconds since 1970."""
    is_foreign: bool
    """It lies in our folder but was not made here: it is used once it was brought in."""
    deck_id: str = ""
    """Which deck a session began with; of a deck its own id."""
    revision: int = 1
    """Which revision of it."""
    is_waiting: bool = False
    """The starter deck before it is made: it is listed, and has no file yet."""


class Index:
    """The list of our files; safe to use from any thread, one call at a time in each."""

    def __init__(self, paths: Paths) -> None:
        """Keep the list where `paths` says; nothing is touched before the first call."""
        self._paths = paths

    def entries(self) -> list[Entry]:
        """Return what is known, the newest first; reads no deck and no session."""
        with contextlib.suppress(Trouble):
            return self._listed()
        # What was damaged is set aside now; the new list is empty until the folder is looked through.
        return self._listed()

    def _listed(self) -> list[Entry]:
        with self._open() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM entries ORDER BY max(changed_at, 0) DESC, path")
            return [_entry(*row) for row in rows]

    def refresh(self, should_stop: Callable[[], bool] = lambda: False) -> bool:
        """Look through our folder and read what is new or changed there; tell whether anything was."""
        found = _files_in(self._paths.files)
        with self._open() as connection:
            before = {
                row[0]: (row[1], row[2]) for row in connection.execute("SELECT path, changed_at, size FROM entries")
            }
            # What was made since the folder was listed is not gone.
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
        """Note that the file at `path` is ours, and how it looks now."""
        about = path.stat()
        with self._open() as connection:
            connection.execute("INSERT OR IGNORE INTO known (id, path) VALUES (?, ?)", (session.about.id, str(path)))
            _store(connection, path, session, cover, (about.st_mtime_ns, about.st_size))

    def note_opened(self, path: Path) -> None:
        """Note that the file at `path` was opened just now."""
        with self._open() as connection:
            connection.execute("UPDATE entries SET opened_at = ? WHERE path = ?", (now(), str(path)))

    def known_ids(self, path: Path) -> frozenset[str]:
        """Return the ids of what was made, or brought in, at `path` on this computer; none for a stranger's file."""
        with self._open() as connection:
            return frozenset(row[0] for row in connection.execute("SELECT id FROM known WHERE path = ?", (str(path),)))

    def is_ours(self, path: Path, thing_id: str) -> bool:
        """Tell whether the file at `path` with this id was made, or brought in, on this computer."""
        return thing_id in self.known_ids(path)

    def paths_of(self, thing_id: str) -> list[Path]:
        """Return where files of ours with this id were made or brought in, and those that lie in our folder."""
        with self._open() as connection:
            rows = connection.execute(
                "SELECT path FROM known WHERE id = :id UNION SELECT path FROM entries WHERE id = :id", {"id": thing_id}
            )
            return sorted(Path(row[0]) for row in rows)

    def make_compact(self) -> None:
        """Leave nothing in the list's file of covers and titles that are not in the list any more."""
        self._paths.index.with_suffix(".damaged").unlink(missing_ok=True)
        with said_plainly(self._paths.index):
            connection = _connected(self._paths.index)
            try:
                connection.execute("VACUUM")
            finally:
                connection.close()

    def move(self, old: Path, new: Path) -> None:
        """Note that a file of ours has another name."""
        with self._open() as connection:
            connection.execute("UPDATE OR REPLACE entries SET path = ? WHERE path = ?", (str(new), str(old)))
            connection.execute("UPDATE OR REPLACE known SET path = ? WHERE path = ?", (str(new), str(old)))

    def archive(self, path: Path, archived: bool) -> None:
        """Put a file aside in the list, or back."""
        with self._open() as connection:
            connection.execute("UPDATE entries SET archived = ? WHERE path = ?", (int(archived), str(path)))

    def forget(self, path: Path) -> None:
        """Take a file that is gone off the list."""
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
        """Read one file and note how it looks, unless it was renamed, binned or noted by somebody meanwhile.

        One that is open just now keeps what is known of it, which was noted when it had the state `before`.
        """
        is_busy = False
        try:
            session, cover, sentence = look_at(path)
        except Trouble as trouble:
            session, cover, sentence, is_busy = None, b"", trouble.message, True
        is_foreign = session is not None and not self.is_ours(path, session.about.id)
        with self._open() as connection:
            # A file is renamed first and moved in the list then: whoever does that now waits for this transaction.
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
    """Put a damaged list aside and tell whether it was one: the app must start, the files are all that it needs."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR):
        return False
    path.replace(path.with_suffix(".damaged"))
    return True


def _prepared(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5)
    try:
        # The list can be made again from the files, so it need not wait for the disk.
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
    """Return what the file at `path` holds, a cover for it, and the sentence why it can't be opened, if so.

    Raises `Trouble` only when another program has it open.
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
    # What Python itself could not read of a row has no code.
    return getattr(trouble.__cause__, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def cover_of(reader: Reader, session: Session) -> bytes:
    """Return the thumbnail that stands for a file: its most talked-about picture, else its first."""
    counts = {card.id: len(session.reactions_by_card.get(card.id, ())) for card in session.cards if card.picture_id}
    best = max(counts, key=lambda card_id: counts[card_id], default=None)
    return (reader.thumbnail(session.card_by_id[best].picture_id) or b"") if best else b""


def _noted(connection: sqlite3.Connection, path: Path) -> tuple[int, int] | None:
    row = connection.execute("SELECT changed_at, size FROM entries WHERE path = ?", (str(path),)).fetchone()
    return row and (row[0], row[1])


def _entry(path: str, *values: Any) -> Entry:
    entry = Entry(Path(path), *values)
    return dataclasses.replace(entry, archived=bool(entry.archived), is_foreign=bool(entry.is_foreign))


def _files_in(folder: Path) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            # A name that is no text can't stand in the list; opening such a file says so.
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
    """Return for the ids of decks of this computer which revision there is, the highest where there are several."""
    found: dict[str, int] = {}
    for entry in entries:
        if entry.thing == "deck" and not entry.trouble:
            found[entry.id] = max(entry.revision, found.get(entry.id, 0))
    return found
