"""A big leaf with its veins, and what crawls on it."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Sequence

import numpy as np
from bpy.types import Material, Object
from mathutils import Vector

from tools.art.kit.kinds import Array
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.growth import limb
from tools.art.kit.shapes.clay import join
from tools.art.kit.shapes.curves import TAU, spline
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.meshes import inst
from tools.art.kit.shapes.solids import ball, box
from tools.art.kit.shapes.sweeps import tube

LENGTH, WIDTH = 19.0, 10.4  # leaf blade
BITES = ((-2.5, -4.9, 1.0), (-1.3, -5.05, 0.9), (-3.7, -4.75, 0.8))
LENS, LENS_R = (0.9, -0.3), 2.95  # centre and radius of the glass, in leaf axes
FORK = Vector((0, 0, 3.1))


def half_width(x: float) -> float:
    """Half the width of the blade at position x along the midrib."""
    u = min(1, max(0, x / LENGTH + 0.5))
    return WIDTH / 2 * math.sin(math.pi * u**0.82) ** 0.85


def bitten_leaf() -> list[tuple[float, float]]:
    """Blade with a few round bites out of its near edge."""
    points = []
    for side in (1, -1):
        for u in np.linspace(0, 1, 170)[::side]:
            x = LENGTH * (u - 0.5)
            half = half_width(x) + 0.07 * math.sin(60 * u) * math.sin(math.pi * u)
            points.append([x, side * half])
    for point in points:
        for x, y, radius in BITES:
            if abs(point[0] - x) < radius and point[1] < 0:
                point[1] = max(point[1], y + math.sqrt(radius**2 - (point[0] - x) ** 2))
    return [tuple(p) for p in points]


def laterals() -> list[tuple[tuple[float, int], tuple[float, float]]]:
    """Side veins as (start, end) pairs, both sides of the midrib, inside the blade."""
    lines = []
    for x in np.arange(-8.0, 8.2, 1.45):
        reach = max((r for r in np.linspace(0, 6, 60) if r < 0.88 * half_width(x + 0.62 * r)), default=0)
        for side in (-1, 1):
            bitten = side < 0 and -5.6 < x + 0.62 * reach < -0.2
            length = min(reach, 3.6) if bitten else reach
            if length > 0.8:
                lines.append(((x, 0), (x + length * 0.62, side * length)))
    return lines


def veins() -> list[Object]:
    """Raised veins of the leaf: midrib, side veins and the fine net between them."""
    pale, fine = paper("#C3D07A", vary=0.04), paper("#9DB455", vary=0.04)
    parts = [
        tube(spline([(-11.5, -0.3, 0.1), (-9, 0, 0.12), (9.3, 0, 0.08)], 60), 0.16, pale, 10, np.linspace(1.3, 0.3, 60))
    ]
    lines = laterals()
    for (x0, y0), (x1, y1) in lines:
        path = spline([(x0, y0, 0.1), ((x0 + x1) / 2 - 0.15, (y0 + y1) / 2, 0.1), (x1, y1, 0.08)], 24)
        parts.append(tube(path, 0.075, pale, 8, np.linspace(1.1, 0.35, 24)))
    for side in (0, 1):
        row = lines[side::2]
        for (a0, a1), (b0, b1) in itertools.pairwise(row):
            for k, u in enumerate(np.linspace(0.16, 0.88, 6)):
                v = u + 0.05 * math.sin(7 * k + a0[0])
                start_at = [a0[i] + (a1[i] - a0[i]) * u for i in (0, 1)]
                end_at = [b0[i] + (b1[i] - b0[i]) * v for i in (0, 1)]
                parts.append(tube([(*start_at, 0.09), (*end_at, 0.09)], 0.032, fine, 6))
    return parts


def caterpillar() -> list[Object]:
    """Row of round segments on the bitten edge, head to the bite."""
    parts = []
    for k in range(8):
        x = -0.75 + 0.40 * k
        y = -4.25 + 0.02 * k
        z = 0.33 + 0.16 * math.sin(math.pi * k / 3.4) ** 2
        tone = paper("ember" if k % 2 == 0 else "flame", vary=0.04)
        parts.append(ball(0.33 - 0.014 * k, (x, y, z), tone))
    parts.append(ball(0.37, (-1.15, -4.22, 0.42), paper("brick")))
    parts += [
        tube([(-1.25, -4.22 + side, 0.7), (-1.4, -4.22 + 2 * side, 1.0)], 0.03, paper("ink"), 6)
        for side in (-0.12, 0.12)
    ]
    return parts


def clipped(a: tuple[float, float], b: tuple[float, float]) -> tuple[Array, Array] | None:
    """Part of a street inside the glass, or None."""
    t = np.linspace(0, 1, 200)[:, None]
    line = np.array(a) * (1 - t) + np.array(b) * t
    line = line[np.hypot(line[:, 0], line[:, 1]) < LENS_R - 0.03]
    return (line[0], line[-1]) if len(line) > 4 else None


def street_parts(net: Sequence[tuple[tuple[float, float], tuple[float, float], float]], height: float) -> list[Object]:
    """Flat pale roads on the enlarged leaf."""
    pave = paper("#F0E3BC", vary=0.03)
    parts = []
    for order, (a, b, width) in enumerate(net):
        piece = clipped(a, b)
        if piece is None:
            continue
        (x0, y0), (x1, y1) = piece
        length = math.hypot(x1 - x0, y1 - y0)
        parts.append(
            box(
                (length + width * 0.6, width, 0.05),
                ((x0 + x1) / 2, (y0 + y1) / 2, height + 0.0005 * order),
                pave,
                rot=(0, 0, math.atan2(y1 - y0, x1 - x0)),
                bevel=0.012,
            )
        )
    return parts


def magnifier() -> list[Object]:
    """Ring, handle and two thin glints that stand for the glass."""
    metal, wood = paper("ochre", rough=0.5), paper("brick", two="terra")
    ring = [
        ((LENS_R + 0.1) * math.cos(a), (LENS_R + 0.1) * math.sin(a), 0.55)
        for a in np.linspace(0, TAU, 140, endpoint=False)
    ]
    parts = [tube(ring, 0.2, metal, 14, closed=True)]
    heading = math.radians(-52)
    stem, grip = (3.1, 3.75, 0.17, metal, 0.17), (3.7, 8.2, 0.3, wood, 0.36)
    for first, last, radius, material, end in (stem, grip):
        path = [(d * math.cos(heading), d * math.sin(heading), 0.5) for d in np.linspace(first, last, 12)]
        parts.append(tube(path, radius, material, 16, np.linspace(1, end / radius, 12)))
    for first, last, radius in ((118, 158, LENS_R - 0.34), (166, 176, LENS_R - 0.34)):
        glint = [(radius * math.cos(a), radius * math.sin(a), 0.62) for a in np.radians(np.linspace(first, last, 24))]
        taper = np.sin(np.linspace(0.15, math.pi - 0.15, 24))
        parts.append(tube(glint, 0.05, glow("cream", 1.0), 6, taper))
    return parts


def thick_trunk(bark: Material) -> None:
    """Stout trunk with spreading roots."""
    limb([(0, 0, -0.4), (0.05, 0, 0.9), (-0.08, 0, 2.0), (0, 0, 3.05)], 0.98, 0.70, bark, 18, 40)
    ball(0.74, (0, 0, 3.0), bark, (1.05, 0.95, 0.8))
    for k in range(7):
        angle = TAU * k / 7 + 0.3
        reach = 1.7 + 0.35 * math.sin(5 * k)
        limb(
            [
                (0.35 * math.cos(angle), 0.35 * math.sin(angle), 0.9),
                (0.85 * math.cos(angle), 0.85 * math.sin(angle), 0.25),
                (reach * math.cos(angle + 0.15), reach * math.sin(angle + 0.15), -0.15),
            ],
            0.42,
            0.10,
            bark,
            10,
            16,
        )


def blossom() -> Object:
    """Five-petalled flower."""
    outline = []
    for angle in np.linspace(0, TAU, 50, endpoint=False):
        radius = 0.13 * (0.62 + 0.38 * abs(math.cos(2.5 * angle)))
        outline.append((radius * math.cos(angle), radius * math.sin(angle)))
    return join([cutout([outline], 0.03, paper("#E9A9A6"), 0.008), ball(0.04, (0, 0, 0.02), paper("cream"), sub=2)])


def snow_caps(tips: Sequence[tuple[Vector, Vector, int]], source: random.Random) -> None:
    """Soft snow lumps along the bare limb."""
    snow = paper("#E9F0F2", vary=0.03)
    flake = ball(0.17, (0, 0, -90), snow, sub=2)
    for point, _, depth in tips:
        for _ in range(3 if depth > 1 else 2):
            place = (point[0] + source.gauss(0, 0.1), point[1], point[2] + 0.07 + 0.07 * depth)
            inst(flake, place, (0, 0, 0), (source.uniform(0.7, 1.15), 1, source.uniform(0.5, 0.75)))
