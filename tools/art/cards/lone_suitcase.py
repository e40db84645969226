"""One suitcase stands under a lamp on an empty railway platform at dusk, a scarf tied to it.
Far down the line two red lamps get smaller: was it forgotten, or did somebody decide to stay?"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cutout, cyl, spline, sweep, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.floors import board_floor
from tools.art.kit.props.household import LAMP, platform_lamp
from tools.art.kit.props.luggage import CASE, suitcase
from tools.art.kit.rig import camera, firelight
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.things import halo

EDGE = 2.1  # x of the platform edge
TRACK_Z = -1.15  # ground level of the track
RAILS_X = (3.3, 5.0)


def platform():
    """Paved platform with a cream edge, and the track beside it."""
    rng = random.Random(3)
    board_floor(26, 2.0, 15, (-5.55, 12, -0.15), ("rose", "sand", "rose"), rng, along="x", gap=0.05)
    box((0.55, 56, 0.34), (EDGE - 0.27, 12, -0.13), paper("cream"), bevel=0.05)
    box((0.4, 56, 1.2), (EDGE - 0.35, 12, -0.85), paper("plum"), bevel=0)
    box((60, 90, 0.4), (EDGE + 30, 30, TRACK_Z - 0.3), paper("#43427C", vary=0.03), bevel=0)
    for k in range(58):
        y = -9 + k * 0.95
        box((3.1, 0.4, 0.2), (4.15, y, TRACK_Z), paper("bark"), (0, 0, rng.uniform(-0.02, 0.02)))
    profile = [(-0.1, 0), (0.1, 0), (0.05, 0.2), (0.09, 0.26), (0.09, 0.34), (-0.09, 0.34), (-0.09, 0.26), (-0.05, 0.2)]
    for x in RAILS_X:
        line = np.array([(x, y, TRACK_Z + 0.08) for y in np.linspace(-12, 70, 30)])
        sweep(line, profile, paper("steel", rough=0.5), up=(0, 0, 1))


def canopy():
    """Roof on posts along the back of the platform."""
    post = paper("teal")
    for k in range(6):
        y = 3.5 + 5.2 * k
        cyl(0.16, 5.2, (-5.2, y, 2.5), post, seg=20)
        cyl(0.26, 0.4, (-5.2, y, 0.2), post, seg=20)
        brace = spline([(-5.2, y, 3.7), (-4.8, y, 4.5), (-3.9, y, 4.95)], 14)
        tube(brace, 0.09, post, 10)
    box((5.6, 34, 0.22), (-5.6, 17, 5.2), paper("night"), (0, -0.06, 0), bevel=0.05)
    for k in range(48):
        y = 0.35 + 0.7 * k
        tooth = [(-0.33, 0), (0.33, 0), (0.33, -0.35), (0, -0.62), (-0.33, -0.35)]
        colour = "cream" if k % 2 else "terra"
        cutout([tooth], 0.1, paper(colour), 0.02, (-2.83, y, 5.28), (math.pi / 2, 0, math.pi / 2))
    box((0.3, 40, 7), (-8.3, 17, 2), paper("brick"), bevel=0)


def far_train():
    """End of a train in the distance."""
    x = sum(RAILS_X) / 2
    box((2.6, 6, 3.2), (x, 48, 0.9), paper("night"), bevel=0.25)
    for side in (-0.85, 0.85):
        ball(0.3, (x + side, 44.9, 0.3), glow("#E0301A", 1.8))


def hills():
    """Layered card hills behind the track."""
    rng = random.Random(12)
    for y, height, colour in ((66, 4.5, "plum"), (74, 8.5, "#5A4470"), (84, 13, "#7A5A80")):
        xs = np.linspace(-60, 90, 60)
        phase = rng.uniform(0, 6)
        tops = height * (0.55 + 0.25 * np.sin(xs * 0.09 + phase) + 0.2 * np.sin(xs * 0.23 + 2 * phase))
        outline = [(x, z) for x, z in zip(xs, tops, strict=False)] + [(90, -9), (-60, -9)]
        cutout([outline], 0.4, paper(colour), 0.05, (0, y, TRACK_Z), UPRIGHT)


def build():
    """Scene and render options."""
    start("dusk", fill_s=0.85, haze=0.006, haze_start=25)
    platform()
    canopy()
    platform_lamp()
    suitcase()
    far_train()
    hills()
    firelight((0, 0, 0), 9, side=-1, height=0.7, key=0.55, rim=0.9, size=0.25)
    camera((-0.55, -9.6, 2.3), (0.35, 4, 1.55), 39, focus=(CASE[0], CASE[1], 0.9), fstop=0.5)
    halo((LAMP[0] + 0.85, LAMP[1] - 0.3, 3.72), 1.5, "ember", 0.7)
    return {"exposure": 0.35, "post": {"bloom": 0.35}}
