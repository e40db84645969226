"""Printed paper: repeating patterns as pixels, and a material that lays them on by place."""

from __future__ import annotations

from collections.abc import Callable

import bpy
import numpy as np
from bpy.types import Image, Material

from tools.art.kit.kinds import Array
from tools.art.kit.shapes.curves import TAU


def _image(name: str, pixels: Array) -> Image:
    rows, columns = pixels.shape[:2]
    image = bpy.data.images.new(name, columns, rows)
    rgba = np.ones((rows, columns, 4), np.float32)
    rgba[..., :3] = pixels
    image.pixels.foreach_set(rgba.ravel())
    image.update()
    image.pack()
    return image


def printed(
    name: str,
    pixels: Array,
    origin: tuple[float, float],
    size: tuple[float, float],
    upright: bool = False,
    grain: float = 0.35,
) -> Material:
    """Matte paper printed with an sRGB pixel array (row 0 = bottom), laid on by world position.

    origin, size: lower left corner and extent of the print on x/y (x/z when upright).
    """
    material = bpy.data.materials.new(f"printed_{name}")
    material.use_nodes = True
    nodes = material.node_tree.nodes
    links = material.node_tree.links
    nodes.clear()
    output = nodes.new("ShaderNodeOutputMaterial")
    shader = nodes.new("ShaderNodeBsdfDiffuse")
    position = nodes.new("ShaderNodeNewGeometry").outputs["Position"]
    split = nodes.new("ShaderNodeSeparateXYZ")
    joined = nodes.new("ShaderNodeCombineXYZ")
    mapping = nodes.new("ShaderNodeMapping")
    texture = nodes.new("ShaderNodeTexImage")
    texture.image = _image(name, pixels)
    mapping.vector_type = "TEXTURE"
    mapping.inputs["Location"].default_value = (*origin, 0)
    mapping.inputs["Scale"].default_value = (*size, 1)
    links.new(position, split.inputs[0])
    links.new(split.outputs[0], joined.inputs[0])
    links.new(split.outputs[2 if upright else 1], joined.inputs[1])
    links.new(joined.outputs[0], mapping.inputs[0])
    links.new(mapping.outputs[0], texture.inputs[0])
    links.new(texture.outputs[0], shader.inputs[0])
    noise = nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = 30
    bump = nodes.new("ShaderNodeBump")
    bump.inputs["Strength"].default_value = grain
    bump.inputs["Distance"].default_value = 0.03
    links.new(position, noise.inputs["Vector"])
    links.new(noise.outputs[0], bump.inputs["Height"])
    links.new(bump.outputs[0], shader.inputs["Normal"])
    links.new(shader.outputs[0], output.inputs[0])
    return material


def pattern(kind: str, u: Array, v: Array) -> Array:
    """Return the mask (True is the second colour) of one of `PATTERNS`; u and v are counted in repeats.

    Any other kind is plain.
    """
    if kind not in PATTERNS:
        return np.zeros_like(u, bool)
    return PATTERNS[kind](u % 1 - 0.5, v % 1 - 0.5, u, v)


def _petals(x: Array, y: Array, _u: Array, _v: Array) -> Array:
    """Four petals round the middle of each cell."""
    radius, angle = np.hypot(x, y), np.arctan2(y, x)
    return (radius < 0.16 + 0.24 * np.abs(np.cos(2 * angle))) & (radius > 0.08)


# What is printed in each cell: x and y from its middle, u and v over the whole sheet.
PATTERNS: dict[str, Callable[[Array, Array, Array, Array], Array]] = {
    "stripes": lambda x, _y, _u, _v: np.abs(x) < 0.2,
    "rows": lambda _x, y, _u, _v: np.abs(y) < 0.2,
    "checks": lambda x, y, _u, _v: (x > 0) ^ (y > 0),
    "dots": lambda x, y, _u, _v: np.hypot(x, y) < 0.27,
    "rings": lambda x, y, _u, _v: np.abs(np.hypot(x, y) - 0.3) < 0.09,
    "waves": lambda _x, _y, u, v: np.abs((v + 0.18 * np.sin(TAU * u)) % 1 - 0.5) < 0.17,
    "zigzag": lambda x, _y, _u, v: np.abs((v + 0.5 * np.abs(x)) % 1 - 0.5) < 0.17,
    "diamonds": lambda x, y, _u, _v: np.abs(x) + np.abs(y) < 0.34,
    "triangles": lambda x, y, _u, _v: x > y,
    "hourglass": lambda x, y, _u, _v: np.abs(x) > np.abs(y),
    "petals": _petals,
}
