"""What a built scene is, in a few words: by it the renderer knows which cards have changed since they were rendered.

It is taken of the scene itself, not of the code: a card that is written better but looks the same keeps its picture.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import bpy
import numpy as np
from bpy.types import Curve, Mesh, Node, NodeTree, Object, bpy_struct

NEAR = 0.01
"""Sums this near count as one: other processors round the last digits of a sine another way."""
NEAR_SHARE = 1e-6
DIGITS = 4
UNSEEN = {"name", "rna_type", "location", "location_absolute", "width", "height", "select", "show_expanded", "parent"}
"""Properties that change nothing in the picture, or that say where a node lies on Blender's desk."""
AXES = np.array((1.0, 2.0, 3.0))
"""Weights that keep a swap of two axes from going unseen."""


@dataclass(frozen=True)
class Fingerprint:
    """What is exact: kinds, colours, lamps, how faces join; and the sums of all that is measured."""

    exact: str
    sums: tuple[float, ...]

    def is_like(self, other: Fingerprint) -> bool:
        """Tell whether both are of one scene."""
        if self.exact != other.exact or len(self.sums) != len(other.sums):
            return False
        pairs = zip(self.sums, other.sums, strict=True)
        return all(abs(one - two) <= NEAR + NEAR_SHARE * max(abs(one), abs(two)) for one, two in pairs)


def fingerprint(options: Mapping[str, object]) -> Fingerprint:
    """Return the fingerprint of the scene that was just built, with its render options."""
    bpy.context.view_layer.update()
    scene = bpy.context.scene
    parts = sorted(_object(ob) for ob in scene.objects)
    exact = [json.dumps(options, sort_keys=True), *parts, *_nodes(scene.world.node_tree)]
    return Fingerprint(hashlib.sha256("\n".join(exact).encode()).hexdigest()[:16], _sums(scene.objects))


def _object(ob: Object) -> str:
    """Return the exact part of one object: its shape's faces, its materials, modifiers and lamp or lens."""
    told = [ob.type, str(ob.visible_shadow), str(ob.visible_camera), str(ob.hide_render)]
    told += [line for modifier in ob.modifiers for line in _simple(modifier)]
    if isinstance(ob.data, Mesh):
        told.append(_faces(ob.data))
    elif ob.data is not None:
        told += _simple(ob.data)
        told += _simple(ob.data.dof) if ob.type == "CAMERA" else []
    if isinstance(ob.data, Curve):
        told += [str(len(spline.points)) for spline in ob.data.splines]
    if isinstance(ob.data, Mesh | Curve):
        told += [line for material in ob.data.materials if material for line in _nodes(material.node_tree)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _faces(data: Mesh) -> str:
    """Return how the corners of a shape join to faces, which are smooth, and of which material each is."""
    corners = np.empty(len(data.loops), np.int32)
    data.loops.foreach_get("vertex_index", corners)
    faces = np.empty((3, len(data.polygons)), np.int32)
    for row, name in enumerate(("loop_total", "material_index", "use_smooth")):
        values = np.empty(len(data.polygons), bool if name == "use_smooth" else np.int32)
        data.polygons.foreach_get(name, values)
        faces[row] = values
    return hashlib.sha256(corners.tobytes() + faces.tobytes()).hexdigest()


def _simple(thing: bpy_struct) -> list[str]:
    """Return the plain properties of a thing of Blender's, in the order of their names."""
    told = []
    for prop in thing.bl_rna.properties:
        if prop.identifier in UNSEEN or prop.type in ("POINTER", "COLLECTION") or prop.is_readonly:
            continue
        told.append(f"{prop.identifier}={_rounded(getattr(thing, prop.identifier))}")
    return sorted(told)


def _rounded(value: Any) -> str:
    """Return a value as words, its numbers to four digits."""
    if isinstance(value, float):
        return f"{value:.{DIGITS}f}"
    if isinstance(value, str | int):
        return str(value)
    try:
        return ",".join(_rounded(part) for part in value)
    except TypeError:
        return str(type(value).__name__)


def _nodes(tree: NodeTree) -> list[str]:
    """Return the nodes of a material or the sky with their values, and how they are joined."""
    places = {node.name: str(place) for place, node in enumerate(tree.nodes)}
    told = [line for node in tree.nodes for line in (node.bl_idname, *_simple(node), *_values(node))]
    for link in tree.links:
        ends = (places[link.from_node.name], link.from_socket.identifier)
        told.append(":".join((*ends, places[link.to_node.name], link.to_socket.identifier)))
    return told


def _values(node: Node) -> list[str]:
    """Return the values at the inputs of a node, with its colour ramp and its image."""
    told = [
        f"{place}={_rounded(s.default_value)}" for place, s in enumerate(node.inputs) if hasattr(s, "default_value")
    ]
    ramp = getattr(node, "color_ramp", None)
    if ramp is not None:
        told += [f"{_rounded(stop.position)}={_rounded(stop.color)}" for stop in ramp.elements]
    image = getattr(node, "image", None)
    if image is not None:
        pixels = np.empty(len(image.pixels), np.float32)
        image.pixels.foreach_get(pixels)
        told.append(hashlib.sha256((pixels * 255).round().astype(np.uint8).tobytes()).hexdigest())
    return told


def _sums(objects: Iterable[Object]) -> tuple[float, ...]:
    """Return sums over where every object stands, and over the corners of every shape."""
    stands = np.array([np.array(ob.matrix_world)[:3] for ob in objects], float)
    weighed = stands * AXES[:, None] * np.arange(1, 5)
    linear = square = 0.0
    for data in {ob.data.name_full: ob.data for ob in objects if isinstance(ob.data, Mesh | Curve)}.values():
        corners = _corners(data) * AXES
        linear, square = linear + float(corners.sum()), square + float((corners**2).sum())
    found = (float(weighed.sum()), float((weighed**2).sum()), linear, square)
    return tuple(round(value, 3) for value in found)


def _corners(data: Mesh | Curve) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return the corners of a shape, one a row."""
    if isinstance(data, Mesh):
        flat = np.empty(3 * len(data.vertices), np.float32)
        data.vertices.foreach_get("co", flat)
        return flat.reshape(-1, 3).astype(float)
    points = [tuple(point.co)[:3] for spline in data.splines for point in spline.points]
    return np.array(points, float).reshape(-1, 3)
