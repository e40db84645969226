"""One tree carries a snowy limb, a budding limb, a green limb and an autumn limb at the same time.

A single orange leaf lies on the snow below the winter limb: who brought it there, and is it late or early?
"""

import math
import random

import numpy as np
from mathutils import Vector

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, cutout, cyl, fbm, inst
from tools.art.kit.mats import paper
from tools.art.kit.props.growth import grow, leaf
from tools.art.kit.props.leaves import FORK, blossom, snow_caps, thick_trunk
from tools.art.kit.rig import camera, firelight
from tools.art.kit.things import join

# direction of the limb, its length, its radius
LIMBS = {
    "winter": ((-1.0, -0.25, 0.30), 2.6, 0.46),
    "spring": ((-0.50, 0.25, 1.0), 2.4, 0.44),
    "summer": ((0.50, 0.15, 1.0), 2.4, 0.46),
    "autumn": ((1.0, -0.25, 0.30), 2.6, 0.46),
}


def limbs(bark, source):
    """Grow the four limbs; returns season -> twig tips."""
    tips = {}
    for season, (direction, length, radius) in LIMBS.items():
        parts, tips[season] = [], []
        grow(FORK - Vector((0, 0, 0.35)), direction, length, radius, 3, source, parts, tips[season], bark, lift=0.05)
        join(parts).location = (0, 0, 0)
    return tips


def dress(tips, model_names, count, spread, size, source):
    """Hang copies of the models around random twig tips."""
    outer = [tip for tip in tips if tip[2] <= 1]
    for _ in range(count):
        point, _, _ = source.choice(outer)
        place = [c + source.gauss(0, spread) for c in point]
        inst(
            source.choice(model_names),
            place,
            (source.uniform(-0.9, 0.9), source.uniform(-0.9, 0.9), source.uniform(0, TAU)),
            source.uniform(*size),
        )


def ground_height(x, y):
    """Round card island with a soft rise below the tree."""
    radius = np.hypot(x, y)
    return 0.5 * np.exp(-((radius / 3.2) ** 2)) + 0.08 * fbm(x + 9, y + 9, 0.6, 3) - 0.1


def ground(source):
    """Round base cut into four coloured wedges: snow, new grass, meadow, fallen leaves."""
    colours = ("#E3ECEF", "#B9CB8C", "moss", "#C98B4A")
    edges = (180 + 62, 128, 90, 52, -62)
    for colour, first, last in zip(colours, edges, edges[1:], strict=False):
        verts_angle = np.radians(np.linspace(first, last, 40))
        outline = [(0.0, 0.0)] + [(6.6 * math.cos(a), 6.6 * math.sin(a)) for a in verts_angle]
        wedge = cutout([outline], 0.5, paper(colour, vary=0.06), 0.04, (0, 0, -0.3))
        wedge.location.z += 0.01 * source.random()
    front = np.radians(np.linspace(-62, -118, 30))
    outline = [(0, 0)] + [(6.6 * math.cos(a), 6.6 * math.sin(a)) for a in front]
    cutout([outline], 0.5, paper("sand", vary=0.06), 0.04, (0, 0, -0.3))
    cyl(7.0, 0.5, (0, 0, -0.75), paper("bark", vary=0.05), seg=96)
    cyl(7.5, 0.4, (0, 0, -1.15), paper("wood", vary=0.05), seg=96)


def build():
    """Build the scene and return its render options."""
    start("noon", haze=0.02, haze_start=18, fog="#D8E4D4", top="#4E9FD0", low="#FFEBC2", fill_s=0.85)
    source = random.Random(21)
    bark = paper("bark", two="wood", dents=0.5)
    thick_trunk(bark)
    tips = limbs(bark, source)
    ground(source)
    green = [leaf(0.5, 0.3, 0.3, paper(name)) for name in ("moss", "leaf", "#8FB04A")]
    fall = [leaf(0.5, 0.3, 0.3, paper(name)) for name in ("terra", "ochre", "ochre", "brick")]
    bud = [leaf(0.26, 0.12, 0.3, paper("leaf"))]
    flowers = [blossom()]
    for model in green + fall + bud:
        model.location = (0, 0, -90)
    snow_caps(tips["winter"], source)
    dress(tips["spring"], flowers, 430, 0.26, (1.1, 1.9), source)
    dress(tips["spring"], bud, 60, 0.15, (0.8, 1.3), source)
    dress(tips["summer"], green, 430, 0.28, (0.9, 1.4), source)
    dress(tips["autumn"], fall, 230, 0.26, (0.9, 1.4), source)
    for _ in range(110):  # leaves in the air and on the ground
        x, y = source.uniform(1.2, 5.8), source.uniform(-4.2, 2.6)
        airborne = source.random() < 0.16
        z = source.uniform(0.4, 3.4) if airborne else 0.0
        inst(
            source.choice(fall),
            (x, y, z),
            (source.uniform(-0.3, 0.3) * (3 if airborne else 1), source.uniform(-0.3, 0.3), source.uniform(0, TAU)),
            0.8,
        )
    camera((0, -19.5, 6.4), (0, 0, 4.0), 39, focus=(0, 0, 3), fstop=0.7)
    ember = leaf(0.95, 0.58, 0.3, paper("#FF6A10", light=0.3))
    ember.location, ember.rotation_euler = (-3.6, -1.2, 0.14), (0.25, 0.1, 0.6)
    firelight((0, 0, 2.5), 10, side=-1, height=0.6, key=1.1, rim=0.7, size=0.2)
    return {"exposure": 0.1}
