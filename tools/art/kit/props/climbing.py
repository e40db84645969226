"""What a climber leaves: ropes, pegs."""

from __future__ import annotations

import math
import random

import numpy as np
from bpy.types import Object

from tools.art.kit.kinds import Array, Path, Triple
from tools.art.kit.mats import paper
from tools.art.kit.shapes.curves import spline
from tools.art.kit.shapes.meshes import group
from tools.art.kit.shapes.solids import cyl
from tools.art.kit.shapes.sweeps import tube


def strand_rope(points: Path, radius: float, colour: str, steps: int = 320) -> None:
    """Two-strand rope through points."""
    line = spline(points, steps)
    length = float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
    turn = np.linspace(0, length / radius * 0.75, steps)
    along = np.gradient(line, axis=0)
    along /= np.linalg.norm(along, axis=1)[:, None] + 1e-9
    first = np.cross(along, (0, 1, 0))
    first /= np.linalg.norm(first, axis=1)[:, None] + 1e-9
    second = np.cross(along, first)
    for phase in (0, math.pi):
        offset = np.cos(turn + phase)[:, None] * first + np.sin(turn + phase)[:, None] * second
        tube(line + 0.5 * radius * offset, 0.62 * radius, paper(colour, vary=0.03), 8)


def peg(loc: Triple, rot: Triple) -> Object:
    """Steel peg with an eye."""
    steel = paper("slate", rough=0.6)
    shaft = cyl(0.16, 1.5, (0, 0, 0.35), steel, 0.13, seg=14)
    head = cyl(0.25, 0.14, (0, 0, 1.12), steel, seg=18)
    eye = tube(
        [(0.2 + 0.2 * math.cos(a), 0, 0.78 + 0.2 * math.sin(a)) for a in np.linspace(0, math.tau, 22, endpoint=False)],
        0.055,
        steel,
        8,
        closed=True,
    )
    return group(shaft, head, eye, loc=loc, rot=rot, scale=1.25)


def twisted_line(points: Path, radius: float, colour: str = "bone") -> Array:
    """Two-strand rope along a spline through points."""
    line = spline(points, 160)
    length = float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
    turn = np.linspace(0, length / radius * 0.8, len(line))
    for phase in (0, math.pi):
        strand = line.copy()
        strand[:, 0] += 0.5 * radius * np.cos(turn + phase)
        strand[:, 1] += 0.5 * radius * np.sin(turn + phase)
        tube(strand, 0.62 * radius, paper(colour), 8)
    return line


def frayed_end(tip: Triple, heading: Triple, rnd: random.Random, size: float = 1.0) -> None:
    """Loose strands that spread from a torn rope end."""
    tip = np.asarray(tip)
    for _ in range(11):
        spread = np.array([rnd.gauss(0, 0.32), rnd.gauss(0, 0.2), rnd.gauss(0, 0.2)])
        middle = tip + np.asarray(heading) * 0.22 * size + spread * 0.3 * size
        end = tip + np.asarray(heading) * rnd.uniform(0.36, 0.6) * size + spread * size
        tube(spline([tip, middle, end], 10), 0.022, paper("bone"), 6, np.linspace(1, 0.4, 10))
