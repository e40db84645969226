"""The reader for views and exports: it only runs SELECTs, and returns rows as the model's frozen values."""

import bisect
import dataclasses
import sqlite3
from collections.abc import Iterable
from operator import attrgetter
from typing import TypeVar, cast

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
from bonfire_deck.model.session import Contacts, Session, Snapshot, StoredPicture

Row = (
    About | Section | Card | Group | Round | Choice | Reaction | Theme | ThemeMember | Dots | NextStep | NextStepLink
    | ParkedItem | Note | Placement | Person
)  # fmt: skip
SomeRow = TypeVar(
    "SomeRow", About, Section, Card, Group, Round, Choice, Reaction, Theme, ThemeMember, Dots, NextStep, NextStepLink,
    ParkedItem, Note, Placement, Person,
)  # fmt: skip

_TABLES: tuple[tuple[str, type[Row], tuple[str, ...]], ...] = (
    ("about", About, ("id",)),
    ("sections", Section, ("sort", "id")),
    ("cards", Card, ("sort", "id")),
    ("groups", Group, ("number", "id")),
    ("rounds", Round, ("sort", "id")),
    ("choices", Choice, ("id",)),
    ("reactions", Reaction, ("sort", "said_at", "id")),
    ("themes", Theme, ("sort", "id")),
    ("theme_members", ThemeMember, ("sort", "id")),
    ("dots", Dots, ("id",)),
    ("next_steps", NextStep, ("sort", "id")),
    ("next_step_links", NextStepLink, ("id",)),
    ("parked_items", ParkedItem, ("sort", "id")),
    ("notes", Note, ("id",)),
    ("placements", Placement, ("id",)),
    ("people", Person, ("name", "id")),
)
"""Each table with its row class and the fields that define its order."""
FEW = 50
"""Up to this many changed rows are inserted one by one; for more, all are sorted again."""


class Reader:
    """Reads one open file. Rows are cached, and only changed ones are read again."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read through `connection`."""
        self._connection = connection
        self._kept: dict[str, list[Row]] = {}
        self._versions: dict[tuple[str, str, str], tuple[str, ...]] | None = None
        self._session: Session | None = None

    def forget(self, change: Change) -> None:
        """Invalidate what `change` touched."""
        self._session = None
        for place, ids in change.tables.items():
            self._look_at_versions(place, ids)
            if place in self._kept:
                self._read_again(place, ids)

    def forget_all(self) -> None:
        """Invalidate everything, after a merge."""
        self._kept.clear()
        self._versions = None
        self._session = None

    def take_over(self, other: "Reader") -> None:
        """Take over the cache of another reader of the same file."""
        self._kept, self._versions, self._session = other._kept, other._versions, other._session  # noqa: SLF001

    def session(self) -> Session:
        """Return the whole deck or session, without the bytes of its pictures.

        For a damaged file it raises `Garbled` or SQLite errors, which `said_plainly` translates.
        """
        if self._session is None:
            self._session = self._whole()
        return self._session

    def _whole(self) -> Session:
        about = self._rows(About)
        if not about:
            raise Garbled("about")
        return Session(
            about=about[0],
            sections=self._living(Section),
            cards=self._living(Card),
            groups=self._living(Group),
            rounds=self._living(Round),
            reactions=self._living(Reaction),
            notes=self._living(Note),
            placements=self._living(Placement),
            choices=self._living(Choice),
            themes=self._living(Theme),
            theme_members=self._living(ThemeMember),
            dots=self._living(Dots),
            next_steps=self._living(NextStep),
            next_step_links=self._living(NextStepLink),
            parked=self._living(ParkedItem),
            contacts=Contacts(len(people := self.people()), sum(person.shares_contact for person in people)),
            bin=tuple(row for row in self._rows(Reaction) if row.removed),
            versions={row_id: texts for (place, row_id, _), texts in self.versions().items() if place == "reactions"},
        )

    def _living(self, kind: type[SomeRow]) -> tuple[SomeRow, ...]:
        return tuple([row for row in self._rows(kind) if not row.removed])

    def people(self) -> tuple[Person, ...]:
        """Return the contact sheet by name; it is not part of the session, so that no output can include it."""
        living = [person for person in self._rows(Person) if not person.removed]
        return tuple(sorted(living, key=lambda person: (person.name.casefold(), person.id)))

    def versions(self) -> dict[tuple[str, str, str], tuple[str, ...]]:
        """Return the texts with more than one version, by table, row id and field."""
        if self._versions is None:
            self._versions = versions.all_versions(self._connection)
        return self._versions

    def _look_at_versions(self, place: str, ids: Iterable[str]) -> None:
        """Update the versions of changed rows only: reading the whole log takes long."""
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
        """Return a stored picture, or `None` if the file has no such picture."""
        row = self._connection.execute(
            "SELECT id, format, width, height, data, thumbnail FROM pictures WHERE id = ?", (picture_id,)
        ).fetchone()
        return None if row is None else StoredPicture(*row)

    def thumbnail(self, picture_id: str) -> bytes | None:
        """Return the thumbnail of a picture, a JPEG or PNG, or `None`."""
        row = self._connection.execute("SELECT thumbnail FROM pictures WHERE id = ?", (picture_id,)).fetchone()
        return None if row is None else bytes(row[0])

    def picture_sizes(self) -> dict[str, tuple[int, int]]:
        """Return width and height in pixels of every stored picture, by id."""
        rows = self._connection.execute("SELECT id, width, height FROM pictures")
        return {row[0]: (row[1], row[2]) for row in rows}

    def snapshot(self, picture_ids: Iterable[str] | None = None) -> Snapshot:
        """Return a frozen snapshot with the given pictures, or all that its cards show, for use on any thread."""
        session = self.session()
        names = {card.picture_id for card in session.cards} if picture_ids is None else set(picture_ids)
        found = {name: picture for name in names if name and (picture := self.picture(name)) is not None}
        return Snapshot(session, found)

    def for_group(self) -> str:
        """Return the id of the group that this copy was made for, "" if there is none."""
        row = self._connection.execute("SELECT for_group FROM this_copy").fetchone()
        return str(row[0]) if row and row[0] else ""

    def _rows(self, kind: type[SomeRow]) -> list[SomeRow]:
        """Return all rows of a class in order, including removed ones."""
        place, order = next((place, order) for place, known, order in _TABLES if known is kind)
        if place not in self._kept:
            self._kept[place] = sorted(self._read(place, None), key=attrgetter(*order))
        return cast("list[SomeRow]", self._kept[place])

    def _read_again(self, place: str, ids: frozenset[str]) -> None:
        """Reload changed rows and insert each at its place."""
        if len(ids) > FEW:
            del self._kept[place]
            return
        key = attrgetter(*_table_of(place)[1])
        rows = [row for row in self._kept[place] if row.id not in ids]
        for row in self._read(place, ids):
            bisect.insort(rows, row, key=key)
        self._kept[place] = rows

    def _read(self, place: str, ids: Iterable[str] | None) -> list[Row]:
        kind, _order = _table_of(place)
        table = table_named(place)
        if table is None:
            raise KeyError(place)
        names = [field.name for field in dataclasses.fields(kind)]
        flags = [index for index, name in enumerate(names) if _is_flag(table, name)]
        select = f"SELECT {', '.join(names)} FROM {place} WHERE erased = 0"
        if ids is None:
            rows = self._connection.execute(select).fetchall()
        else:
            rows = [row for i in ids for row in self._connection.execute(f"{select} AND id = ?", (i,))]
        found: list[Row] = []
        for row in rows:
            values = list(row)
            for index in flags:
                values[index] = bool(values[index])
            found.append(kind(*values))
        return found


def _table_of(place: str) -> tuple[type[Row], tuple[str, ...]]:
    return next((kind, order) for name, kind, order in _TABLES if name == place)


def _is_flag(table: Table, name: str) -> bool:
    field = table.field(name)
    return field is not None and field.type == "INTEGER" and (field.low, field.high) == (0, 1)
