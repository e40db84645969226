"""Floors and walls of boards."""

from __future__ import annotations

import random

from bpy.types import Object

from tools.art.kit.kinds import Triple
from tools.art.kit.mats import paper
from tools.art.kit.palette import tint
from tools.art.kit.shapes.solids import box


def plank(
    length: float,
    width: float,
    thick: float,
    loc: Triple,
    rot: Triple = (0, 0, 0),
    colour: str = "wood",
    two: str | None = None,
) -> Object:
    """Board along x with a slightly rounded edge."""
    return box((length, width, thick), loc, paper(colour, two=two, scale=1.4), rot, 0.03)


def planks(
    width: float,
    depth: float,
    count: int,
    colour: str = "wood",
    y: float = 0.0,
    z: float = 0.0,
    seed: int = 1,
    thick: float = 0.3,
) -> list[Object]:
    """Table top of long boards along x; its upper side is at z, each board toned differently."""
    rnd = random.Random(seed)
    board = depth / count
    made = []
    for i in range(count):
        material = paper(tint(colour, rnd.uniform(0.86, 1.1)), vary=0.04)
        centre = (0, y - depth / 2 + board * (i + 0.5), z - thick / 2 - rnd.uniform(0, 0.015))
        made.append(box((width, board * 0.986, thick), centre, material, bevel=0.035))
    return made


def backdrop(y: float, colour: str, width: float = 60, height: float = 30, z: float = 8) -> Object:
    """Plain wall across the picture."""
    return box((width, 0.3, height), (0, y, z), paper(colour, vary=0.03, scale=0.5), bevel=0)


def board_floor(
    count: int,
    width: float,
    length: float,
    loc: Triple,
    colours: tuple[str, str, str],
    rng: random.Random,
    along: str = "y",
    thick: float = 0.3,
    gap: float = 0.03,
    twist: float = 0.004,
) -> list[Object]:
    """Floor or wall of boards beside each other, each a little different; loc is the middle."""
    parts = []
    for i in range(count):
        shift = (i - (count - 1) / 2) * width
        size = (width - gap, length, thick) if along == "y" else (length, width - gap, thick)
        step = (shift, 0, rng.uniform(-0.015, 0.015))
        if along == "x":
            step = (0, shift, rng.uniform(-0.015, 0.015))
        place = tuple(a + b for a, b in zip(loc, step, strict=False))
        turn = (0, 0, rng.uniform(-twist, twist))
        parts.append(box(size, place, paper(rng.choice(colours)), turn, bevel=0.03))
    return parts


def boards(
    size: tuple[float, float],
    board: float,
    colors: tuple[str, str, str],
    seed: int = 0,
    z: float = 0.0,
    center: tuple[float, float] = (0, 0),
    gap: float = 0.012,
) -> None:
    """Floor of loose boards that run along y; colors are picked at random."""
    dice = random.Random(seed)
    width, length = size
    count = int(width / board)
    for index in range(count):
        x = center[0] - width / 2 + (index + 0.5) * board
        start = center[1] - length / 2
        while start < center[1] + length / 2:
            run = dice.uniform(0.35, 0.6) * length
            lift = dice.uniform(-0.012, 0.012)
            box(
                (board - gap, run - gap, 0.2),
                (x, start + run / 2, z - 0.1 + lift),
                paper(dice.choice(colors), vary=0.05),
                bevel=0.02,
            )
            start += run
