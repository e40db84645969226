"""Which edits undo and redo apply to next, and which fields they may restore.

Undo and redo are edits themselves: an undo names the edit it reverts, a redo the undo. An edit with its undos and redos
forms a chain; it is undone while an odd number of them follow it.
"""

import sqlite3
from dataclasses import dataclass

from bonfire_deck.files.schema import Value, from_json
from bonfire_deck.files.stamps import replica_of


@dataclass(frozen=True)
class Step:
    """The next edit to revert: the newest link of a chain, and the label of the edit at its start."""

    edit_id: str
    label: str


@dataclass(frozen=True)
class Plan:
    """The fields that reverting one edit restores."""

    restored: tuple[tuple[str, str, str, Value], ...]
    left_alone: int


@dataclass
class _Chain:
    label: str
    links: list[str]

    @property
    def undone(self) -> bool:
        return len(self.links) % 2 == 0


class Stacks:
    """The chains of the edits made in this copy on this laptop."""

    def __init__(self, connection: sqlite3.Connection, laptop: str) -> None:
        """Read the chains from the log of `connection`."""
        self._chains: list[_Chain] = []
        self._chain_of: dict[str, _Chain] = {}
        self._undone: list[_Chain] = []
        rows = connection.execute(
            "SELECT e.id, e.label, e.undoes FROM edits e "
            "JOIN openings o ON o.replica = substr(e.stamp, 19, 16) AND o.laptop = ? "
            # An edit whose whole content was erased is no longer a step.
            "WHERE e.digest != '' OR EXISTS (SELECT 1 FROM history h WHERE h.edit_id = e.id AND h.became IS NOT NULL) "
            "ORDER BY e.stamp",
            (laptop,),
        )
        for edit_id, label, undoes in rows:
            self.made(edit_id, label, undoes)

    def made(self, edit_id: str, label: str, undoes: str | None) -> None:
        """Register an edit that was just made here."""
        chain = self._chain_of.get(undoes) if undoes else None
        if chain is None:
            if undoes is None:
                chain = _Chain(label, [edit_id])
                self._chains.append(chain)
                self._chain_of[edit_id] = chain
                self._undone.clear()
            return
        chain.links.append(edit_id)
        self._chain_of[edit_id] = chain
        if chain.undone:
            self._undone.append(chain)
        elif chain in self._undone:
            self._undone.remove(chain)

    def to_undo(self) -> Step | None:
        """Return the newest edit that is not undone."""
        chain = next((chain for chain in reversed(self._chains) if not chain.undone), None)
        return None if chain is None else Step(chain.links[-1], chain.label)

    def to_redo(self) -> Step | None:
        """Return the newest undo, unless something was edited since."""
        return Step(self._undone[-1].links[-1], self._undone[-1].label) if self._undone else None

    def undo_label(self) -> str:
        """Return the label of what `to_undo` returns."""
        step = self.to_undo()
        return step.label if step else ""

    def redo_label(self) -> str:
        """Return the label of what `to_redo` returns."""
        step = self.to_redo()
        return step.label if step else ""


def plan(connection: sqlite3.Connection, edit_id: str, laptop: str) -> Plan:
    """Return what reverting `edit_id` restores: each field that still has that edit's value."""
    changes = connection.execute(
        # No value: it was permanently erased.
        "SELECT place, row_id, field, was, became FROM history WHERE edit_id = ? AND became IS NOT NULL "
        "ORDER BY place, row_id, field",
        (edit_id,),
    ).fetchall()
    born = {(place, row_id) for place, row_id, name, was, _ in changes if was is None and name == "removed"}
    restored: list[tuple[str, str, str, Value]] = []
    left_alone = 0
    for place, row_id, name, was, became in changes:
        if (place, row_id) in born:
            if name != "removed":
                continue
            if _others_wrote(connection, place, row_id, laptop):
                left_alone += 1
            else:
                restored.append((place, row_id, "removed", 1))
        elif _stands(connection, place, row_id, name, edit_id, became):
            restored.append((place, row_id, name, from_json(was)))
        else:
            left_alone += 1
    return Plan(tuple(restored), left_alone)


def _others_wrote(connection: sqlite3.Connection, place: str, row_id: str, laptop: str) -> bool:
    """Return whether a row created here has content written elsewhere, and so is not ours alone to remove."""
    ours = {row[0] for row in connection.execute("SELECT replica FROM openings WHERE laptop = ?", (laptop,))}
    stamps = connection.execute(
        "SELECT e.stamp FROM history h JOIN edits e ON e.id = h.edit_id WHERE h.place = ? AND h.row_id = ?",
        (place, row_id),
    )
    return any(replica_of(stamp) not in ours for (stamp,) in stamps)


def _stands(connection: sqlite3.Connection, place: str, row_id: str, name: str, edit_id: str, became: str) -> bool:
    log = connection.execute(
        "SELECT e.id, e.undoes, h.became FROM history h JOIN edits e ON e.id = h.edit_id "
        "WHERE h.place = ? AND h.row_id = ? AND h.field = ? ORDER BY e.stamp",
        (place, row_id, name),
    ).fetchall()
    order = [row[0] for row in log]
    undoes = {row[0]: row[1] for row in log}
    return bool(log[-1][2] == became) and _origin(order, undoes, order[-1]) == _origin(order, undoes, edit_id)


def _origin(order: list[str], undoes: dict[str, str | None], edit_id: str) -> str:
    """Return the edit whose value a link of a chain restores: the one before the edit it reverted."""
    while (taken_back := undoes.get(edit_id)) is not None and taken_back in undoes:
        before = order.index(taken_back) - 1
        # A foreign log may claim that an edit reverts a later one, which would cause an endless loop.
        if before < 0 or before >= order.index(edit_id):
            break
        edit_id = order[before]
    return edit_id
