"""Shoes and boots of clay, alone and in pairs."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Array, Outline, Triple
from tools.art.kit.mats import paper
from tools.art.kit.shapes.curves import TAU, spline
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.meshes import group
from tools.art.kit.shapes.sheets import grid_sheet
from tools.art.kit.shapes.solids import ball, cyl
from tools.art.kit.shapes.sweeps import tube

SOLE = (
    (0, 0.0), (0.02, 0.1), (0.1, 0.185), (0.22, 0.2), (0.42, 0.165), (0.62, 0.215), (0.76, 0.24), (0.9, 0.19),
    (0.97, 0.11), (1, 0.0),
)  # fmt: skip
LOW_TOP = (
    (0, 0.3), (0.04, 0.46), (0.12, 0.5), (0.36, 0.47), (0.48, 0.42), (0.66, 0.3), (0.84, 0.24), (0.95, 0.17), (1, 0.05),
)  # fmt: skip


def _profile(table: Outline, values: Array) -> Array:
    """Smooth curve through a table of (u, value) pairs."""
    curve = spline(table, 120)
    return np.clip(np.interp(values, curve[:, 0], curve[:, 1]), 0, None)


def _upper(mat: Material, top: Outline, width_scale: float) -> Object:
    """Body of a shoe of length 1, heel at x = 0, toe at x = 1."""
    along = 0.5 - 0.5 * np.cos(np.linspace(0.02, math.pi - 0.02, 34))
    half = _profile(SOLE, along) * width_scale
    height = _profile(top, along)
    turn = np.linspace(0, math.pi, 20)
    across = np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** 0.75
    rise = np.sin(turn) ** 0.6
    grid = np.zeros((len(along), len(turn), 3))
    grid[..., 0] = along[:, None]
    grid[..., 1] = half[:, None] * across * (1 - 0.28 * rise)
    grid[..., 2] = height[:, None] * rise
    return grid_sheet(grid, mat)


def _sole(mat: Material, thick: float, margin: float) -> Object:
    along = 0.5 - 0.5 * np.cos(np.linspace(0.05, math.pi - 0.05, 30))
    half = _profile(SOLE, along) * margin
    outline = list(zip(along, half, strict=False)) + list(zip(along[::-1], -half[::-1], strict=False))
    return cutout([outline], thick, mat, min(0.03, thick * 0.4), (0, 0, -thick * 0.3))


def _opening(x: float, z: float, length: float, width: float, mat: Material, tilt: float = 0.0) -> Object:
    """Dark hole with a padded rim."""
    rim = [(length * math.cos(a), width * math.sin(a), 0) for a in np.linspace(0, TAU, 40)[:-1]]
    ring = tube(rim, 0.035, mat, 8, closed=True)
    hole = cutout([[(px, py) for px, py, _ in rim]], 0.02, paper("ink"), 0.004, (0, 0, 0.005))
    return group(ring, hole, loc=(x, 0, z), rot=(0, tilt, 0))


def _laces(mat: Material, count: int = 4) -> list[Object]:
    parts = []
    for number in range(count):
        x = 0.50 + 0.055 * number
        z = 0.425 - 0.060 * number
        half = 0.10 - 0.008 * number
        bar = [(x, -half, z - 0.035), (x + 0.01, 0, z + 0.02), (x, half, z - 0.035)]
        parts.append(tube(spline(bar, 9), 0.018, mat, 6))
    return parts


def _shaft(mat: Material, height: float, flare: float) -> Object:
    """Leg of a boot."""
    levels = np.linspace(0.25, height, 12)
    grid = np.zeros((len(levels), 33, 3))
    turn = np.linspace(0, TAU, 33)
    for row, level in enumerate(levels):
        wide = 1 + flare * (level - 0.25) / (height - 0.25)
        grid[row, :, 0] = 0.225 + 0.225 * wide * np.cos(turn)
        grid[row, :, 1] = 0.165 * wide * np.sin(turn)
        grid[row, :, 2] = level
    return grid_sheet(grid, mat)


def shoe(kind: str, colour: str, trim: str) -> list[Object]:
    """One shoe of length 1 with its toe at +x: sneaker, boot, welly, slipper or strap."""
    skin = paper(colour, scale=3)
    accent = paper(trim, scale=3)
    if kind in ("boot", "welly"):
        height = 1.0 if kind == "boot" else 1.22
        flare = 0.05 if kind == "boot" else 0.18
        parts = [_upper(skin, LOW_TOP, 1), _sole(accent, 0.14, 1.06), _shaft(skin, height, flare)]
        wide = 1 + flare
        parts.append(_opening(0.225, height, 0.225 * wide, 0.165 * wide, accent))
        if kind == "boot":
            parts += _laces(accent)
        else:
            parts.append(cyl(0.252, 0.07, (0.225, 0, height - 0.12), accent, seg=30, bevel=0.02))
            parts[-1].scale = (1.04, 0.78, 1)
        return parts
    low = kind == "slipper"
    top = [(u, value * (0.62 if low and u < 0.3 else 0.86)) for u, value in LOW_TOP]
    parts = [_upper(skin, top, 1.02)]
    parts.append(_sole(accent if kind == "sneaker" else paper("bark"), 0.17 if kind == "sneaker" else 0.08, 1.07))
    parts.append(_opening(0.25, 0.375 if low else 0.425, 0.225, 0.135, accent, 0.03 if not low else -0.18))
    if kind == "sneaker":
        parts += _laces(accent)
    if kind == "slipper":
        parts.append(ball(0.095, (0.62, 0, 0.31), accent, sub=3))
    if kind == "strap":
        bar = [(0.52, -0.17, 0.14), (0.51, -0.10, 0.34), (0.51, 0.0, 0.40), (0.51, 0.10, 0.34), (0.52, 0.17, 0.14)]
        parts.append(tube(spline(bar, 20), 0.035, accent, 8))
        parts.append(ball(0.045, (0.52, -0.13, 0.30), paper("ochre"), sub=2))
    return parts


def pair(
    kind: str,
    colour: str,
    trim: str,
    loc: Triple,
    turn: float,
    scale: float = 1.0,
    gap: float = 0.27,
    spread: float = 0.1,
) -> Object:
    """A left and a right shoe side by side; turn is the direction of the toes."""
    shoes = []
    for side in (-1, 1):
        parts = shoe(kind, colour, trim)
        shoes.append(
            group(*parts, loc=(-0.45 + 0.05 * side, side * gap, 0.1), rot=(0, 0, side * spread), scale=(1, side, 1))
        )
    return group(*shoes, loc=loc, rot=(0, 0, turn), scale=scale)
