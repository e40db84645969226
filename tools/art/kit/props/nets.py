"""Nets of cord with torn edges."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Material

from tools.art.kit.kinds import Outline, Path
from tools.art.kit.mats import paper
from tools.art.kit.shapes.sweeps import tube

NET_LEVEL, NET_MESH = -0.6, 0.72
HOLE = (0.5, 1.6, 2.3, 1.9)  # centre x, y and half axes


def net_height(x: float, y: float) -> float:
    """Sag of the net."""
    return NET_LEVEL + 0.012 * (x * x + 0.6 * (y - 2) ** 2)


def in_hole(x: float, y: float) -> bool:
    """Whether (x, y) is inside the torn part of the net."""
    wobble = 1 + 0.16 * math.sin(5 * math.atan2(y - HOLE[1], x - HOLE[0]))
    return math.hypot((x - HOLE[0]) / HOLE[2], (y - HOLE[1]) / HOLE[3]) < wobble


def cord(points: Outline, strand: Material) -> None:
    """One cord of the net, broken at the hole with ends that hang down."""
    run = []
    for x, y in points:
        if in_hole(x, y):
            if run:
                loose_end(run, strand, -1)
            run = []
            continue
        run.append((x, y, net_height(x, y)))
    if len(run) > 1:
        if in_hole(*points[0]) or len(run) < len(points):
            loose_end(run, strand, 0)
        else:
            tube(run, 0.032, strand, 6)


def loose_end(run: Path, strand: Material, end: int) -> None:
    """Draw a run of cord whose given end (0 first, -1 last) droops into the hole."""
    x, y, z = run[end]
    toward = (HOLE[0] - x, HOLE[1] - y)
    reach = 0.2 / (math.hypot(*toward) + 0.01)
    drop = 0.5 + 0.45 * abs(math.sin(7 * x + 3 * y))
    tail = [
        (x + toward[0] * reach, y + toward[1] * reach, z - 0.35 * drop),
        (x + toward[0] * reach * 1.4, y + toward[1] * reach * 1.4, z - drop),
    ]
    line = [*run, *tail] if end == -1 else [*tail[::-1], *run]
    if len(line) > 2:
        tube(line, 0.032, strand, 6)


def net() -> None:
    """Safety net with a torn hole and a rope around its edge."""
    strand = paper("bone", vary=0.03)
    for x in np.arange(-9.36, 9.4, NET_MESH):
        cord([(x, y) for y in np.arange(-4.32, 9.4, 0.24)], strand)
    for y in np.arange(-4.32, 9.4, NET_MESH):
        cord([(x, y) for x in np.arange(-9.36, 9.4, 0.24)], strand)
    corners = [(-9.36, -4.32), (9.36, -4.32), (9.36, 9.36), (-9.36, 9.36)]
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=False):
        edge = [(ax + (bx - ax) * t, ay + (by - ay) * t) for t in np.linspace(0, 1, 30)]
        tube([(x, y, net_height(x, y)) for x, y in edge], 0.09, paper("terra"), 8)
