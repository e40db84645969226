"""A magnifying glass over a leaf shows its veins as the streets of a small town.

A caterpillar already eats at the edge of the leaf: does anybody in the town know?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, box, circle, cutout, group, inst, puff
from tools.art.kit.mats import paper
from tools.art.kit.props.houses import tiny_houses
from tools.art.kit.props.leaves import LENS, LENS_R, bitten_leaf, caterpillar, magnifier, street_parts, veins
from tools.art.kit.rig import area, camera, firelight

TURN = math.radians(16)  # the leaf lies askew on the table


def streets():
    """The same net, enlarged: (start, end, width) of every street inside the glass."""
    net = [((-3.4, 0), (3.4, 0), 0.46)]
    starts = np.arange(-5.1, 3.5, 1.55)
    for side in (-1, 1):
        net += [((x, 0), (x + 2.3, side * 3.4), 0.27) for x in starts]
        for x in starts[:-1]:
            for u in (0.27, 0.52, 0.77):
                shift = 0.05 * math.sin(9 * u + 3 * x + side)
                a = (x + 2.3 * u, side * 3.4 * u)
                b = (x + 1.55 + 2.3 * (u + shift), side * 3.4 * (u + shift))
                net.append((a, b, 0.14))
    return net


def nearest_street(point, net):
    """Distance to the kerb of the nearest street, and its heading."""
    best, heading = 9.0, 0.0
    for first, last, width in net:
        a, b = np.array(first), np.array(last)
        along = np.clip(np.dot(point - a, b - a) / np.dot(b - a, b - a), 0, 1)
        away = np.linalg.norm(point - a - along * (b - a)) - width / 2
        if away < best:
            best, heading = away, math.atan2(*(b - a)[::-1])
    return best, heading


def town(net, height, source):
    """Houses along the kerbs, round trees in the yards."""
    models, parts, taken = tiny_houses(), [], []
    green = [paper("pine", vary=0.05), paper("moss", vary=0.05)]
    for _ in range(5200):
        radius, angle = (LENS_R - 0.28) * source.random() ** 0.5, source.uniform(0, TAU)
        point = np.array([radius * math.cos(angle), radius * math.sin(angle)])
        away, heading = nearest_street(point, net)
        clear = min((np.linalg.norm(point - p) - r for p, r in taken), default=9)
        if 0.19 < away < 0.30 and clear > 0.23:
            parts.append(
                inst(source.choice(models), (*point, height + 0.02), (0, 0, heading), source.uniform(0.85, 1.12))
            )
            taken.append((point, 0.2))
        elif away > 0.16 and clear > 0.13 and source.random() < 0.12:
            parts.append(puff((*point, height), source.uniform(0.09, 0.14), source.choice(green), seed=len(taken)))
            taken.append((point, 0.1))
    return parts


def build():
    """Build the scene and return its render options."""
    start("noon", fill_s=0.8)
    source = random.Random(4)
    box((70, 60, 0.2), (0, 8, -0.4), paper("terra", vary=0.05, scale=0.4), bevel=0)
    blade = cutout([bitten_leaf()], 0.16, paper("#7E9A45", two="moss", vary=0.05, scale=0.6), 0.04)
    net, height = streets(), 0.30
    disc = cutout([circle(LENS_R, 120)], 0.22, paper("#8FB04A", vary=0.04), 0.02, (0, 0, 0.17))
    glass = group(disc, *street_parts(net, height), *town(net, height, source), *magnifier(), loc=(*LENS, 0))
    group(blade, *veins(), glass, *caterpillar(), rot=(0, 0, TURN))
    firelight((0, 0, 0), 11, side=-1, height=0.55, key=1.0, rim=0.5, size=0.1)
    area((7, -6, 9), (0, 0, 0), 420, "#9FC4E6", 5)
    camera((-0.2, -10.4, 12.2), (0.2, -1.1, 0), 39.5, focus=(0.9, -0.3, 0.4), fstop=0.6)
    return {"exposure": -0.05}
