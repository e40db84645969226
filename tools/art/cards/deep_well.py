"""A deep stone well seen from its rim; a bucket hangs half way, and one star lies on the water.
How can the water hold a star at noon, and is the rope long enough to reach it?"""

import math
import random

from tools.art.kit.core import start
from tools.art.kit.geo import box, cutout, fbm, inst
from tools.art.kit.mats import paper
from tools.art.kit.props.meadows import flower, meadow
from tools.art.kit.props.wells import DEPTH, RADIUS, open_wall, water, windlass
from tools.art.kit.rig import area, camera, firelight, point
from tools.art.kit.shapes.curves import TAU
from tools.art.kit.things import halo, join

RINGS = 22


def ground(x, y):
    """Meadow around the shaft."""
    return 0.16 * fbm(x + 25, y + 25, 0.4, 4, 3)


def stone(color, length, height, seed):
    """One hand-cut wall stone, baked for inst()."""
    dice = random.Random(seed)
    block = box((0.62, length, height), (0, 0, 0), paper(color, vary=0.08, dents=0.5), bevel=0.09)
    block.rotation_euler = (dice.uniform(-0.02, 0.02), 0, dice.uniform(-0.03, 0.03))
    return join([block])


def shaft():
    """Rings of stones from the rim down to the water, every ring turned by half a stone."""
    dice = random.Random(6)
    count = 17
    length = TAU * (RADIUS + 0.3) / count
    height = DEPTH / RINGS
    kinds = [
        stone(color, length * 0.95, height * 0.93, index)
        for index, color in enumerate(("stone", "steel", "stone", "slate", "bone"))
    ]
    for ring in range(RINGS):
        z = -height * (ring + 0.5) + 0.1
        for index in range(count):
            angle = TAU * (index + 0.5 * (ring % 2)) / count
            reach = RADIUS + 0.3 + dice.uniform(-0.05, 0.07)
            kind = dice.choice(kinds[:4])
            inst(kind, (reach * math.cos(angle), reach * math.sin(angle), z), (0, 0, angle))
    backing = [(RADIUS + 0.6, -DEPTH), (RADIUS + 0.6, -0.4)]
    open_wall(backing, paper("night"))


def rim():
    """Wide coping stones above the grass."""
    dice = random.Random(14)
    count = 15
    wide = TAU * (RADIUS + 0.45) / count
    for index in range(count):
        angle = TAU * (index + 0.3) / count
        color = dice.choice(("stone", "sand", "stone"))
        reach = RADIUS + 0.36 + dice.uniform(-0.06, 0.06)
        box(
            (0.9, wide * dice.uniform(0.9, 0.97), dice.uniform(0.42, 0.56)),
            (reach * math.cos(angle), reach * math.sin(angle), 0.42),
            paper(color, vary=0.06, dents=0.5),
            (0, dice.uniform(-0.03, 0.03), angle),
            0.1,
        )


def surroundings():
    """Grass and flowers around the rim, one cup on the coping."""
    dice = random.Random(31)
    spots = []
    while len(spots) < 1300:
        x, y = dice.uniform(-9, 9), dice.uniform(-7, 8)
        if math.hypot(x, y) > RADIUS + 1.15:
            spots.append((x, y))
    meadow(ground, spots, ("leaf", "moss", "moss"), 0.6, 6)
    heads = [flower(color, 0.5) for color in ("cream", "rose", "ochre")]
    for x, y in spots[::16]:
        inst(dice.choice(heads), (x, y + 0.15, 0.05), (0, 0, dice.random() * 6), 1.3)


def build():
    """Noon above, night below: the ground mist is used as darkness that gathers in the shaft."""
    start("noon", fill_s=0.8, fog="#16265C", mist=(-DEPTH - 2, DEPTH + 1))
    hole = RADIUS + 0.5
    outline = [(hole * math.cos(TAU * i / 64), hole * math.sin(TAU * i / 64)) for i in range(64)]
    cutout([[(-16, -14), (16, -14), (16, 14), (-16, 14)], outline], 0.3, paper("moss", vary=0.08), 0, (0, 0, 0))
    shaft()
    rim()
    star = water()
    windlass()
    surroundings()
    point((0.35, 0.5, -DEPTH + 2.2), 160, "steel", 0.4)
    area((0, 0, 6), (0, 0, -10), 700, "#9FC4E6", 3)
    firelight((0, 0, 0), 9, side=-1, height=0.8, key=1.1, rim=0.4, size=0.16)
    camera((0.5, -2.7, 11.2), (0.02, 0.12, -3.0), 38, focus=(0, 0, -2), fstop=0.6)
    halo((star[0], star[1], star[2] + 1.1), 1.8, "flame", 0.8)
    return {"exposure": -0.15}
