"""A tall mirror leans on a bare tree in a snowy wood and shows a summer meadow.

Open question: footprints lead to the mirror and none come back - who went where?
"""

import math
import random

import bpy
import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cutout, cyl, fbm, puff, spline, terrain
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.footprints import press_prints, trail
from tools.art.kit.props.growth import bare_tree
from tools.art.kit.props.mirrors import MIRROR, TILT, mirror
from tools.art.kit.rig import camera, firelight, reflect
from tools.art.kit.shapes.land import height_at
from tools.art.kit.shapes.outlines import leaf_outline

WALK = [(-6.5, -9.5), (-4.9, -6.6), (-3.6, -4.6), (-1.9, -3.0), (-0.2, -1.9), (0.5, -0.6)]


def snow(x, y):
    """Drifts, a little higher round the mirror's foot."""
    return (
        0.45 * fbm(x + 30, y + 30, 0.16, 3, 2)
        + 0.12 * np.exp(-((x - 0.5) ** 2) / 3 - y**2)
        + 0.6 * np.clip((y - 6) / 12, 0, 2)
    )


def snow_field():
    """Snow with the steps that lead to the mirror."""
    steps = trail(spline(WALK, 120), 0.95, 0.24)

    def pressed(x, y):
        return press_prints(x, y, snow(x, y), steps, 0.9, 0.24)

    return terrain(pressed, 40, 36, 900, 800, paper("#DCE6F0", vary=0.015, dents=0.05, grain=0.4), (0, 4, 0))


def winter_wood():
    """Bare trees in rows that fade into the mist."""
    near = paper("bark", vary=0.08)
    far = paper("slate", vary=0.06)
    bare_tree((1.0, 1.35, 0), 9.5, 0.46, near, 2, 0.3)
    rows = (
        (-4.6, 2.8, 8.5, 0.36, 3, -0.4), (-7.6, 5.5, 9, 0.4, 5, 0.3), (5.4, 3.4, 8.5, 0.36, 6, 0.5),
        (8.4, 6.0, 9, 0.4, 7, -0.3),
    )  # fmt: skip
    for x, y, height, radius, seed, lean in rows:
        bare_tree((x, y, 0.2), height, radius, near, seed, lean)
    for number, x in enumerate((-11, -6, -2.6, 3.2, 7, 11.5)):
        bare_tree((x, 11 + number % 3, 0.6), 9.5, 0.4, far, number + 20, 0.3 * (-1) ** number)


def summer():
    """Meadow behind the looking glass, built as if the mirror were a window."""

    def meadow(x, y):
        return -0.1 + 0.6 * fbm(x + 9, y + 9, 0.14, 5, 2) + 0.03 * np.clip(y - 6, 0, 30)

    parts = [terrain(meadow, 60, 50, 160, 160, paper("leaf", light=0.36), (0, 26, 0))]
    path = spline([(0.6, 1.5, 0), (1.2, 5, 0), (-0.4, 9, 0), (1.4, 14, 0), (0.2, 21, 0)], 40)
    for x, y, _ in path:
        parts.append(cyl(0.62, 0.1, (x, y, height_at(meadow, x, y) + 0.02), paper("sand", light=0.4), seg=20))
    parts.append(box((160, 0.2, 90), (0, 60, 20), glow("#8FD0E8", 0.95), bevel=0))
    parts.append(ball(1.5, (2.6, 50, 4.3), glow("ember", 1.5)))
    for number, (x, y, size) in enumerate(
        ((-4.4, 14, 1.4), (4.3, 14, 1.5), (-5, 20, 1.8), (6.4, 24, 1.8), (-2.4, 30, 1.8), (8, 19, 2.0))
    ):
        parts.append(
            puff((x, y, height_at(meadow, x, y)), size, paper("moss", light=0.4), paper("wood", light=0.2), number)
        )
    colours = ("terra", "cream", "flame", "rose")
    rnd = random.Random(8)
    for number in range(110):
        x, y = rnd.uniform(-4, 5), rnd.uniform(1.5, 13)
        if abs(x - 0.6) > 1.3:
            parts.append(
                ball(0.11, (x, y, height_at(meadow, x, y) + 0.16), paper(colours[number % 4], light=0.35), sub=2)
            )
    return parts


def only_in_mirror(known):
    """New objects show in reflections only; the old ones never do."""
    for item in bpy.context.scene.objects:
        if item.type not in ("MESH", "CURVE"):
            continue
        if item.name in known:
            item.visible_glossy = False
        else:
            item.visible_camera = False
            item.visible_shadow = False
            item.visible_diffuse = False


def build():
    """Eye level in the wood, early in the morning."""
    start("dawn", haze=0.045, haze_start=13, fog="#B9C9DA", low="#C9D3DF", top="#8EA6C6", fill="#94B2E2")
    snow_field()
    mirror()
    winter_wood()
    cutout([leaf_outline(0.62, 0.17)], 0.04, paper("leaf"), 0.012, (1.35, -1.9, 0.22), (0.2, 0.2, 0.7))
    known = {item.name for item in bpy.context.scene.objects}
    facing = (0, -math.cos(TILT), math.sin(TILT))
    reflect(summer(), MIRROR, facing)
    only_in_mirror(known)
    firelight((0, 0, 1), 12, height=0.5, key=0.85, rim=0.8, size=0.15)
    camera((-0.9, -13.4, 4.5), (0.1, 0, 2.15), 38.5, focus=(0.5, 0, 2), fstop=0.8)
    return {"exposure": 0.05}
