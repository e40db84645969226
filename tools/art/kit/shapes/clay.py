"""Clay: several parts fused into one body, or baked into one mesh that is cheap to repeat."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import bmesh
import bpy
from bpy.types import Material, Mesh, Object

from tools.art.kit.kinds import Outline, Scale, Triple
from tools.art.kit.shapes.meshes import ORIGIN, bmesh_to_mesh, wrap

# Baked parts wait out of sight until `inst` copies them.
STORE = (0, 0, -500)


def _evaluated_mesh(ob: Object) -> Mesh:
    """Return the mesh of an object with its modifiers applied, in its own space."""
    return bpy.data.meshes.new_from_object(ob.evaluated_get(_evaluated_scene()))


def _evaluated_scene() -> bpy.types.Depsgraph:
    """Return the scene with all modifiers applied."""
    return bpy.context.evaluated_depsgraph_get()


def _remove(obs: Iterable[Object]) -> None:
    """Take objects out of the scene for good."""
    for ob in obs:
        bpy.data.objects.remove(ob)


def _add_remesh(ob: Object, voxel: float) -> None:
    """Add a modifier that rebuilds an object from voxels of the given size."""
    modifier = ob.modifiers.new("remesh", "REMESH")
    modifier.mode = "VOXEL"
    modifier.voxel_size = voxel
    modifier.use_smooth_shade = True


def _add_cut(ob: Object, cutter: Object) -> None:
    """Add a modifier that carves a cutter out of an object."""
    modifier = ob.modifiers.new("cut", "BOOLEAN")
    modifier.operation = "DIFFERENCE"
    modifier.object = cutter
    modifier.solver = "FAST"
    cutter.hide_render = True


def remesh(
    obs: Collection[Object],
    voxel: float,
    mat: Material,
    smooth_it: int = 8,
    loc: Triple = ORIGIN,
    rot: Triple = ORIGIN,
    scale: Scale = 1.0,
    cutters: Collection[Object] = (),
) -> Object:
    """Fuse overlapping parts into one clay body; the parts and cutters are used up.

    voxel: size of the finest detail in units; half of it takes eight times as long.
    smooth_it: rounds of smoothing.
    cutters: objects that are carved out of the body.
    """
    bpy.context.view_layer.update()
    builder = bmesh.new()
    for ob in obs:
        part = _evaluated_mesh(ob)
        part.transform(ob.matrix_world)
        builder.from_mesh(part)
    fused = bmesh_to_mesh(builder)
    _remove(obs)
    body = wrap(fused, mat, True, 0, ORIGIN)
    _add_remesh(body, voxel)
    for cutter in cutters:
        _add_cut(body, cutter)
    if cutters:
        _add_remesh(body, voxel)
    smoothing = body.modifiers.new("smooth", "SMOOTH")
    smoothing.factor = 0.5
    smoothing.iterations = smooth_it
    bpy.context.view_layer.update()
    baked = _evaluated_mesh(body)
    _remove([body, *cutters])
    baked.materials.clear()
    return wrap(baked, mat, True, 0, loc, rot, scale)


def join(obs: Collection[Object]) -> Object:
    """Bake parts into one object with all their materials, so that `inst` can repeat it.

    The parts are used up; the result waits far below the scene.
    """
    bpy.context.view_layer.update()
    materials: list[Material] = []
    builder = bmesh.new()
    for ob in obs:
        part = _evaluated_mesh(ob)
        part.transform(ob.matrix_world)
        slots = [_slot(materials, material) for material in part.materials]
        for polygon in part.polygons:
            polygon.material_index = slots[polygon.material_index] if slots else 0
        builder.from_mesh(part)
    joined = bmesh_to_mesh(builder)
    for material in materials:
        joined.materials.append(material)
    _remove(obs)
    return wrap(joined, None, False, 0, STORE)


def _slot(materials: list[Material], material: Material) -> int:
    """Return the place of a material in the list, adding it if it is new."""
    if material not in materials:
        materials.append(material)
    return materials.index(material)


def hull(points: Outline) -> list[tuple[float, float]]:
    """Convex outline (counter-clockwise) of 2D points."""
    ordered = sorted(map(tuple, points))

    def half(sequence: Outline) -> list[tuple[float, float]]:
        chain = []
        for p in sequence:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return half(ordered) + half(ordered[::-1])


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
