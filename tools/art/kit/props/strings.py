"""Strings under strain: rounding a knot, spider's silk."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Array, Triple
from tools.art.kit.mats import paper
from tools.art.kit.shapes.curves import spline
from tools.art.kit.shapes.meshes import inst
from tools.art.kit.shapes.sweeps import tube

RADIUS = 0.27  # of one cord


def sagging_thread(first: Triple, last: Triple, depth: float, count: int = 14) -> Array:
    """Slightly hanging thread between two points."""
    t = np.linspace(0, 1, count)[:, None]
    line = first * (1 - t) + last * t
    line[:, 2] -= depth * 4 * (t * (1 - t))[:, 0]
    return line


def string_drops(path: Array, drop: Object, rng: random.Random, step: float, low: float, high: float) -> None:
    """Dew drops of different size along a thread."""
    length = np.linalg.norm(np.diff(path, axis=0), axis=1).sum()
    count = max(1, int(length / step))
    for k in range(count):
        u = (k + rng.uniform(0.2, 0.8)) / count
        place = path[int(u * (len(path) - 1))]
        size = rng.uniform(low, high)
        inst(drop, (place[0], place[1], place[2] - size * 0.5), (0, 0, 0), (size, size, size * 1.12))


def relax(path: Array, rounds: int = 25) -> Array:
    """Take the last kinks out of a path; its ends stay."""
    for _ in range(rounds):
        path[1:-1] += 0.3 * ((path[:-2] + path[2:]) / 2 - path[1:-1])
    return path


def push_apart(paths: Sequence[Array], rounds: int = 60) -> Array:
    """Move the points until cords no longer pass through each other or through the table."""
    cloud = np.stack(paths).astype(np.float32)
    cords_count, count, _ = cloud.shape
    ids = np.arange(cords_count * count)
    near = (ids[:, None] // count == ids[None] // count) & (np.abs(ids[:, None] - ids[None]) < 12)
    wanted = 2 * RADIUS * 1.02
    for _ in range(rounds):
        flat = cloud.reshape(-1, 3)
        squares = (flat**2).sum(1)
        distance = np.sqrt(np.maximum(squares[:, None] + squares - 2 * flat @ flat.T, 1e-6))
        overlap = np.where(near, 0, np.clip(wanted - distance, 0, None)) / distance
        move = overlap.sum(1)[:, None] * flat - overlap @ flat
        flat = flat + 0.3 * move
        cloud = flat.reshape(cords_count, count, 3)
        smooth = (cloud[:, :-2] + cloud[:, 2:]) / 2
        cloud[:, 1:-1] += 0.35 * (smooth - cloud[:, 1:-1])
        cloud[..., 2] = np.maximum(cloud[..., 2], RADIUS)
    return cloud.astype(float)


def tassel(path: Array, material: Material) -> None:
    """Pale binding around the end of a cord and the loose threads beyond it."""
    end = path[-1]
    forward = (end - path[-4]) / np.linalg.norm(end - path[-4])
    side = np.cross(forward, (0, 0, 1))
    tube(np.linspace(end - 0.42 * forward, end + 0.03 * forward, 6), RADIUS * 1.12, paper("cream"), 20)
    for k, spread in enumerate(np.linspace(-1, 1, 9)):
        height = 0.16 + 0.1 * math.cos(2.6 * k)
        thread = [
            end + 0.12 * spread * side,
            end + 0.45 * forward + 0.22 * spread * side,
            end + (0.85 + 0.12 * math.sin(3 * k)) * forward + 0.52 * spread * side,
        ]
        thread = np.array(thread)
        thread[1:, 2] = (height, 0.06)
        tube(spline(thread, 16), 0.062, material, 8, radii=np.linspace(1.1, 0.7, 16))
