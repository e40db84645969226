"""The lantern: the one small warm light that (nearly) every card hides somewhere."""

from __future__ import annotations

import math

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Triple
from tools.art.kit.mats import glow, paper
from tools.art.kit.rig import point
from tools.art.kit.shapes.meshes import group, mesh
from tools.art.kit.shapes.solids import ball, cyl
from tools.art.kit.shapes.sweeps import tube

BAR_ANGLES = (0.4, 1.97, 3.54, 5.11)
BAR_DISTANCE = 0.26
HANDLE_RADIUS = 0.17
BULB_STRENGTH = 14
BULB_HEIGHT = 0.45


def lantern(loc: Triple, s: float = 1.0, metal: Material | None = None, power: float = 60) -> Object:
    """Stand a lit storm lantern at `loc`; it is about 1.2 units high.

    s: factor on its size.
    metal: material of the frame; ink if None.
    power: of its light in watts at size 1.
    """
    metal = metal or paper("ink", rough=0.5)
    parts = [
        cyl(0.32, 0.1, (0, 0, 0.05), metal, 0.28), cyl(0.34, 0.08, (0, 0, 0.82), metal, 0.2),
        cyl(0.12, 0.12, (0, 0, 0.92), metal), ball(0.2, (0, 0, 0.42), glow("flame", BULB_STRENGTH), (0.8, 0.8, 1.25)),
    ]  # fmt: skip
    for angle in BAR_ANGLES:
        foot = (BAR_DISTANCE * math.cos(angle), BAR_DISTANCE * math.sin(angle), 0.44)
        parts.append(cyl(0.025, 0.74, foot, metal, seg=8, bevel=0))
    handle = [
        (HANDLE_RADIUS * math.cos(angle), 0, 0.98 + 0.2 * math.sin(angle)) for angle in np.linspace(0, math.pi, 16)
    ]
    parts.append(tube(handle, 0.02, metal, 6))
    x, y, z = loc
    point((x, y, z + BULB_HEIGHT * s), power * s * s, "ember", 0.2 * s)
    return group(*parts, loc=loc, scale=s)


def beam(
    origin: Triple, angle: float, length: float, start_width: float, end_width: float, material: Material
) -> Object:
    """Flat light beam in the picture plane; angle 0 points right."""
    a, b = start_width / 2, end_width / 2
    corners = [(0, 0, -a), (length, 0, -b), (length, 0, b), (0, 0, a)]
    ray = mesh(corners, [(0, 1, 2, 3)], material, loc=origin, rot=(0, -angle, 0))
    ray.visible_shadow = False
    return ray
