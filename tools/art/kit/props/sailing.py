"""Boats: a hull in frame, a toy boat on its trestle, small sail boats."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Object

from tools.art.kit.mats import paper
from tools.art.kit.shapes.cutouts import UPRIGHT, cutout
from tools.art.kit.shapes.meshes import group, mesh
from tools.art.kit.shapes.solids import box, cyl
from tools.art.kit.shapes.sweeps import sweep, tube

HALF_LENGTH = 5.2


def half_breadth(s: float) -> float:
    """Half width of the hull at station s (-1 stern, 1 bow)."""
    return 1.95 * (1 - abs(s) ** 2.6) ** 0.8 * (1 if s > 0 else 1 - 0.12 * s * s) + 0.06


def sheer(s: float) -> float:
    """Height of the upper edge at station s."""
    return 1.75 + 0.75 * s * s + 0.2 * s


def keel_height(s: float) -> float:
    """Height of the keel, which rises towards both ends."""
    return 0.32 + 1.5 * abs(s) ** 7


def rib(s: float) -> Object:
    """One U-shaped frame."""
    half, top, low = half_breadth(s), sheer(s), keel_height(s)
    curve = []
    for t in np.linspace(0, math.pi, 40):
        side = math.copysign(abs(math.cos(t)) ** 0.72, math.cos(t))
        curve.append((s * HALF_LENGTH, half * side, top - (top - low) * math.sin(t) ** 0.9))
    profile = [(-0.1, -0.085), (0.1, -0.085), (0.1, 0.085), (-0.1, 0.085)]
    return sweep(curve, profile, paper("sand", two="ochre", vary=0.08), up=(1, 0, 0), bevel=0.02)


def side_strip(height: float, side: int, first: float, last: float, colour: str, wide: float) -> Object:
    """Batten or plank that follows the hull at a share of its height."""
    points = []
    for s in np.linspace(first, last, 50):
        top, low = sheer(s), keel_height(s)
        t = math.asin(min(1, (1 - height) ** (1 / 0.9)))
        out = half_breadth(s) * math.cos(t) ** 0.72 + 0.1
        points.append((s * HALF_LENGTH, side * out, top - (top - low) * (1 - height)))
    profile = [(-0.045, -wide), (0.045, -wide), (0.045, wide), (-0.045, wide)]
    return sweep(points, profile, paper(colour, vary=0.08), up=(0, 0, 1), bevel=0.015)


def trestle(x: float, y: float, turn: float) -> None:
    """Saw-horse with the finished toy boat on it."""
    top = box((2.3, 0.3, 0.22), (0, 0, 1.2), paper("wood"))
    legs = [
        tube([(sx, 0, 1.15), (sx * 1.15, sy, 0)], 0.08, paper("bark"), 8)
        for sx in (-0.85, 0.85)
        for sy in (-0.55, 0.55)
    ]
    hull = cutout(
        [[(-0.75, 0.42), (0.95, 0.5), (0.55, 0), (-0.6, 0)]], 0.36, paper("cream"), 0.06, (0, 0, 1.32), UPRIGHT
    )
    mast = cyl(0.03, 1.5, (0.05, 0, 2.4), paper("bark"), seg=8)
    sail = mesh([(0.12, 0, 1.95), (0.95, -0.1, 2.0), (0.12, 0, 3.1)], [(0, 1, 2)], paper("ember"))
    jib = mesh([(-0.02, 0, 1.95), (-0.6, -0.08, 2.0), (-0.02, 0, 2.9)], [(0, 1, 2)], paper("ember"))
    group(top, *legs, hull, mast, sail, jib, loc=(x, y, 0), rot=(0, 0, turn))
