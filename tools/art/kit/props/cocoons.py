"""Cocoons on a twig."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import HeightFunction
from tools.art.kit.shapes.curves import TAU
from tools.art.kit.shapes.meshes import mesh
from tools.art.kit.shapes.sweeps import tube
from tools.art.kit.shapes.turning import grid_faces

BODY = 3.7  # length of a cocoon
GIRTH = 0.92  # its largest radius


def radius_at(u: float) -> float:
    """Spindle: u = 0 at the hanging point, 1 at the lower tip."""
    return GIRTH * math.sin(math.pi * u**0.85) ** 0.72 * (1 - 0.12 * u) + 0.02


def silk_wrap(material: Material, turns: int, radius: float = 0.03) -> Object:
    """Thread wound round the cocoon."""
    points = []
    for u in np.linspace(0.03, 0.97, turns * 26):
        angle = TAU * turns * u + 0.5 * math.sin(9 * u)
        girth = radius_at(u) + 0.012
        height = -BODY * u + 0.10 * math.sin(angle + 3 * u)
        points.append((girth * math.cos(angle), girth * math.sin(angle), height))
    return tube(points, radius, material, 6)


def cocoon_shell(material: Material, gap: HeightFunction | None = None, scale: float = 1.0) -> Object:
    """Cocoon wall; gap(u) = (from, to) angles left out where the wall is torn."""
    rows, columns, verts = 44, 60, []
    for u in np.linspace(0, 1, rows):
        first, last = (0, TAU) if gap is None else gap(u)
        for angle in np.linspace(first, last, columns):
            ripple = 1 + 0.025 * math.sin(5 * angle + 9 * u)
            girth = radius_at(u) * scale * ripple
            verts.append((girth * math.cos(angle), girth * math.sin(angle), -BODY * u))
    return mesh(verts, grid_faces(rows, columns, closed=False), material, smooth=True)


def torn(u: float) -> tuple[float, float]:
    """Open seam towards the camera, widest in the lower half, with a ragged edge."""
    ragged = 0.10 * math.sin(31 * u) + 0.07 * math.sin(53 * u + 1)
    width = (1.25 + ragged) * math.sin(math.pi * min(1, max(0, (u - 0.10) / 0.84))) ** 0.6
    middle = -math.pi / 2 - 0.15
    return middle + width / 2, middle + TAU - width / 2
