"""Scaffolds, and walls of weathered boards."""

from __future__ import annotations

import itertools
import math
import random

import numpy as np
from bpy.types import Material

from tools.art.kit.mats import glow, paper
from tools.art.kit.rig import point
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.solids import box, cyl
from tools.art.kit.shapes.sweeps import tube
from tools.art.kit.shapes.turning import lathe

HALF = 3.6  # half the width of the front
EAVES = 5.0
RIDGE = 8.0
FRONT = -2.2  # y of the front wall
BOARD = 0.36  # height of one weatherboard
SEAM = 0.25  # x where new paint meets old boards


def half_width(z: float) -> float:
    """Half the width of the gabled front at height z."""
    return HALF if z < EAVES else HALF * (RIDGE - z) / (RIDGE - EAVES)


def weatherboards(source: random.Random) -> None:
    """Overlapping boards: bright on the right, grey, crooked or missing on the left."""
    fresh = [paper("terra", vary=0.04), paper("#CE6038", vary=0.04)]
    old = [paper(name, vary=0.09, dents=0.5) for name in ("stone", "#7C8088", "#938A7C")]
    missing = {(5, 0), (9, 0), (13, 0), (17, 0)}
    for row in range(int(RIDGE / BOARD)):
        z = (row + 0.5) * BOARD
        reach = half_width(z + BOARD * 0.4)
        if reach < 0.3:
            continue
        split = SEAM + source.uniform(-0.28, 0.28)
        if reach > split:
            width = reach - split
            box(
                (width, 0.12, BOARD + 0.05),
                (split + width / 2, FRONT - 0.06, z),
                fresh[row % 2],
                rot=(-0.12, 0, 0),
                bevel=0.015,
            )
        left = min(split, reach) + reach
        cuts = [0, source.uniform(0.35, 0.65), 1]
        for piece, (a, b) in enumerate(itertools.pairwise(cuts)):
            if (row, piece) in missing:
                continue
            width = left * (b - a) - 0.03
            crooked = source.uniform(-0.016, 0.016)
            if source.random() < 0.16:
                crooked = source.choice((-1, 1)) * source.uniform(0.05, 0.11)
            box(
                (width, 0.1, BOARD + 0.03),
                (-reach + left * (a + b) / 2, FRONT - 0.05, z),
                source.choice(old),
                rot=(-0.10, crooked, 0),
                bevel=0.015,
            )
    flakes = paper("#B98478", vary=0.05)
    angles = np.linspace(0, math.tau, 9, endpoint=False)
    for _ in range(34):  # what is left of the last coat
        z = BOARD * (source.randint(1, 17) + source.uniform(0.35, 0.6))
        x = source.uniform(-half_width(z) + 0.3, SEAM - 0.4)
        size = source.uniform(0.06, 0.22)
        blob = [
            (x + size * source.uniform(1, 2.2) * math.cos(a), z + 0.5 * size * source.uniform(0.6, 1.1) * math.sin(a))
            for a in angles
        ]
        cutout([blob], 0.02, flakes, 0.004, (0, FRONT - 0.15, 0), (math.pi / 2, 0, 0))


def sash_window(x: float, z: float, width: float, height: float, lit: bool, trim: Material) -> None:
    """Sash window; lit ones glow and throw a little light."""
    pane = glow("#FFAE45", 1.25) if lit else paper("night", rough=0.4)
    box((width, 0.06, height), (x, FRONT - 0.14, z), pane, bevel=0)
    for dx in (-width / 2, 0, width / 2):
        box((0.09 if dx else 0.06, 0.12, height + 0.1), (x + dx, FRONT - 0.19, z), trim, bevel=0.015)
    for dz in (-height / 2, 0, height / 2):
        box((width + (0.3 if dz else 0.1), 0.13, 0.1 if dz else 0.06), (x, FRONT - 0.19, z + dz), trim, bevel=0.015)
    if lit:
        point((x, FRONT - 0.9, z), 55, "ember", 0.3)


def scaffold(source: random.Random) -> None:
    """Poles, planks, braces and a ladder in front of the painted half; paint pots left on top."""
    pole, plank = paper("#C79A5E", vary=0.05), paper("sand", vary=0.06)
    near, far = FRONT - 1.9, FRONT - 0.75
    posts = (-0.35, 2.0, 4.35)
    for x in posts:
        for y in (near, far):
            cyl(0.075, 7.2, (x, y, 3.5), pole, seg=10, rot=(source.uniform(-0.01, 0.01), 0.008, 0), bevel=0)
    for z in (2.75, 5.3):
        for y in (near, far):
            tube([(-0.75, y, z - 0.1), (4.75, y, z - 0.1)], 0.065, pole, 8)
        for k in range(4):
            box(
                (5.4 + source.uniform(-0.2, 0.2), 0.27, 0.09),
                (2.0 + source.uniform(-0.1, 0.1), near + 0.17 + 0.29 * k, z + 0.02),
                plank,
                bevel=0.02,
            )
        tube([(-0.75, near, z + 0.95), (4.75, near, z + 0.95)], 0.06, pole, 8)
    tube([(-0.35, near - 0.08, 0.2), (2.0, near - 0.08, 2.6)], 0.055, pole, 8)
    tube([(4.35, near - 0.08, 2.9), (2.0, near - 0.08, 5.2)], 0.055, pole, 8)
    for x in (-0.95, -0.45):
        tube([(x - 0.9, near - 0.75, 0), (x - 0.35, near - 0.05, 3.7)], 0.06, paper("ochre"), 8)
    for u in np.linspace(0.06, 0.96, 11):
        z, dx, dy = 3.7 * u, 0.55 * u, 0.7 * u
        tube([(-1.85 + dx, near - 0.75 + dy, z), (-1.35 + dx, near - 0.75 + dy, z)], 0.045, paper("ochre"), 8)
    for x, z, colour in ((1.0, 2.82, "terra"), (3.3, 5.37, "terra"), (1.45, 2.82, "cream")):
        pot = lathe(
            [(0.001, 0), (0.2, 0), (0.22, 0.34), (0.19, 0.34), (0.18, 0.26), (0.001, 0.26)],
            paper("steel"),
            32,
            sharp=180,
        )
        pot.location = (x, near + 0.5, z)
        cyl(0.185, 0.02, (x, near + 0.5, z + 0.27), paper(colour), bevel=0)
