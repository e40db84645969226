"""A glowing marble lies exactly where a groove in a stack of painted boards divides.
The bowl on the left is full of grey marbles and the right one is empty: which way will it roll?"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cutout, inst, spline
from tools.art.kit.mats import glow, paper
from tools.art.kit.rig import camera, firelight, point

FORK = (0.0, 1.6)
BOWLS = ((-4.7, -2.7), (4.7, -2.7))
MARBLE = 0.5
# material, top of the layer, half width of the groove, radius of a bowl
LAYERS = (("terra", 0.42, 0.56, 1.7), ("ochre", 0.84, 0.82, 1.95), ("teal", 1.26, 1.08, 2.2))

STEM = spline([(3.4, 15), (2.6, 11), (-1.2, 8.0), (-0.9, 5.2), (0, 3.4), FORK], 300)
LEFT = spline([FORK, (-0.35, 0.5), (-1.9, -0.6), (-3.3, -1.3), BOWLS[0]], 200)
RIGHT = LEFT * (-1, 1)


def offset(path, distance):
    """Curve beside a path; positive is on its left side."""
    tangent = np.gradient(path, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None]
    return path + distance * np.stack([-tangent[:, 1], tangent[:, 0]], 1)


def wall(path, distance):
    """Offset curve without the loops that appear where the path bends tightly."""
    curve = offset(path, distance)
    gaps = np.linalg.norm(curve[:, None] - path[None], axis=2).min(1)
    return spline(curve[gaps > 0.985 * abs(distance)][::6], 240)


def outside(points, bowl, radius):
    """The part of a curve that has not reached the bowl yet."""
    return points[np.hypot(points[:, 0] - bowl[0], points[:, 1] - bowl[1]) > radius]


def around(bowl, radius, first, last, direction):
    """Edge of the bowl from one point to the other, the long way round."""
    begin = math.atan2(first[1] - bowl[1], first[0] - bowl[0])
    end = math.atan2(last[1] - bowl[1], last[0] - bowl[0])
    while (end - begin) * direction < 0:
        end += math.tau * direction
    angles = np.linspace(begin, end, 80)[1:-1]
    return np.stack([bowl[0] + radius * np.cos(angles), bowl[1] + radius * np.sin(angles)], 1)


def groove_outline(half, radius):
    """Edge of the forked groove with its two bowls as one closed curve."""
    left_bowl, right_bowl = BOWLS
    outer_left = outside(wall(np.vstack([STEM, LEFT[1:]]), -half), left_bowl, radius)
    outer_right = outside(wall(np.vstack([STEM, RIGHT[1:]]), half), right_bowl, radius)
    inner_left = outside(offset(LEFT, half), left_bowl, radius)
    inner_left = inner_left[inner_left[:, 0] < -0.01]
    inner_right = inner_left * (-1, 1)
    left_arc = around(left_bowl, radius, outer_left[-1], inner_left[-1], 1)
    right_arc = around(right_bowl, radius, inner_right[-1], outer_right[-1], 1)
    parts = [outer_left, left_arc, inner_left[::-1], inner_right, right_arc, outer_right[::-1]]
    return np.vstack(parts)


def board():
    """Floor and three layers whose openings widen upwards."""
    box((60, 60, 0.3), (0, 0, -0.15), paper("plum"), bevel=0)
    edge = [(-26, -16), (26, -16), (26, 14.5), (-26, 14.5)]
    low = 0.0
    for colour, top, half, radius in LAYERS:
        hole = [tuple(p) for p in groove_outline(half, radius)]
        middle = (low + top) / 2
        cutout([edge, hole], top - low, paper(colour, vary=0.04), 0.06, (0, 0, middle), res=3)
        low = top


def full_bowl():
    """Grey marbles piled in the left bowl."""
    rng = random.Random(5)
    base = [ball(MARBLE, (0, 0, -90), paper(colour, rough=0.4)) for colour in ("steel", "slate", "mist", "steel")]
    x, y = BOWLS[0]
    layers = (
        (1, 0, 0.5, 0), (7, 1.16, 0.5, 0.2), (4, 0.72, 1.28, 0.6), (8, 1.52, 1.3, 0.1), (1, 0, 1.9, 0),
        (4, 0.82, 1.98, 1.3),
    )  # fmt: skip
    for count, radius, height, turn in layers:
        for k in range(count):
            angle = math.tau * k / count + turn
            place = (x + radius * math.cos(angle), y + radius * math.sin(angle), height)
            inst(rng.choice(base), place)


def build():
    """Scene and render options."""
    start("dusk", fill_s=0.95)
    board()
    full_bowl()
    x, y = FORK[0], FORK[1] - 0.1
    ball(MARBLE, (x, y, MARBLE), glow("ember", 0.95, "flame"))
    point((x, y, MARBLE + 0.9), 55, "ember", 0.5)
    firelight((0, 0, 0), 11, side=-1, height=0.62, key=0.95, rim=0.7, size=0.18)
    camera((0, -14.2, 13.2), (0, 0.05, 0), 41, focus=(x, y, 0.5), fstop=0.5)
    return {"exposure": 0.2}
