"""A bottle with a rolled paper lies on the sand at low tide under a large moon.

Footprints come close and go on: did somebody leave it, or walk past it?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.films import see_through, still_water
from tools.art.kit.geo import TAU, ball, circle, cutout, cyl, fbm, group, inst, rock, sweep, terrain, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.footprints import footprint_dents, walk
from tools.art.kit.props.scenery import card_ridge
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.shapes.sheets import sheet
from tools.art.kit.shapes.turning import lathe

SEA_LEVEL = -0.75
STEPS = walk([(-9.5, -6.2), (-4.0, -4.9), (1.5, -4.4), (4.6, -2.6), (6.2, 0.6), (7.2, 5)], 1.25, 0.3)


def beach(x, y):
    """Sand that slopes to the sea, with tide ripples and a line of footprints."""
    slope = -0.13 * (y + 1.0) + 0.02 * x
    drop = -0.5 / (1 + np.exp(-(y - 4.6 - 0.5 * np.sin(0.5 * x)) * 1.6))
    ripples = 0.045 * np.sin(3.0 * y + 0.9 * np.sin(0.7 * x) + 2.0 * fbm(x + 30, y + 30, 0.3, 4))
    hollow = -0.22 * np.exp(-((x + 1.0) ** 2 / 5 + (y + 1.3) ** 2 / 1.6))
    return slope + drop + ripples + hollow - footprint_dents(x, y, STEPS, 0.3, 0.62, 0.27)


def height_at(x, y):
    """Beach height at one point."""
    return float(beach(np.array([x]), np.array([y]))[0])


def scroll():
    """Rolled paper tied with a thread, along x."""
    spiral = [
        ((0.16 + 0.018 * t) * math.cos(t), (0.16 + 0.018 * t) * math.sin(t)) for t in np.linspace(0, 2.4 * TAU, 80)
    ]
    thick = [*spiral, *[(0.94 * a, 0.94 * b) for a, b in spiral[::-1]]]
    roll = sweep([(x, 0, 0) for x in (-1.15, -0.4, 0.4, 1.15)], thick, paper("flame", light=0.55), caps=True)
    band = [(0.0, 0.46 * math.cos(a), 0.46 * math.sin(a)) for a in np.linspace(0, TAU, 30)[:-1]]
    return roll, tube(band, 0.05, paper("brick"), 8, closed=True)


def bottle(loc, rot, size):
    """Thin-walled bottle along x with cork and letter."""
    side = [
        (0.0, -1.9), (0.62, -1.9), (0.78, -1.78), (0.8, -1.5), (0.8, 0.7), (0.7, 1.15), (0.36, 1.6), (0.29, 1.85),
        (0.28, 2.45), (0.36, 2.5), (0.36, 2.66), (0.28, 2.7),
    ]  # fmt: skip
    glass = lathe(side, see_through("sea", 0.14, 1.0, light=0.6), rot=(0, math.pi / 2, 0))
    glass.visible_shadow = False
    cork = cyl(0.26, 0.62, (2.75, 0, 0), paper("wood"), 0.3, rot=(0, math.pi / 2, 0))
    gleam = tube(
        [(x, -0.1, 0.8) for x in np.linspace(-1.45, 0.6, 12)],
        0.04,
        glow("mist", 0.9),
        8,
        np.sin(np.linspace(0.15, 3.0, 12)),
    )
    shine = tube([(x, -0.2, 0.25) for x in np.linspace(1.85, 2.4, 8)], 0.03, glow("mist", 0.9), 8)
    group(glass, cork, gleam, shine, *scroll(), loc=loc, rot=rot, scale=size)


def sea():
    """Calm night sea, foam lines and the path of the moon."""
    rnd = random.Random(8)
    sheet(120, 70, (0, 36, SEA_LEVEL), still_water("slate", 0.4, 0.12, 0.12, 0.7))
    foam = paper("mist", vary=0.02)
    for shift, width in ((0.0, 0.07), (0.75, 0.04), (1.7, 0.03)):
        line = [
            (x, 4.55 + shift - 0.5 * math.sin(0.5 * x) + 0.12 * math.sin(1.9 * x + shift), SEA_LEVEL + 0.03)
            for x in np.linspace(-16, 16, 160)
        ]
        tube(line, width, foam, 8)
    sliver = ball(1, (0, 0, -50), glow("cream", 0.9), sub=2)
    for _ in range(90):
        far = rnd.uniform(7, 48)
        towards_moon = -0.4 + 0.115 * (far + 11.5)
        spot = (towards_moon + rnd.gauss(0, 0.3 + 0.022 * far), far, SEA_LEVEL + 0.02)
        inst(sliver, spot, scale=(rnd.uniform(0.2, 0.7) * (0.5 + far / 30), 0.06 + far / 300, 0.01))


def finds(rnd):
    """Stones and shells left by the tide."""
    for number in range(34):
        x, y = rnd.uniform(-9, 9), rnd.uniform(-7, 4)
        if math.hypot((x + 0.8) / 3.4, (y + 1.2) / 1.6) < 1:
            continue
        colour = rnd.choice(("slate", "steel", "rose", "stone"))
        rock(rnd.uniform(0.08, 0.24), (x, y, height_at(x, y)), paper(colour), number, sub=2)


def build():
    """Set up the scene and return the finish options."""
    start("night", fill_s=1.15, haze=0.006, haze_start=20, top="#1E2F70", low="#7A92CC")
    rnd = random.Random(2)
    terrain(beach, 40, 24, 760, 460, paper("sand", vary=0.05, grain=0.5), (0, -1, 0))
    bottle((-0.9, -1.3, height_at(-0.9, -1.3) + 0.62), (0.35, -0.13, 0.42), 1.28)
    point((-0.9, -1.3, 1.5), 40, "ember", 0.3)
    point((-1.2, -2.6, 0.9), 70, "ember", 0.5)
    sea()
    finds(rnd)
    cutout([circle(4.6, 90)], 0.1, glow("cream", 1.0), 0.02, (9.0, 70, 4.2), UPRIGHT)
    card_ridge(62, (0, 1.2, 0.4, 2.4, 1.0, 0.2, -0.8, -1, -1, -1, -1), paper("slate"), -3, width=150)
    firelight((0, 0, 0), 11, side=-1, height=0.45, key=0.8, rim=1.3, size=0.2)
    camera((-0.4, -11.5, 3.9), (0.2, 0.2, 0.95), 34, focus=(-0.9, -1.6, 0.2), fstop=1.2)
    return {"exposure": 0.45, "post": {"bloom": 0.35}}
