"""A tiny lit tent on a bare hill under one enormous dark cloud, with a kite string between them.
Is the cloud a threat to the tent, or is somebody inside holding it?"""

import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cyl, fbm, inst, mesh, remesh, rock, spline, terrain, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.meadows import meadow
from tools.art.kit.rig import area, camera, firelight, point
from tools.art.kit.shapes.land import height_at
from tools.art.kit.things import halo

TENT = (-0.9, 0.0)


def ground(x, y):
    """Bare hill whose crest carries the tent."""
    crest = 1.5 * np.exp(-((x + 1) ** 2 / 40 + y * y / 30))
    return crest + 0.22 * fbm(x + 30, y + 30, 0.3, 3, 3) - 0.004 * np.maximum(0, y - 3) ** 2


def cloud():
    """Heap of balls fused into one body, flat below and towering above."""
    dice = random.Random(12)
    lumps = []
    for _ in range(150):
        share = dice.uniform(-1, 1)
        tall = (1 - share * share) ** 0.7
        height = dice.random() ** 1.2
        radius = dice.uniform(1.2, 2.5) * (1.1 - 0.3 * height) * (0.55 + 0.45 * tall)
        spot = (2.2 + 12.5 * share, 9 + dice.uniform(-2.6, 2.6), 7.4 + 7.4 * tall * height)
        lumps.append(ball(radius, spot, None, (1.15, 1, 0.92), sub=2))
    return remesh(lumps, 0.22, paper("slate", vary=0.06, dents=0.3), 5)


def tent(base):
    """Ridge tent with its mouth towards us; the front shows the lit inside."""
    half, length, tall = 0.85, 1.9, 1.25
    ridge = [(0, -length / 2, tall), (0, length / 2, tall)]
    cloth = paper("ochre", light=0.35)
    turn = (0, 0, -0.42)
    at = (TENT[0], TENT[1], base)
    left = [(-half, -length / 2, 0), ridge[0], ridge[1], (-half, length / 2, 0)]
    right = [(half, -length / 2, 0), (half, length / 2, 0), ridge[1], ridge[0]]
    mesh(left, [(0, 1, 2, 3)], cloth, loc=at, rot=turn)
    mesh(right, [(0, 1, 2, 3)], cloth, loc=at, rot=turn)
    inside = [(-half * 0.92, -0.7, 0), (half * 0.92, -0.7, 0), (0, -0.7, tall * 0.94)]
    mesh(inside, [(0, 1, 2)], glow("flame", 2.2), loc=at, rot=turn)
    for sign in (-1, 1):
        flap = [(sign * half, -length / 2, 0), (0, -length / 2, tall), (sign * half * 0.5, -length / 2 - 0.28, 0)]
        mesh(flap, [(0, 1, 2)], paper("terra", light=0.25), loc=at, rot=turn)
    return np.array(at) + (0, 0, tall)


def guy_ropes(base):
    """Four short ropes with pegs."""
    for x, y in ((-1.7, -1.2), (1.5, -1.5), (-1.3, 1.6), (1.9, 1.0)):
        foot = (TENT[0] + x, TENT[1] + y, height_at(ground, TENT[0] + x, TENT[1] + y))
        tube(spline([foot, (TENT[0] + x * 0.25, TENT[1] + y * 0.5, base + 0.95)], 4), 0.018, paper("cream"), 5)
        cyl(0.035, 0.25, (foot[0], foot[1], foot[2] + 0.06), paper("wood"), seg=6)


def kite_string(top):
    """Bright string from the tent up into the belly of the cloud."""
    line = spline([top, top + (0.9, 1.4, 2.6), top + (2.7, 4.5, 4.6), top + (4.0, 7.5, 6.9)], 60)
    tube(line, 0.028, paper("ember", light=0.9), 6)
    for share in (0.30, 0.42, 0.54, 0.66):
        x, y, z = line[int(share * 59)]
        for side in (-1, 1):
            wing = [(0, 0, 0), (side * 0.26, 0, 0.13), (side * 0.26, 0, -0.13)]
            mesh(wing, [(0, 1, 2)], paper("ember", light=0.6), loc=(x, y, z), rot=(0, 0.5, 0))


def rain():
    """Slanting rain below the right wing of the cloud."""
    dice = random.Random(3)
    drop = box((0.03, 0.03, 0.9), (0, 0, -90), paper("mist"), bevel=0)
    for _ in range(170):
        x = dice.uniform(4.5, 13)
        inst(drop, (x, dice.uniform(6, 12), dice.uniform(-1, 7.2)), (0, 0.22, 0), dice.uniform(0.6, 1.2))


def build():
    """Night is mid-blue; the only warm things are the tent and its string."""
    start("night", haze=0.012, haze_start=20)
    terrain(ground, 80, 40, 320, 200, paper("teal", vary=0.08), (0, 6, 0))
    base = height_at(ground, *TENT)
    top = tent(base)
    guy_ropes(base)
    cloud()
    kite_string(top)
    rain()
    dice = random.Random(8)
    meadow(ground, [(dice.uniform(-11, 11), dice.uniform(-7, 3)) for _ in range(700)], ("pine", "teal"), 0.34, 4)
    for index in range(9):
        x, y = dice.uniform(-8, 8), dice.uniform(-5, 2)
        rock(dice.uniform(0.12, 0.3), (x, y, height_at(ground, x, y)), paper("slate"), index)
    point((TENT[0] + 0.3, TENT[1] - 1.5, base + 0.5), 110, "ember", 0.3)
    point((TENT[0] + 1, 5.5, 3.6), 900, "ember", 0.6)
    area((-16, -6, 6), (0, 9, 10), 5200, "#FFB58A", 3)
    firelight((0, 3, 4), 11, side=-1, height=0.35, key=0.2, rim=1.2)
    camera((0, -14.5, 2.1), (0.6, 2, 4.6), 34, focus=(*TENT, base), fstop=0.8)
    halo((TENT[0], TENT[1] - 0.3, base + 0.5), 2.2, "ember", 0.5)
    return {"exposure": 0.3, "post": {"bloom": 0.4}}
