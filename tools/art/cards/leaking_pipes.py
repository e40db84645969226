"""Painted pipes cover a wall in good order; one joint is bandaged with an orange rag and drips.
The cup below runs over: how long has this quick fix been enough?"""

import math
import random
from itertools import pairwise

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cutout, cyl, spline, tube
from tools.art.kit.mats import paper
from tools.art.kit.props.pipes import JOINT, bandage, bent_path, collar, flange, valve
from tools.art.kit.rig import area, camera, firelight

SHELF = -3.55  # height of the shelf
CUP = (0.9, -1.0)  # x and y of the cup
WATER = "#6FB3D8"


def pipe(corners, radius, colour, bend=1.0):
    """Painted pipe along bent corners."""
    return tube(bent_path(corners, bend), radius, paper(colour), 28)


def wall():
    """Tiles behind the pipes and the shelf with its skirting."""
    rng = random.Random(2)
    for column in range(-8, 9):
        for row in range(-5, 6):
            x = column * 2.1 + (1.05 if row % 2 else 0)
            tone = rng.choice(("teal", "teal", "sea", "teal"))
            box((2.04, 0.2, 1.34), (x, 1.25, row * 1.4), paper(tone, vary=0.04), bevel=0.05)
    box((40, 0.2, 40), (0, 1.4, 0), paper("pine"), bevel=0)
    box((40, 3.6, 0.5), (0, -0.3, SHELF - 0.25), paper("wood", vary=0.08), bevel=0.08)


def quiet_pipes():
    """Everything that works as it should."""
    pipe([(-14, 0.35, 4.2), (-5.4, 0.35, 4.2), (-5.4, 0.35, -9)], 0.5, "cream")
    pipe([(-14, 0.2, 2.7), (-7.1, 0.2, 2.7), (-7.1, 0.2, -9)], 0.5, "sand")
    pipe([(14, 0.35, 4.2), (5.6, 0.35, 4.2), (5.6, 0.35, -9)], 0.5, "ochre")
    pipe([(14, 0.2, 2.2), (7.6, 0.2, 2.2), (7.6, 0.2, -9)], 0.42, "cream")
    pipe([(-3.6, 0.35, 9), (-3.6, 0.35, -1.5), (-3.6, 0.35, -9)], 0.36, "slate")
    pipe([(-2.5, 0.35, 9), (-2.5, 0.35, -1.5), (-2.5, 0.35, -9)], 0.36, "slate")
    pipe([(3.9, 0.35, 9), (3.9, 0.35, -9)], 0.36, "slate")
    for x, z, radius in ((-5.4, 1.2, 0.5), (-7.1, -1.2, 0.5), (5.6, 1.6, 0.5), (7.6, -1.2, 0.42)):
        flange((x, 0.3, z), "z", radius * 1.5, paper("bone"), paper("ink"))
    for x in (-3.6, -2.5, 3.9):
        for z in (3.2, -1.9):
            collar((x, 0.35, z), "z", 0.45, 0.34, paper("ink"))


def leaking_pipe():
    """The big terracotta pipe with the bandaged joint in its level part."""
    _x, y, z = JOINT
    pipe([(-1.15, y, 9), (-1.15, y, z), (2.4, y, z), (2.4, y, -9)], 0.56, "terra", 1.15)
    flange((-1.15, y, 3.0), "z", 0.84, paper("bone"), paper("ink"))
    flange((2.4, y, -2.2), "z", 0.84, paper("bone"), paper("ink"))
    valve(-1.15, -1.75, 1.75, 0.85, "brick")


def cup():
    """Cup on the shelf, full to the brim."""
    x, y = CUP
    clay = paper("cream")
    profile = [(0.4, 0), (0.5, 0.35), (0.58, 0.75), (0.62, 1.02)]
    for (low_r, low_z), (top_r, top_z) in pairwise(profile):
        middle = SHELF + (low_z + top_z) / 2
        cyl(low_r, top_z - low_z, (x, y, middle), clay, top_r, seg=48, bevel=0)
    handle = [(x + 0.56 + 0.34 * math.sin(a), y, SHELF + 0.55 + 0.3 * math.cos(a)) for a in np.linspace(0, math.pi, 20)]
    tube(handle, 0.085, clay, 10)
    ball(0.61, (x, y, SHELF + 1.0), paper(WATER, rough=0.12), (1, 1, 0.16))


def spill():
    """Drops on their way, trickles down the cup, the puddle and what runs off the shelf."""
    x, y = CUP
    water = paper(WATER, rough=0.12)
    for height, radius in ((-1.35, 0.17), (-0.28, 0.13)):
        ball(radius, (x, y + 0.1, height), water, (0.9, 0.9, 1.25))
    for angle, width in ((-2.3, 0.07), (-1.75, 0.05), (-0.7, 0.06)):
        trickle = [
            (x + r * math.cos(angle), y + r * math.sin(angle), SHELF + h)
            for r, h in ((0.5, 1.07), (0.62, 1.04), (0.61, 0.7), (0.5, 0.3), (0.46, 0))
        ]
        tube(spline(trickle, 24), width, water, 12)
    shore = [(-2.6, -1.5), (-1.6, -1.1), (-0.5, -0.75), (0.9, -0.5), (2.2, -0.8), (2.5, -1.3)]
    shore += [(1.7, -1.75), (0.7, -2.04), (-0.2, -1.9), (-1.1, -2.05), (-2.0, -1.95)]
    puddle = [tuple(point) for point in spline(shore, 120, True)[:-1]]
    cutout([puddle], 0.09, water, 0.04, (0, 0, SHELF + 0.03))
    for edge_x, length in ((0.62, 0.28), (0.74, 0.5), (-1.1, 0.4), (-1.26, 0.18)):
        run = [(edge_x, -1.95, 0.04), (edge_x, -2.08, 0.04), (edge_x, -2.14, -0.06)]
        run.append((edge_x + 0.02, -2.14, -length))
        path = spline([(px, py, SHELF + pz) for px, py, pz in run], 24)
        tube(path, 0.05, water, 10, radii=np.linspace(1.3, 0.6, 24))
    ball(0.1, (0.76, -2.14, SHELF - 0.82), water, (0.9, 0.9, 1.3))


def build():
    """Scene and render options."""
    start("dusk", fill_s=0.9)
    wall()
    quiet_pipes()
    leaking_pipe()
    bandage()
    cup()
    spill()
    firelight((0, 0, 0), 10, side=-1, height=0.75, key=1.0, rim=0.3, size=0.2)
    area((8, -12, 4), (1, 0, -2), 380, "mist", 5)
    camera((1.0, -17.5, 0.9), (0.35, 0, -0.25), 44, focus=(0.9, -1, -1), fstop=0.7)
    return {"exposure": 0.2}
