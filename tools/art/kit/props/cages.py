"""Bird cages and windows."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Object

from tools.art.kit.kinds import Triple
from tools.art.kit.mats import paper
from tools.art.kit.shapes.cutouts import UPRIGHT, cutout
from tools.art.kit.shapes.meshes import group
from tools.art.kit.shapes.solids import box
from tools.art.kit.shapes.sweeps import tube


def drifting_feather(loc: Triple, turn: float) -> Object:
    """Curved feather with two gaps in its vane."""
    side = []
    for t in np.linspace(0, 1, 40):
        half = 0.42 * math.sin(math.pi * min(1, t * 1.02) ** 0.75) ** 0.8
        if 0.28 < t < 0.33 or 0.6 < t < 0.64:
            half *= 0.35
        side.append((2.3 * t, half))
    lower = [(x, -0.75 * y) for x, y in side[::-1]]
    vane = cutout([[*side, *lower[1:-1]]], 0.04, paper("ember", vary=0.05), 0.012)
    quill = tube([(-0.7, 0, 0), (0.5, 0, 0.03), (2.2, 0, 0.03)], 0.035, paper("cream"), 8, [1, 0.9, 0.3])
    return group(vane, quill, loc=loc, rot=(1.15, turn, 0.2), scale=1.15)


def open_window_frame() -> None:
    """Wall with a window opening, frame and deep sill."""
    wall = [(-30, -12), (30, -12), (30, 14), (-30, 14)]
    hole = [(-5.6, 0), (5.6, 0), (5.6, 5.9), (-5.6, 5.9)]
    cutout([wall, hole], 0.5, paper("plum", vary=0.04), 0.04, (0, 1.3, 0), UPRIGHT)
    for x in (-5.6, 5.6):
        box((0.4, 0.9, 5.9), (x, 1.2, 2.95), paper("cream"))
    box((11.6, 0.94, 0.4), (0, 1.2, 5.95), paper("cream"))
    box((14, 4.6, 0.45), (0, -0.7, -0.23), paper("sand", vary=0.06), bevel=0.1)
    box((13, 0.5, 0.6), (0, -2.6, -0.75), paper("wood"))
