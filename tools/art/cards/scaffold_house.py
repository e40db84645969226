"""An old house stands in scaffolding: one half freshly painted, the other grey with loose boards.

Only the unpainted half has a light on: who lives there, and who wants the new colour?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cutout, cyl, fbm, pine, puff, terrain
from tools.art.kit.mats import paper
from tools.art.kit.props.scaffolds import EAVES, FRONT, HALF, RIDGE, sash_window, scaffold, weatherboards
from tools.art.kit.props.water import bilinear
from tools.art.kit.rig import area, camera, firelight
from tools.art.kit.things import halo


def house(source):
    """Body, roof of half old half new shingles, door, windows, chimney."""
    gable = [(-HALF, 0), (HALF, 0), (HALF, EAVES), (0, RIDGE), (-HALF, EAVES)]
    cutout([gable], 6.4, paper("bark", vary=0.05), 0.02, (0, FRONT + 3.25, 0), (math.pi / 2, 0, 0))
    weatherboards(source)
    slope = math.atan2(RIDGE - EAVES, HALF)
    length = HALF / math.cos(slope) + 0.75
    for side, names in ((-1, ("slate", "stone")), (1, ("teal", "teal"))):
        for row in range(9):
            along = length * (row + 0.5) / 9
            x = side * (along * math.cos(slope))
            z = RIDGE + 0.18 - along * math.sin(slope)
            tilt = side * slope + (source.uniform(-0.03, 0.03) if side < 0 else 0)
            box(
                (length / 9 + 0.12, 7.2, 0.12),
                (x, FRONT + 3.1, z),
                paper(names[row % 2], vary=0.07),
                rot=(0, tilt + side * -0.08, 0),
                bevel=0.02,
            )
    cream, worn = paper("cream"), paper("#A69C8B", dents=0.5)
    sash_window(-1.9, 1.95, 1.15, 1.5, True, worn)
    sash_window(-1.45, 5.0, 0.95, 1.25, False, worn)
    sash_window(2.0, 1.95, 1.15, 1.5, False, cream)
    sash_window(1.35, 5.0, 0.95, 1.25, False, cream)
    box((1.1, 0.12, 2.3), (0.2, FRONT - 0.14, 1.15), paper("teal"), bevel=0.03)
    for x in (-0.42, 0.82):
        box((0.14, 0.16, 2.45), (x, FRONT - 0.16, 1.2), cream if x > 0 else worn, bevel=0.02)
    box((1.4, 0.18, 0.16), (0.2, FRONT - 0.16, 2.42), cream, bevel=0.02)
    box((1.7, 0.9, 0.22), (0.2, FRONT - 0.5, 0.11), paper("stone"), bevel=0.04)
    ball(0.06, (0.6, FRONT - 0.25, 1.1), paper("ochre"), sub=2)
    box((0.8, 0.8, 2.2), (-1.7, 0.8, 7.6), paper("brick", vary=0.08), bevel=0.05)


def build():
    """Build the scene and return its render options."""
    start("dusk", haze=0.03, haze_start=19, top="#4A5A9A", low="#EDB08A", fog="#C79A92", fill_s=0.85)
    source = random.Random(14)

    def ground(x, y):
        return 0.3 * fbm(x + 30, y + 30, 0.18, 4) * np.clip(np.hypot(x, y) / 8 - 0.6, 0, 1)

    terrain(ground, 70, 60, 200, 180, paper("moss", two="pine", vary=0.06), (0, 12, 0))
    house(source)
    scaffold(source)
    for index in range(8):  # path stones to the door
        cyl(
            0.42,
            0.08,
            (0.2 + 0.25 * math.sin(1.7 * index), FRONT - 1.5 - 0.85 * index, 0.02),
            paper("sand", vary=0.06),
            seg=12,
        )
    for x, y, r in ((-4.6, -1.8, 0.7), (-5.6, -0.6, 0.9), (5.6, -0.8, 0.8), (6.8, 0.4, 1.0)):
        puff((x, y, 0), r, paper("pine"), seed=int(10 * r))
    for index in range(26):
        x = source.choice((-1, 1)) * source.uniform(5, 22)
        y = source.uniform(5, 18)
        pine(
            (x, y, bilinear(ground, x, y) - 0.2),
            source.uniform(3.2, 6),
            paper("pine", two="teal"),
            paper("bark"),
            index,
        )
    firelight((0, -1, 3), 11, side=-1, height=0.45, key=1.0, rim=0.9, size=0.16)
    area((8, -10, 8), (1.5, -2, 3), 700, "#86A0D6", 5)
    camera((-2.4, -16.2, 5.2), (0.2, -1.5, 3.9), 38.5, focus=(0, -3, 3), fstop=0.7)
    halo((-1.9, FRONT - 0.6, 1.95), 1.6, "ember", 0.35)
    return {"exposure": 0.1}
