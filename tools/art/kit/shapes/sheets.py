"""Open sheets: surfaces through a grid of points, and flat rectangles."""

from __future__ import annotations

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Array, Triple
from tools.art.kit.shapes.meshes import mesh


def grid_sheet(grid: Array, mat: Material, smooth: bool = True) -> Object:
    """Open surface through an array of points of shape (rows, columns, 3)."""
    rows, columns = grid.shape[:2]
    index = np.arange(rows * columns).reshape(rows, columns)
    corners = (index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1])
    faces = np.stack(corners, -1).reshape(-1, 4)
    return mesh(grid.reshape(-1, 3), faces, mat, smooth)


def sheet(width: float, depth: float, loc: Triple, material: Material) -> Object:
    """Flat rectangle, for water surfaces and far ground."""
    x, y = width / 2, depth / 2
    return mesh([(-x, -y, 0), (x, -y, 0), (x, y, 0), (-x, y, 0)], [(0, 1, 2, 3)], material, loc=loc)
