"""A patchwork blanket of many patterns; the last, blank patch is half sewn on with a needle in it.

Open question: whose story goes on the empty patch?
"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, ball, box, circle, spline, terrain, tube
from tools.art.kit.mats import paper
from tools.art.kit.props.quilting import (
    OPEN,
    PATCH,
    applique,
    blanket,
    corner,
    felt,
    last_patch,
    running_stitch,
    spool,
    stitches,
)
from tools.art.kit.rig import camera, firelight
from tools.art.kit.shapes.outlines import leaf_outline


def needle_and_thread(x, y, z):
    """Steel needle through the free side of the patch; ember thread back to the seam."""
    ember = paper("ember", light=0.25)
    left, low = corner(*OPEN)
    running_stitch((left + 0.1, low + 0.1), (left + 0.1, low + PATCH - 0.05), ember, 0.36, 0.055)
    base = np.array([x[16, 20], y[16, 20], z[16, 20]])
    aim = np.array([0.74, -0.60, 0.30])
    tip = base - aim * 0.9
    tip[2] = base[2] + 0.12
    end = base + aim * 2.5
    path = [tip + (end - tip) * step for step in np.linspace(0, 1, 16)]
    tube(path, 0.095, paper("slate", rough=0.4), 12, np.linspace(0.12, 1.25, 16) ** 0.7)
    eye = end - aim * 0.2
    tube(
        spline(
            [
                tuple(eye), tuple(eye + (0.5, -0.5, -0.1)), tuple(eye + (0.3, -1.5, -0.45)),
                tuple(eye + (-1.2, -2.0, -0.25)), tuple(eye + (-2.6, -1.5, -0.1)), tuple(base + (-1.1, -1.2, -0.25)),
                (left + 0.1, low + 0.12, base[2] - 0.1),
            ],
            120,
        ),
        0.05,
        ember,
        8,
    )  # fmt: skip


def stories():
    """Six patches carry a felt picture: somebody's house, boat, tree, sun, fish and star."""
    house = [(-0.7, -0.8), (0.7, -0.8), (0.7, 0.15), (0.9, 0.15), (0, 1.0), (-0.9, 0.15), (-0.7, 0.15)]
    applique(3, 3, [felt(house, "cream"), felt([(-0.2, -0.8), (0.2, -0.8), (0.2, -0.1), (-0.2, -0.1)], "terra", 0.2)])
    hull = [(-0.95, -0.25), (0.95, -0.25), (0.55, -0.8), (-0.55, -0.8)]
    applique(
        2,
        1,
        [
            felt(hull, "ochre"),
            felt([(0, -0.1), (0, 1.0), (0.75, -0.1)], "cream"),
            felt([(-0.12, -0.1), (-0.12, 0.75), (-0.65, -0.1)], "cream"),
        ],
    )
    rays = [
        ((0.95 if k % 2 else 0.6) * math.cos(TAU * k / 24), (0.95 if k % 2 else 0.6) * math.sin(TAU * k / 24))
        for k in range(24)
    ]
    applique(6, 4, [felt(rays, "flame"), felt(circle(0.45, 30), "ochre", 0.2)])
    leaves = [
        felt(
            leaf_outline(0.85, 0.2), "leaf", 0.1 + 0.02 * level, (0, -0.45 + 0.5 * level, 0), math.pi / 2 - side * 0.85
        )
        for level in range(3)
        for side in (1, -1)
    ]
    stem = felt([(-0.06, -1), (0.06, -1), (0.06, 0.8), (-0.06, 0.8)], "bark", 0.22)
    applique(6, 1, leaves + [stem])
    body = leaf_outline(1.5, 0.48)
    applique(
        4,
        1,
        [
            felt(body, "sea", loc=(-0.95, 0, 0)),
            felt([(0.35, 0), (0.95, 0.5), (0.95, -0.5)], "sea", 0.1),
            ball(0.09, (-0.55, 0.12, 0.1), paper("ink"), sub=2),
        ],
    )
    star = [
        (
            (1.0 if k % 2 else 0.42) * math.cos(TAU * k / 16 + 0.2),
            (1.0 if k % 2 else 0.42) * math.sin(TAU * k / 16 + 0.2),
        )
        for k in range(16)
    ]
    applique(2, 4, [felt(star, "bone")])


def build():
    """Look down on the blanket from the sewing chair."""
    start("noon", fill_s=0.8)
    for number in range(12):
        box((26, 1.55, 0.2), (0, -9 + number * 1.6, -0.15), paper("wood", vary=0.09), bevel=0.04)
    blanket()
    stitches()
    stories()
    needle_and_thread(*last_patch())
    left, low = corner(*OPEN)
    spool(left + 0.75, low - 1.15)
    terrain(lambda x, _y: 0 * x - 0.3, 60, 60, 2, 2, paper("bark"))
    firelight((0, 0, 0), 11, height=0.5, key=0.95, rim=0.4, size=0.25)
    camera((0.9, -9.2, 12.6), (0.9, -0.9, 0.3), 40, focus=(1.5, -1, 0.8), fstop=0.8)
    return {"exposure": -0.1}
