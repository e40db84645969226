"""Bowls, cracked and mended."""

from __future__ import annotations

import itertools
import math
import random

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Outline
from tools.art.kit.mats import glow, paper
from tools.art.kit.rig import point
from tools.art.kit.shapes.curves import spline
from tools.art.kit.shapes.meshes import inst, mesh
from tools.art.kit.shapes.solids import box
from tools.art.kit.shapes.sweeps import tube
from tools.art.kit.shapes.turning import lathe

FOOT = 0.22  # height where the foot ends and the bowl begins
HEIGHT = 2.45  # height of the rim above the foot
WALL = 0.15


def radius_at(v: float) -> float:
    """Outer radius of the bowl at height fraction v."""
    return 1.05 + 1.95 * max(0.0, v) ** 0.47


def on_bowl(degrees: float, v: float, out: float = 0.0) -> tuple[float, float, float]:
    """Point on the outer wall, moved out by the given distance."""
    angle, radius = math.radians(degrees), radius_at(v) + out
    return (radius * math.cos(angle), radius * math.sin(angle), FOOT + HEIGHT * v)


def vessel(material: Material) -> Object:
    """Closed bowl: foot ring, outer wall, rounded rim, inner wall."""
    profile = [(0.001, 0.1), (0.7, 0.1), (0.78, 0), (1.08, 0), (1.06, FOOT)]
    profile += [(radius_at(v), FOOT + HEIGHT * v) for v in np.linspace(0.02, 1, 26) ** 1.4]
    profile += [(radius_at(1) - WALL * 0.5, FOOT + HEIGHT + 0.05)]
    profile += [(max(0.001, radius_at(v) - WALL), FOOT + HEIGHT * v) for v in np.linspace(1, 0.05, 26)]
    profile += [(0.001, FOOT + 0.1)]
    return lathe(profile, material, 128, sharp=180)


def cutter(corners: Outline) -> Object:
    """Wedge that pierces the wall in the outline of a shard."""
    ring = [
        (a0 + (a1 - a0) * u, v0 + (v1 - v0) * u)
        for (a0, v0), (a1, v1) in zip(corners, corners[1:] + corners[:1], strict=False)
        for u in np.linspace(0, 1, 6, endpoint=False)
    ]
    count, verts = len(ring), []
    for out in (-1.1, 1.1):
        verts += [on_bowl(a, v, out) for a, v in ring]
    faces = [tuple(range(count))[::-1], tuple(range(count, 2 * count))]
    faces += [(k, (k + 1) % count, count + (k + 1) % count, count + k) for k in range(count)]
    shape = mesh(verts, faces)
    shape.hide_render = True
    return shape


def carve(body: Object, shape: Object, operation: str) -> None:
    """Cut a shape out of a body, or keep what both share; `operation` as Blender calls it."""
    modifier = body.modifiers.new("carve", "BOOLEAN")
    modifier.operation, modifier.object, modifier.solver = operation, shape, "EXACT"


def jagged(points: Outline, source: random.Random, jitter: float = 1.6) -> list[tuple[float, float]]:
    """Break straight crack segments into small irregular steps (degrees, height)."""
    path = [points[0]]
    for (a0, v0), (a1, v1) in itertools.pairwise(points):
        for u in np.linspace(0, 1, 5)[1:]:
            shake = 0 if u == 1 else 1
            path.append(
                (
                    a0 + (a1 - a0) * u + shake * source.uniform(-jitter, jitter),
                    v0 + (v1 - v0) * u + shake * source.uniform(-0.01, 0.01),
                )
            )
    return path


def bench(source: random.Random) -> None:
    """Work table: dark boards, a pot of light with a brush across it, a few crumbs of clay."""
    for index in range(9):
        box(
            (30, 1.95, 0.3),
            (0, -5 + 2 * index, -0.15 + 0.01 * math.sin(7 * index)),
            paper("stone", vary=0.05, scale=0.6),
            bevel=0.04,
            rot=(0, 0, source.uniform(-0.002, 0.002)),
        )
    pot = lathe(
        [(0.001, 0), (0.42, 0), (0.52, 0.25), (0.46, 0.55), (0.4, 0.55), (0.44, 0.3), (0.001, 0.2)],
        paper("brick"),
        48,
        sharp=180,
    )
    pot.location = (3.7, -1.5, 0)
    lathe([(0.001, 0), (0.42, 0)], glow("flame", 2.2), 40, sharp=180).location = (3.7, -1.5, 0.44)
    point((3.7, -1.5, 0.8), 22, "ember", 0.2)
    tube([(1.75, -2.55, 0.1), (2.5, -2.75, 0.1), (3.6, -3.0, 0.12)], 0.055, paper("wood"), 8)
    tube(
        spline([(1.75, -2.55, 0.1), (1.55, -2.5, 0.08), (1.2, -2.4, 0.05)], 8),
        0.085,
        paper("flame", light=0.5),
        8,
        np.linspace(1, 0.25, 8),
    )
    crumb = box((0.2, 0.14, 0.06), (0, 0, -90), paper("teal"), bevel=0.02)
    for _ in range(9):
        inst(
            crumb,
            (source.uniform(-4.2, -2.4), source.uniform(-2.9, -1.2), 0.03),
            (0, 0, source.uniform(0, 6)),
            source.uniform(0.4, 1.1),
        )
