"""Railways: sleepers, rails, points."""

from __future__ import annotations

import itertools
import math
import random

import numpy as np
from bpy.types import Object

from tools.art.kit.kinds import Array
from tools.art.kit.mats import paper
from tools.art.kit.shapes.clay import join
from tools.art.kit.shapes.curves import spline
from tools.art.kit.shapes.solids import ball, box
from tools.art.kit.shapes.sweeps import sweep, tube

GAUGE = 0.8  # half the distance of the rails


def beside(path: Array, distance: float) -> Array:
    """Line parallel to a path on the ground."""
    tangent = np.gradient(path, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None]
    return path + distance * np.stack([-tangent[:, 1], tangent[:, 0], 0 * tangent[:, 2]], 1)


def rails(path: Array, colour: str) -> None:
    """Two rails with a narrow web and a broad head."""
    profile = [
        (-0.12, 0), (0.12, 0), (0.04, 0.05), (0.04, 0.15), (0.09, 0.18), (0.09, 0.26), (-0.09, 0.26), (-0.09, 0.18),
        (-0.04, 0.15), (-0.04, 0.05),
    ]  # fmt: skip
    for side in (-GAUGE, GAUGE):
        line = beside(path, side) + (0, 0, 0.13)
        sweep(line, profile, paper(colour), up=(0, 0, 1), bevel=0.012)


def sleepers(path: Array, rng: random.Random, first: float) -> None:
    """Wooden sleepers under a track from a given y on, each a little crooked."""
    length = np.linalg.norm(np.diff(path, axis=0), axis=1).sum()
    count = int(length / 0.78)
    line = spline(path, count)
    for before, place in itertools.pairwise(line):
        if place[1] < first:
            continue
        heading = math.atan2(*(place - before)[1::-1]) + rng.uniform(-0.03, 0.03)
        colour = rng.choice(("bark", "wood", "bark"))
        box(
            (0.36, 2.5, 0.2),
            (place[0], place[1], 0.06 + rng.uniform(0, 0.02)),
            paper(colour),
            (0, 0, heading),
            bevel=0.04,
        )


def wild_tuft(colour: str, seed: int) -> Object:
    """Tuft of grass blades."""
    rng = random.Random(seed)
    blades = []
    for _ in range(9):
        angle, lean = rng.uniform(0, math.tau), rng.uniform(0.05, 0.35)
        height = rng.uniform(0.45, 0.95)
        path = spline(
            [
                (0, 0, 0),
                (lean * 0.4 * math.cos(angle), lean * 0.4 * math.sin(angle), height * 0.6),
                (lean * math.cos(angle), lean * math.sin(angle), height),
            ],
            8,
        )
        blades.append(tube(path, 0.045, paper(colour), 5, radii=np.linspace(1, 0.15, 8)))
    return join(blades)


def wild_flower(colour: str, seed: int) -> Object:
    """Stalk with a round clay blossom."""
    rng = random.Random(seed)
    height = rng.uniform(0.6, 0.95)
    stalk = tube(spline([(0, 0, 0), (0.05, 0, height / 2), (0, 0.02, height)], 8), 0.03, paper("moss"), 6)
    return join([stalk, ball(0.13, (0, 0.02, height), paper(colour), (1, 1, 0.75), sub=2)])
