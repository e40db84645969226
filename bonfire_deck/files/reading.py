"""The reader that views and exports are given: it can only SELECT, and knows the rows as the model's frozen values."""

import dataclasses
import sqlite3
from collections.abc import Iterable
from typing import TypeVar

from bonfire_deck.files import versions
from bonfire_deck.files.history import Change
from bonfire_deck.files.schema import Garbled, Table, table_named
from bonfire_deck.model.rows import (
    About,
    Card,
    Choice,
    Dots,
    Group,
    NextStep,
    NextStepLink,
    Note,
    ParkedItem,
    Person,
    Placement,
    Reaction,
    Round,
    Section,
    Theme,
    ThemeMember,
)
from bonfire_deck.model.session import Session, Snapshot, StoredPicture

Row = (
    About | Section | Card | Group | Round | Choice | Reaction | Theme | ThemeMember | Dots | NextStep | NextStepLink
    | ParkedItem | Note | Placement | Person
)  # fmt: skip
SomeRow = TypeVar(
    "SomeRow", About, Section, Card, Group, Round, Choice, Reaction, Theme, ThemeMember, Dots, NextStep, NextStepLink,
    ParkedItem, Note, Placement, Person,
)  # fmt: skip

_CLASSES: tuple[tuple[str, type[Row]], ...] = (
    ("about", About),
    ("sections", Section),
    ("cards", Card),
    ("groups", Group),
    ("rounds", Round),
    ("choices", Choice),
    ("reactions", Reaction),
    ("themes", Theme),
    ("theme_members", ThemeMember),
    ("dots", Dots),
    ("next_steps", NextStep),
    ("next_step_links", NextStepLink),
    ("parked_items", ParkedItem),
    ("notes", Note),
    ("placements", Placement),
    ("people", Person),
)


class Reader:
    """Reads one open file. Rows are kept and only what a change touched is read again."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read through `connection`."""
        self._connection = connection
        self._kept: dict[str, dict[str, Row]] = {}
        self._versions: dict[tuple[str, str, str], tuple[str, ...]] | None = None
        self._session: Session | None = None

    def forget(self, change: Change) -> None:
        """Read again what `change` touched, at the next question."""
        self._session = None
        for place, ids in change.tables.items():
            self._look_at_versions(place, ids)
            if place in self._kept:
                for row_id in ids:
                    self._kept[place].pop(row_id, None)
                self._kept[place] |= self._read(place, ids)

    def forget_all(self) -> None:
        """Read everything again: after a merge."""
        self._kept.clear()
        self._versions = None
        self._session = None

    def take_over(self, other: "Reader") -> None:
        """Know what another reader of the same file has just read."""
        self._kept, self._versions, self._session = other._kept, other._versions, other._session  # noqa: SLF001

    def session(self) -> Session:
        """Return the whole deck or session as it stands, without the bytes of its pictures.

        Of a damaged file it raises `Garbled` or SQLite's errors, which `said_plainly` makes a sentence of.
        """
        if self._session is None:
            self._session = self._whole()
        return self._session

    def _whole(self) -> Session:
        about = self._rows("about", About)
        if not about:
            raise Garbled("about")
        reactions = sorted(self._rows("reactions", Reaction), key=lambda row: (row.sort, row.said_at, row.id))
        return Session(
            about=about[0],
            sections=_living(sorted(self._rows("sections", Section), key=_by_sort)),
            cards=_living(sorted(self._rows("cards", Card), key=_by_sort)),
            groups=_living(sorted(self._rows("groups", Group), key=lambda row: (row.number, row.id))),
            rounds=_living(sorted(self._rows("rounds", Round), key=_by_sort)),
            reactions=_living(reactions),
            notes=_living(self._rows("notes", Note)),
            placements=_living(self._rows("placements", Placement)),
            choices=_living(self._rows("choices", Choice)),
            themes=_living(sorted(self._rows("themes", Theme), key=_by_sort)),
            theme_members=_living(sorted(self._rows("theme_members", ThemeMember), key=_by_sort)),
            dots=_living(self._rows("dots", Dots)),
            next_steps=_living(sorted(self._rows("next_steps", NextStep), key=_by_sort)),
            next_step_links=_living(self._rows("next_step_links", NextStepLink)),
            parked=_living(sorted(self._rows("parked_items", ParkedItem), key=_by_sort)),
            bin=tuple(row for row in reactions if row.removed),
            versions={row_id: texts for (place, row_id, _), texts in self.versions().items() if place == "reactions"},
        )

    def people(self) -> tuple[Person, ...]:
        """Return the contact sheet by name: never a part of the session, so that no output of that can hold it."""
        return _living(sorted(self._rows("people", Person), key=lambda row: (row.name.casefold(), row.id)))

    def versions(self) -> dict[tuple[str, str, str], tuple[str, ...]]:
        """Return the texts that stand in more than one version, by table, row id and field."""
        if self._versions is None:
            self._versions = versions.all_versions(self._connection)
        return self._versions

    def _look_at_versions(self, place: str, ids: Iterable[str]) -> None:
        """Find out again only for the rows that a change touched: the whole log is long."""
        table = table_named(place)
        if self._versions is None or table is None:
            return
        for row_id in ids:
            for field in table.fields:
                if field.prose:
                    texts = versions.versions(self._connection, place, row_id, field.name)
                    self._versions.pop((place, row_id, field.name), None)
                    if len(texts) > 1:
                        self._versions[place, row_id, field.name] = texts

    def picture(self, picture_id: str) -> StoredPicture | None:
        """Return a stored picture, or `None` where the file has no such picture."""
        row = self._connection.execute(
            "SELECT id, format, width, height, data, thumbnail FROM pictures WHERE id = ?", (picture_id,)
        ).fetchone()
        return None if row is None else StoredPicture(*row)

    def thumbnail(self, picture_id: str) -> bytes | None:
        """Return the small rendition of a picture, a JPEG or PNG, or `None`."""
        row = self._connection.execute("SELECT thumbnail FROM pictures WHERE id = ?", (picture_id,)).fetchone()
        return None if row is None else bytes(row[0])

    def picture_sizes(self) -> dict[str, tuple[int, int]]:
        """Return width and height in pixels of every stored picture, by its id."""
        rows = self._connection.execute("SELECT id, width, height FROM pictures")
        return {row[0]: (row[1], row[2]) for row in rows}

    def snapshot(self, picture_ids: Iterable[str] | None = None) -> Snapshot:
        """Return the session with the pictures named, or all that its cards show, frozen for use on any thread."""
        session = self.session()
        names = {card.picture_id for card in session.cards} if picture_ids is None else set(picture_ids)
        found = {name: picture for name in names if name and (picture := self.picture(name)) is not None}
        return Snapshot(session, found)

    def for_group(self) -> str:
        """Return the id of the group that this copy was made for, "" if for nobody in particular."""
        row = self._connection.execute("SELECT for_group FROM this_copy").fetchone()
        return str(row[0]) if row and row[0] else ""

    def _rows(self, place: str, kind: type[SomeRow]) -> list[SomeRow]:
        if place not in self._kept:
            self._kept[place] = self._read(place, None)
        return [row for row in self._kept[place].values() if isinstance(row, kind)]

    def _read(self, place: str, ids: Iterable[str] | None) -> dict[str, Row]:
        kind = dict(_CLASSES).get(place)
        table = table_named(place)
        if kind is None or table is None:
            return {}
        names = [field.name for field in dataclasses.fields(kind)]
        flags = [index for index, name in enumerate(names) if _is_flag(table, name)]
        select = f"SELECT {', '.join(names)} FROM {place}"
        if ids is None:
            rows = self._connection.execute(select).fetchall()
        else:
            rows = [row for i in ids for row in self._connection.execute(f"{select} WHERE id = ?", (i,))]
        found: dict[str, Row] = {}
        for row in rows:
            values = list(row)
            for index in flags:
                values[index] = bool(values[index])
            found[values[0]] = kind(*values)
        return found


def _is_flag(table: Table, name: str) -> bool:
    field = table.field(name)
    return field is not None and field.type == "INTEGER" and (field.low, field.high) == (0, 1)


def _by_sort(row: Section | Card | Round | ParkedItem | Theme | ThemeMember | NextStep) -> tuple[str, str]:
    return row.sort, row.id


def _living(rows: Iterable[SomeRow]) -> tuple[SomeRow, ...]:
    return tuple(row for row in rows if not row.removed)
