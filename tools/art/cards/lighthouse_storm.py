"""Card waves roll against a lighthouse whose beam cuts through the rain.

The beam has found one small paper boat: is it coming home or being lost?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.films import fading_film
from tools.art.kit.geo import box, cyl, inst, rock
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.lamps import beam
from tools.art.kit.props.paper_things import paper_boat
from tools.art.kit.props.scenery import cloud_card
from tools.art.kit.props.water import wave
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.shapes.turning import lathe
from tools.art.kit.things import halo

TOWER = (3.6, 4.0, 0.9)
LAMP_HEIGHT = 6.1
# y, height, crest height, wave length, phase, colour: from far to near
WAVES = (
    (12.0, 0.3, 0.7, 5.2, 0.4, "steel"), (8.5, 0.1, 0.8, 4.8, 2.4, "slate"), (6.0, -0.2, 0.9, 5.4, 4.9, "steel"),
    (1.4, -0.55, 1.0, 5.8, 1.2, "slate"), (-1.2, -1.0, 1.1, 5.2, 3.6, "teal"), (-3.4, -1.75, 1.15, 6.0, 0.2, "slate"),
    (-5.4, -2.4, 1.1, 5.4, 2.9, "night"),
)  # fmt: skip


def tower():
    """Banded lighthouse with a lit lamp room."""
    x, y, z = TOWER
    steps = np.linspace(0, 5.4, 6)
    radius = np.interp(steps, [0, 1.4, 5.4], [1.3, 1.02, 0.72])
    for k in range(5):
        band = paper("cream" if k % 2 == 0 else "terra", vary=0.04)
        profile = [(radius[k], steps[k]), (radius[k + 1], steps[k + 1])]
        lathe(profile, band, loc=TOWER)
    for height, reach, colour in ((5.45, 1.1, "ink"), (6.75, 0.95, "ink")):
        cyl(reach, 0.14, (x, y, z + height), paper(colour), seg=32)
    cyl(0.5, 1.1, (x, y, z + LAMP_HEIGHT), glow("flame", 2.2), seg=24)
    for angle in np.linspace(0, math.tau, 9)[:-1]:
        post = (x + 0.72 * math.cos(angle), y + 0.72 * math.sin(angle), z + LAMP_HEIGHT)
        cyl(0.045, 1.2, post, paper("ink"), seg=8)
    lathe([(0.95, 6.8), (0.6, 7.25), (0.1, 7.6), (0.02, 7.9)], paper("brick"), loc=TOWER)
    box((0.5, 0.1, 0.85), (x - 0.25, y - 1.27, z + 0.5), glow("ember", 1.1), bevel=0.04)
    box((0.3, 0.1, 0.42), (x - 0.2, y - 0.98, z + 3.0), glow("ember", 1.1), bevel=0.04)
    point((x, y - 1.6, z + LAMP_HEIGHT), 160, "flame", 0.4)


def cliff(rnd):
    """Rocks that carry the tower."""
    x, y, z = TOWER
    for number in range(16):
        angle = rnd.uniform(0, math.tau)
        reach = rnd.uniform(0.4, 2.5)
        spot = (x + reach * math.cos(angle), y + 0.6 * reach * math.sin(angle), z - 0.75 - 0.3 * reach)
        rock(rnd.uniform(0.9, 1.4), spot, paper(rnd.choice(("plum", "slate"))), number)


def rain(rnd):
    """Slanting paper slivers."""
    drop = cyl(0.014, 0.75, (0, 0, -60), paper("mist"), seg=6, bevel=0)
    for _ in range(190):
        spot = (rnd.uniform(-13, 13), rnd.uniform(-6, 11), rnd.uniform(-1, 12))
        inst(drop, spot, (0, 0.42, 0), rnd.uniform(0.7, 1.3))


def clouds():
    """Heavy cloud cards along the top of the picture."""
    for number, (x, y, z, width, colour) in enumerate(
        (
            (-9.5, 13, 12.4, 15, "slate"), (1.0, 15, 13.2, 17, "steel"), (12, 12.5, 12.4, 14, "slate"),
            (-4.5, 10, 12.6, 13, "night"), (8.5, 9.5, 12.3, 11, "night"),
        )
    ):  # fmt: skip
        cloud = cloud_card((x, y, z), width, 4.2, paper(colour, vary=0.04), number + 2)
        cloud.rotation_euler = (-math.pi / 2, 0, 0)  # bumps hang down


def build():
    """Set up the scene and return the finish options."""
    start("night", haze=0.018, haze_start=20, fill_s=1.1, top="#22357A", low="#6C86C4")
    rnd = random.Random(3)
    for row in WAVES:
        wave(*row)
    cliff(rnd)
    tower()
    clouds()
    rain(rnd)
    paper_boat("cream", 1.45, (-4.3, 0.2, 0.05), (0.1, 0.22, 0.15))
    lamp = (TOWER[0], TOWER[1], TOWER[2] + LAMP_HEIGHT)
    down = math.pi + math.atan2(lamp[2] - 0.6, TOWER[0] + 4.3)
    for width, alpha in ((3.6, 0.36), (2.0, 0.34)):
        beam(lamp, down, 13.5, 0.5, width, fading_film("flame", alpha, 0.02, 1.0))
    beam(lamp, down + math.pi, 12, 0.5, 3.0, fading_film("flame", 0.4, 0.0, 1.0))
    point((-4.0, -1.2, 2.4), 160, "flame", 0.5)
    firelight((0, 2, 2), 12, side=-1, height=0.7, key=0.5, rim=1.0, size=0.25)
    camera((0, -19, 3.4), (0, 0, 3.2), 38, focus=(1, 2, 2), fstop=0.9)
    halo((lamp[0], lamp[1] - 1.2, lamp[2]), 2.6, "flame", 0.9)
    return {"exposure": 0.4, "post": {"bloom": 0.4}}
