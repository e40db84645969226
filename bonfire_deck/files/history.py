"""The write path: every change of a deck or session is one edit, in one transaction, with its history."""

import contextlib
import json
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.files import undoing, versions
from bonfire_deck.files.log import LoggedEdit, digest_of
from bonfire_deck.files.opening import said_plainly
from bonfire_deck.files.schema import Field, Garbled, Table, Value, as_json, is_prose, table_named
from bonfire_deck.files.stamps import Clock, is_stamp, new_id, new_replica, now
from bonfire_deck.i18n import _
from bonfire_deck.model.text import repaired


@dataclass(frozen=True)
class Change:
    """What one edit, undo or merge changed; views check whether it touches a table that they show."""

    label: str
    edit_id: str = ""
    tables: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Table name to the ids of changed rows."""
    left_alone: int = 0
    """How many fields an undo did not restore because somebody else had changed them in between."""


class Edit:
    """An edit in progress; use it only inside `with history.edit(label) as edit`."""

    def __init__(self, connection: sqlite3.Connection, edit_id: str) -> None:
        """Write into the open transaction of `connection`."""
        self.id = edit_id
        self.touched: dict[str, set[str]] = {}
        self._connection = connection

    def add(self, place: str, /, **fields: Value) -> str:
        """Add a row to the table `place` and return its id."""
        row_id = new_id()
        self.put(place, row_id, **fields)
        return row_id

    def put(self, place: str, row_id: str, /, **fields: Value) -> None:
        """Create the row `row_id`, or update it and bring it back from the bin: for rows with a derived id.

        A permanently erased row stays erased.
        """
        table = _table(place)
        row = self._row(table, row_id)
        if row is None:
            self._make(table, row_id, {"removed": 0, **fields})
        elif not row["erased"]:
            self.change(place, row_id, removed=0, **fields)

    def _make(self, table: Table, row_id: str, fields: Mapping[str, Value]) -> None:
        checked = [_checked(table, name, value) for name, value in fields.items()]
        told = [(d.name, value) for d, value in checked if d.name == "removed" or value != d.default]
        columns = ", ".join(("id", *(name for name, _value in told)))
        marks = ", ".join("?" * (len(told) + 1))
        self._connection.execute(
            f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", (row_id, *(value for _name, value in told))
        )
        self._connection.executemany(
            "INSERT INTO history (edit_id, place, row_id, field, became) VALUES (?, ?, ?, ?, ?)",
            [(self.id, table.name, row_id, name, as_json(value)) for name, value in told],
        )
        self.touched.setdefault(table.name, set()).add(row_id)

    def change(self, place: str, row_id: str, /, **fields: Value) -> None:
        """Change fields of a row; values that are already set are not recorded."""
        table = _table(place)
        row = self._row(table, row_id)
        if row is None:
            raise KeyError(f"{place} {row_id}")
        _must_be_there(row)
        for name, value in fields.items():
            definition, value = _checked(table, name, value)  # noqa: PLW2901
            if row[name] != value:
                self._write(table, row_id, definition, as_json(row[name]), value)

    def settle(self, place: str, row_id: str, name: str, value: str) -> None:
        """Choose between two versions of a text: `value` replaces all of them."""
        table = _table(place)
        row = self._row(table, row_id)
        if row is None:
            raise KeyError(f"{place} {row_id}")
        _must_be_there(row)
        definition, checked = _checked(table, name, value)
        self._write(table, row_id, definition, as_json(row[name]), checked)

    def remove(self, place: str, row_id: str) -> None:
        """Move a row to the bin."""
        self.change(place, row_id, removed=1)

    def bring_back(self, place: str, row_id: str) -> None:
        """Bring a row back from the bin."""
        self.change(place, row_id, removed=0)

    def _row(self, table: Table, row_id: str) -> dict[str, Value] | None:
        columns = table.columns
        found = self._connection.execute(
            f"SELECT {', '.join(columns)} FROM {table.name} WHERE id = ?", (row_id,)
        ).fetchone()
        return None if found is None else dict(zip(columns, found, strict=True))

    def _write(self, table: Table, row_id: str, definition: Field, was: str | None, value: Value) -> None:
        name, became = definition.name, as_json(value)
        replaced = None
        if definition.prose and was is not None:
            replaced = json.dumps(versions.current_heads(self._connection, table.name, row_id, name))
        self._connection.execute(f"UPDATE {table.name} SET {name} = ? WHERE id = ?", (value, row_id))
        # Several changes of a field in one edit become one, from the first `was` to the last `became`.
        self._connection.execute(
            "INSERT INTO history (edit_id, place, row_id, field, was, became, replaced) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET became = excluded.became",
            (self.id, table.name, row_id, name, was, became, replaced),
        )
        self.touched.setdefault(table.name, set()).add(row_id)


class History:
    """The log of one open file, with undo and redo; rows change only through it."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        laptop: str,
        tell: Callable[[Change], None] | None = None,
    ) -> None:
        """Write to `connection`, opened for writing; `tell` is called with every change.

        `laptop` is this computer's id. Raises `Trouble` if the log can't be read.
        """
        self.connection = connection
        self.path = path
        self.laptop = laptop
        self._tell = tell or _nobody
        self.clock = Clock(new_replica())
        self._registered = False
        self._turn = threading.RLock()
        self._is_busy = False
        self.edits_made = 0
        """How many edits were made here since the file was opened."""
        with said_plainly(path):
            self.see_latest()
            self._stacks = undoing.Stacks(self.connection, self.laptop)

    def forget_erased(self) -> None:
        """Drop undo steps whose content was erased."""
        self._stacks = undoing.Stacks(self.connection, self.laptop)

    def see_latest(self) -> None:
        """Advance the clock to the latest stamp in the log, after a merge extended it."""
        latest = self.connection.execute("SELECT max(stamp) FROM edits").fetchone()[0]
        if latest is None:
            return
        if not is_stamp(latest):
            raise Garbled(str(latest)[:80])
        self.clock.see(latest)

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the connection for a few milliseconds, to read from a thread other than the editing one."""
        with self._turn:
            yield

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the connection for a whole merge or erasure, on any thread; edits are refused meanwhile.

        They are refused, not delayed, since they are made on the GUI thread.
        """
        # Set this first, or an edit that begins right now would wait.
        self._is_busy = True
        try:
            with self._turn:
                yield
        finally:
            self._is_busy = False

    @contextlib.contextmanager
    def edit(self, label: str, undoes: str | None = None) -> Iterator[Edit]:
        """Make one edit: when the block ends, everything in it is on the disk, or nothing.

        `label` names the edit for "Undo …". If the block raises, nothing changes; if it changes nothing, nothing is
        recorded. `undoes` is for undo and redo only.
        """
        edit = Edit(self.connection, new_id())
        with self._transaction():
            yield edit
            if edit.touched:
                self._record(edit, label, undoes)
        if edit.touched:
            self._committed(edit, label, undoes)
            self._tell(Change(label, edit.id, _frozen(edit.touched)))

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._is_busy:
            raise Trouble(
                _("This file is busy at the moment."),
                _("Try again in a moment. What you typed is still there."),
            )
        with self._turn, said_plainly(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # A failed COMMIT may or may not have ended the transaction.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _record(self, edit: Edit, label: str, undoes: str | None) -> None:
        private = {_table(place).private for place in edit.touched}
        if len(private) > 1:
            raise ValueError("contacts and the rest are never changed in one edit: copies leave contacts out")
        if not self._registered:
            self.connection.execute(
                "INSERT INTO openings (replica, laptop, opened_at) VALUES (?, ?, ?)",
                (self.clock.replica, self.laptop, now()),
            )
        changes = self.connection.execute(
            "SELECT place, row_id, field, was, became, replaced FROM history WHERE edit_id = ? "
            "ORDER BY place, row_id, field",
            (edit.id,),
        ).fetchall()
        logged = LoggedEdit(edit.id, self.clock.tick(), repaired(label), now(), undoes, tuple(changes))
        self.connection.execute(
            "INSERT INTO edits (id, stamp, label, made_at, undoes, digest) VALUES (?, ?, ?, ?, ?, ?)",
            (logged.id, logged.stamp, logged.label, logged.made_at, undoes, digest_of(logged)),
        )

    def _committed(self, edit: Edit, label: str, undoes: str | None) -> None:
        """Record the edit now that its replica is in the file: undo finds our edits by it."""
        self._registered = True
        self.edits_made += 1
        self._stacks.made(edit.id, label, undoes)

    def undo_label(self) -> str:
        """Return the label of the edit that undo would revert, "" if there is none."""
        return self._stacks.undo_label()

    def redo_label(self) -> str:
        """Return the label of the edit that redo would restore, "" if there is none."""
        return self._stacks.redo_label()

    def undo(self) -> Change | None:
        """Undo the newest edit of this copy on this laptop that is not yet undone; `None` if there is none.

        A field is restored only if it still has that edit's value; the others are counted in `left_alone`.
        """
        return self._step_back(self._stacks.to_undo())

    def redo(self) -> Change | None:
        """Redo the newest undo if nothing was edited since; `None` if there is none."""
        return self._step_back(self._stacks.to_redo())

    def _step_back(self, step: undoing.Step | None) -> Change | None:
        if step is None:
            return None
        with said_plainly(self.path):
            plan = undoing.plan(self.connection, step.edit_id, self.laptop)
        with self.edit(step.label, undoes=step.edit_id) as edit:
            for place, row_id, name, value in plan.restored:
                if isinstance(value, str) and is_prose(place, name):
                    edit.settle(place, row_id, name, value)
                else:
                    edit.change(place, row_id, **{name: value})
        if not edit.touched:
            # Nothing was left to restore; skip the step, or undo would get stuck here.
            with self._transaction():
                self._record(edit, step.label, step.edit_id)
            self._committed(edit, step.label, step.edit_id)
        return Change(step.label, edit.id, _frozen(edit.touched), plan.left_alone)

    def value(self, place: str, row_id: str, name: str) -> Value:
        """Return the current value of one field; raises `KeyError` if there is no such row."""
        found = self.connection.execute(f"SELECT {name} FROM {_table(place).name} WHERE id = ?", (row_id,)).fetchone()
        if found is None:
            raise KeyError(f"{place} {row_id}")
        value: Value = found[0]
        return value


def _must_be_there(row: Mapping[str, Value]) -> None:
    if row["erased"]:
        raise Trouble(_("This was permanently erased."), _("Nothing is left to change."))


def _nobody(_change: Change) -> None:
    pass


def _frozen(touched: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {place: frozenset(ids) for place, ids in touched.items()}


def _table(place: str) -> Table:
    table = table_named(place)
    if table is None:
        raise KeyError(place)
    return table


def _checked(table: Table, name: str, value: Value) -> tuple[Field, Value]:
    definition = table.field(name)
    if definition is None:
        raise KeyError(f"{table.name}.{name}")
    if isinstance(value, bool):
        value = int(value)
    if isinstance(value, str):
        value = repaired(value)
    if definition.type == "REAL" and isinstance(value, int):
        value = float(value)
    if not definition.accepts(value):
        raise ValueError(f"{table.name}.{name} can't be {value!r}"[:200])
    return definition, value
