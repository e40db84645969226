"""Furniture: chairs of many kinds, stools, crates, ladders."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Object

from tools.art.kit.kinds import Triple
from tools.art.kit.mats import paper
from tools.art.kit.shapes.clay import join
from tools.art.kit.shapes.curves import TAU, spline
from tools.art.kit.shapes.cutouts import UPRIGHT, cutout
from tools.art.kit.shapes.solids import box, cyl
from tools.art.kit.shapes.sweeps import tube
from tools.art.kit.shapes.turning import lathe


def ladder(foot: Triple, head: Triple, width: float, color: str, rungs: int = 8, thickness: float = 0.07) -> None:
    """Straight ladder from foot to head; the rungs lie along x."""
    foot = np.asarray(foot, float)
    head = np.asarray(head, float)
    material = paper(color)
    side = np.array([width / 2, 0, 0])
    for sign in (-1, 1):
        tube(spline([foot + sign * side, head + sign * side], 4), thickness, material, 8)
    for index in range(rungs):
        spot = foot + (head - foot) * (index + 0.7) / rungs
        tube(spline([spot - side, spot + side], 4), thickness * 0.75, material, 8)


def plain_chair(
    seat: str = "wood",
    frame: str = "wood",
    back: float = 1.15,
    slats: int = 3,
    upright: bool = False,
    width: float = 0.95,
) -> Object:
    """Kitchen chair with cross slats, or with upright spindles."""
    wood = paper(frame)
    half = width / 2 - 0.07
    parts = [box((width, 0.9, 0.11), (0, 0, 0.86), paper(seat), bevel=0.04)]
    for x in (-half, half):
        parts.append(box((0.11, 0.11, 0.84), (x, -0.36, 0.42), wood, bevel=0.02))
        parts.append(box((0.11, 0.11, 0.86 + back), (x, 0.39, (0.86 + back) / 2), wood, bevel=0.02))
        parts.append(box((0.07, 0.7, 0.07), (x, 0, 0.35), wood, bevel=0.02))
    if upright:
        parts.append(box((width, 0.1, 0.2), (0, 0.39, 0.8 + back), wood, bevel=0.04))
        parts += [
            cyl(0.035, back, (share * half, 0.39, 0.86 + back / 2), wood, seg=8) for share in np.linspace(-0.6, 0.6, 4)
        ]
    else:
        for index in range(slats):
            height = 0.86 + back * (index + 1) / slats - 0.12
            parts.append(box((width - 0.1, 0.07, 0.17), (0, 0.39, height), wood, bevel=0.03))
    return join(parts)


def stool(seat: str = "terra", legs: str = "bark", height: float = 0.9, radius: float = 0.46) -> Object:
    """Three-legged round stool."""
    parts = [cyl(radius, 0.13, (0, 0, height), paper(seat), bevel=0.05)]
    for index in range(3):
        angle = TAU * index / 3 + 0.5
        spread = (0.36 * math.cos(angle), 0.36 * math.sin(angle))
        legs_line = [(spread[0] * 0.6, spread[1] * 0.6, height), (*spread, 0)]
        parts.append(tube(spline(legs_line, 4), 0.055, paper(legs), 8))
    return join(parts)


def armchair(color: str = "teal", feet: str = "bark") -> Object:
    """Fat upholstered chair."""
    cloth = paper(color)
    parts = [
        box((1.0, 1.0, 0.5), (0, -0.05, 0.6), cloth, bevel=0.14),
        box((1.3, 0.38, 1.35), (0, 0.45, 0.95), cloth, bevel=0.17),
    ]
    for x in (-0.6, 0.6):
        parts.append(box((0.32, 1.15, 0.72), (x, 0, 0.62), cloth, bevel=0.14))
        parts += [cyl(0.08, 0.3, (x, y, 0.15), paper(feet), 0.06, seg=10) for y in (-0.45, 0.5)]
    return join(parts)


def crate(color: str = "sand", size: float = 0.95, height: float = 0.8) -> Object:
    """Slatted box that serves as a seat."""
    wood = paper(color)
    parts = []
    for level in range(3):
        z = height * (level + 0.5) / 3
        slat = height / 3 - 0.05
        parts += [box((size, 0.07, slat), (0, y, z), wood, bevel=0.02) for y in (-size / 2, size / 2)]
        for x in (-size / 2, size / 2):
            parts.append(box((0.07, size, slat), (x, 0, z), wood, bevel=0.02))
    for index in range(4):
        y = size * ((index + 0.5) / 4 - 0.5)
        parts.append(box((size + 0.06, size / 4 - 0.03, 0.07), (0, y, height), wood, bevel=0.02))
    return join(parts)


def arched_chair(color: str = "plum", frame: str = "ochre", back: float = 1.7) -> Object:
    """High chair with an arched, padded back."""
    outline = [(-0.5, 0), (0.5, 0)]
    outline += [(0.5 * math.cos(a), back - 0.5 + 0.5 * math.sin(a)) for a in np.linspace(0, math.pi, 20)]
    inner = [(x * 0.72, 0.16 + y * 0.84) for x, y in outline]
    parts = [
        cutout([outline], 0.16, paper(frame), 0.05, (0, 0.42, 0.75), UPRIGHT),
        cutout([inner], 0.2, paper(color), 0.06, (0, 0.39, 0.75), UPRIGHT),
        box((1.05, 0.95, 0.22), (0, 0, 0.82), paper(color), bevel=0.09),
        box((1.05, 0.95, 0.14), (0, 0, 0.68), paper(frame), bevel=0.03),
    ]
    parts += [cyl(0.055, 0.65, (x, y, 0.32), paper(frame), 0.08, seg=10) for x in (-0.44, 0.44) for y in (-0.38, 0.4)]
    return join(parts)


def hoop_chair(color: str = "sea", metal: str = "ink") -> Object:
    """Round seat on one foot with a ring for a back."""
    ring = [(0.5 * math.cos(a), 0.42, 1.35 + 0.5 * math.sin(a)) for a in np.linspace(0, TAU, 40)]
    parts = [
        cyl(0.52, 0.14, (0, 0, 0.86), paper(color), bevel=0.06), cyl(0.07, 0.85, (0, 0, 0.42), paper(metal), seg=12),
        cyl(0.42, 0.08, (0, 0, 0.04), paper(metal), 0.3), tube(ring, 0.06, paper(metal), 10),
        cyl(0.36, 0.1, (0, 0.42, 1.35), paper(color), rot=UPRIGHT, bevel=0.04),
    ]  # fmt: skip
    return join(parts)


def turned_stool(
    loc: Triple, height: float, colour: str, seat: float = 0.62, legs: int = 3, turn: float = 0.5
) -> list[Object]:
    """Round stool on splayed legs."""
    material = paper(colour)
    seat_profile = [(0, 0), (seat * 0.93, 0), (seat, 0.05), (seat, 0.16), (seat * 0.92, 0.21), (0, 0.22)]
    parts = [lathe(seat_profile, material, loc=(loc[0], loc[1], loc[2] + height - 0.22), sharp=35)]
    for k in range(legs):
        angle = turn + TAU * k / legs
        across = np.array([math.cos(angle), math.sin(angle), 0])
        top = np.array(loc) + across * seat * 0.55 + (0, 0, height - 0.2)
        foot = np.array(loc) + across * seat * 1.0 + (0, 0, 0.0)
        parts.append(tube(spline([foot, (top + foot) / 2, top], 12), 0.085, material, 10, np.linspace(0.8, 1.15, 12)))
    return parts
