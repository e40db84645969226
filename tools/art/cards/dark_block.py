"""A hillside town at night: every window is lit, only the block in the middle is dark.
A lone lantern climbs the steps towards it: is somebody coming to help, or coming home?"""

import math
import random

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cyl, inst, lantern, puff
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.houses import terrace_house
from tools.art.kit.rig import area, camera, firelight

STEP_Y, STEP_Z = 2.5, 1.25  # one row of houses to the next one up the hill
ROWS = 9
DARK_ROWS = (3, 4, 5)
DARK_FROM, DARK_TO = -3.6, 4.1  # x range of the dark block
STAIRS_X = 0.25  # steps that lead up to the block


def terrace(row):
    """The ground under one row with a wall in front of it."""
    y, z = row * STEP_Y, row * STEP_Z
    box((60, STEP_Y + 0.1, 3), (0, y, z - 1.5), paper("pine", two="teal"), bevel=0.06)
    box((60, 0.9, 0.06), (0, y - STEP_Y / 2 + 0.48, z + 0.02), paper("slate"), bevel=0.01)


def in_block(x, row):
    """Whether a house belongs to the dark block."""
    return row in DARK_ROWS and DARK_FROM < x < DARK_TO


def town(lit, dark):
    """Rows of houses up the hill, with street lamps on every terrace."""
    rng = random.Random(21)
    widths = (1.5, 1.85, 1.3, 2.1, 1.6, 1.75)
    for row in range(ROWS):
        terrace(row)
        x = -15 + rng.uniform(0, 0.8)
        while x < 15:
            kind = rng.randrange(6)
            x += widths[kind] / 2
            near_stairs = abs(x - STAIRS_X) < widths[kind] / 2 + 0.45
            if not (row < DARK_ROWS[0] and near_stairs):
                house_set = dark if in_block(x, row) else lit
                place = (x, row * STEP_Y + 0.35, row * STEP_Z)
                inst(house_set[kind], place, (0, 0, rng.uniform(-0.03, 0.03)))
            x += widths[kind] / 2 + rng.uniform(0.18, 0.5)


def stairs():
    """Flights of steps from the foot of the hill up to the dark block."""
    stone = paper("sand", vary=0.06)
    for row in range(DARK_ROWS[0] + 1):
        for k in range(7):
            y = (row - 1) * STEP_Y + 0.9 + k * 0.12
            z = (row - 1) * STEP_Z + (k + 1) * STEP_Z / 7
            box((0.8, 0.16, 0.22), (STAIRS_X, y - 0.05, z - 0.1), stone, bevel=0.02)
        box((0.8, 1.7, 0.1), (STAIRS_X, row * STEP_Y - 0.35, row * STEP_Z + 0.02), stone, bevel=0.02)


def sky():
    """Moonless sky with a few stars."""
    rng = random.Random(9)
    star = ball(1, (0, 0, -90), glow("cream", 2), sub=1)
    for _ in range(60):
        place = (rng.uniform(-34, 34), 50, rng.uniform(18, 34))
        inst(star, place, scale=rng.uniform(0.05, 0.12))


def trees():
    """Round trees between the houses."""
    rng = random.Random(4)
    for k in range(26):
        row = rng.randrange(ROWS)
        x = rng.uniform(-14, 14)
        if abs(x - STAIRS_X) < 1.2:
            continue
        puff((x, row * STEP_Y - 0.75, row * STEP_Z - 0.1), rng.uniform(0.25, 0.42), paper("pine"), None, k)


def build():
    """Scene and render options."""
    start("night", fill_s=0.62, haze=0.012, haze_start=24)
    lit = [terrace_house(kind, True) for kind in range(6)]
    dark = [terrace_house(kind, False) for kind in range(6)]
    town(lit, dark)
    stairs()
    trees()
    sky()
    lantern((STAIRS_X, 2 * STEP_Y - 0.75, 2 * STEP_Z + 0.05), 0.75, power=130)
    cyl(30, 0.2, (0, 45, 4), paper("night"), rot=(math.pi / 2, 0, 0), seg=96)
    firelight((0, 9, 5), 13, side=-1, height=0.7, key=0.22, rim=0.6, size=0.2)
    area((0, -16, 14), (0, 8, 4), 260, "steel", 8)
    camera((0.3, -17.5, 9.6), (0.3, 8, 4.5), 55, focus=(0, 8, 4), fstop=0.6)
    return {"exposure": 0.5, "post": {"bloom": 0.35}}
