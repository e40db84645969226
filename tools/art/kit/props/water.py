"""Water's edge and what moves on it: a shore with foam, ripples."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Array, HeightFunction, Triple
from tools.art.kit.mats import paper
from tools.art.kit.shapes.curves import TAU
from tools.art.kit.shapes.cutouts import UPRIGHT, cutout
from tools.art.kit.shapes.land import terrain
from tools.art.kit.shapes.sweeps import tube


def shore(
    ground: HeightFunction,
    level: float,
    size: tuple[float, float],
    grid: tuple[float, float],
    foam: Material,
    water: Material,
    centre: tuple[float, float] = (0, 0),
    foam_depth: float = 0.07,
) -> None:
    """Still water: a foam sheet, and a water sheet that dips under it along the edge."""

    def foam_sheet(x: Array, y: Array) -> Array:
        return np.full_like(x, level) + 0.012 * np.sin(3 * x + 1.7 * y)

    def water_sheet(x: Array, y: Array) -> Array:
        depth = level - ground(x, y)
        return level + np.clip((depth - foam_depth) * 0.6, -0.06, 0.035)

    place = (centre[0], centre[1], 0)
    terrain(foam_sheet, *size, *grid, foam, place)
    terrain(water_sheet, *size, *grid, water, place)


def bilinear(function: HeightFunction, x: float, y: float) -> float:
    """Height of a vectorised ground function at one point."""
    return float(function(np.array(float(x)), np.array(float(y))))


def ripple(
    centre: Triple,
    radius: float,
    width: float,
    material: Material,
    squash: float = 1.0,
    start: float = 0.0,
    end: float = TAU,
) -> Object:
    """Thin raised ring (or arc) on the water; squash flattens it front to back."""
    whole = end - start >= TAU - 1e-6
    angles = np.linspace(start, end, 72, endpoint=not whole)
    x, y, z = centre
    path = [(x + radius * math.cos(a), y + squash * radius * math.sin(a), z) for a in angles]
    taper = None if whole else np.sin(np.linspace(0.05, math.pi - 0.05, len(path))) ** 0.5
    ring = tube(path, width, material, 6, radii=taper, closed=whole)
    ring.visible_shadow = False
    return ring


def crest_line(level: float, crest: float, length: float, phase: float) -> list[tuple[float, float]]:
    """Leaning trochoid: round troughs, sharp crests that curl to the right."""
    turns = np.linspace(-5, 5, 500) * math.tau + phase
    height = crest * (0.5 + 0.5 * np.cos(turns)) ** 1.7
    x = turns * length / math.tau - 0.52 * np.sin(turns) * length / 6 + 0.55 * height
    return [(a, level + b) for a, b in zip(x, height, strict=False)]


def wave(y: float, level: float, crest: float, length: float, phase: float, colour: str) -> None:
    """One sheet of sea with a cream foam edge behind it."""
    line = crest_line(level, crest, length, phase)
    inside = [p for p in line if abs(p[0]) < 22]
    body = [(inside[0][0], -14), *inside, (inside[-1][0], -14)]
    cutout([body], 0.35, paper(colour, vary=0.04), 0.06, (0, y, 0), UPRIGHT)
    low = min(p[1] for p in inside)
    foam = [(px + 0.03, pz + 0.24 * ((pz - low) / crest) ** 0.6 + 0.02) for px, pz in inside]
    shape = [(foam[0][0], -14), *foam, (foam[-1][0], -14)]
    cutout([shape], 0.12, paper("mist", vary=0.03), 0.03, (0, y + 0.3, 0), UPRIGHT)
