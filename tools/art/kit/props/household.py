"""Household things: cartons, lamps, pots, paint."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Object

from tools.art.kit.kinds import Triple
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.luggage import CASE
from tools.art.kit.rig import point, spot
from tools.art.kit.shapes.curves import TAU, spline
from tools.art.kit.shapes.meshes import group, mesh
from tools.art.kit.shapes.solids import ball, box, cyl
from tools.art.kit.shapes.sweeps import tube
from tools.art.kit.shapes.turning import lathe

LAMP = (-2.55, 1.3)  # place of the lamp post


def carton(size: Triple, place: Triple, turn: float, open_top: bool = False) -> Object:
    """Cardboard box with a strip of tape; the open one shows its four flaps."""
    width, depth, height = size
    board, tape = paper("sand", vary=0.05), paper("bone")
    parts = []
    if open_top:
        wall = 0.06
        parts += [box((wall, depth, height), (x, 0, height / 2), board, bevel=0.015) for x in (-width / 2, width / 2)]
        for y in (-depth / 2, depth / 2):
            parts.append(box((width, wall, height), (0, y, height / 2), board, bevel=0.015))
        parts.append(box((width, depth, 0.05), (0, 0, 0.05), paper("wood"), bevel=0))
        for x, tilt in ((-1, -0.9), (1, 0.9)):
            flap = box((width * 0.45, depth, 0.045), (0, 0, 0), board, bevel=0.015)
            flap.location = (x * (width / 2 + width * 0.2 * math.cos(0.9)), 0, height - width * 0.2 * math.sin(0.5))
            flap.rotation_euler = (0, tilt, 0)
            parts.append(flap)
    else:
        parts.append(box((width, depth, height), (0, 0, height / 2), board, bevel=0.04))
        parts.append(box((0.24, depth + 0.02, height * 0.3), (0, 0, height * 0.86), tape, bevel=0.005))
        for offset in (-0.012, 0.012):
            parts.append(box((0.012, depth, 0.02), (offset, 0, height), paper("wood"), bevel=0))
    return group(*parts, loc=place, rot=(0, 0, turn))


def floor_lamp(x: float, y: float) -> None:
    """Standing lamp with a folded shade; its cord ends in a plug on the floor."""
    metal = paper("ink", rough=0.6)
    cyl(0.55, 0.1, (x, y, 0.05), metal)
    cyl(0.05, 2.5, (x, y, 1.3), metal, seg=12)
    folds, verts = 40, []
    for radius, height in ((0.98, 2.15), (0.55, 3.35)):
        for k in range(2 * folds):
            fold = radius * (1 if k % 2 else 0.93)
            angle = TAU * k / (2 * folds)
            verts.append((x + fold * math.cos(angle), y + fold * math.sin(angle), height))
    count = 2 * folds
    faces = [(k, (k + 1) % count, count + (k + 1) % count, count + k) for k in range(count)]
    mesh(verts, faces, glow("ember", 1.25))
    ball(0.2, (x, y, 2.45), glow("flame", 6))
    point((x, y, 2.0), 170, "ember", 0.35)
    point((x, y, 3.6), 90, "ember", 0.3)
    cord = [
        (x + 0.3, y - 0.4, 0.04), (x + 0.9, y - 1.2, 0.03), (x + 0.2, y - 2.0, 0.03), (x + 1.1, y - 2.6, 0.03),
        (x + 2.0, y - 2.2, 0.03), (x + 2.35, y - 2.55, 0.05),
    ]  # fmt: skip
    tube(spline(cord, 120), 0.04, metal, 7)
    head = [cyl(0.13, 0.3, (0, 0, 0), metal, 0.09, rot=(0, math.pi / 2, 0), seg=14)]
    head += [
        cyl(0.022, 0.26, (0.25, side, 0), paper("ochre"), rot=(0, math.pi / 2, 0), seg=8) for side in (-0.06, 0.06)
    ]
    group(*head, loc=(x + 2.5, y - 2.7, 0.14), rot=(0, 0.05, -0.75), scale=1.15)


def pot_plant(x: float, y: float, z: float) -> None:
    """Plant in a pot, that travels last."""
    lathe(
        [(0.001, 0), (0.32, 0), (0.42, 0.55), (0.46, 0.55), (0.46, 0.68), (0.36, 0.68), (0.3, 0.5), (0.001, 0.5)],
        paper("terra"),
        40,
        sharp=180,
    ).location = (x, y, z)
    green = paper("leaf", vary=0.06)
    for k in range(9):
        angle = k * 2.4
        reach = 0.35 + 0.06 * k
        path = spline(
            [
                (x, y, z + 0.5),
                (x + 0.3 * reach * math.cos(angle), y + 0.3 * reach * math.sin(angle), z + 1.1),
                (x + reach * math.cos(angle), y + reach * math.sin(angle), z + 1.35),
            ],
            14,
        )
        tube(path, 0.1, green, 6, np.sin(np.linspace(0.25, math.pi, 14)) + 0.06)


def platform_lamp() -> None:
    """Lamp post with one burning lamp."""
    iron = paper("ink")
    x, y = LAMP
    cyl(0.3, 0.3, (x, y, 0.15), iron, seg=24)
    cyl(0.1, 4.2, (x, y, 2.1), iron, 0.07, seg=20)
    arm = spline([(x, y, 3.9), (x + 0.15, y, 4.25), (x + 0.6, y, 4.3), (x + 0.85, y, 4.05)], 24)
    tube(arm, 0.055, iron, 10)
    cyl(0.48, 0.3, (x + 0.85, y, 3.9), iron, 0.12, seg=32)
    ball(0.2, (x + 0.85, y, 3.72), glow("flame", 3.5))
    point((x + 0.85, y - 0.1, 3.45), 240, "flame", 0.2)
    spot((x + 0.85, y, 3.7), (CASE[0], CASE[1] + 0.4, 0), 900, "flame", 62, 0.5, 0.2)
