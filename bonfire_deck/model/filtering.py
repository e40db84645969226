"""Filter a board: only some groups, kinds or favourites stay bright, and nothing moves."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bonfire_deck.model.board import Board
from bonfire_deck.model.rows import Reaction
from bonfire_deck.model.words import KINDS


@dataclass(frozen=True)
class Filter:
    """A filter; an empty set means all."""

    groups: frozenset[str | None] = frozenset()
    """Group ids; `None` stands for the plenary."""
    kinds: frozenset[str] = frozenset()
    favourites: bool = False

    @property
    def is_on(self) -> bool:
        """Whether it hides anything."""
        return bool(self.groups or self.kinds or self.favourites)

    def lets(self, reaction: Reaction) -> bool:
        """Return whether a reaction passes the filter."""
        return (
            (not self.groups or reaction.group_id in self.groups)
            and (not self.kinds or reaction.kind in self.kinds)
            and (reaction.favourite or not self.favourites)
        )


@dataclass(frozen=True)
class Counts:
    """The numbers of reactions on a board, each counted once."""

    kinds: Mapping[str, int]
    """The kinds that occur, in order."""
    favourites: int


def counted(board: Board) -> Counts:
    """Count the reactions of a board by what a filter can select."""
    reactions = {line.reaction.id: line.reaction for section in board.sections for line in section.lines}.values()
    kinds = Counter(reaction.kind for reaction in reactions)
    return Counts(
        {kind: kinds[kind] for kind in KINDS if kinds[kind]}, sum(reaction.favourite for reaction in reactions)
    )


def let_through(board: Board, chosen: Filter) -> frozenset[str] | None:
    """Return the items of the reactions that pass the filter; `None` if all of them do."""
    if not chosen.is_on:
        return None
    return frozenset(
        line.item for section in board.sections for line in section.lines if chosen.lets(line.reaction)
    )  # fmt: skip
