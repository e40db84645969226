"""Merge two files of one session by exchanging the edits that the other lacks.

A merge is a union of logs, and rows are the fold of the log; so it is commutative, associative and idempotent.
"""

import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.files import fold
from bonfire_deck.files.carrying import Unsound, add_edits, logged_edits, stored_pictures
from bonfire_deck.files.erased import Erasure, erasures_in, make_compact, rows_of, take_out, without_erased
from bonfire_deck.files.history import Change, History
from bonfire_deck.files.log import LoggedEdit
from bonfire_deck.files.making import add_picture
from bonfire_deck.files.opening import damaged, said_plainly
from bonfire_deck.files.schema import is_prose
from bonfire_deck.files.versions import newly_in_versions
from bonfire_deck.i18n import _
from bonfire_deck.model.session import StoredPicture

CLOCK_OFF_SECONDS = 300


@dataclass(frozen=True)
class Merged:
    """The result of a merge, for display."""

    edits: int
    reactions: int
    """How many reactions are new here."""
    pictures: int
    two_versions: int
    """How many texts have more than one version now and did not before."""
    clock_off: int
    """Seconds by which the other laptop's clock seems to be ahead of this one; 0 if less than five minutes."""
    change: Change


@dataclass(frozen=True)
class Incoming:
    """The checked content of another file, ready to merge: plain values, created on any thread."""

    session_id: str
    thing: str
    edits: tuple[LoggedEdit, ...]
    erasures: tuple[Erasure, ...]
    pictures: tuple[StoredPicture, ...]


def read_other(
    connection: sqlite3.Connection,
    path: Path,
    have_pictures: set[str],
    verify: Callable[[StoredPicture], None],
) -> Incoming:
    """Read a file opened by `open_foreign`; raises `Trouble` if this app would not have written any part of it.

    `verify` checks the bytes of pictures that this side lacks (`PictureWorkers.verify`).
    """
    with said_plainly(path):
        try:
            edits = tuple(logged_edits(connection))
            if fold.differences(connection, edits) or connection.execute("PRAGMA foreign_key_check").fetchone():
                raise Unsound("rows and history differ")
            about = connection.execute("SELECT id, thing, removed FROM about").fetchall()
            if len(about) != 1 or about[0][2]:
                # A merge would also remove our own title row, and a file without one can't be opened.
                raise Unsound("about")
            pictures = []
            for picture in stored_pictures(connection, have_pictures):
                # One at a time, so that a rejected picture is never held in memory with all the others.
                verify(picture)
                pictures.append(picture)
        except Unsound as error:
            raise damaged(path, str(error)) from error
        erasures = tuple(erasures_in(connection))
    return Incoming(about[0][0], about[0][1], edits, erasures, tuple(pictures))


def merge(history: History, other: Incoming, name: str) -> Merged:
    """Add what this file lacks, in one transaction; if `Trouble` is raised, nothing has changed.

    Rejected are files of another session, and edits with a known id but different content. `name` is the other file's
    name. May run on any thread: edits are refused meanwhile. The caller passes `Merged.change` to the views afterwards.
    """
    with history.alone(), said_plainly(history.path):
        connection = history.connection
        if connection.execute("SELECT id, thing FROM about").fetchone() != (other.session_id, other.thing):
            raise Trouble(
                _("“{name}” is not from this session.").format(name=name),
                _("Only copies and table files of this session can be merged. Open it on its own instead."),
            )
        new = _lacking(connection, other, name)
        came = rows_of(other.erasures) - rows_of(erasures_in(connection))
        made = _take(connection, other, new, name)
        if came:
            make_compact(connection)
            history.forget_erased()
        history.see_latest()
        touched: dict[str, set[str]] = {}
        for place, row_id in (*_rows(new), *came):
            touched.setdefault(place, set()).add(row_id)
        return Merged(
            edits=len(new),
            reactions=sum(place == "reactions" for place, _row_id in made),
            pictures=len(other.pictures),
            two_versions=newly_in_versions(connection, _doubtful(new, made), {edit.id for edit in new}),
            clock_off=_clock_off(new),
            change=Change(_("Merge “{name}”").format(name=name), "", {k: frozenset(v) for k, v in touched.items()}),
        )


def _take(
    connection: sqlite3.Connection, other: Incoming, new: list[LoggedEdit], name: str
) -> set[tuple[str, str]]:  # fmt: skip
    """Add erasures, edits and pictures; return table and id of each new row."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Apply erasures of both sides first, so that erased text never enters this file.
        take_out(connection, other.erasures)
        if not set(other.erasures) <= set(erasures_in(connection)):
            raise _another_story(name)
        erased = rows_of(erasures_in(connection))
        for picture in other.pictures:
            add_picture(connection, picture)
        edits = [without_erased(edit, erased) for edit in new]
        add_edits(connection, edits)
        made = fold.refold(connection, edits)
        connection.execute("COMMIT")
        return made
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _another_story(name: str) -> Trouble:
    return Trouble(
        _("The history in “{name}” contradicts this session, so it was not merged.").format(name=name),
        _("Nothing was changed. Another program may have altered that file. Keep it, and open it on its own."),
    )


def _lacking(connection: sqlite3.Connection, other: Incoming, name: str) -> list[LoggedEdit]:
    """Return the edits that are missing here; one that exists must be identical, except for erased text."""
    new = []
    for edit in other.edits:
        here = connection.execute("SELECT digest, stamp, undoes FROM edits WHERE id = ?", (edit.id,)).fetchone()
        if here is None:
            new.append(edit)
        elif here[1:] != (edit.stamp, edit.undoes) or (here[0] and edit.digest and here[0] != edit.digest):
            raise _another_story(name)
    return new


def _rows(edits: list[LoggedEdit]) -> set[tuple[str, str]]:
    return {change[:2] for edit in edits for change in edit.changes}


def _doubtful(edits: list[LoggedEdit], made: set[tuple[str, str]]) -> set[tuple[str, str, str]]:
    """Return the texts that may now have two versions: not those of new rows that were written only once."""
    times = Counter(change[:3] for edit in edits for change in edit.changes)
    return {text for text, count in times.items() if (count > 1 or text[:2] not in made) and is_prose(text[0], text[2])}


def _clock_off(new: list[LoggedEdit]) -> int:
    """Return seconds, judged by edits from the future: only a clock that is ahead can be detected."""
    ahead = max((int(edit.stamp[:12], 16) / 1000 - time.time() for edit in new), default=0.0)
    return round(ahead) if ahead > CLOCK_OFF_SECONDS else 0
