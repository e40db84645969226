"""A folded map lies over real hills; its lines fit nothing below, and one hill has torn through it.

Do we follow the plan, or the ground?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, fbm, lantern, mesh, pine, spline, terraces, terrain
from tools.art.kit.mats import paper
from tools.art.kit.props.maps import HALF_X, HALF_Y, MAP_LEVEL, TURN, contours, draw_on_map, map_sheet
from tools.art.kit.rig import camera, firelight

PEAK = (1.7, 0.5)  # the hill that comes through


def ground(x, y):
    """Height of the real land, stepped like sheets of card."""
    bumps = 2.0 + 1.5 * fbm(x + 40, y + 11, 0.17, 8, 3)
    away = np.hypot(x - PEAK[0], y - PEAK[1]) * (1 + 0.22 * fbm(x + 7, y + 3, 0.9, 4, 2))
    peak = 3.2 * np.exp(-((away / 1.9) ** 1.7))
    valley = -1.1 * np.exp(-((x + 4.5) ** 2) / 5.0) - 1.3 * np.exp(-((x - 2.0) ** 2 + (y + 2.3) ** 2) / 1.4)
    return terraces(np.clip(bumps * 0.72 + peak + valley, 0, 9), 0.42, 0.2)


def route():
    """Ember dashes across the map that run off its edge."""
    line = spline(
        [(-5.2, -2.4), (-3.6, -1.2), (-2.0, -1.9), (-0.4, -1.1), (1.2, -1.5), (2.6, -0.9), (4.2, -1.9), (5.9, -1.3)],
        160,
    )
    for k in range(0, 156, 8):
        draw_on_map(line[k : k + 5], 0.2, "terra")


def flaps():
    """Torn edge of the paper: uneven strips bent outwards round the peak."""
    material = paper("bone", vary=0.02)
    rnd = random.Random(12)
    angle = 0.0
    while angle < TAU - 0.2:
        width = rnd.uniform(0.38, 0.95)
        radius = 2.25 + rnd.uniform(-0.12, 0.12)
        high = rnd.uniform(0.5, 1.15)
        verts = []
        for u in np.linspace(0, 1, 7):
            turn = angle + width * u
            away = np.array([math.cos(turn), math.sin(turn), 0])
            root = np.array([PEAK[0], PEAK[1], MAP_LEVEL + 0.02]) + away * radius
            tall = high * (1 - abs(2 * u - 1) ** 3) * rnd.uniform(0.75, 1.1)
            verts += [root, root + away * 0.06 + (0, 0, 0.22 + 0.5 * tall)]
            verts.append(root + away * tall * 0.75 + (0, 0, 0.22 + tall))
        faces = [(3 * k + r, 3 * k + 3 + r, 3 * k + 4 + r, 3 * k + 1 + r) for k in range(6) for r in (0, 1)]
        mesh(verts, faces, material, smooth=True)
        angle += width * 0.92


def trees():
    """Small pines on the land, some on the peak."""
    rnd = random.Random(4)
    spots = [(rnd.uniform(-11, 11), rnd.uniform(-6.5, 9)) for _ in range(60)]
    spots += [(PEAK[0] + 1.5 * math.cos(a), PEAK[1] + 1.3 * math.sin(a)) for a in (0.3, 1.2, 2.4, 3.4, 4.0, 5.4)]
    for k, (x, y) in enumerate(spots):
        u = x * math.cos(TURN) + y * math.sin(TURN)
        v = -x * math.sin(TURN) + y * math.cos(TURN)
        under = abs(u) < HALF_X + 0.5 and abs(v) < HALF_Y + 0.5
        if under and math.hypot(x - PEAK[0], y - PEAK[1]) > 1.6:
            continue
        z = float(ground(np.array(x), np.array(y)))
        pine((x, y, z - 0.05), rnd.uniform(0.8, 1.5), paper("pine"), paper("bark"), k)


def build():
    """Build the scene and return its render options."""
    start("noon", fill_s=0.8)
    terrain(ground, 52, 44, 520, 440, paper("#8FA24A", vary=0.08), (0, 10, 0))
    map_sheet()
    contours((-2.6, 1.2), 1.75, 5, 2)
    contours((3.6, 1.9), 1.5, 4, 7)
    contours((1.0, -2.6), 1.2, 3, 5)
    draw_on_map(
        spline([(-5.9, 0.4), (-4.4, -0.4), (-2.6, -0.9), (-0.6, 0.2), (0.4, 1.6), (0.2, 3.4)], 120), 0.24, "sea"
    )
    route()
    flaps()
    trees()
    lantern((PEAK[0], PEAK[1], float(ground(*map(np.array, PEAK)))), 0.7, power=20)
    firelight((0, 0, 2), 11, side=-1, height=0.7, key=1.1, rim=0.5, size=0.14)
    camera((0.2, -13.2, 11.0), (0.35, 0.5, 1.8), 41, focus=(1, 0, 3), fstop=0.5)
    return {"exposure": -0.05}
