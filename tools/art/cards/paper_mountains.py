"""Range behind range of folded paper mountains at dusk, and far away one hut with a light.

Open question: whose staff and pack are left on the ledge, and how far is it really?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import box, cutout, cyl, group, mesh, pine, rock, spline, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.rig import area, camera, firelight, point
from tools.art.kit.shapes.outlines import loop_outline
from tools.art.kit.things import halo, veils

# distance, ridge height, peak spacing, colour, seed: from the near range to the farthest
RANGES = (
    (8, 2.2, 3.2, "pine", 3), (15, 5.0, 4.4, "teal", 11), (24, 8.6, 5.2, "slate", 5), (36, 13.0, 6.5, "plum", 8),
    (51, 20.0, 9.0, "rose", 2), (70, 28.5, 12.0, "#F0A27A", 21),
)  # fmt: skip
HUT_RANGE = 2  # the hut stands on a saddle of this range
HUT_X = 3.4


def folded_range(distance, height, spacing, colour, seed):
    """Pleated strip: a ridge of peaks and saddles whose spurs come forward like an accordion."""
    rnd = random.Random(seed)
    half_width = 9 + distance * 1.05
    count = int(2 * half_width / spacing) * 2 + 1
    ridge = []
    foot = []
    for number in range(count):
        x = -half_width + number * spacing / 2 + rnd.uniform(-0.2, 0.2) * spacing
        swell = 0.80 + 0.26 * math.sin(x / half_width * 5 + seed)
        peak = number % 2 == 1
        level = rnd.uniform(0.66, 1.08) if peak else rnd.uniform(0.36, 0.58)
        ridge.append((x, distance + rnd.uniform(-0.2, 0.2) * spacing, height * level * swell))
        reach = spacing * (rnd.uniform(1.6, 2.2) if peak else rnd.uniform(0.2, 0.6))
        foot.append((x + rnd.uniform(-0.3, 0.5) * spacing, distance - reach, -4))
    vertices = ridge + foot
    faces = []
    for number in range(count - 1):
        low = count + number
        faces.append((number, low, low + 1))
        faces.append((number, low + 1, number + 1))
    mesh(vertices, faces, paper(colour, vary=0.03, dents=0.05))
    return ridge


def hut(ridge):
    """Small hut with one warm window on the saddle nearest to HUT_X; returns its place."""
    x, y, z = min(ridge[::2], key=lambda saddle: abs(saddle[0] - HUT_X))
    z += 0.9
    wall = paper("sand")
    roof = paper("brick")
    window = glow("flame", 3)
    parts = [
        box((2.0, 1.5, 2.2), (0, 0, 0.1), wall), box((1.75, 2.0, 0.18), (-0.62, 0, 1.55), roof, (0, -0.75, 0)),
        box((1.75, 2.0, 0.18), (0.62, 0, 1.55), roof, (0, 0.75, 0)),
        box((0.62, 0.1, 0.72), (0.1, -0.76, 0.35), window, bevel=0.01), box((0.28, 0.3, 1.0), (0.7, 0.2, 2.0), wall),
    ]  # fmt: skip
    rock(2.6, (x, y + 0.3, z - 2.6), paper("slate"), 5, 1.0)
    group(*parts, loc=(x, y, z), scale=1.35)
    point((x + 0.1, y - 2.6, z + 0.3), 30, "ember", 0.3)
    return x, y, z


def ledge():
    """Near ledge with a walking staff and a pack: someone stopped here."""
    outline = loop_outline(
        [(-12, -5), (12, -5), (12, -0.5), (5.4, -0.2), (2.4, -1.9), (-0.2, -1.7), (-2.6, -0.6), (-12, 1.0)]
    )
    cutout([outline], 0.9, paper("moss"), 0.12, (0, 0, -0.2))
    for number, (x, y, radius) in enumerate(((-3.6, -2.2, 0.5), (-4.2, -2.6, 0.32), (-1.1, -3.6, 0.2))):
        rock(radius, (x, y, 0.32), paper("stone"), number)
    staff = spline([(-1.72, -2.2, 0.2), (-1.95, -2.05, 1.6), (-2.1, -1.95, 2.7)], 12)
    tube(staff, 0.065, paper("wood"), 8, np.linspace(0.9, 1.25, 12))
    canvas = paper("ochre")
    strap = paper("brick")
    parts = [
        box((0.85, 0.5, 1.0), (0, 0, 0.5), canvas, bevel=0.2),
        box((0.6, 0.2, 0.42), (0, -0.3, 0.34), canvas, bevel=0.09),
        box((0.9, 0.56, 0.22), (0, 0, 0.98), strap, bevel=0.1),
        box((0.1, 0.06, 0.6), (-0.22, -0.29, 0.75), strap, bevel=0.02),
        box((0.1, 0.06, 0.6), (0.22, -0.29, 0.75), strap, bevel=0.02),
    ]
    parts.append(cyl(0.16, 1.05, (0, 0, 1.2), paper("cream"), rot=(0, math.pi / 2, 0)))
    group(*parts, loc=(-3.0, -2.0, 0.22), rot=(-0.12, 0.05, 0.25), scale=1.25)


def build():
    """Camera on the ledge, looking over all ranges into the last light."""
    start("dusk", haze=0.017, haze_start=9, fog="#C79BA6", low="#F6B780", top="#44508F")
    ridges = [folded_range(*values) for values in RANGES]
    ledge()
    x, y, z = hut(ridges[HUT_RANGE])
    for number, (pine_x, pine_y, height) in enumerate(((4.2, -1.2, 3.0), (5.1, -0.6, 2.2), (3.3, -0.4, 1.7))):
        pine((pine_x, pine_y, 0.1), height, paper("pine"), paper("bark"), number)
    veils(((11, 1.6, 0.55), (19, 3.4, 0.5), (30, 5.6, 0.5), (43, 8.5, 0.5), (60, 12, 0.5)), "#DDB3AE", 200)
    firelight((0, 4, 2), 16, height=0.6, key=1.3, rim=0.7)
    area((-70, 5, 40), (5, 40, 8), 90000, "flame", 12)
    camera((0, -13.6, 3.7), (0.1, 12, 3.5), 38, focus=(0, 14, 5), fstop=1.2)
    halo((x, y - 3, z + 0.6), 3.4, "ember", 0.45)
    return {"exposure": 0.15}
