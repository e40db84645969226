"""A papered wall is torn open from the left: older and older patterns, then bare brick with one lit gap.

Which paper was the true one, and what is on the other side?
"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import box, cutout
from tools.art.kit.mats import glow, paper
from tools.art.kit.palette import rgb
from tools.art.kit.prints import pattern, printed
from tools.art.kit.props.paper_things import curl
from tools.art.kit.rig import area, camera, firelight, point

WALL = (19.0, 12.0)  # width and height of the papered wall
PIXELS_PER_UNIT = 120
# from the oldest paper to the newest: print, colours, repeats per unit; where it is torn at the foot and at the top,
# seed of the tear
PAPERS = (
    ("petals", ("plum", "rose"), 1.1, (-3.3, -2.3), 31), ("diamonds", ("ochre", "cream"), 1.5, (-1.9, 0.1), 14),
    ("waves", ("teal", "sea"), 1.3, (0.9, 1.5), 5), ("stripes", ("mist", "bone"), 0.95, (2.6, 4.4), 23),
)  # fmt: skip
STEP = 0.2  # how far each paper lies in front of the last
GAP = (-3.9, 0)  # column and row of the missing brick, in bricks


def wallpaper(kind, colours, repeats):
    """Printed pixels for the whole wall."""
    columns = int(WALL[0] * PIXELS_PER_UNIT)
    rows = int(WALL[1] * PIXELS_PER_UNIT)
    v, u = np.mgrid[0 : WALL[1] * repeats : rows * 1j, 0 : WALL[0] * repeats : columns * 1j]
    mask = pattern(kind, u, v)
    if kind == "stripes":  # a fine second stripe
        mask = mask ^ (np.abs((u + 0.5) % 1 - 0.5) < 0.03)
    return np.where(mask[..., None], rgb(colours[1]), rgb(colours[0])).astype(np.float32)


def brick_wall():
    """Old bricks with one missing: light comes through."""
    colours = ("brick", "terra", "#9C4A34", "#7C3A34")
    middle = GAP[0] * 1.3
    mortar = [(-10, -6), (9, -6), (9, 6), (-10, 6)]
    gap = [(middle - 0.66, -0.3), (middle + 0.66, -0.3), (middle + 0.66, 0.3), (middle - 0.66, 0.3)]
    cutout([mortar, gap], 0.2, paper("stone"), 0.01, (0, 0.62, 0), (math.pi / 2, 0, 0))
    for row in range(-8, 9):
        for column in range(-8, 3):
            x = middle + (column + 4) * 1.3 + (0.65 if row % 2 else 0)
            if (row, column) == (0, -4):
                continue
            shade = colours[(row * 3 + column * 5) % 4]
            place = (x, 0.36 + 0.03 * math.sin(row * 7 + column * 3), row * 0.58)
            box((1.22, 0.5, 0.5), place, paper(shade, dents=0.5), (0, 0.01 * math.sin(column * 5 + row), 0), 0.05)
    box((2.2, 0.1, 1.6), (middle, 1.9, 0), paper("plum"), bevel=0)
    box((0.9, 0.05, 0.5), (middle, 1.5, 0.02), glow("flame", 2.4), bevel=0)
    point((middle, 0.95, 0.0), 24, "ember", 0.12)
    point((middle, -0.7, 0), 40, "ember", 0.3)


def tear(foot, top, seed, share):
    """Place (x, z) at a share of the height of a ragged tear that leans from `foot` to `top`."""
    z = WALL[1] * (share - 0.5)
    phases = np.random.RandomState(seed).uniform(0, math.tau, 6)
    sway = sum(0.62 / (k + 1) * math.sin((1.6 + 1.9 * k) * z * 0.55 + phase) for k, phase in enumerate(phases))
    return foot + (top - foot) * share + sway, z


def papers():
    """One sheet per generation, each torn off further to the right, each with a pale torn rim."""
    upright = (math.pi / 2, 0, 0)
    right, high = WALL[0] / 2, WALL[1] / 2
    for number, (kind, colours, repeats, (foot, top), seed) in enumerate(PAPERS):
        front = -STEP * number
        material = printed(kind, wallpaper(kind, colours, repeats), (-right, -high), WALL, upright=True)
        rough = np.random.RandomState(seed + 1)
        edge = [tear(foot, top, seed, share) for share in np.linspace(0, 1, 150)]
        sheet = [(x + rough.uniform(-0.035, 0.035), z) for x, z in edge]
        rim = [(x - 0.16 - 0.1 * rough.uniform(0, 1), z) for x, z in edge]
        for outline, paint, depth in ((rim, paper("cream"), front + 0.05), (sheet, material, front)):
            cutout([[*outline, (right, high), (right, -high)]], 0.04, paint, 0.008, (0, depth, 0), upright)


def curls():
    """Rolled tongues of paper along the tears: plain backs towards us."""
    fresh = paper("#EFE6D2", vary=0.03)
    yellowed = paper("#E2C48F", vary=0.03)
    # paper number, share of the height, direction in degrees, width, length, roll radius
    tongues = (
        (3, 0.77, -28, 2.6, 3.0, 0.55), (3, 0.42, -12, 1.7, 1.9, 0.4), (2, 0.6, -30, 1.5, 1.8, 0.36),
        (2, 0.22, 14, 1.7, 1.9, 0.4), (1, 0.34, -14, 1.5, 1.6, 0.34), (1, 0.74, -26, 1.2, 1.4, 0.3),
        (0, 0.24, 10, 1.1, 1.2, 0.26),
    )  # fmt: skip
    for seed, (number, share, degrees, width, length, radius) in enumerate(tongues):
        _, _, _, (foot, top), ragged = PAPERS[number]
        x, z = tear(foot, top, ragged, share)
        paint = fresh if number == 3 else yellowed
        curl((x - 0.1, z), math.radians(degrees), width, length, radius, paint, seed, STEP * number + 0.03)


def build():
    """Close to the wall, raking lamp light from the left."""
    start("dusk", fill_s=0.75)
    brick_wall()
    papers()
    curls()
    firelight((0, 0, 0), 9, height=0.45, key=1.15, rim=0, size=0.2)
    area((5, -9, 5), (0, 0, 0), 260, "steel", 5)
    camera((-2.2, -12.4, 0.9), (-0.7, 0, -0.05), 40, focus=(0, 0, 0), fstop=2.0)
    return {"exposure": 0.1}
