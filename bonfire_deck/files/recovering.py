"""Recover an intact file from what can be read in a damaged one, which is never written to.

First comes the log: every edit with a valid digest, and those of the newest backup. Then the rows of lost edits, as the
damaged file still has them, are added by one edit, "Recover what could be read". So the new file is as valid as any
other, and merges with copies of the same session.
"""

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.files import fold, gathering, rescue
from bonfire_deck.files.atomic import atomic_path
from bonfire_deck.files.backups import Backup, Backups
from bonfire_deck.files.bringing import Verify
from bonfire_deck.files.carrying import Unsound, add_edits, checked_edit, is_erasure, logged_edits, unsound_rows
from bonfire_deck.files.erased import ERASABLE, Erasure, erasures_in, without_erased
from bonfire_deck.files.history import Edit, History
from bonfire_deck.files.log import LoggedEdit
from bonfire_deck.files.making import NOBODY, add_picture
from bonfire_deck.files.opening import (
    check_regular,
    close,
    create,
    damaged,
    is_plain_journal,
    open_for_reading,
    said_plainly,
    unreadable,
)
from bonfire_deck.files.pages import Pages
from bonfire_deck.files.reading import Reader
from bonfire_deck.files.salvage import Salvaged, pictures_in, words_in
from bonfire_deck.files.schema import TABLES, Table, Value
from bonfire_deck.files.stamps import new_id, now
from bonfire_deck.i18n import _
from bonfire_deck.model.session import Session, StoredPicture
from bonfire_deck.model.words import KINDS
from bonfire_deck.paths import Paths, make_private

PAIRS = ("choices", "theme_members", "dots", "next_step_links")
"""Tables of pure links: a row is meaningless unless both ends exist."""


@dataclass(frozen=True)
class Recovered:
    """The result of a recovery, for display."""

    path: Path
    cards: int
    reactions: int
    edits: int
    lost_edits: int
    """Edits that are mentioned but not intact; their effects survive as far as their rows could be read."""
    lost_pictures: int
    """Pictures shown by cards that are intact neither in the file nor in the backups."""
    from_backup: str
    """When the backup that was used was made (UTC, ISO-8601), "" if there was none."""
    from_rescue: int
    """How many unsaved lines came from the rescue file."""


@dataclass(frozen=True)
class _Joined:
    """The newest intact backup of the damaged file."""

    made_at: str = ""
    edits: tuple[LoggedEdit, ...] = ()
    erasures: tuple[Erasure, ...] = ()
    pictures: tuple[tuple[str, str, int, int], ...] = ()


def recover(path: Path, target: Path, paths: Paths, known: frozenset[str], verify: Verify) -> Recovered:
    """Recover the file at `path` to a new file at `target`; raises `Trouble` if nothing can be read.

    `known` are the ids of what this computer made there; they make its journal, backups and rescue file trustworthy.
    `verify` checks the bytes of each picture.
    """
    check_regular(path)
    with _aside(path, paths, with_journal=bool(known)) as copy, Pages(copy) as pages:
        found = words_in(pages)
        session_id = _session_id(found, known)
        backups = Backups(paths)
        joined = _newest(backups, session_id, path) if session_id in known else _Joined()
        if not joined.edits and not any(found.rows.values()) and not found.changes:
            raise Trouble(
                _("Nothing in “{name}” can be read.").format(name=path.name),
                _("The file was not changed. Use a copy, a table file or a backup of this session if you have one."),
            )
        with atomic_path(target) as temporary:
            new = create(temporary)
            try:
                with said_plainly(target):
                    named = found.named | {edit.id for edit in joined.edits}
                    _fill(new, found, joined)
                    history = History(new, temporary, NOBODY)
                    _restore_rows(history, found, session_id, path.stem)
                    _take_pictures(new, pages, backups, joined, verify)
                    refused = _keep_refused(history, rescue.lines(paths, path)) if known else 0
                    problems = unsound_rows(new)
                    if problems:
                        raise damaged(path, problems[0])
                    return _counted(new, target, named, joined, refused)
            finally:
                close(new)


@contextlib.contextmanager
def _aside(path: Path, paths: Paths, *, with_journal: bool) -> Iterator[Path]:
    """Copy the file aside and roll back its journal in the copy, as SQLite would in the file."""
    folder = make_private(paths.incoming) / new_id()
    try:
        folder.mkdir()
        copy = folder / "damaged.bonfire"
        shutil.copyfile(path, copy)
        journal = path.with_name(f"{path.name}-journal")
        if with_journal and is_plain_journal(journal):
            shutil.copyfile(journal, copy.with_name(f"{copy.name}-journal"))
            with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(copy)) as connection:
                connection.execute("BEGIN IMMEDIATE")
        yield copy
    except OSError as error:
        raise unreadable(path, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _session_id(found: Salvaged, known: frozenset[str]) -> str:
    """Return the id of the deck or session: from its row or its history, else as known on this computer."""
    said = list(found.rows["about"])
    said += [row_id for changes in found.changes.values() for place, row_id, _field in changes if place == "about"]
    believed = [name for name in said if name in known] or said or sorted(known)
    return believed[0] if believed else new_id()


def _newest(backups: Backups, session_id: str, path: Path) -> _Joined:
    for backup in backups.of(session_id, path):
        with contextlib.suppress(Trouble, Unsound, sqlite3.DatabaseError):
            return _read(backup)
    return _Joined()


def _read(backup: Backup) -> _Joined:
    words = open_for_reading(backup.path)
    try:
        return _Joined(
            backup.made_at,
            tuple(logged_edits(words)),
            tuple(erasures_in(words)),
            tuple(words.execute("SELECT id, format, width, height FROM pictures")),
        )
    finally:
        close(words)


def _fill(new: sqlite3.Connection, found: Salvaged, joined: _Joined) -> None:
    """Write the log and the rows folded from it; foreign keys may still be dangling."""
    erasures = [*joined.erasures, *filter(is_erasure, found.erasures.values()), *_stubs(found)]
    erased = {(str(row[1]), str(row[2])) for row in erasures}
    edits = {edit.id: without_erased(edit, erased) for edit in (*_whole(found, erased), *joined.edits)}
    for _round in range(len(edits)):
        # An undo of a lost edit can't be in the log without it.
        hanging = [edit.id for edit in edits.values() if edit.undoes is not None and edit.undoes not in edits]
        if not hanging:
            break
        for name in hanging:
            del edits[name]
    new.execute("PRAGMA foreign_keys=OFF")
    new.execute("BEGIN IMMEDIATE")
    add_edits(new, sorted(edits.values(), key=lambda edit: edit.stamp))
    new.executemany("INSERT OR IGNORE INTO erasures VALUES (?, ?, ?, ?)", erasures)
    fold.fill(new)
    new.execute("INSERT INTO this_copy VALUES (?, ?, ?)", (new_id(), found.for_group or None, now()))
    new.execute("COMMIT")


def _stubs(found: Salvaged) -> Iterator[Erasure]:
    """Yield an erasure for each erased stub, since its original may be lost."""
    for place, rows in found.rows.items():
        for row_id, fields in rows.items():
            if fields["erased"] and place in ERASABLE:
                yield new_id(), place, row_id, now()


def _whole(found: Salvaged, erased: set[tuple[str, str]]) -> Iterator[LoggedEdit]:
    for row in found.edits.values():
        changes = found.changes.get(str(row[0]), {})
        with contextlib.suppress(Unsound):
            yield checked_edit(row, [changes[key] for key in sorted(changes)], erased)


def _restore_rows(history: History, found: Salvaged, session_id: str, title: str) -> None:
    """Add rows that the log lacks, and repair what refers to lost ones."""
    known = {row[0] for row in history.connection.execute("SELECT id FROM edits")}
    is_whole = found.named <= known
    # Contacts and other tables never share an edit.
    for is_private in (False, True):
        tables = [table for table in TABLES if table.private == is_private]
        with history.edit(_("Recover what could be read")) as edit:
            for table in tables:
                _put_rows(edit, history.connection, table, found.rows[table.name], only_new=is_whole)
            if not is_private:
                _need_about(edit, history.connection, session_id, title)
            _bin_ghosts(edit, history.connection, tables, found)
            _cut_links(edit, history.connection, tables)
    history.connection.execute("PRAGMA foreign_keys=ON")


def _put_rows(
    edit: Edit, connection: sqlite3.Connection, table: Table, rows: Mapping[str, Mapping[str, Value]], *, only_new: bool
) -> None:
    erased = {row[0] for row in connection.execute("SELECT row_id FROM erasures WHERE place = ?", (table.name,))}
    there = {
        row[0]: dict(zip(table.columns, row, strict=True))
        for row in connection.execute(f"SELECT {', '.join(table.columns)} FROM {table.name}")
    }
    for row_id, fields in rows.items():
        if row_id in erased or fields["erased"] or (table.name == "about" and there and row_id not in there):
            continue
        if row_id not in there:
            edit.put(table.name, row_id, **fields)
        elif not only_new:
            edit.change(table.name, row_id, **{name: value for name, value in fields.items() if _is_legible(value)})


def _is_legible(value: Value) -> bool:
    """Return whether a text is undamaged; a damaged one must not replace a better one from the history."""
    return not isinstance(value, str) or "\ufffd" not in value


def _need_about(edit: Edit, connection: sqlite3.Connection, session_id: str, title: str) -> None:
    if connection.execute("SELECT 1 FROM about WHERE removed = 0").fetchone() is None:
        is_session = connection.execute("SELECT 1 FROM groups UNION SELECT 1 FROM rounds").fetchone()
        edit.put("about", session_id, thing="session" if is_session else "deck", title=title)


def _bin_ghosts(edit: Edit, connection: sqlite3.Connection, tables: list[Table], found: Salvaged) -> None:
    """Bin rows of which only a later change survives, without the edit that created them."""
    for table in tables:
        if table.name == "about":
            continue
        ghosts = connection.execute(
            f"SELECT id FROM {table.name} WHERE removed = 0 AND NOT EXISTS (SELECT 1 FROM history WHERE place = ? "
            "AND row_id = id AND field = 'removed' AND was IS NULL)",
            (table.name,),
        ).fetchall()
        for (row_id,) in ghosts:
            if row_id not in found.rows[table.name]:
                edit.remove(table.name, row_id)


def _cut_links(edit: Edit, connection: sqlite3.Connection, tables: list[Table]) -> None:
    """Clear references to lost rows."""
    for table in tables:
        for field in table.fields:
            if not field.points_to:
                continue
            hanging = connection.execute(
                f"SELECT id FROM {table.name} WHERE {field.name} IS NOT NULL "
                f"AND {field.name} NOT IN (SELECT id FROM {field.points_to})"
            ).fetchall()
            for (row_id,) in hanging:
                edit.change(table.name, row_id, **{field.name: None})
                if table.name in PAIRS:
                    edit.remove(table.name, row_id)


def _take_pictures(
    new: sqlite3.Connection, pages: Pages, backups: Backups, joined: _Joined, verify: Verify
) -> None:  # fmt: skip
    new.execute("BEGIN IMMEDIATE")
    for picture in pictures_in(pages):
        taken = _verified(picture, verify)
        if taken is not None:
            add_picture(new, taken)
    have = {row[0] for row in new.execute("SELECT id FROM pictures")}
    for picture_id, kind, width, height in joined.pictures:
        kept = backups.picture(picture_id, kind, width, height) if picture_id not in have else None
        if kept is not None:
            add_picture(new, kept)
    new.execute("COMMIT")


def _verified(picture: StoredPicture, verify: Verify) -> StoredPicture | None:
    """Return a picture in our stored format, or `None`; if its thumbnail is damaged, it serves as its own."""
    for candidate in (picture, replace(picture, thumbnail=picture.data)):
        with contextlib.suppress(Trouble):
            verify(candidate)
            return candidate
    return None


def _keep_refused(history: History, lines: list[dict[str, object]]) -> int:
    """Add the lines of the rescue file, except those that were saved later after all."""
    session = Reader(history.connection).session()
    there = {(reaction.text, reaction.group_id or "") for reaction in session.reactions}
    cards = {card.number: card.id for card in session.cards}
    groups = {group.id for group in session.groups}
    count = 0
    for line in lines:
        text, group, kind = (str(line.get(name, "")) for name in ("text", "group", "kind"))
        text, card = text.strip("\n"), line.get("card")
        if not text.strip() or (text, group) in there:
            continue
        there.add((text, group))
        gathering.keep_reaction(
            history, text=text, kind=kind if kind in KINDS else KINDS[0], group_id=group if group in groups else None,
            card_id=cards.get(card) if isinstance(card, int) else None, round_id=None,
            details={"said_at": str(line["kept_at"])} if line.get("kept_at") else None,
        )  # fmt: skip
        count += 1
    return count


def _counted(new: sqlite3.Connection, target: Path, named: set[str], joined: _Joined, refused: int) -> Recovered:
    session: Session = Reader(new).session()
    edits = {row[0] for row in new.execute("SELECT id FROM edits")}
    pictures = {row[0] for row in new.execute("SELECT id FROM pictures")}
    shown = {card.picture_id for card in session.cards if card.picture_id}
    return Recovered(
        path=target, cards=len(session.cards), reactions=len(session.reactions), edits=len(edits),
        lost_edits=len(named - edits), lost_pictures=len(shown - pictures), from_backup=joined.made_at,
        from_rescue=refused,
    )  # fmt: skip
