"""A pair of scales stands in a niche: the glowing feather sinks, the stone is lifted.

What weighs more than it looks, and who made these scales?
"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, ball, box, cutout, cyl, group, rock, spline, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.palette import tint
from tools.art.kit.props.growth import quill
from tools.art.kit.rig import area, camera, firelight, point
from tools.art.kit.shapes.turning import lathe

PIVOT = np.array([0, 0, 6.5])
TILT = 0.24  # radians; the left side is down
ARM = 3.35  # half length of the beam
HANG = 3.3  # from the beam's end to the pan


def niche():
    """Nested arches of card behind the table, darker with every step."""
    for step, (colour, width) in enumerate((("plum", 7.4), ("#7C3C5C", 6.3), ("#8E4A66", 5.2))):
        top = [(width * math.cos(a), 4.3 + width * 0.78 * math.sin(a)) for a in np.linspace(0, math.pi, 60)]
        hole = [(width, -4)] + top + [(-width, -4)]
        frame = [(-26, -6), (26, -6), (26, 20), (-26, 20)]
        cutout([frame, hole], 0.5, paper(colour), 0.06, (0, 3 + 0.9 * step, 0), (math.pi / 2, 0, 0))
    box((40, 0.2, 30), (0, 6.2, 6), paper("#C98A6C", vary=0.03), bevel=0)


def stand(brass):
    """Turned foot and column."""
    profile = [
        (0, 0), (2.0, 0), (2.05, 0.14), (1.9, 0.3), (1.2, 0.42), (0.62, 0.62), (0.3, 1.0), (0.26, 1.3), (0.36, 1.42),
        (0.26, 1.55), (0.2, 3.2), (0.24, 4.9), (0.4, 5.1), (0.24, 5.3), (0.2, 6.0), (0.34, 6.9), (0.2, 7.15),
        (0.26, 7.35), (0, 7.6),
    ]  # fmt: skip
    lathe(profile, brass, sharp=35)


def beam(brass):
    """Tilted beam with curved arms and a glowing pivot."""
    line = [(-ARM, 0, 0), (-ARM * 0.6, 0, 0.34), (-0.5, 0, 0.12), (0.5, 0, 0.12), (ARM * 0.6, 0, 0.34), (ARM, 0, 0)]
    parts = [tube(spline(line, 60), 0.15, brass, 12, 1.25 - 0.55 * np.abs(np.linspace(-1, 1, 60)))]
    parts += [ball(0.22, (s * ARM, 0, 0), brass) for s in (-1, 1)]
    parts.append(cyl(0.44, 0.7, (0, 0, 0.12), brass, rot=(math.pi / 2, 0, 0)))
    parts.append(cyl(0.26, 0.74, (0, -0.02, 0.12), glow("ember", 1.3), rot=(math.pi / 2, 0, 0)))
    group(*parts, loc=PIVOT + (0, -0.25, 0), rot=(0, -TILT, 0))


def pan(side, brass, cord):
    """Bowl on three cords under one end of the beam; returns the middle of its floor."""
    hook = PIVOT + (side * ARM * math.cos(TILT), -0.25, side * ARM * math.sin(TILT))
    floor = hook - (0, 0, HANG)
    bowl = [
        (0, 0), (0.7, 0.05), (1.25, 0.24), (1.52, 0.52), (1.58, 0.56), (1.5, 0.6), (1.2, 0.34), (0.66, 0.15), (0, 0.12),
    ]  # fmt: skip
    lathe(bowl, brass, 56, loc=floor, sharp=35)
    for k in range(3):
        angle = TAU * k / 3 + 0.52
        rim = floor + (1.5 * math.cos(angle), 1.5 * math.sin(angle), 0.58)
        tube(spline([hook, (hook + rim) / 2, rim], 8), 0.035, cord, 6)
    return floor


def build():
    """Build the scene and return its render options."""
    start("dusk", fill_s=0.6)
    box((44, 14, 0.6), (0, -3, -0.3), paper(tint("teal", 1.0)), bevel=0.1)
    niche()
    brass, cord = paper("ochre", rough=0.6), paper("bark")
    stand(brass)
    beam(brass)
    low, high = pan(-1, brass, cord), pan(1, brass, cord)
    plume = quill(4.0, paper("#E8600C", light=0.06), paper("cream"), 58, 0.2)
    group(*plume, loc=low + (0.72, -0.1, 0.52), rot=(-0.9, -0.28, math.pi - 0.1))
    point(low + (-0.4, -0.8, 1.3), 18, "ember", 0.4)
    rock(1.12, tuple(high + (0, 0, 0.92)), paper("steel", two="slate"), 5, 0.82)
    firelight((0, 0, 4), 10, side=-1, height=0.75, key=0.95, rim=0.5, size=0.22)
    area((0, 5.5, -1.6), (0, 6, 8), 1500, "ember", 4)
    camera((0.2, -16.5, 5.4), (0, 0, 4.15), 42, focus=(0, -0.3, 4), fstop=0.5)
    return {"exposure": 0.05}
