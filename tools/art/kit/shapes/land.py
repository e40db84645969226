"""Land: height fields, smooth noise for hills, and hills made of stacked card."""

from __future__ import annotations

import bpy
import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Array, HeightFunction, Triple
from tools.art.kit.shapes.meshes import ORIGIN, wrap

# The noise repeats after this many cells in each direction.
NOISE_CELLS = 64
OCTAVE_FREQUENCY = 2.03
OCTAVE_STRENGTH = 0.5


def terrain(
    fn: HeightFunction,
    sx: float,
    sy: float,
    nx: int = 200,
    ny: int = 140,
    mat: Material | None = None,
    loc: Triple = ORIGIN,
    smooth: bool = True,
) -> Object:
    """Make a landscape from a height function.

    fn: takes arrays of scene x and y, returns heights.
    sx, sy: size in units, centred on `loc`.
    nx, ny: number of points along x and y.
    smooth: shade smooth.
    """
    x, y = np.meshgrid(np.linspace(-sx / 2, sx / 2, nx), np.linspace(-sy / 2, sy / 2, ny))
    heights = fn(x + loc[0], y + loc[1])
    points = np.stack([x, y, heights], -1).reshape(-1, 3)
    index = np.arange(nx * ny).reshape(ny, nx)
    corners = [index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]]
    faces = np.stack(corners, -1).reshape(-1, 4)
    data = bpy.data.meshes.new("terrain")
    data.from_pydata(points.tolist(), [], faces.tolist())
    data.update()
    return wrap(data, mat, smooth, 0, loc)


def _ease(t: Array) -> Array:
    """Return the smooth step of values between 0 and 1."""
    return t * t * (3 - 2 * t)


def _value_noise(table: Array, x: Array, y: Array) -> Array:
    """Return smooth noise with one random value of the table per unit square."""
    column, row = np.floor(x).astype(int), np.floor(y).astype(int)
    across, along = _ease(x - column), _ease(y - row)
    column, row = column % NOISE_CELLS, row % NOISE_CELLS
    next_column, next_row = (column + 1) % NOISE_CELLS, (row + 1) % NOISE_CELLS
    near = table[column, row] * (1 - across) + table[next_column, row] * across
    far = table[column, next_row] * (1 - across) + table[next_column, next_row] * across
    return near * (1 - along) + far * along


def fbm(x: Array, y: Array, scale: float = 1.0, seed: int = 0, octaves: int = 4) -> Array:
    """Return smooth fractal noise, -1 to 1, at the places (x, y).

    scale: frequency of the largest hills per unit.
    octaves: number of ever finer layers.
    """
    table = np.random.RandomState(seed).rand(NOISE_CELLS, NOISE_CELLS) * 2 - 1
    total: Array | float = 0
    strength, strengths = 1.0, 0.0
    for _ in range(octaves):
        total = total + strength * _value_noise(table, x * scale, y * scale)
        strengths += strength
        strength *= OCTAVE_STRENGTH
        scale *= OCTAVE_FREQUENCY
    return total / strengths


def terraces(z: Array, step: float, edge: float = 0.12) -> Array:
    """Turn smooth heights into stacked sheets of card.

    z: heights.
    step: thickness of a sheet in units.
    edge: share of a step over which the height rises to the next sheet.
    """
    sheet = np.floor(z / step)
    within = z / step - sheet
    rise = np.clip((within - (1 - edge)) / edge, 0, 1)
    return (sheet + _ease(rise)) * step


def height_at(ground: HeightFunction, x: float, y: float) -> float:
    """Height of a vectorised ground function at one point."""
    return float(ground(np.array(x, float), np.array(y, float)))
