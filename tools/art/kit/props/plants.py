"""Plants: folded-paper pines, round clay trees and bushes, and a seedling."""

from __future__ import annotations

import math
import random

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Triple
from tools.art.kit.mats import paper
from tools.art.kit.shapes.curves import TAU, spline
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.meshes import ORIGIN, group, mesh
from tools.art.kit.shapes.solids import ball, cyl
from tools.art.kit.shapes.sweeps import tube

SCALLOPS = 14  # points on the edge of one tier of a pine

# Leaves of a seedling: (size, turn about the upright axis in radians).
LEAVES = ((1, -0.5), (0.8, 0.5 - math.pi))
LEAF_TILT = math.pi / 2 - 0.6


def pine(loc: Triple, h: float, mat: Material, trunk: Material, seed: float = 0, tiers: int = 4) -> Object:
    """Stand a folded-paper pine at `loc`: stacked cones with scalloped edges.

    h: height in units.
    mat, trunk: materials of the needles and of the trunk.
    tiers: number of cones.
    """
    chance = random.Random(seed)
    parts = [cyl(h * 0.045, h * 0.3, (0, 0, h * 0.12), trunk)]
    for tier in range(tiers):
        share = tier / tiers
        radius = h * (0.30 - 0.19 * share)
        foot = h * (0.2 + 0.62 * share)
        parts.append(_pine_tier(h, radius, foot, mat, chance))
    lean = (chance.uniform(-0.03, 0.03), chance.uniform(-0.03, 0.03), chance.random() * 6)
    return group(*parts, loc=loc, rot=lean)


def _pine_tier(h: float, radius: float, foot: float, mat: Material, chance: random.Random) -> Object:
    """Make one cone of a pine of height `h`, with its scalloped edge at the height `foot`."""
    corners = 2 * SCALLOPS
    points = [(0, 0, foot + h * 0.33)]
    for corner in range(corners):
        angle = TAU * corner / corners + chance.random() * 0.1
        outside = corner % 2
        reach = radius * (1 if outside else 0.78)
        height = foot + (0 if outside else h * 0.03)
        points.append((reach * math.cos(angle), reach * math.sin(angle), height))
    faces = [(0, 1 + corner, 1 + (corner + 1) % corners) for corner in range(corners)]
    faces.append(tuple(range(corners, 0, -1)))
    return mesh(points, faces, mat)


def puff(loc: Triple, r: float, mat: Material, trunk: Material | None = None, seed: float = 0) -> Object:
    """Stand a round clay tree at `loc`, or a bush if it has no trunk.

    r: rough radius of the crown in units.
    mat, trunk: materials of the crown and of the trunk.
    """
    chance = random.Random(seed)
    middle = r * (1.5 if trunk else 0.35)
    parts = []
    for _ in range(4):
        radius = r * chance.uniform(0.6, 0.8)
        x, y = chance.uniform(-0.5, 0.5) * r, chance.uniform(-0.5, 0.5) * r
        height = middle + chance.uniform(-0.2, 0.5) * r
        parts.append(ball(radius, (x, y, height), mat, sub=3))
    if trunk:
        parts.append(cyl(r * 0.14, r * 1.4, (0, 0, r * 0.6), trunk))
    return group(*parts, loc=loc)


def sprout(loc: Triple, s: float = 1.0, col: str = "moss", rot: Triple = ORIGIN) -> Object:
    """Plant a seedling with two leaves at `loc`; it is about 1 unit high.

    s: factor on its size.
    col: palette name.
    rot: radians.
    """
    stem = spline([(0, 0, 0), (0.03, 0, 0.5), (-0.04, 0, 1.0)], 16)
    parts = [tube(stem, 0.06, paper(col))]
    for size, turn in LEAVES:
        edge = [(0.62 * share * size, 0.2 * size * math.sin(math.pi * share**0.8)) for share in np.linspace(0, 1, 14)]
        outline = edge + [(x, -y) for x, y in edge[::-1]]
        turned = (LEAF_TILT, turn, 0)
        parts.append(cutout([outline], 0.05, paper(col), 0.015, (-0.04, 0, 0.98), turned))
    return group(*parts, loc=loc, scale=s, rot=rot)
