"""Musical instruments of clay and card."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Object

from tools.art.kit.mats import paper
from tools.art.kit.shapes.curves import TAU, circle, spline
from tools.art.kit.shapes.cutouts import UPRIGHT, cutout
from tools.art.kit.shapes.outlines import loop_outline
from tools.art.kit.shapes.solids import ball, box, cyl
from tools.art.kit.shapes.sweeps import tube


def drum() -> list[Object]:
    """Tall drum with zigzag cords in front of its chair."""
    parts = [
        cyl(0.82, 1.5, (0, 0, 0.95), paper("brick"), 0.72, seg=36),
        cyl(0.86, 0.1, (0, 0, 1.74), paper("cream"), seg=36),
    ]
    for z in (0.22, 1.66):
        ring = [(0.84 * math.cos(a), 0.84 * math.sin(a), z) for a in np.linspace(0, TAU, 40)[:-1]]
        parts.append(tube(ring, 0.07, paper("ochre"), 8, closed=True))
    for number in range(18):
        ends = [
            (
                0.84 * math.cos(TAU * (number + k / 2) / 18),
                0.84 * math.sin(TAU * (number + k / 2) / 18),
                0.22 + 1.44 * k,
            )
            for k in (0, 1)
        ]
        parts.append(tube([ends[0], ends[1]], 0.025, paper("cream"), 6))
    for x, turn in ((-0.2, 0.5), (0.2, -0.2)):
        parts.append(tube([(x, -0.5, 1.86), (x + 0.5 * turn, 0.4, 1.86)], 0.05, paper("wood"), 8))
    return parts


def guitar() -> list[Object]:
    """Small round guitar, standing; its back leans on the chair."""
    body = loop_outline(
        [
            (0, -1), (-0.72, -0.7), (-0.78, 0), (-0.42, 0.42), (-0.55, 0.95), (0, 1.3), (0.55, 0.95), (0.42, 0.42),
            (0.78, 0), (0.72, -0.7),
        ]
    )  # fmt: skip
    parts = [
        cutout([body], 0.42, paper("ochre"), 0.08, rot=UPRIGHT),
        cutout([circle(0.27, 30, (0, 0.45))], 0.1, paper("bark"), 0.01, (0, -0.18, 0), UPRIGHT),
        box((0.22, 0.14, 2.0), (0, -0.2, 2.0), paper("bark"), bevel=0.03),
        box((0.36, 0.16, 0.5), (0, -0.18, 3.15), paper("bark"), bevel=0.05),
        box((0.6, 0.12, 0.14), (0, -0.26, -0.35), paper("bark"), bevel=0.03),
    ]
    parts += [tube([(x, -0.31, -0.35), (x, -0.31, 3.0)], 0.014, paper("cream"), 5) for x in (-0.07, 0, 0.07)]
    return parts


def horn() -> list[Object]:
    """Coiled horn lying on the seat."""
    turns = np.linspace(0, 1.75 * TAU, 110)
    coil = [(0.62 * math.cos(a) * (1 - 0.06 * a / TAU), 0.62 * math.sin(a), 0.10 * a / TAU) for a in turns]
    bell = spline([coil[-1], (0.95, -0.75, 0.25), (1.35, -0.95, 0.3)], 24)
    path = np.vstack([coil, bell[1:]])
    radii = np.r_[np.linspace(0.5, 1.0, 110), 1.0 + 4.2 * np.linspace(0, 1, 23) ** 2.4]
    return [tube(path, 0.085, paper("ochre", rough=0.35), 16, radii)]


def accordion() -> list[Object]:
    """Two boards with pleated bellows between."""
    parts = []
    for number in range(9):
        colour = "plum" if number % 2 else "rose"
        size = 1.05 if number % 2 else 1.18
        parts.append(
            box(
                (0.13, size * 0.75, size),
                (-0.52 + 0.13 * number, 0, 0.6),
                paper(colour),
                (0, 0.02 * (number - 4), 0),
                0.03,
            )
        )
    for side in (-1, 1):
        parts.append(box((0.34, 0.92, 1.28), (side * 0.82, 0, 0.64), paper("teal"), (0, side * 0.06, 0), 0.06))
        parts += [
            cyl(
                0.055,
                0.06,
                (side * 0.82, -0.48, 0.28 + 0.24 * row),
                paper("cream"),
                rot=UPRIGHT,
                seg=12,
                bevel=0.01,
            )
            for row in range(4)
        ]
    return parts


def harp() -> list[Object]:
    """Box harp: three-cornered frame with strings."""
    frame = [(-0.7, 0), (-0.45, 2.5), (-0.1, 2.72), (0.35, 2.35), (0.95, 2.1), (0.75, 1.75), (-0.3, -0.1)]
    hole = [(-0.42, 0.32), (-0.25, 2.2), (0.0, 2.38), (0.32, 2.05), (0.66, 1.86)]
    parts = [cutout([frame, hole], 0.26, paper("sea"), 0.06, rot=UPRIGHT)]
    for number in range(8):
        u = number / 7
        top = (-0.2 + 0.8 * u, -0.02, 2.32 - 0.44 * u)
        low = (-0.42 + 1.0 * u * 0.92, -0.02, 0.35 + 1.38 * u)
        parts.append(tube([low, top], 0.018, paper("cream"), 5))
    parts.append(box((1.1, 0.7, 0.16), (-0.2, 0, -0.06), paper("teal"), bevel=0.04))
    return parts


def chime_bars() -> list[Object]:
    """Little xylophone with two beaters."""
    colours = ("brick", "terra", "ochre", "leaf", "sea", "slate", "plum")
    parts = []
    for number, colour in enumerate(colours):
        parts.append(box((0.2, 1.0 - 0.07 * number, 0.1), (-0.72 + 0.24 * number, 0, 0.2), paper(colour), bevel=0.03))
    parts += [
        box((1.8, 0.12, 0.12), (0, side * 0.27, 0.09), paper("wood"), (0, 0, -side * 0.07), 0.03) for side in (-1, 1)
    ]
    for x, turn in ((-0.3, 0.3), (0.35, -0.1)):
        parts.append(tube([(x, -0.7, 0.3), (x + turn, 0.25, 0.3)], 0.03, paper("wood"), 6))
        parts.append(ball(0.09, (x + turn, 0.25, 0.3), paper("cream"), sub=2))
    return parts
