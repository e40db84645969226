"""Revisions of a deck: a number for each version that was shared or used in a session, to tell which is newer."""

import sqlite3
from datetime import date

from bonfire_deck.files.history import History
from bonfire_deck.files.opening import said_plainly
from bonfire_deck.i18n import _


def is_changed(history: History) -> bool:
    """Return whether an open deck has changed since its last revision; the newly made deck is the first one."""
    with history.turn(), said_plainly(history.path):
        return is_changed_in(history.connection)


def is_changed_in(connection: sqlite3.Connection) -> bool:
    """Return the same for a deck opened for reading."""
    latest, first = connection.execute("SELECT max(stamp), min(stamp) FROM edits").fetchone()
    marked = connection.execute(
        "SELECT max(edits.stamp) FROM history JOIN edits ON edits.id = history.edit_id "
        "WHERE place = 'about' AND field = 'deck_revision'"
    ).fetchone()[0]
    return bool(latest) and latest > (marked or first)


def publish(history: History) -> int:
    """Publish the current state of a deck as a revision, unless nothing has changed; return its number.

    A number is never reused, even if the edit that assigned it was undone.
    """
    with history.turn(), said_plainly(history.path):
        about_id, revision = history.connection.execute("SELECT id, deck_revision FROM about").fetchone()
        given = history.connection.execute(
            "SELECT max(CAST(became AS INTEGER)) FROM history WHERE place = 'about' AND field = 'deck_revision'"
        ).fetchone()[0]
    if not is_changed(history):
        return int(revision)
    number = max(int(revision), int(given or 1)) + 1
    with history.edit(_("Revision {number}").format(number=number)) as edit:
        edit.change("about", about_id, deck_revision=number, date=date.today().isoformat())
    return number
