"""Mazes on rings of cells: carved at random, always with one way."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

Cell = tuple[int, int]  # ring from the inside, number within the ring
RINGS = 6
CELLS = (8, 8, 16, 16, 32, 32)  # per ring
DOOR = 2  # cell of the innermost ring that opens to the lantern
GATE = CELLS[-1] * 3 // 4  # cell of the outermost ring that opens to the outside


class Maze(NamedTuple):
    """A carved maze."""

    opened: set[tuple[Cell, Cell]]  # pairs of cells without a wall between them
    parents: dict[Cell, Cell]  # the next cell on the way to the door


def inner_cell(ring: int, number: int) -> Cell:
    """Return the neighbour of a cell on its inner side."""
    return ring - 1, number * CELLS[ring - 1] // CELLS[ring]


def neighbours() -> dict[Cell, list[Cell]]:
    """Return all cells with the cells beside, inside and outside of them."""
    near: dict[Cell, list[Cell]] = {}
    for ring in range(RINGS):
        count = CELLS[ring]
        for number in range(count):
            near[ring, number] = [(ring, (number + 1) % count), (ring, (number - 1) % count)]
            if ring:
                near[ring, number].append(inner_cell(ring, number))
    for cell, others in near.items():
        for other in others:
            if cell not in near[other]:
                near[other].append(cell)
    return near


def carve(chance: random.Random) -> Maze:
    """Open walls at random, depth first, until every cell can be reached from the door."""
    near = neighbours()
    first = (0, DOOR)
    seen, trail = {first}, [first]
    maze = Maze(set(), {})
    while trail:
        cell = trail[-1]
        unseen = [other for other in near[cell] if other not in seen]
        if not unseen:
            trail.pop()
            continue
        following = chance.choice(unseen)
        seen.add(following)
        trail.append(following)
        maze.parents[following] = cell
        maze.opened.update({(cell, following), (following, cell)})
    return maze


def is_shut(maze: Maze, circle: int, number: int) -> bool:
    """Tell whether a circle (0 innermost) has a wall at a cell of the ring outside of it."""
    if circle == 0:
        return number != DOOR
    if circle == RINGS:
        return number != GATE
    return ((circle, number), inner_cell(circle, number)) not in maze.opened


def shut_runs(shut: list[bool]) -> Iterator[tuple[int, int]]:
    """Yield first and end index of each run of walls around a circle, from a gap onwards."""
    count = len(shut)
    gap = shut.index(False) if False in shut else 0
    first: int | None = None
    for index in range(gap, gap + count + 1):
        here = shut[index % count] and index < gap + count
        if here and first is None:
            first = index
        if not here and first is not None:
            yield first, index
            first = None
