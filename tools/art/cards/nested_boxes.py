"""Open boxes curl inwards, each smaller than the last, and light leaks from the smallest one.

What is worth so many boxes, and what is the picture itself standing in?
"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import box, group
from tools.art.kit.mats import glow, paper
from tools.art.kit.palette import tint
from tools.art.kit.rig import camera, firelight, point

# x, y, side, turn, colour and the direction of the lid that leans on each box
BOXES = [
    (-4.25, 0.35, 3.3, 0.18, "brick", 1.75), (-1.0, 2.9, 2.5, -0.15, "terra", 2.0), (2.1, 3.0, 1.95, 0.22, "rose", 1.2),
    (4.35, 1.45, 1.5, -0.3, "ochre", 0.3), (4.45, -0.75, 1.2, 0.25, "sand", -0.2),
    (2.95, -2.1, 0.95, -0.2, "cream", -1.0),
]  # fmt: skip
LAST = (0.5, -1.6, 1.05, 0.3)  # x, y, side, turn of the box that glows
WALL = 3.1  # height of the box that everything stands in


def tray(side, height, colour, wall):
    """Open box made of a floor and four sheets of card."""
    outside, inside = paper(colour), paper(tint(colour, 0.72))
    half = side / 2 - wall / 2
    parts = [box((side * 0.98, side * 0.98, wall), (0, 0, wall / 2), inside, bevel=0.01)]
    for k in range(4):
        angle = k * math.pi / 2
        length = side if k % 2 else side - 2 * wall
        place = (half * math.cos(angle), half * math.sin(angle), height / 2)
        parts.append(box((wall, length, height), place, outside, (0, 0, angle), wall * 0.25))
    return parts


def lid(side, colour, wall):
    """Flat lid with a rim, lying upside up at the origin."""
    material = paper(tint(colour, 1.12))
    depth = side * 0.22
    parts = [box((side, side, wall), (0, 0, depth), material, bevel=wall * 0.3)]
    half = side / 2 - wall / 2
    for k in range(4):
        angle = k * math.pi / 2
        place = (half * math.cos(angle), half * math.sin(angle), depth / 2)
        parts.append(box((wall, side, depth), place, material, (0, 0, angle), wall * 0.25))
    return parts


def last_box():
    """The smallest box: its lid stands ajar on a seam of light."""
    x, y, side, turn = LAST
    wall = side * 0.08
    group(*tray(side, side * 0.7, "terra", wall), loc=(x, y, 0), rot=(0, 0, turn))
    light = box((side * 0.78, side * 0.78, side * 0.5), (x, y, side * 0.50), glow("flame", 2.2), (0, 0, turn))
    light.visible_shadow = False
    group(*lid(side * 1.1, "terra", wall), loc=(x, y + 0.05, side * 0.80), rot=(-0.30, 0.10, turn))
    for away in np.linspace(0, math.tau, 5)[:-1] + turn - math.pi / 2:
        spot = (x + side * 0.95 * math.cos(away), y + side * 0.95 * math.sin(away), side * 0.75)
        point(spot, 26, "ember", 0.15)


def outer_box():
    """The box round everything: back and side walls with a folded rim."""
    card, edge = paper("#41558F", vary=0.04), paper("#6C80B8")
    for x in (-8.4, 8.4):
        box((0.5, 21, WALL), (x, -4.3, WALL / 2), card, bevel=0)
        box((0.9, 21, 0.25), (x, -4.45, WALL), edge, bevel=0.06)
    box((17.2, 0.5, WALL), (0, 6.4, WALL / 2), card, bevel=0.05)
    box((17.9, 0.9, 0.25), (0, 6.4, WALL + 0.03), edge, bevel=0.06)
    box((17, 26, 0.3), (0, -4, -0.15), paper("#4A5F9A", vary=0.05), bevel=0)


def build():
    """Build the scene and return its render options."""
    start("night", fill_s=0.8)
    outer_box()
    for x, y, side, turn, colour, direction in BOXES:
        wall = max(0.06, side * 0.045)
        group(*tray(side, side * 0.72, colour, wall), loc=(x, y, 0), rot=(0, 0, turn))
        reach = side * 0.80
        place = (x + reach * math.cos(direction), y + reach * math.sin(direction), side * 0.36)
        group(*lid(side * 1.04, colour, wall), loc=place, rot=(0, 1.15, direction))
    last_box()
    firelight((0, 0, 0), 10, side=-1, height=0.85, key=0.95, rim=0.9, size=0.2)
    camera((0, -12.9, 10.8), (-0.15, 0.95, 0.55), 42, focus=(0, 0, 0.3), fstop=0.5)
    return {"exposure": 0.45, "post": {"bloom": 0.4}}
