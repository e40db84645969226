"""A slice of ground like a cake: turf, soil, stones, a pipe, an old cup, a shell and rock.

Open question: what is the glow in the deepest layer that one single root has reached?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import box, cutout, fbm, mesh, puff, rock
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.ground import (
    HALF,
    buried_cup,
    buried_pipe,
    buried_shell,
    cottage_on_earth,
    roots,
    tree_on_earth,
)
from tools.art.kit.rig import area, camera, firelight, point
from tools.art.kit.shapes.outlines import leaf_outline

BACK = 5.0  # depth of the block behind the cut
# mean top height, wave height, colour, how far the layer stands proud of the cut
LAYERS = (
    (2.6, 0.12, "moss", 0.16), (2.1, 0.14, "bark", 0.0), (0.85, 0.3, "wood", 0.1), (-0.25, 0.22, "sand", 0.02),
    (-1.05, 0.34, "terra", 0.12), (-2.35, 0.3, "slate", 0.04), (-3.55, 0.4, "night", 0.14), (-5.3, 0.0, "night", 0.14),
)  # fmt: skip


def boundary(number, x):
    """Top of a layer as a wavy line."""
    level, wave, _, _ = LAYERS[number]
    return level + wave * fbm(x + 9 * number + 20, 0 * x + 3 * number, 0.33, number, 2) * 1.8


def layers():
    """Each layer is one thick wavy card."""
    x = np.linspace(-HALF, HALF, 70)
    for number in range(len(LAYERS) - 1):
        _, _, colour, proud = LAYERS[number]
        top = boundary(number, x)
        low = boundary(number + 1, x) - 0.1
        outline = list(zip(x, top, strict=False)) + list(zip(x[::-1], low[::-1], strict=False))
        depth = BACK + proud
        cutout(
            [outline], depth, paper(colour, vary=0.05, dents=0.5), 0.07, (0, (BACK - proud) / 2, 0), (math.pi / 2, 0, 0)
        )


def grass():
    """Fringe of blades along the cut, and tufts behind."""
    rnd = random.Random(4)
    colours = [paper(name) for name in ("moss", "leaf", "pine")]
    for number in range(190):
        x = rnd.uniform(-HALF + 0.1, HALF - 0.1)
        y = rnd.choice((rnd.uniform(-0.12, 0.3), rnd.uniform(0, BACK)))
        height = rnd.uniform(0.2, 0.5)
        z = float(boundary(0, np.array(x))) - 0.05
        lean = rnd.uniform(-0.16, 0.16)
        mesh([(x - 0.06, y, z), (x + 0.06, y, z), (x + lean, y - 0.03, z + height)], [(0, 1, 2)], colours[number % 3])


def seam():
    """Glowing vein in the bedrock."""
    rnd = random.Random(9)
    x = np.linspace(-1.2, 5.6, 26)
    middle = -4.35 + 0.22 * np.sin(x * 1.3) + np.array([rnd.uniform(-0.1, 0.1) for _ in x])
    half = 0.30 * np.sin(np.linspace(0, math.pi, 26)) ** 0.7 + 0.01
    outline = list(zip(x, middle + half, strict=False)) + list(zip(x[::-1], (middle - half)[::-1], strict=False))
    cutout([outline], 0.3, glow("ember", 1.15), 0.04, (0, -0.12, 0), (math.pi / 2, 0, 0))
    for spot_x in (0.4, 2.4, 4.4):
        point((spot_x, -0.8, -4.2), 32, "ember", 0.3)
    for number in range(9):
        spot = (rnd.uniform(-1, 5.4), -0.18, -4.35 + rnd.choice((-0.65, 0.68)) + rnd.uniform(-0.1, 0.1))
        rock(rnd.uniform(0.06, 0.12), spot, glow("flame", 1.4), number)


def stones():
    """Pale stones in the layers."""
    rnd = random.Random(6)
    pale = paper("stone")
    for number in range(26):
        x = rnd.uniform(-HALF + 0.4, HALF - 0.4)
        z = rnd.uniform(-0.05, 0.6) if number % 2 else rnd.uniform(-3.3, -2.5)
        rock(rnd.uniform(0.12, 0.34), (x, 0.0, z), pale if number % 2 else paper("steel"), number)


def build():
    """The slice stands on a dark table at dusk."""
    start("dusk", haze=0.018, haze_start=24, fog="#D9A08C", fill_s=0.85, low="#E9A982", top="#5A6BA8")
    layers()
    grass()
    stones()
    tree_on_earth(-2.6)
    roots(-2.6)
    cottage_on_earth(4.2)
    puff((6.4, 3.6, 2.4), 0.7, paper("moss"), paper("bark"), 3)
    puff((1.2, 4.0, 2.4), 0.55, paper("moss"), paper("bark"), 5)
    buried_shell(-5.6, -0.75, 0.62)
    buried_cup(-4.9, -2.0)
    buried_pipe(1.25)
    seam()
    cutout([leaf_outline(0.6, 0.12)], 0.05, paper("ochre"), 0.01, (-0.2, -0.3, 2.75), (0.3, 0, 0.4))
    box((240, 200, 0.4), (0, 60, -5.5), paper("slate"))
    firelight((0, -2, -1), 12, height=0.55, key=1.15, rim=0.7, size=0.25)
    area((0, -16, 2), (0, 0, -2), 700, "sand", 6)
    camera((-2.2, -21.6, 4.7), (-0.1, 0, 0.35), 40, focus=(0, 0, -1), fstop=1.0)
    return {"exposure": 0.15}
