"""A climbing rope runs tight over a cliff edge, held by a single peg in cracked rock.

A second peg has already come out, and a light moves somewhere below: who hangs there?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import box, group, rock, spline, tube
from tools.art.kit.mats import paper
from tools.art.kit.props.climbing import peg, strand_rope
from tools.art.kit.props.crockery import mug
from tools.art.kit.props.mountains import slab_cliff
from tools.art.kit.props.scenery import card_ridge, pines_on, random_ridge
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.things import veils

PEG = (-3.3, -1.0, 0.0)
EDGE = (1.72, -1.35, 0.1)
ROPE = 0.11


def cracks(rnd):
    """Dark wedges that run out from the foot of the peg."""
    for angle, length in ((0.15, 2.0), (1.3, 1.2), (2.5, 0.9), (-0.9, 1.5), (-2.2, 1.0)):
        points = [(PEG[0], PEG[1], 0.0)]
        for _ in range(1, 6):
            turn = angle + rnd.uniform(-0.45, 0.45)
            points.append(
                (points[-1][0] + length / 5 * math.cos(turn), points[-1][1] + length / 5 * math.sin(turn), 0.0)
            )
        tube(points, 0.07, paper("bark"), 6, np.linspace(1, 0.1, 6))


def ropes():
    """The tight rope over the edge and the slack one of the second peg."""
    eye = (PEG[0] + 0.62, PEG[1], 0.9)
    over = [
        eye, (-1.5, -1.12, 0.51), (0.2, -1.24, 0.3), EDGE, (EDGE[0] + 0.16, EDGE[1] - 0.02, -0.15),
        (EDGE[0] + 0.2, EDGE[1] - 0.02, -1.6), (EDGE[0] + 0.2, EDGE[1] - 0.02, -9.5),
    ]  # fmt: skip
    straight = [np.array(over[0]) * (1 - t) + np.array(EDGE) * t for t in np.linspace(0, 1, 6)]
    strand_rope([*straight, *over[4:]], ROPE, "ember")
    knot = [
        (eye[0] + 0.12 * math.cos(t) + 0.05 * t, eye[1] + 0.16 * math.sin(t), eye[2] + 0.02 * t)
        for t in np.linspace(0, 3 * math.tau, 60)
    ]
    tube([(x - 0.2, y, z - 0.1) for x, y, z in knot], 0.08, paper("ember"), 8)
    slack = [
        (-2.0, 2.3, 0.12), (-1.3, 1.7, 0.1), (-0.9, 2.5, 0.1), (-0.1, 2.7, 0.1), (0.1, 1.8, 0.1), (0.9, 1.5, 0.1),
        (1.75, 1.2, 0.1), (2.0, 1.15, -0.4), (2.05, 1.1, -2.0),
    ]  # fmt: skip
    tube(spline(slack, 120), ROPE * 1.05, paper("cream"), 10)


def traces(rnd):
    """Rucksack, cup and loose stones."""
    bag = paper("teal", vary=0.06)
    body = box((1.1, 0.8, 1.35), (0, 0, 0.66), bag, bevel=0.25)
    flap = box((1.16, 0.86, 0.4), (0, 0, 1.22), paper("pine"), (0.06, 0, 0), 0.15)
    pocket = box((0.75, 0.3, 0.6), (0, -0.45, 0.45), paper("pine"), bevel=0.1)
    group(body, flap, pocket, loc=(-6.1, 0.6, 0), rot=(0, -0.08, 0.5))
    mug((-4.9, -0.9, 0.02), "cream", 0.6, handle=2.4)
    for number in range(24):
        x, y = rnd.uniform(-8, 1.0), rnd.uniform(-6, 6)
        if abs(y + 1.1) > 0.6:
            rock(rnd.uniform(0.08, 0.3), (x, y, 0.02), paper(rnd.choice(("stone", "rose"))), number)
    for number, spot in enumerate(((2.5, -1.6, -0.9), (2.8, -0.9, -2.0), (2.35, -1.9, -2.7), (2.9, -1.5, -3.8))):
        rock(0.2 - 0.03 * number, spot, paper("sand"), number + 60)


def valley(rnd):
    """Far ridges deep below, in evening mist."""
    card_ridge(20, random_ridge(rnd, -7.0, 1.2, 9), paper("pine"), -30, width=90)
    pines_on(rnd, 26, (-4, 34), 19.6, lambda _x: -8.6, (1.6, 2.6), "moss")
    card_ridge(32, random_ridge(rnd, -5.5, 1.8, 11), paper("teal"), -30, width=170)
    card_ridge(46, random_ridge(rnd, -3.5, 2.6, 13), paper("steel"), -30, width=150)
    card_ridge(66, random_ridge(rnd, -1.0, 4.0, 15), paper("rose"), -30, width=200)
    veils(((27, -6.0, 0.6), (40, -3.5, 0.55), (56, -0.5, 0.45)), "#C2AFCB", 220)


def build():
    """Set up the scene and return the finish options."""
    start("dusk", haze=0.008, haze_start=22, fill_s=0.9, top="#5B5CA8", low="#FFB880", fog="#9C92C4")
    rnd = random.Random(21)
    slab_cliff()
    peg(PEG, (0, 0.32, -0.04))
    peg((-2.5, 2.6, 0.14), (0.1, 1.45, 0.5))
    cracks(rnd)
    ropes()
    traces(rnd)
    valley(rnd)
    point((EDGE[0] + 1.3, EDGE[1] - 1.6, -4.2), 520, "ember", 0.3)
    firelight((0, 0, 0), 11, side=-1, height=0.6, key=1.1, rim=1.1, size=0.16)
    camera((6.2, -10.2, 2.7), (0.35, -0.4, -0.75), 36, focus=(0, -1.2, 0), fstop=0.7)
    return {"exposure": 0.25, "post": {"sat": 1.12}}
