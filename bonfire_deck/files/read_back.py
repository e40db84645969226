"""Import a session from exported JSON; every value is untrusted until it is checked.

`writing.json_file` defines the format. Ids are kept, so that links stay valid. Pictures are not included: they come, by
their hashes, from a deck or session that has them.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bonfire_deck.errors import Trouble
from bonfire_deck.files.atomic import atomic_path
from bonfire_deck.files.carrying import stored_pictures
from bonfire_deck.files.history import History
from bonfire_deck.files.making import NOBODY, add_picture, mark_copy
from bonfire_deck.files.opening import close, create, said_plainly, unreadable
from bonfire_deck.files.schema import TABLES, Field, Table, Value, table_named
from bonfire_deck.files.stamps import ID, derived_id, new_id
from bonfire_deck.i18n import _, ngettext

FORMAT = "bonfire-deck-session"
VERSION = 1
ENDING = ".json"
MOST_BYTES = 40_000_000
MOST_ROWS = 200_000
LEFT_OUT = ("about", "notes", "people")
"""Tables not read as lists: the first is no list, and the others are never exported."""
OWN_WORDS = ("removed", "erased")
LINKS = {"theme_members": ("theme_id", "reaction_id"), "dots": ("theme_id",), "next_step_links": ("next_step_id",)}
"""Link fields without which a row has no meaning."""

Fields = dict[str, Value]


@dataclass
class Content:
    """The content of a file, with every value checked."""

    session_id: str
    """The id of the exported session; the imported one gets a new id."""
    about: Fields
    rows: dict[str, dict[str, Fields]] = field(default_factory=dict)
    """Rows by table and id, with referenced tables before those that refer to them."""

    @property
    def pictures(self) -> frozenset[str]:
        """The hashes of its cards' pictures."""
        return frozenset(str(card["picture_id"]) for card in self.rows["cards"].values() if card["picture_id"])


class Refused(Exception):
    """What is wrong in the file, and where."""


def is_one(path: Path) -> bool:
    """Return whether a file is exported data, judging by its name."""
    return path.suffix.lower() == ENDING


def read_content(path: Path) -> Content:
    """Return the content of the JSON file at `path`; raises `Trouble` if it is invalid."""
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            raise Refused(_("not a plain file, or too large"))
        return _content(json.loads(path.read_bytes().decode("utf-8-sig")))
    except OSError as error:
        raise unreadable(path, error) from error
    except (ValueError, RecursionError, Refused) as error:
        where = str(error) if isinstance(error, Refused) else _("not JSON")
        raise Trouble(
            _("“{name}” is not session data from Bonfire Deck ({where}).").format(name=path.name, where=where),
            _("Export the session as Data (JSON) again, and import that file."),
        ) from error


def _content(given: Any) -> Content:
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise Refused("format")
    version = given.get("version")
    if not isinstance(version, int) or version < 1:
        raise Refused("version")
    if version > VERSION:
        raise Refused(_("it was written by a newer version of Bonfire Deck"))
    about = given.get("about")
    if not isinstance(about, dict) or about.get("thing") != "session":
        raise Refused("about")
    content = Content(str(about.get("id", "")), _checked("about", about))
    for table in TABLES:
        if table.name not in LEFT_OUT:
            content.rows[table.name] = _rows(table, given.get(table.name, []), content)
    return content


def _rows(table: Table, given: Any, content: Content) -> dict[str, Fields]:
    if not isinstance(given, list) or len(given) + sum(map(len, content.rows.values())) > MOST_ROWS:
        raise Refused(table.name)
    rows: dict[str, Fields] = {}
    for number, row in enumerate(given, 1):
        if not isinstance(row, dict):
            raise Refused(f"{table.name} {number}")
        fields = _checked(table.name, row, number)
        for each in table.fields:
            # References to deleted rows are cleared; a reaction of a deleted group goes under “Not sorted yet”.
            target = fields.get(each.name)
            if each.points_to and target is not None and target not in content.rows[each.points_to]:
                fields[each.name] = None
        if all(fields[name] is not None for name in LINKS.get(table.name, ())):
            row_id = row.get("id") or _drawn_id(table.name, fields)
            if not isinstance(row_id, str) or not ID.fullmatch(row_id) or row_id in rows:
                raise Refused(f"{table.name} {number}: id")
            rows[row_id] = fields
            if table.name == "reactions":
                others = _other_versions(row, fields, number)
                rows |= {new_id(): fields | {"text": text, "favourite": 0} for text in others}
    return rows


def _other_versions(row: dict[str, Any], fields: Fields, number: int) -> list[str]:
    """Return the other versions of a reaction that two laptops edited; each becomes a reaction of its own."""
    given = row.get("versions", [])
    if not isinstance(given, list):
        raise Refused(f"reactions {number} versions")
    return [str(_checked("reactions", {"text": other}, number)["text"]) for other in given if other != fields["text"]]


def _drawn_id(place: str, fields: Fields) -> str:
    """Return an id for a row that was exported without one, since its own would have revealed too much."""
    if place == "theme_members":
        return derived_id(place, str(fields["theme_id"]), str(fields["reaction_id"]))
    if place == "dots":
        return derived_id(place, str(fields["theme_id"]), str(fields["group_id"] or ""))
    return new_id()


def _checked(place: str, given: dict[str, Any], number: int = 0) -> Fields:
    """Return a row's checked fields, with defaults for missing ones; unknown fields are ignored."""
    table = table_named(place)
    if table is None:
        raise KeyError(place)
    fields: Fields = {}
    for known in table.fields:
        if known.name in OWN_WORDS:
            continue
        value = _plain(known, given.get(known.name, known.default))
        if not known.accepts(value):
            raise Refused(f"{place} {number or ''} {known.name}")
        fields[known.name] = value
    return fields


def _plain(known: Field, value: Any) -> Any:
    if known.type == "INTEGER" and isinstance(value, bool):
        return int(value)
    if known.type == "REAL" and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value


def make_again(content: Content, sources: Iterable[sqlite3.Connection], path: Path, title: str = "") -> list[Fields]:
    """Create a session file at `path` atomically and return the cards whose pictures no source had.

    `sources` are checked files, read in turn until no picture is missing. A card without its picture becomes a word
    card.
    """
    with atomic_path(path) as temporary:
        connection = create(temporary)
        try:
            missing = set(content.pictures)
            with said_plainly(path):
                for source in sources if missing else ():
                    _take(source, connection, missing)
                    if not missing:
                        break
            history = History(connection, temporary, NOBODY)
            cards = [card for card in content.rows["cards"].values() if card["picture_id"] in missing]
            for card in cards:
                words = card["title"] or card["alt_text"] or _("Picture {number}").format(number=card["number"])
                card |= {"picture_id": "", "words": card["words"] or words}
            with history.edit(_("Import the session")) as edit:
                edit.put("about", new_id(), **(content.about | ({"title": title} if title else {})))
                for place, rows in content.rows.items():
                    for row_id, fields in rows.items():
                        edit.put(place, row_id, **fields)
            mark_copy(connection, "")
        finally:
            close(connection)
    return cards


def pictures_lost(count: int) -> str:
    """Return the sentence that says how many cards have lost their pictures."""
    return ngettext(
        "{count} card shows words because its picture is not on this computer.",
        "{count} cards show words because their pictures are not on this computer.",
        count,
    )


def _take(source: sqlite3.Connection, target: sqlite3.Connection, missing: set[str]) -> None:
    there = {str(row[0]) for row in source.execute("SELECT id FROM pictures")}
    for picture in stored_pictures(source, there - missing):
        add_picture(target, picture)
        missing.discard(picture.id)
