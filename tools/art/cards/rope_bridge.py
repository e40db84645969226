"""A rope bridge with missing planks hangs in the mist and leads to a lantern on a far cliff.

Who lit the lantern, and how did they get across?
"""

from __future__ import annotations

import math
import random

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, lantern, pine, rock
from tools.art.kit.mats import paper
from tools.art.kit.props.bridges import FAR, FORWARD, HALF_WIDTH, MISSING_PLANKS, PLANKS, RIGHT, plank, ropes
from tools.art.kit.props.mountains import cliff
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.things import halo, veils

FOG = "#CFD9D4"


# Cliffs: x, y, top, radius, seed, colour, second colour, number of layers.
CLIFFS = (
    (-0.3, -8.2, 0.02, 4.4, 1, "rose", "terra", 9), (3.1, 17.2, 1.02, 4.3, 2, "terra", "rose", 11),
    (-9, 21, 3.4, 4.2, 3, "rose", "sand", 13), (13.5, 20, 2.6, 4.6, 5, "rose", "sand", 12),
    (-12, 9, -2.0, 2.6, 7, "terra", "rose", 8), (9.6, 8, -2.6, 2.2, 9, "terra", "rose", 8),
    (-4, 36, 5, 5, 11, "rose", "sand", 14), (22, 36, 6.5, 6, 12, "rose", "sand", 14),
)  # fmt: skip

# Pines on the cliffs: x, y, z, height, seed.
PINES = (
    (5.4, 17.5, 1.0, 4.2, 1), (1.4, 19, 1.0, 5.2, 2), (4.2, 19.3, 1, 3.4, 3), (-10, 21, 3.4, 4, 4), (-8, 22, 3.4, 5, 5),
    (13, 20, 2.6, 5, 6), (15, 21, 2.6, 4, 7), (-12.2, 9, -2, 2.6, 8), (9.6, 8.2, -2.6, 2.4, 9),
    (11.6, 18.5, 2.6, 3, 10), (-3, 35, 5, 5, 12), (-5.5, 35, 5, 4, 13),
)  # fmt: skip

# Banks of fog: y, top, opacity.
VEILS = ((4, -3.5, 0.5), (11, -1.5, 0.6), (24, 1, 0.65), (30, 3, 0.65))


def stones(chance: random.Random) -> None:
    """Scatter stones on the near cliff."""
    for number in range(9):
        angle = chance.uniform(0, TAU)
        place = (-0.3 + 3.2 * math.cos(angle), -8.0 + 3.2 * math.sin(angle), 0.05)
        rock(chance.uniform(0.12, 0.3), place, paper("stone"), number)


def build() -> dict[str, object]:
    """Build the scene and return its render options."""
    start("dawn", haze=0.022, haze_start=17, mist=(-8, 6.5), fog=FOG, low=FOG, top="#8FB0BC")
    chance = random.Random(4)
    for column in CLIFFS:
        cliff(*column)
    ropes(-1)
    ropes(1)
    for number in range(PLANKS):
        if number not in MISSING_PLANKS:
            plank(number, chance)
    lamp = FAR + RIGHT * HALF_WIDTH
    lantern(tuple(lamp + (0, 0, 2.35)), 0.95, power=160)
    point(tuple(FAR + RIGHT * 0.6 + FORWARD * -0.6 + (0, 0, 2.2)), 120, "ember", 0.3)
    for x, y, z, height, seed in PINES:
        pine((x, y, z - 0.1), height, paper("pine", two="teal"), paper("bark"), seed)
    stones(chance)
    veils(VEILS, FOG)
    firelight((1, 4, 0), 14, side=-1, height=0.8, key=1.0, rim=0.7, size=0.2)
    camera((-1.6, -10.8, 5.0), (1.35, 4, -0.1), 31.5, focus=(1, 1, -1), fstop=0.9)
    halo(tuple(lamp + (0, -0.3, 2.8)), 3.4, "ember", 1.1)
    return {"exposure": 0.2, "post": {"gamma": 0.8, "sat": 1.22, "vig": 0.2}}
