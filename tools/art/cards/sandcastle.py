"""A careful sandcastle at dusk with the first wave already in its moat and a light in its gate.

Whoever built it knew the tide: was it worth building, and who is still at home?
"""

import math
import random

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cyl, terrain
from tools.art.kit.mats import paper
from tools.art.kit.props.castles import LEVEL, beach, bucket_and_spade, hole, tower, waves
from tools.art.kit.props.growth import paper_feather
from tools.art.kit.props.water import bilinear, shore
from tools.art.kit.rig import area, camera, firelight, point


def castle(sand):
    """Square wall with four towers, a two-step keep and a gate."""
    half = 2.05
    base = [bilinear(beach, 0, 0) + 0.05] * 4
    cyl(3.25, 0.5, (0, 0, base[0] - 0.12), sand, 2.95, seg=72, bevel=0.08)
    floor = base[0] + 0.12
    sides = ((0, -half, 4, 0), (0, half, 4, 0), (-half, 0, 4, 1), (half, 0, 4, 1))
    for x, y, length, turn in sides:
        box((length, 0.5, 1.15), (x, y, floor + 0.5), sand, rot=(0, 0, turn * math.pi / 2), bevel=0.07)
        for k in range(7):
            offset = (k - 3) * 0.52
            place = (x + offset, y, floor + 1.18) if not turn else (x, y + offset, floor + 1.18)
            box((0.26, 0.5, 0.28), place, sand, rot=(0, 0, turn * math.pi / 2), bevel=0.05)
    for x in (-half, half):
        for y in (-half, half):
            tower(x, y, floor, 0.72, 1.75 + 0.12 * math.sin(3 * x + y), sand, roof=x * y > 0)
    tower(0, 0.2, floor, 1.25, 2.0, sand)
    tower(0, 0.2, floor + 2.2, 0.72, 1.25, sand, roof=True)
    hole(0, -half - 0.27, floor + 0.45, 0.36, 0.5, True)
    hole(0, -1.12, floor + 1.55, 0.17, 0.26, False)
    hole(0, -0.56, floor + 3.0, 0.14, 0.22, True)
    for x in (-half, half):
        hole(x, -half - 0.74, floor + 1.2, 0.12, 0.2, False)
    box((0.85, 2.2, 0.1), (0, -3.55, floor - 0.1), paper("wood"), rot=(0.10, 0, 0), bevel=0.03)
    point((0, -2.75, floor + 0.5), 20, "ember", 0.15)
    return floor


def decoration(floor, source):
    """Shells on the walls and a feather on the keep."""
    pale = [paper("cream"), paper("rose"), paper("mist")]
    for k in range(9):
        ball(0.1, (-1.6 + 0.4 * k, -2.33, floor + 0.82), pale[k % 3], (1, 0.5, 0.85), sub=2)
    for part in paper_feather(1.5, 0.42, paper("terra", vary=0.04), paper("cream"), curl=0.2):
        part.location, part.rotation_euler = (0, 0.2, floor + 4.55), (0.5, -1.05, 0.3)
    for _ in range(26):
        angle, radius = source.uniform(2.4, 5.0), source.uniform(5.2, 8)
        x, y = radius * math.cos(angle), radius * math.sin(angle)
        ball(
            source.uniform(0.05, 0.11), (x, y, bilinear(beach, x, y) + 0.03), source.choice(pale), (1, 0.8, 0.6), sub=2
        )


def build():
    """Build the scene and return its render options."""
    start("dusk", haze=0.022, haze_start=18, top="#4C5AA0", low="#F0B48C", fog="#D3A493", fill_s=0.8)
    source = random.Random(2)
    sand = paper("#DDB27C", vary=0.06, grain=0.8)
    terrain(beach, 62, 54, 620, 540, paper("sand", vary=0.06, grain=0.7), (-2, 11, 0))
    shore(
        beach,
        LEVEL,
        (60, 60),
        (520, 520),
        paper("cream", vary=0.02),
        paper("#4FA3A6", two="sea", vary=0.05, scale=0.5),
        (8, -4),
        0.10,
    )
    waves()
    floor = castle(sand)
    decoration(floor, source)
    bucket_and_spade()
    firelight((0, 0, 1), 10, side=-1, height=0.42, key=1.05, rim=0.8, size=0.14)
    area((8, -9, 8), (1, -2, 0), 520, "#86A0D6", 6)
    camera((2.2, -16.6, 9.4), (0.6, -0.85, 1.3), 39, focus=(0, -2, 1), fstop=0.6)
    return {"exposure": 0.0}
