"""A paper fire burns at night in a ring of stones among six empty log seats, one with a cup on it.

Who has just left, or who is still to come?
"""

from __future__ import annotations

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, ball, cyl, fbm, inst, pine, rock, terrain, tube
from tools.art.kit.kinds import Array
from tools.art.kit.mats import glow, paper
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.things import fire, log, sparks

STONES, FIRE_LOGS, TREES, STARS = 15, 7, 46, 80

# Fire sheets: palette name, share of the height, emission strength.
FLAMES = (("brick", 1.0, 1.0), ("terra", 0.84, 1.5), ("ember", 0.66, 1.9), ("flame", 0.46, 2.3), ("cream", 0.25, 3))

# Log seats: x, y, height of the top.
SEATS = ((-4.6, -1.6, 0.75), (-3.5, 2.3, 0.8), (3.7, 2.0, 0.85), (4.9, -1.3, 0.7), (-2.6, -3.8, 0.7), (3.3, -3.9, 0.65))
CUP = (4.75, -1.5, 0.87)


def ground(x: Array, y: Array) -> Array:
    """Return the height of the clearing: uneven, hollow at the fire, rising to the wood."""
    uneven = 0.25 * fbm(x + 20, y + 20, 0.35, 2)
    bank = 0.0035 * np.maximum(0, y - 6) ** 2
    hollow = 0.25 * np.exp(-(x * x + y * y) / 3)
    return uneven + bank - hollow


def hearth(chance: random.Random) -> None:
    """Lay the ring of stones, lean logs together and light them."""
    stone = paper("stone", two="steel")
    for number in range(STONES):
        angle = TAU * number / STONES + chance.uniform(-0.06, 0.06)
        radius = chance.uniform(0.3, 0.42)
        rock(radius, (2.1 * math.cos(angle), 1.9 * math.sin(angle), 0.12), stone, number)
    for number in range(FIRE_LOGS):
        angle = TAU * number / FIRE_LOGS + 0.3
        foot = (1.45 * math.cos(angle), 1.3 * math.sin(angle), 0.1)
        top = (-0.22 * math.cos(angle), 0.62 - 0.15 * math.sin(angle), 1.75)
        log(foot, top, 0.17)
    fire((0, 0.1, 0.2), 4.9, 4, FLAMES)
    point((0, -1.1, 2.2), 1900, "ember", 0.8)
    point((0, 0.9, 3.2), 900, "flame", 0.8)
    sparks((0, 0, 2.6), 150, 6.2, 3.2, 8)


def seats() -> None:
    """Set six log seats around the fire, with a cup on one of them."""
    for x, y, height in SEATS:
        log((x, y, -0.2), (x, y, height), 0.62, "wood", "sand")
    x, y, z = CUP
    clay = paper("sea")
    cyl(0.17, 0.3, CUP, clay)
    handle = [
        (x + 0.17 + 0.1 * math.sin(angle), y, z + 0.09 * math.cos(angle)) for angle in np.linspace(0, math.pi, 10)
    ]
    tube(handle, 0.03, clay, 6)


def wood(chance: random.Random) -> None:
    """Plant an arc of pines behind the fire."""
    for number in range(TREES):
        x = chance.uniform(-19, 19)
        y = 7 + chance.random() * 13 - 0.012 * x * x
        z = float(ground(np.array(x), np.array(y))) - 0.2
        height = chance.uniform(3.4, 6.2)
        pine((x, y, z), height, paper("pine", two="teal"), paper("bark"), number)


def stars(chance: random.Random) -> None:
    """Scatter stars over the sky behind the wood."""
    star = ball(1, (0, 0, -99), glow("cream", 2.2), sub=1)
    for _ in range(STARS):
        radius = chance.uniform(0.03, 0.085)
        place = (chance.uniform(-26, 26), 34, chance.uniform(8, 24))
        inst(star, place, scale=radius)


def build() -> dict[str, object]:
    """Build the scene and return its render options."""
    start("night", haze=0.05, haze_start=17, key_s=0.5)
    chance = random.Random(3)
    terrain(ground, 60, 44, 260, 200, paper("wood", vary=0.08), (0, 8, 0))
    hearth(chance)
    seats()
    wood(chance)
    stars(chance)
    firelight((0, 0, 1), 11, side=-1, height=1.2, key=0.12, rim=1.1)
    camera((0, -15, 3.9), (0, 0, 2.75), 40, focus=(0, -0.3, 1.5), fstop=0.5)
    return {"exposure": 0.35, "post": {"bloom": 0.38}}
