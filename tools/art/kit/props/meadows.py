"""Meadows: tufts, flowers, and paths through them."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Sequence

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Array, HeightFunction, Outline
from tools.art.kit.mats import paper
from tools.art.kit.props.plants import pine
from tools.art.kit.shapes.clay import join
from tools.art.kit.shapes.curves import TAU, spline
from tools.art.kit.shapes.cutouts import UPRIGHT, cutout
from tools.art.kit.shapes.land import fbm, height_at
from tools.art.kit.shapes.meshes import inst, mesh
from tools.art.kit.shapes.solids import ball, rock
from tools.art.kit.shapes.sweeps import tube

PATHS = (
    ([(0.3, -12), (0.0, -5), (-0.2, -1.6), (-2.6, 2.0), (-7.5, 6), (-15, 11)], (2.4, 1.1)),
    ([(0.3, -12), (0.0, -5), (0.1, -1.4), (0.9, 3), (-0.2, 9), (1.5, 18)], (2.4, 1.0)),
    ([(0.3, -12), (0.0, -5), (0.4, -1.6), (3.6, 1.6), (8.5, 4.5), (16, 8)], (2.4, 1.1)),
)


def ribbon(
    points: Outline,
    width: tuple[float, float],
    ground: HeightFunction,
    material: Material,
    lift: float = 0.04,
    count: int = 160,
    across: int = 7,
    ragged: float = 0.0,
    seed: int = 0,
) -> Object:
    """Path that lies on the ground like a strip of painted paper."""
    middle = spline(points, count)
    heading = np.gradient(middle, axis=0)
    heading /= np.linalg.norm(heading, axis=1)[:, None]
    normal = np.stack([-heading[:, 1], heading[:, 0]], 1)
    widths = np.interp(np.linspace(0, 1, count), np.linspace(0, 1, len(np.atleast_1d(width))), np.atleast_1d(width))
    noise = np.random.RandomState(seed).uniform(-ragged, ragged, (count, 2))
    vertices = []
    for row in range(count):
        for column in range(across):
            share = column / (across - 1) * 2 - 1
            edge = widths[row] / 2 + (noise[row, 0] if share < 0 else noise[row, 1])
            x, y = middle[row] + normal[row] * share * edge
            vertices.append((x, y, height_at(ground, x, y) + lift * (1 - share**6)))
    faces = []
    for row in range(count - 1):
        for column in range(across - 1):
            first = row * across + column
            faces.append((first, first + 1, first + across + 1, first + across))
    return mesh(vertices, faces, material, smooth=True)


def tuft(color: str, blades: int = 8, height: float = 0.5, seed: int = 0) -> Object:
    """One tuft of paper grass, baked for inst()."""
    dice = random.Random(seed)
    parts = []
    for _ in range(blades):
        turn = dice.uniform(0, TAU)
        lean = dice.uniform(0.1, 0.55) * height
        tall = height * dice.uniform(0.6, 1.1)
        wide = height * 0.07
        across = np.array([-math.sin(turn), math.cos(turn), 0])
        out = np.array([math.cos(turn), math.sin(turn), 0])
        spine = [out * 0.05, out * (0.05 + lean * 0.3) + (0, 0, tall * 0.6), out * (0.05 + lean) + (0, 0, tall)]
        points = []
        for spot, share in zip(spine, (1, 0.75, 0.08), strict=False):
            points += [spot - across * wide * share, spot + across * wide * share]
        parts.append(mesh(points, [(0, 1, 3, 2), (2, 3, 5, 4)], paper(color), smooth=True))
    return join(parts)


def meadow(ground: HeightFunction, spots: Outline, colors: Sequence[str], height: float = 0.5, seed: int = 0) -> None:
    """Grass tufts at the given xy spots, each turned and sized a little differently."""
    dice = random.Random(seed)
    bases = [tuft(color, 8, height, seed + index) for index, color in enumerate(colors) for _ in range(2)]
    for x, y in spots:
        inst(
            dice.choice(bases),
            (x, y, height_at(ground, x, y) - 0.02),
            (0, 0, dice.uniform(0, TAU)),
            dice.uniform(0.6, 1.25),
        )


def flower(color: str, height: float = 0.55) -> Object:
    """Stem with a five-petalled paper head, baked for inst()."""
    parts = [tube(spline([(0, 0, 0), (0.03, 0, height * 0.5), (0, 0, height)], 8), 0.018, paper("moss"), 6)]
    petals = []
    for index in range(100):
        angle = TAU * index / 100
        reach = 0.13 * (0.62 + 0.38 * abs(math.cos(2.5 * angle)))
        petals.append((reach * math.cos(angle), reach * math.sin(angle)))
    parts.append(cutout([petals], 0.03, paper(color), 0.008, (0, 0, height), (0.35, 0, 0)))
    parts.append(ball(0.045, (0, -0.01, height + 0.02), paper("flame"), (1, 1, 0.6), sub=2))
    return join(parts)


def signpost_arm(length: float, width: float, color: str) -> Object:
    """Pointed board that starts at the post and points to +x."""
    half = width / 2
    outline = [(-0.32, -half), (length - half, -half), (length, 0), (length - half, half), (-0.32, half)]
    board = cutout([outline], 0.13, paper(color), 0.035, rot=UPRIGHT)
    nails = [ball(0.045, (x, -0.075, 0), paper("ink"), sub=1) for x in (-0.06, 0.14)]
    return join([board] + nails)


def ground(x: Array, y: Array) -> Array | float:
    """Nearly flat moor that falls away into the mist."""
    return 0.3 * fbm(x + 60, y + 60, 0.2, 6, 3) - 0.003 * np.maximum(0, y - 2) ** 2


def moor() -> None:
    """Grass away from the paths, stones along them, pines that fade into the mist."""
    dice = random.Random(9)
    spots = []
    while len(spots) < 850:
        x, y = dice.uniform(-13, 13), dice.uniform(-9.5, 9)
        if clear_of_paths(x, y, 1.15):
            spots.append((x, y))
    meadow(ground, spots, ("moss", "pine", "moss"), 0.42, 3)
    for index in range(26):
        x, y = dice.choice(spots)
        rock(dice.uniform(0.1, 0.28), (x, y, height_at(ground, x, y)), paper("stone"), index)
    for index, (x, y, tall) in enumerate(
        ((-9, 9, 4), (-6.5, 12, 5), (6.2, 10, 4.6), (9, 13, 5.4), (12, 12, 4), (-13, 14, 5), (4, 17, 5), (-3, 16, 4.4))
    ):
        pine((x, y, height_at(ground, x, y) - 0.2), tall, paper("pine"), paper("bark"), index)


def clear_of_paths(x: float, y: float, reach: float) -> bool:
    """True where no path point lies within reach."""
    for points, _ in PATHS:
        path = np.array(points, float)
        for start_point, end_point in itertools.pairwise(path):
            along = end_point - start_point
            share = np.dot(np.array((x, y)) - start_point, along) / np.dot(along, along)
            spot = start_point + along * min(1, max(0, share))
            if math.hypot(x - spot[0], y - spot[1]) < reach:
                return False
    return True
