"""A tall stack of river stones stands at the water's edge while ripples close in on its foot.

Another stack has already fallen: will this one stand, and who keeps building?
"""

import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.films import still_water
from tools.art.kit.geo import fbm, terrain
from tools.art.kit.mats import paper
from tools.art.kit.props.scenery import card_ridge, pines_on, random_ridge
from tools.art.kit.props.stones import pebble
from tools.art.kit.props.water import ripple
from tools.art.kit.rig import camera, firelight
from tools.art.kit.shapes.sheets import sheet

# half width, half depth, half height, colour, sideways shift, tilt
STACK = (
    (1.75, 1.35, 0.66, "slate", 0.0, 0.02), (1.22, 1.0, 0.46, "stone", 0.22, -0.06),
    (1.55, 1.05, 0.3, "rose", -0.12, 0.05), (0.56, 0.52, 0.86, "ember", 0.14, 0.08),
    (1.12, 0.85, 0.26, "steel", -0.02, -0.07), (0.62, 0.52, 0.36, "sand", 0.12, 0.1),
    (0.36, 0.33, 0.25, "cream", 0.02, 0.0),
)  # fmt: skip
WATER_MARK = 0.42  # how far the lowest stone is already under water


def bank(x, y):
    """Pebble bank that rises towards the right foreground."""
    slope = 0.24 * (x - 4.4) - 0.2 * (y + 1.2)
    return np.clip(slope, -1.2, 1.3) + 0.12 * fbm(x + 20, y + 20, 0.8, 3)


def build_stack():
    """Pile the stones, each one sitting on the one below."""
    top = -WATER_MARK
    for number, (wide, deep, high, colour, shift, tilt) in enumerate(STACK):
        pebble(
            (wide, deep, high),
            (shift, 0, top + high),
            paper(colour, vary=0.07, dents=0.35),
            seed=number + 3,
            rot=(0, tilt, 0.4 * number),
        )
        top += 2 * high * 0.95


def scatter_pebbles(rnd):
    """Small stones on the bank and in the shallows."""
    colours = ("stone", "steel", "bone", "sand", "slate", "rose")
    for number in range(150):
        x, y = rnd.uniform(1.0, 11), rnd.uniform(-9, 3)
        ground = float(bank(np.array(x), np.array(y)))
        if ground < -0.45:
            continue
        size = rnd.uniform(0.12, 0.42)
        half = (size, size * rnd.uniform(0.7, 1), size * rnd.uniform(0.4, 0.7))
        turn = (0, 0, rnd.uniform(0, 3))
        pebble(half, (x, y, ground + 0.05), paper(rnd.choice(colours)), number, turn)


def fallen_stack():
    """What is left of a second stack, half under water."""
    stones = (
        (1.1, 0.85, 0.42, "stone", (-4.4, 0.6, -0.05), (0, 0.08, 0.3)),
        (0.85, 0.7, 0.3, "bone", (-3.15, 1.3, 0.05), (0.1, -0.4, 1.2)),
        (0.66, 0.5, 0.3, "terra", (-5.35, -0.5, 0.05), (0.2, 0.4, 0.2)),
        (0.42, 0.38, 0.26, "sand", (-3.9, -0.9, 0.03), (0, 0.3, 2.0)),
    )
    for number, (wide, deep, high, colour, loc, rot) in enumerate(stones):
        pebble((wide, deep, high), loc, paper(colour, vary=0.07), number + 40, rot)
        ripple((loc[0], loc[1], 0.01), wide * 1.16, 0.018, paper("mist"), 0.8)


def far_shore(rnd):
    """Card hills with pines that fade into the morning."""
    low = random_ridge(rnd, 1.1, 0.5, 9)
    card_ridge(15, low, paper("pine", two="teal"), foot=-1)
    pines_on(rnd, 16, (-15, 15), 14.6, lambda _x: 0.7, (2.0, 4.2), "pine")
    card_ridge(24, random_ridge(rnd, 4.0, 1.2, 8), paper("teal"), foot=-1, width=80)
    card_ridge(36, random_ridge(rnd, 8.0, 2.2, 8), paper("steel"), foot=-1, width=110)


def build():
    """Set up the scene and return the finish options."""
    start("dawn", haze=0.026, haze_start=18, top="#6FA8B4", low="#F8D9A8", fog="#F2DFB8")
    rnd = random.Random(6)
    sheet(120, 90, (0, 30, 0), still_water("teal", 0.42, 0.1, 0.06, 0.9))
    terrain(bank, 40, 30, 240, 200, paper("sand", vary=0.08, two="stone"), (4, 0, 0))
    build_stack()
    ripple((0, -0.1, 0.01), 1.92, 0.035, paper("mist"), 0.8)
    for radius, width, first, last in ((2.4, 0.028, 2.2, 7.4), (2.95, 0.02, 3.0, 6.0)):
        ripple((0, -0.1, 0.01), radius, width, paper("mist"), 0.8, first, last)
    scatter_pebbles(rnd)
    fallen_stack()
    far_shore(rnd)
    firelight((0, 0, 2), 10, side=-1, height=0.6, key=1.15, rim=0.9, size=0.2)
    camera((-0.6, -16, 3.8), (0.3, 0, 2.7), 42, focus=(0, -0.8, 2), fstop=0.5)
    return {"exposure": 0.15, "post": {"sat": 1.2, "gamma": 0.95}}
