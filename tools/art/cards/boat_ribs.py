"""The ribs of a wooden boat stand on a beach in the evening, tools and planks around them.

On a trestle a finished toy boat shows what it shall become: is the sea near enough to hope?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.films import still_water
from tools.art.kit.geo import box, circle, cutout, cyl, fbm, group, rock, spline, sweep, terrain, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.floors import plank
from tools.art.kit.props.sailing import HALF_LENGTH, half_breadth, keel_height, rib, sheer, side_strip, trestle
from tools.art.kit.props.scenery import cloud_card
from tools.art.kit.rig import camera, firelight
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.shapes.sheets import sheet
from tools.art.kit.things import lantern

YAW = 0.34  # the boat points to the right and away from us
SEA_LEVEL = -0.62


def beach(x, y):
    """Sand that slopes gently to the sea."""
    shore = 7.0 + 0.7 * np.sin(0.3 * x)
    return -0.9 / (1 + np.exp(-(y - shore) * 0.9)) + 0.1 * fbm(x + 20, y + 20, 0.5, 3)


def skeleton():
    """Keel, stem, stern, ribs and the first planks."""
    spine = [(s * HALF_LENGTH, 0, keel_height(s) - 0.12) for s in np.linspace(-0.93, 0.93, 50)]
    ends = [(-HALF_LENGTH * 1.02, 0, sheer(-1) + 0.15)], [(HALF_LENGTH * 1.06, 0, sheer(1) + 0.55)]
    keel = spline([*ends[0], *spine[::7], spine[-1], *ends[1]], 160)
    parts = [
        sweep(
            keel,
            [(-0.15, -0.18), (0.15, -0.18), (0.15, 0.18), (-0.15, 0.18)],
            paper("wood", vary=0.08),
            up=(0, 1, 0),
            bevel=0.03,
        )
    ]
    parts += [rib(s) for s in np.linspace(-0.84, 0.84, 12)]
    for side in (-1, 1):
        parts.append(side_strip(1.0, side, -0.95, 0.97, "wood", 0.09))
        parts.append(side_strip(0.62, side, -0.93, 0.94, "wood", 0.06))
    parts.append(side_strip(0.16, -1, -0.8, 0.72, "terra", 0.15))
    parts.append(side_strip(0.34, -1, -0.86, 0.12, "terra", 0.15))
    return group(*parts, loc=(0.9, 1.2, 0.25), rot=(0, 0, YAW))


def props():
    """Slanting poles that keep the hull upright, and blocks under the keel."""
    for s in (-0.62, -0.1, 0.45):
        x = 0.9 + math.cos(YAW) * s * HALF_LENGTH
        y = 1.2 + math.sin(YAW) * s * HALF_LENGTH
        out = half_breadth(s)
        near, top = np.array((x + 0.9, y - out - 1.15, 0.0)), np.array((x + 0.35, y - out, 1.5))
        tube([near, top], 0.09, paper("bark"), 10)
        box((0.7, 0.5, 0.42), (x, y, 0.16), paper("stone"), (0, 0, YAW))


def shavings(rnd):
    """Curled strips of wood."""
    for _ in range(8):
        x, y = rnd.uniform(-2.6, 0.2), rnd.uniform(-3.8, -2.2)
        radius, turn = rnd.uniform(0.08, 0.13), rnd.uniform(0, 3)
        coil = [
            ((radius * (1 - 0.05 * t)) * math.cos(t), 0.05 * t, radius + radius * (1 - 0.05 * t) * math.sin(t))
            for t in np.linspace(0, 9, 40)
        ]
        curl = sweep(
            coil, [(-0.012, -0.06), (0.012, -0.06), (0.012, 0.06), (-0.012, 0.06)], paper("sand"), up=(0, 1, 0)
        )
        curl.location, curl.rotation_euler = (x, y, 0.03), (0, 0, turn)


def tools(rnd):
    """Stack of planks, mallet, bucket and lantern."""
    for k in range(4):
        plank(
            4.2,
            0.55,
            0.13,
            (3.1 + 0.1 * k, -3.3, 0.12 + 0.15 * k),
            (0, 0, 0.14 + rnd.uniform(-0.05, 0.05)),
            "sand" if k % 2 else "wood",
        )
    head = box((0.75, 0.36, 0.36), (0, 0, 0.24), paper("bark"), bevel=0.05)
    handle = cyl(0.06, 1.2, (0, -0.7, 0.16), paper("sand"), rot=UPRIGHT, seg=10)
    group(head, handle, loc=(-0.6, -3.2, 0.0), rot=(0, 0, 0.9))
    lantern((2.6, -3.3, 0.66), 0.95, power=45)


def build():
    """Set up the scene and return the finish options."""
    start("dusk", haze=0.008, haze_start=22, fill_s=0.85, top="#41498C", low="#F7A36B")
    rnd = random.Random(5)
    terrain(beach, 70, 40, 320, 240, paper("sand", vary=0.06, grain=0.5), (0, 3, 0))
    sheet(160, 90, (0, 50, SEA_LEVEL), still_water("teal", 0.45, 0.12, 0.12, 0.6))
    skeleton()
    props()
    trestle(-4.6, -3.0, 0.3)
    shavings(rnd)
    tools(rnd)
    for number in range(12):
        x, y = rnd.uniform(-12, 12), rnd.uniform(-3, 4)
        if abs(x) > 6.5:
            rock(rnd.uniform(0.15, 0.4), (x, y, 0), paper("stone"), number)
    cutout([circle(4.4, 90)], 0.1, glow("ember", 1.2, "flame"), 0.02, (-7, 80, 2.6), UPRIGHT)
    cloud_card((12, 85, 13), 26, 4.0, paper("rose"), 3)
    cloud_card((-22, 85, 15), 24, 3.4, paper("rose"), 5)
    firelight((0, 0, 1), 11, side=-1, height=0.6, key=1.1, rim=1.2, size=0.2)
    camera((-0.4, -15.5, 4.5), (-0.1, 0, 1.75), 37.5, focus=(0, -1, 1), fstop=0.6)
    return {"exposure": 0.3, "post": {"sat": 1.12}}
