"""Cords of many colours come in from all sides and vanish in one huge knot.
A single glowing end hangs out of it: is that where to begin, or does it tie everything together?"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import box, spline
from tools.art.kit.mats import paper
from tools.art.kit.palette import EMBER_PAINT
from tools.art.kit.props.ropes import twisted_cord
from tools.art.kit.props.strings import RADIUS, push_apart, relax, tassel
from tools.art.kit.rig import camera, firelight

CENTRE = np.array([0, 0, 2.1])
COLOURS = ("teal", "plum", "cream", "slate", "ochre", "rose", "pine", "sea", "brick", "steel")
POINTS = 220  # per cord while it is being untangled


def winding(index, turns, rng):
    """A cord that goes around the middle on slowly turning great circles."""
    count = int(60 * turns)
    axis = rng.normal(size=3)
    axis /= np.linalg.norm(axis)
    other = np.cross(axis, rng.normal(size=3))
    other /= np.linalg.norm(other)
    third = np.cross(axis, other)
    angle = np.linspace(0, math.tau * turns, count)
    tilt = 0.55 * np.sin(angle * 0.41 + index)
    reach = 1.55 + 0.5 * np.sin(angle * 0.73 + 2.1 * index)
    ball = (np.cos(angle) * np.cos(tilt))[:, None] * other
    ball = ball + (np.sin(angle) * np.cos(tilt))[:, None] * third + np.sin(tilt)[:, None] * axis
    return CENTRE + ball * reach[:, None] * (1.15, 1.0, 0.85)


def arm(angle, inner):
    """Points from outside the picture over the table to the edge of the knot."""
    distances = np.array([21, 14, 8.5, 5.2, 3.6])
    sway = 0.35 * np.sin(distances * 0.8 + 3 * angle)
    x = distances * np.cos(angle) - sway * np.sin(angle)
    y = distances * np.sin(angle) + sway * np.cos(angle)
    height = np.array([RADIUS, RADIUS, RADIUS, RADIUS + 0.1, 0.9])
    points = np.stack([x, y, height], 1)
    return np.vstack([points, (points[-1] * 0.35 + inner * 0.65)[None]])


def cords():
    """Raw paths of all cords; the last one is the ember cord with a free end."""
    rng = np.random.default_rng(12)
    paths = []
    angles = np.radians(np.linspace(-42, 222, 20))  # the front stays free for the loose end
    order = rng.permutation(20)
    for k in range(10):
        first, last = angles[order[2 * k]], angles[order[2 * k + 1]]
        middle = winding(k, 2.2, rng)
        path = np.vstack([arm(first, middle[0]), middle, arm(last, middle[-1])[::-1]])
        paths.append(spline(path, POINTS))
    middle = winding(11, 2.0, rng)
    free = np.array(
        [
            (-0.6, -2.3, 3.3), (-0.2, -3.1, 2.2), (0, -3.5, 1.0), (-0.5, -4.1, RADIUS), (-1.7, -4.6, RADIUS),
            (-2.5, -5.2, RADIUS), (-1.6, -5.9, RADIUS), (0.2, -5.6, RADIUS),
        ]
    )  # fmt: skip
    path = np.vstack([arm(2.2, middle[0]), middle, free])
    paths.append(spline(path, POINTS))
    return paths


def build():
    """Scene and render options."""
    start("noon", fill_s=1.0)
    box((80, 80, 0.4), (0, 0, -0.2), paper("mist", vary=0.04), bevel=0)
    paths = push_apart(cords())
    for path, colour in zip(paths[:-1], COLOURS, strict=True):
        twisted_cord(relax(path), RADIUS, paper(colour))
    ember = relax(paths[-1], 50)
    twisted_cord(ember, RADIUS, paper(EMBER_PAINT))
    tassel(ember, paper(EMBER_PAINT))
    firelight((0, 0, 1), 11, side=-1, height=0.75, key=1.05, rim=0.6, size=0.18)
    camera((0, -14.2, 13.6), (0.1, -1.3, 0.9), 40, focus=(0, -1.5, 2.4), fstop=0.5)
    return {"exposure": 0.05}
