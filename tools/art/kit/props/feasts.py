"""A feast's table: cloth, used places, light strings."""

from __future__ import annotations

import math
import random

import numpy as np
from bpy.types import Object

from tools.art.kit.mats import glow, paper
from tools.art.kit.props.crockery import candle, cup, plate
from tools.art.kit.rig import point
from tools.art.kit.shapes.clay import join
from tools.art.kit.shapes.meshes import inst, mesh
from tools.art.kit.shapes.solids import ball, box, cyl
from tools.art.kit.shapes.sweeps import tube
from tools.art.kit.shapes.turning import lathe

NEAR, FAR = -5.2, 9.0
HALF_WIDTH = 1.7
TOP = 1.5
SEATS = 7
UNTOUCHED = 1  # right-hand seat, counted from the near end


def cloth() -> None:
    """Table cloth: flat on top, falling in soft folds on all sides."""
    drop, rows, columns = 0.8, 150, 40
    vertices = []
    for row in range(rows):
        y = NEAR + (FAR - NEAR) * row / (rows - 1)
        for column in range(columns):
            share = column / (columns - 1) * 2 - 1
            along = share * (HALF_WIDTH + drop)
            over = max(0.0, abs(along) - HALF_WIDTH)
            fold = 0.1 * over / drop * math.sin(y * 4.2 + 1.3 * math.sin(y * 1.7))
            x = math.copysign(min(abs(along), HALF_WIDTH) + 0.06 * over + fold, along)
            vertices.append((x, y, TOP - over))
    faces = []
    for row in range(rows - 1):
        for column in range(columns - 1):
            first = row * columns + column
            faces.append((first, first + 1, first + columns + 1, first + columns))
    mesh(vertices, faces, paper("cream", vary=0.04), smooth=True)
    front = [
        (x, NEAR - 0.05 * (1 - z) * (1 + math.sin(x * 6)), TOP - 0.8 * (1 - z))
        for z in np.linspace(0, 1, 8)
        for x in np.linspace(-HALF_WIDTH, HALF_WIDTH, 60)
    ]
    strips = [(r * 60 + c, r * 60 + c + 1, r * 60 + 61 + c, r * 60 + 60 + c) for r in range(7) for c in range(59)]
    mesh(front, strips, paper("cream", vary=0.04), smooth=True)
    runner = box((0.9, FAR - NEAR, 0.012), (0, (NEAR + FAR) / 2, TOP + 0.008), paper("terra"))
    runner.scale = (1, 0.985, 1)


def crumbs(x: float, y: float, seed: int, count: int = 9) -> None:
    """A few crumbs and a crust around a used plate."""
    dice = random.Random(seed)
    for _ in range(count):
        size = dice.uniform(0.02, 0.05)
        ball(size, (x + dice.gauss(0, 0.2), y + dice.gauss(0, 0.2), TOP + 0.06), paper("wood"), sub=1)
    if dice.random() < 0.6:
        ball(
            0.12,
            (x + 0.1, y - 0.06, TOP + 0.1),
            paper("ochre", two="wood"),
            (1.4, 0.8, 0.6),
            (0, 0, dice.random() * 6),
            2,
        )


def fork_shape() -> Object:
    """Simple three-pronged fork along x, baked for inst()."""
    metal = paper("steel", rough=0.5)
    parts = [
        box((0.55, 0.05, 0.025), (-0.1, 0, 0), metal, bevel=0.01),
        box((0.1, 0.16, 0.025), (0.2, 0, 0), metal, bevel=0.01),
    ]
    parts += [box((0.2, 0.03, 0.025), (0.32, y, 0), metal, bevel=0.005) for y in (-0.06, 0, 0.06)]
    return join(parts)


def light_strings() -> None:
    """Three strings of small bulbs between poles and trees."""
    bulb = ball(0.11, (0, 0, -90), glow("flame", 3), (1, 1, 1.25), sub=2)
    poles = ((-5.2, 10.5), (5.2, 10.5))
    for x, y in poles:
        cyl(0.1, 6.4, (x, y, 3.0), paper("bark"), seg=10)
    for first, last, sag in (
        ((-5.2, 10.5, 6.0), (5.2, 10.5, 6.0), 1.0),
        ((-7.5, -2, 6.6), (5.2, 10.5, 6.0), 1.2),
        ((7.5, -2, 6.6), (-5.2, 10.5, 6.0), 1.2),
    ):
        share = np.linspace(0, 1, 40)[:, None]
        line = np.array(first) * (1 - share) + np.array(last) * share
        line[:, 2] -= sag * 4 * (share * (1 - share))[:, 0]
        tube(line, 0.022, paper("ink"), 5)
        for spot in line[2::3]:
            inst(bulb, tuple(spot - np.array([0, 0, 0.14])))
    point((0, 9, 5), 700, "flame", 0.6)
    point((0, 2, 5.6), 420, "flame", 0.8)


def seat_y(index: int) -> float:
    """Depth of a seat along the table."""
    return NEAR + 1.15 + index * (FAR - NEAR - 2.0) / (SEATS - 1)


def used_places() -> None:
    """Plates, cups, forks and crumpled napkins on both sides."""
    dice = random.Random(7)
    plates = [join(plate(0.46, "bone", ring)) for ring in ("sea", "slate", "rose")]
    cups = [join(cup(color, 0.17)) for color in ("sea", "slate", "ochre", "rose")]
    fork = fork_shape()
    for side in (-1, 1):
        for index in range(SEATS):
            if side == 1 and index == UNTOUCHED:
                continue
            x = side * (HALF_WIDTH - 0.58) + dice.uniform(-0.1, 0.1)
            y = seat_y(index) + dice.uniform(-0.2, 0.2)
            inst(dice.choice(plates), (x, y, TOP + 0.01), (0, 0, dice.random() * 6))
            crumbs(x, y, index * 3 + side)
            inst(
                fork,
                (x + dice.uniform(-0.1, 0.1), y + dice.uniform(-0.2, 0.2), TOP + 0.1),
                (0, 0.1, dice.uniform(-1.2, 1.2)),
            )
            tipped = dice.random() < 0.25
            inst(
                dice.choice(cups),
                (x - side * 0.5, y + 0.5, TOP + (0.17 if tipped else 0.01)),
                (math.pi / 2 if tipped else 0, 0, dice.random() * 6),
            )
            for lift, turn in ((0.03, 0.3), (0.07, -0.2)):
                place = (x + dice.uniform(-0.12, 0.12), y - 0.58, TOP + lift)
                box((0.46, 0.3, 0.03), place, paper("mist"), (0.05, 0.06, turn + dice.uniform(-0.4, 0.4)), 0.012)


def centre_pieces() -> None:
    """Candles burnt to different heights, a jug, a bread board, a fruit bowl with two pears left."""
    for x, y, tall, lit in (
            (0.12, -3.6, 0.3, True), (-0.15, -1.0, 0.55, True), (0.1, 1.9, 0.22, False), (-0.1, 4.2, 0.5, True),
            (0.15, 6.8, 0.35, True),
    ):  # fmt: skip
        candle((x, y, TOP + 0.02), tall, lit, 42, 0.12)
    lathe(
        [(0.26, 0), (0.36, 0.2), (0.34, 0.5), (0.2, 0.8), (0.26, 1.0), (0.2, 0.98), (0.14, 0.8), (0, 0.8)],
        paper("slate"),
        30,
        loc=(-0.2, 0.4, TOP + 0.02),
        caps=True,
    )
    bowl = [(0.25, 0), (0.5, 0.14), (0.62, 0.38), (0.57, 0.38), (0.42, 0.16), (0, 0.12)]
    lathe(bowl, paper("sea"), 32, loc=(0.12, -2.2, TOP + 0.02), caps=True)
    for x, y in ((-0.03, -2.25), (0.27, -2.1)):
        lathe(
            [(0.05, 0), (0.17, 0.1), (0.15, 0.24), (0.06, 0.38), (0.02, 0.42)],
            paper("leaf"),
            18,
            loc=(x, y, TOP + 0.16),
            caps=True,
        )
    box((1.0, 0.62, 0.07), (0.05, 3.1, TOP + 0.05), paper("wood"), (0, 0, 0.3), 0.03)
    ball(0.3, (0.2, 3.15, TOP + 0.2), paper("ochre", two="wood"), (1.1, 0.8, 0.65), (0, 0, 0.3))
