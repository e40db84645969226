"""A wall of round gauges whose needles all agree, except for one that stands deep in the red.
The pipe of that one gauge is torn off: is the alarm real, or is only the gauge broken?"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import box, cutout, inst, spline, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.pipes import collar, disc, ring
from tools.art.kit.rig import area, camera, firelight, point
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.shapes.outlines import polar, sector
from tools.art.kit.things import join

RADIUS = 1.3
STEP_X = 3.25
STEP_Z = 3.8
CALM = 128  # needle angle in degrees, counter-clockwise from the right
ALARM = -26
ODD = (4, 2)  # column and row of the outlier
COLUMNS, ROWS = 8, 5


def centre(column, row):
    """Middle of one gauge on the wall."""
    return (column - 3.42) * STEP_X, (row - 2.05) * STEP_Z


def scale_marks(red):
    """Coloured arcs and short strokes on a gauge face, without any numbers."""
    parts = []
    arcs = ((paper("sea"), 215, 70), (paper("ochre"), 67, 20), (red, 17, -35))
    for material, first, last in arcs:
        outline = sector(RADIUS * 0.64, RADIUS * 0.82, first, last)
        parts.append(cutout([outline], 0.04, material, 0.01, (0, -0.2, 0), UPRIGHT))
    for degrees in np.linspace(215, -35, 11):
        x, z = polar(RADIUS * 0.55, math.radians(degrees))
        turn = (0, -math.radians(degrees), 0)
        parts.append(box((0.16, 0.04, 0.05), (x, -0.2, z), paper("ink"), turn, bevel=0.01))
    return parts


def gauge(face, red):
    """One gauge without its needle, baked to a single mesh around the origin."""
    parts = [
        ring(RADIUS, RADIUS * 0.86, 0.62, paper("ochre"), (0, -0.25, 0), bevel=0.09),
        disc(RADIUS * 0.93, 0.1, face, (0, -0.12, 0)),
        collar((0, 0, -RADIUS - 0.08), "z", 0.26, 0.34, paper("ochre")),
        collar((0, 0, RADIUS + 0.08), "z", 0.26, 0.34, paper("ochre")),
    ]
    return join(parts + scale_marks(red))


def needle(colour):
    """Pointer along +x with a round cap."""
    outline = [(-0.42, -0.13), (-0.42, 0.13), (0.2, 0.13), (0.98, 0.03), (0.98, -0.03), (0.2, -0.13)]
    scaled = [(x * RADIUS * 0.8, y * RADIUS * 0.8) for x, y in outline]
    hand = cutout([scaled], 0.07, colour, 0.015, (0, -0.3, 0), UPRIGHT)
    return join([hand, disc(0.19, 0.12, paper("ink"), (0, -0.34, 0))])


def torn_pipe(x, z):
    """The feed below the odd gauge: broken off, its lower end bent towards us."""
    copper = paper("terra")
    low = z - STEP_Z + RADIUS
    stub = spline([(x, 0, low), (x, -0.02, low + 0.4), (x + 0.24, -0.2, low + 0.66), (x + 0.74, -0.5, low + 0.7)], 24)
    tube(stub, 0.16, copper, 16)
    tube([stub[-1], stub[-1] + 0.1 * (stub[-1] - stub[-2])], 0.12, paper("ink"), 12)
    tube([(x, 0, z - RADIUS - 0.1), (x - 0.01, 0, z - RADIUS - 0.4)], 0.16, copper, 16)
    tube([(x, 0, z - RADIUS - 0.39), (x, 0, z - RADIUS - 0.41)], 0.12, paper("ink"), 16)


def pipes():
    """One copper pipe down every column; it stays whole except below the odd gauge."""
    odd_x, odd_z = centre(*ODD)
    for column in range(COLUMNS):
        x, _ = centre(column, 0)
        if column != ODD[0]:
            tube([(x, 0, -12), (x, 0, 12)], 0.15, paper("terra"), 16)
            continue
        tube([(x, 0, -12), (x, 0, odd_z - STEP_Z)], 0.15, paper("terra"), 16)
        tube([(x, 0, odd_z), (x, 0, 12)], 0.15, paper("terra"), 16)
    torn_pipe(odd_x, odd_z)


def build():
    """Scene and render options."""
    start("night", fill_s=0.95)
    rng = random.Random(6)
    for column in range(COLUMNS + 1):
        x = (column - 3.42) * STEP_X
        box((STEP_X - 0.03, 0.3, 30), (x, 0.55, 0), paper("slate" if column % 2 else "night"))
    pipes()
    calm, hand = gauge(paper("bone"), paper("terra")), needle(paper("ink"))
    for column in range(COLUMNS):
        for row in range(ROWS):
            x, z = centre(column, row)
            if (column, row) == ODD:
                continue
            inst(calm, (x, 0, z))
            turn = math.radians(CALM + rng.uniform(-3, 3))
            inst(hand, (x, 0, z), (0, -turn, 0))
    x, z = centre(*ODD)
    inst(gauge(glow("ember", 0.6), glow("#D92A12", 0.85)), (x, 0, z))
    inst(needle(paper("ink")), (x, 0, z), (0, -math.radians(ALARM), 0))
    point((x, -2.2, z), 45, "ember", 0.4)
    firelight((0, 0, 0), 11, side=-1, height=0.7, key=0.75, rim=0.2, size=0.2)
    area((6, -16, 8), (2, 0, 0), 900, "steel", 8)
    camera((-1.7, -17.6, -1.2), (0.75, 0, 0.1), 42, focus=(x, 0, z), fstop=0.6)
    return {"exposure": 0.35, "post": {"bloom": 0.3}}
