"""A long skeleton lies half uncovered in a sandy pit among string, tools and a burning lantern.

What was it, and what is still in the ground?
"""

from __future__ import annotations

import math
import random

import numpy as np
from bpy.types import Object

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, ball, box, cutout, cyl, fbm, inst, lantern, spline, terraces, terrain, tube
from tools.art.kit.kinds import Array
from tools.art.kit.mats import paper
from tools.art.kit.props.skeletons import backbone, limb, ribs, skull
from tools.art.kit.rig import camera, firelight
from tools.art.kit.things import join

SPINE = (
    (-4.6, 0.9, 0.2), (-3.2, 1.5, 0.3), (-1.2, 1.2, 0.42), (1.2, 0.2, 0.42), (3.4, -0.7, 0.3), (5.4, -0.5, 0.15),
    (7.0, 0.9, 0), (8.2, 2.7, -0.25),
)  # fmt: skip
PEG_COLUMNS = (-6.6, -2.2, 2.2, 6.6)
PEG_ROWS = (-4.9, 4.6)


def ground(x: Array, y: Array) -> Array:
    """Return the height of the sand with a pit in steps; its rim is where `edge` is 1."""
    across = np.abs(x + 0.2 + 0.3 * np.sin(y)) / 7.2
    along = np.abs(y - 0.1 + 0.25 * np.sin(x * 0.9)) / 4.25
    edge = (across**4 + along**4) ** 0.25
    pit = 1.9 * terraces(np.clip((edge - 0.93) * 3.2, 0, 1.02), 0.34, 0.35)
    return pit + 0.13 * fbm(x + 30, y + 30, 0.7, 5, 3) + 0.05 * fbm(x, y, 3, 6, 2)


def ground_at(x: float, y: float) -> float:
    """Return the height of the sand at one place."""
    return float(ground(np.array(x), np.array(y)))


def limbs() -> None:
    """Lay the bones of the legs and of one foot."""
    limb([(2.6, -0.9, 0.3), (2.2, -1.9, 0.3), (2.5, -2.7, 0.2)], 0.22)
    limb([(2.5, -2.8, 0.15), (3.3, -3.1, 0.1), (4.1, -2.9, -0.06)], 0.16)
    limb([(3.2, 0.2, 0.2), (4.0, 1.3, 0.2), (4.1, 2.1, 0.02)], 0.22)
    limb([(-1.9, 0.9, 0.25), (-2.4, -0.2, 0.25), (-2.2, -0.8, 0.1)], 0.12)
    for toe in (-1, 0, 1):
        heel = (4.3 + 0.1 * toe, -2.9 + 0.22 * toe, -0.02)
        limb([heel, (4.8, -2.85 + 0.38 * toe, -0.1)], 0.08)


def string_grid() -> None:
    """Stake the pit out with pegs and strings across it."""
    for x in PEG_COLUMNS:
        for y in PEG_ROWS:
            place = (x, y, ground_at(x, y) + 0.35)
            cyl(0.08, 1.1, place, paper("wood"), 0.1, seg=8)
    for x in PEG_COLUMNS:
        knots = [(x, y, ground_at(x, y) + 0.72) for y in PEG_ROWS]
        tube(spline(knots, 8), 0.022, paper("terra"), 6)


def brush() -> Object:
    """Make a broad brush, bristles towards +x."""
    return join(
        [
            box((1.5, 0.2, 0.1), (0, 0, 0), paper("terra"), bevel=0.04),
            box((0.34, 0.5, 0.12), (0.9, 0, 0), paper("ink"), bevel=0.03),
            box((0.5, 0.46, 0.14), (1.25, 0, 0), paper("bone", two="sand"), bevel=0.05),
        ]
    )


def trowel() -> Object:
    """Make a pointed trowel, blade towards +x."""
    blade = [(0.4, 0.06), (0.6, 0.07), (0.65, 0.26), (1.35, 0), (0.65, -0.26), (0.6, -0.07), (0.4, -0.06)]
    return join(
        [cyl(0.1, 0.8, (0, 0, 0), paper("wood"), rot=(0, math.pi / 2, 0)), cutout([blade], 0.06, paper("steel"), 0.02)]
    )


def build() -> dict[str, object]:
    """Build the scene and return its render options."""
    start("noon", fill_s=0.6)
    chance = random.Random(2)
    spine = spline(SPINE, 400)
    terrain(ground, 34, 26, 520, 400, paper("sand", vary=0.09, grain=0.6), (0, 1, 0))
    backbone(spine, chance)
    ribs(spine, chance)
    limbs()
    skull((-4.55, 0.75, 0.52), (0.10, 0.05, TAU - 0.22), 1.05)
    string_grid()
    inst(brush(), (-1.0, -2.6, 0.2), (0, 0.05, 0.5), 1.1)
    inst(trowel(), (0.6, -3.1, 0.18), (0, 0.1, -0.7), 1.1)
    lantern((-5.3, -2.6, 0.1), 1.15, power=45)
    cyl(0.5, 0.75, (5.6, 3.1, 0.75), paper("sea"), 0.62, rot=(0, 0.1, 0))  # bucket of sand
    ball(0.5, (5.62, 3.1, 1.1), paper("sand"), (1, 1, 0.45))
    firelight((0, 0, 0), 12, side=-1, height=0.56, key=1.25, rim=0.4, size=0.12)
    camera((-0.1, -12.5, 13.6), (-0.05, -0.25, 0), 38.5, focus=(0, 0, 0.3), fstop=0.5)
    return {"exposure": -0.2}
