"""A banded pole stands in calm water at dawn; weed and a starfish cling far above the surface.

Where did the water go, and will it come back?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.films import calm_water
from tools.art.kit.geo import TAU, cutout, cyl, mesh, rock, round_poly, spline, tube
from tools.art.kit.mats import paper
from tools.art.kit.palette import tint
from tools.art.kit.rig import camera, firelight
from tools.art.kit.shapes.turning import lathe
from tools.art.kit.things import veils

OLD_TIDE = 5.7  # height of the old water line
BAND = 0.8  # height of one band of the pole
RADIUS = 0.62


def pole(loc):
    """Banded pole; below the old tide the colours are stained darker."""
    x, y = loc
    for k in range(11):
        z = -1.2 + BAND * (k + 0.5)
        colour = "terra" if k % 2 else "cream"
        stained = tint(colour, 0.66 if z < OLD_TIDE - 0.3 else 1)
        cyl(RADIUS, BAND * 1.0, (x, y, z), paper(stained, vary=0.05), seg=40, bevel=0.03)
    cap = [(0, 0), (RADIUS * 1.25, 0), (RADIUS * 1.3, 0.12), (RADIUS * 1.1, 0.3), (0.3, 0.55), (0, 0.6)]
    lathe(cap, paper("ink"), loc=(x, y, -1.2 + BAND * 11), sharp=35)


def weed(loc, radius, height, count, seed):
    """Fringe of hanging weed round a post."""
    rnd = random.Random(seed)
    x, y = loc
    for k in range(count):
        angle = TAU * k / count + rnd.uniform(-0.1, 0.1)
        out = np.array([math.cos(angle), math.sin(angle), 0])
        top = np.array([x, y, height + rnd.uniform(-0.12, 0.12)]) + out * radius
        length = rnd.uniform(0.4, 1.5) * (0.5 + 0.5 * rnd.random())
        line = [
            top, top + out * 0.1 + (0, 0, -0.1), top + out * 0.07 + (rnd.uniform(-0.1, 0.1), 0, -0.5 * length),
            top + out * 0.05 + (rnd.uniform(-0.12, 0.12), 0, -length),
        ]  # fmt: skip
        tube(spline(line, 14), 0.09, paper(rnd.choice(("moss", "pine", "moss"))), 8, np.linspace(1.1, 0.35, 14))


def barnacles(loc, radius, height, count, seed):
    """Small pale cups in a belt."""
    rnd = random.Random(seed)
    x, y = loc
    for _ in range(count):
        angle, up = rnd.uniform(0, TAU), height + rnd.gauss(0, 0.16)
        size = rnd.uniform(0.05, 0.1)
        place = (x + radius * math.cos(angle), y + radius * math.sin(angle), up)
        cyl(size, size, place, paper("bone"), size * 0.55, (0, math.pi / 2, angle), 8, 0)


def starfish(loc, size, turn):
    """Five-armed clay star, facing the camera."""
    outline = []
    for k in range(5):
        angle = TAU * k / 5 + turn
        outline.append((math.cos(angle), math.sin(angle)))
        outline.append((0.42 * math.cos(angle + TAU / 10), 0.42 * math.sin(angle + TAU / 10)))
    shape = round_poly(outline, 3)
    cutout([shape], 0.3, paper("#F0641A", light=0.12), 0.12, loc, (math.pi / 2, 0, 0.12), size)


def sea_rock(x, y, width, height, seed):
    """Rock in the sea: weedy and wide below the old tide, pale and narrow above."""
    rnd = random.Random(seed)
    wet, dry = paper("#4F7F7A", vary=0.08, dents=0.6), paper("#E2CDA4", vary=0.06, dents=0.6)
    for number in range(5):
        spread = width * (0.25 + 0.75 * number / 4)
        place = (x + rnd.uniform(-0.5, 0.5) * width, y + rnd.uniform(0, 1.2), -0.6)
        rock(spread * 0.75, place, wet, seed + number, OLD_TIDE / spread * (1.25 - 0.12 * number))
    rock(width * 0.62, (x, y, OLD_TIDE * 0.62), dry, seed + 9, (height - OLD_TIDE * 0.62) / (width * 0.62))


def rings(loc):
    """Two thin circles on the water round the pole."""
    x, y = loc
    for radius in (1.15, 1.9):
        line = [(x + radius * math.cos(a), y + radius * math.sin(a), 0.0) for a in np.linspace(0, TAU, 60)[:-1]]
        tube(line, 0.02, paper("#E9F0EA"), 6, closed=True)


def build():
    """Build the scene and return its render options."""
    start("dawn", haze=0.016, haze_start=17, fog="#E8D8BE", low="#FFD9A8", top="#6FA9CC", fill_s=0.9)
    mesh([(-90, -30, 0), (90, -30, 0), (90, 120, 0), (-90, 120, 0)], [(0, 1, 2, 3)], calm_water("#74A5A6", 0.62, 0.12))
    spot_on = (1.6, 0)
    pole(spot_on)
    weed(spot_on, RADIUS + 0.02, OLD_TIDE, 34, 3)
    barnacles(spot_on, RADIUS + 0.02, OLD_TIDE + 0.1, 46, 5)
    starfish((1.35, -0.78, OLD_TIDE - 0.62), 0.62, 0.35)
    rings(spot_on)
    sea_rock(-6.6, 9, 2.8, 8.0, 2)
    sea_rock(-4.0, 21, 2.6, 7.4, 25)
    sea_rock(9.2, 15, 3.2, 9.4, 8)
    sea_rock(5.4, 34, 3.0, 7.6, 41)
    veils([(26, 3.2, 0.55), (48, 9, 0.9)], "#DCE0D4")
    firelight((0, 0, 3), 11, side=-1, height=0.6, key=1.15, rim=0.6, size=0.3)
    camera((-0.4, -15.5, 3.1), (-0.2, 0, 3.55), 38, focus=(1.6, 0, 4), fstop=0.5)
    return {"exposure": 0.05}
