"""A small empty shell lies on a beach; tracks that grow larger and larger lead away from it.

A light is still on inside the shell: who outgrew it, and who may move in?
"""

import itertools
import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, fbm, group, mesh, rock, spline, terrain, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.ground import AROUND, ROWS, coil, whorl
from tools.art.kit.props.water import bilinear, shore
from tools.art.kit.rig import area, camera, firelight
from tools.art.kit.shapes.turning import grid_faces

LEVEL = -0.42  # height of the sea
# the way the dweller went: (x, y, size of a step)
WAY = (
    (-1.35, -1.35, 0.5), (-0.3, -1.0, 0.62), (0.8, -0.95, 0.8), (1.9, -0.4, 1.0), (2.5, 0.7, 1.25), (2.1, 2.1, 1.55),
    (1.2, 3.4, 1.9), (1.1, 5.2, 2.3), (2.2, 7.2, 2.7),
)  # fmt: skip


def steps():
    """Foot dents left and right of the way, and the line dragged between them."""
    path = spline(WAY, 300)
    dents, travelled, side = [], 0.0, 1
    for (x0, y0, size), (x1, y1, _) in itertools.pairwise(path):
        travelled += math.hypot(x1 - x0, y1 - y0)
        if travelled < 0.30 * size or y0 > 3.9:
            continue
        travelled, side = 0.0, -side
        heading = math.atan2(y1 - y0, x1 - x0)
        across = side * 0.30 * size
        dents.append((x0 - across * math.sin(heading), y0 + across * math.cos(heading), heading + side * 0.5, size))
    return path, dents


def beach(path, dents):
    """Sloping sand with ripples, the tracks pressed into it; returns the height function."""

    def height(x, y):
        x, y = np.asarray(x, float), np.asarray(y, float)
        level = 0.28 - 0.085 * (y + 1) - 0.10 * np.sin(0.35 * x + 0.6)
        level += 0.05 * fbm(x + 30, y + 30, 0.5, 5, 3)
        level += 0.022 * np.sin(5.5 * y + 1.2 * np.sin(0.8 * x) + 0.6 * x) * np.clip((2 - y) / 4, 0, 1)
        for dx, dy, heading, size in dents:
            u = (x - dx) * math.cos(heading) + (y - dy) * math.sin(heading)
            v = -(x - dx) * math.sin(heading) + (y - dy) * math.cos(heading)
            away = (u / (0.19 * size)) ** 2 + (v / (0.085 * size)) ** 2
            level = level - 0.12 * size**0.6 * np.exp(-(away**1.5))
            level += 0.035 * size**0.6 * np.exp(-((np.sqrt(away) - 1.75) ** 2) * 5)
        groove = np.full(np.shape(x), 9.0)
        for px, py, size in path[4:210:3]:
            groove = np.minimum(groove, np.hypot(x - px, y - py) / (0.05 * size))
        return level - 0.05 * np.exp(-(groove**2))

    return height


def shell(place, turn):
    """Coiled shell, banded outside; one can look a good way into its mouth, where a light is on."""
    bands = [paper("cream", vary=0.04), paper("rose", vary=0.05), paper("terra", vary=0.05)]
    body = mesh(coil(range(ROWS), 1), grid_faces(ROWS, AROUND), bands[0], smooth=True)
    for extra in bands[1:]:
        body.data.materials.append(extra)
    pattern = (0, 1, 2, 1, 0, 0, 1, 0, 0, 0)
    for index, polygon in enumerate(body.data.polygons):
        polygon.material_index = pattern[index % AROUND * len(pattern) // AROUND]
    inside = range(ROWS - 34, ROWS)
    lining = mesh(coil(inside, 0.93), grid_faces(len(inside), AROUND), paper("terra", vary=0.05), smooth=True)
    lip = tube(coil([ROWS - 1], 0.98), 0.06, paper("rose"), 8, closed=True)
    deep = whorl(ROWS - 30)[0]
    glimmer = ball(0.12, tuple(deep), glow("flame", 3))
    group(body, lining, lip, glimmer, loc=place, rot=turn, scale=1.25)


def build():
    """Build the scene and return its render options."""
    start("dawn", haze=0.03, haze_start=17, fog="#E6E3CE", low="#FFD9A8", top="#6FA9CC")
    source = random.Random(17)
    path, dents = steps()
    ground = beach(path, dents)
    terrain(ground, 34, 28, 620, 520, paper("sand", vary=0.05, grain=0.6), (0, 5, 0))
    shore(
        ground,
        LEVEL,
        (90, 60),
        (420, 320),
        paper("cream", vary=0.02),
        paper("#5FB0AC", two="sea", vary=0.05, scale=0.4),
        (0, 32),
    )
    shell((-2.4, -1.75, bilinear(ground, -2.4, -1.75) + 1.1), (math.radians(74), -1.12, -0.4))
    for index in range(14):
        x, y = source.uniform(-7, 7), source.uniform(-3.5, 6)
        if min(math.hypot(x - px, y - py) for px, py, _ in path[::10]) > 1.4:
            rock(source.uniform(0.06, 0.22), (x, y, bilinear(ground, x, y) + 0.02), paper("stone"), index)
    firelight((0, 0, 0), 10, side=-1, height=0.38, key=1.15, rim=0.5, size=0.12)
    area((6, 10, 8), (0, 2, 0), 600, "#A9C8DA", 6)
    camera((-1.1, -9.3, 5.3), (-0.75, 1.2, -0.1), 40, focus=(-2.4, -1.7, 0.5), fstop=0.6)
    return {"exposure": 0.12, "post": {"sat": 1.14}}
