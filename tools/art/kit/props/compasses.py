"""Compasses with their roses and needles."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.mats import paper
from tools.art.kit.props.pipes import disc, ring
from tools.art.kit.shapes.cutouts import FLAT, cutout
from tools.art.kit.shapes.meshes import group
from tools.art.kit.shapes.outlines import polar
from tools.art.kit.shapes.solids import ball, box, cyl
from tools.art.kit.shapes.sweeps import tube


def star_outline(outer: float, inner: float, points: int, turn: float = 0.0) -> list[tuple[float, float]]:
    """Outline of a star."""
    outline = []
    for k in range(2 * points):
        radius = inner if k % 2 else outer
        outline.append(polar(radius, math.pi * k / points + turn))
    return outline


def rose(radius: float, height: float) -> list[Object]:
    """Wind rose of two stacked paper stars."""
    small = star_outline(radius * 0.5, radius * 0.17, 4, math.pi / 4)
    large = star_outline(radius * 0.7, radius * 0.15, 4)
    return [
        cutout([small], 0.04, paper("steel"), 0.01, (0, 0, height)),
        cutout([large], 0.04, paper("slate"), 0.01, (0, 0, height + 0.035)),
    ]


def needle(radius: float, height: float, degrees: int, colour: Material) -> list[Object]:
    """Two-coloured rhombus on a pin."""
    length, half = radius * 0.78, radius * 0.16
    north = [(length, 0), (0, half), (0, -half)]
    south = [(-length, 0), (0, -half), (0, half)]
    turn = (0, 0, math.radians(degrees))
    return [
        cutout([north], 0.07, colour, 0.015, (0, 0, height), turn),
        cutout([south], 0.07, paper("ink"), 0.015, (0, 0, height), turn),
        cyl(radius * 0.1, 0.14, (0, 0, height + 0.03), paper("ochre"), seg=20),
    ]


def ticks(radius: float, height: float) -> list[Object]:
    """Short strokes around the face."""
    parts = []
    for k in range(24):
        angle = math.tau * k / 24
        x, y = polar(radius * 0.8, angle)
        size = (radius * (0.13 if k % 6 else 0.2), 0.06, 0.04)
        parts.append(box(size, (x, y, height), paper("ink"), (0, 0, angle), bevel=0.01))
    return parts


def case_lid(radius: float, depth: float, colour: str, degrees: int) -> Object:
    """Cover on a hinge, opened and leaning back a little beyond upright."""
    plate = disc(radius, 0.14, paper(colour), (radius, 0, 0), FLAT, 0.05)
    edge = ring(radius, radius * 0.86, 0.22, paper(colour), (radius, 0, 0.1), FLAT, 0.05)
    hinge = cyl(0.14, radius * 0.5, (0, 0, 0), paper(colour), rot=(math.pi / 2, 0, 0), seg=16)
    lean = group(plate, edge, rot=(0, -math.radians(28), 0))
    angle = math.radians(degrees)
    x, y = polar(radius + 0.06, angle)
    return group(lean, hinge, loc=(x, y, depth), rot=(0, 0, angle))


def case_bow(radius: float, depth: float, degrees: int) -> list[Object]:
    """Small crown with a ring to hang the compass on."""
    angle = math.radians(degrees)
    x, y = polar(radius + 0.16, angle)
    centre = polar(radius + 0.62, angle)
    loop = [
        (centre[0] + 0.34 * math.cos(a), centre[1] + 0.34 * math.sin(a), depth * 0.3)
        for a in np.linspace(0, math.tau, 30)
    ]
    return [ball(0.2, (x, y, depth * 0.4), paper("ochre")), tube(loop, 0.065, paper("ochre"), 8)]
