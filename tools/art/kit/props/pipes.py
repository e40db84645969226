"""Pipes and dials: discs, rings, bends, collars, flanges."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Array, Path, Triple
from tools.art.kit.mats import paper
from tools.art.kit.shapes.curves import circle, spline
from tools.art.kit.shapes.cutouts import UPRIGHT, cutout
from tools.art.kit.shapes.outlines import polar
from tools.art.kit.shapes.solids import ball, box, cyl
from tools.art.kit.shapes.sweeps import sweep

JOINT = (0.9, -0.75, 0.55)  # middle of the bandaged joint


def disc(
    radius: float, depth: float, material: Material, loc: Triple, rot: Triple = UPRIGHT, bevel: float = 0.02
) -> Object:
    """Round piece of card."""
    return cutout([circle(radius, 72)], depth, material, bevel, loc, rot)


def ring(
    outer: float,
    inner: float,
    depth: float,
    material: Material,
    loc: Triple,
    rot: Triple = UPRIGHT,
    bevel: float = 0.04,
) -> Object:
    """Flat ring of card."""
    return cutout([circle(outer, 72), circle(inner, 72)], depth, material, bevel, loc, rot, res=3)


def bent_path(corners: Path, radius: float, steps: int = 10) -> Array:
    """Polyline through corners whose bends are rounded, as a plumber would lay a pipe."""
    corners = np.asarray(corners, float)
    path = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        first = corner + radius * (before - corner) / np.linalg.norm(before - corner)
        last = corner + radius * (after - corner) / np.linalg.norm(after - corner)
        path += [(1 - t) ** 2 * first + 2 * t * (1 - t) * corner + t * t * last for t in np.linspace(0, 1, steps)]
    path.append(corners[-1])
    return np.array(path)


def collar(centre: Triple, direction: str, radius: float, length: float, material: Material) -> Object:
    """Short thick sleeve around a pipe that runs along x, y or z."""
    turns = {"x": (0, math.pi / 2, 0), "y": (math.pi / 2, 0, 0), "z": (0, 0, 0)}
    return cyl(radius, length, centre, material, rot=turns[direction], seg=32, bevel=0.04)


def flange(
    centre: Triple, direction: str, radius: float, material: Material, bolt_material: Material = None, gap: float = 0.2
) -> list[Object]:
    """Two bolted plates where pipes meet; gap is the distance of the plates."""
    axis = "xyz".index(direction)
    parts = []
    for side in (-1, 1):
        place = list(centre)
        place[axis] += side * gap / 2
        parts.append(collar(place, direction, radius, gap * 0.7, material))
    others = [i for i in range(3) if i != axis]
    for k in range(6):
        place = list(centre)
        for i, shift in zip(others, polar(radius * 0.8, math.tau * k / 6 + 0.3), strict=False):
            place[i] += shift
        bolt = bolt_material or material
        parts.append(collar(place, direction, radius * 0.11, gap * 2.2, bolt))
    return parts


def valve(x: float, y: float, z: float, radius: float, colour: str) -> None:
    """Hand wheel that faces us."""
    material = paper(colour)
    ring(radius, radius * 0.76, 0.22, material, (x, y, z), bevel=0.08)
    for k in range(3):
        turn = math.pi * k / 3 + 0.2
        box((radius * 1.7, 0.14, 0.16), (x, y, z), material, (0, turn, 0), bevel=0.05)
    cyl(0.2, 1.3, (x, y + 0.5, z), paper("ink"), rot=(math.pi / 2, 0, 0))
    cyl(0.26, 0.3, (x, y - 0.05, z), material, rot=(math.pi / 2, 0, 0))


def bandage() -> None:
    """Rag wound around the joint in crooked layers, knotted, its ends hanging down."""
    x, y, z = JOINT
    cloth = paper("#FF9A3C")
    for k in range(7):
        shift = -0.66 + 0.22 * k
        radius = 0.68 + 0.05 * math.sin(k * 2.1) - 0.03 * abs(k - 3)
        turn = (0.05 * math.sin(k), math.pi / 2 + 0.12 * math.cos(k * 1.7), 0)
        cyl(radius, 0.27, (x + shift, y, z), cloth, rot=turn, seg=40, bevel=0.06)
    for side, length in ((-1, 0.85), (1, 0.6)):
        end = spline(
            [
                (x + side * 0.08, y - 0.78, z + 0.1), (x + side * 0.3, y - 0.98, z + 0.08),
                (x + side * 0.44, y - 0.92, z - 0.3), (x + side * 0.4, y - 0.86, z - length),
            ],
            30,
        )  # fmt: skip
        widths = np.linspace(0.7, 1.25, 30)
        flat = [(-0.15, -0.035), (0.15, -0.035), (0.15, 0.035), (-0.15, 0.035)]
        sweep(end, flat, cloth, up=(0, -1, 0), scales=widths)
    ball(0.25, (x, y - 0.8, z + 0.08), cloth, (1.15, 0.8, 0.9))
