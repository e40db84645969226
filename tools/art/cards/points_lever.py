"""Rails part in the morning mist around an upright points lever with a glowing signal lamp.
One branch is bright and worn, the other overgrown: which way was forgotten, and who will pull?"""

import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cyl, fbm, group, inst, pine, spline, sweep, terrain
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.pipes import disc, ring
from tools.art.kit.props.railways import rails, sleepers, wild_flower, wild_tuft
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.things import halo, veils

FORK_Y = -4.0  # where the branches begin to part
STAND = (0.0, 4.0)  # place of the lever


def branch(side):
    """Centre line of a branch that swings away to one side."""
    points = [
        (0, -18, 0), (0, -8, 0), (0, FORK_Y, 0), (side * 0.75, 1, 0), (side * 2.5, 6, 0), (side * 5.6, 12, 0),
        (side * 10.5, 19, 0), (side * 18, 27, 0),
    ]  # fmt: skip
    return spline(points, 260)


def lever():
    """Upright lever with a weight beside a post that carries the signal lamp."""
    iron, paint = paper("ink"), paper("terra")
    x, y = STAND
    parts = [
        box((1.9, 1.1, 0.3), (0, 0, 0.2), paper("bark"), bevel=0.05),
        box((0.9, 0.6, 0.5), (0, 0, 0.5), iron, bevel=0.08), cyl(0.11, 2.9, (-0.5, 0, 1.7), iron, seg=20),
        cyl(0.085, 2.5, (0.42, -0.1, 1.85), paper("cream"), rot=(0, 0.05, 0), seg=20),
        cyl(0.12, 0.6, (0.5, -0.1, 3.2), paint, rot=(0, 0.05, 0), seg=20, bevel=0.05),
        ball(0.36, (0.36, -0.1, 0.95), paint), cyl(0.3, 0.3, (0.36, -0.35, 0.62), iron, rot=UPRIGHT, seg=32),
        box((0.86, 0.8, 0.9), (-0.5, 0, 3.5), paper("slate"), bevel=0.08),
        cyl(0.66, 0.4, (-0.5, 0, 4.13), paper("night"), 0.12, seg=32), ring(0.36, 0.26, 0.2, iron, (-0.5, -0.44, 3.5)),
        disc(0.28, 0.1, glow("ember", 1.5), (-0.5, -0.45, 3.5)),
    ]  # fmt: skip
    point((x - 0.5, y - 1.1, 3.5), 90, "ember", 0.25)
    return group(*parts, loc=(x, y, 0))


def overgrow(path):
    """Grass and flowers that have taken over the right branch."""
    rng = random.Random(7)
    tufts = [wild_tuft(colour, k) for k, colour in enumerate(("moss", "leaf", "pine", "moss"))]
    flowers = [wild_flower(colour, k) for k, colour in enumerate(("rose", "cream", "ochre", "plum"))]
    for _ in range(230):
        place = path[int(rng.uniform(0.36, 0.78) * len(path))]
        x, y = place[0] + rng.gauss(0.15, 0.85), place[1] + rng.gauss(0, 0.4)
        if x < 0.9 and y < 4.6:
            continue
        kind = rng.choice(tufts) if rng.random() < 0.74 else rng.choice(flowers)
        inst(kind, (x, y, 0.05), (0, 0, rng.uniform(0, 6)), rng.uniform(0.6, 1.15))


def landscape():
    """Meadow, ballast under the tracks and trees in the mist."""

    def height(x, y):
        away = np.clip((np.abs(x) - 6 - 0.35 * np.maximum(y, 0)) / 8, 0, 1)
        return 0.12 * fbm(x + 9, y + 30, 0.4, 5, 3) - 0.1 + 2.2 * away * away

    terrain(height, 80, 70, 200, 170, paper("moss"), (0, 12, 0))
    rng = random.Random(2)
    for k in range(30):
        side = rng.choice((-1, 1))
        y = rng.uniform(3, 34)
        x = side * (8.5 + 0.62 * max(0, y) + rng.uniform(0, 9))
        pine((x, y, 0.3), rng.uniform(3.5, 6.5), paper("pine", two="teal"), paper("bark"), k)
    for k in range(9):
        x, y = rng.uniform(-6, 6), rng.uniform(20, 36)
        pine((x, y, 0), rng.uniform(4, 7), paper("pine", two="teal"), paper("bark"), 50 + k)


def build():
    """Scene and render options."""
    start("dawn", haze=0.035, haze_start=15, fog="#EBCFA8", low="#FFCF9A", top="#5790C8")
    landscape()
    rng = random.Random(1)
    left, right = branch(-1), branch(1)
    bed = [(-1.7, -0.2), (1.7, -0.2), (1.35, 0.06), (-1.35, 0.06)]
    for path, lift in ((left, 0), (right, -0.008)):
        sweep(path + (0, 0, lift), bed, paper("stone", two="sand"), up=(0, 0, 1))
    sleepers(left, rng, first=-14)
    sleepers(right, rng, first=-0.2)
    rails(left, "mist")
    rails(right + (0, 0, -0.004), "brick")
    overgrow(right)
    lever()
    firelight((0, 2, 0), 12, side=-1, height=0.6, key=1.1, rim=0.8, size=0.2)
    camera((-0.35, -11.5, 4.6), (0.15, 3.2, 1.35), 39, focus=(0, 3.5, 2), fstop=0.6)
    halo((STAND[0] - 0.5, STAND[1] - 0.6, 3.5), 1.7, "ember", 0.7)
    veils(((16, 0.6, 0.4), (26, 2.2, 0.5), (36, 4, 0.6)), "#EBCFA8")
    return {"exposure": 0.1, "post": {"sat": 1.15}}
