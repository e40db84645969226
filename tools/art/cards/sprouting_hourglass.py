"""Glowing sand runs through an hourglass at a window, and a shoot grows on the heap below.

Is the time lost, or is it what the plant lives on?
"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.films import pretend_glass
from tools.art.kit.geo import TAU, ball, box, cutout, cyl, fbm
from tools.art.kit.mats import glow, paper
from tools.art.kit.palette import tint
from tools.art.kit.props.floors import planks
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.shapes.turning import lathe
from tools.art.kit.things import sprout

BOTTOM, NECK, TOP = 0.5, 3.25, 6.0  # heights of the glass
WIDE, NARROW = 1.62, 0.13  # its radii


def glass_radius(z):
    """Radius of the glass at height z."""
    distance = min(1.0, abs(z - NECK) / (TOP - NECK))
    belly = math.sin(math.pi * min(1, distance * 1.02) ** 0.86 * 0.9) ** 0.8
    return NARROW + (WIDE - NARROW) * belly


def glass():
    """Both bulbs in one turned skin."""
    heights = np.linspace(BOTTOM, TOP, 60)
    lathe([(glass_radius(z), z) for z in heights], pretend_glass("#CFE3EE", 0.55, 0.03, 3.2), 64, sharp=35)


def sand(material):
    """Heap below, rest above, and the thin stream."""
    inside = 0.955
    edge, peak = 0.98, 1.5
    low = [(0, BOTTOM)] + [(glass_radius(z) * inside, z) for z in np.linspace(BOTTOM, edge, 10)]
    reach = low[-1][0]
    low += [(reach * (1 - u), edge + (peak - edge) * u**1.15) for u in np.linspace(0.1, 1, 10)]
    lathe(low, material, 64, sharp=35)
    level = NECK + 0.95
    high = [(glass_radius(z) * inside, z) for z in np.linspace(NECK - 0.02, level, 14)]
    reach = high[-1][0]
    high += [(reach * (1 - u), level - 0.28 * u) for u in np.linspace(0.15, 1, 8)]
    lathe(high, material, 64, sharp=35)
    cyl(0.05, NECK - peak + 0.3, (0, 0, (NECK + peak) / 2), material, seg=10, bevel=0)


def frame(wood):
    """Two turned plates and four pillars."""
    plate = [(0, 0), (2.35, 0), (2.5, 0.08), (2.5, 0.26), (2.35, 0.36), (1.9, 0.4), (1.8, 0.5), (0, 0.5)]
    lathe(plate, wood, sharp=35)
    lathe([(r, -z) for r, z in plate[::-1]], wood, loc=(0, 0, TOP + BOTTOM), sharp=35)
    length = TOP - BOTTOM
    pillar = [(0.2, 0), (0.26, 0.2), (0.13, 0.4), (0.2, 0.7), (0.11, 1.1), (0.15, length / 2)]
    pillar += [(r, length - z) for r, z in pillar[-2::-1]]
    for angle in (0.36, math.pi - 0.36, math.pi + 0.36, TAU - 0.36):
        lathe(pillar, wood, 20, loc=(2.12 * math.cos(angle), 2.12 * math.sin(angle), BOTTOM), sharp=35)


def ridge(y, height, colour, seed):
    """One far hill chain of card."""
    xs = np.linspace(-40, 40, 160)
    zs = height + 3.0 * fbm(xs + 50, xs * 0 + seed * 7.3, 0.11, seed, 3)
    outline = list(zip(xs, zs, strict=False)) + [(40, -30), (-40, -30)]
    cutout([outline], 0.3, paper(colour, vary=0.03), 0.02, (0, y, 0), (math.pi / 2, 0, 0))


def window():
    """Sill and the two sides of the window."""
    planks(40, 5.2, 3, "wood", y=0.3, seed=4)
    box((40, 0.5, 0.9), (0, -2.5, -0.5), paper("bark"), bevel=0.08)
    for side in (-1, 1):
        box((1.3, 1.0, 30), (side * 6.9, 2.4, 8), paper("slate"), bevel=0.1)
        box((0.5, 0.6, 30), (side * 6.0, 2.7, 8), paper(tint("slate", 1.2)), bevel=0.08)
        box((14, 0.4, 30), (side * 14.4, 2.4, 8), paper("night"), bevel=0.1)


def build():
    """Build the scene and return its render options."""
    start("dusk", fill_s=0.9)
    window()
    hills = ((16, 1.5, "#4C5C94"), (24, 3.2, "#7672A8"), (34, 4.8, "#A982A6"), (46, 6.6, "#D69C96"))
    for k, (y, height, colour) in enumerate(hills):
        ridge(y, height, colour, k + 3)
    ball(2.6, (16.5, 60, 9.8), glow("ember", 1.2))
    frame(paper("#8C4530"))
    sand(paper("#F0701A", light=0.22))
    sprout((0.42, -0.25, 1.2), 1.15, "leaf", (0, -0.02, 0.25))
    point((0, -0.9, 1.9), 34, "ember", 0.3)
    glass()
    firelight((0, 0, 3), 9, side=-1, height=0.7, key=1.0, rim=1.0, size=0.25)
    camera((0.6, -14.6, 4.4), (0.15, 0, 3.2), 44, focus=(0, -0.3, 2.5), fstop=0.35)
    return {"exposure": 0.1}
