"""A folded map, and the land that comes through it."""

from __future__ import annotations

import math
import random

import numpy as np
from bpy.types import Object

from tools.art.kit.kinds import Array
from tools.art.kit.mats import paper
from tools.art.kit.shapes.curves import TAU
from tools.art.kit.shapes.meshes import mesh
from tools.art.kit.shapes.sweeps import sweep

MAP_LEVEL = 2.15
FOLDS_X, FOLDS_Y = 2.35, 2.3  # size of one panel of the map
HALF_X, HALF_Y = 5.9, 3.45  # half size of the map
TURN = 0.16  # the map lies a little askew


def on_map(u: Array, v: Array) -> Array:
    """Map coordinates to space: zigzag folds, a sag, a slight turn."""
    fold = 0.30 * np.abs((u / FOLDS_X + 0.5) % 2 - 1) + 0.22 * np.abs((v / FOLDS_Y + 0.5) % 2 - 1)
    sag = 0.05 * np.sin(u * 0.9) + 0.010 * u * u - 0.2
    x = u * math.cos(TURN) - v * math.sin(TURN)
    y = u * math.sin(TURN) + v * math.cos(TURN)
    return np.stack([x, y, MAP_LEVEL + fold + sag], -1)


def map_sheet() -> Object:
    """The paper of the map with a hole round the peak."""
    us, vs = np.linspace(-HALF_X, HALF_X, 190), np.linspace(-HALF_Y, HALF_Y, 120)
    grid = on_map(*np.meshgrid(us, vs))
    index = np.arange(grid.shape[0] * grid.shape[1]).reshape(grid.shape[:2])
    faces = [
        (index[j, i], index[j, i + 1], index[j + 1, i + 1], index[j + 1, i])
        for j in range(len(vs) - 1)
        for i in range(len(us) - 1)
    ]
    verts = grid.reshape(-1, 3)
    return mesh(verts, faces, paper("#F0DDB4", vary=0.02, dents=0.1))


def draw_on_map(line: Array, width: float, colour: str) -> Object:
    """Ribbon of colour on the map."""
    path = on_map(line[:, 0], line[:, 1]) + (0, 0, 0.03)
    half = width / 2
    profile = [(-half, -0.01), (half, -0.01), (half, 0.01), (-half, 0.01)]
    return sweep(path, profile, paper(colour), up=(0, 0, 1))


def contours(centre: tuple[float, float], size: float, count: int, seed: int) -> None:
    """Nested wavy rings: a hill that is only on paper."""
    rnd = random.Random(seed)
    phases = [rnd.uniform(0, TAU) for _ in range(3)]
    for k in range(count):
        radius = size * (1 - k / count)
        points = []
        for angle in np.linspace(0, TAU, 70):
            wave = 1 + sum(0.13 / (i + 1) * math.sin((i + 2) * angle + p) for i, p in enumerate(phases))
            points.append(
                (centre[0] + 1.25 * radius * wave * math.cos(angle), centre[1] + radius * wave * math.sin(angle))
            )
        line = np.array(points)
        inside = (np.abs(line[:, 0]) < HALF_X - 0.1) & (np.abs(line[:, 1]) < HALF_Y - 0.1)
        runs = np.split(np.arange(len(line)), np.where(np.diff(inside.astype(int)) != 0)[0] + 1)
        for run in runs:
            if inside[run[0]] and len(run) > 3:
                draw_on_map(line[run], 0.075, "moss")
