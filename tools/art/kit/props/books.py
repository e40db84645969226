"""Books and rolls of paper."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Object

from tools.art.kit.kinds import Array
from tools.art.kit.mats import paper
from tools.art.kit.palette import tint
from tools.art.kit.shapes.clay import join
from tools.art.kit.shapes.curves import TAU
from tools.art.kit.shapes.cutouts import UPRIGHT, cutout
from tools.art.kit.shapes.meshes import mesh
from tools.art.kit.shapes.solids import box, cyl

PAGE_WIDE, PAGE_DEEP = 5.2, 7.2
BOOK_Y = 0.4


def paper_rolls() -> list[Object]:
    """Rolled papers in a few colours, some tied with a ribbon; axis along y, front end at y = 0."""
    models = []
    for colour, ribbon in (
        ("cream", None), ("bone", "terra"), ("sand", None), ("bone", None), ("steel", None), ("rose", "cream"),
        ("sand", "teal"),
    ):  # fmt: skip
        parts = []
        outer = paper(colour, vary=0.05)
        spiral = np.linspace(0, 3.2 * TAU, 90)
        radii = 0.17 * (0.28 + 0.72 * spiral / spiral[-1])
        path = np.stack([radii * np.cos(spiral), np.zeros(90), radii * np.sin(spiral)], 1)
        verts = np.vstack([path, path + (0, 0.95, 0)])
        faces = [(k, k + 1, 91 + k, 90 + k) for k in range(89)]
        parts.append(mesh(verts, faces, outer, smooth=True))
        parts.append(cyl(0.12, 0.8, (0, 0.5, 0), paper("bark"), rot=(math.pi / 2, 0, 0), seg=12))
        if ribbon:
            parts.append(cyl(0.18, 0.07, (0, 0.16, 0), paper(ribbon), rot=(math.pi / 2, 0, 0), seg=20))
        models.append(join(parts))
    return models


def page_height(x: Array | float) -> Array | float:
    """Height of the upper page at distance x from the gutter."""
    u = np.clip(np.abs(np.asarray(x, float)) / PAGE_WIDE, 0, 1)
    return 0.16 + 0.78 * (1 - np.exp(-u * 9)) - 0.42 * u**1.6


def book() -> None:
    """Two blocks of pages with curved tops, and a cover."""
    xs = np.linspace(0, PAGE_WIDE, 40)
    for side in (-1, 1):
        for leaf, (shrink, drop) in enumerate(((1.0, 0), (1.012, 0.10), (1.022, 0.2))):
            top = [(side * x * shrink, float(page_height(x)) - drop) for x in xs]
            outline = top + [(side * PAGE_WIDE * (shrink + 0.01), 0.1), (0, 0.06)]
            tone = tint("cream", 1 - 0.05 * leaf)
            cutout(
                [outline[::side]], PAGE_DEEP + 0.03 * leaf, paper(tone, vary=0.015), 0.02, (0, BOOK_Y, 0.08), UPRIGHT
            )
    box((2 * PAGE_WIDE + 0.7, PAGE_DEEP + 0.6, 0.14), (0, BOOK_Y, 0.07), paper("brick"), bevel=0.05)
