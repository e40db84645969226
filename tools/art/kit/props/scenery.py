"""Scenery of card: ridges with trees, clouds."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Array, HeightFunction, Triple
from tools.art.kit.mats import paper
from tools.art.kit.props.plants import pine, puff
from tools.art.kit.shapes.curves import spline
from tools.art.kit.shapes.cutouts import UPRIGHT, cutout
from tools.art.kit.shapes.land import fbm, terraces, terrain


def card_ridge(
    y: float,
    heights: Sequence[float],
    material: Material,
    foot: float = -6.0,
    thick: float = 0.4,
    width: float = 60.0,
    bevel: float = 0.08,
) -> Object:
    """Upright sheet of card cut along a ridge; heights = control points spread over the width."""
    xs = np.linspace(-width / 2, width / 2, len(heights))
    ridge = [tuple(p) for p in spline(list(zip(xs, heights, strict=False)), 160)]
    outline = [(-width / 2, foot), *ridge, (width / 2, foot)]
    return cutout([outline], thick, material, bevel, (0, y, 0), UPRIGHT)


def random_ridge(rnd: random.Random, base: float, swing: float, count: int) -> list[float]:
    """Control heights for card_ridge."""
    return [base + rnd.uniform(-swing, swing) for _ in range(count)]


def pines_on(
    rnd: random.Random,
    count: int,
    x_range: tuple[float, float],
    y: float,
    height_at: HeightFunction,
    size: tuple[float, float],
    leaf: str,
    bark: str = "bark",
) -> None:
    """Row of pines standing on a ridge whose height is height_at(x)."""
    for number in range(count):
        x = rnd.uniform(*x_range)
        pine((x, y, height_at(x) - 0.2), rnd.uniform(*size), paper(leaf), paper(bark), number)


def cloud_card(
    loc: Triple, width: float, height: float, material: Material, seed: int = 0, thick: float = 0.35
) -> Object:
    """Upright card cloud: a flat base under a row of bumps."""
    rnd = random.Random(seed)
    xs = np.linspace(-width / 2, width / 2, 300)
    top = np.zeros_like(xs)
    for number in range(6):
        centre = width * (-0.36 + 0.145 * number) + rnd.uniform(-0.03, 0.03) * width
        radius = width * rnd.uniform(0.12, 0.2) * (1 - 0.35 * abs(number - 2.5) / 2.5)
        arch = np.sqrt(np.maximum(0, radius**2 - (xs - centre) ** 2)) / radius
        top = np.maximum(top, arch * height * rnd.uniform(0.7, 1) * (1 - 0.1 * abs(number - 2.5)))
    inside = np.nonzero(top > 0.01)[0]
    xs, top = xs[inside[0] : inside[-1]], top[inside[0] : inside[-1]]
    outline = [(x, z) for x, z in zip(xs, top, strict=False)]
    outline += [(x, -0.16 * height * math.sin(math.pi * k / 39)) for k, x in enumerate(np.linspace(xs[-1], xs[0], 40))]
    return cutout([outline], thick, material, 0.06, loc, UPRIGHT)


def far_hills() -> None:
    """Two ranges of stacked-card hills behind the meadow."""

    def near(x: Array, y: Array) -> Array:
        swell = 2.2 + 2.6 * fbm(x + 9, y + 3, 0.07, 8, 3) - 0.012 * (y - 26) ** 2
        return terraces(np.maximum(swell, -2), 0.45, 0.3)

    terrain(near, 90, 26, 320, 110, paper("pine"), (0, 27, 0))

    def far(x: Array, y: Array) -> Array:
        swell = 6.5 + 5.5 * fbm(x + 70, y + 11, 0.05, 12, 3) - 0.01 * (y - 50) ** 2
        return terraces(np.maximum(swell, -2), 0.7, 0.3)

    terrain(far, 140, 30, 320, 90, paper("slate"), (0, 50, 0))


def green_hills(rnd: random.Random) -> None:
    """Bright hills, trees and clouds."""
    card_ridge(14, (0.6, 1.4, 0.9, 0.2, 1.0, 1.6, 0.8), paper("leaf"), -12, width=50)
    card_ridge(22, (2.6, 1.8, 3.2, 2.4, 1.2, 2.2, 3.4), paper("moss"), -12, width=70)
    card_ridge(34, (4.0, 5.6, 3.8, 5.0, 6.6, 4.4, 5.4), paper("sea"), -12, width=100)
    for number in range(16):
        x = rnd.uniform(-13, 13)
        puff((x, 13.4, rnd.uniform(0.3, 0.8)), rnd.uniform(0.4, 0.8), paper("pine"), paper("bark"), number)
    cloud_card((5, 45, 11.0), 13, 3.0, paper("cream"), 4)
    cloud_card((-13, 48, 12.5), 12, 2.6, paper("cream"), 7)
