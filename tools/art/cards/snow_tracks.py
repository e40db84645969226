"""Two lines of footprints, large and small, meet in the snow, circle a lantern and part again.

Open question: what was decided here, and for whom was the lantern left burning?
"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import fbm, lantern, pine, rock, spline, terrain
from tools.art.kit.mats import paper
from tools.art.kit.props.footprints import press_prints, trail
from tools.art.kit.rig import camera, firelight
from tools.art.kit.shapes.land import height_at

FIELD = (34, 28)
SNOW = "#E8ECEF"


def ring(radius, first, last, count=24):
    """Arc round the lantern, angles in degrees."""
    return [
        (radius * math.cos(angle), radius * math.sin(angle)) for angle in np.radians(np.linspace(first, last, count))
    ]


def tracks():
    """(prints, length, depth) of the two walkers."""
    large = [(-11.5, -9.5), (-7, -6.2), (-4.2, -4.4)] + ring(2.35, 235, 545) + [(-5.2, 2.4), (-8.4, 3.9), (-12.5, 6.8)]
    small = [(12.5, -6.5), (8.5, -4.9), (5.6, -2.6)] + ring(3.7, -20, 418) + [(5.2, 5.8), (8.2, 7.6), (10, 12.5)]
    return ((trail(spline(large, 200), 1.0, 0.27), 1.05, 0.26), (trail(spline(small, 200), 0.74, 0.19), 0.72, 0.2))


def ground(x, y):
    """Soft drifts."""
    drift = 0.5 * fbm(x + 40, y + 40, 0.13, 4, 2) + 0.05 * fbm(x, y, 0.9, 2, 2)
    return drift + 0.9 * np.clip((y - 7) / 10, 0, 1) ** 2


def snow_field():
    """Snow with both walkers' steps pressed in."""
    walkers = tracks()

    def pressed(x, y):
        z = ground(x, y)
        for prints, length, depth in walkers:
            press_prints(x, y, z, prints, length, depth)
        return z

    terrain(pressed, *FIELD, 980, 800, paper(SNOW, vary=0.015, dents=0.05, grain=0.4))


def build():
    """Look down from a low hill at daybreak."""
    start("dawn", haze=0.02, haze_start=24, fill="#88A9E4", fill_s=0.75, low="#F4D9BE")
    snow_field()
    for number, (x, y, height) in enumerate(
        (
            (-7.0, 9.6, 4.4), (-4.9, 10.4, 3.4), (-11.8, 5.2, 3.4), (11.6, 6.2, 3.8), (5.0, 10.6, 3.0),
            (2.4, 10.2, 4.0), (12.8, 2.4, 2.6), (-1.0, 11, 3.2),
        )
    ):  # fmt: skip
        pine((x, y, height_at(ground, x, y) - 0.1), height, paper("pine"), paper("bark"), number)
    for number, (x, y, radius) in enumerate(((-8.2, -0.8, 0.6), (-7.5, -1.5, 0.35), (8.6, 0.9, 0.5))):
        rock(radius, (x, y, height_at(ground, x, y) + 0.1), paper("stone"), number)
    lantern((0, 0, height_at(ground, 0, 0) - 0.05), 1.45, power=150)
    firelight((0, 0, 0), 13, height=0.34, key=1.35, rim=0.5, size=0.1)
    camera((0, -16.6, 13.8), (0, 1.1, 0), 40.5, focus=(0, 0, 0), fstop=0.7)
    return {"exposure": -0.1}
