"""Footprints: steps along a way, and soles pressed into the ground."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Material

from tools.art.kit.kinds import Array, HeightFunction, Outline, Path
from tools.art.kit.shapes.curves import spline
from tools.art.kit.shapes.land import height_at
from tools.art.kit.shapes.solids import ball


def trail(path: Array, stride: float, half_gap: float) -> list[tuple[float, float, float]]:
    """Left/right steps along a polyline: list of (x, y, heading)."""
    path = np.asarray(path, float)
    length = np.linalg.norm(np.diff(path, axis=0), axis=1).sum()
    steps = spline(path, max(2, int(length / stride)))
    headings = np.arctan2(*np.gradient(steps, axis=0).T[::-1])
    prints = []
    for number, ((x, y), heading) in enumerate(zip(steps, headings, strict=False)):
        side = half_gap if number % 2 else -half_gap
        prints.append((x - side * math.sin(heading), y + side * math.cos(heading), heading))
    return prints


def press_prints(x: Array, y: Array, z: Array, prints: Path, length: float, depth: float) -> Array:
    """Press boot prints (sole and heel, soft raised rim) into heights z in place."""
    for print_x, print_y, heading in prints:
        near = (np.abs(x - print_x) < length) & (np.abs(y - print_y) < length)
        step_x = x[near] - print_x
        step_y = y[near] - print_y
        along = (step_x * math.cos(heading) + step_y * math.sin(heading)) / length
        across = (step_y * math.cos(heading) - step_x * math.sin(heading)) / length
        sole = np.hypot((along - 0.14) / 0.34, across / 0.185)
        heel = np.hypot((along + 0.33) / 0.18, across / 0.15)
        shape = np.minimum(sole, heel)
        dent = np.clip((1.08 - shape) / 0.3, 0, 1)
        dent = dent * dent * (3 - 2 * dent)
        rim = 0.22 * np.exp(-(((shape - 1.22) / 0.16) ** 2))
        z[near] += depth * (rim - dent)
    return z


def walk(points: Outline, stride: float, gap: float) -> list[tuple[float, float, float]]:
    """Left and right prints along a path; returns (x, y, heading) rows."""
    path = spline(points, 400)
    length = float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())
    prints = []
    for step in range(int(length / stride)):
        k = min(397, int(400 * step * stride / length))
        heading = math.atan2(*(path[k + 2] - path[k])[1::-1])
        side = gap if step % 2 else -gap
        prints.append((path[k][0] - side * math.sin(heading), path[k][1] + side * math.cos(heading), heading))
    return prints


def footprint_dents(
    x: Array, y: Array, prints: Path, depth: float = 0.1, length: float = 0.34, width: float = 0.15
) -> Array:
    """Depth of a line of shoe prints at (x, y); prints = (x, y, heading) rows."""
    dent = np.zeros_like(x)
    for px, py, heading in prints:
        along = (x - px) * math.cos(heading) + (y - py) * math.sin(heading)
        side = -(x - px) * math.sin(heading) + (y - py) * math.cos(heading)
        waist = 1 - 0.28 * np.exp(-(((along + 0.25 * length) / (0.3 * length)) ** 2))
        shape = (along / length) ** 4 + (side / (width * waist)) ** 4
        dent += np.exp(-shape) * depth
    return dent


def footprints(
    path: Outline,
    count: int,
    size: float,
    material: Material,
    ground: HeightFunction,
    spread: float = 0.16,
    press: float = 0.012,
) -> None:
    """Left and right prints along a 2D path: sole and heel as flat dark ovals."""
    walk = spline(path, count + 1)
    for index in range(count):
        step = walk[index + 1] - walk[index]
        heading = math.atan2(step[1], step[0])
        side = spread * (1 if index % 2 else -1)
        x = walk[index][0] - math.sin(heading) * side
        y = walk[index][1] + math.cos(heading) * side
        for ahead, long, wide in ((0.18, 0.62, 0.36), (-0.42, 0.3, 0.27)):
            at_x = x + math.cos(heading) * ahead * size
            at_y = y + math.sin(heading) * ahead * size
            ball(
                size * 0.5,
                (at_x, at_y, height_at(ground, at_x, at_y) + press),
                material,
                (long * 1.3, wide * 1.3, 0.03),
                (0, 0, heading),
                2,
            )
