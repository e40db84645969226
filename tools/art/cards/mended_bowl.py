"""A broken bowl stands whole again, its cracks filled with light; one shard is from another bowl.

Does the stranger belong, and is the mended bowl worth less or more than the old one?
"""

import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import spline, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.castings import WALL, bench, carve, cutter, jagged, on_bowl, vessel
from tools.art.kit.rig import area, camera, firelight, point

# the shard from another bowl: corners in (degrees, height 0..1), counter-clockwise from below
STRANGER = ((-66, 0.47), (-47, 0.60), (-33, 0.78), (-38, 1.06), (-82, 1.06), (-88, 0.80), (-78, 0.66))


def seam(points, material, width=0.034):
    """Line of light on both faces of the wall; thicker where cracks meet."""
    for out in (0.012, -WALL - 0.012):
        path = spline([on_bowl(a, v, out) for a, v in points], 8 * len(points))
        radii = 1 + 0.3 * np.sin(np.linspace(0, 1.3 * len(points), len(path)))
        tube(path, width, material, 8, radii=radii)
    last_angle, last_height = points[-1]
    if last_height > 0.99:  # carry the seam over the rim
        rim = [
            on_bowl(last_angle, 1.0, 0.012),
            on_bowl(last_angle, 1.035, -WALL * 0.5),
            on_bowl(last_angle, 1.0, -WALL - 0.012),
        ]
        tube(spline(rim, 12), width, material, 8)


def cracks(source):
    """Crack network in (degrees, height 0..1): from one blow at the front to the rim and round."""
    hub = (-112, 0.50)
    lines = [
        [hub, (-124, 0.68), (-119, 0.84), (-128, 1.0)],
        [hub, (-134, 0.44), (-152, 0.52), (-171, 0.46), (-186, 0.6), (-190, 1.0)],
        [(-152, 0.52), (-158, 0.76), (-152, 1.0)], [hub, (-100, 0.32), (-106, 0.14), (-98, 0.02)],
        [(-100, 0.32), (-78, 0.26), (-58, 0.3), (-36, 0.2), (-14, 0.3), (4, 0.24)], [hub, (-96, 0.58), (-78, 0.66)],
        [(-47, 0.6), (-26, 0.56), (-12, 0.64), (6, 0.58), (18, 0.74), (14, 1.0)], [(-36, 0.2), (-30, 0.4), (-26, 0.56)],
        [(-134, 0.44), (-142, 0.24), (-136, 0.03)], [(-58, 0.3), (-62, 0.4), (-66, 0.47)],
        [(40, 0.3), (60, 0.5), (82, 0.46), (104, 0.62), (100, 1.0)], [(60, 0.5), (56, 0.8), (62, 1.0)],
        [(104, 0.62), (132, 0.56), (150, 0.7), (170, 0.46)], [(150, 0.7), (146, 1.0)],
    ]  # fmt: skip
    light = glow("#FF9A2E", 1.4)
    for line in lines:
        seam(jagged(line, source), light)
    patch = [(a, min(v, 1.0)) for a, v in STRANGER]
    seam(jagged([patch[4], patch[5], patch[6], patch[0], patch[1], patch[2], patch[3]], source, 0.8), light, 0.045)
    seam([patch[4], (patch[4][0], 1.0)], light, 0.045)


def build():
    """Build the scene and return its render options."""
    start("night", haze=0.05, haze_start=15, fill_s=1.1)
    source = random.Random(8)
    bowl = vessel(paper("sea", two="teal", vary=0.05, dents=0.3))
    shard = vessel(paper("ochre", vary=0.05, dents=0.3))
    wedge = cutter(list(STRANGER))
    carve(bowl, wedge, "DIFFERENCE")
    carve(shard, wedge, "INTERSECT")
    cracks(source)
    bench(source)
    point((0, 0, 1.5), 70, "ember", 0.5)
    firelight((0, 0, 1), 8, side=-1, height=0.6, key=1.1, rim=1.1, size=0.2)
    area((0, 9, 6), (0, 0, 1), 500, "steel", 6)
    camera((0.4, -9.9, 5.9), (0.25, -0.1, 1.1), 42, focus=(0, -2.4, 1.4), fstop=0.6)
    return {"exposure": 0.4, "post": {"bloom": 0.42}}
