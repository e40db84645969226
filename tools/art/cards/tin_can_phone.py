"""Two tins joined by a sagging string between two windows; a bird sits where the words pass.

Open question: one window is shut - is anybody still listening, and what does the bird hear?
"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import box, cutout, cyl, group, puff, spline, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.animals import bird
from tools.art.kit.props.houses import board_wall, shutter, window_frame
from tools.art.kit.rig import area, camera, firelight, point
from tools.art.kit.shapes.outlines import loop_outline

LEFT_TIN = (-4.05, -1.25, 1.55)
RIGHT_TIN = (4.15, -1.25, 1.95)
SAG = (0.15, -1.25, -0.55)  # where the bird sits


def open_window(x, z, turn):
    """Warm room, shutters thrown open."""
    parts = []
    window_frame(parts, 2.2, 2.8, "cream")
    parts.append(box((2.2, 0.1, 2.8), (0, 0.1, 0), glow("#FFB45A", 0.9), bevel=0))
    for side in (-1, 1):
        drape = [(side * 1.1, -1.4), (side * 0.62, -1.4), (side * 0.42, -0.4), (side * 0.2, 1.4), (side * 1.1, 1.4)]
        parts.append(cutout([drape], 0.12, paper("rose"), 0.03, (0, -0.05, 0), (math.pi / 2, 0, 0)))
    parts.append(shutter(-1.15, 2.8, "moss", -0.25, -1))
    parts.append(shutter(1.15, 2.8, "moss", 0.42, 1))
    group(*parts, loc=(x, -0.35, z), rot=(0, 0, turn))


def shut_window(x, z, turn):
    """Shutters closed, with a line of dark between them."""
    parts = []
    window_frame(parts, 2.2, 2.8, "cream")
    parts.append(box((2.2, 0.1, 2.8), (0, 0.1, 0), paper("ink"), bevel=0))
    parts.append(shutter(-1.08, 2.74, "plum", 0.06, 1))
    parts.append(shutter(1.08, 2.74, "plum", -0.03, -1))
    group(*parts, loc=(x, -0.35, z), rot=(0, 0, turn))


def tin(loc, rot, label):
    """Ribbed tin, bottom (with the string) at +z, mouth at -z."""
    steel = paper("mist", rough=0.45)
    parts = [
        cyl(0.5, 1.15, (0, 0, 0), steel, seg=36, bevel=0.02),
        cyl(0.515, 0.62, (0, 0, 0), paper(label), seg=36, bevel=0.01),
        cyl(0.42, 0.04, (0, 0, -0.57), paper("ink"), seg=36, bevel=0),
    ]
    parts += [cyl(0.535, 0.06, (0, 0, level), steel, seg=36, bevel=0.02) for level in (-0.56, -0.44, 0.44, 0.56)]
    group(*parts, loc=loc, rot=rot)


def string():
    """The line hangs in two curves, pulled down by the bird."""
    left = np.array(LEFT_TIN) + (0.55, 0, 0)
    right = np.array(RIGHT_TIN) + (-0.55, -0.05, -0.05)
    middle = np.array(SAG)
    first = (left + middle) / 2 + (0, 0, -0.42)
    second = (right + middle) / 2 + (0, 0, -0.55)
    path = spline([left, first, middle, second, right], 90)
    tube(path, 0.065, paper("cream"), 8)


def town():
    """Roofs and trees below, a few paper clouds."""
    for x, y, z, width, colour in (
        (-3.1, 9, -5.2, 3.0, "rose"), (0.6, 12, -4.6, 3.4, "bone"), (4.0, 10, -5.4, 2.8, "sand"),
        (-0.9, 8, -6.2, 2.4, "mist"),
    ):  # fmt: skip
        gable = [(-width / 2, -9), (width / 2, -9), (width / 2, 0), (0, width * 0.45), (-width / 2, 0)]
        cutout([gable], 2.0, paper(colour), 0.05, (x, y, z + 1.2), (math.pi / 2, 0, 0))
        length = math.hypot(width / 2, width * 0.45) + 0.4
        slope = math.atan2(width * 0.45, width / 2)
        for side in (-1, 1):
            box(
                (length, 2.4, 0.16),
                (x + side * width / 4, y, z + 1.3 + width * 0.225),
                paper("terra"),
                (0, side * slope, 0),
            )
    for number, (x, y, z, size) in enumerate(
        ((-4.9, 7.0, -5.2, 1.5), (2.4, 7.0, -6.0, 1.5), (5.2, 8, -5.0, 1.7), (-1.6, 6.5, -7.2, 1.3))
    ):
        puff((x, y, z - 0.8), size, paper("moss"), None, number)
        puff((x + 0.5, y + 0.4, z - 2.4), size * 1.2, paper("moss"), None, number + 5)
        puff((x - 0.4, y, z - 4.2), size * 1.4, paper("pine"), None, number + 9)
    cloud = loop_outline(
        [(-2, 0), (-1.5, 0.75), (-0.6, 0.7), (0, 1.3), (0.9, 0.95), (1.4, 0.5), (2.1, 0.3), (2, -0.1), (0, -0.12)]
    )
    for x, y, z, size in ((-1.4, 22, 6.6, 1.5), (3.6, 26, 4.2, 1.2), (-5.2, 28, 3.2, 1.0)):
        cutout([cloud], 0.4, glow("#FFF3DC", 0.95), 0.12, (x, y, z), (math.pi / 2, 0, 0), size)


def build():
    """Between two houses at noon, at the height of the windows."""
    start("noon", top="#479DD6", low="#FFE7C0")
    board_wall("terra", -7.2, 6.0, 0.30)
    board_wall("sea", 7.3, 6.0, -0.30)
    open_window(-5.9, 2.3, 0.30)
    shut_window(6.0, 2.65, -0.30)
    tin(LEFT_TIN, (0, math.pi / 2, 0.0), "ochre")
    tin(RIGHT_TIN, (0, -math.pi / 2 - 0.12, 0.15), "slate")
    string()
    bird("ember", "brick", (SAG[0], SAG[1], SAG[2] + 0.03), 1.5, -0.35)
    town()
    point((-5.2, -1.6, 2.6), 60, "ember", 0.3)
    firelight((0, 0, 1), 12, height=0.75, key=1.1, rim=0.5, size=0.2)
    area((0, -16, 8), (0, 0, 0), 900, "cream", 6)
    camera((0, -14.5, 1.6), (0, 0, 1.05), 34.5, focus=(0, -1.2, 0.6), fstop=0.9)
    return {"exposure": -0.15}
