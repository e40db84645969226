"""Cut-outs: flat outlines with holes, given the thickness and soft edge of card."""

from __future__ import annotations

import math
from collections.abc import Iterable

import bpy
from bpy.types import Material, Object

from tools.art.kit.kinds import Outline, Scale, Triple
from tools.art.kit.shapes.meshes import ORIGIN, place

UPRIGHT = (math.pi / 2, 0, 0)  # stands a flat shape up, so that it faces the camera
FLAT = (0, 0, 0)  # leaves it lying


def cutout(
    outlines: Iterable[Outline],
    depth: float,
    mat: Material | None = None,
    bevel: float = 0.03,
    loc: Triple = ORIGIN,
    rot: Triple = ORIGIN,
    scale: Scale = 1.0,
    res: int = 2,
) -> Object:
    """Cut a shape out of card; it lies in the x-y plane until `rot` turns it.

    outlines: corner points (x, y); outlines inside another one become holes.
    depth: thickness in units.
    bevel, res: width and fineness of the soft edge.
    rot: radians; (pi/2, 0, 0) stands it up to face the camera.
    """
    curve = bpy.data.curves.new("cutout", "CURVE")
    curve.dimensions = "2D"
    curve.fill_mode = "BOTH"
    curve.extrude = max(0, depth / 2 - bevel)
    curve.bevel_depth = bevel
    curve.bevel_resolution = res
    curve.offset = -bevel
    for outline in outlines:
        polygon = curve.splines.new("POLY")
        polygon.points.add(len(outline) - 1)
        polygon.use_cyclic_u = True
        for corner, place_2d in zip(polygon.points, outline, strict=True):
            corner.co = (place_2d[0], place_2d[1], 0, 1)
    if mat:
        curve.materials.append(mat)
    ob = bpy.data.objects.new("cutout", curve)
    bpy.context.collection.objects.link(ob)
    return place(ob, loc, rot, scale)
