"""Solids: box, cylinder or cone, ball and hand-cut rock."""

from __future__ import annotations

import math
import random

import bmesh
from bpy.types import Material, Mesh, Object
from mathutils import Vector

from tools.art.kit.kinds import Scale, Triple
from tools.art.kit.shapes.meshes import ORIGIN, UNIT, mesh, mesh_from_bmesh, shade_auto, wrap

# A bevel may take at most this share of the shortest edge of a box.
MOST_BEVEL = 0.45

BOX_FACES = ((3, 2, 1, 0), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7))


def box(
    size: Triple, loc: Triple = ORIGIN, mat: Material | None = None, rot: Triple = ORIGIN, bevel: float = 0.04
) -> Object:
    """Make a box with rounded edges, centred on `loc`.

    size: lengths along x, y and z.
    rot: radians.
    bevel: width of the rounded edges in units.
    """
    x, y, z = (length / 2 for length in size)
    square = ((-x, -y), (x, -y), (x, y), (-x, y))
    corners = [(*corner, height) for height in (-z, z) for corner in square]
    rounding = min(bevel, MOST_BEVEL * min(size))
    return mesh(corners, BOX_FACES, mat, bevel=rounding, loc=loc, rot=rot)


def cyl(
    r: float,
    h: float,
    loc: Triple = ORIGIN,
    mat: Material | None = None,
    r2: float | None = None,
    rot: Triple = ORIGIN,
    seg: int = 24,
    bevel: float = 0.03,
    smooth: bool = True,
) -> Object:
    """Make an upright cylinder, or a cone, centred on `loc`.

    r, r2: radius at the foot and at the top (the same if r2 is None).
    h: height.
    rot: radians.
    seg: number of sides.
    bevel: width of the rounded edges in units.
    smooth: shade the side smooth.
    """
    top = r if r2 is None else r2
    data = mesh_from_bmesh(bmesh.ops.create_cone, cap_ends=True, segments=seg, radius1=r, radius2=top, depth=h)
    ob = wrap(data, mat, False, bevel, loc, rot)
    if smooth:
        shade_auto(ob)
    return ob


def _icosphere(r: float, sub: int) -> Mesh:
    """Return a ball of radius `r` with `sub` levels of subdivision."""
    return mesh_from_bmesh(bmesh.ops.create_icosphere, subdivisions=sub, radius=r)


def ball(
    r: float, loc: Triple = ORIGIN, mat: Material | None = None, scale: Scale = UNIT, rot: Triple = ORIGIN, sub: int = 3
) -> Object:
    """Make a ball of radius `r`, stretched by `scale`; `sub` sets its fineness (1 to 4)."""
    return wrap(_icosphere(r, sub), mat, True, 0, loc, rot, scale)


def rock(
    r: float, loc: Triple, mat: Material, seed: float = 0, flat: float = 0.7, sub: int = 3, facets: int = 9
) -> Object:
    """Make a chunky hand-cut stone: a ball sliced by random planes and softened.

    r: radius in units.
    flat: height as a share of the radius.
    sub: fineness of the ball.
    facets: number of slices.
    """
    chance = random.Random(seed)
    data = _icosphere(1, sub)
    normals = [Vector((chance.gauss(0, 1), chance.gauss(0, 1), chance.gauss(0, 1))).normalized() for _ in range(facets)]
    depths = [chance.uniform(0.62, 0.85) for _ in normals]
    for vertex in data.vertices:
        for normal, depth in zip(normals, depths, strict=True):
            height = vertex.co.dot(normal)
            if height > depth:
                vertex.co -= normal * (height - depth)
    turn = (0, 0, chance.uniform(0, math.tau))
    size = (r, r * chance.uniform(0.8, 1.1), r * flat)
    return wrap(data, mat, False, 0.05 * r, loc, turn, size)
