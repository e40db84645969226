"""A playground: the swings and their frame."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Material

from tools.art.kit.kinds import Array
from tools.art.kit.mats import paper
from tools.art.kit.shapes.curves import spline
from tools.art.kit.shapes.solids import box, cyl
from tools.art.kit.shapes.sweeps import tube

BEAM_HEIGHT = 5.3
SWING_LENGTH = 4.15
BEAM = np.array([0.42, 0.908, 0.0])  # direction of the top beam
FLY = np.array([0.908, -0.42, 0.0])  # direction in which the swings fly
HALF_BEAM = 3.0


def beam_point(along: float, height: float = BEAM_HEIGHT) -> Array:
    """Point on the beam, or under it, at a distance from its middle."""
    return BEAM * along + np.array([-1.0, -0.3, height])


def swing_frame() -> None:
    """Two pairs of leaning legs and a beam."""
    steel = paper("teal", vary=0.04)
    ends = [beam_point(-HALF_BEAM - 0.35), beam_point(HALF_BEAM + 0.35)]
    tube(spline(ends, 6), 0.16, steel, 14)
    for along in (-HALF_BEAM, HALF_BEAM):
        top = beam_point(along)
        for side in (-1, 1):
            foot = top + FLY * side * 1.9
            foot[2] = -0.1
            tube(spline([foot, top], 6), 0.14, steel, 14)
            cyl(0.26, 0.16, (foot[0], foot[1], 0.04), paper("stone"))
        brace = [top + FLY * side * 0.95 - (0, 0, BEAM_HEIGHT / 2) for side in (-1, 1)]
        tube(spline(brace, 4), 0.09, steel, 10)


def swing(along: float, angle: float, color: Material) -> None:
    """Seat on two chains; angle 0 hangs straight down."""
    reach = FLY * math.sin(angle) - np.array([0, 0, math.cos(angle)])
    seat_middle = beam_point(along) + reach * SWING_LENGTH
    iron = paper("ink")
    for side in (-0.55, 0.55):
        top = beam_point(along + side)
        foot = top + reach * SWING_LENGTH
        sag = np.array([0, 0, -0.12 * abs(math.sin(angle))])
        tube(spline([top, (top + foot) / 2 + sag, foot], 24), 0.045, iron, 8)
        cyl(0.1, 0.14, tuple(top - np.array([0, 0, 0.12])), paper("ochre"))
    heading = math.atan2(BEAM[1], BEAM[0])
    box((1.35, 0.56, 0.12), tuple(seat_middle), color, (-angle, 0, heading), 0.05)
