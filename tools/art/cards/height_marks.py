"""Notches climb a door post in the sun; the highest, glowing one is a stool's height above the rest.

Did somebody grow that fast, or did somebody stand on the stool?
"""

import math

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cyl
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.floors import planks
from tools.art.kit.props.furniture import turned_stool
from tools.art.kit.rig import area, camera, spot, window_mask

STOOL = 2.25
NOTCHES = (1.35, 2.1, 2.7, 3.3, 3.75, 4.2, 4.52, 4.8)  # heights of the honest marks
POST_X = -0.55


def walls():
    """Sea-green wall with a skirting board, cut by the doorway."""
    paint = paper("sea", vary=0.03)
    box((16, 0.4, 22), (-9.4, 0, 9), paint, bevel=0)
    box((16, 0.4, 22), (14.6, 0, 9), paint, bevel=0)
    for x in (-9.5, 14.7):
        box((16, 0.2, 0.9), (x, -0.28, 0.45), paper("cream"), bevel=0.05)
    far = paper("#E7B97A", vary=0.03)
    box((30, 0.3, 24), (3, 9, 9), far, bevel=0)
    box((0.3, 9, 24), (9.4, 4.6, 9), far, bevel=0)


def post(x, width=1.6):
    """Door post in two steps of planed wood."""
    cream = paper("cream", vary=0.03)
    box((width, 0.75, 24), (x, -0.1, 11.9), cream, bevel=0.07)
    box((width * 0.16, 0.95, 24), (x - width * 0.42, -0.1, 11.9), cream, bevel=0.05)


def notch(height, tilt, wide=1.0):
    """Short dark cut in the post."""
    box((wide, 0.08, 0.11), (POST_X + 0.12, -0.47, height), paper("bark"), rot=(0, tilt, 0), bevel=0.02)


def marks():
    """All notches and the one that does not fit."""
    for k, height in enumerate(NOTCHES):
        notch(height, 0.05 * math.sin(k * 2.3), 0.78 + 0.1 * math.cos(k * 1.7))
    top = NOTCHES[-1] + STOOL
    box((1.1, 0.1, 0.16), (POST_X + 0.12, -0.47, top), glow("#FF6A10", 1.0), rot=(0, 0.09, 0), bevel=0.03)


def build():
    """Build the scene and return its render options."""
    start("noon", fill_s=0.75)
    planks(40, 26, 13, "wood", y=-2)
    walls()
    post(POST_X)
    post(5.9)
    marks()
    turned_stool((-1.95, -1.5, 0), STOOL, "terra", 0.95, 4, 0.4)
    ball(0.62, (2.6, 2.0, 0.62), paper("brick"))
    cyl(0.64, 0.16, (2.6, 2.0, 0.62), paper("cream"), rot=(0.5, 0.6, 0))
    window_mask((-6.75, -8.85, 8.2), (3.4, 4.6), 0.3, rot=(math.pi / 2, 0, -0.58))
    spot((-11.0, -16.4, 12.4), (0.2, 0, 3.9), 52000, "#FFDDA8", 50, 0.2, 0.12)
    area((2.4, 5, 9), (3, 7, 2), 700, "flame", 3)
    area((6, -14, 9), (0, 0, 4), 420, "mist", 6)
    camera((0.9, -15.6, 4.6), (0.2, 0, 3.5), 42, focus=(POST_X, -0.4, 4.5), fstop=0.5)
    return {"exposure": 0.2}
