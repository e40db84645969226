"""Sweeps: a profile drawn along a path makes roads and walls, a circle makes tubes and ropes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Array, Outline, Path, Triple
from tools.art.kit.shapes.curves import TAU, path_length, spline
from tools.art.kit.shapes.meshes import mesh, shade_auto

TINY = 1e-9  # keeps the division by a length of zero harmless

# A twisted rope: strands as shares of its radius, turns and points per radius of length.
STRAND_OFFSET = 0.5
STRAND_RADIUS = 0.62
STRAND_SIDES = 7
TWIST = 0.9
POINTS_PER_RADIUS = 2.2


def _unit(vector: Array) -> Array:
    """Return a vector scaled to length 1."""
    return vector / (np.linalg.norm(vector) + TINY)


def _tangents(points: Array) -> Array:
    """Return the direction of a polyline at each of its points."""
    steps = np.gradient(points, axis=0)
    return steps / (np.linalg.norm(steps, axis=1)[:, None] + TINY)


def _frames(points: Array, up: Triple | None) -> Iterator[tuple[Array, Array]]:
    """Yield the sideways and upwards direction of the profile at each point of a path."""
    side: Array | None = None
    for tangent in _tangents(points):
        if up is not None:
            side = _unit(np.cross(tangent, up))
        else:
            if side is None:
                side = np.cross(tangent, (0, 0, 1) if abs(tangent[2]) < 0.9 else (1, 0, 0))
            side = _unit(side - tangent * side.dot(tangent))
        yield side, np.cross(side, tangent)


def _tube_faces(rings: int, corners: int, closed: bool, caps: bool) -> list[tuple[int, ...]]:
    """Return the faces that join rings of points, with end caps if it is open."""
    faces: list[tuple[int, ...]] = []
    for ring in range(rings if closed else rings - 1):
        here = ring * corners
        there = (ring + 1) % rings * corners
        for corner in range(corners):
            after = (corner + 1) % corners
            faces.append((here + corner, here + after, there + after, there + corner))
    if caps and not closed:
        faces.append(tuple(range(corners))[::-1])
        faces.append(tuple((rings - 1) * corners + corner for corner in range(corners)))
    return faces


def sweep(
    path: Path,
    profile: Outline,
    mat: Material | None = None,
    up: Triple | None = None,
    closed: bool = False,
    caps: bool = True,
    smooth: bool = False,
    bevel: float = 0.0,
    scales: Sequence[float] | Array | None = None,
) -> Object:
    """Draw a closed profile along a path.

    path: points (x, y, z).
    profile: corners (sideways, upwards) in units.
    up: (0, 0, 1) keeps the profile level, as for roads; None lets it turn freely, as for ropes.
    closed: join the end of the path to its start.
    caps: close the two ends.
    smooth: shade smooth, but keep edges above 50 degrees hard.
    bevel: width of the rounded edges in units.
    scales: factor on the size of the profile at each point of the path (more are ignored).
    """
    points = np.asarray(path, float)
    corners = np.asarray(profile, float)
    sizes = np.ones(len(points)) if scales is None else np.asarray(scales, float)[: len(points)]
    rings = [
        point + size * (corners[:, :1] * side + corners[:, 1:] * above)
        for point, size, (side, above) in zip(points, sizes, _frames(points, up), strict=True)
    ]
    faces = _tube_faces(len(points), len(corners), closed, caps)
    ob = mesh(np.vstack(rings), faces, mat, bevel=bevel)
    if smooth:
        shade_auto(ob, 50)
    return ob


def tube(
    path: Path,
    r: float,
    mat: Material | None = None,
    seg: int = 12,
    radii: Sequence[float] | Array | None = None,
    closed: bool = False,
) -> Object:
    """Make a round tube along a path.

    r: radius in units.
    seg: number of sides.
    radii: factor on the radius at each point of the path.
    closed: join the end of the path to its start.
    """
    angles = np.linspace(0, TAU, seg, endpoint=False)
    ring = [(math.cos(angle) * r, math.sin(angle) * r) for angle in angles]
    return sweep(path, ring, mat, smooth=True, scales=radii, closed=closed)


def rope(
    a: Triple, b: Triple, sag: float, r: float, mat: Material, n: int = 60, twist: bool = True
) -> tuple[Array, list[Object]]:
    """Hang a rope from a to b; returns its middle line and its parts.

    sag: how far the middle hangs below the straight line, in units.
    r: radius of the rope.
    n: least number of points along it.
    twist: lay it from two strands, so that it reads as rope in close-up.
    """
    t = np.linspace(0, 1, n)[:, None]
    line = np.asarray(a) * (1 - t) + np.asarray(b) * t
    line[:, 2] -= sag * 4 * (t * (1 - t))[:, 0]
    if not twist:
        return line, [tube(line, r, mat)]
    extent = path_length(line)
    count = max(n, int(extent / r * POINTS_PER_RADIUS))
    middle = spline(line, count)
    strands = []
    for phase in (0, math.pi):
        turn = np.linspace(0, extent / r * TWIST, count) + phase
        strand = middle.copy()
        strand[:, 0] += STRAND_OFFSET * r * np.cos(turn)
        strand[:, 2] += STRAND_OFFSET * r * np.sin(turn)
        strands.append(tube(strand, r * STRAND_RADIUS, mat, STRAND_SIDES))
    return line, strands
