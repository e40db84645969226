"""A well with its windlass and bucket."""

from __future__ import annotations

import math

from bpy.types import Material

from tools.art.kit.kinds import Outline
from tools.art.kit.mats import glow, paper
from tools.art.kit.shapes.curves import TAU
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.meshes import mesh
from tools.art.kit.shapes.solids import box, cyl
from tools.art.kit.shapes.sweeps import rope, tube
from tools.art.kit.shapes.turning import lathe

BUCKET_DEPTH = -6.2
RADIUS = 2.5
DEPTH = 15.0


def open_wall(profile: Outline, material: Material, segments: int = 48) -> None:
    """Tube without lids between two (radius, height) rings."""
    points = [
        (radius * math.cos(TAU * i / segments), radius * math.sin(TAU * i / segments), z)
        for radius, z in profile
        for i in range(segments)
    ]
    faces = [(i, (i + 1) % segments, segments + (i + 1) % segments, segments + i) for i in range(segments)]
    mesh(points, faces, material)


def windlass() -> None:
    """Two posts, a bare beam with the last turns of rope, a crank, and the hanging bucket."""
    wood = paper("wood")
    height = 1.75
    for side in (-1, 1):
        box((0.3, 0.34, 2.2), (side * 3.3, 0.9, 0.9), wood, bevel=0.05)
    cyl(0.24, 7.4, (0, 0.9, height), paper("bark"), rot=(0, math.pi / 2, 0), seg=18)
    crank = [(3.7, 0.9, height), (4.05, 0.9, height), (4.05, 0.45, height + 0.5), (4.5, 0.45, height + 0.5)]
    tube(crank, 0.07, paper("ink"), 8)
    drop = (-1.0, 0.62)
    for turn in range(4):
        coil = [
            (
                drop[0] - 0.1 * turn - 0.05 + 0.1 * a / 24,
                0.9 + 0.3 * math.cos(a / 24 * TAU),
                height + 0.3 * math.sin(a / 24 * TAU),
            )
            for a in range(25)
        ]
        tube(coil, 0.055, paper("sand"), 6)
    rope((*drop, height), (*drop, BUCKET_DEPTH + 0.75), 0, 0.06, paper("sand"), 60)
    bucket(drop[0], drop[1], BUCKET_DEPTH)


def bucket(x: float, y: float, z: float) -> None:
    """Stave bucket with two hoops and a bow handle."""
    lathe(
        [(0.34, -0.35), (0.47, 0.35), (0.42, 0.35), (0.33, -0.25), (0, -0.25)],
        paper("terra"),
        24,
        loc=(x, y, z),
        caps=True,
    )
    for level, radius in ((-0.18, 0.385), (0.2, 0.46)):
        cyl(radius, 0.08, (x, y, z + level), paper("ink"), radius + 0.012, seg=24, bevel=0)
    bow = [(x + 0.45 * math.cos(a / 16 * math.pi), y, z + 0.3 + 0.5 * math.sin(a / 16 * math.pi)) for a in range(17)]
    tube(bow, 0.035, paper("ink"), 6)


def water() -> tuple[float, float, float]:
    """Dark disc with faint rings and the reflected five-pointed star."""
    level = -DEPTH + 0.6
    cyl(RADIUS + 0.5, 0.02, (0, 0, level), glow("#1B3A78", 0.55), seg=64, bevel=0)
    for reach in (0.75, 1.25, 1.8):
        circle = [
            (0.35 + reach * math.cos(a / 48 * TAU), 0.6 + reach * math.sin(a / 48 * TAU), level + 0.02)
            for a in range(49)
        ]
        tube(circle, 0.018, glow("steel", 0.7), 5)
    star = []
    for index in range(10):
        angle = TAU * index / 10
        reach = 0.3 if index % 2 else 0.72
        star.append((reach * math.cos(angle), reach * math.sin(angle)))
    cutout([star], 0.02, glow("flame", 3), 0, (0.35, 0.6, level + 0.08), (0, 0, 0.3))
    return (0.35, 0.6, level + 0.15)
