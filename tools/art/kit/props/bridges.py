"""A rope bridge: its ropes and its planks, of which some are gone."""

from __future__ import annotations

import math
import random

import numpy as np

from tools.art.kit.kinds import Array
from tools.art.kit.mats import paper
from tools.art.kit.shapes.solids import ball, box, cyl
from tools.art.kit.shapes.sweeps import rope, tube

NEAR, FAR = np.array([0.2, -4.6, 0.0]), np.array([2.4, 13.5, 1.0])
FORWARD = (FAR - NEAR) / np.linalg.norm((FAR - NEAR)[:2])
RIGHT = np.array([FORWARD[1], -FORWARD[0], 0])
HALF_WIDTH = 1.15

# Height of the foot and hand ropes at their ends, and how far they sag.
FOOT_ROPE, FOOT_SAG = 0.05, 1.5
HAND_ROPE, HAND_SAG = 1.9, 1.9
PLANK_HEIGHT = 0.08
HANGERS = 22
PLANKS = 40
MISSING_PLANKS = {6, 7, 11, 15, 16, 17, 18, 22, 27, 28, 33}
HANGING_PLANKS = {12, 23}
PLANK_COLORS = ("wood", "sand", "wood", "ochre")
SPAN = 18.2  # length used for the slope of the planks


def along(share: float) -> Array:
    """Return a place on the straight line from the near (0) to the far end (1)."""
    return NEAR * (1 - share) + FAR * share


def sag(share: float) -> float:
    """Return how much of the full sag a rope has at a share of its length."""
    return 4 * share * (1 - share)


def ropes(side: int) -> None:
    """Set the posts on one side (-1 left, 1 right) and hang the ropes between them."""
    hemp = paper("wood", two="sand", scale=3)
    offset = RIGHT * side * HALF_WIDTH
    for end in (NEAR, FAR):
        post = paper("bark", two="wood")
        cyl(0.17, 2.6, end + offset + (0, 0, 1.0), post, 0.14, seg=12)
        ball(0.2, end + offset + (0, 0, 2.3), paper("wood"), (1, 1, 0.6))
    for height, depth in ((FOOT_ROPE, FOOT_SAG), (HAND_ROPE, HAND_SAG)):
        lift = (0, 0, height)
        rope(NEAR + offset + lift, FAR + offset + lift, depth, 0.085, hemp)
    for share in np.linspace(0.03, 0.97, HANGERS):
        base = along(share) + offset
        foot = base + (0, 0, FOOT_ROPE - FOOT_SAG * sag(share))
        hand = base + (0, 0, HAND_ROPE - HAND_SAG * sag(share))
        tube([foot, hand], 0.035, hemp, 7)


def plank(number: int, chance: random.Random) -> None:
    """Lay one plank across the foot ropes, or let it hang from one of them."""
    share = (number + 0.6) / PLANKS
    place = along(share) + (0, 0, PLANK_HEIGHT - FOOT_SAG * sag(share))
    rise = FAR[2] - NEAR[2] - FOOT_SAG * 4 * (1 - 2 * share)
    hangs = number in HANGING_PLANKS
    length = 2.6 + chance.uniform(-0.12, 0.12)
    color = chance.choice(PLANK_COLORS)
    second = "bark" if chance.random() < 0.4 else "wood"
    board = box((length, 0.31, 0.09), (0, 0, 0), paper(color, two=second, scale=1.5), bevel=0.03)
    roll = 1.15 if hangs else chance.uniform(-0.04, 0.04)
    heading = math.atan2(RIGHT[1], RIGHT[0]) + chance.uniform(-0.05, 0.05)
    drop = RIGHT * -0.75 + np.array([0, 0, -0.75]) if hangs else 0
    board.location = place + drop
    board.rotation_euler = (math.atan2(rise, SPAN), roll, heading)
