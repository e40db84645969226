"""The single definition of the file schema, from which the SQL, the checks of foreign rows and the fold are derived.

All files of one version have exactly the same schema text, so a foreign file can be compared with it. Rows are made
from history alone; each field has a default, so that a row is the fold of its changes in any order.
"""

import json
import math
from dataclasses import dataclass

from bonfire_deck.files.stamps import ID
from bonfire_deck.model.words import CHOOSINGS, GROUND_RULES, KINDS, PARTS, PHASES, PLACES, STEP_KINDS

APPLICATION_ID = 0x426F6E66
VERSION = 1
PAGE_SIZE = 4096

LONGEST_TEXT = 12_000_000
LONGEST_LINE = 100_000

Value = str | int | float | None


class Garbled(ValueError):
    """A value in a file that this app would never have written."""


@dataclass(frozen=True)
class Field:
    """A column with history, and its valid values."""

    name: str
    type: str
    """`TEXT`, `INTEGER` or `REAL`."""
    default: Value
    low: float = 0
    high: float = 0
    """Bounds of a number; for text, `high` is the maximum length."""
    choices: tuple[str, ...] = ()
    points_to: str = ""
    """The table that a foreign key refers to."""
    prose: bool = False
    """Whether it is text that people write: if two laptops change it, both versions are kept."""

    @property
    def may_be_empty(self) -> bool:
        """Whether NULL is allowed."""
        return self.default is None

    def sql(self) -> str:
        """Return the column's definition."""
        not_null = "" if self.may_be_empty else f" NOT NULL DEFAULT {_literal(self.default)}"
        reference = f" REFERENCES {self.points_to}(id) DEFERRABLE INITIALLY DEFERRED" if self.points_to else ""
        return f"{self.name} {self.type}{not_null}{reference}"

    def accepts(self, value: object) -> bool:
        """Return whether `value` is valid for this column: type, bounds, choices."""
        if value is None:
            return self.may_be_empty
        if self.type == "TEXT":
            return isinstance(value, str) and self._accepts_text(value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        if self.type == "INTEGER" and not isinstance(value, int):
            return False
        return math.isfinite(value) and self.low <= value <= self.high

    def _accepts_text(self, value: str) -> bool:
        if self.choices:
            return value in self.choices
        if self.points_to:
            return ID.fullmatch(value) is not None
        return len(value) <= self.high and (
            value.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in value)
        )


def _literal(value: Value) -> str:
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


@dataclass(frozen=True)
class Table:
    """A table whose rows are the fold of their history."""

    name: str
    fields: tuple[Field, ...]
    private: bool = False
    """Whether it holds contacts, which are left out of copies made for others."""

    @property
    def columns(self) -> tuple[str, ...]:
        """All column names, starting with the id."""
        return ("id", *(field.name for field in self.fields))

    def field(self, name: str) -> Field | None:
        """Return the field called `name`, or `None`."""
        return next((field for field in self.fields if field.name == name), None)

    def sql(self) -> str:
        """Return the CREATE TABLE statement."""
        columns = ", ".join(field.sql() for field in self.fields)
        return f"CREATE TABLE {self.name} (id TEXT NOT NULL PRIMARY KEY, {columns}) STRICT"


def _line(name: str, *, prose: bool = False, default: str | None = "") -> Field:
    return Field(name, "TEXT", default, high=LONGEST_LINE, prose=prose)


def _prose(name: str) -> Field:
    return Field(name, "TEXT", "", high=LONGEST_TEXT, prose=True)


def _words(name: str) -> Field:
    """Return a field that holds a list of words, one per line."""
    return Field(name, "TEXT", "", high=LONGEST_TEXT)


def _flag(name: str, *, default: int = 0) -> Field:
    return Field(name, "INTEGER", default, low=0, high=1)


def _number(name: str, default: int, low: int, high: int) -> Field:
    return Field(name, "INTEGER", default, low=low, high=high)


def _fraction(name: str, default: float | None) -> Field:
    return Field(name, "REAL", default, low=0, high=1)


def _link(name: str, table: str) -> Field:
    return Field(name, "TEXT", None, points_to=table)


def _choice(name: str, choices: tuple[str, ...], *, default: str = "") -> Field:
    return Field(name, "TEXT", default or choices[0], choices=choices)


def _table(name: str, *fields: Field, private: bool = False) -> Table:
    return Table(name, (*fields, _flag("removed"), _flag("erased")), private)


TABLES = (
    _table(
        "about",
        _choice("thing", ("session", "deck")), _line("title", prose=True), _line("place", prose=True), _line("date"),
        # A row without a rule was created under this one, whatever the default for new sessions is.
        _line("question", prose=True), _choice("ground_rule", GROUND_RULES, default="chatham"), _line("credit"),
        _line("licence"), _line("deck_id"), _line("deck_title"), _number("deck_revision", 1, 1, 2**31),
        _prose("introduction"),
        _number("dots_each", 3, 1, 99), _flag("dots_stack", default=1), _line("chapters"),
        _words("masked"), _words("allowed"),
    ),
    _table("sections", _line("title", prose=True), _line("sort")),
    _table(
        "cards",
        _number("number", 0, 0, 2**31), _line("title", prose=True), _line("question", prose=True),
        _prose("alt_text"), _line("tags"), _line("credit"), _line("source"), _line("licence"), _prose("note"),
        _prose("words"), _line("picture_id"), _link("section_id", "sections"), _line("deck_id"), _line("sort"),
        _fraction("crop_x", 0.0), _fraction("crop_y", 0.0), _fraction("crop_width", 1.0),
        _fraction("crop_height", 1.0), _number("rotation", 0, 0, 3), _fraction("focal_x", 0.5),
        _fraction("focal_y", 0.5), _flag("retired"), _flag("set_aside"), _flag("added_live"), _flag("people_shown"),
        _flag("people_agreed"),
    ),
    _table(
        "groups",
        _number("number", 1, 1, 99), _line("name", prose=True), _number("size", 0, 0, 9999),
        _number("colour", 0, 0, 11), _number("shape", 0, 0, 11),
    ),
    _table(
        "rounds",
        _line("title", prose=True), _line("question", prose=True), _choice("part", PARTS), _choice("phase", PHASES),
        _choice("place", PLACES), _choice("choosing", CHOOSINGS), _number("minutes", 10, 0, 600), _flag("may_drop"),
        _flag("dropped"), _number("cards_each", 1, 1, 9), _flag("now_and_wanted"), _flag("hidden_choices"),
        _line("plan"), _line("sort"),
    ),
    _table(
        "choices",
        _link("round_id", "rounds"), _link("group_id", "groups"), _line("slot"), _link("card_id", "cards"),
        _flag("passed"), _flag("revealed"), _line("seed"),
    ),
    _table(
        "reactions",
        _link("card_id", "cards"), _link("group_id", "groups"), _link("round_id", "rounds"), _choice("kind", KINDS),
        _prose("text"), _prose("second_text"), _flag("chosen_by_own", default=1), _flag("verbatim", default=1),
        _fraction("pin_x", None), _fraction("pin_y", None), _line("said_by"), _line("said_at"), _flag("shown"),
        _flag("favourite"), _flag("withdrawn"), _line("sort"),
    ),
    _table("themes", _choice("part", PARTS), _line("title", prose=True), _prose("description"), _line("sort")),
    _table("theme_members", _link("theme_id", "themes"), _link("reaction_id", "reactions"), _line("sort")),
    _table(
        "dots", _link("theme_id", "themes"), _link("group_id", "groups"), _number("count", 0, 0, 99_999),
        _flag("revealed"),
    ),
    _table(
        "next_steps",
        _choice("kind", STEP_KINDS), _prose("text"), _line("who"), _line("by"),
        _line("to_whom"), _line("sort"),
    ),
    _table(
        "next_step_links",
        _link("next_step_id", "next_steps"), _link("theme_id", "themes"), _link("reaction_id", "reactions"),
        _link("card_id", "cards"),
    ),
    _table(
        "parked_items",
        _prose("text"), _link("group_id", "groups"), _link("round_id", "rounds"), _link("card_id", "cards"),
        _choice("fate", ("", "next", "later", "dropped")), _line("sort"),
    ),
    _table("notes", _link("round_id", "rounds"), _link("card_id", "cards"), _prose("text")),
    _table(
        "placements",
        _choice("part", PARTS), _line("view"), _line("item"), Field("x", "REAL", 0.0, -1e7, 1e7),
        Field("y", "REAL", 0.0, -1e7, 1e7),
    ),
    _table(
        "people", _line("name"), _line("contact"), _line("role"), _link("group_id", "groups"), _flag("shares_contact"),
        private=True,
    ),
)  # fmt: skip
"""Every table with history, with referenced tables before those that refer to them."""

_OTHERS = (
    "CREATE TABLE pictures (id TEXT NOT NULL PRIMARY KEY, format TEXT NOT NULL, width INTEGER NOT NULL, "
    "height INTEGER NOT NULL, data BLOB NOT NULL, thumbnail BLOB NOT NULL) STRICT",
    # `digest` is a hash of the edit and all its changes: two files compare it for the edits they share, and it shows
    # whether an edit salvaged from a damaged file is intact. "" if a change was permanently erased.
    "CREATE TABLE edits (id TEXT NOT NULL PRIMARY KEY, stamp TEXT NOT NULL, label TEXT NOT NULL, "
    "made_at TEXT NOT NULL, undoes TEXT REFERENCES edits(id) DEFERRABLE INITIALLY DEFERRED, "
    "digest TEXT NOT NULL) STRICT",
    # One row per changed field. Values are JSON; `was` is NULL if the row did not exist. `replaced`, for prose only, is
    # a JSON list of the edits whose text this one replaced: versions that nobody replaced coexist.
    "CREATE TABLE history (edit_id TEXT NOT NULL REFERENCES edits(id) DEFERRABLE INITIALLY DEFERRED, "
    "place TEXT NOT NULL, row_id TEXT NOT NULL, field TEXT NOT NULL, was TEXT, became TEXT, replaced TEXT, "
    "PRIMARY KEY (edit_id, place, row_id, field)) STRICT, WITHOUT ROWID",
    "CREATE TABLE erasures (id TEXT NOT NULL PRIMARY KEY, place TEXT NOT NULL, row_id TEXT NOT NULL, "
    "erased_at TEXT NOT NULL) STRICT",
    # Data of this copy on this laptop alone: which replicas wrote here, and which group the copy is for.
    "CREATE TABLE openings (replica TEXT NOT NULL PRIMARY KEY, laptop TEXT NOT NULL, opened_at TEXT NOT NULL) STRICT",
    "CREATE TABLE this_copy (id TEXT NOT NULL PRIMARY KEY, for_group TEXT, made_at TEXT NOT NULL) STRICT",
    # After all tables: VACUUM rewrites the schema in this order after an erasure.
    "CREATE INDEX edits_by_stamp ON edits (stamp)",
    "CREATE INDEX history_by_row ON history (place, row_id, field)",
)


def statements() -> tuple[str, ...]:
    """Return the statements that create an empty file of the current schema, in order."""
    return (*(table.sql() for table in TABLES), *_OTHERS)


def table_named(name: str) -> Table | None:
    """Return the table with history called `name`, or `None`."""
    return next((table for table in TABLES if table.name == name), None)


def is_prose(place: str, name: str) -> bool:
    """Return whether a field holds text that people write."""
    table = table_named(place)
    field = table.field(name) if table else None
    return field is not None and field.prose


def as_json(value: Value) -> str:
    """Return a field's value as JSON for the history."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Value:
    """Return the value written by `as_json`; raises `Garbled` for anything but one plain value."""
    value = _loaded(text)
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)):
        return value
    raise Garbled(text[:80])


def ids_from_json(text: str) -> tuple[str, ...]:
    """Return the ids in a JSON list; raises `Garbled` for anything else."""
    names = _loaded(text)
    if isinstance(names, list) and all(isinstance(name, str) and ID.fullmatch(name) for name in names):
        return tuple(names)
    raise Garbled(text[:80])


def _loaded(text: str) -> object:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Garbled(text[:80]) from error
    return value
