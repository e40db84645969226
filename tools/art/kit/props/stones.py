"""Smooth river stones."""

from __future__ import annotations

import random

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Triple
from tools.art.kit.shapes.curves import TAU
from tools.art.kit.shapes.solids import ball


def pebble(
    half: Triple, loc: Triple, material: Material, seed: int = 0, rot: Triple = (0, 0, 0), squareness: float = 2.5
) -> Object:
    """Smooth river stone with half axes `half`; squareness 2 is an egg, 3 a worn brick."""
    stone = ball(1, loc, material, rot=rot, sub=4)
    rnd = random.Random(seed)
    waves = [
        (np.array([rnd.gauss(0, 1) for _ in range(3)]), rnd.uniform(0, TAU), rnd.uniform(0.02, 0.05)) for _ in range(5)
    ]
    points = np.empty(len(stone.data.vertices) * 3)
    stone.data.vertices.foreach_get("co", points)
    points = points.reshape(-1, 3)
    length = (np.abs(points) ** squareness).sum(1) ** (1 / squareness)
    bumps = sum(size * np.sin(points @ way * 1.6 + phase) for way, phase, size in waves)
    points = points / length[:, None] * (1 + bumps)[:, None] * np.asarray(half)
    stone.data.vertices.foreach_set("co", points.ravel())
    return stone
