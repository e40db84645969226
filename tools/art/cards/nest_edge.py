"""A nest high above misty hills holds one whole egg and one open shell; a feather drifts down.

Did the feather's owner fly or fall, and what is the second egg waiting for?
"""

import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, inst, pine, puff, terrain
from tools.art.kit.mats import paper
from tools.art.kit.props.growth import leaf, limb, paper_feather
from tools.art.kit.props.nests import NEST, half_shell, nest, whole_egg
from tools.art.kit.props.water import bilinear
from tools.art.kit.rig import area, camera, firelight, point


def branch(source):
    """Forked branch that carries the nest, with leaves in the corners of the picture."""
    bark = paper("bark", two="wood", dents=0.6)
    limb(
        [(-9, 1.2, -1.9), (-4.5, 0.6, -0.9), (-1, 0.2, -0.35), (2.2, 0, -0.2), (5, -0.3, 0.5)], 0.62, 0.24, bark, 14, 50
    )
    limb([(-2.6, 0.4, -0.65), (-1.2, 1.4, 0.1), (-0.9, 2.2, 1.2), (-1.5, 2.6, 2.8)], 0.3, 0.10, bark)
    limb([(1.2, 0, -0.25), (2.6, 0.9, 0.4), (3.6, 1.6, 1.4), (4.6, 1.9, 2.9)], 0.26, 0.09, bark)
    limb([(-5.2, 0.6, -1.05), (-5.6, -0.2, 0.1), (-5.4, -0.5, 1.3)], 0.2, 0.07, bark)
    blades = [leaf(1.15, 0.62, 0.3, paper(name, vary=0.05), droop=0.3) for name in ("moss", "leaf", "#8FB04A")]
    for blade in blades:
        blade.location = (0, 0, -90)
    for x, y, z, count in (
        (-1.5, 2.6, 2.8, 8), (4.6, 1.9, 2.9, 9), (5, -0.3, 0.5, 6), (-5.4, -0.5, 1.3, 7), (3.7, 1.6, 1.5, 4),
        (-1.0, 2.2, 1.4, 4),
    ):  # fmt: skip
        for k in range(count):
            inst(
                source.choice(blades),
                (x + source.gauss(0, 0.28), y + source.gauss(0, 0.3), z + source.gauss(0, 0.3)),
                (source.uniform(-0.6, 0.9), source.uniform(-0.5, 0.6), TAU * k / count),
                source.uniform(0.8, 1.2),
            )


def far_below(source):
    """Misty hills with trees, far under the nest."""

    def hills(x, y):
        return -13 + 2.4 * np.sin(x * 0.16 + 0.8) * np.cos(y * 0.13) + 0.04 * y

    terrain(hills, 150, 120, 180, 150, paper("#4F8FA0", two="teal", vary=0.06, scale=0.2), (0, 50, 0))
    for index in range(46):
        x, y = source.uniform(-36, 36), source.uniform(10, 70)
        z = bilinear(hills, x, y)
        if index % 3:
            pine((x, y, z - 0.3), source.uniform(3.5, 6), paper("pine", two="teal"), paper("bark"), index)
        else:
            puff((x, y, z), source.uniform(1.2, 2.2), paper("moss"), seed=index)


def build():
    """Build the scene and return its render options."""
    start("dawn", haze=0.026, haze_start=17, fog="#A9C7DC", low="#FFD3A0", top="#6FA3D8")
    source = random.Random(9)
    far_below(source)
    branch(source)
    nest(source)
    whole_egg(source)
    half_shell(0, 0.56, (0.62, -0.35, NEST[2] - 0.06), (0.35, 0.5, 0))
    half_shell(0, 0.40, (1.95, -1.35, NEST[2] + 0.72), (2.1, 0.55, 0.6))
    point((0.62, -0.35, NEST[2] + 0.45), 60, "ember", 0.12)
    vane = paper_feather(1.9, 0.5, paper("ember", light=0.25), paper("cream"), curl=0.5, notches=(0.5, 0.72))
    for part in vane:
        part.location, part.rotation_euler = (2.9, -2.0, -0.35), (0.9, 0.45, 0.5)
    firelight((0, 0, 0.8), 7, side=-1, height=0.6, key=1.1, rim=0.6, size=0.2)
    area((4, -8, 6), (0, 0, 0), 260, "#A9C8DA", 5)
    camera((0.2, -9.8, 5.6), (0.25, 0.3, 0.1), 40, focus=(0, -0.8, 0.8), fstop=0.45)
    return {"exposure": 0.3, "post": {"sat": 1.15}}
