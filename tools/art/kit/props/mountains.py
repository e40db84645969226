"""Folded mountains, cliffs, forest floors."""

from __future__ import annotations

import math
import random

import numpy as np

from tools.art.kit.kinds import HeightFunction, Triple
from tools.art.kit.mats import paper
from tools.art.kit.props.growth import leaf, limb
from tools.art.kit.props.plants import pine
from tools.art.kit.props.water import bilinear
from tools.art.kit.shapes.curves import TAU, spline
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.land import terrain
from tools.art.kit.shapes.meshes import inst
from tools.art.kit.shapes.solids import rock

CLIFF_CORNERS = 18


def cliff(x: float, y: float, top: float, radius: float, seed: int, col: str, two: str, layers: int) -> None:
    """Stack uneven slabs of card to a column, the uppermost one green."""
    chance = random.Random(seed)
    angles = [TAU * corner / CLIFF_CORNERS for corner in range(CLIFF_CORNERS)]
    for layer in range(layers):
        slimmer = radius * (1 - 0.02 * layer)
        reaches = [slimmer * chance.uniform(0.86, 1.1) for _ in angles]
        corners = [
            (reach * math.cos(angle), reach * math.sin(angle)) for reach, angle in zip(reaches, angles, strict=True)
        ]
        outline = [tuple(corner) for corner in spline(corners, 80, True)[:-1]]
        thickness = chance.uniform(0.9, 1.5)
        top -= thickness
        place = (x + chance.uniform(-0.12, 0.12), y + chance.uniform(-0.12, 0.12), top + thickness / 2)
        slab = paper(col, two=two) if layer else paper("moss", two="pine")
        cutout([outline], thickness, slab, 0.12, place, (0, 0, chance.random() * 6))


def young_shoot(foot: Triple) -> None:
    """Young stem with five leaves."""
    x, y, z = foot
    green = paper("leaf", vary=0.05)
    limb(
        [(x, y, z - 0.3), (x + 0.05, y + 0.02, z + 0.7), (x - 0.06, y - 0.02, z + 1.5), (x + 0.02, y, z + 2.0)],
        0.085,
        0.035,
        paper("moss"),
    )
    blade = leaf(1.0, 0.46, 0.35, green, droop=0.3)
    blade.location = (0, 0, -90)
    for height, heading, tilt, size in (
        (0.75, 0.2, -0.5, 0.75), (1.1, 2.9, -0.5, 0.85), (1.5, 4.4, -0.6, 0.9), (1.75, 1.1, -0.7, 0.85),
        (2.0, 3.4, -0.95, 0.8), (2.0, 5.9, -1.0, 0.75),
    ):  # fmt: skip
        inst(blade, (x, y, z + height), (0, tilt, heading), size)


def forest_floor(ground: HeightFunction, source: random.Random) -> None:
    """Moss, stones, fallen leaves and the tips of young pines round the stump."""
    terrain(ground, 40, 36, 260, 220, paper("pine", two="moss", vary=0.08, grain=0.6), (0, 3, 0))
    for index in range(16):
        angle, radius = source.uniform(0, TAU), source.uniform(5.6, 9)
        x, y = radius * math.cos(angle), radius * math.sin(angle)
        rock(source.uniform(0.15, 0.4), (x, y, bilinear(ground, x, y)), paper("stone"), index)
    fallen = [leaf(0.5, 0.26, 0.3, paper(name), droop=0.2) for name in ("ochre", "terra", "sand")]
    for blade in fallen:
        blade.location = (0, 0, -90)
    for _ in range(70):
        angle, radius = source.uniform(0, TAU), source.uniform(4.7, 9)
        x, y = radius * math.cos(angle), radius * math.sin(angle) * 0.9
        inst(
            source.choice(fallen),
            (x, y, bilinear(ground, x, y) + 0.06),
            (source.uniform(-0.3, 0.3), source.uniform(-0.3, 0.3), source.uniform(0, TAU)),
            source.uniform(0.7, 1.2),
        )
    for x, y, height, seed in (
        (-8.2, 4.5, 3.4, 1), (-6.2, 7.6, 4.2, 2), (7.4, 6.0, 3.8, 3), (9.2, 3.0, 3.0, 4), (-9.4, 0.2, 2.4, 5),
        (3.2, 9.2, 4.4, 6), (-1.5, 9.6, 4.0, 7),
    ):  # fmt: skip
        pine((x, y, bilinear(ground, x, y) - 0.2), height, paper("teal", two="pine"), paper("bark"), seed)


def slab_outline(rnd: random.Random, reach: float) -> list[tuple[float, float]]:
    """Plan of one layer of rock: straight on the left, broken along the edge at x = reach."""
    edge = [(reach + rnd.uniform(-0.3, 0.3) + 0.5 * math.sin(y * 0.35 + 1), y) for y in np.linspace(-9, 11, 12)]
    soft = [tuple(p) for p in spline(edge, 70)]
    return [(-26, -9), *soft, (-26, 11)]


def slab_cliff() -> None:
    """Stack of rock slabs with a grassy top."""
    rnd = random.Random(12)
    top = 0.0
    for layer in range(10):
        thick = rnd.uniform(0.8, 1.5)
        reach = 1.2 + 0.06 * layer + rnd.uniform(-0.25, 0.25)
        colour = "sand" if layer == 0 else ("terra", "rose", "brick")[layer % 3]
        cutout(
            [slab_outline(rnd, reach if layer else 1.35)],
            thick,
            paper(colour, vary=0.06, dents=0.6),
            0.1,
            (0, 0, top - thick / 2),
        )
        top -= thick * 0.98
