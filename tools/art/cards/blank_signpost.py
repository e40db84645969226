"""A signpost full of blank, many-coloured arms stands in the mist where three paths part.
Are the names already gone, or is the pot of orange paint at its foot about to write them?"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, circle, cutout, cyl, inst, rock, terrain, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.meadows import PATHS, ground, moor, ribbon, signpost_arm
from tools.art.kit.rig import camera, firelight
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.shapes.land import height_at
from tools.art.kit.shapes.turning import lathe
from tools.art.kit.things import join, veils

FOG = "#F4E0BE"


def signpost():
    """Leaning post with eight arms; the lowest has lost a nail and hangs down."""
    dice = random.Random(21)
    cyl(0.2, 7.0, (0, 0, 3.1), paper("bark"), 0.15, seg=14, bevel=0.04)
    lathe([(0.24, 0), (0.27, 0.12), (0.1, 0.42), (0.02, 0.5)], paper("terra"), 20, loc=(0, 0, 6.5), caps=True)
    arms = (
        ("cream", 2.5, 0), ("sea", 2.1, 1), ("ochre", 2.4, 0), ("rose", 1.9, 1), ("steel", 2.4, 1), ("bone", 2.2, 0),
        ("teal", 1.8, 1),
    )  # fmt: skip
    for index, (color, length, flip) in enumerate(arms):
        turn = dice.uniform(-1.05, 1.05) + (math.pi if flip else 0)
        z = 6.05 - 0.56 * index
        tilt = dice.uniform(-0.05, 0.05)
        inst(signpost_arm(length, 0.48, color), (0, -0.2 if not flip else 0.2, z), (0, tilt, turn))
    inst(signpost_arm(2.0, 0.48, "terra"), (0.1, -0.24, 2.05), (0, 1.02, -0.12))


def paint_pot():
    """Open pot of orange paint with a brush laid over it and a drip on its side."""
    x, y = 1.35, -2.1
    z = height_at(ground, x, y) + 0.05
    lathe(
        [(0.34, 0), (0.38, 0.05), (0.4, 0.6), (0.43, 0.62), (0.43, 0.66), (0.37, 0.66), (0.36, 0.5), (0, 0.5)],
        paper("slate"),
        36,
        loc=(x, y, z),
        caps=True,
    )
    cyl(0.37, 0.03, (x, y, z + 0.65), paper("ember", light=0.5))
    for side, low in ((-0.14, 0.46), (0.02, 0.34), (0.13, 0.5)):
        ball(0.07, (x + side, y - 0.4, z + low), paper("ember", light=0.4), (1, 0.5, 2.6), sub=2)
    parts = [
        cyl(0.045, 0.95, (-0.35, 0, 0), paper("wood"), rot=(0, math.pi / 2, 0), seg=10),
        box((0.16, 0.16, 0.08), (0.17, 0, 0), paper("ink")),
        box((0.24, 0.15, 0.07), (0.35, 0, 0), paper("ember", light=0.3), bevel=0.03),
    ]
    inst(join(parts), (x + 0.1, y - 0.12, z + 0.71), (0, 0.04, -0.5), 1.15)
    handle = [
        (x + 0.41 * math.cos(a), y - 0.1, z + 0.62 + 0.34 * math.sin(a)) for a in np.linspace(0.25, math.pi - 0.25, 20)
    ]
    tube(handle, 0.018, paper("ink"), 6)


def build():
    """Dawn mist; all three paths fade after a few steps."""
    start("dawn", haze=0.055, haze_start=13.5, fog=FOG, low="#FBD9A4", top="#5FA6CF")
    terrain(ground, 60, 44, 280, 200, paper("moss", vary=0.07), (0, 6, 0))
    for index, (points, width) in enumerate(PATHS):
        ribbon(points, width, ground, paper("sand", vary=0.06), 0.05 + 0.004 * index)
    signpost()
    paint_pot()
    moor()
    rock(0.5, (0.35, 0.3, 0.1), paper("stone"), 91)
    rock(0.42, (-0.4, 0.1, 0.1), paper("stone"), 92)
    cutout([circle(3.4, 72)], 0.1, glow("#FFD08A", 1.1), 0.02, (-21, 46, 11.5), UPRIGHT)
    veils(((4, 0.6, 0.35), (9, 1.8, 0.5), (16, 3.4, 0.6)), FOG)
    firelight((0, 0, 3), 9, side=-1, height=0.55, key=1.15, rim=0.7, size=0.2)
    camera((0.9, -12.0, 2.6), (0.3, 0, 3.05), 36, focus=(0, 0, 3), fstop=0.6)
    return {"exposure": 0.35, "post": {"sat": 1.16}}
