"""Tools of a workbench: a tape measure, a note book, a tool wall, pots and brushes."""

from __future__ import annotations

import math

import numpy as np

from tools.art.kit.mats import paper
from tools.art.kit.shapes.curves import circle
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.meshes import group
from tools.art.kit.shapes.solids import box, cyl
from tools.art.kit.shapes.turning import lathe

CENTRE = np.array([0, 0, 3.75])
BAND_Z = -0.2  # height of the tape on the cloud, from its centre
REEL = (4.6, 0.35)  # where the case of the tape stands


def reel() -> None:
    """The case of the tape on a turned stand."""
    profile = [(0, 0), (0.85, 0), (0.95, 0.08), (0.95, 0.62), (0.85, 0.7), (0.3, 0.7), (0.28, 0.78), (0, 0.78)]
    height = CENTRE[2] + BAND_Z - 0.35
    lathe(profile, paper("terra"), loc=(*REEL, height), sharp=35)
    cyl(0.3, 0.12, (*REEL, height + 0.78), paper("cream"))
    foot = [
        (0, 0), (1.15, 0), (1.2, 0.14), (1.0, 0.28), (0.4, 0.45), (0.28, 0.8), (0.4, 1.0), (0.24, 1.2),
        (0.24, height - 0.9), (0.42, height - 0.6), (1.1, height - 0.14), (1.1, height), (0, height),
    ]  # fmt: skip
    lathe(foot, paper("brick"), loc=(*REEL, 0), sharp=35)


def tool_wall() -> None:
    """Two drawing tools on nails, pale on the wall."""
    upright = (math.pi / 2, 0, 0)
    metal = paper("ochre")
    cutout(
        [[(0, 0), (2.6, 0), (0, 3.4)], [(0.45, 0.45), (1.55, 0.45), (0.45, 1.95)]],
        0.12,
        metal,
        0.03,
        (-6.0, 4.6, 4.4),
        upright,
    )
    cutout(
        [[(-0.28, 0), (0.28, 0), (0.28, 4.2), (-0.28, 4.2)], circle(0.13, 24, (0, 3.9))],
        0.12,
        paper("brick"),
        0.03,
        (5.5, 4.6, 5.3),
        (math.pi / 2, 0.06, 0),
    )
    cutout(
        [[(-0.28, 0), (0.28, 0), (0.2, 3.0), (-0.2, 3.0)], circle(0.1, 24, (0, 2.75))],
        0.12,
        paper("cream"),
        0.03,
        (4.5, 4.6, 5.9),
        (math.pi / 2, -0.04, 0),
    )


def notebook() -> None:
    """An open notebook without a mark in it, and a pencil."""
    pages = [
        box((1.15, 1.6, 0.1), (s * 0.6, 0, 0.12), paper("cream"), rot=(0, -s * 0.07, 0), bevel=0.03) for s in (-1, 1)
    ]
    cover = box((2.5, 1.75, 0.07), (0, 0, 0.04), paper("brick"), bevel=0.03)
    pencil = [
        cyl(0.085, 1.5, (0, 0, 0), paper("terra"), rot=(0, math.pi / 2, 0), seg=6),
        cyl(0.085, 0.26, (0.88, 0, 0), paper("bone"), 0.02, rot=(0, math.pi / 2, 0), seg=8),
    ]
    group(*pages, cover, loc=(-4.1, -1.6, 0), rot=(0, 0, 0.3))
    group(*pencil, loc=(-2.6, -2.3, 0.1), rot=(0, 0, -0.5))
