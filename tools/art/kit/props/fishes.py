"""A clay fish with paper fins."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Object

from tools.art.kit.mats import paper
from tools.art.kit.shapes.curves import TAU
from tools.art.kit.shapes.cutouts import UPRIGHT, cutout
from tools.art.kit.shapes.meshes import mesh
from tools.art.kit.shapes.solids import ball

NOSE_X, BODY_LENGTH = 0.95, 1.7
BODY_RINGS, RING_POINTS = 22, 14
THIN = (1, 0.5, 1)

TAIL = ((-0.62, 0), (-0.85, 0.16), (-1.28, 0.48), (-1.12, 0.05), (-1.12, -0.05), (-1.28, -0.48), (-0.85, -0.16))
BACK_FIN = ((0.25, 0.34), (0.02, 0.66), (-0.42, 0.62), (-0.45, 0.24))
BELLY_FIN = ((0.05, -0.33), (-0.2, -0.56), (-0.42, -0.5), (-0.36, -0.22))
SIDE_FIN = ((0.18, -0.05), (-0.16, -0.3), (-0.3, -0.2), (-0.12, 0.02))


def fish(col: str, belly: str) -> list[Object]:
    """Make a fish about 2.2 units long, nose towards +x; returns its parts for `join`.

    col: palette name of body and tail.
    belly: palette name that is mottled into the body, and of the fins.
    """
    skin, fin = paper(col), paper(belly)
    parts = [
        _body(col, belly), cutout([TAIL], 0.05, skin, 0.012, rot=UPRIGHT),
        cutout([BACK_FIN], 0.045, fin, 0.012, rot=UPRIGHT), cutout([BELLY_FIN], 0.045, fin, 0.012, rot=UPRIGHT),
    ]  # fmt: skip
    for side in (-1, 1):
        place = (0.05, side * 0.2, -0.02)
        turn = (math.pi / 2 - side * 0.5, 0, 0)
        parts.append(cutout([SIDE_FIN], 0.03, fin, 0.01, place, turn))
        parts.append(ball(0.075, (0.62, side * 0.125, 0.08), paper("cream"), THIN, sub=2))
        parts.append(ball(0.045, (0.645, side * 0.155, 0.085), paper("ink"), THIN, sub=2))
    return parts


def _body(col: str, belly: str) -> Object:
    """Make the body from rings that swell behind the nose and thin out to the tail."""
    points: list[tuple[float, float, float]] = []
    for ring in range(BODY_RINGS):
        share = ring / (BODY_RINGS - 1)
        x = NOSE_X - BODY_LENGTH * share
        swell = math.sin(math.pi * share**0.72) ** 0.8
        height = 0.40 * swell * (1 - 0.30 * share) + 0.035
        width = height * 0.52
        points += [
            (x, width * math.cos(angle), height * math.sin(angle))
            for angle in np.linspace(0, TAU, RING_POINTS, endpoint=False)
        ]
    faces: list[tuple[int, ...]] = []
    for ring in range(BODY_RINGS - 1):
        here, there = ring * RING_POINTS, (ring + 1) * RING_POINTS
        for point in range(RING_POINTS):
            after = (point + 1) % RING_POINTS
            faces.append((here + point, here + after, there + after, there + point))
    faces.append(tuple(range(RING_POINTS)))
    last = (BODY_RINGS - 1) * RING_POINTS
    faces.append(tuple(last + point for point in range(RING_POINTS))[::-1])
    return mesh(points, faces, paper(col, two=belly), True)
