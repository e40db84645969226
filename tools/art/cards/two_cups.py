"""Two cups steam on a long bench above a valley in the morning; nobody is there.

They stand far apart, yet their steam leans together: is this a meeting or a parting?
"""

import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import circle, cutout, fbm, puff, rock, terrain
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.crockery import mug, steam
from tools.art.kit.props.floors import plank
from tools.art.kit.props.scenery import card_ridge, pines_on, random_ridge
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.things import veils

SEAT_HEIGHT = 1.75
BENCH_LENGTH = 9.6


def hilltop(x, y):
    """Grassy brow that falls away behind the bench."""
    fall = 0.09 * np.maximum(0, y - 1.2) ** 2
    return -fall + 0.12 * fbm(x + 20, y + 20, 0.45, 5)


def bench():
    """Long backless bench: two seat planks on three trestles."""
    plank(BENCH_LENGTH, 0.72, 0.2, (0, -0.4, SEAT_HEIGHT), (0.0, 0.006, 0.008), "wood", "bark")
    plank(BENCH_LENGTH - 0.15, 0.72, 0.2, (0.05, 0.4, SEAT_HEIGHT), (0, -0.004, -0.006), "wood")
    for x in (-3.9, 0, 3.9):
        plank(0.34, 1.5, 0.22, (x, 0, SEAT_HEIGHT - 0.2), colour="bark")
        for y, slope in ((-0.5, -0.1), (0.5, 0.1)):
            plank(0.3, 0.24, SEAT_HEIGHT, (x, y, SEAT_HEIGHT / 2 - 0.15), (slope, 0, 0), "bark")


def valley(rnd):
    """Ridges of card with mist between them."""
    card_ridge(16, (2.4, 1.6, 1.9, 0.2, -1.9, -2.0, -0.4, 1.4, 0.9, 2.6), paper("teal"), -14)
    pines_on(rnd, 9, (-20, -8), 15.6, lambda _x: 0.6, (2.0, 3.4), "pine")
    pines_on(rnd, 9, (8, 20), 15.6, lambda _x: 0.4, (2.0, 3.6), "pine")
    card_ridge(26, (4.4, 2.0, 4.6, 1.4, -0.6, 0.9, 3.9, 1.8, 4.4), paper("sea"), -18, width=80)
    card_ridge(38, random_ridge(rnd, 3.6, 2.2, 11), paper("steel"), -20, width=110)
    card_ridge(54, random_ridge(rnd, 7.0, 2.6, 13), paper("rose"), -20, width=150)
    veils(((21, 1.2, 0.7), (32, 2.6, 0.55), (46, 5.0, 0.5)), "#F3D9B8", 160)


def brow(rnd):
    """Stones and small bushes around the bench."""
    for number in range(16):
        x, y = rnd.uniform(-9, 9), rnd.uniform(-3.5, 1.5)
        if abs(x) < 5.2 and abs(y) < 1.2:
            continue
        height = float(hilltop(np.array(x), np.array(y)))
        if rnd.random() < 0.5:
            rock(rnd.uniform(0.15, 0.4), (x, y, height), paper("stone"), number)
        else:
            puff((x, y, height - 0.05), rnd.uniform(0.25, 0.5), paper("moss"), seed=number)


def build():
    """Set up the scene and return the finish options."""
    start("dawn", haze=0.008, haze_start=18, top="#5E9CD0", low="#FFC98C", fog="#F0D2B0")
    rnd = random.Random(9)
    terrain(hilltop, 44, 24, 260, 200, paper("moss", vary=0.06, grain=0.5), (0, 2, 0))
    bench()
    seat_top = SEAT_HEIGHT + 0.1
    mug((-2.7, -0.1, seat_top), "ember", 0.95, handle=3.6)
    mug((2.5, 0.05, seat_top), "sea", 0.95, handle=-0.4)
    steam((-2.7, -0.1, seat_top + 0.7), 2.1, lean=0.5, seed=2, alpha=0.2, width=0.3)
    steam((2.5, 0.05, seat_top + 0.7), 2.1, lean=-0.5, seed=5, alpha=0.2, width=0.3)
    cutout([circle(5.6, 90)], 0.1, glow("flame", 1.05), 0.02, (0.4, 60, 7.4), UPRIGHT)
    point((0.3, 9, 4.5), 1500, "flame", 1.0)
    valley(rnd)
    brow(rnd)
    firelight((0, 0, 1), 11, side=-1, height=0.7, key=0.95, rim=1.1, size=0.2)
    camera((0.5, -12.5, 4.6), (0.05, 0, 2.55), 38, focus=(0, 0, 2), fstop=0.6)
    return {"exposure": 0.15, "post": {"sat": 1.22, "gamma": 0.95}}
