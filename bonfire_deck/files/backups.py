"""Backups: all text of a file in one small, checked file per backup; each picture once, by its hash.

They are stored outside the folder of decks and sessions. Restoring combines both into a new file and replaces nothing.
"""

import contextlib
import hashlib
import os
import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.files import retention
from bonfire_deck.files.atomic import atomic_path, sync_folder
from bonfire_deck.files.carrying import Turn, Unsound, stored_pictures
from bonfire_deck.files.copying import carry_words
from bonfire_deck.files.desk import place_of
from bonfire_deck.files.making import add_picture
from bonfire_deck.files.opening import close, create, damaged, open_for_reading, said_plainly, unreadable
from bonfire_deck.files.reading import Reader
from bonfire_deck.files.stamps import now
from bonfire_deck.model.session import Session, StoredPicture
from bonfire_deck.paths import Paths, make_private

ENDING = ".words"
REASONS = ("kept", "closed", "gather")
"""Why a backup was made: ten minutes of changes, the file was closed, or a merge."""


@dataclass(frozen=True)
class Backup:
    """One backup as listed; the file name holds all of it, so listing opens no file."""

    path: Path
    made_at: str
    """UTC, ISO-8601."""
    reason: str
    reactions: int
    cards: int
    state: str
    """A fingerprint of the content: equal for two backups with no change between them."""


@dataclass(frozen=True)
class Restored:
    """The result of a restore."""

    path: Path
    missing: tuple[str, ...]
    """Ids of pictures that are missing or damaged in the backups."""


class Backups:
    """This user's backups; thread-safe."""

    def __init__(self, paths: Paths) -> None:
        """Use the backup folder of `paths`; the disk is not touched before the first call."""
        self.folder = paths.backups
        self._pictures = paths.backups / "pictures"

    def make(
        self, source: sqlite3.Connection, path: Path, reason: str, turn: Turn = contextlib.nullcontext
    ) -> Backup | None:
        """Back up an open file unless the newest backup already has this state; raises `Trouble`.

        Pictures are written first, so that no backup lacks one. For `turn`, see `write_copy`.
        """
        with said_plainly(path):
            with turn():
                session_id = source.execute("SELECT id FROM about").fetchone()[0]
                state = _state(source)
            folder = self.folder / place_of(session_id, path)
            if any(backup.state == state for backup in _in_folder(folder)[:1]):
                return None
            try:
                make_private(self.folder)
                self._keep_pictures(source, turn)
                made = self._write(source, make_private(folder), reason, turn)
            except Unsound as error:
                raise damaged(path, str(error)) from error
            except OSError as error:
                raise unreadable(self.folder, error) from error
        retention.thin_out(self.folder, self._pictures, {made.path})
        return made

    def _write(self, source: sqlite3.Connection, folder: Path, reason: str, turn: Turn) -> Backup:
        unnamed = folder / "unnamed.new"
        with atomic_path(unnamed) as temporary:
            words = create(temporary)
            try:
                words.execute("BEGIN IMMEDIATE")
                with turn():
                    group = source.execute("SELECT for_group FROM this_copy").fetchone()
                carry_words(source, words, (group and group[0]) or "", private=True, turn=turn)
                with turn():
                    sizes = source.execute("SELECT id, format, width, height FROM pictures").fetchall()
                words.executemany("INSERT INTO pictures VALUES (?, ?, ?, ?, x'', x'')", sizes)
                words.execute("COMMIT")
                name = _name(words, reason, folder)
            finally:
                close(words)
            close(open_for_reading(temporary))
        unnamed.replace(folder / name)
        sync_folder(folder)
        return _in_folder(folder)[0]

    def _keep_pictures(self, source: sqlite3.Connection, turn: Turn) -> None:
        # Imported late: zipfile pulls in three libraries, which would slow down the start.
        import zipfile

        with turn():
            names = [row[0] for row in source.execute("SELECT id FROM pictures")]
        have = set()
        for name in names:
            with contextlib.suppress(OSError):
                # A fresh timestamp marks it as in use before the text that names it is written.
                os.utime(self._picture(name))
                have.add(name)
        for picture in stored_pictures(source, have, turn):
            make_private(self._picture(picture.id).parent)
            with (
                atomic_path(self._picture(picture.id)) as temporary,
                zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED) as file,
            ):
                # Without a date: zip has no year before 1980, and the computer's clock may be wrong.
                file.writestr(zipfile.ZipInfo(f"picture.{picture.format}"), picture.data)
                file.writestr(zipfile.ZipInfo(f"thumbnail.{picture.format}"), picture.thumbnail)

    def _picture(self, picture_id: str) -> Path:
        return self._pictures / picture_id[:2] / f"{picture_id}.zip"

    def all(self) -> list[list[Backup]]:
        """Return all backups, one list per file, newest first."""
        try:
            folders = [folder for folder in self.folder.iterdir() if folder != self._pictures and folder.is_dir()]
        except OSError:
            return []
        found = [backups for folder in folders if (backups := _in_folder(folder))]
        return sorted(found, key=lambda backups: backups[0].made_at, reverse=True)

    def of(self, session_id: str, path: Path) -> list[Backup]:
        """Return the backups of one file, the newest first."""
        return _in_folder(self.folder / place_of(session_id, path))

    def of_every_copy(self, session_id: str) -> list[Backup]:
        """Return the backups of all copies of a session, wherever they were stored, including deleted ones."""
        return [backup for backups in self.all() if self._whose(backups) == session_id for backup in backups]

    def _whose(self, backups: list[Backup]) -> str:
        for backup in backups:
            with contextlib.suppress(Trouble):
                return self.look_inside(backup).about.id
        return ""

    def rename(self, backup: Backup) -> None:
        """Rename a rewritten backup to match its content."""
        words = open_for_reading(backup.path)
        try:
            with said_plainly(backup.path):
                number, made_at, reason = backup.path.name.split(" ")[:3]
                name = _name_of(words, number, made_at, reason)
        finally:
            close(words)
        backup.path.replace(backup.path.with_name(name))

    def forget_pictures(self, is_gone: Callable[[str], bool]) -> None:
        """Delete the pictures for which `is_gone` is true and that no backup refers to any more."""
        gone = [path for path in self._pictures.glob("*/*.zip") if is_gone(path.stem)]
        if gone:
            used = {name for backups in self.all() for backup in backups for name in retention.pictures_of(backup.path)}
            for path in gone:
                if path.stem not in used:
                    path.unlink()

    def look_inside(self, backup: Backup) -> Session:
        """Return the content of a backup; raises `Trouble` if it can't be read."""
        words = open_for_reading(backup.path)
        try:
            with said_plainly(backup.path):
                return Reader(words).session()
        finally:
            close(words)

    def restore(self, backup: Backup, target: Path) -> Restored:
        """Combine text and pictures into a new file at `target`, without missing pictures; raises `Trouble`."""
        words = open_for_reading(backup.path)
        try:
            with atomic_path(target) as temporary, said_plainly(backup.path):
                missing = self._join(words, temporary, backup.path)
        finally:
            close(words)
        return Restored(target, missing)

    def _join(self, words: sqlite3.Connection, target: Path, path: Path) -> tuple[str, ...]:
        wanted = words.execute("SELECT id, format, width, height FROM pictures ORDER BY id").fetchall()
        group = words.execute("SELECT for_group FROM this_copy").fetchone()
        missing = []
        copy = create(target)
        try:
            copy.execute("BEGIN IMMEDIATE")
            try:
                carry_words(words, copy, (group and group[0]) or "", private=True, turn=contextlib.nullcontext)
            except Unsound as error:
                raise damaged(path, str(error)) from error
            for picture_id, *about in wanted:
                picture = self.picture(picture_id, *about)
                if picture is None:
                    missing.append(picture_id)
                else:
                    add_picture(copy, picture)
            copy.execute("COMMIT")
        finally:
            close(copy)
        return tuple(missing)

    def picture(self, picture_id: str, kind: str, width: int, height: int) -> StoredPicture | None:
        """Return a picture from the backups, `None` if it is missing or damaged."""
        import zipfile

        try:
            with zipfile.ZipFile(self._picture(picture_id)) as file:
                data, thumbnail = file.read(f"picture.{kind}"), file.read(f"thumbnail.{kind}")
        except (OSError, KeyError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
            return None
        if hashlib.sha256(data).hexdigest() != picture_id:
            return None
        return StoredPicture(picture_id, kind, width, height, data, thumbnail)

    def thumbnail(self, picture_id: str) -> bytes | None:
        """Return the thumbnail of a picture from the backups, `None` if it is missing."""
        import zipfile

        try:
            with zipfile.ZipFile(self._picture(picture_id)) as file:
                return next((file.read(name) for name in file.namelist() if name.startswith("thumbnail.")), None)
        except (OSError, KeyError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
            return None

    def gone(self, picture_ids: Iterable[str]) -> frozenset[str]:
        """Return which of these pictures are missing from the backups; does not check those that exist."""
        return frozenset(name for name in picture_ids if not self._picture(name).is_file())

    def move(self, session_id: str, old: Path, new: Path) -> None:
        """Move the backups of a file when it is renamed."""
        with contextlib.suppress(OSError):
            (self.folder / place_of(session_id, old)).replace(self.folder / place_of(session_id, new))


_NAME = re.compile(
    r"\d{6} (\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d\.\d{6}Z) (" + "|".join(REASONS) + r") (\d{1,9}) (\d{1,9}) ([0-9a-f]{16})"
)


def _name(words: sqlite3.Connection, reason: str, folder: Path) -> str:
    """Return the file name for a backup, without colons, which some systems forbid.

    The sequence number comes first, so that the newest backup sorts last even after the clock was set back.
    """
    number = next((int(backup.path.name[:6]) for backup in _in_folder(folder)[:1]), 0) + 1
    return _name_of(words, f"{number:06}", now().replace(":", "."), reason)


def _name_of(words: sqlite3.Connection, number: str, made_at: str, reason: str) -> str:
    reactions = words.execute("SELECT count(*) FROM reactions WHERE removed = 0").fetchone()[0]
    cards = words.execute("SELECT count(*) FROM cards WHERE removed = 0").fetchone()[0]
    return f"{number} {made_at} {reason} {reactions} {cards} {_state(words)}{ENDING}"


def _in_folder(folder: Path) -> list[Backup]:
    """Return the backups in one folder, parsed from their names, newest first."""
    try:
        names = sorted((entry.name for entry in folder.iterdir()), reverse=True)
    except OSError:
        return []
    found = []
    for name in names:
        said = _NAME.fullmatch(name.removesuffix(ENDING)) if name.endswith(ENDING) else None
        if said is not None:
            made_at = said[1][:11] + said[1][11:].replace(".", ":", 2)
            found.append(Backup(folder / name, made_at, said[2], int(said[3]), int(said[4]), said[5]))
    return found


def _state(connection: sqlite3.Connection) -> str:
    """Return a fingerprint of a file's content: the log is append-only, except for erasures."""
    edits = connection.execute("SELECT count(*), max(stamp) FROM edits").fetchone()
    erasures = connection.execute("SELECT count(*) FROM erasures").fetchone()
    return hashlib.sha256(repr((edits, erasures)).encode()).hexdigest()[:16]
