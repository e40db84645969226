"""A sawn trunk shows wide and narrow rings and a green shoot at its edge.

One ring still glows: what happened in that year, and what does the new shoot know of it?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, cutout, fbm, mesh, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.mountains import forest_floor, young_shoot
from tools.art.kit.rig import camera, firelight
from tools.art.kit.shapes.turning import grid_faces

# width of every year, from the pith outwards: good years are wide, hard years narrow
YEARS = (
    0.26, 0.22, 0.25, 0.21, 0.24, 0.18, 0.08, 0.06, 0.06, 0.07, 0.2, 0.24, 0.22, 0.2, 0.17, 0.1, 0.06, 0.05, 0.06, 0.06,
    0.14, 0.21, 0.23, 0.19, 0.16, 0.13,
)  # fmt: skip
EMBER_YEAR = 14
TOP = 1.7
STEP = 0.014


def outline(radius, outer, samples=260):
    """Outline of one year: round near the pith, following the bark's bumps further out."""
    angles = np.linspace(0, TAU, samples, endpoint=False)
    bumps = 0.06 * np.sin(2 * angles + 0.6) + 0.045 * np.sin(3 * angles + 2.2)
    bumps += 0.022 * np.sin(7 * angles + 0.3) + 0.014 * np.sin(11 * angles)
    radii = radius * (1 + bumps * (radius / outer) ** 1.3)
    return angles, radii


def rings(outer):
    """Stack one thin card per season, outermost lowest, so that every year casts a fine edge."""
    edges = np.cumsum(YEARS)
    edges = edges / edges[-1] * outer
    light = [paper("#DDB98A", vary=0.04), paper("#CFA16A", vary=0.04)]
    late = paper("wood", vary=0.05)
    for order, year in enumerate(reversed(range(len(YEARS)))):
        ember = year == EMBER_YEAR
        previous = edges[year - 1] if year else 0
        width = edges[year] - previous
        seam = glow("#FF6410", 1.0) if ember else late
        rim = 0.10 if ember else min(0.04, width * 0.38)
        pale = light[year % 2 and width > 0.1]
        for radius, material, lift in ((edges[year], seam, 0), (edges[year] - rim, pale, 0.5)):
            angles, radii = outline(radius, outer)
            shape = list(zip(radii * np.cos(angles), radii * np.sin(angles), strict=False))
            height = TOP + STEP * (order + lift)
            cutout([shape], 0.2, material, 0.006, (0, 0, height - 0.1))


def bark(outer):
    """Rugged bark wall with root flares, from the saw cut down into the moss."""
    rows, columns = 16, 420
    angles, base = outline(outer, outer, columns)
    verts = []
    profile = [(0.97, TOP - 0.02), (1.0, TOP + 0.05), (1.05, TOP + 0.04), (1.08, TOP - 0.06)]
    profile += [(1.085, TOP - 0.06 - k * 0.15) for k in range(1, rows - 3)]
    for index, (factor, height) in enumerate(profile):
        down = max(0, TOP - height) / TOP
        ridge = 0.035 * np.sin(46 * angles + 2.5 * np.sin(3 * angles) + 1.5 * height)
        ridge += 0.05 * fbm(angles * 5, np.full(columns, height * 1.2), 1.6, 4, 3)
        flare = 0.34 * down**2.4 * (1 + 0.75 * np.sin(5 * angles + 1))
        radii = base * (factor + flare + ridge * min(1, index / 3))
        verts.append(np.stack([radii * np.cos(angles), radii * np.sin(angles), np.full(columns, height)], 1))
    mesh(np.vstack(verts), grid_faces(len(profile), columns), paper("bark", two="wood", dents=0.6), smooth=True)


def build():
    """Build the scene and return its render options."""
    start("dawn", haze=0.03, haze_start=13, fog="#B7CFC0", fill_s=0.85)
    source = random.Random(5)
    outer = 3.65

    def ground(x, y):
        return 0.2 * fbm(x + 20, y + 20, 0.35, 2) - 0.1

    rings(outer)
    bark(outer)
    angles, radii = outline(outer, outer)
    at = int(len(angles) * 0.085)
    edge = radii[at] * 0.97
    young_shoot((edge * math.cos(angles[at]), edge * math.sin(angles[at]), TOP - 0.1))
    crack = [(0.05, 0.02, 0), (-0.5, -0.55, 0), (-0.95, -1.25, 0), (-1.15, -2.0, 0)]
    tube(np.array(crack) + (0, 0, TOP + 0.02), 0.03, paper("bark"), 6)
    forest_floor(ground, source)
    firelight((0, 0, 1), 9, side=-1, height=0.5, key=1.3, rim=0.6, size=0.18)
    camera((0.2, -9.2, 9.6), (0.15, 0.45, 1.1), 38.5, focus=(0, -0.5, 1.7), fstop=0.6)
    return {"exposure": 0.1}
