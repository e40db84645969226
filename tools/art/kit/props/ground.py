"""Ground in layers, with what lies in it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from tools.art.kit.kinds import Array
from tools.art.kit.mats import glow, paper
from tools.art.kit.shapes.clay import remesh
from tools.art.kit.shapes.curves import TAU, spline
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.meshes import group
from tools.art.kit.shapes.solids import ball, box, cyl
from tools.art.kit.shapes.sweeps import tube

TURNS, ROWS, AROUND = 3.75, 230, 36  # of the coil, and the points along and around it
HALF = 7.6  # half width of the slice


def roots(tree_x: float) -> None:
    """Fan of roots; the longest goes all the way down to the glow."""
    bark = paper("sand", vary=0.04)
    fans = (
        ([(-0.3, 2.5), (-1.0, 1.7), (-1.5, 0.9), (-2.3, 0.45)], 0.17),
        ([(0.3, 2.5), (1.0, 1.9), (2.0, 1.4), (2.7, 1.35)], 0.16),
        ([(-0.1, 2.5), (-0.5, 1.2), (-0.4, 0.2), (-0.9, -0.6)], 0.17),
        (
            [
                (0.1, 2.5), (0.35, 1.3), (0.15, 0.3), (0.75, -0.7), (0.55, -1.7), (1.3, -2.6), (1.75, -3.55),
                (2.45, -4.12),
            ],
            0.25,
        ),
        ([(0.2, 0.1), (0.9, -0.1), (1.5, 0.1)], 0.10),
        ([(0.7, -0.6), (1.5, -0.95), (2.1, -0.9)], 0.11),
        ([(0.6, -1.7), (-0.1, -2.2), (-0.5, -2.9)], 0.10),
        ([(-1.0, 1.7), (-0.9, 1.1), (-1.1, 0.7)], 0.09),
    )  # fmt: skip
    for points, radius in fans:
        path = spline([(tree_x + x, -0.16, z) for x, z in points], 60)
        tube(path, radius * 0.85, bark, 10, np.linspace(1.3, 0.3, 60))


def whorl(row: int) -> tuple[Array, Array, float]:
    """Centre, outward direction and girth of the coil at one of its rows: each turn grows by the same factor."""
    theta = TAU * TURNS * row / (ROWS - 1)
    size = math.exp(math.log(2.15) / TAU * (theta - TAU * TURNS))
    centre = np.array([math.cos(theta) * 0.62 * size, math.sin(theta) * 0.62 * size, 1.15 * (1 - size)])
    return centre, np.array([math.cos(theta), math.sin(theta), 0]), 0.54 * size * (1 + 0.03 * math.sin(theta * 14))


def coil(rows: Sequence[int], swell: float) -> list[tuple[float, float, float]]:
    """Rings of points along the coil; `swell` scales their girth."""
    points = []
    for row in rows:
        centre, radial, girth = whorl(row)
        for angle in np.linspace(0, TAU, AROUND, endpoint=False):
            up = np.array([0, 0, girth * 1.12]) * math.sin(angle)
            points.append(tuple(centre + swell * (radial * girth * math.cos(angle) + up)))
    return points


def buried_shell(x: float, z: float, size: float) -> None:
    """Coiled shell, flat against the cut."""
    turns = np.linspace(0, 2.6 * TAU, 160)
    radius = size * np.exp(0.135 * (turns - turns[-1]))
    path = [(x + r * math.cos(a), -0.12, z + r * math.sin(a)) for r, a in zip(radius, turns, strict=False)]
    tube(path, 1, paper("cream"), 14, radius * 0.42)


def buried_cup(x: float, z: float) -> None:
    """Half-buried cup lying on its side."""
    clay = paper("sea")
    parts = [
        cyl(0.52, 1.05, (0, 0, 0), clay, 0.62, seg=30, bevel=0.05),
        cyl(0.50, 0.06, (0, 0, 0.51), paper("night"), 0.52, seg=30, bevel=0.01),
        tube(spline([(0.5, 0, 0.28), (0.95, 0, 0.25), (0.98, 0, -0.15), (0.5, 0, -0.3)], 20), 0.085, clay),
    ]
    group(*parts, loc=(x, -0.2, z), rot=(0.35, 2.0, 0))


def buried_pipe(z: float) -> None:
    """Pipe that crosses the soil and ends broken off, with a drop at its mouth."""
    steel = paper("steel")
    path = spline([(HALF + 0.02, -0.12, z), (5.4, -0.12, z), (3.6, -0.12, z)], 10)
    tube(path, 0.3, steel, 22)
    for x in (6.6, 3.75):
        cyl(0.39, 0.26, (x, -0.12, z), steel, rot=(0, math.pi / 2, 0), seg=26)
    cyl(0.24, 0.05, (3.6, -0.12, z), paper("ink"), rot=(0, math.pi / 2, 0), seg=22, bevel=0)
    ball(0.13, (3.5, -0.25, z - 0.42), paper("mist", rough=0.3), (1, 1, 1.35), sub=2)


def cottage_on_earth(x: float) -> None:
    """Little cottage on top that knows nothing of all this."""
    z = 2.62
    wall = paper("cream")
    gable = [(-1, 0), (1, 0), (1, 1.25), (0, 2.15), (-1, 1.25)]
    parts = [
        cutout([gable], 1.7, wall, 0.04, (0, 0, 0), (math.pi / 2, 0, 0)),
        box((1.62, 2.0, 0.14), (-0.60, 0, 1.78), paper("brick"), (0, -0.735, 0)),
        box((1.62, 2.0, 0.14), (0.60, 0, 1.78), paper("brick"), (0, 0.735, 0)),
        box((0.42, 0.1, 0.8), (-0.35, -0.86, 0.42), paper("teal"), bevel=0.02),
        box((0.5, 0.1, 0.5), (0.42, -0.86, 0.75), glow("flame", 1.8), bevel=0.02),
        box((0.3, 0.3, 0.9), (0.6, 0.3, 2.1), paper("brick")),
    ]
    group(*parts, loc=(x, 2.0, z))


def tree_on_earth(x: float) -> None:
    """Round tree on the upper edge of the block."""
    trunk = spline([(x, 0.1, 2.4), (x + 0.1, 0.3, 3.4), (x - 0.05, 0.5, 4.6)], 16)
    tube(trunk, 0.36, paper("bark"), 12, np.linspace(1.25, 0.7, 16))
    green = paper("leaf")
    blobs = [
        ball(r, (x + dx, 0.6 + dy, z), green)
        for dx, dy, z, r in ((0, 0, 5.1, 1.1), (-1.0, 0.2, 4.6, 0.85), (1.0, 0.1, 4.7, 0.9), (0.3, -0.3, 4.3, 0.8))
    ]
    remesh(blobs, 0.09, green, 6)
