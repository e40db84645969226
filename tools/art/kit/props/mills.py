"""Water on its way: channels, trestles, a mill wheel."""

from __future__ import annotations

import math

import numpy as np

from tools.art.kit.kinds import Array
from tools.art.kit.mats import paper
from tools.art.kit.props.roads import on_path
from tools.art.kit.shapes.curves import TAU
from tools.art.kit.shapes.meshes import group
from tools.art.kit.shapes.sheets import grid_sheet
from tools.art.kit.shapes.solids import ball, box, cyl
from tools.art.kit.shapes.sweeps import tube

PITCH = math.radians(35)  # the camera looks down by this angle, without perspective

# plan of the channel; every point is at the same height z = 0
PLAN = (
    (-3.0, 0.0), (-1.0, 0.5), (4.4, 2.6), (4.9, 3.6), (4.0, 4.4), (0.4, 5.6), (-0.3, 6.5), (0.5, 7.4), (4.3, 8.5),
    (5.0, 9.5), (4.1, 10.4), (0.2, 11.6), (-1.4, 12.0), (-2.6, 12.0),
)  # fmt: skip
END_Y = PLAN[-1][1]
DROP = END_Y * math.tan(PITCH)  # how high the end seems to stand above the start
CHANNEL = (
    (-0.62, -0.36), (0.62, -0.36), (0.62, 0.34), (0.46, 0.34), (0.46, -0.14), (-0.46, -0.14), (-0.46, 0.34),
    (-0.62, 0.34),
)  # fmt: skip


def trestles(path: Array) -> None:
    """Posts go down into the mist, longer and longer to the eye."""
    wood = paper("wood")
    dark = paper("bark")
    for u in (0.17, 0.29, 0.36, 0.45, 0.54, 0.63, 0.70, 0.79, 0.88):
        spot, heading, _ = on_path(path, u)
        normal = np.array([-math.sin(heading), math.cos(heading), 0])
        for side in (-1, 1):
            foot = spot + normal * side * 0.75 + (0, 0, -9)
            head = spot + normal * side * 0.46 + (0, 0, -0.4)
            tube([foot, (foot + head) / 2, head], 0.11, wood, 8)
        for level in (-1.5, -3.2):
            a = spot + normal * (0.46 + 0.03 * level) + (0, 0, level)
            b = spot - normal * (0.46 + 0.03 * level) + (0, 0, level)
            tube([a, b], 0.06, dark, 6)


def tower() -> None:
    """Two posts that stand at the wheel and, to the eye, carry the upper end."""
    wood = paper("wood")
    top = DROP - 0.44
    for x in (-1.95, -1.15):
        tube([(x, 0.35, -6), (x, 0.35, top / 2), (x, 0.35, top)], 0.13, wood, 10)
    for number in range(4):
        low = 0.9 + number * 1.75
        a, b = (-1.95, 0.35, low), (-1.15, 0.35, low + 1.3)
        tube([a, b], 0.055, paper("bark"), 6)
        tube([(-1.95, 0.3, low), (-1.15, 0.3, low)], 0.065, paper("bark"), 6)


def waterfall() -> None:
    """Curtain of water from the seeming top to the pool, in front of everything."""
    rows, columns = 40, 16
    grid = np.zeros((rows, columns, 3))
    for row in range(rows):
        fall = row / (rows - 1)
        x = -2.55 - 1.15 * fall**0.5
        z = DROP + 0.1 - (DROP - 0.05) * fall**1.6
        for column in range(columns):
            side = column / (columns - 1) - 0.5
            ripple = 0.04 * math.sin(column * 2.3) * fall
            grid[row, column] = (x - 0.75 * side * fall**0.4 + ripple, 0.92 * side, z)
    grid_sheet(grid, paper("sea", vary=0.04))
    pale = paper("mist", light=0.2)
    for number, column in enumerate((1, 4, 6, 9, 12, 14)):
        first = 2 + 3 * (number % 3)
        tube(grid[first : 38 - 4 * (number % 2), column] + (-0.05, -0.04, 0.02), 0.035, pale, 6)
    rng = np.random.RandomState(2)
    for _ in range(26):  # spray
        angle, reach = rng.uniform(0, TAU), rng.uniform(0.1, 0.75)
        ball(
            rng.uniform(0.07, 0.2),
            (-3.75 + reach * math.cos(angle), 0.5 * reach * math.sin(angle), 0.15 + rng.uniform(0, 0.3)),
            paper("cream"),
            sub=2,
        )


def wheel() -> None:
    """Water wheel under the fall."""
    wood = paper("wood")
    parts = []
    for y in (-0.5, 0.5):
        ring = [(1.75 * math.cos(a), y, 1.75 * math.sin(a)) for a in np.linspace(0, TAU, 48)[:-1]]
        parts.append(tube(ring, 0.1, wood, 8, closed=True))
    for number in range(10):
        angle = TAU * number / 10 + 0.2
        x, z = math.cos(angle), math.sin(angle)
        parts.append(box((0.62, 1.1, 0.08), (1.75 * x, 0, 1.75 * z), paper("sand"), (0, -angle, 0), 0.02))
        parts += [tube([(0.2 * x, y, 0.2 * z), (1.7 * x, y, 1.7 * z)], 0.055, wood, 6) for y in (-0.5, 0.5)]
    parts.append(cyl(0.27, 1.5, (0, 0, 0), paper("ember", light=0.35), rot=(math.pi / 2, 0, 0)))
    group(*parts, loc=(-5.15, 0, 0.75))
    for y in (-0.85, 0.85):
        tube([(-5.15, y, 0.75), (-5.15, y, -3)], 0.14, paper("bark"), 8)
