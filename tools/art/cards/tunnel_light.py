"""Rails run through a dark stone tunnel towards a round warm light; a ladder leads up to blue sky.
Is the light the end or a train, and who looks at the ladder beside the track?"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import box, cutout, cyl, inst, rock, sweep
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.furniture import ladder
from tools.art.kit.props.tunnels import BLOCKS, FIRST_RING, LENGTH, RADIUS, WALL, arch_stone, rock_behind, side_walls
from tools.art.kit.rig import area, camera, point
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.things import halo

SHAFT_RINGS = (12, 13, 14, 15)
SHAFT_BLOCKS = (2, 3)


def vault():
    """Ring after ring of stones; a few are left out where the shaft opens to the sky."""
    dice = random.Random(5)
    kinds = [arch_stone(color, index) for index, color in enumerate(("slate", "steel", "slate", "stone"))]
    for ring in range(LENGTH):
        y = FIRST_RING + ring
        shift = 0.5 * (ring % 2)
        for index in range(BLOCKS + 1):
            angle = math.pi * (index + shift) / BLOCKS
            if ring in SHAFT_RINGS and index in SHAFT_BLOCKS:
                continue
            reach = RADIUS + 0.25 + dice.uniform(-0.05, 0.06)
            inst(
                dice.choice(kinds),
                (reach * math.cos(angle), y, WALL + reach * math.sin(angle)),
                (math.pi / 2, -angle, 0),
            )


def track():
    """Gravel bed, sleepers and two rails."""
    dice = random.Random(2)
    box((2 * RADIUS + 1, LENGTH + 8, 0.3), (0, LENGTH / 2 - 6, -0.2), paper("night", vary=0.08))
    for index in range(64):
        box(
            (3.0, 0.38, 0.16),
            (dice.uniform(-0.05, 0.05), FIRST_RING + 0.9 * index, 0.02),
            paper(dice.choice(("bark", "wood", "bark"))),
            (0, 0, dice.uniform(-0.03, 0.03)),
            0.04,
        )
    profile = [
        (-0.1, 0), (0.1, 0), (0.1, 0.05), (0.04, 0.07), (0.04, 0.2), (0.09, 0.22), (0.09, 0.28), (-0.09, 0.28),
        (-0.09, 0.22), (-0.04, 0.2), (-0.04, 0.07), (-0.1, 0.05),
    ]  # fmt: skip
    for x in (-0.95, 0.95):
        rail = [(x, y, 0.1) for y in np.linspace(FIRST_RING - 3, LENGTH, 40)]
        sweep(rail, profile, paper("slate"), up=(0, 0, 1))
    for index in range(70):
        side = dice.choice((-1, 1))
        rock(
            dice.uniform(0.08, 0.2), (side * dice.uniform(1.7, 2.9), dice.uniform(-1, 22), -0.02), paper("slate"), index
        )


def open_sky(y):
    """Sheet of pale sky behind the shaft; the tunnel itself is cut out of it."""
    edge = RADIUS + 0.3
    arch = [(edge * math.cos(a), WALL + edge * math.sin(a)) for a in np.linspace(0, math.pi, 40)]
    outline = [(-10, -4), (14, -4), (14, 14), (-10, 14)]
    cutout([outline, [(edge, -3)] + arch + [(-edge, -3)]], 0, glow("#9CC2F2", 1.0), 0, (0, y, 0), UPRIGHT)


def build():
    """Night-blue stone nearby; the haze is warm, so the far rings take the colour of the light."""
    start("night", haze=0.034, haze_start=5, fog="#C9652C", fill_s=1.0, low="#141B33", top="#141B33")
    vault()
    side_walls()
    rock_behind(FIRST_RING - 1, FIRST_RING + SHAFT_RINGS[0] - 0.5)
    rock_behind(FIRST_RING + SHAFT_RINGS[-1] + 0.5, LENGTH)
    track()
    end = (0, LENGTH - 3, WALL + 0.7)
    cyl(RADIUS + 0.1, 0.1, end, glow("flame", 2.4), rot=(math.pi / 2, 0, 0), seg=64, bevel=0)
    area((0, LENGTH - 6, 2), (0, 0, 1), 9000, "ember", 3)
    shaft_y = FIRST_RING + SHAFT_RINGS[1]
    ladder((2.2, shaft_y - 0.1, 0), (2.35, shaft_y + 0.1, 6.5), 0.95, "ochre", 11, 0.075)
    area((3.9, shaft_y, 8.0), (1.9, shaft_y - 0.4, 0), 4200, "#A9C8FF", 1.4, 60)
    open_sky(shaft_y + 2.7)
    area((0, -6, 5), (0, 6, 0), 420, "#7F97E0", 3)
    point((-1.2, 2, 4.0), 260, "#8FA6E8", 0.5)
    camera((-0.75, -4.2, 1.55), (0.25, 10, 1.9), 30, focus=(0, 9, 1), fstop=0.8)
    halo((0, LENGTH - 8, WALL + 0.7), 8.5, "ember", 0.8)
    return {"exposure": 0.35, "post": {"bloom": 0.45}}
