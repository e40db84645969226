"""A tunnel's vault of stones."""

from __future__ import annotations

import math
import random

import numpy as np
from bpy.types import Object

from tools.art.kit.mats import paper
from tools.art.kit.shapes.clay import join
from tools.art.kit.shapes.sheets import grid_sheet
from tools.art.kit.shapes.solids import box

RADIUS = 3.3
WALL = 1.2  # straight part of the side walls
LENGTH = 56
FIRST_RING = -3.0
BLOCKS = 13  # stones in the half circle of one ring


def arch_stone(color: str, seed: int) -> Object:
    """One vault stone, baked for inst(); x points inward to outward."""
    length = math.pi * (RADIUS + 0.25) / BLOCKS
    stone = box((0.55, length * 0.95, 0.94), (0, 0, 0), paper(color, vary=0.08, dents=0.5), bevel=0.08)
    stone.rotation_euler = (0, 0, random.Random(seed).uniform(-0.02, 0.02))
    return join([stone])


def side_walls() -> None:
    """Two courses of long stones below the vault."""
    dice = random.Random(8)
    for side in (-1, 1):
        for row in range(2):
            y = FIRST_RING - dice.random()
            while y < LENGTH:
                long = dice.uniform(1.3, 2.1)
                box(
                    (0.55, long - 0.05, 0.58),
                    (side * (RADIUS + 0.25), y + long / 2, 0.3 + 0.6 * row),
                    paper(dice.choice(("slate", "steel", "slate")), vary=0.08),
                    bevel=0.07,
                )
                y += long


def rock_behind(first: float, last: float) -> Object:
    """Dark rock behind the vault from one y to another, so that no light shows between its stones."""
    reach = RADIUS + 0.5
    angles = np.linspace(-0.4, math.pi + 0.4, 40)
    arch = [(reach * math.cos(a), WALL + reach * math.sin(a)) for a in angles]
    return grid_sheet(np.array([[(x, y, z) for x, z in arch] for y in (first, last)]), paper("night"))
