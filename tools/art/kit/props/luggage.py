"""Luggage: suitcases, rucksacks."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Object

from tools.art.kit.mats import paper
from tools.art.kit.palette import EMBER_PAINT
from tools.art.kit.shapes.clay import remesh
from tools.art.kit.shapes.curves import spline
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.meshes import group
from tools.art.kit.shapes.solids import ball, box, cyl
from tools.art.kit.shapes.sweeps import sweep, tube

CUFF = np.linspace(0, math.tau, 28, endpoint=False)
CASE = (-0.35, -1.6)  # place of the suitcase


def rubber_boot() -> tuple[Object, Object, Object, Object]:
    """One rubber boot, toe to +x."""
    rubber = paper("ember", vary=0.04)
    shaft = cyl(0.17, 0.72, (0, 0, 0.53), rubber, 0.22)
    foot = ball(0.22, (0.22, 0, 0.17), rubber, (1.6, 0.85, 0.8))
    heel = ball(0.21, (0.0, 0, 0.17), rubber)
    body = remesh([shaft, foot, heel], 0.025, rubber, 5)
    sole = cyl(0.24, 0.07, (0.16, 0, 0.035), paper("bark"), bevel=0.02)
    sole.scale = (1.68, 0.84, 1)
    hollow = cyl(0.19, 0.02, (0, 0, 0.885), paper("brick"), bevel=0)
    cuff = tube([(0.21 * math.cos(a), 0.21 * math.sin(a), 0.88) for a in CUFF], 0.035, rubber, 8, closed=True)
    return body, sole, hollow, cuff


def boots_on(x: float, y: float, z: float) -> None:
    """The pair, standing neatly side by side."""
    for side, turn in ((-0.36, -0.18), (0.36, 0.1)):
        spot = (x - 0.25 - 0.5 * side, y + 0.9 * side, z - 0.02)
        group(*rubber_boot(), loc=spot, rot=(0, 0, turn), scale=1.75)


def scarf(length: float = 2.3) -> list[Object]:
    """Scarf knotted to the handle, blown along the platform edge."""
    cloth = paper(EMBER_PAINT)
    steps = np.linspace(0, 1, 60)
    path = np.stack(
        [
            0.12 + length * steps * 0.85,
            0.25 * steps + 0.2 * steps * np.sin(steps * 9),
            1.62 + 0.2 * np.sin(steps * 6.5) * steps**0.7 + 0.12 * steps,
        ],
        1,
    )
    widths = np.interp(steps, (0, 0.12, 1), (0.35, 0.9, 1.15))
    flat = [(-0.03, -0.2), (0.03, -0.2), (0.03, 0.2), (-0.03, 0.2)]
    parts = [sweep(path, flat, cloth, up=(0, 0, 1), scales=widths)]
    parts.append(ball(0.15, (0.12, 0, 1.6), cloth, (1, 1, 0.9)))
    tail = spline([(0.12, -0.08, 1.6), (0.3, -0.42, 1.45), (0.36, -0.45, 1.1), (0.42, -0.44, 0.8)], 24)
    parts.append(sweep(tail, [(-0.02, -0.13), (0.02, -0.13), (0.02, 0.13), (-0.02, 0.13)], cloth, up=(0, -1, 0)))
    return parts


def suitcase() -> Object:
    """Old suitcase with straps, corners, latches, handle and a blank label."""
    body, leather, brass = paper("teal"), paper("wood"), paper("ochre")
    parts = [
        box((2.1, 0.72, 1.36), (0, 0, 0.72), body, bevel=0.16),
        box((2.13, 0.75, 0.05), (0, 0, 0.93), paper("pine"), bevel=0.02),
    ]
    for x in (-0.62, 0.62):
        parts.append(box((0.2, 0.78, 1.41), (x, 0, 0.72), leather, bevel=0.05))
        parts.append(box((0.3, 0.1, 0.24), (x, -0.4, 0.95), brass, bevel=0.04))
    parts += [
        ball(0.15, (x * 0.94, y * 0.95, z), brass, (1, 1, 0.9))
        for x in (-1, 1)
        for z in (0.16, 1.28)
        for y in (-0.28, 0.28)
    ]
    arc = [(0.34 * math.cos(a), 0, 1.4 + 0.24 * math.sin(a)) for a in np.linspace(0, math.pi, 24)]
    parts.append(tube(arc, 0.075, leather, 12))
    label = [(-0.16, -0.25), (0.16, -0.25), (0.16, 0.15), (0.08, 0.25), (-0.08, 0.25), (-0.16, 0.15)]
    parts.append(cutout([label], 0.04, paper("cream"), 0.01, (-0.12, -0.45, 1.02), (math.pi / 2, 0.25, 0)))
    return group(*parts, *scarf(), loc=(*CASE, 0), rot=(0, 0, 0.22))
