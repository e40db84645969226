"""Very different instruments wait on a half circle of chairs in a bright rehearsal room.

Open question: one case is still closed, and light comes out of its seam - what is in it?
"""

import math

from tools.art.kit.core import start
from tools.art.kit.geo import box, cutout, cyl, group, spline, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.instruments import accordion, chime_bars, drum, guitar, harp, horn
from tools.art.kit.rig import area, camera, firelight, point, spot
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.shapes.outlines import loop_outline

SEAT = 1.3  # height of the chair seats


def chair(colour):
    """Plain chair that faces -y."""
    wood = paper(colour)
    parts = [box((1.35, 1.2, 0.14), (0, 0, SEAT - 0.07), wood, bevel=0.05)]
    for x in (-0.56, 0.56):
        parts.append(box((0.13, 0.13, SEAT), (x, -0.5, SEAT / 2), wood, bevel=0.03))
        parts.append(box((0.13, 0.13, SEAT + 1.5), (x, 0.54, SEAT / 2 + 0.75), wood, (-0.06, 0, 0), 0.03))
    parts += [
        box((1.2, 0.1, 0.3), (0, 0.58 + 0.06 * (z - SEAT), z), wood, bevel=0.04) for z in (SEAT + 0.65, SEAT + 1.2)
    ]
    return parts


def closed_case():
    """Big bottle-shaped case, still shut, light in the seam between its halves."""
    shape = loop_outline(
        [
            (0, -1.5), (-0.85, -1.2), (-0.95, -0.5), (-0.62, 0.05), (-0.75, 0.6), (-0.3, 1.15), (-0.28, 2.2), (0, 2.45),
            (0.28, 2.2), (0.3, 1.15), (0.75, 0.6), (0.62, 0.05), (0.95, -0.5), (0.85, -1.2),
        ]
    )  # fmt: skip
    parts = [
        cutout([shape], 0.46, paper("plum"), 0.10, (0, 0.36, 0), UPRIGHT),
        cutout([shape], 0.46, paper("plum"), 0.10, (0, -0.36, 0), UPRIGHT),
        cutout([[(x * 0.985, z * 0.99) for x, z in shape]], 0.16, glow("#FF6A10", 2.2), 0.02, (0, 0, 0), UPRIGHT),
        tube(
            spline([(-0.16, -0.5, 0.1), (-0.14, -0.72, 0.35), (0.14, -0.72, 0.35), (0.16, -0.5, 0.1)], 16),
            0.06,
            paper("bark"),
            8,
        ),
    ]
    for x, z in ((-0.86, -0.9), (0.86, -0.9), (0.62, 0.1), (-0.62, 0.1), (0.30, 1.7), (-0.30, 1.7)):
        parts.append(box((0.2, 0.9, 0.16), (x, 0, z), paper("ochre"), bevel=0.03))
    return parts


def room():
    """Board floor, pale wall, two tall windows."""
    for number in range(30):
        box(
            (1.17, 30, 0.3),
            (-17.5 + number * 1.2, 0, -0.15),
            paper("sand", vary=0.03 + 0.03 * (number % 3)),
            bevel=0.03,
        )
    cyl(7.6, 0.06, (0, -0.2, 0.03), paper("teal", vary=0.06), seg=72, bevel=0.02)
    cyl(6.6, 0.07, (0, -0.2, 0.035), paper("sea", vary=0.05), seg=72, bevel=0.02)
    box((50, 0.4, 14), (0, 8.6, 7), paper("bone", vary=0.03))
    box((50, 0.5, 2.2), (0, 8.5, 1.1), paper("rose", vary=0.03))
    box((50, 0.6, 0.18), (0, 8.4, 2.25), paper("cream"))
    for x in (-6.2, 6.2):
        box((3.4, 0.3, 7.4), (x, 8.4, 6.9), paper("cream"))
        box((2.9, 0.3, 6.9), (x, 8.3, 6.9), glow("#BFE0E6", 1.0), bevel=0)
        box((0.16, 0.4, 6.9), (x, 8.25, 6.9), paper("cream"))
        for z in (5.2, 7.4):
            box((2.9, 0.36, 0.15), (x, 8.25, z), paper("cream"))


def place(parts, degrees, radius, height, tilt=(0, 0), turn=0.0, scale=1.0):
    """Put parts on the half circle, facing its centre."""
    angle = math.radians(degrees)
    x, y = 1.15 * radius * math.cos(angle), 0.92 * radius * math.sin(angle)
    inner = group(*parts, rot=(*tilt, turn), scale=scale)
    return group(inner, loc=(x, y, height), rot=(0, 0, angle - math.pi / 2))


def build():
    """Morning light from the left; the camera stands where the audience will be."""
    start("noon", fill_s=0.5)
    room()
    colours = ("wood", "terra", "wood", "bark", "ochre", "wood", "terra")
    angles = (6, 33, 62, 90, 118, 147, 174)
    for colour, degrees in zip(colours, angles, strict=False):
        place(chair(colour), degrees, 5.4, 0.07)
    place(drum(), 205, 4.3, 0.07, scale=1.2)
    place(guitar(), 147, 4.9, SEAT + 1.08, (-0.16, 0), 0.1, 1.0)
    place(horn(), 118, 5.2, SEAT + 0.84, (1.45, 0), -0.75, 1.15)
    place(closed_case(), 90, 4.1, 1.96, (-0.16, 0.0), 1.12, 1.28)
    place(accordion(), 62, 5.2, SEAT + 0.01, (0, 0), 0.1, 1.1)
    place(harp(), 33, 4.3, 0.25, (0, 0), -0.1, 1.4)
    place(chime_bars(), 6, 5.1, SEAT + 0.02, (0, 0), -1.2, 1.15)
    point((0.2, 1.4, 1.0), 90, "ember", 0.2)
    spot((-17, -4, 11), (0, 3, 0), 42000, "flame", 38, 0.3, 0.25)
    firelight((0, 1, 1), 12, height=0.6, key=0.45, rim=0.4, size=0.2)
    area((0, -16, 9), (0, 2, 1), 300, "cream", 6)
    camera((0.1, -12.6, 4.7), (0.0, 1.6, 2.15), 36, focus=(0, 3, 1.5), fstop=0.8)
    return {"exposure": -0.05}
