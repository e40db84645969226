"""Two large paper gears mesh before a layered wall, and a seedling grows where a tooth broke off.

Will the next turn crush what has found its place in the gap?
"""

from __future__ import annotations

import math

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, ball, box, circle, cutout, cyl, gear
from tools.art.kit.mats import glow, paper
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.things import sprout

FACING = (math.pi / 2, 0, 0)  # stands flat shapes up to face the camera

MODULE = 0.5
BIG_TEETH, SMALL_TEETH = 18, 11
PLAY = 0.03  # room between the teeth of the two gears
DIRECTION = math.radians(-13)  # from the big to the small gear
BIG = (-3.0, 0, 0.45)
DISTANCE = (BIG_TEETH + SMALL_TEETH) * MODULE / 2 + PLAY
SMALL = (BIG[0] + DISTANCE * math.cos(DIRECTION), 0, BIG[2] + DISTANCE * math.sin(DIRECTION))
SMALL_PHASE = DIRECTION + math.pi + TAU / SMALL_TEETH / 2
BROKEN_TOOTH = 7
DISTANT = (7.7, 0.5, 5.1)

# Sheets of card with a round window, behind the big gear: radius of the window, colour.
SHEETS = ((7.2, "sand"), (6.2, "rose"), (5.2, "terra"))


def wall() -> None:
    """Hang layered sheets with round windows before a rose wall."""
    box((44, 0.5, 30), (0, 3.2, 0), paper("rose", two="terra", vary=0.05))
    for number, (radius, color) in enumerate(SHEETS):
        place = (-2.2, 1.6 + 0.42 * number, -0.2)
        cutout([circle(20, 96), circle(radius, 96)], 0.26, paper(color), 0.05, place, FACING)


def gears() -> None:
    """Mesh the two large gears, and hang a third one further back."""
    teal, bone = paper("teal", two="pine"), paper("bone", two="sand")
    gear(BIG_TEETH, MODULE, 0.95, teal, DIRECTION, 6, loc=BIG, rot=FACING, hub=0.17)
    gear(
        SMALL_TEETH,
        MODULE,
        0.95,
        bone,
        SMALL_PHASE,
        5,
        loc=SMALL,
        rot=FACING,
        holes="round",
        skip=(BROKEN_TOOTH,),
        hub=0.2,
    )
    place = (DISTANT[0], 0.55, DISTANT[2])
    ochre = paper("ochre")
    gear(9, MODULE, 0.8, ochre, 0.2, 4, loc=place, rot=FACING, holes="round", hub=0.22)


def axle(centre: tuple[float, float, float], radius: float, color: str) -> None:
    """Put an axle with a washer through a gear."""
    cyl(radius, 2.2, centre, paper(color), rot=FACING)
    cyl(radius * 1.45, 0.16, (centre[0], -0.56, centre[2]), paper(color), rot=FACING)


def seedling() -> None:
    """Plant a seedling where the tooth broke off."""
    angle = SMALL_PHASE + BROKEN_TOOTH * TAU / SMALL_TEETH
    radius = SMALL_TEETH * MODULE / 2 - 0.35
    place = (SMALL[0] + radius * math.cos(angle), -0.1, SMALL[2] + radius * math.sin(angle))
    sprout(place, 1.45, "leaf", rot=(0, math.pi / 2 - angle, 0.35))


def build() -> dict[str, object]:
    """Build the scene and return its render options."""
    start("dusk", fill_s=0.9)
    wall()
    gears()
    axle(SMALL, 0.5, "terra")
    axle(DISTANT, 0.42, "slate")
    ball(0.74, (BIG[0], -0.05, BIG[2]), glow("ember", 1.0, "flame"))
    point((BIG[0], -1.2, BIG[2]), 90, "ember", 0.5)
    seedling()
    firelight((0, 0, 0), 9, side=-1, height=0.85, key=1.15, rim=0.25, size=0.22)
    camera((1.6, -20, 2.6), (0.4, 0, -0.05), 44, focus=(0, -0.6, 0), fstop=0.5)
    return {"exposure": 0.35}
