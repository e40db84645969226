"""A spider's web full of dew hangs between two bare branches in the morning mist.

One of its threads is cut, and in the drop at its end the sun is burning: a trap, or a home to be mended?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, pine, spline, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.strings import sagging_thread, string_drops
from tools.art.kit.props.webs import branches
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.things import halo, veils

HUB = np.array([0.2, 0, 0.15])
SPOKES = 19
CUT = (16, 17)  # indices of the cut spokes
RINGS = 15
WHOLE_RINGS = 3  # so many rings at the hub are still whole
WEB_RADIUS = 6.4


def anchor(angle, left, right):
    """Where a spoke in this direction meets a branch, or None."""
    aim = np.array([math.cos(angle), 0, math.sin(angle)])
    best, found = 0.12, None
    for path in (left, right):
        way = path - HUB
        way = way / np.linalg.norm(way, axis=1)[:, None]
        gap = np.linalg.norm(way - aim, axis=1)
        if gap.min() < best:
            best, found = gap.min(), path[gap.argmin()]
    return found


def spoke_ends(left, right, rng):
    """End of every spoke: on a branch, or beyond the edge of the picture."""
    ends = []
    for k in range(SPOKES):
        angle = math.tau * k / SPOKES + rng.uniform(-0.05, 0.05)
        place = anchor(angle, left, right)
        aim = np.array([math.cos(angle), 0, math.sin(angle)])
        ends.append(HUB + 9.5 * aim if place is None else place + 0.25 * aim)
    return ends


def ring_point(end, share):
    """Point of a spoke at a share of the web's radius."""
    way = end - HUB
    length = np.linalg.norm(way)
    return HUB + way / length * share * min(WEB_RADIUS, length)


def web(left, right):
    """Spokes and sagging rings, with a hole where two spokes are cut."""
    rng = random.Random(8)
    silk = paper("cream", light=0.3)
    drop = ball(1, (0, 0, -90), paper("mist", rough=0.12, light=0.4), sub=3)
    ends = spoke_ends(left, right, rng)
    for k, end in enumerate(ends):
        last = end if k not in CUT else ring_point(end, 0.1 + 0.78 * WHOLE_RINGS / RINGS)
        path = sagging_thread(HUB, last, 0.04)
        tube(path, 0.028, silk, 6)
        string_drops(path, drop, rng, 0.5, 0.035, 0.075)
    for level in range(1, RINGS):
        share = 0.1 + 0.78 * level / RINGS
        for k in range(SPOKES):
            following = (k + 1) % SPOKES
            if level > WHOLE_RINGS and (k in CUT or following in CUT):
                continue
            path = sagging_thread(
                ring_point(ends[k], share), ring_point(ends[following], share), 0.06 + 0.1 * share, 10
            )
            tube(path, 0.022, silk, 6)
            string_drops(path, drop, rng, 0.34, 0.05, 0.045 + 0.085 * share)
    torn = [ring_point(ends[k], 0.1 + 0.78 * WHOLE_RINGS / RINGS) for k in CUT]
    return dangling(torn[0], 1.55, silk, drop, rng), dangling(torn[1], 0.9, silk, drop, rng)


def dangling(top, length, silk, drop, rng):
    """Loose thread with drops; returns its lower end."""
    steps = ((0, 0), (-0.1, 0.3), (0.1, 0.65), (0, 1))
    path = spline([top + (x, -0.1, -length * z) for x, z in steps], 30)
    tube(path, 0.03, silk, 6)
    string_drops(path[:26], drop, rng, 0.3, 0.06, 0.12)
    return path[-1]


def build():
    """Scene and render options."""
    start("dawn", haze=0.045, haze_start=20, top="#2F6E8E", low="#E9C79A", fog="#8FB0A8")
    left, right = branches()
    end, _ = web(left, right)
    place = tuple(end - (0, 0, 0.25))
    ball(0.27, place, glow("ember", 1.2, "flame"), (1, 1, 1.15))
    point((place[0], -0.8, place[2]), 22, "ember", 0.2)
    rng = random.Random(3)
    for k in range(40):
        x, y = rng.uniform(-30, 30), rng.uniform(13, 30)
        pine((x, y, -11), rng.uniform(9, 17), paper("pine", two="teal"), paper("bark"), k)
    for k in range(26):
        x, y = -34 + 2.7 * k + rng.uniform(-1, 1), rng.uniform(30, 36)
        pine((x, y, -11), rng.uniform(15, 21), paper("pine", two="teal"), paper("bark"), 60 + k)
    veils(((11, -4.5, 0.35), (20, -2, 0.4), (31, 1, 0.45)), "#A9C7B9")
    firelight((0, 0, 0), 10, side=-1, height=0.7, key=1.0, rim=1.1)
    camera((-1.2, -16, -0.6), (-0.6, 0, 0.1), 42, focus=(0, 0, 0), fstop=0.08)
    halo(place, 1.5, "ember", 0.7)
    return {"exposure": 0.1, "post": {"sat": 1.15}}
