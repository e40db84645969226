"""Market stalls with striped awnings."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Object

from tools.art.kit.mats import paper
from tools.art.kit.shapes.cutouts import UPRIGHT, cutout
from tools.art.kit.shapes.meshes import mesh
from tools.art.kit.shapes.solids import box

WIDTH, DEEP = 3.0, 2.2
COUNTER, EAVES, RIDGE = 1.15, 2.55, 3.35
STRIPES = 7


def awning(color: str, pale: str = "cream") -> list[Object]:
    """Striped lean-to roof with a scalloped edge towards -y."""
    parts = []
    wide = (WIDTH + 0.5) / STRIPES
    slope = math.atan2(RIDGE - EAVES, DEEP + 0.6)
    length = math.hypot(RIDGE - EAVES, DEEP + 0.6)
    for index in range(STRIPES):
        x = (index - (STRIPES - 1) / 2) * wide
        cloth = paper(color if index % 2 == 0 else pale)
        parts.append(box((wide, length, 0.07), (x, -0.1, (EAVES + RIDGE) / 2), cloth, (slope, 0, 0), 0.01))
        edge = [(-wide / 2, 0.1), (-wide / 2, -0.22)]
        edge += [(wide / 2 * math.cos(a), -0.22 - 0.16 * math.sin(a)) for a in np.linspace(math.pi, 0, 12)]
        edge += [(wide / 2, -0.22), (wide / 2, 0.1)]
        parts.append(cutout([edge], 0.06, cloth, 0.01, (x, -DEEP / 2 - 0.4, EAVES), UPRIGHT))
    return parts


def skeleton() -> list[Object]:
    """Posts and counter."""
    wood = paper("wood")
    parts = [
        box((WIDTH, DEEP - 0.5, 0.14), (0, 0, COUNTER), wood, bevel=0.03),
        box((WIDTH - 0.1, 0.1, 0.85), (0, -DEEP / 2 + 0.32, COUNTER - 0.5), paper("sand")),
    ]
    for x in (-WIDTH / 2 - 0.05, WIDTH / 2 + 0.05):
        for y, tall in ((-DEEP / 2, EAVES - 0.1), (DEEP / 2, RIDGE - 0.2)):
            parts.append(box((0.14, 0.14, tall), (x, y, tall / 2), wood, bevel=0.02))
    return parts


def drop_cloth(color: str) -> list[Object]:
    """Cloth let down in front of a closed stall, tied in the middle."""
    columns, rows = 46, 14
    points = []
    for row in range(rows):
        share = row / (rows - 1)
        for column in range(columns):
            x = (column / (columns - 1) - 0.5) * (WIDTH + 0.1)
            y = -DEEP / 2 - 0.12 + (0.03 + 0.07 * share) * math.sin(column * 0.82)
            points.append((x, y, EAVES + 0.1 - share * (EAVES - 0.18)))
    faces = [
        (r * columns + c, r * columns + c + 1, (r + 1) * columns + c + 1, (r + 1) * columns + c)
        for r in range(rows - 1)
        for c in range(columns - 1)
    ]
    parts = [mesh(points, faces, paper(color), smooth=True)]
    parts += [
        box((0.06, DEEP, EAVES - 0.1), (side * (WIDTH / 2 + 0.06), 0, EAVES / 2), paper(color), bevel=0)
        for side in (-1, 1)
    ]
    parts.append(box((WIDTH + 0.2, 0.05, 0.09), (0, -DEEP / 2 - 0.24, 1.35), paper("bone")))
    return parts
