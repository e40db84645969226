"""Stepping stones cross a stream; the next one lies just under the surface.

A pair of orange boots stands on the last dry stone: did their owner wade on or turn back?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.films import see_through
from tools.art.kit.geo import pine, puff, rock, terrain, tube
from tools.art.kit.mats import paper
from tools.art.kit.props.luggage import boots_on
from tools.art.kit.props.stones import pebble
from tools.art.kit.props.streams import STREAM_HALF_WIDTH, across_stream, stream_bed, stream_reeds
from tools.art.kit.props.water import ripple
from tools.art.kit.rig import camera, firelight
from tools.art.kit.shapes.land import height_at
from tools.art.kit.shapes.sheets import sheet

# x, y, radius, height of the top above the water
STONES = (
    (-5.2, -5.3, 1.1, 0.42), (-3.5, -3.4, 1.0, 0.34), (-1.55, -1.75, 1.12, 0.4), (0.75, -0.35, 1.1, -0.12),
    (2.75, 1.2, 1.0, 0.36), (4.5, 2.9, 1.08, 0.4), (6.1, 4.9, 1.0, 0.42),
)  # fmt: skip
LAST_DRY = 2


def stepping_stone(number, x, y, radius, top):
    """Broad flat stone whose upper face is at height `top`."""
    half = (radius, radius * 0.86, 0.62)
    colour = ("stone", "bone", "sand", "cream", "rose", "bone", "stone")[number]
    turn = (0, 0, number * 1.3)
    pebble(half, (x, y, top - 0.6), paper(colour, vary=0.08), number, turn, squareness=3.2)


def meadow(rnd):
    """Bushes, pines and pebbles on both banks."""
    for number in range(110):
        x, y = rnd.uniform(-16, 18), rnd.uniform(-7, 20)
        beyond = abs(float(across_stream(x, y))) - STREAM_HALF_WIDTH
        if beyond < 1.6 or (y < -2 and x < -2):
            continue
        if rnd.random() < 0.6 and y > 3:
            pine((x, y, height_at(stream_bed, x, y) - 0.1), rnd.uniform(2.2, 4), paper("pine"), paper("bark"), number)
        else:
            leaf = paper(rnd.choice(("moss", "leaf", "pine")))
            puff((x, y, height_at(stream_bed, x, y) - 0.1), rnd.uniform(0.4, 0.8), leaf, seed=number)
    colours = ("stone", "steel", "rose", "sand")
    for number in range(260):
        x, y = rnd.uniform(-13, 15), rnd.uniform(-9, 13)
        beyond = abs(float(across_stream(x, y))) - STREAM_HALF_WIDTH
        if -0.5 < beyond < 1.0:
            rock(
                rnd.uniform(0.16, 0.42),
                (x, y, height_at(stream_bed, x, y) + 0.05),
                paper(rnd.choice(colours)),
                number,
                sub=2,
            )


def current(rnd):
    """Pale flow lines on the water, bent around the stones."""
    foam = paper("cream", vary=0.02)
    for x, y, radius, top in STONES:
        if top > 0:
            ripple((x, y, 0.015), radius * 1.1, 0.028, foam, 0.88)
            ripple((x, y, 0.015), radius * 1.36, 0.02, foam, 0.88, 3.6, 6.6)
    for _ in range(26):
        along, side = rnd.uniform(-12, 12), rnd.uniform(-4.4, 4.4)
        x, y = 0.78 * along + 0.62 * side, -0.62 * along + 0.78 * side
        if any(math.hypot(x - s[0], y - s[1]) < s[2] + 0.5 for s in STONES):
            continue
        length = rnd.uniform(0.5, 1.5)
        line = [
            (x + 0.78 * t, y - 0.62 * t + 0.06 * math.sin(3 * t), 0.012)
            for t in np.linspace(-length / 2, length / 2, 14)
        ]
        tube(line, 0.022, foam, 6, np.sin(np.linspace(0.1, 3.04, 14)))


def build():
    """Set up the scene and return the finish options."""
    start("noon", fill_s=0.95)
    rnd = random.Random(14)
    terrain(stream_bed, 60, 50, 420, 360, paper("moss", vary=0.06, grain=0.5), (0, 6, 0))
    bed = sheet(60, 50, (0, 6, -0.72), paper("teal", two="sea", vary=0.1))
    bed.visible_shadow = False
    surface = sheet(60, 50, (0, 6, 0), see_through("sea", 0.55))
    surface.visible_shadow = False
    for number, stone in enumerate(STONES):
        stepping_stone(number, *stone)
    x, y, _, top = STONES[LAST_DRY]
    boots_on(x, y, top)
    current(rnd)
    stream_reeds(rnd)
    meadow(rnd)
    firelight((0, 0, 0), 12, side=-1, height=0.75, key=1.1, rim=0.5, size=0.16)
    camera((-0.6, -15.0, 8.6), (0.0, -0.1, 0), 42, focus=(-1, -1.4, 0), fstop=0.5)
    return {"exposure": -0.05}
