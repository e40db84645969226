"""A long curve of standing dominoes begins to fall; somebody has taken three out of the row.
They are stacked beside the wide gap: was the fall stopped on purpose, and who stands behind it?"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import box, cyl, inst, spline
from tools.art.kit.mats import paper
from tools.art.kit.palette import EMBER_PAINT
from tools.art.kit.props.floors import board_floor
from tools.art.kit.rig import camera, firelight
from tools.art.kit.things import join, on_path

HEIGHT, WIDTH, THICK = 1.9, 0.98, 0.27
SPACING = 0.86  # distance between two dominoes along the row
GAP = (16, 18)  # first and last position that stays empty
FALLING = 8  # how many lean or lie at the start of the row
FIRST_LEAN = 0.1  # lean of the foremost falling domino, in radians


def lean_behind(lean_ahead):
    """Lean of a domino whose top edge rests on the back of the next one, found by halving."""

    def distance(lean):
        # top front edge of this domino, seen from the back foot of the next one
        x = HEIGHT * math.sin(lean) - (SPACING - THICK)
        z = HEIGHT * math.cos(lean)
        return x * math.cos(lean_ahead) - z * math.sin(lean_ahead)

    low, high = lean_ahead, math.pi / 2
    for _ in range(40):
        middle = (low + high) / 2
        if distance(middle) < 0:
            low = middle
        else:
            high = middle
    return low


def leans():
    """Leans of the falling dominoes from the first to the foremost."""
    values = [FIRST_LEAN]
    while len(values) < FALLING:
        values.append(lean_behind(values[-1]))
    return values[::-1]


def domino(colour, dots):
    """One domino with its foot edge at the origin, so that it tips over its front edge."""
    body = box((THICK, WIDTH, HEIGHT), (-THICK / 2, 0, HEIGHT / 2), paper(colour), bevel=0.06)
    groove = box((0.03, WIDTH * 0.8, 0.05), (-THICK, 0, HEIGHT / 2), paper(dots), bevel=0.005)
    parts = [body, groove]
    for sign in (-1, 1):
        for side in (-1, 1):
            place = (-THICK, side * 0.22, HEIGHT * (0.5 + sign * 0.25))
            parts.append(cyl(0.11, 0.04, place, paper(dots), rot=(0, math.pi / 2, 0), seg=20))
    return join(parts)


def table():
    """Boards of pale wood."""
    board_floor(20, 3.0, 90, (0, 6, -0.15), ("sea", "#4AA79E", "sea"), random.Random(1))


def row():
    """Positions and headings of the dominoes along the curve."""
    curve = spline(
        [
            (-11.5, -3.4, 0), (-6.5, -3.7, 0), (-2.2, -3.0, 0), (2.4, -3.0, 0), (5.9, -2.2, 0), (7.4, 0.6, 0),
            (5.0, 3.3, 0), (0.2, 3.8, 0), (-4.4, 4.9, 0), (-6.0, 8.0, 0), (-2.5, 10.4, 0), (4, 11, 0), (14, 10, 0),
            (24, 9, 0),
        ],
        900,
    )  # fmt: skip
    length = np.linalg.norm(np.diff(curve, axis=0), axis=1).sum()
    count = int(length / SPACING)
    return [on_path(curve, (k + 0.4) / count)[:2] for k in range(count)]


def stack(x, y, ember):
    """The three dominoes that were taken out, laid on each other."""
    for k, turn in enumerate((0.3, 0.46, 0.22)):
        reach = HEIGHT / 2
        place = (x - reach * math.cos(turn), y - reach * math.sin(turn), (THICK + 0.02) * k)
        inst(ember, place, (0, math.pi / 2, turn))


def build():
    """Scene and render options."""
    start("noon")
    table()
    ember = domino(EMBER_PAINT, "cream")
    before = domino("brick", "cream")
    after = [domino(colour, "cream") for colour in ("slate", "plum", "rose", "sand", "ochre")]
    angles = leans()
    first_visible = 1
    for k, (place, heading) in enumerate(row()):
        if GAP[0] <= k <= GAP[1]:
            continue
        step = k - first_visible
        lean = angles[step] if 0 <= step < FALLING else (1.45 if step < 0 else 0)
        piece = before if k < GAP[0] else after[min(4, (k - GAP[1]) // 10)]
        inst(piece, tuple(place), (0, lean, heading))
    stack(3.5, -4.9, ember)
    firelight((0, 2, 0), 13, side=-1, height=0.8, key=1.05, rim=0.5, size=0.15)
    camera((-1.6, -16.6, 12.2), (-0.6, 0.8, 0), 38, focus=(0, -1, 0), fstop=0.45)
    return {"exposure": 0.1}
