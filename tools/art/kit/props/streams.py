"""A stream between its banks, and the reeds along it."""

from __future__ import annotations

import math
import random

import numpy as np

from tools.art.kit.geo import fbm, tube
from tools.art.kit.kinds import Array
from tools.art.kit.mats import paper
from tools.art.kit.shapes.land import height_at

STREAM_HALF_WIDTH = 5.0


def across_stream(x: Array, y: Array) -> Array | float:
    """Signed distance from the middle of the stream."""
    return (x * 0.62 + y * 0.78) / 1.0 + 0.5 * np.sin(0.35 * (x - y))


def stream_bed(x: Array, y: Array) -> Array | float:
    """Stream bed between two grassy banks."""
    beyond = np.abs(across_stream(x, y)) - STREAM_HALF_WIDTH
    rise = 2.0 / (1 + np.exp(-3.2 * beyond)) - 1.2
    return rise + 0.16 * fbm(x + 30, y + 30, 0.5, 4)


def stream_reeds(rnd: random.Random) -> None:
    """Clumps of reed along both shores."""
    colours = ("moss", "pine", "leaf")
    for number in range(46):
        along = rnd.uniform(-11, 12)
        side = rnd.choice((-1, 1)) * (STREAM_HALF_WIDTH - rnd.uniform(0.0, 0.5))
        x, y = 0.78 * along + 0.62 * side, -0.62 * along + 0.78 * side
        if abs(abs(float(across_stream(x, y))) - STREAM_HALF_WIDTH) > 0.6 or math.hypot(x + 4, y + 4) < 2:
            continue
        for _ in range(5):
            foot = (x + rnd.uniform(-0.2, 0.2), y + rnd.uniform(-0.2, 0.2))
            lean, tall = rnd.uniform(-0.3, 0.3), rnd.uniform(0.6, 1.3)
            blade = [
                (foot[0] + lean * t * t, foot[1], height_at(stream_bed, *foot) + tall * t) for t in np.linspace(0, 1, 6)
            ]
            tube(blade, 0.05, paper(colours[number % 3]), 6, np.linspace(1, 0.15, 6))
