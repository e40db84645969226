"""A tin mouse on wheels stands by a tea light, and the shadow on the wall is a lion's.

Which of the two is true, and does the mouse know?
"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, ball, box, circle, cutout, cyl, group, spline, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.floors import backdrop, planks
from tools.art.kit.rig import camera, firelight, hide_from_camera, point, spot
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.shapes.turning import lathe
from tools.art.kit.things import flame_outline

LAMP = np.array([-2.15, -3.5, 0.5])
MOUSE = np.array([-0.75, -1.3, 0])

LION_BODY = [
    (-4.2, 4.6), (-3.0, 5.2), (-1.6, 4.75), (-0.3, 4.3), (1.5, 4.0), (3.0, 4.15), (4.0, 3.8), (4.5, 3.0), (4.45, 2.2),
    (4.15, 1.6), (4.5, 0.95), (4.45, 0.2), (4.2, 0), (3.3, 0), (3.3, 0.35), (3.8, 0.5), (3.65, 1.1), (3.1, 1.75),
    (2.75, 1.9), (2.6, 1.4), (2.85, 0.8), (2.75, 0.15), (2.5, 0), (1.7, 0), (1.7, 0.33), (2.2, 0.5), (2.1, 1.1),
    (1.75, 1.85), (0.6, 2.45), (-0.9, 2.0), (-1.15, 1.0), (-1.1, 0.2), (-1.3, 0), (-2.05, 0), (-2.05, 0.32),
    (-1.7, 0.5), (-1.75, 1.4), (-2.2, 1.65), (-2.45, 1.4), (-2.45, 0.25), (-2.65, 0), (-3.4, 0), (-3.4, 0.33),
    (-3.05, 0.5), (-3.15, 1.4), (-3.5, 2.6),
]  # fmt: skip
LION_FACE = [
    (-3.6, 4.9), (-4.5, 4.75), (-5.0, 4.5), (-5.75, 4.2), (-5.95, 3.85), (-5.75, 3.6), (-5.8, 3.25), (-5.45, 3.0),
    (-4.6, 2.9), (-3.6, 3.0),
]  # fmt: skip
LION_TUFT = [(5.0, 5.6), (4.95, 6.2), (5.35, 6.85), (5.75, 6.3), (5.7, 5.6), (5.4, 5.35)]


def lion(width):
    """Unseen lion of card between lamp and wall: only its shadow is in the picture."""
    scale = width / 10.8
    smooth = [tuple(p) for p in spline(LION_BODY, 300, True)[:-1]]
    mane = []
    for k in range(44):
        angle = TAU * k / 44
        radius = 1.95 + (0.24 if k % 2 else -0.16)
        mane.append((-3.15 + radius * math.cos(angle), 4.15 + radius * 1.08 * math.sin(angle)))
    tail = spline([(4.1, 3.6), (4.9, 3.5), (5.5, 4.2), (5.45, 5.0), (5.3, 5.7)], 30)
    tail_outline = [tuple(p + (0.17, 0.05)) for p in tail] + [tuple(p - (0.17, 0.05)) for p in tail[::-1]]
    ears = circle(0.42, 20, (-3.9, 5.35))
    place = MOUSE + (0, 0.25, 0.22)
    for outline in (smooth, mane, LION_FACE, tail_outline, LION_TUFT, ears):
        hide_from_camera(cutout([outline], 0.02, paper("ink"), 0.004, place, UPRIGHT, scale))


def mouse():
    """Clay toy mouse on wheels with a wind-up key, looking left."""
    grey, pink, wood = paper("#47587A"), paper("brick"), paper("#8E3A1E")
    parts = [
        ball(0.5, (0.12, 0, 0.62), grey, (1.35, 0.85, 0.92), sub=4),
        ball(0.34, (-0.55, 0, 0.68), grey, (1.25, 0.9, 0.9), (0, -0.25, 0), sub=4),
        ball(0.085, (-1.0, 0, 0.6), paper("ink")),
    ]
    for side in (-1, 1):
        parts.append(cyl(0.25, 0.07, (-0.4, side * 0.24, 1.02), grey, rot=(math.pi / 2, 0, side * 0.35)))
        parts.append(cyl(0.17, 0.08, (-0.43, side * 0.25, 1.02), pink, rot=(math.pi / 2, 0, side * 0.35)))
        parts.append(ball(0.055, (-0.78, side * 0.2, 0.78), paper("ink")))
        for x in (-0.4, 0.55):
            parts.append(cyl(0.23, 0.12, (x, side * 0.42, 0.23), wood, rot=UPRIGHT))
            parts.append(cyl(0.07, 0.16, (x, side * 0.42, 0.23), paper("cream"), rot=UPRIGHT))
    tail = spline([(0.72, 0, 0.6), (1.1, -0.1, 0.5), (1.45, -0.3, 0.62), (1.7, -0.3, 0.95)], 24)
    parts.append(tube(tail, 0.045, pink, 8, np.linspace(1.2, 0.5, 24)))
    brass = paper("#A8741E")
    parts.append(cyl(0.04, 0.5, (0.2, 0, 1.2), brass))
    for side in (-1, 1):
        loop = [
            (0.2 + side * 0.17 + 0.15 * math.cos(a), 0, 1.5 + 0.13 * math.sin(a)) for a in np.linspace(0, TAU, 24)[:-1]
        ]
        parts.append(tube(loop, 0.045, brass, 8, closed=True))
    for part in parts:
        part.visible_shadow = False
    group(*parts, loc=MOUSE, rot=(0, 0, 0.12))


def tea_light():
    """Little flame in a dish: the lamp of the scene."""
    x, y, _z = LAMP
    dish = lathe(
        [(0, 0), (0.36, 0), (0.4, 0.05), (0.4, 0.24), (0.36, 0.24), (0.34, 0.18), (0, 0.18)],
        paper("ochre"),
        loc=(x, y, 0),
        sharp=35,
    )
    parts = [dish]
    for k, (colour, size, power) in enumerate((("#FF6A10", 1, 1.2), ("ember", 0.7, 2), ("flame", 0.45, 3))):
        outline = [flame_outline(0.62 * size, 0.34 * size, 0.05, 2)]
        parts.append(cutout(outline, 0.03, glow(colour, power), 0.008, (x, y - 0.03 * k, 0.2), UPRIGHT))
    for part in parts:
        part.visible_shadow = False


def blocks():
    """Plain toy blocks at the edge of the light."""
    box((0.95, 0.95, 0.95), (-5.3, 0.6, 0.475), paper("teal"), rot=(0, 0, 0.3), bevel=0.07)
    box((0.95, 0.95, 0.95), (-4.2, 1.2, 0.475), paper("brick"), rot=(0, 0, -0.2), bevel=0.07)
    box((0.8, 0.8, 0.8), (-4.85, 0.9, 1.35), paper("ochre"), rot=(0, 0, 0.7), bevel=0.07)


def build():
    """Build the scene and return its render options."""
    start("night", fill_s=0.55)
    planks(40, 14, 7, "wood", y=-2.3, seed=3)
    backdrop(4.6, "#E2B888")
    lion(3.0)
    mouse()
    tea_light()
    blocks()
    spot(LAMP, (2.2, 4.6, 3.2), 3600, "#FFA85A", 150, 0.3, 0.045)
    point(LAMP + (0, -0.25, 0.25), 12, "ember", 0.15)
    firelight((0, 0, 2), 10, side=-1, height=0.9, key=0.06, rim=0.35)
    camera((0.5, -14.8, 3.5), (0.75, 0, 2.75), 41, focus=tuple(MOUSE + (0, 0, 0.7)), fstop=0.6)
    return {"exposure": 0.2}
