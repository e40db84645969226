"""Dozens of blue clay fish swim to the right while one orange fish swims left through their midst.

Is it lost, early, or the only one who knows the way?
"""

from __future__ import annotations

import math
import random

import numpy as np
from bpy.types import Object

from tools.art.kit.core import start
from tools.art.kit.geo import fbm, inst, mesh, terraces, terrain, tube
from tools.art.kit.kinds import Array
from tools.art.kit.mats import paper, veil
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.things import fish, join

HERO = (-0.5, -1.2, 0.35)
ROWS = 9  # of fish, one behind the other
SHOAL_COLORS = (("steel", "mist"), ("teal", "sea"), ("slate", "steel"), ("mist", "cream"))

BED = -6.2  # height of the sea bed
WEEDS = 26
WEED_COLORS = ("moss", "pine", "ochre", "rose")

# Shafts of light: x, half width at the top, opacity.
SHAFTS = ((-7, 2.2, 0.10), (-2.5, 1.4, 0.13), (2, 3, 0.10), (7.5, 1.8, 0.12))


def stream_height(x: float) -> float:
    """Return the height of the stream that the shoal follows."""
    return 1.5 * math.sin(x * 0.2 + 0.4)


def stream_slope(x: float) -> float:
    """Return the angle of the stream in radians."""
    return math.atan(0.3 * math.cos(x * 0.2 + 0.4))


def in_the_way(x: float, y: float, z: float, chance: random.Random) -> bool:
    """Tell whether a fish would hide the hero or crowd the water ahead of it."""
    beside_x, beside_z = x - HERO[0], z - HERO[2]
    if y < 4 and math.hypot(beside_x / 1.9, beside_z) < 1.25:
        return True
    return y < 0 and abs(beside_z) < 0.9 and beside_x > -3 and chance.random() < 0.6


def shoal(kinds: list[Object], chance: random.Random) -> None:
    """Fill the stream with rows of fish that widen towards the back."""
    for row in range(ROWS):
        depth = -2.2 + row * 2.0
        count = 13 + row * 3
        half_width = 9 + depth * 0.75
        for number in range(count):
            x = -half_width + 2 * half_width * (number + chance.uniform(0.1, 0.9)) / count
            z = stream_height(x) + chance.gauss(0, 1.75 + 0.16 * row)
            if in_the_way(x, depth, z, chance):
                continue
            size = chance.uniform(0.62, 0.9)
            kind = chance.choice(kinds)
            place = (x, depth + chance.uniform(-0.7, 0.7), z)
            turn = (
                chance.uniform(-0.1, 0.1),
                -stream_slope(x) + chance.uniform(-0.12, 0.12),
                chance.uniform(-0.22, 0.22),
            )
            inst(kind, place, turn, size)


def sea_bed(x: Array, y: Array) -> Array:
    """Return the height of the terraced sea bed."""
    return BED + terraces(1.3 * fbm(x + 9, y, 0.16, 3), 0.35)


def weed(chance: random.Random) -> None:
    """Grow waving strands of weed on the sea bed."""
    for number in range(WEEDS):
        x, y = chance.uniform(-16, 16), chance.uniform(1, 14)
        heights = np.linspace(0, chance.uniform(1.5, 3.6), 12)
        strand = [(x + 0.35 * math.sin(z * 1.7 + number), y, BED + z) for z in heights]
        tube(strand, 0.13, paper(chance.choice(WEED_COLORS)), 6, np.linspace(1, 0.3, 12))


def shafts_of_light() -> None:
    """Let slanting shafts of light fall through the water."""
    for x, half, alpha in SHAFTS:
        foot = half * 1.6
        corners = [(x - half, 9, 11), (x + half, 9, 11), (x + foot - 4, 9, -8), (x - foot - 4, 9, -8)]
        mesh(corners, [(0, 1, 2, 3)], veil("#E8F5DC", alpha, -0.6, -0.2, 0, 0.1))


def build() -> dict[str, object]:
    """Build the scene and return its render options."""
    start(
        "dawn",
        haze=0.055,
        haze_start=15,
        top="#BFE0D2",
        low="#2F8790",
        fog="#2F8790",
        fill="#8FD0D8",
        fill_s=0.9,
        key="#FFE3B0",
    )
    chance = random.Random(12)
    kinds = [join(fish(color, belly)) for color, belly in SHOAL_COLORS]
    hero = join(fish("#FFB15C", "ember"))
    shoal(kinds, chance)
    inst(hero, HERO, (0, -0.08, math.pi - 0.18), 1.3)
    point((-3.2, -4.0, 1.4), 60, "ember", 0.4)
    terrain(sea_bed, 70, 40, 240, 140, paper("sea", two="teal"), (0, 14, 0))
    weed(chance)
    shafts_of_light()
    firelight((0, 0, 0), 11, side=-1, height=1.4, key=1.1, rim=0.6, size=0.3)
    camera((0, -16.5, 0.4), (0, 0, 0.15), 44, focus=HERO, fstop=0.45)
    return {"exposure": 0.15, "post": {"gamma": 0.92, "sat": 1.2, "vig": 0.14}}
