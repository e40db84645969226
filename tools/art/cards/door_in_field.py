"""A teal door stands alone in an evening meadow, a little open, with warm light in its gap.
What is it the entrance to, when nothing but grass stands behind it?"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cyl, fbm, group, inst, puff, terrain
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.meadows import flower, meadow, ribbon
from tools.art.kit.props.scenery import far_hills
from tools.art.kit.rig import camera, firelight, point, spot
from tools.art.kit.shapes.land import height_at
from tools.art.kit.things import halo

DOOR_X, DOOR_Y = 0.6, 0.0
WIDTH, HEIGHT = 1.9, 4.1
OPENING = 0.80  # radians the leaf stands open


def ground(x, y):
    """Soft meadow with a small rise under the door."""
    rise = 0.5 * np.exp(-((x - DOOR_X) ** 2 + y * y) / 14)
    return 0.38 * fbm(x + 40, y + 40, 0.16, 4, 3) + rise + 0.0014 * np.maximum(0, y - 6) ** 2


def frame(base):
    """Door posts, lintel with a small cap and a stone step."""
    wood = paper("cream")
    for side in (-1, 1):
        x = DOOR_X + side * (WIDTH / 2 + 0.14)
        box((0.28, 0.42, HEIGHT + 0.3), (x, DOOR_Y, base + HEIGHT / 2), wood, bevel=0.05)
    box((WIDTH + 0.9, 0.5, 0.3), (DOOR_X, DOOR_Y, base + HEIGHT + 0.2), wood, bevel=0.06)
    box((WIDTH + 1.1, 0.62, 0.12), (DOOR_X, DOOR_Y, base + HEIGHT + 0.42), paper("terra"))
    box((WIDTH + 0.9, 1.0, 0.3), (DOOR_X, DOOR_Y - 0.2, base - 0.02), paper("stone"), bevel=0.07)


def leaf(base):
    """Door leaf with four panels, hung on the left post and opened towards us."""
    parts = [box((WIDTH, 0.14, HEIGHT - 0.1), (WIDTH / 2, 0, HEIGHT / 2), paper("teal"))]
    for column in (0, 1):
        for z, tall in ((1.0, 1.3), (2.85, 1.7)):
            x = WIDTH * (0.28 + 0.44 * column)
            parts.append(box((0.62, 0.06, tall), (x, -0.07, z), paper("sea"), bevel=0.03))
    parts.append(ball(0.1, (WIDTH - 0.17, -0.17, 1.95), paper("ochre", rough=0.5)))
    parts.append(cyl(0.12, 0.04, (WIDTH - 0.17, -0.085, 1.95), paper("ochre", rough=0.5), rot=(math.pi / 2, 0, 0)))
    group(*parts, loc=(DOOR_X - WIDTH / 2, DOOR_Y - 0.12, base + 0.14), rot=(0, 0, -OPENING))


def light_behind(base):
    """The unseen room: a glowing sheet in the frame and a lamp that throws a fan of light."""
    sheet = box((WIDTH, 0.04, HEIGHT), (DOOR_X, DOOR_Y + 0.1, base + HEIGHT / 2), glow("ember", 1.25, "flame"), bevel=0)
    sheet.visible_shadow = False
    for index in range(6):
        tall = 0.4 * (index + 1)
        x = DOOR_X + WIDTH / 2 - 0.15 - 0.3 * index
        box((0.3, 0.03, tall), (x, DOOR_Y + 0.07, base + 0.15 + tall / 2), glow("terra", 0.75), bevel=0)
        box((0.36, 0.05, 0.07), (x, DOOR_Y + 0.06, base + 0.13 + tall), glow("flame", 1.3), bevel=0)
    spot(
        (DOOR_X + 0.3, DOOR_Y + 0.4, base + 3.2), (DOOR_X + 0.9, DOOR_Y - 3.2, base - 0.4), 9000, "flame", 80, 0.6, 0.12
    )
    point((DOOR_X + 0.6, DOOR_Y - 0.5, base + 1.6), 120, "ember", 0.3)


def grasses():
    """Tufts everywhere but on the path and the step, denser towards the front; few flowers."""
    dice = random.Random(5)
    spots = []
    while len(spots) < 1500:
        y = 15 - 23 * dice.random() ** 0.8
        x = dice.uniform(-1, 1) * (9 + 0.55 * max(0, y + 8))
        on_path = abs(x - path_x(y)) < 0.85 and y < 0.6
        near_step = abs(x - DOOR_X) < 1.6 and abs(y + 0.2) < 0.9
        if not on_path and not near_step:
            spots.append((x, y))
    meadow(ground, spots, ("moss", "pine", "leaf", "moss"), 0.55, 2)
    heads = [flower(color) for color in ("cream", "rose", "cream")]
    for x, y in spots[::13]:
        inst(
            dice.choice(heads),
            (x + 0.2, y, height_at(ground, x + 0.2, y)),
            (0, 0, dice.uniform(-1, 1)),
            dice.uniform(0.8, 1.3),
        )


def path_x(y):
    """Middle of the trodden path at depth y."""
    return DOOR_X + 0.9 * math.sin(0.42 * y) - 0.02 * y * y


def build():
    """Dusk; the path ends at the step."""
    start("dusk", haze=0.028, haze_start=16, fog="#B98E92")
    terrain(ground, 70, 46, 300, 220, paper("moss", vary=0.07), (0, 8, 0))
    far_hills()
    base = height_at(ground, DOOR_X, DOOR_Y) + 0.1
    ribbon([(path_x(y), y) for y in np.linspace(-11, -0.3, 9)], (1.5, 1.15), ground, paper("sand"), 0.05)
    frame(base)
    leaf(base)
    light_behind(base)
    grasses()
    for index, (x, y, size) in enumerate(
        ((-9, 13, 1.5), (-7.4, 14, 1.1), (5.2, 13, 1.1), (6.6, 12.5, 1.5), (-13, 17, 1.7))
    ):
        puff((x, y, height_at(ground, x, y) - 0.1), size, paper("pine"), paper("bark"), index)
    firelight((0, 0, 1), 10, side=-1, height=0.55, key=0.55, rim=0.8, size=0.25)
    camera((2.6, -11.4, 2.9), (0.3, 0, 2.2), 38, focus=(DOOR_X, DOOR_Y, 2), fstop=0.5)
    halo((DOOR_X + 0.6, DOOR_Y - 0.6, base + 2), 2.6, "ember", 0.35)
    return {"exposure": 0.1}
