"""Ropes and cords through points."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Array
from tools.art.kit.shapes.curves import spline
from tools.art.kit.shapes.sweeps import tube


def frames(path: Array) -> tuple[Array, Array, Array]:
    """Tangent and two side vectors along a path that turn as little as possible."""
    tangents = np.gradient(path, axis=0)
    tangents /= np.linalg.norm(tangents, axis=1)[:, None] + 1e-9
    side = np.cross(tangents[0], (0, 0, 1) if abs(tangents[0][2]) < 0.9 else (1, 0, 0))
    sides = []
    for tangent in tangents:
        side = side - tangent * side.dot(tangent)
        side /= np.linalg.norm(side) + 1e-9
        sides.append(side)
    sides = np.array(sides)
    return tangents, sides, np.cross(sides, tangents)


def twisted_cord(
    path: Array,
    radius: float,
    material: Material,
    strands: int = 3,
    turns_per_radius: float = 0.11,
    smoothness: float = 1.6,
) -> list[Object]:
    """Cord of twisted strands along a path."""
    length = np.linalg.norm(np.diff(path, axis=0), axis=1).sum()
    fine = spline(path, max(40, int(length / radius * smoothness)))
    _, sides, ups = frames(fine)
    angle = np.linspace(0, length / radius * turns_per_radius * math.tau, len(fine))[:, None]
    parts = []
    for k in range(strands):
        phase = angle + math.tau * k / strands
        strand = fine + radius * 0.48 * (np.cos(phase) * sides + np.sin(phase) * ups)
        parts.append(tube(strand, radius * 0.56, material, 8))
    return parts
