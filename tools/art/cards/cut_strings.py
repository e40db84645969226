"""A puppet's cross hangs over a toy stage, its strings cut; small glowing steps lead off the boards.

Who held the scissors, and where do the steps go?
"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, circle, cutout, cyl, fbm, group, spline, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.palette import tint
from tools.art.kit.props.floors import backdrop, planks
from tools.art.kit.rig import area, camera, firelight, point, spot
from tools.art.kit.shapes.cutouts import UPRIGHT

FLOOR = 1.0  # height of the little stage
CROSS = np.array([-0.1, -0.2, 7.35])


def stage():
    """Boards, painted scenery and a card proscenium with a scalloped top."""
    for k in range(9):
        tone = tint("sand", 0.92 + 0.07 * (k % 3))
        box((0.80, 4.2, 0.3), (-3.24 + 0.81 * k, 0.1, FLOOR - 0.15), paper(tone), bevel=0.02)
    box((7.6, 0.25, FLOOR), (0, -2.0, FLOOR / 2), paper("brick"), bevel=0.03)
    for x in (-3.68, 3.68):
        box((0.25, 4.2, FLOOR), (x, 0.1, FLOOR / 2), paper("brick"), bevel=0.03)
    arch = [(2.95 * math.cos(a), 3.3 + 1.15 * math.sin(a)) for a in np.linspace(0, math.pi, 40)]
    hole = [(2.95, FLOOR)] + arch + [(-2.95, FLOOR)]
    shell = [(-3.9, 0), (3.9, 0), (3.9, 4.6), (3.1, 5.0), (1.4, 5.15), (0, 5.7), (-1.4, 5.15), (-3.1, 5.0), (-3.9, 4.6)]
    cutout([shell, hole], 0.3, paper("ochre"), 0.06, (0, 0.35, 0), UPRIGHT)
    for side in (-1, 1):
        for k in range(4):
            cyl(0.2, 3.6, (side * (2.85 - 0.28 * k), 0.8, FLOOR + 1.75), paper("teal"), 0.13, seg=16)


def scenery():
    """Night sky and two hill chains painted on card."""
    cutout([[(-3.6, 0), (3.6, 0), (3.6, 4.4), (-3.6, 4.4)]], 0.1, paper("#3A4E8C"), 0.02, (0, 2.1, 0), UPRIGHT)
    cyl(0.42, 0.1, (1.1, 1.98, 3.45), paper("cream", light=0.25), rot=UPRIGHT, seg=40)
    for y, height, colour, seed in ((1.8, 2.3, "#4F7C8C", 3), (1.5, 1.75, "#2F5D63", 6)):
        xs = np.linspace(-3.5, 3.5, 60)
        zs = height + 0.5 * fbm(xs + 9, xs * 0 + seed, 0.6, seed, 2)
        hill = [*zip(xs, zs, strict=True), (3.5, 0.2), (-3.5, 0.2)]
        cutout([hill], 0.1, paper(colour), 0.02, (0, y, 0), UPRIGHT)


def control_cross():
    """Wooden cross on a rope, with strings cut at different heights."""
    wood, cord = paper("wood"), paper("cream")
    parts = [box((3.9, 0.36, 0.22), (0, 0, 0), wood, bevel=0.06), box((0.36, 2.9, 0.22), (0, 0, 0.2), wood, bevel=0.06)]
    parts.append(cyl(0.13, 0.5, (0, 0, 0.45), paper("brick")))
    ends = ((-1.8, 0, 1.55), (1.8, 0, 1.1), (-0.9, 0, 0.7), (0.95, 0, 1.7), (0, -1.3, 1.25), (0, 1.3, 0.6))
    for k, (x, y, length) in enumerate(ends):
        curl = 0.16 * math.sin(k * 2.4 + 1)
        line = spline(
            [(x, y, 0), (x, y, -0.6 * length), (x + curl * 0.2, y, -0.85 * length), (x + curl, y, -length)], 30
        )
        parts.append(tube(line, 0.03, cord, 8))
        parts.append(ball(0.07, (x, y, -0.14), paper("brick"), sub=2))
        for fray in (-1, 0, 1):
            tip = line[-1] + (fray * 0.09 + curl * 0.4, 0, -0.17)
            parts.append(tube(np.linspace(line[-1], tip, 4), 0.018, cord, 6))
    parts.append(tube([(0, 0, 0.6), (0, 0, 3), (0, 0, 6)], 0.07, paper("sand"), 10))
    group(*parts, loc=CROSS, rot=(0.10, -0.10, 0.35), scale=1.15)


def steps():
    """Glowing prints of small feet from the middle of the stage over its edge and away."""
    sole = [
        (0.15 * math.cos(a) * (1.2 if math.sin(a) > 0 else 0.85), 0.28 * math.sin(a))
        for a in np.linspace(0, math.tau, 24)[:-1]
    ]
    on_stage = spline([(-0.5, 0.9), (-0.2, -0.2), (0.4, -1.0), (1.1, -1.75)], 6)
    on_table = spline([(1.5, -2.55), (2.3, -3.15), (3.5, -3.4), (4.8, -2.8), (5.9, -1.7), (7.0, -0.9)], 12)
    for path, level in ((on_stage, FLOOR + 0.005), (on_table, 0.005)):
        for k, place in enumerate(path):
            along = path[min(k + 1, len(path) - 1)] - path[max(k - 1, 0)]
            heading = math.atan2(along[1], along[0]) - math.pi / 2
            side = 0.17 if k % 2 else -0.17
            spot_xy = place + side * np.array([math.cos(heading), math.sin(heading)])
            cutout([sole], 0.02, glow("#FF6A10", 1.0), 0.004, (*spot_xy, level), (0, 0, heading))
    point((3.4, -3.5, 0.5), 16, "ember", 0.3)


def scissors():
    """Open scissors left on the boards."""
    blade = [(-0.09, 0), (0.09, 0), (0.13, 0.7), (0.02, 1.25), (-0.07, 0.7)]
    parts = []
    for side in (-1, 1):
        ring = [circle(0.26, 28, (side * 0.02, -0.62)), circle(0.15, 28, (side * 0.02, -0.62))]
        shank = [(-0.07, -0.42), (0.07, -0.42), (0.09, 0.05), (-0.09, 0.05)]
        pieces = [
            cutout([blade], 0.06, paper("mist"), 0.015, (0, 0, 0.02 * side)),
            cutout([shank], 0.08, paper("brick"), 0.02, (0, 0, 0.02 * side)),
            cutout(ring, 0.1, paper("brick"), 0.03, (0, 0, 0.02 * side)),
        ]
        parts.append(group(*pieces, rot=(0, 0, side * 0.3)))
    parts.append(cyl(0.06, 0.16, (0, 0, 0), paper("ochre")))
    group(*parts, loc=(-1.55, -0.75, FLOOR + 0.07), rot=(0, 0, 1.0), scale=0.95)


def build():
    """Build the scene and return its render options."""
    start("dusk", fill_s=0.7)
    planks(40, 16, 6, "#5A4A4E", y=-3, seed=2)
    backdrop(5, "#7C86B0")
    stage()
    scenery()
    control_cross()
    steps()
    scissors()
    spot((-0.6, -4.5, 11), (-0.1, 0.2, 1), 5200, "flame", 22, 0.25, 0.12)
    area((0, 0.9, 4.6), (0, 1.6, 2), 40, "ember", 1.5)
    firelight((0, 0, 3), 10, side=-1, height=0.8, key=0.75, rim=0.6, size=0.2)
    camera((1.5, -15.4, 8.7), (1.0, -0.6, 3.42), 36.5, focus=(0, -0.8, 2), fstop=0.6)
    return {"exposure": 0.15}
