"""On a dark pond the rings of a glowing drop run into the rings of a cool drop.

Open question: what happens to the small leaf that lies just where both meet?
"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, cutout, cyl, group, spline, terrain, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.rig import area, camera, firelight, point
from tools.art.kit.shapes.land import height_at
from tools.art.kit.shapes.outlines import leaf_outline
from tools.art.kit.things import halo

# centre x, y, wave length, reach, height
WARM = (-4.3, -0.4, 1.12, 7.6, 0.19)
COOL = (4.5, 1.3, 1.5, 8.0, 0.20)


def rings(x, y, centre_x, centre_y, wave, reach, height):
    """Rounded ridges that fade outwards and end at reach."""
    radius = np.hypot(x - centre_x, y - centre_y)
    crest = (0.5 + 0.5 * np.cos(TAU * (radius / wave - 0.5))) ** 1.6
    fade = np.exp(-radius / 7) * np.clip((reach - radius) / 1.5, 0, 1)
    return height * crest * fade


def water(x, y):
    """Height of the water where both rings meet."""
    return rings(x, y, *WARM) + rings(x, y, *COOL)


def drop(centre, colour, size, lift):
    """Falling drop: a ball with a pulled-out tip."""
    x, y = centre
    profile = np.linspace(0, 1, 20)
    radii = size * np.sin(math.pi * profile**0.55) ** 0.8 * (1 - profile) ** 0.25 + 0.005
    axis = [(x, y, lift + 3.0 * size * step) for step in profile]
    return tube(axis, 1, colour, 24, radii)


def lily_pad(x, y, radius, turn, colour="pine"):
    """Round floating leaf with a notch."""
    rim = [(radius * math.cos(a), radius * math.sin(a)) for a in np.linspace(0.2, TAU - 0.2, 40)]
    cutout([[(radius * 0.12, 0)] + rim], 0.09, paper(colour), 0.03, (x, y, 0.12), (0.02, -0.03, turn))


def floating_leaf(x, y):
    """Fallen leaf with a curled rib, riding on the crossing waves."""
    blade = cutout([leaf_outline(1.5, 0.36)], 0.05, paper("ochre"), 0.015)
    rib = tube(spline([(-0.35, 0, 0.05), (0.5, 0, 0.04), (1.35, 0, 0.04)], 12), 0.035, paper("terra"), 6)
    group(blade, rib, loc=(x, y, height_at(water, x + 0.3, y) + 0.1), rot=(0.22, -0.2, 0.65))


def reed(x, y, height, lean):
    """One stem of reed with its head."""
    stem = spline([(x, y, -0.2), (x + lean * 0.4, y, height * 0.6), (x + lean, y, height)], 14)
    tube(stem, 0.05, paper("moss"), 7)
    cyl(0.13, 0.9, (x + lean * 0.93, y, height * 0.96), paper("bark"), rot=(0, lean * 0.35, 0), seg=12)


def build():
    """Night pond seen from the bank."""
    start("night", fill_s=0.7, haze=0.02, haze_start=17)
    terrain(water, 44, 34, 1000, 780, paper("#24488F", rough=0.32, vary=0.03, dents=0.02, grain=0.05), (0, 4, 0))
    drop(WARM[:2], glow("ember", 2.2), 0.34, 0.55)
    point((WARM[0], WARM[1], 0.95), 330, "ember", 0.25)
    drop(COOL[:2], glow("mist", 1.2), 0.24, 0.75)
    point((COOL[0], COOL[1], 1.1), 90, "mist", 0.3)
    floating_leaf(0.1, 0.2)
    for pad in (
        (-6.9, 5.3, 1.1, 0.4), (-8.6, 4.2, 0.8, 2.0), (6.6, -3.9, 1.15, 2.6, "teal"), (5.1, -4.6, 0.8, 4.2, "teal"),
        (8.2, 5.2, 0.9, 1.2),
    ):  # fmt: skip
        lily_pad(*pad)
    for stalk in (
        (-8.0, 6.6, 2.6, 0.4), (-7.2, 7.2, 2.0, -0.2), (-8.8, 6.8, 2.2, -0.4), (8.2, 7.0, 2.3, 0.3),
        (9.0, 6.6, 1.9, -0.2),
    ):  # fmt: skip
        reed(*stalk)
    firelight((0, 0, 0), 12, height=0.35, key=0.45, rim=0.8)
    area((10, 20, 14), (0, 0, 0), 3000, "mist", 8)
    area((-13, 19, 12), (-5, 0, 0), 5200, "ember", 6)
    camera((0, -13.5, 8.8), (0, 0.7, 0), 40, focus=(0, 0, 0), fstop=0.7)
    halo((WARM[0], WARM[1] - 0.6, 1.0), 1.5, "ember", 0.6)
    return {"exposure": 0.35}
