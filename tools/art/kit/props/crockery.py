"""Crockery: plates, cups, candles, steam."""

from __future__ import annotations

import math
import random

import numpy as np
from bpy.types import Object

from tools.art.kit.films import see_through
from tools.art.kit.kinds import Triple
from tools.art.kit.mats import glow, paper
from tools.art.kit.rig import point
from tools.art.kit.shapes.curves import TAU
from tools.art.kit.shapes.meshes import group
from tools.art.kit.shapes.solids import cyl
from tools.art.kit.shapes.sweeps import tube
from tools.art.kit.shapes.turning import lathe


def plate(radius: float = 0.42, color: str = "cream", ring: str | None = None) -> list[Object]:
    """Shallow plate, optionally with a painted ring near its rim."""
    profile = [(0.5, 0), (0.6, 0.01), (1, 0.13), (1.02, 0.16), (0.98, 0.17), (0.66, 0.06), (0, 0.05)]
    parts = [lathe([(r * radius, z * radius) for r, z in profile], paper(color), 36, caps=True)]
    if ring:
        band = [(0.80, 0.115), (0.84, 0.128), (0.90, 0.15), (0.86, 0.15)]
        parts.append(lathe([(r * radius, z * radius) for r, z in band], paper(ring), 36, caps=True))
    return parts


def candle(
    loc: Triple, height: float, lit: bool = True, power: float = 25, radius: float = 0.1, color: str = "bone"
) -> None:
    """Candle on a small dish; a lit one carries a flame and a real light."""
    x, y, z = loc
    cyl(radius * 2.2, 0.05, (x, y, z + 0.025), paper("stone"))
    cyl(radius, height, (x, y, z + height / 2), paper(color), radius * 0.9, bevel=0.02)
    top = z + height
    cyl(radius * 0.12, 0.1, (x, y, top + 0.03), paper("ink"), seg=6, bevel=0)
    if lit:
        flame = [(0.55, 0), (1, 0.7), (0.95, 1.2), (0.5, 2.1), (0.06, 3.1)]
        size = radius * 0.62
        lathe([(r * size, h * size) for r, h in flame], glow("flame", 3), 16, loc=(x, y, top + 0.05), caps=True)
        point((x, y, top + 0.28), power, "ember", 0.08)


def cup(color: str = "sea", radius: float = 0.16, tall: float = 1.7) -> list[Object]:
    """Mug with a handle; the inside is dark."""
    height = radius * tall
    wall = [(radius * 0.8, 0), (radius * 0.98, 0.04), (radius, height)]
    wall += [(radius * 0.86, height), (radius * 0.8, height * 0.82), (0, height * 0.8)]
    parts = [lathe(wall, paper(color), 36, caps=True)]
    bow = [
        (radius * (0.95 + 0.55 * math.sin(a)), 0, height * (0.52 + 0.3 * math.cos(a)))
        for a in np.linspace(0, math.pi, 12)
    ]
    parts.append(tube(bow, radius * 0.15, paper(color), 7))
    return parts


def mug(loc: Triple, colour: str, size: float = 1.0, handle: float = 0.0, inside: str = "bark") -> Object:
    """Clay mug with a drink in it; handle = direction in radians."""
    clay = paper(colour, vary=0.04)
    wall = [(0, 0), (0.34, 0), (0.4, 0.04), (0.44, 0.35), (0.46, 0.8), (0.43, 0.84), (0.39, 0.8)]
    body = lathe([*wall, (0.37, 0.3)], clay)
    drink = cyl(0.385, 0.02, (0, 0, 0.68), paper(inside), bevel=0)
    loop = [(0.40 + 0.24 * math.sin(a), 0, 0.43 - 0.24 * math.cos(a)) for a in np.linspace(0, math.pi, 18)]
    grip = tube(loop, 0.055, clay, 8)
    return group(body, drink, grip, loc=loc, rot=(0, 0, handle), scale=size)


def steam(
    loc: Triple,
    height: float,
    lean: float = 0.0,
    seed: int = 0,
    colour: str = "cream",
    alpha: float = 0.26,
    width: float = 0.21,
) -> None:
    """A long and a short soft ribbon that rise and lean sideways."""
    rnd = random.Random(seed)
    film = see_through(colour, alpha, 0.0, light=0.9)
    for strand in range(2):
        phase = rnd.uniform(0, TAU)
        tall, reach = (height, lean) if strand == 0 else (0.5 * height, 0.1 * lean)
        steps = np.linspace(0, 1, 40)
        path = [
            (
                loc[0] + reach * u**1.5 + 0.24 * u**0.6 * math.sin(u * 7 + phase),
                loc[1] + 0.1 * math.cos(u * 5 + phase),
                loc[2] + tall * u,
            )
            for u in steps
        ]
        ribbon = tube(path, width, film, 14, radii=np.sin(math.pi * steps**0.55) ** 0.7 + 0.02)
        ribbon.visible_shadow = False
