"""Sandcastles."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Material

from tools.art.kit.kinds import Array
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.water import bilinear
from tools.art.kit.shapes.curves import TAU
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.land import fbm
from tools.art.kit.shapes.solids import box
from tools.art.kit.shapes.sweeps import tube
from tools.art.kit.shapes.turning import lathe

LEVEL = -0.58  # height of the sea
SEA = np.array([0.72, -0.69])  # direction in which the beach falls
MOAT = 3.9  # radius of the moat

# steps of the builder, walking away from the castle: x, y
STEPS = ((-4.9, -1.4), (-5.9, -0.4), (-6.5, 0.9), (-6.9, 2.3), (-7.6, 3.6), (-8.5, 4.8))


def crenels(radius: float, height: float, count: int, material: Material, place: tuple[float, float]) -> None:
    """Ring of small sand blocks on a tower."""
    for k in range(count):
        angle = TAU * (k + 0.5) / count
        box(
            (0.24, radius * 3.2 / count, 0.26),
            (place[0] + radius * math.cos(angle), place[1] + radius * math.sin(angle), height),
            material,
            rot=(0, 0, angle),
            bevel=0.05,
        )


def tower(x: float, y: float, z: float, radius: float, height: float, sand: Material, roof: bool = False) -> None:
    """Bucket-shaped tower, with crenels or a dripped-sand cone."""
    profile = [
        (radius * 1.16, z - 0.5), (radius * 1.1, z), (radius, z + height), (radius * 1.1, z + height + 0.06),
        (radius * 1.1, z + height + 0.3), (0.001, z + height + 0.3),
    ]  # fmt: skip
    lathe(profile, sand, 56, wobble=lambda a, h: 1 + 0.012 * np.sin(9 * a + 5 * h), sharp=180).location = (x, y, 0)
    top = z + height + 0.3
    if roof:
        cone = [(radius * 1.18, top - 0.04)]
        cone += [
            (radius * 1.12 * (1 - u) + 0.04 * math.sin(16 * u) ** 2 + 0.02, top + u * radius * 2.1)
            for u in np.linspace(0, 1, 30)
        ]
        lathe(cone, sand, 40, sharp=180).location = (x, y, 0)
    else:
        crenels(radius * 0.98, top + 0.1, max(8, int(radius * 11)), sand, (x, y))


def hole(x: float, y: float, z: float, width: float, height: float, lit: bool) -> None:
    """Arched opening that faces the camera."""
    arch = [(-width, -height), (width, -height)]
    arch += [(width * math.cos(a), width * math.sin(a)) for a in np.linspace(0, math.pi, 14)]
    cutout([arch], 0.12, glow("#FF7A1C", 1.0) if lit else paper("bark"), 0.01, (x, y, z), (math.pi / 2, 0, 0))


def footprint_dents(x: Array, y: Array, level: Array | float) -> Array | float:
    """Press small bare feet into the sand along STEPS."""
    for index, (fx, fy) in enumerate(STEPS):
        heading = 1.9
        side = 0.22 if index % 2 else -0.22
        u = (x - fx) * math.cos(heading) + (y - fy) * math.sin(heading)
        v = -(x - fx) * math.sin(heading) + (y - fy) * math.cos(heading) - side
        for du, length, width in ((0.16, 0.20, 0.15), (-0.18, 0.14, 0.11)):
            away = ((u - du) / length) ** 2 + (v / width) ** 2
            level = level - 0.10 * np.exp(-(away**2))
    return level


def beach(x: Array, y: Array) -> Array | float:
    """Sloping sand with the moat, its outer bank, and the channel where the sea broke in."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    down = x * SEA[0] + y * SEA[1]
    across = -x * SEA[1] + y * SEA[0]
    radius = np.hypot(x, y) * (1 + 0.02 * np.sin(5 * np.arctan2(y, x)))
    level = -0.085 * down + 0.05 * fbm(x + 30, y + 30, 0.6, 3, 3)
    level -= 0.62 * np.exp(-(((radius - MOAT) / 0.42) ** 4))
    breach = np.exp(-((across / 0.75) ** 4)) * np.clip((down - 2) * 2, 0, 1)
    level += 0.30 * np.exp(-(((radius - MOAT - 0.85) / 0.34) ** 2)) * (1 - breach)
    level -= 0.30 * breach * np.clip((down - MOAT + 0.3) * 2, 0, 1) * np.exp(-(((down - 5) / 3) ** 2))
    return footprint_dents(x, y, level)


def bucket_and_spade() -> None:
    """Bucket and spade, left beside the moat."""
    x, y = -4.7, -2.9
    ground = bilinear(beach, x, y)
    inner = [(0.66, 1.2), (0.5, 0.15), (0.001, 0.15)]
    outer = [(0.001, 0.05), (0.5, 0.05), (0.52, 0), (0.72, 1.1), (0.78, 1.1), (0.78, 1.2)]
    pail = lathe(outer + inner, paper("sea", vary=0.05), 56, sharp=180)
    pail.location, pail.rotation_euler = (x, y, ground - 0.08), (0.05, 0.1, 0)
    arc = [
        (x + 0.74 * math.cos(a), y - 0.55 * math.sin(a) - 0.1, ground + 1.1 - 0.35 * math.sin(a))
        for a in np.linspace(0, math.pi, 24)
    ]
    tube(arc, 0.035, paper("cream"), 8)
    blade = cutout(
        [[(-0.34, 0), (0.34, 0), (0.36, -0.75), (0.2, -1.0), (0, -1.08), (-0.2, -1.0), (-0.36, -0.75)]],
        0.07,
        paper("terra"),
        0.025,
    )
    x, y = -3.2, -4.6
    ground = bilinear(beach, x, y)
    blade.location, blade.rotation_euler = (x, y, ground + 0.12), (0.12, 0.06, 0.9)
    heading = np.array([-math.sin(0.9), math.cos(0.9), 0])
    foot = np.array([x, y, ground + 0.14])
    tube([foot, foot + heading * 1.5 + (0, 0, 0.1)], 0.075, paper("wood"), 10)


def waves() -> None:
    """Low breakers rolling in behind the first one, each a curled lip of card."""
    sea = paper("#3C8F98", two="teal", vary=0.05)
    foam = paper("cream", vary=0.02)
    normal = np.array([-SEA[1], SEA[0]])
    for distance, height in ((11.4, 0.3), (14.6, 0.5)):
        points = []
        for along in np.linspace(-22, 22, 80):
            bend = 0.5 * math.sin(0.35 * along + distance)
            place = SEA * (distance + bend) + normal * along
            points.append((*place, LEVEL + 0.02))
        crest = np.array(points)
        tube(crest, height, sea, 14)
        tube(
            crest - (*(SEA * height * 0.75), -height * 0.62),
            height * 0.2,
            foam,
            8,
            1 + 0.35 * np.sin(np.linspace(0, 60, 80)),
        )
