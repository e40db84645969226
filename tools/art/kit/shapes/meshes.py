"""Blender objects from raw geometry, and cheap copies and groups of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

import bmesh
import bpy
from bpy.types import Material, Mesh, Object

from tools.art.kit.kinds import Scale, Triple

ORIGIN = (0, 0, 0)
UNIT = (1, 1, 1)

# Edges sharper than this (radians) are bevelled.
BEVEL_FROM_ANGLE = 0.6


def place(ob: Object, loc: Triple = ORIGIN, rot: Triple = ORIGIN, scale: Scale = 1.0) -> Object:
    """Set place, rotation (radians) and scale (one number or three) of an object."""
    ob.location = loc
    ob.rotation_euler = rot
    ob.scale = (scale,) * 3 if isinstance(scale, (int, float)) else scale
    return ob


def mesh(
    verts: Iterable[Triple],
    faces: Iterable[Sequence[int]],
    mat: Material | None = None,
    smooth: bool = False,
    bevel: float = 0.0,
    loc: Triple = ORIGIN,
    rot: Triple = ORIGIN,
    scale: Scale = UNIT,
    subsurf: int = 0,
    seg: int = 2,
) -> Object:
    """Make an object from points and faces (index lists); see `wrap` for the rest."""
    data = bpy.data.meshes.new("mesh")
    points = [tuple(map(float, vert)) for vert in verts]
    polygons = [tuple(map(int, face)) for face in faces]
    data.from_pydata(points, [], polygons)
    data.validate()
    data.update()
    return wrap(data, mat, smooth, bevel, loc, rot, scale, subsurf, seg)


def wrap(
    me: Mesh,
    mat: Material | None = None,
    smooth: bool = False,
    bevel: float = 0.0,
    loc: Triple = ORIGIN,
    rot: Triple = ORIGIN,
    scale: Scale = UNIT,
    subsurf: int = 0,
    seg: int = 2,
) -> Object:
    """Put mesh data into the scene as an object.

    mat: material, or None to add none.
    smooth: shade all faces smooth.
    bevel, seg: width in units and number of segments of the rounded edges.
    loc, rot, scale: place, rotation in radians, factor(s) on the size.
    subsurf: levels of subdivision.
    """
    if mat:
        me.materials.append(mat)
    if smooth:
        _smooth_all(me)
    ob = bpy.data.objects.new("object", me)
    bpy.context.collection.objects.link(ob)
    place(ob, loc, rot, scale)
    if bevel:
        rounding = ob.modifiers.new("bevel", "BEVEL")
        rounding.width = bevel
        rounding.segments = seg
        rounding.limit_method = "ANGLE"
        rounding.angle_limit = BEVEL_FROM_ANGLE
        rounding.harden_normals = False
    if subsurf:
        subdivision = ob.modifiers.new("subsurf", "SUBSURF")
        subdivision.levels = subsurf
        subdivision.render_levels = subsurf
    return ob


def _smooth_all(me: Mesh) -> None:
    """Shade every face of a mesh smooth."""
    me.polygons.foreach_set("use_smooth", [True] * len(me.polygons))


def inst(ob: Object, loc: Triple = ORIGIN, rot: Triple = ORIGIN, scale: Scale = 1.0) -> Object:
    """Make a cheap copy that shares the mesh of an object."""
    copy = ob.copy()
    bpy.context.collection.objects.link(copy)
    return place(copy, loc, rot, scale)


def group(*obs: Object, loc: Triple = ORIGIN, rot: Triple = ORIGIN, scale: Scale = 1.0) -> Object:
    """Parent objects to an empty, place that and return it."""
    empty = bpy.data.objects.new("group", None)
    bpy.context.collection.objects.link(empty)
    for ob in obs:
        ob.parent = empty
    return place(empty, loc, rot, scale)


def mesh_from_bmesh(make: Callable[..., object], **settings: float | bool) -> Mesh:
    """Run a bmesh operator that creates geometry and return the result as mesh data."""
    builder = bmesh.new()
    make(builder, **settings)
    return bmesh_to_mesh(builder)


def bmesh_to_mesh(builder: bmesh.types.BMesh) -> Mesh:
    """Store a bmesh as new mesh data and free it."""
    me = bpy.data.meshes.new("mesh")
    builder.to_mesh(me)
    builder.free()
    return me


def shade_auto(ob: Object, deg: float = 40) -> None:
    """Shade an object smooth, but keep edges sharper than `deg` degrees hard."""
    me = ob.data
    _smooth_all(me)
    builder = bmesh.new()
    builder.from_mesh(me)
    for edge in builder.edges:
        edge.smooth = edge.calc_face_angle(0) < math.radians(deg)
    builder.to_mesh(me)
    builder.free()
