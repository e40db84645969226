"""Roads on pillars, and small cars to put on them."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np
from bpy.types import Object

from tools.art.kit.kinds import Array, HeightFunction, Path
from tools.art.kit.mats import glow, paper
from tools.art.kit.shapes.curves import path_length, spline
from tools.art.kit.shapes.solids import ball, box, cyl
from tools.art.kit.shapes.sweeps import sweep, tube

LEVEL = (0, 0, 1)

# Centre line: one dash for each stretch of road of this length, on every fourth point of the line.
DASH_EVERY = 0.9
POINTS_PER_DASH = 4
DASH_LIFT = 0.012
DASH_PROFILE = ((-0.045, -0.01), (0.045, -0.01), (0.045, 0.008), (-0.045, 0.008))
KERB_WIDTH = 0.1
LEAST_PILLAR = 0.7  # no pillar where the road is lower than this above the ground
LEVEL_GAP = 0.3  # a road counts as below another one from this difference in height
PILLAR_GAP = 0.25  # room kept between a pillar and the edge of a road below

# The ochre road climbs this helix: centre, radii, foot and rise.
HELIX_CENTRE, HELIX_RADII = (5.6, -3.6), (3.3, 3.0)
HELIX_FOOT, HELIX_RISE, HELIX_POINTS = 1.3, 3.2, 34


def flat_ground(x: Array, _y: Array) -> Array:
    """Return the height 0 everywhere."""
    return 0 * x


def road(
    path: Path,
    w: float,
    col: str,
    others: Sequence[tuple[Array, float]] = (),
    ground: HeightFunction = flat_ground,
    dash: str = "cream",
    every: float = 2.6,
    pillar: str = "stone",
    curb: float = 0.13,
    thick: float = 0.2,
    mark: bool = True,
) -> list[Object]:
    """Build a raised road with kerbs, a dashed centre line and pillars; returns its parts.

    path: points (x, y, z) along the middle of the deck.
    w: width in units.
    col, dash, pillar: palette names of deck, centre line and pillars.
    others: (path, width) of roads that pillars must not stand on.
    ground: height function on which the pillars stand.
    every: distance between pillars.
    curb, thick: height of the kerbs and thickness of the deck.
    mark: paint the centre line.
    """
    line = np.asarray(path)
    half = w / 2
    profile = [
        (-half, -thick), (half, -thick), (half, curb), (half - KERB_WIDTH, curb), (half - KERB_WIDTH, 0),
        (-half + KERB_WIDTH, 0), (-half + KERB_WIDTH, curb), (-half, curb),
    ]  # fmt: skip
    parts = [sweep(line, profile, paper(col), up=LEVEL, bevel=0.025)]
    if mark:
        parts += _dashes(line, dash)
    for spot in spline(line, max(2, int(path_length(line) / every))):
        parts += _pillar(spot, others, ground, thick, pillar)
    return parts


def _dashes(line: Array, col: str) -> list[Object]:
    """Paint a dashed line along the middle of a road."""
    count = int(path_length(line) / DASH_EVERY) * POINTS_PER_DASH
    points = spline(line, count)
    dashes = []
    for start in range(0, count - 2, POINTS_PER_DASH):
        dash = points[start : start + 3] + (0, 0, DASH_LIFT)
        dashes.append(sweep(dash, DASH_PROFILE, paper(col), up=LEVEL))
    return dashes


def _crosses(spot: Array, other: Array, width: float) -> bool:
    """Tell whether a pillar under `spot` would stand on another, lower road."""
    distances = np.hypot(other[:, 0] - spot[0], other[:, 1] - spot[1])
    below = other[:, 2] < spot[2] - LEVEL_GAP
    return distances[below].min(initial=9) < width / 2 + PILLAR_GAP


def _pillar(
    spot: Array, others: Sequence[tuple[Array, float]], ground: HeightFunction, thick: float, col: str
) -> list[Object]:
    """Stand a pillar with a capital under a point of the road, if there is room for it."""
    x, y, z = spot
    foot = float(ground(np.array(x), np.array(y)))
    if z - foot < LEAST_PILLAR:
        return []
    if any(_crosses(spot, other, width) for other, width in others):
        return []
    stone = paper(col)
    shaft = cyl(0.17, z - foot - thick, (x, y, (z + foot - thick) / 2), stone, seg=14, bevel=0)
    capital = cyl(0.2, 0.3, (x, y, z - thick - 0.15), stone, 0.42, seg=14, bevel=0)
    return [shaft, capital]


def car(col: str) -> list[Object]:
    """Make a clay car 0.62 units long, nose towards +x; returns its parts for `join`.

    col: palette name.
    """
    paint = paper(col)
    parts = [
        box((0.62, 0.32, 0.14), (0, 0, 0.14), paint, bevel=0.05),
        box((0.34, 0.27, 0.13), (-0.04, 0, 0.26), paper("ink"), bevel=0.04),
        box((0.26, 0.24, 0.03), (-0.04, 0, 0.335), paint, bevel=0.01),
    ]
    sides = (-0.1, 0.1)
    parts += [ball(0.045, (0.3, y, 0.15), glow("flame", 9), sub=1) for y in sides]
    tail_light = (0.02, 0.07, 0.05)
    parts += [box(tail_light, (-0.315, y, 0.16), glow("terra", 5), bevel=0) for y in sides]
    return parts


def on_path(path: Array, u: float, lane: float = 0.0) -> tuple[Array, float, float]:
    """Return place, heading and tilt (radians) at a fraction `u` (0..1) of a path.

    lane: shift to the right in units.
    """
    index = min(len(path) - 2, max(0, int(u * (len(path) - 1))))
    step = path[index + 1] - path[index]
    forward = step / np.linalg.norm(step)
    right = np.array([forward[1], -forward[0], 0])
    heading = math.atan2(forward[1], forward[0])
    return path[index] + lane * right, heading, -math.asin(forward[2])


def torn_edge(line: Array, chance: random.Random) -> None:
    """Let bent iron rods stick out of the end of a road."""
    edge, heading, _ = on_path(line, 1.0)
    side = np.array([math.sin(heading), -math.cos(heading), 0])
    forward = np.array([math.cos(heading), math.sin(heading), 0])
    for offset in np.linspace(-0.6, 0.6, 7):
        root = edge + side * offset - (0, 0, 0.1)
        reach = forward * chance.uniform(0.3, 0.9)
        tip = edge + side * offset + reach - (0, 0, chance.uniform(0.1, 0.3))
        tube([root, tip], 0.025, paper("ink"), 6)


def helix() -> list[tuple[float, float, float]]:
    """Return the control points of one and a half turns upwards."""
    last = HELIX_POINTS - 1
    return [
        (
            HELIX_CENTRE[0] + HELIX_RADII[0] * math.cos(angle),
            HELIX_CENTRE[1] + HELIX_RADII[1] * math.sin(angle),
            HELIX_FOOT + HELIX_RISE * number / last,
        )
        for number, angle in enumerate(np.linspace(math.pi * 0.5, -math.pi * 2.5, HELIX_POINTS))
    ]
