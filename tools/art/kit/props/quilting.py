"""A patchwork blanket: patches, stitches, felt shapes, a reel of thread."""

from __future__ import annotations

import math
import random

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Array, Outline, Triple
from tools.art.kit.mats import paper
from tools.art.kit.palette import rgb
from tools.art.kit.prints import pattern, printed
from tools.art.kit.shapes.curves import TAU, spline
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.land import fbm, height_at
from tools.art.kit.shapes.meshes import group
from tools.art.kit.shapes.sheets import grid_sheet
from tools.art.kit.shapes.solids import cyl
from tools.art.kit.shapes.sweeps import tube

PATCH = 2.6
COLUMNS, ROWS = 9, 6
WIDTH, DEPTH = PATCH * COLUMNS, PATCH * ROWS
OPEN = (5, 2)  # column, row of the patch that is still missing
PIXELS = 200  # print resolution per patch
KINDS = (
    "plain", "triangles", "dots", "hourglass", "stripes", "checks", "plain", "diamonds", "waves", "rings", "zigzag",
    "rows",
)  # fmt: skip
COLOURS = (
    ("teal", "mist"), ("brick", "sand"), ("slate", "bone"), ("ochre", "brick"), ("plum", "rose"), ("sea", "cream"),
    ("night", "steel"), ("rose", "cream"), ("moss", "sand"), ("bone", "terra"),
)  # fmt: skip
REPEATS = {
    "triangles": 2,
    "hourglass": 1,
    "stripes": 6,
    "checks": 3,
    "diamonds": 4,
    "waves": 5,
    "zigzag": 5,
    "rows": 6,
    "dots": 4,
    "rings": 3,
}


def corner(column: int, row: int) -> tuple[float, float]:
    """Lower left corner of a patch."""
    return column * PATCH - WIDTH / 2, row * PATCH - DEPTH / 2


def drape(x: Array, y: Array) -> Array | float:
    """Soft folds and the puffed middle of every patch."""
    u = (x + WIDTH / 2) / PATCH % 1
    v = (y + DEPTH / 2) / PATCH % 1
    puff = (np.clip(np.sin(math.pi * u) * np.sin(math.pi * v), 0, 1)) ** 0.35
    fold = 0.55 * fbm(x + 60, y + 60, 0.11, 8, 2)
    return 0.55 + fold + 0.34 * puff


def blanket_pixels() -> Array:
    """The whole blanket as one print."""
    rnd = random.Random(12)
    pixels = np.zeros((ROWS * PIXELS, COLUMNS * PIXELS, 3), np.float32)
    v, u = np.mgrid[0 : 1 : PIXELS * 1j, 0 : 1 : PIXELS * 1j]
    last = None
    for row in range(ROWS):
        for column in range(COLUMNS):
            kind = KINDS[(column * 5 + row * 7) % len(KINDS)]
            pair = rnd.choice([colours for colours in COLOURS if colours != last])
            last = pair
            repeats = REPEATS.get(kind, 1)
            mask = pattern(kind, u * repeats, v * repeats)[..., None]
            tile = np.where(mask, rgb(pair[1]), rgb(pair[0]))
            weave = 1 + 0.03 * np.sin(u * TAU * 40)[..., None] * np.sin(v * TAU * 40)[..., None]
            low, left = row * PIXELS, column * PIXELS
            pixels[low : low + PIXELS, left : left + PIXELS] = np.clip(tile * weave, 0, 1)
    return pixels


def blanket() -> None:
    """One draped surface with a square left out."""
    material = printed("quilt", blanket_pixels(), (-WIDTH / 2, -DEPTH / 2), (WIDTH, DEPTH))
    steps = 34
    for row in range(ROWS):
        for column in range(COLUMNS):
            if (column, row) == OPEN:
                continue
            left, low = corner(column, row)
            x, y = np.meshgrid(np.linspace(left, left + PATCH, steps), np.linspace(low, low + PATCH, steps))
            grid_sheet(np.stack([x, y, drape(x, y)], -1), material)


def running_stitch(
    start_point: tuple[float, float],
    end_point: tuple[float, float],
    mat: Material,
    every: float = 0.26,
    radius: float = 0.035,
) -> None:
    """Dashes of thread from one point to another, lying on the blanket."""
    a, b = np.array(start_point, float), np.array(end_point, float)
    length = np.linalg.norm(b - a)
    for number in range(int(length / every)):
        ends = [a + (b - a) * (number + part) * every / length for part in (0.15, 0.5, 0.85)]
        path = [(x, y, height_at(drape, x, y) + lift) for (x, y), lift in zip(ends, (0.0, 0.05, 0.0), strict=False)]
        tube(spline(path, 5), radius, mat, 6)


def spool(x: float, y: float) -> None:
    """Wooden reel wound with the ember thread."""
    z = height_at(drape, x, y) + 0.32
    parts = [cyl(0.27, 0.5, (0, 0, 0), paper("ember", light=0.2), bevel=0.04)]
    parts += [cyl(0.40, 0.1, (0, 0, 0.3 * side), paper("wood"), bevel=0.03) for side in (-1, 1)]
    group(*parts, loc=(x, y, z), rot=(0.1, 0, 0))


def applique(column: int, row: int, parts: list[Object]) -> Object:
    """Put flat felt shapes on one patch."""
    left, low = corner(column, row)
    x, y = left + PATCH / 2, low + PATCH / 2
    return group(*parts, loc=(x, y, height_at(drape, x, y) + 0.04))


def felt(outline: Outline, colour: str, depth: float = 0.12, loc: Triple = (0, 0, 0), turn: float = 0.0) -> Object:
    """Cut a flat shape of felt."""
    return cutout([outline], depth, paper(colour), 0.04, loc, (0, 0, turn))


def stitches() -> None:
    """Pale quilting stitches just inside the seams."""
    pale = paper("cream")
    inset = 0.26
    for row in range(1, ROWS - 1):
        for column in range(1, COLUMNS - 1):
            if (column, row) == OPEN or (column + row) % 2:
                continue
            left, low = corner(column, row)
            corners = [
                (left + inset, low + inset), (left + PATCH - inset, low + inset),
                (left + PATCH - inset, low + PATCH - inset), (left + inset, low + PATCH - inset),
            ]  # fmt: skip
            for first, second in zip(corners, corners[1:] + corners[:1], strict=False):
                running_stitch(first, second, pale, 0.3, 0.022)


def last_patch() -> tuple[Array, Array, Array]:
    """Blank patch, sewn along its left side; the free corner lifts from the hole."""
    left, low = corner(*OPEN)
    u, v = np.meshgrid(np.linspace(0, 1, 40), np.linspace(0, 1, 40))
    x = left - 0.12 + PATCH * u * (0.70 + 0.22 * v)
    y = low + PATCH * (0.02 + 0.98 * v) + 0.75 * u * (0.5 + 0.5 * v)
    edge = 0.55 + 0.55 * fbm(x + 60, y + 60, 0.11, 8, 2)
    z = edge + 0.16 + 1.0 * u**2 + 0.10 * u * np.sin(7 * v + 2 * u)
    cloth = grid_sheet(np.stack([x, y, z], -1), paper("bone", vary=0.03, grain=0.6))
    solid = cloth.modifiers.new("thickness", "SOLIDIFY")
    solid.thickness = 0.08
    return x, y, z
