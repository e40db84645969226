"""Houses of many kinds, from tiny ones to parts of walls and windows."""

from __future__ import annotations

import random

from bpy.types import Object

from tools.art.kit.mats import glow, paper
from tools.art.kit.palette import tint
from tools.art.kit.shapes.clay import join
from tools.art.kit.shapes.meshes import group, mesh
from tools.art.kit.shapes.solids import box

WALLS = ("cream", "sand", "rose", "ochre", "bone", "sand")
ROOFS = ("brick", "terra", "plum", "terra", "brick", "teal")
DARK_WALLS = ("slate", "#33457A", "slate", "#2C3A68", "#33457A", "slate")
DARK_ROOFS = ("night", "#1C2750", "night", "#1C2750", "night", "ink")


def tiny_houses() -> list[Object]:
    """Small gabled houses in a few colours."""
    models = []
    for wall, roof in (
        ("cream", "terra"), ("bone", "#D9743F"), ("cream", "brick"), ("rose", "slate"), ("cream", "ochre"),
    ):  # fmt: skip
        body = box((0.34, 0.26, 0.26), (0, 0, 0.13), paper(wall), bevel=0.012)
        gable = [
            (-0.21, -0.18, 0.24), (0.21, -0.18, 0.24), (0.21, 0.18, 0.24), (-0.21, 0.18, 0.24), (-0.21, 0, 0.46),
            (0.21, 0, 0.46),
        ]  # fmt: skip
        top = mesh(gable, [(3, 2, 1, 0), (0, 1, 5, 4), (2, 3, 4, 5), (1, 2, 5), (3, 0, 4)], paper(roof), bevel=0.012)
        panes = [box((0.06, 0.01, 0.08), (x, -0.134, 0.14), glow("flame", 1.4), bevel=0) for x in (-0.08, 0.08)]
        models.append(join([body, top, *panes]))
    return models


def board_wall(colour: str, x: float, width: float, turn: float) -> Object:
    """House wall of horizontal boards."""
    parts = [
        box(
            (width, 0.3, 0.66),
            (0, 0.02 * (row % 2), -5.6 + row * 0.7),
            paper(colour, vary=0.03 + 0.02 * (row % 3)),
            (0.13, 0, 0),
            0.05,
        )
        for row in range(19)
    ]
    parts.append(box((width - 0.1, 0.2, 13), (0, 0.25, 0.5), paper("bark")))
    return group(*parts, loc=(x, 0, 0), rot=(0, 0, turn))


def window_frame(parts: list[Object], width: float, height: float, colour: str) -> None:
    """Window frame with a deep sill, added to parts (local coordinates, window centre = origin)."""
    wood = paper(colour)
    parts += [box((0.22, 0.5, height + 0.4), (side * (width / 2 + 0.05), -0.2, 0), wood) for side in (-1, 1)]
    parts.append(box((width + 0.5, 0.5, 0.24), (0, -0.2, height / 2 + 0.1), wood))
    parts.append(box((width + 0.9, 1.1, 0.2), (0, -0.45, -height / 2 - 0.05), wood, bevel=0.06))


def shutter(x: float, height: float, colour: str, turn: float, hinge: int) -> Object:
    """Louvred shutter, hinge = side on which it turns."""
    wood = paper(colour)
    parts = [box((1.0, 0.12, height), (hinge * 0.5, 0, 0), wood)]
    parts += [
        box((0.78, 0.1, 0.2), (hinge * 0.5, -0.08, -height / 2 + 0.36 + row * 0.3), wood, (0.5, 0, 0), 0.03)
        for row in range(int(height / 0.3) - 1)
    ]
    return group(*parts, loc=(x, -0.35, 0), rot=(0, 0, turn))


def gable(width: float, depth: float, height: float, z: float, colour: str) -> Object:
    """Roof with two slopes; the ridge runs along x."""
    x, y = width / 2 + 0.12, depth / 2 + 0.14
    verts = [(-x, -y, z), (x, -y, z), (x, y, z), (-x, y, z), (-x, 0, z + height), (x, 0, z + height)]
    faces = [(0, 1, 5, 4), (2, 3, 4, 5), (0, 4, 3), (1, 2, 5), (3, 2, 1, 0)]
    return mesh(verts, faces, paper(colour), bevel=0.04)


def terrace_house(kind: int, lit: bool) -> Object:
    """One of six houses with two rows of windows, baked to a single mesh at the origin."""
    rng = random.Random(kind)
    width = (1.5, 1.85, 1.3, 2.1, 1.6, 1.75)[kind]
    height = (1.9, 1.6, 2.3, 1.75, 2.05, 1.5)[kind]
    depth = 1.5
    wall = (WALLS if lit else DARK_WALLS)[kind]
    roof = (ROOFS if lit else DARK_ROOFS)[kind]
    parts = [
        box((width, depth, height + 2), (0, 0, height / 2 - 1), paper(wall), bevel=0.05),
        gable(width, depth, rng.uniform(0.6, 0.85), height, roof),
        box((0.22, 0.22, 0.7), (width * 0.26, 0.2, height + 0.6), paper("stone"), bevel=0.03),
        box((0.3, 0.06, 0.55), (-width * 0.3, -depth / 2, 0.28), paper("bark"), bevel=0.02),
    ]
    pane = glow("#FF9C30", 1.25) if lit else paper("ink")
    columns = 2 if width < 1.7 else 3
    for level in (0.55, height - 0.42):
        for k in range(columns):
            x = (k - (columns - 1) / 2) * width * 0.62 / max(1, columns - 1)
            if level < 1 and k == 0:
                continue
            frame_colour = paper("wood" if lit else "#223058")
            frame = box((0.42, 0.05, 0.54), (x, -depth / 2 - 0.01, level), frame_colour, bevel=0.02)
            glass = box((0.33, 0.08, 0.45), (x, -depth / 2 - 0.02, level), pane, bevel=0.01)
            parts += [frame, glass]
    return join(parts)


def gabled_house(width: float, depth: float, height: float, wall: str, tiles: str, seed: int) -> Object:
    """Gabled house with dark windows on its near side."""
    rnd = random.Random(seed)
    parts = [box((width, depth, height), (0, 0, height / 2), paper(wall), bevel=0.04)]
    x, y, rise = width / 2 + 0.18, depth / 2 + 0.2, width * 0.42
    top = height + rise
    verts = [
        (-x, -y, height - 0.1), (x, -y, height - 0.1), (0, -y, top), (-x, y, height - 0.1), (x, y, height - 0.1),
        (0, y, top),
    ]  # fmt: skip
    faces = [(0, 1, 2), (3, 5, 4), (0, 2, 5, 3), (1, 4, 5, 2), (0, 3, 4, 1)]
    parts.append(mesh(verts, faces, paper(tiles)))
    parts.append(box((0.4, 0.4, 1.2), (width * 0.25, depth * 0.2, top - 0.3), paper(tint(wall, 0.8)), bevel=0.03))
    dark = paper("ink")
    for row in range(int(height / 1.5)):
        for side in (-1, 1):
            if rnd.random() < 0.85:
                place = (side * width * 0.24, -depth / 2, 1.1 + 1.5 * row)
                parts.append(box((0.55, 0.1, 0.8), place, dark, bevel=0.02))
    return join(parts)
