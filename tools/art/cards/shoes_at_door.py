"""A crowd of very different shoes stands before a door that is ajar, warm light falls out.

Open question: why does one pair point the other way?
"""

import math

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cyl, group, spline, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.shoes import pair
from tools.art.kit.rig import area, camera, firelight, point, spot

DOOR_HALF = 1.35  # half width of the door opening
DOOR_TOP = 4.6

# kind, colour, trim, x, y, turn from "towards the door" in degrees, size
PAIRS = (
    ("boot", "wood", "sand", -3.35, -1.15, -8, 1.45), ("strap", "rose", "cream", -1.95, -1.45, 10, 1.05),
    ("welly", "ochre", "cream", 2.25, -1.2, 6, 1.1), ("sneaker", "sea", "cream", 4.0, -1.5, -10, 1.5),
    ("slipper", "plum", "rose", -4.35, -2.85, 14, 1.3), ("sneaker", "slate", "cream", -2.75, -3.2, -4, 1.6),
    ("welly", "moss", "sand", -1.3, -3.35, 5, 0.85), ("boot", "teal", "mist", 3.25, -3.1, -3, 1.5),
    ("strap", "plum", "rose", 4.75, -3.3, 9, 1.2), ("slipper", "sand", "cream", -3.75, -4.9, -6, 1.45),
    ("slipper", "moss", "leaf", 3.3, -5.0, 12, 1.35),
)  # fmt: skip


def porch():
    """Board floor, boarded wall and a striped mat."""
    for number in range(22):
        box(
            (1.17, 16, 0.3),
            (-12.9 + number * 1.2, -3.6, -0.15 + 0.006 * math.sin(number * 5)),
            paper("steel", vary=0.04 + 0.03 * (number % 3)),
            bevel=0.04,
        )
    for side in (-1, 1):
        for row in range(14):
            box(
                (10, 0.3, 0.62),
                (side * (DOOR_HALF + 0.5 + 5), 0.75, 0.3 + row * 0.6),
                paper("slate", vary=0.05),
                (0.12, 0, 0),
                0.04,
            )
    box((2.9, 1.5, 0.07), (0, -0.55, 0.04), paper("sand"), bevel=0.03)
    for x in (-1.2, 1.2):
        box((0.16, 1.5, 0.02), (x, -0.55, 0.085), paper("terra"), bevel=0.005)


def door():
    """Frame, the leaf swung inwards and a bright hall."""
    wood = paper("bone")
    for side in (-1, 1):
        box((0.42, 0.7, DOOR_TOP + 0.4), (side * (DOOR_HALF + 0.2), 0.5, DOOR_TOP / 2 + 0.1), wood)
    box((2 * DOOR_HALF + 1.2, 0.7, 0.42), (0, 0.5, DOOR_TOP + 0.2), wood)
    box((2 * DOOR_HALF, 0.9, 0.12), (0, 0.45, 0.06), paper("wood"))
    leaf = [box((2 * DOOR_HALF - 0.06, 0.18, DOOR_TOP - 0.1), (DOOR_HALF, 0, DOOR_TOP / 2), paper("teal"))]
    leaf += [box((0.86, 0.1, 1.3), (x, -0.09, z), paper("sea"), bevel=0.04) for z in (1.35, 3.35) for x in (0.72, 1.98)]
    leaf.append(ball(0.12, (2.42, -0.2, 2.2), paper("ochre")))
    group(*leaf, loc=(-DOOR_HALF, 0.75, 0.1), rot=(0, 0, 0.88))
    box((9, 0.1, 9), (1.5, 6.2, 4), glow("#FFB257", 0.95), bevel=0)
    box((12, 6, 0.2), (1, 3.6, -0.08), paper("ochre"))


def umbrella():
    """Closed umbrella leaning on the wall."""
    cloth = paper("steel")
    parts = [
        cyl(0.17, 1.5, (0, 0, 1.05), cloth, 0.06, (math.pi, 0, 0), 10),
        cyl(0.03, 0.4, (0, 0, 0.18), paper("ink"), seg=8, bevel=0),
        tube(spline([(0, 0, 1.7), (0, 0, 2.3), (0.12, 0, 2.5), (0.26, 0, 2.35)], 18), 0.045, paper("wood")),
    ]
    group(*parts, loc=(-2.45, 0.05, 0.02), rot=(-0.16, 0.06, 0))


def build():
    """Night on the porch; camera at the height of a person who has just come up."""
    start("night", fill_s=0.85)
    porch()
    door()
    umbrella()
    for kind, colour, trim, x, y, degrees, size in PAIRS:
        pair(kind, colour, trim, (x, y, 0.02), math.pi / 2 + math.radians(degrees), size)
    pair("sneaker", "terra", "cream", (0.95, -3.7, 0.02), -math.pi / 2 + 0.2, 1.6, 0.24)
    spot((0.95, 4.6, 4.4), (0.75, -3.6, 0), 26000, "flame", 50, 0.3, 0.1)
    point((0.6, 2.0, 2.6), 120, "ember", 0.4)
    firelight((0, -2, 1), 9, height=0.8, key=0.4, rim=0.6)
    area((3, -13, 8), (0, -2, 0), 800, "steel", 5)
    camera((0.35, -12.9, 5.6), (0.1, -1.7, 1.05), 40, focus=(0.5, -3, 0.3), fstop=0.7)
    return {"exposure": 0.45}
