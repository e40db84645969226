"""Coloured roads on pillars loop over and under each other, and one of them ends in mid-air.

What does the driver who waits at the edge know that the planners did not?
"""

from __future__ import annotations

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import fbm, inst, lantern, spline, terraces, terrain
from tools.art.kit.kinds import Array
from tools.art.kit.mats import paper
from tools.art.kit.props.roads import helix, torn_edge
from tools.art.kit.rig import camera, firelight
from tools.art.kit.things import car, join, on_path, road

# Control points (x, y, z) of the roads.
CREAM_LINE = ((-22, -4.5, 0.7), (-10, -3, 0.7), (0, -0.6, 0.8), (9, 1.6, 0.8), (24, 3.5, 0.9))
TERRA_LINE = ((-6.5, -16, 0.9), (-4.6, -8, 1.7), (-2.2, -1.5, 2.5), (0.8, 5.5, 2.5), (5, 14, 2.2), (10, 26, 2))
BEFORE_HELIX = ((-2.2, -0.9, 0.83), (1.2, -0.1, 0.9), (3.6, -0.45, 1.05))
AFTER_HELIX = (
    (4.2, -6.72, 4.56), (2, -7.1, 4.65), (-0.5, -7.8, 4.75), (-3, -8.5, 4.8), (-10, -9.5, 4.9), (-20, -8, 4.6),
)  # fmt: skip
MIST_LINE = (
    (-22, 3.5, 1.2), (-13, 6, 1.6), (-6.2, 4.2, 3.8), (-4.2, -0.6, 4.3), (-7.4, -4.2, 4.7), (-11.4, -1.8, 5.1),
    (-10, 4, 5.4), (-3, 8.4, 5.5), (6, 9.4, 5), (20, 15, 4),
)  # fmt: skip
BROKEN_LINE = (
    (2, 22, 2), (6, 13, 3.6), (11, 7, 4.6), (13.6, 0, 5), (12, -6.2, 5.2), (8.4, -8.9, 5.3), (3.9, -9.4, 5.35),
)  # fmt: skip
SAND_LINE = (
    (22, -5.5, 1), (12, -7.2, 1), (5.5, -8.2, 1), (-1, -5.6, 1.5), (-8, 1.2, 1.75), (-13, 11, 1.5), (-16, 24, 1),
)  # fmt: skip
LINE_POINTS = 260  # of each road after smoothing

BROKEN_ROAD = 4  # index of the road that ends in mid-air
LIGHT_ROADS = ("cream", "sand", "mist")  # these get dark dashes
CAR_COLORS = ("cream", "slate", "brick", "ink", "sea")
WAITING_CAR = 2

Road = tuple[Array, float, str]  # middle line, width, palette name


def ochre_line() -> list[tuple[float, float, float]]:
    """Return the control points of the road that climbs the helix."""
    return [*BEFORE_HELIX, *helix(), *AFTER_HELIX]


def roads() -> list[Road]:
    """Return the six roads; number BROKEN_ROAD ends in mid-air."""
    plan = (
        (CREAM_LINE, 2.3, "cream"), (TERRA_LINE, 2.1, "terra"), (ochre_line(), 1.35, "ochre"), (MIST_LINE, 1.6, "mist"),
        (BROKEN_LINE, 1.5, "rose"), (SAND_LINE, 1.7, "sand"),
    )  # fmt: skip
    return [(spline(line, LINE_POINTS), width, color) for line, width, color in plan]


def ground(x: Array, y: Array) -> Array:
    """Return the height of the terraced ground, which rises all around the junction."""
    bank = 0.012 * np.maximum(0, np.hypot(x * 0.8, y) - 8) ** 2
    return terraces(1.7 * fbm(x + 40, y + 9, 0.13, 4, 3) + bank - 0.25, 0.34)


def build_roads(net: list[Road]) -> None:
    """Build all roads on pillars, none of which stands on a road below."""
    for number, (line, width, color) in enumerate(net):
        below = [(other[0], other[1]) for index, other in enumerate(net) if index != number]
        below.append((line, width))
        road(line, width, color, below, ground, dash="ink" if color in LIGHT_ROADS else "cream")


def traffic(net: list[Road], chance: random.Random) -> None:
    """Put cars on the roads, one waiting at the broken edge with a lantern beside it."""
    cars = [join(car(color)) for color in CAR_COLORS]
    for number, (line, width, _) in enumerate(net):
        broken = number == BROKEN_ROAD
        for share in np.arange(0.06, 0.97, 0.11 if broken else 0.05):
            if chance.random() < 0.25 or (broken and share > 0.8):
                continue
            way = chance.choice((1, -1)) if width > 1.4 else 1
            jitter = chance.uniform(-0.015, 0.015)
            place, heading, tilt = on_path(line, share + jitter, way * width * 0.23)
            turn = (0, tilt * way, heading + (0 if way > 0 else math.pi))
            inst(chance.choice(cars), place, turn, 1.15)
    place, heading, tilt = on_path(net[BROKEN_ROAD][0], 0.975, 0)
    inst(cars[WAITING_CAR], place, (0, tilt, heading), 1.3)
    lantern((place[0] - 0.75, place[1] - 0.1, place[2] + 0.02), 0.55, power=90)


def build() -> dict[str, object]:
    """Build the scene and return its render options."""
    start("dusk", haze=0.016, haze_start=24)
    terrain(ground, 60, 50, 500, 420, paper("sea", two="teal"), (0, 6, 0))
    net = roads()
    chance = random.Random(5)
    build_roads(net)
    traffic(net, chance)
    torn_edge(net[BROKEN_ROAD][0], chance)
    firelight((0, 0, 2), 14, side=-1, height=0.62, key=1.15, rim=0.7, size=0.18)
    camera((1.5, -21, 19.5), (0.6, -0.6, 1.4), 40, focus=(1, -3, 3), fstop=0.35)
    return {"exposure": 0.45}
