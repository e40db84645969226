"""A theatre: curtains, seats, lights."""

from __future__ import annotations

import math
import random

import numpy as np
from bpy.types import Object

from tools.art.kit.mats import glow, paper
from tools.art.kit.rig import point
from tools.art.kit.shapes.clay import join
from tools.art.kit.shapes.curves import TAU
from tools.art.kit.shapes.cutouts import UPRIGHT, cutout
from tools.art.kit.shapes.meshes import mesh
from tools.art.kit.shapes.solids import ball, box, cyl

FOLDS, POINTS_PER_FOLD, CURTAIN_ROWS = 13, 12, 30
CURTAIN_HEIGHT = 9
STOOL = (0.25, 1.9)
FOOTLIGHTS = (-3.4, -1.15, 1.15, 3.4)


def curtain(outer: float, inner: float, y: float, col: str, seed: int, gather: float) -> Object:
    """Hang a curtain whose folds deepen towards the foot.

    outer, inner: x of its outer and inner edge.
    gather: share by which the foot of the inner edge is pulled outwards.
    """
    chance = random.Random(seed)
    shifts = [chance.uniform(-0.5, 0.5) for _ in range(FOLDS + 2)]
    columns = FOLDS * POINTS_PER_FOLD
    points = []
    for row in range(CURTAIN_ROWS):
        down = row / (CURTAIN_ROWS - 1)
        for column in range(columns):
            across = column / (columns - 1)
            fold = across * FOLDS
            shift = shifts[int(fold)] * (1 - fold % 1) + shifts[int(fold) + 1] * (fold % 1)
            pull = gather * across * math.sin(math.pi * 0.5 * down) ** 2
            sway = 0.05 * math.sin(fold * TAU * 0.5 + shift)
            depth = (0.16 + 0.16 * down) * math.sin(fold * TAU + shift * 2.2)
            x = outer + (inner - outer) * (across * (1 - pull)) + sway
            points.append((x, y + depth, CURTAIN_HEIGHT * (1 - down)))
    faces = []
    for row in range(CURTAIN_ROWS - 1):
        for column in range(columns - 1):
            corner = row * columns + column
            faces.append((corner, corner + 1, corner + columns + 1, corner + columns))
    return mesh(points, faces, paper(col, two="plum", vary=0.06, scale=0.8), True)


def tall_stool() -> None:
    """Set a three-legged stool in the slit of light."""
    x, y = STOOL
    ink = paper("ink")
    for leg in range(3):
        angle = leg * 2.1 + 0.5
        across, along = math.cos(angle), math.sin(angle)
        place = (x + 0.34 * across, y + 0.34 * along, 0.75)
        cyl(0.05, 1.5, place, ink, rot=(0.13 * along, -0.13 * across, 0), seg=8)
    cyl(0.46, 0.12, (x, y, 1.52), ink)


def footlights() -> None:
    """Set small lamps along the front of the stage."""
    for x in FOOTLIGHTS:
        cyl(0.2, 0.16, (x, -8.2, 0.1), paper("ochre"))
        ball(0.14, (x, -8.0, 0.22), glow("flame", 4), sub=2)
        point((x, -7.8, 0.4), 28, "ember", 0.15)


def theatre_seat() -> Object:
    """Make one seat of the house, seen from behind, with two armrests."""
    top = [(0.62 * math.cos(angle), 0.35 + 0.42 * math.sin(angle)) for angle in np.linspace(0, math.pi, 24)]
    back = [(-0.62, -1), (0.62, -1), *top]
    arm = (0.16, 0.6, 0.16)
    return join(
        [
            cutout([back], 0.26, paper("night", two="slate"), 0.09, rot=UPRIGHT),
            box(arm, (-0.72, -0.1, -0.25), paper("wood")),
            box(arm, (0.72, -0.1, -0.25), paper("wood")),
        ]
    )
