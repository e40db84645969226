"""The bones of a long extinct animal: backbone, ribs, limb bones and a skull with teeth."""

from __future__ import annotations

import math
import random

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Array, Outline, Path, Triple
from tools.art.kit.mats import paper
from tools.art.kit.props.roads import on_path
from tools.art.kit.shapes.clay import join, remesh
from tools.art.kit.shapes.curves import TAU, spline
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.meshes import group, inst
from tools.art.kit.shapes.solids import ball, cyl
from tools.art.kit.shapes.sweeps import tube

VERTEBRAE = 33
RIBS = 11
MISSING_RIBS = ((8, 1), (3, -1))  # (number, side)
RIB_POINTS = 24

# Skull in profile, lying on its side: outlines of skull and jaw.
SKULL = (
    (-0.1, 0.55), (0.5, 0.95), (1.3, 1.02), (2.0, 0.72), (2.75, 0.52), (3.15, 0.22), (3.1, -0.12), (2.5, -0.1),
    (1.6, -0.12), (0.9, -0.28), (0.45, -0.62), (0.05, -0.45), (-0.2, 0),
)  # fmt: skip
JAW = (
    (0.25, -0.72), (0.9, -0.62), (1.7, -0.52), (2.5, -0.5), (2.95, -0.42), (2.9, -0.72), (2.2, -0.95), (1.2, -1.08),
    (0.5, -1.1), (0.15, -0.95),
)  # fmt: skip
# Openings in the skull: eye, cheek, nostril, ear; centre, radii, turn in radians.
SKULL_HOLES = (
    ((0.95, 0.5), 0.26, 0.3, 0), ((1.78, 0.3), 0.3, 0.17, -0.25), ((2.65, 0.25), 0.14, 0.08, -0.3),
    ((0.32, 0.1), 0.2, 0.26, 0),
)  # fmt: skip
JAW_HOLE = ((1.0, -0.84), 0.26, 0.09, 0.1)
UPPER_TEETH, LOWER_TEETH = 9, 8


def bone() -> Material:
    """Return the material of all bones."""
    return paper("cream", vary=0.03)


def _vertebra() -> Object:
    """Make one vertebra with its three spurs."""
    return join(
        [
            ball(0.25, (0, 0, 0), bone(), (0.72, 1, 1)), ball(0.13, (0, 0.3, 0), bone(), (0.8, 1.6, 0.7)),
            ball(0.13, (0, -0.3, 0), bone(), (0.8, 1.6, 0.7)), ball(0.12, (0.04, 0, 0.26), bone(), (0.7, 0.7, 1.8)),
        ]
    )  # fmt: skip


def backbone(spine: Array, chance: random.Random) -> None:
    """Lay the vertebrae along a spine: thick in the trunk, thin towards the tail.

    spine: points (x, y, z) from the neck to the tip of the tail.
    """
    model = _vertebra()
    for number in range(VERTEBRAE):
        share = number / (VERTEBRAE - 1)
        (x, y, z), heading, _ = on_path(spine, share)
        if share < 0.65:
            size = 0.75 + 0.75 * math.sin(math.pi * min(1, share * 1.55) ** 0.9)
        else:
            size = 1.5 * (1 - share) ** 0.8 + 0.22
        turn = (chance.uniform(-0.08, 0.08), chance.uniform(-0.1, 0.1), heading + chance.uniform(-0.08, 0.08))
        inst(model, (x, y, z + 0.02), turn, max(0.28, size * 0.86))


def ribs(spine: Array, chance: random.Random) -> None:
    """Bend ribs out of a spine; some dive back into the ground.

    spine: points (x, y, z) from the neck to the tip of the tail.
    """
    for number in range(RIBS):
        root, heading, _ = on_path(spine, 0.17 + 0.036 * number)
        reach = 2.5 * math.sin(math.pi * (0.18 + 0.70 * number / (RIBS - 1))) ** 0.7
        for side in (-1, 1):
            if (number, side) in MISSING_RIBS:
                continue
            depth = chance.choice((0.1, 0.35, 0.8)) + (0.5 if side > 0 else 0)
            curve = _rib_curve(root, heading, side, reach, depth)
            tube(curve, 0.115, bone(), 10, np.linspace(1.05, 0.55, RIB_POINTS))


def _rib_curve(root: Array, heading: float, side: int, reach: float, depth: float) -> list[Array]:
    """Return the line of a rib.

    root, heading: place and direction of the spine.
    side: -1 right or 1 left.
    reach: length sideways.
    depth: how far its tip sinks.
    """
    forward = np.array([math.cos(heading), math.sin(heading), 0])
    outwards = np.array([-forward[1], forward[0], 0]) * side
    curve = []
    for t in np.linspace(0, 1.55, RIB_POINTS):
        sideways = outwards * (0.2 + reach * 0.62 * math.sin(t))
        backwards = forward * (0.55 * reach * (1 - math.cos(t)) * 0.62)
        height = 0.42 * math.sin(t * 1.9) - depth * t * t * 0.38
        curve.append(root + sideways - backwards + np.array([0, 0, height]))
    return curve


def limb(joints: Path, radius: float) -> None:
    """Lay a long bone of the given radius through points, with two knuckles at each end."""
    line = spline(joints, 14)
    tube(line, radius, bone(), 12, 1 + 0.55 * np.abs(np.linspace(-1, 1, 14)) ** 3)
    for x, y, z in (line[0], line[-1]):
        for offset in (-0.6, 0.6):
            ball(radius * 1.15, (x + offset * radius, y, z), bone())


def _ellipse(
    centre: tuple[float, float], across: float, along: float, turn: float, count: int = 20
) -> list[tuple[float, float]]:
    """Return the outline of a turned ellipse (radii in units, turn in radians)."""
    outline = []
    for angle in np.linspace(0, TAU, count, endpoint=False):
        x, y = across * math.cos(angle), along * math.sin(angle)
        outline.append(
            (centre[0] + x * math.cos(turn) - y * math.sin(turn), centre[1] + x * math.sin(turn) + y * math.cos(turn))
        )
    return outline


def _smooth_outline(corners: Outline) -> list[tuple[float, float]]:
    """Return a closed curve through corner points."""
    return [tuple(corner) for corner in spline(corners, 90, True)[:-1]]


def skull(loc: Triple, rot: Triple, size: float) -> None:
    """Fuse skull and jaw into clay, add the teeth and lay it on its side, nose towards -x.

    loc: place of the joint with the neck.
    rot: radians.
    size: factor; at 1 it is 3.3 units long.
    """
    holes = [_ellipse(*hole) for hole in SKULL_HOLES]
    upper = cutout([_smooth_outline(SKULL), *holes], 0.62, bone(), 0.2)
    lower = cutout([_smooth_outline(JAW), _ellipse(*JAW_HOLE)], 0.42, bone(), 0.16)
    roots = [(1.0 + 0.24 * number, -0.17, 1) for number in range(UPPER_TEETH)]
    roots += [(1.1 + 0.24 * number, -0.56, -1) for number in range(LOWER_TEETH)]
    teeth = []
    for number, (x, y, down) in enumerate(roots):
        place = (x, y - 0.16 * down, 0.08 * (number % 2))
        turn = (down * math.pi / 2, 0, 0)
        teeth.append(cyl(0.085, 0.34, place, bone(), 0.01, rot=turn, seg=10))
    head = remesh([upper, lower], 0.045, bone(), 6)
    group(head, *teeth, loc=loc, rot=rot, scale=(-size, size, size))
