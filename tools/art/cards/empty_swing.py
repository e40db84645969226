"""On an empty playground one swing hangs still while the other flies high; tracks lead to it.
Who jumped off a second ago, and where did they land?"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import box, fbm, inst, puff, terrain
from tools.art.kit.mats import paper
from tools.art.kit.props.footprints import footprints
from tools.art.kit.props.meadows import meadow
from tools.art.kit.props.playground import beam_point, swing, swing_frame
from tools.art.kit.rig import camera, firelight

RISEN = 0.98  # angle of the flying swing
SAND_X, SAND_Y = 10.5, 8.5


def ground(x, y):
    """Sand pit with a worn hollow under each swing, lawn around it."""
    level = 0.05 * fbm(x + 20, y + 20, 0.5, 3, 3)
    for along in (-1.35, 1.35):
        spot = beam_point(along)
        level = level - 0.22 * np.exp(-((x - spot[0]) ** 2 + (y - spot[1]) ** 2) / 1.1)
    return level


def lawn(x, y):
    """Flat lawn that stays below the sand pit."""
    inside = (np.abs(x) < SAND_X - 0.4) & (np.abs(y + 1) < SAND_Y - 0.4)
    return np.where(inside, -1.0, -0.04)


def playground_edge():
    """Wooden kerb around the sand and a picket fence on the lawn."""
    wood = paper("wood")
    for side in (-1, 1):
        box((2 * SAND_X, 0.4, 0.4), (0, side * SAND_Y - 1, 0.08), wood, bevel=0.06)
        box((0.4, 2 * SAND_Y, 0.4), (side * SAND_X, -1, 0.08), wood, bevel=0.06)
    picket = box((0.34, 0.1, 1.5), (0, 0, -90), paper("cream"), bevel=0.04)
    for index in range(60):
        inst(picket, (-18 + 0.62 * index, 11.5, 0.7 + 0.03 * math.sin(index * 5)), (0, 0.03 * math.sin(index * 3), 0))
    for z in (0.45, 1.05):
        box((40, 0.08, 0.16), (0, 11.58, z), paper("bone"), bevel=0.02)


def greenery():
    """Round trees behind the fence, grass on the lawn."""
    dice = random.Random(17)
    for index in range(20):
        x = -19 + 2.0 * index
        puff(
            (x, 14.5 + dice.uniform(-1, 2.5), 0),
            dice.uniform(1.2, 2.2),
            paper(dice.choice(("moss", "pine", "leaf"))),
            paper("bark"),
            index,
        )
    spots = []
    while len(spots) < 500:
        x, y = dice.uniform(-18, 18), dice.uniform(7.2, 13)
        spots.append((x, y))
    meadow(lambda x, _y: 0 * x, spots, ("leaf", "moss"), 0.4, 3)


def build():
    """Noon with long clear shadows on pale sand."""
    start("noon", haze=0.02, haze_start=19, fill_s=0.7, top="#4FA4D8", low="#FFE9BE")
    terrain(ground, 2 * SAND_X, 2 * SAND_Y, 300, 200, paper("bone", vary=0.06, grain=0.5), (0, -1, 0.02))
    terrain(lawn, 120, 80, 240, 160, paper("leaf", vary=0.07), (0, 10, 0))
    swing_frame()
    swing(1.35, 0, paper("brick"))
    swing(-1.35, RISEN, paper("ember", light=0.25))
    playground_edge()
    greenery()
    still = beam_point(-1.35)
    sole = paper("stone")
    footprints([(-5.6, -7.6), (-4.2, -5.0), (still[0] - 0.3, still[1] + 0.1)], 10, 0.85, sole, ground)
    footprints([(3.3, -3.1), (3.8, -3.33), (4.3, -3.56)], 2, 1.15, sole, ground, 0.34)
    firelight((0, 0, 1), 10, side=-1, height=0.6, key=1.5, rim=0.4, size=0.1)
    camera((-0.2, -13.2, 4.1), (0.45, 0, 2.15), 37, focus=(0, -0.6, 2.5), fstop=0.6)
    return {"exposure": -0.1}
