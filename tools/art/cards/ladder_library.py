"""Curved shelves full of rolled papers rise into the dark; one slot is empty and lit.

The ladder ends just below the light: who took that roll, or who is it kept for?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, box, cyl, inst, sweep, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.books import paper_rolls
from tools.art.kit.rig import area, camera, firelight, point

RADIUS = 11.0  # inner radius of the round hall
DEPTH = 1.2  # depth of a slot
ROWS = 12
ROW = 1.56  # height of one row
COLUMNS = 32
ARC = math.radians(150)
LIT = (5, 17)  # row and column of the empty slot


def wall_point(angle, radius, height):
    """Point in the hall; angle 0 looks straight away from the camera, positive to the right."""
    return (radius * math.sin(angle), radius * math.cos(angle), height)


def column_angle(column):
    """Direction of a column of slots."""
    return ARC * (column / COLUMNS - 0.5)


def arc(radius, height, samples=120):
    """Level line along the wall."""
    return [wall_point(a, radius, height) for a in np.linspace(-ARC / 2, ARC / 2, samples)]


def shelves():
    """Boards, uprights and the dark back of all slots."""
    wood, back = paper("wood", vary=0.06), paper("bark", vary=0.06)
    plank = [(-DEPTH / 2, -0.06), (DEPTH / 2, -0.06), (DEPTH / 2, 0.06), (-DEPTH / 2, 0.06)]
    for row in range(ROWS + 1):
        sweep(arc(RADIUS + DEPTH / 2, row * ROW), plank, wood, up=(0, 0, 1))
    sheet = [(-0.03, 0), (0.03, 0), (0.03, ROWS * ROW), (-0.03, ROWS * ROW)]
    sweep(arc(RADIUS + DEPTH, 0), sheet, back, up=(0, 0, 1))
    for column in range(COLUMNS + 1):
        angle = column_angle(column)
        x, y, _ = wall_point(angle, RADIUS + DEPTH / 2, 0)
        box((0.1, DEPTH, ROWS * ROW), (x, y, ROWS * ROW / 2), wood, rot=(0, 0, -angle), bevel=0.02)


def fill_slots(source):
    """Two to five rolls per slot, piled; the lit slot stays empty."""
    models = paper_rolls()
    piles = {
        2: ((-0.2, 0), (0.19, 0)),
        3: ((-0.2, 0), (0.2, 0), (0, 0.33)),
        1: ((0.1, 0),),
        5: ((-0.2, 0), (0.2, 0), (-0.19, 0.36), (0.2, 0.36), (0, 0.7)),
        4: ((-0.2, 0), (0.2, 0), (-0.18, 0.37), (0.21, 0.36)),
    }
    for row in range(ROWS):
        for column in range(COLUMNS):
            if (row, column) == LIT:
                continue
            angle = column_angle(column + 0.5)
            for across, up in piles[source.choice((1, 2, 3, 3, 4, 4, 5))]:
                size = source.uniform(1.18, 1.42)
                x, y, z = wall_point(
                    angle, RADIUS + source.uniform(-0.12, 0.12), row * ROW + 0.06 + 0.17 * size + up * 1.25
                )
                x += 1.35 * across * math.cos(angle)
                y -= 1.35 * across * math.sin(angle)
                inst(source.choice(models), (x, y, z), (0, source.uniform(0, TAU), -angle), size)


def lit_slot():
    """The empty slot: a glowing back wall and a little light that spills out."""
    row, column = LIT
    angle = column_angle(column + 0.5)
    x, y, z = wall_point(angle, RADIUS + DEPTH * 0.9, (row + 0.5) * ROW)
    box((0.8, 0.04, ROW - 0.14), (x, y, z), glow("ember", 2.0), rot=(0, 0, -angle), bevel=0)
    point(wall_point(angle, RADIUS + 0.25, (row + 0.5) * ROW), 60, "ember", 0.12)
    point(wall_point(angle, RADIUS - 1.2, (row + 0.5) * ROW), 420, "ember", 0.3)


def ladder():
    """Long ladder whose top leans on the shelves two rows under the light."""
    angle = column_angle(LIT[1] + 0.5)
    top = np.array(wall_point(angle, RADIUS - 0.12, (LIT[0] - 0.9) * ROW))
    foot = np.array(wall_point(angle - 0.02, RADIUS - 3.2, 0))
    side = np.array([math.cos(angle), -math.sin(angle), 0]) * 0.48
    wood = paper("ochre", two="wood", vary=0.05)
    for sign in (-1, 1):
        tube([foot + side * sign * 1.15, top + side * sign], 0.085, wood, 10)
    for u in np.linspace(0.05, 0.97, 19):
        middle = foot + (top - foot) * u
        width = side * (1.15 - 0.15 * u)
        tube([middle - width, middle + width], 0.06, wood, 8)


def build():
    """Build the scene and return its render options."""
    start("night", fill_s=0.9, haze=0.055, haze_start=15.5, fog="#22336F")
    source = random.Random(3)
    shelves()
    fill_slots(source)
    lit_slot()
    ladder()
    cyl(RADIUS + 3, 0.2, (0, 0, -0.1), paper("slate", two="night"), seg=96)
    point((-1.4, 5.6, 0.6), 420, "ember", 0.3)
    firelight((0, 6, 3), 9, side=-1, height=0.3, key=0.45, rim=0.0, size=0.3)
    area((5, -9, 12), (0, 9, 8), 2600, "#8EA6E0", 8)
    area((-9, -4, 4), (2, 10, 5), 1500, "flame", 3)
    camera((-2.2, -6.2, 2.6), (0.0, 9.5, 6.1), 32, focus=(1.5, 10, 7), fstop=1.2)
    return {"exposure": 0.6, "post": {"bloom": 0.42}}
