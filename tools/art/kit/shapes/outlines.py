"""Outlines for `cutout`: leaves, smooth closed curves, parts of rings."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Outline, Triple
from tools.art.kit.shapes.curves import circle, spline
from tools.art.kit.shapes.cutouts import cutout


def leaf_outline(length: float, width: float, points: int = 18) -> list[tuple[float, float]]:
    """Pointed leaf along +x, starting at the origin."""
    half = [(length * u, width * math.sin(math.pi * u**0.8)) for u in np.linspace(0, 1, points)]
    return half + [(x, -y) for x, y in half[-2:0:-1]]


def loop_outline(points: Outline, count: int = 90) -> list[tuple[float, float]]:
    """Closed smooth outline through a few xy points."""
    return [tuple(point) for point in spline(points, count, True)[:-1]]


def polar(radius: float, angle: float) -> tuple[float, float]:
    """Point on a circle, angle in radians, counter-clockwise from the right."""
    return radius * math.cos(angle), radius * math.sin(angle)


def sector(inner: float, outer: float, start: int, stop: int, steps: int = 24) -> list[tuple[float, float]]:
    """Outline of a piece of a ring between two angles in degrees."""
    angles = np.radians(np.linspace(start, stop, steps))
    return [polar(outer, a) for a in angles] + [polar(inner, a) for a in angles[::-1]]


def flat_ring(radius: float, width: float, loc: Triple, material: Material, thick: float = 0.04) -> Object:
    """Ring of card lying on the ground."""
    return cutout([circle(radius), circle(radius - width)], thick, material, 0.01, loc)
