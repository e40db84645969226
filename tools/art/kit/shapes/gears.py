"""Toy gears with curved teeth, spokes or round holes, and broken teeth if wanted."""

from __future__ import annotations

import math
from collections.abc import Collection

import numpy as np
from bpy.types import Material, Object

from tools.art.kit.kinds import Triple
from tools.art.kit.shapes.curves import TAU, circle, round_poly
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.meshes import ORIGIN

# Height of a tooth above and depth below the pitch circle, in modules.
ADDENDUM = 0.92
DEDENDUM = 1.08

# Half the width of a tooth as a share of the pitch: at the root, and how it slims to the tip.
ROOT_WIDTH = 0.345
SLIMMING = (0.10, 0.105)
FLANK_POINTS = 7

# Jagged stump of a broken tooth: (height in modules above the root, angle as a share of the pitch).
STUMP_HEIGHT = 0.28
STUMP = ((0, -0.3), (0.12, -0.16), (-0.1, -0.02), (0.2, 0.12), (0, 0.27))


def gear_outline(
    teeth: int, module: float = 1.0, phase: float = 0.0, skip: Collection[int] = ()
) -> list[tuple[float, float]]:
    """Return the outline of a toy gear with curved flanks.

    teeth: number of teeth; the pitch radius is teeth * module / 2.
    module: size of a tooth in units; gears that mesh share it.
    phase: angle of the first tooth in radians.
    skip: numbers of the teeth that are broken off.
    """
    pitch_radius = teeth * module / 2
    root, tip = pitch_radius - DEDENDUM * module, pitch_radius + ADDENDUM * module
    pitch = TAU / teeth

    def half_width(radius: float) -> float:
        """Return half the angle of a tooth at a radius: thick root, slim tip."""
        rise = (radius - root) / (tip - root)
        return pitch * (ROOT_WIDTH - SLIMMING[0] * rise - SLIMMING[1] * rise * rise)

    polar: list[tuple[float, float]] = []
    for tooth in range(teeth):
        angle = phase + tooth * pitch
        if tooth in skip:
            polar.append((root, angle - half_width(root)))
            base = root + STUMP_HEIGHT * module
            polar += [(base + rise * module, angle + share * pitch) for rise, share in STUMP]
            polar.append((root, angle + half_width(root)))
        else:
            radii = np.linspace(root, tip, FLANK_POINTS)
            polar += [(radius, angle - half_width(radius)) for radius in radii]
            polar.append((tip * 1.004, angle))
            polar += [(radius, angle + half_width(radius)) for radius in radii[::-1]]
        polar.append((root * 0.995, angle + pitch * 0.5))
    return [(radius * math.cos(angle), radius * math.sin(angle)) for radius, angle in polar]


def gear(
    teeth: int,
    module: float,
    depth: float,
    mat: Material,
    phase: float = 0.0,
    spokes: int = 5,
    hub: float = 0.16,
    rim: float = 0.70,
    skip: Collection[int] = (),
    loc: Triple = ORIGIN,
    rot: Triple = ORIGIN,
    holes: str = "spoke",
) -> Object:
    """Cut a gear out of thick card.

    teeth, module, phase, skip: see `gear_outline`.
    depth: thickness in units.
    spokes: number of spokes, or of round holes.
    hub, rim: radius of the axle hole and inner radius of the rim, as shares of the pitch radius.
    holes: "spoke" leaves spokes, "round" drills a ring of round holes.
    """
    radius = teeth * module / 2
    outlines = [gear_outline(teeth, module, phase, skip), circle(radius * hub)]
    for spoke in range(spokes):
        start = phase + TAU * (spoke + 0.13) / spokes
        end = phase + TAU * (spoke + 0.87) / spokes
        if holes == "round":
            middle = (start + end) / 2
            distance = radius * 0.47
            centre = (distance * math.cos(middle), distance * math.sin(middle))
            outlines.append(circle(radius * 0.17, 40, centre))
        else:
            outlines.append(_spoke_window(start, end, radius * (hub + 0.14), radius * rim))
    return cutout(outlines, depth, mat, bevel=module * 0.09, loc=loc, rot=rot, res=3)


def _spoke_window(start: float, end: float, inner: float, outer: float) -> list[tuple[float, float]]:
    """Return the rounded hole between two spokes (angles in radians, radii in units)."""
    corners = [
        (outer * math.cos(angle), outer * math.sin(angle)) for angle in np.linspace(start - 0.02, end + 0.02, 24)
    ]
    corners += [
        (inner * math.cos(angle), inner * math.sin(angle)) for angle in np.linspace(end - 0.12, start + 0.12, 16)
    ]
    return round_poly(corners, 4)
