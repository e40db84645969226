"""A lantern burns at the heart of a round maze at night, and an orange thread leads half way in.

Did the thread run out, or did somebody stop needing it?
"""

from __future__ import annotations

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, ball, box, cyl, lantern, puff, spline, sweep, tube
from tools.art.kit.mats import paper
from tools.art.kit.props.mazes import CELLS, GATE, RINGS, Cell, Maze, carve, is_shut, shut_runs
from tools.art.kit.rig import camera, firelight, point

PATH_WIDTH, WALL_HEIGHT, WALL_WIDTH = 1.15, 0.95, 0.2
RADII = [1.25 + PATH_WIDTH * ring for ring in range(RINGS + 1)]
SPOKE_DROP = 0.012  # keeps the tops of crossing walls apart

THREAD_POINTS = 240
BUSHES = 60
BUSH_COLORS = ("pine", "moss", "teal")


def wall(path: list[tuple[float, float, float]], drop: float = 0.0) -> None:
    """Build a wall along a path, lower by `drop` than the others."""
    half, top = WALL_WIDTH / 2, WALL_HEIGHT - drop
    profile = [(-half, -0.1), (half, -0.1), (half, top), (-half, top)]
    sweep(path, profile, paper("sand", two="rose", vary=0.06), up=(0, 0, 1), bevel=0.035)


def arc(radius: float, first: float, last: float) -> list[tuple[float, float, float]]:
    """Return points on a circle between two angles."""
    count = max(3, int((last - first) * radius * 5))
    angles = np.linspace(first, last, count)
    return [(radius * math.cos(angle), radius * math.sin(angle), 0) for angle in angles]


def walls(maze: Maze) -> None:
    """Build the round walls in arcs as long as possible, then the spokes between them."""
    for circle, radius in enumerate(RADII):
        count = CELLS[min(circle, RINGS - 1)]
        overlap = 0.06 / radius
        for first, end in shut_runs([is_shut(maze, circle, number) for number in range(count)]):
            wall(arc(radius, TAU * first / count - overlap, TAU * end / count + overlap))
    for ring, count in enumerate(CELLS):
        for number in range(count):
            if ((ring, number), (ring, (number + 1) % count)) in maze.opened:
                continue
            angle = TAU * (number + 1) / count
            ends = (RADII[ring] - 0.02, RADII[ring + 1] + 0.02)
            spoke = [(radius * math.cos(angle), radius * math.sin(angle), 0) for radius in ends]
            wall(spoke, SPOKE_DROP)


def floor() -> None:
    """Lay the floor of the maze, its rim and the dark ground around it."""
    cyl(RADII[-1] + 0.9, 0.3, (0, 0, -0.15), paper("steel", vary=0.07), seg=96)
    cyl(RADII[-1] + 1.8, 0.3, (0, 0, -0.4), paper("teal"), seg=96)
    box((80, 80, 0.2), (0, 0, -0.8), paper("teal", vary=0.1), bevel=0)


def middle(cell: Cell) -> tuple[float, float, float]:
    """Return the middle of a cell, just above the floor."""
    ring, number = cell
    radius = RADII[ring] + PATH_WIDTH / 2
    angle = TAU * (number + 0.5) / CELLS[ring]
    return radius * math.cos(angle), radius * math.sin(angle), 0.04


def thread(maze: Maze) -> None:
    """Lay a thread through the gate and half of the way in, with the ball at its end."""
    way, cell = [], (RINGS - 1, GATE)
    while cell in maze.parents:
        way.append(cell)
        cell = maze.parents[cell]
    angle = TAU * (GATE + 0.5) / CELLS[-1]
    outside = [
        (9.6 * math.cos(angle) + 0.5, 9.6 * math.sin(angle), 0.04),
        (8.6 * math.cos(angle), 8.6 * math.sin(angle), 0.04),
    ]
    half_way = way[: max(6, int(len(way) * 0.5))]
    line = spline(outside + [middle(cell) for cell in half_way], THREAD_POINTS)
    steps = np.arange(THREAD_POINTS)
    line[:, :2] += 0.05 * np.stack([np.sin(steps * 0.5), np.cos(steps * 0.37)], 1)
    tube(line, 0.075, paper("ember", light=0.5), 8)
    ball(0.3, tuple(line[-1] + (0, 0, 0.22)), paper("ember", dents=0.8, light=0.35))


def bushes(chance: random.Random) -> None:
    """Scatter round bushes around the maze, but keep the way to the gate free."""
    for _ in range(BUSHES):
        angle, radius = chance.uniform(0, TAU), chance.uniform(10.6, 22)
        if abs(angle - 4.7) <= 0.16:
            continue
        size = chance.uniform(0.4, 0.85)
        leaves = paper(chance.choice(BUSH_COLORS))
        place = (radius * math.cos(angle), radius * math.sin(angle), -0.75)
        puff(place, size, leaves, seed=radius)


def build() -> dict[str, object]:
    """Build the scene and return its render options."""
    start("night", fill_s=1.15)
    chance = random.Random(11)
    maze = carve(chance)
    walls(maze)
    floor()
    thread(maze)
    lantern((0, 0, 0), 1.35, power=260)
    point((0, 0, 1.6), 380, "ember", 0.3)
    bushes(chance)
    firelight((0, 0, 0), 12, side=-1, height=0.5, key=0.55, rim=1.0, size=0.2)
    camera((0, -17, 18.6), (0, -1.0, 0), 39.5, focus=(0, -1, 0), fstop=0.5)
    return {"exposure": 0.5, "post": {"bloom": 0.45}}
