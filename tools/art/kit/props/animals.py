"""Animals of clay."""

from __future__ import annotations

import math

from bpy.types import Object

from tools.art.kit.kinds import Triple
from tools.art.kit.mats import paper
from tools.art.kit.shapes.meshes import group
from tools.art.kit.shapes.solids import ball, box, cyl
from tools.art.kit.shapes.sweeps import tube


def bird(colour: str, wing: str, loc: Triple, scale: float = 1.0, turn: float = 0.0) -> Object:
    """Round clay bird that looks along +x and sits on the point loc."""
    body = paper(colour)
    ink = paper("ink")
    parts = [
        ball(0.42, (0, 0, 0.52), body, (1.25, 0.9, 0.95), (0, -0.45, 0)),
        ball(0.27, (0.40, 0, 0.92), body),
        ball(0.27, (0.16, 0, 0.42), paper("cream"), (1.15, 0.95, 0.9), (0, -0.5, 0)),
        cyl(0.085, 0.24, (0.71, 0, 0.90), paper("ochre"), 0.005, (0, math.pi / 2, 0), 12, 0.01),
        box((0.62, 0.2, 0.07), (-0.68, 0, 0.30), paper(wing), (0, -0.42, 0), 0.03),
    ]
    for side in (-1, 1):
        parts.append(ball(0.045, (0.55, side * 0.2, 0.98), ink, sub=2))
        parts.append(ball(0.34, (-0.14, side * 0.32, 0.52), paper(wing), (1.25, 0.28, 0.62), (0, -0.5, side * 0.12)))
        parts.append(tube([(0.02, side * 0.1, 0.22), (0.04, side * 0.1, -0.02)], 0.025, ink, 6))
    return group(*parts, loc=loc, rot=(0, 0, turn), scale=scale)
