"""Rooms of a house that is cut open."""

from __future__ import annotations

import math
import random

import numpy as np

from tools.art.kit.mats import glow, paper
from tools.art.kit.props.crockery import candle, cup
from tools.art.kit.props.furniture import armchair, ladder, plain_chair
from tools.art.kit.props.plants import puff, sprout
from tools.art.kit.rig import point
from tools.art.kit.shapes.clay import join
from tools.art.kit.shapes.curves import spline
from tools.art.kit.shapes.cutouts import UPRIGHT, cutout
from tools.art.kit.shapes.meshes import inst
from tools.art.kit.shapes.solids import ball, box, cyl
from tools.art.kit.shapes.sweeps import tube
from tools.art.kit.shapes.turning import lathe

ROOM_W, ROOM_H, DEEP, WALL = 3.3, 2.75, 2.6, 0.2
LEFT = -1.5 * ROOM_W
EAVES = 2 * ROOM_H
RIDGE = EAVES + 3.0


def room_center(column: int, row: int) -> tuple[float, float, float]:
    """Middle of a room's floor."""
    return LEFT + (column + 0.5) * ROOM_W, 0.0, row * ROOM_H + WALL / 2


def crowded_room() -> None:
    """Bottom right: boxes stacked to the ceiling."""
    dice = random.Random(4)
    x, _, z = room_center(2, 0)
    colors = ("sand", "wood", "ochre", "rose", "bone")
    for column in range(4):
        high = z
        while high < z + ROOM_H - 0.75:
            size = dice.uniform(0.45, 0.72)
            at = x - 1.15 + 0.76 * column
            box(
                (0.7, 0.8, size),
                (at, dice.uniform(-0.5, 0.1), high + size / 2),
                paper(dice.choice(colors)),
                (0, 0, dice.uniform(-0.2, 0.2)),
                0.04,
            )
            high += size
            if column == 1 and high > z + 0.9:
                break


def green_room() -> None:
    """Top left: plants have taken over."""
    x, _, z = room_center(0, 1)
    for index, (shift, y, size) in enumerate(((-1.0, 0.5, 0.62), (-0.2, 0.7, 0.5), (1.0, 0.5, 0.6))):
        puff((x + shift, y, z), size, paper("leaf" if index == 1 else "moss"), paper("bark"), index + 3)
    for index, shift in enumerate((-1.2, -0.5, 0.3, 0.9)):
        lathe([(0.14, 0), (0.2, 0.3), (0.16, 0.3), (0, 0.26)], paper("terra"), 18, loc=(x + shift, -0.7, z), caps=True)
        sprout((x + shift, -0.7, z + 0.25), 0.55 + 0.12 * (index % 2), "leaf", (0, 0, index))
    for vine, shift in enumerate((-1.1, -0.3, 0.6, 1.15)):
        length = 0.6 + 0.25 * (vine % 2)
        drop = [
            (x + shift + 0.06 * math.sin(5 * share + vine), -0.6, z + ROOM_H - WALL - length * share)
            for share in np.linspace(0, 1, 8)
        ]
        tube(spline(drop, 16), 0.025, paper("moss"), 6)
        for index, spot in enumerate(drop[1:]):
            side = 1 if index % 2 else -1
            ball(
                0.1,
                (spot[0] + side * 0.08, spot[1] - 0.03, spot[2]),
                paper("leaf"),
                (1.1, 0.3, 0.55),
                (0, side * 0.7, 0),
                2,
            )


def party_room() -> None:
    """Top right: paper garlands, a set table, an armchair."""
    x, _, z = room_center(2, 1)
    colors = ("terra", "cream", "sea", "ochre", "leaf", "plum")
    for line, y in ((0, -0.9), (1, 0.3)):
        for index in range(9):
            share = index / 8
            sag = 1.4 * share * (1 - share)
            at = (x - 1.4 + 2.8 * share, y, z + ROOM_H - WALL - 0.1 - sag)
            flag = [(-0.16, 0), (0.16, 0), (0, -0.36)]
            cutout([flag], 0.03, paper(colors[(index + line) % 6]), 0, at, UPRIGHT)
    cyl(0.75, 0.1, (x - 0.35, -0.1, z + 0.8), paper("cream"), bevel=0.03)
    cyl(0.1, 0.8, (x - 0.35, -0.1, z + 0.4), paper("wood"))
    lathe(
        [(0.38, 0), (0.38, 0.3), (0.3, 0.33), (0, 0.33)], paper("rose"), 24, loc=(x - 0.35, -0.1, z + 0.85), caps=True
    )
    candle((x - 0.35, -0.1, z + 1.16), 0.2, power=6, radius=0.04)
    inst(armchair("terra"), (x + 0.95, 0.2, z), (0, 0, -0.7), 0.72)


def locked_room() -> None:
    """Bottom middle: the front wall is still there, with a shut door and a bright keyhole."""
    x, _, z = room_center(1, 0)
    y = -DEEP / 2 + 0.05
    box((ROOM_W - WALL, 0.16, ROOM_H - WALL), (x, y, z + ROOM_H / 2 - WALL / 2), paper("plum"), bevel=0.02)
    box((1.35, 0.14, 2.05), (x, y - 0.1, z + 1.02), paper("bone"), bevel=0.05)
    box((1.15, 0.14, 1.9), (x, y - 0.14, z + 0.97), paper("brick"), bevel=0.05)
    for tall in (0.5, 1.42):
        box((0.8, 0.1, 0.66), (x, y - 0.2, z + tall), paper("plum"), bevel=0.04)
    cyl(0.17, 0.05, (x + 0.38, y - 0.25, z + 0.97), paper("ochre"), rot=UPRIGHT)
    keyhole = [(-0.035, -0.1), (0.035, -0.1), (0.02, 0)]
    keyhole += [(0.05 * math.cos(a), 0.04 + 0.05 * math.sin(a)) for a in np.linspace(-0.8, 3.9, 14)]
    keyhole += [(-0.02, 0)]
    cutout([keyhole], 0.02, glow("flame", 3), 0, (x + 0.38, y - 0.29, z + 0.97), UPRIGHT)
    box((1.0, 0.03, 0.05), (x, y - 0.23, z + 0.03), glow("flame", 2.4), bevel=0)


def empty_room() -> None:
    """Top middle: one chair, turned to the wall."""
    x, _, z = room_center(1, 1)
    inst(plain_chair("bone", "bone"), (x - 0.55, 0.1, z), (0, 0, math.pi + 0.35), 0.95)
    ladder((x + 0.95, 0.2, z), (x + 0.75, 0.4, z + ROOM_H + 0.2), 0.6, "wood", 7, 0.05)


def attic() -> None:
    """The glowing room: a lamp, a small bed, a cup on the floor."""
    z = EAVES + WALL / 2
    box((2.2, 1.0, 0.16), (-1.1, 0.1, z + 0.38), paper("wood"), bevel=0.04)
    box((0.14, 1.0, 1.0), (-2.15, 0.1, z + 0.5), paper("wood"), bevel=0.05)
    box((0.14, 1.0, 0.66), (-0.05, 0.1, z + 0.33), paper("wood"), bevel=0.05)
    box((1.5, 0.96, 0.3), (-0.9, 0.1, z + 0.56), paper("sea"), bevel=0.12)
    box((0.46, 0.8, 0.22), (-1.82, 0.1, z + 0.58), paper("cream"), (0, -0.3, 0), 0.09)
    cyl(0.05, 1.1, (1.1, 0.2, z + 0.55), paper("ink"))
    cyl(0.42, 0.42, (1.1, 0.2, z + 1.25), glow("flame", 1.9), 0.25, seg=28)
    inst(join(cup("sea", 0.14)), (0.5, -0.6, z), (0, 0, 0.4))
    point((1.1, -0.2, z + 1.2), 150, "ember", 0.25)
