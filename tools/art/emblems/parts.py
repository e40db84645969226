"""What the three icons share: a card with round corners, a paper fire on its logs, and their light."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Object

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, cutout
from tools.art.kit.mats import paper
from tools.art.kit.rig import area, camera, firelight, point
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.things import fire, log

# Fire sheets: palette name, share of the height, emission strength.
FLAMES = (("brick", 1.0, 0.9), ("terra", 0.84, 1.3), ("ember", 0.66, 1.7), ("flame", 0.46, 2.1), ("cream", 0.25, 2.6))
SEED = 4


def begin() -> None:
    """Begin an icon: an empty scene with the light of the cards, nothing behind."""
    start("noon", fill="#DCE6EE", fill_s=1.0)
    firelight((0, 0, 0), 6, height=0.9, key=0.7, rim=0.5, size=0.4)
    area((0, -9, 4), (0, 0, 0), 420, "cream", 6)


def look() -> None:
    """Look at an icon from the front, a little from above."""
    camera((0.9, -14, 2.2), (0, 0, 0), ortho=7.0)


def card(width: float, height: float, y: float, turn: float, col: str, corner: float = 0.5) -> Object:
    """Stand a card of thick paper up; `turn` in radians, clockwise is negative, `corner` the radius in units."""
    outline = [
        (
            math.copysign(width / 2 - corner, math.cos(angle)) + corner * math.cos(angle),
            math.copysign(height / 2 - corner, math.sin(angle)) + corner * math.sin(angle),
        )
        for angle in np.linspace(0.001, TAU, 120, endpoint=False)
    ]
    return cutout([outline], 0.22, paper(col), 0.05, (0, y, 0), (UPRIGHT[0], turn, 0))


def hearth(foot: float, height: float, y: float) -> None:
    """Light a fire on three logs at the height `foot`, in front of a card."""
    size = height / 4.6
    for x in (-1.35, 0, 1.35):
        log((x * size, y - 0.35, foot), (x * -0.2 * size, y - 0.1, foot + 1.5 * size), 0.26 * size, "wood")
    fire((0, y, foot), height, SEED, FLAMES)
    point((0, y - 2.2, foot + 0.3 * height), 90 * size * size, "flame", 0.6)
