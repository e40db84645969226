"""Five open compasses of different make lie on green felt, and every needle points another way.
A pale round mark shows where a sixth one lay: which was right, and who took it along?"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import box, cutout, cyl, group
from tools.art.kit.mats import paper
from tools.art.kit.palette import EMBER_PAINT
from tools.art.kit.props.compasses import case_bow, case_lid, needle, rose, ticks
from tools.art.kit.props.pipes import disc, ring
from tools.art.kit.rig import camera, firelight
from tools.art.kit.shapes.cutouts import FLAT
from tools.art.kit.shapes.outlines import polar

# x, y, radius, case, face, needle angle in degrees, angle of the lid or None
COMPASSES = (
    (-4.9, 2.0, 1.7, "ochre", "cream", 25, 60), (-4.1, -2.4, 1.45, "teal", "bone", 165, None),
    (-0.3, 0.1, 2.1, "terra", "cream", 96, None), (5.1, -1.7, 1.5, "ochre", "mist", -52, None),
    (4.2, 2.5, 1.35, "slate", "bone", 228, 62),
)  # fmt: skip
EMBER_ONE = 2  # index of the compass with the ember needle
MISSING = (1.6, -3.4, 1.35)  # x, y, radius of the mark on the felt


def compass(x, y, radius, case, face, degrees, lid_angle, needle_colour):
    """Round case with rim, face, rose, strokes and needle."""
    depth = 0.34 * radius
    floor = depth - 0.16
    parts = [
        cyl(radius, depth, (0, 0, depth / 2), paper(case), seg=72, bevel=0.09),
        ring(radius * 1.04, radius * 0.87, 0.34, paper(case), (0, 0, depth), FLAT, 0.09),
        disc(radius * 0.9, 0.06, paper(face), (0, 0, floor + 0.18), FLAT),
    ]
    parts += ticks(radius, floor + 0.215)
    parts += rose(radius, floor + 0.22)
    parts += needle(radius, floor + 0.42, degrees, needle_colour)
    if lid_angle is None:
        parts += case_bow(radius, depth, 100 if x < 0 else -70)
    else:
        parts.append(case_lid(radius, depth, case, lid_angle))
    return group(*parts, loc=(x, y, 0))


def chart():
    """Unmarked map on the table: sea, two islands of stacked card, and the creases of folding."""
    sheet = [(-11, -1.4), (2.9, 0.2), (2.3, 9), (-12, 8)]
    cutout([sheet], 0.04, paper("cream"), 0.01, (0, 0, 0.02))
    sea = [(-11, -1.1), (2.6, 0.46), (2.05, 9), (-12, 8)]
    cutout([sea], 0.02, paper("mist"), 0.005, (0, 0, 0.045))
    islands = (((-1.9, 3.0), 2.6, 4), ((-6.9, 1.0), 1.7, 9))
    for (x, y), size, seed in islands:
        for level, colour in enumerate(("bone", "sand", "rose")):
            scale = size * (1 - 0.3 * level)
            shore = [
                polar(scale * (1 + 0.22 * math.sin(2 * a + seed) + 0.1 * math.sin(5 * a)), a)
                for a in np.linspace(0, math.tau, 60, endpoint=False)
            ]
            cutout([shore], 0.04, paper(colour), 0.01, (x, y, 0.07 + 0.035 * level))


def build():
    """Scene and render options."""
    start("noon")
    box((60, 60, 0.4), (0, 0, -0.2), paper("pine", vary=0.04), bevel=0)
    x, y, radius = MISSING
    disc(radius, 0.02, paper("#3F6A55", vary=0.02), (x, y, 0.005), FLAT, 0.005)
    disc(radius * 0.82, 0.02, paper("#4A745C", vary=0.02), (x, y, 0.012), FLAT, 0.005)
    chart()
    for index, row in enumerate(COMPASSES):
        colour = paper(EMBER_PAINT) if index == EMBER_ONE else paper("brick")
        compass(*row, colour)
    firelight((0, 0, 0), 11, side=-1, height=0.75, key=1.1, rim=0.6, size=0.2)
    camera((0, -11.5, 14.2), (0.15, -0.35, 0), 42, focus=(0.6, 0, 0.5), fstop=0.6)
    return {"exposure": 0.15}
