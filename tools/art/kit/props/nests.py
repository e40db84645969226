"""Nests and eggs."""

from __future__ import annotations

import math
import random

import numpy as np

from tools.art.kit.kinds import Triple
from tools.art.kit.mats import paper
from tools.art.kit.shapes.curves import TAU, spline
from tools.art.kit.shapes.meshes import inst, mesh
from tools.art.kit.shapes.solids import ball
from tools.art.kit.shapes.sweeps import tube
from tools.art.kit.shapes.turning import egg_profile, grid_faces, lathe

NEST = (0, 0, 0.55)


def nest(source: random.Random) -> None:
    """Bowl of bent twigs, a mossy lining, a few straws sticking out."""
    twigs = [paper("wood", vary=0.06), paper("bark", vary=0.06), paper("sand", vary=0.06), paper("#A5763F", vary=0.06)]
    lathe(
        [(0.001, -0.55), (1.2, -0.5), (1.9, -0.1), (2.1, 0.35), (1.8, 0.42), (1.45, 0.1), (0.9, -0.12), (0.001, -0.18)],
        paper("bark", two="wood", dents=0.8),
        72,
        sharp=180,
    ).location = NEST
    for _ in range(260):
        turn, span = source.uniform(0, TAU), source.uniform(0.7, 1.7)
        level = source.uniform(-0.45, 0.55)
        radius = 1.62 + 0.52 * math.sin((level + 0.5) * 1.5) + source.uniform(-0.18, 0.2)
        rise, flare = source.uniform(-0.25, 0.25), source.uniform(-0.12, 0.25)
        points = []
        for u in np.linspace(0, 1, 14):
            angle = turn + span * (u - 0.5)
            reach = radius + flare * abs(u - 0.5) * 2
            points.append(
                (
                    reach * math.cos(angle),
                    reach * math.sin(angle),
                    NEST[2] + level + rise * (u - 0.5) + 0.04 * math.sin(9 * u),
                )
            )
        tube(points, source.uniform(0.028, 0.055), source.choice(twigs), 6, np.linspace(1, 0.5, 14))
    down = paper("moss", vary=0.08)
    for _ in range(60):
        angle, radius = source.uniform(0, TAU), 1.25 * source.random() ** 0.5
        base = (radius * math.cos(angle), radius * math.sin(angle), NEST[2] - 0.12 + 0.12 * radius)
        tip = (base[0] + source.uniform(-0.4, 0.4), base[1] + source.uniform(-0.4, 0.4), base[2] + 0.12)
        tube(spline([base, ((base[0] + tip[0]) / 2, (base[1] + tip[1]) / 2, base[2] + 0.2), tip], 8), 0.035, down, 5)


def whole_egg(source: random.Random) -> None:
    """Blue egg with freckles, lying in the lining."""
    egg = lathe(egg_profile(0.52), paper("#7FC4C6", vary=0.04), 64, sharp=180)
    egg.location, egg.rotation_euler = (-0.95, -0.15, NEST[2] + 0.38), (0, math.radians(68), 0.35)
    spot = ball(0.035, (0, 0, -90), paper("teal"), sub=2)
    for _ in range(46):
        u, angle = source.uniform(0.05, 0.95), source.uniform(0, TAU)
        radius = 0.52 * math.sin(math.pi * u) * (1 - 0.16 * (u - 0.5) * 2)
        mark = inst(
            spot,
            (radius * math.cos(angle), radius * math.sin(angle), 0.52 * 1.32 * (1 - math.cos(math.pi * u))),
            (0, 0, 0),
            source.uniform(0.4, 1.2),
        )
        mark.parent = egg


def half_shell(start_u: int, stop_u: float, place: Triple, rotation: Triple) -> None:
    """Broken half of an egg: jagged edge, speckle-free, pale and warm inside."""
    rows, columns = 26, 72
    outside, inside = paper("#7FC4C6", vary=0.04), paper("#F3D9B0", vary=0.03)
    for scale, material in ((1.0, outside), (0.955, inside)):
        verts = []
        for row in range(rows):
            for column in range(columns):
                angle = TAU * column / columns
                tooth = 0.035 * (abs((column % 12) - 6) / 6 - 0.5) + 0.02 * math.sin(3 * angle)
                u = start_u + (stop_u + tooth - start_u) * row / (rows - 1)
                radius = 0.52 * scale * math.sin(math.pi * min(1, max(0, u)))
                radius *= 1 - 0.16 * (u - 0.5) * 2
                verts.append(
                    (radius * math.cos(angle), radius * math.sin(angle), 0.52 * 1.32 * (1 - math.cos(math.pi * u)))
                )
        half = mesh(verts, grid_faces(rows, columns), material, smooth=True)
        half.location, half.rotation_euler = place, rotation
