"""What grows: limbs, leaves, feathers, bare trees."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np
from bpy.types import Material, Object
from mathutils import Vector

from tools.art.kit.kinds import Array, Path, Triple
from tools.art.kit.shapes.curves import spline
from tools.art.kit.shapes.meshes import group, mesh
from tools.art.kit.shapes.sweeps import tube
from tools.art.kit.shapes.turning import grid_faces


def limb(
    points: Path, start_radius: float, end_radius: float, material: Material, sides: int = 10, samples: int = 28
) -> Object:
    """Tapered twig through the given points."""
    radii = np.linspace(start_radius, end_radius, samples)
    return tube(spline(points, samples), 1.0, material, sides, radii=radii)


def grow(
    start: Triple,
    direction: Triple,
    length: float,
    radius: float,
    depth: int,
    source: random.Random,
    parts: list[Object],
    tips: Sequence[tuple[Vector, Vector, int]],
    material: Material,
    lift: float = 0.12,
) -> None:
    """Grow a forking branch; tubes go to parts, (point, direction) of every twig to tips."""
    start, direction = Vector(start), Vector(direction).normalized()
    bend = Vector((source.gauss(0, 0.16), source.gauss(0, 0.16), lift + source.gauss(0, 0.08)))
    middle = start + direction * length * 0.5 + bend * length * 0.12
    end_direction = (direction + bend).normalized()
    end = middle + end_direction * length * 0.5
    parts.append(limb([start, middle, end], radius, radius * 0.62, material, 8, 9))
    tips.append((end, end_direction, depth))
    tips.append((middle, end_direction, depth))
    if depth == 0:
        return
    side = end_direction.cross(Vector((0, 1, 0))).normalized()
    for turn in (-1, 0, 1) if depth > 1 else (-1, 1):
        away = side * (turn * 0.75 + source.uniform(-0.15, 0.15))
        away += Vector((0, source.uniform(-0.55, 0.55), 0))
        grow(
            end,
            end_direction + away,
            length * source.uniform(0.62, 0.78),
            radius * 0.6,
            depth - 1,
            source,
            parts,
            tips,
            material,
            lift,
        )


def leaf(length: float, width: float, fold: float, material: Material, droop: float = 0.15, samples: int = 9) -> Object:
    """Paper leaf folded along its rib: stalk end at the origin, tip towards +x."""
    verts = []
    for u in np.linspace(0, 1, samples):
        half = width * math.sin(math.pi * u**0.8) * 0.5 + 0.002
        bend = -droop * length * u * u
        verts += [
            (u * length, -half, bend + fold * half),
            (u * length, 0, bend),
            (u * length, half, bend + fold * half),
        ]
    return mesh(verts, grid_faces(samples, 3, closed=False), material)


def paper_feather(
    length: float,
    width: float,
    material: Material,
    rib_material: Material,
    curl: float = 0.25,
    notches: tuple[float, float] = (0.35, 0.62),
) -> list[Object]:
    """Curved feather of paper, with a pale rib and a few gaps in its vane; quill at the origin, tip to +x."""
    samples, verts = 60, []
    for u in np.linspace(0, 1, samples):
        vane = 0 if u < 0.14 else math.sin(math.pi * ((u - 0.14) / 0.86) ** 0.62) ** 0.8
        left, right = vane, vane * 0.8
        for notch in notches:
            gap = 1 - 0.75 * math.exp(-(((u - notch) / 0.018) ** 2))
            left, right = (left * gap, right * (1 - 0.7 * math.exp(-(((u - notch - 0.1) / 0.02) ** 2))))
        rise = curl * length * (u - 0.35) ** 2
        lean = 0.09 * length  # barbs point towards the tip
        verts += [
            (u * length + lean * left, width * 0.5 * left + 0.003, rise + 0.12 * width * left),
            (u * length, 0, rise),
            (u * length + lean * right, -width * 0.5 * right - 0.003, rise + 0.12 * width * right),
        ]
    vane_mesh = mesh(verts, grid_faces(samples, 3, closed=False), material, smooth=True)
    rib_path = [
        (u * length - 0.1 * length * (u < 0.02), 0, curl * length * (u - 0.35) ** 2 + 0.004)
        for u in np.linspace(0, 0.97, 30)
    ]
    rib = tube(rib_path, width * 0.045, rib_material, 6, np.linspace(1.2, 0.35, 30))
    return [vane_mesh, rib]


def quill(
    length: float, vane: Material, shaft: Material, barbs: int = 46, curl: float = 0.12, seed: int = 3
) -> list[Object]:
    """Feather from its quill at the origin along +x, curling up; every barb is a small blade."""
    rnd = random.Random(seed)

    def spine(u: float) -> Array:
        return np.array([length * u, 0.04 * length * math.sin(u * 3), curl * length * u * u])

    verts, faces = [], []
    for side in (-1, 1):
        for k in range(barbs):
            u = 0.16 + 0.84 * k / (barbs - 1)
            reach = length * 0.17 * math.sin(math.pi * min(1, (u - 0.12) / 0.92) ** 0.75) ** 0.6 + 0.02
            reach *= rnd.uniform(0.9, 1.05) * (0.55 if rnd.random() < 0.05 else 1)
            root, step = spine(u), np.array([length * 0.84 / barbs * 0.78, 0, 0])
            lean = np.array([0.85, side * 0.8, rnd.uniform(0.02, 0.16)])
            start = len(verts)
            for v, wide in ((0, 1), (0.5, 1.15), (0.85, 0.8), (1, 0.1)):
                middle = root + lean * reach * v + np.array([0, 0, -0.10 * reach * v * v])
                verts += [middle - step * wide, middle + step * wide]
            faces += [(start + i, start + i + 1, start + i + 3, start + i + 2) for i in (0, 2, 4)]
    blades = mesh(verts, faces, vane)
    line = np.array([spine(u) for u in np.linspace(-0.12, 0.99, 24)])
    quill = tube(line, length * 0.016, shaft, 8, np.linspace(1.25, 0.3, 24))
    return [blades, quill]


def bare_tree(loc: Triple, height: float, radius: float, mat: Material, seed: int = 0, lean: float = 0.0) -> Object:
    """Leafless tree: a bent trunk with two orders of tapering branches."""
    random = np.random.RandomState(seed)
    trunk = spline(
        [
            (0, 0, -0.3), (lean * 0.3, 0, height * 0.35), (lean * 0.6 + random.uniform(-0.2, 0.2), 0, height * 0.7),
            (lean, 0, height),
        ],
        30,
    )  # fmt: skip
    parts = [tube(trunk, radius, mat, 12, np.linspace(1.15, 0.22, 30))]
    for number in range(9):
        start = trunk[12 + 2 * number]
        turn = number * 2.4 + random.uniform(-0.4, 0.4)
        reach = height * (0.36 - 0.022 * number)
        rise = reach * random.uniform(0.55, 0.95)
        tip = start + (reach * math.cos(turn), reach * 0.6 * math.sin(turn), rise)
        middle = (start + tip) / 2 + (0, 0, -0.12 * reach)
        branch = spline([start, middle, tip], 16)
        parts.append(tube(branch, radius * 0.36, mat, 8, np.linspace(1, 0.25, 16)))
        for twig in (6, 10):
            end = branch[twig] + (reach * random.uniform(-0.3, 0.3), 0, reach * 0.4)
            parts.append(
                tube(
                    spline([branch[twig], (branch[twig] + end) / 2 + (0.04, 0, 0), end], 8),
                    radius * 0.16,
                    mat,
                    6,
                    np.linspace(1, 0.3, 8),
                )
            )
    return group(*parts, loc=loc)
