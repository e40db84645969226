"""Turned bodies: a profile drawn round the upright axis, as on a lathe."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Array, Outline, Scale, Triple
from tools.art.kit.shapes.curves import TAU
from tools.art.kit.shapes.meshes import ORIGIN, UNIT, mesh, shade_auto

# Factor on the radius of a turned body at some angles (radians) of one height.
Wobble = Callable[[Array, float], Array | float]


def grid_faces(rows: int, columns: int, closed: bool = True) -> list[tuple[int, int, int, int]]:
    """Return the quads of a grid of points counted row by row; `closed` joins the last column to the first."""
    faces = []
    for row in range(rows - 1):
        low, high = row * columns, (row + 1) * columns
        for column in range(columns if closed else columns - 1):
            after = (column + 1) % columns
            faces.append((low + column, low + after, high + after, high + column))
    return faces


def lathe(
    profile: Outline,
    mat: Material | None = None,
    seg: int = 48,
    loc: Triple = ORIGIN,
    rot: Triple = ORIGIN,
    scale: Scale = UNIT,
    sharp: float = 50,
    caps: bool = False,
    wobble: Wobble | None = None,
) -> Object:
    """Turn a profile round the z axis.

    profile: (radius, height) from the foot upwards, inside and outside alike.
    seg: number of sides.
    sharp: edges above this angle (degrees) stay hard; 180 makes all smooth.
    caps: close the first and the last ring.
    wobble: factor on the radius, for a hand-made look.
    """
    angles = np.linspace(0, TAU, seg, endpoint=False)
    points: list[tuple[float, float, float]] = []
    for radius, height in profile:
        reach = radius * np.ones(seg) * (1 if wobble is None else wobble(angles, height))
        points += [(r * math.cos(a), r * math.sin(a), height) for r, a in zip(reach, angles, strict=True)]
    faces: list[tuple[int, ...]] = list(grid_faces(len(profile), seg))
    if caps:
        top = (len(profile) - 1) * seg
        faces += [tuple(range(seg))[::-1], tuple(range(top, top + seg))]
    body = mesh(points, faces, mat, smooth=sharp >= 180, loc=loc, rot=rot, scale=scale)
    if sharp < 180:
        shade_auto(body, sharp)
    return body


def egg_profile(radius: float, samples: int = 40, start: float = 0.0, stop: float = 1.0) -> list[tuple[float, float]]:
    """(radius, height) profile of an egg standing on its blunt end, blunt end at height 0."""
    profile = []
    for u in np.linspace(start, stop, samples):
        angle = math.pi * u
        height = radius * 1.32 * (1 - math.cos(angle))
        profile.append((max(0.001, radius * math.sin(angle) * (1 - 0.16 * (u - 0.5) * 2)), height))
    return profile
