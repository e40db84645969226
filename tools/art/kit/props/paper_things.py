"""Things of paper: curled wallpaper, boats."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Triple
from tools.art.kit.mats import paper
from tools.art.kit.shapes.meshes import group, mesh
from tools.art.kit.shapes.sheets import grid_sheet


def curl(
    base: tuple[float, float],
    direction: float,
    width: float,
    length: float,
    radius: float,
    mat: Material,
    seed: int = 0,
    lift: float = 0.0,
) -> Object:
    """Tongue of wallpaper on an x/z wall that rolls off towards the viewer (-y) and back.

    base: x, z on the tear; direction: angle in the wall plane in which the paper lies first.
    """
    random = np.random.RandomState(seed)
    rows, columns = 30, 13
    along = np.array([math.cos(direction), math.sin(direction)])
    across = np.array([-along[1], along[0]])
    grid = np.zeros((rows, columns, 3))
    ragged = random.uniform(-0.10, 0.10, (rows, 2)).cumsum(0) * 0.25 * width
    for row in range(rows):
        step = row / (rows - 1)
        bend = step * length / radius
        rolled = min(bend, math.pi * 0.94)
        forward = radius * math.sin(rolled) + (bend - rolled) * radius * math.cos(rolled)
        out = radius * (1 - math.cos(rolled)) + (bend - rolled) * radius * math.sin(rolled)
        half = width * 0.5 * (1 - step**2.2) ** 0.8 + 0.02
        left, right = -half + ragged[row, 0], half + ragged[row, 1]
        for column in range(columns):
            side = left + (right - left) * column / (columns - 1)
            place = np.array(base) + along * forward + across * side
            sway = 0.08 * radius * math.sin(3 * side / width + seed)
            grid[row, column] = (place[0], -lift - out - sway * step, place[1])
    return grid_sheet(grid, mat)


def paper_boat(colour: str = "cream", size: float = 1.0, loc: Triple = (0, 0, 0), rot: Triple = (0, 0, 0)) -> Object:
    """Folded paper boat, bow to +x."""
    sheet_of_paper = paper(colour, vary=0.03)
    hull = [
        (-1.15, 0, 0.5), (1.15, 0, 0.5), (-0.55, 0, 0), (0.55, 0, 0), (-0.45, -0.4, 0.42), (0.45, -0.4, 0.42),
        (-0.45, 0.4, 0.42), (0.45, 0.4, 0.42),
    ]  # fmt: skip
    faces = [(0, 2, 4), (2, 3, 5, 4), (3, 1, 5), (0, 6, 2), (2, 6, 7, 3), (3, 7, 1)]
    body = mesh(hull, faces, sheet_of_paper)
    fold = [(-0.5, -0.1, 0.2), (0.5, -0.1, 0.2), (0, 0, 1.0), (-0.5, 0.1, 0.2), (0.5, 0.1, 0.2)]
    peak = mesh(fold, [(0, 1, 2), (4, 3, 2), (1, 4, 2), (3, 0, 2)], sheet_of_paper)
    return group(body, peak, loc=loc, rot=rot, scale=size)
