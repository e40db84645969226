"""Films: coloured, clear and fading sheets that light passes through, and water that mirrors."""

from __future__ import annotations

import bpy
from bpy.types import Material, Node, NodeLinks, Nodes

from tools.art.kit.mats import fogged
from tools.art.kit.palette import lin


def shader_tree(name: str) -> tuple[Material, Nodes, NodeLinks, Node]:
    """Fresh material with an empty node tree; returns (material, nodes, links, output node)."""
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    nodes, links = material.node_tree.nodes, material.node_tree.links
    nodes.clear()
    return material, nodes, links, nodes.new("ShaderNodeOutputMaterial")


def see_through(colour: str, alpha: float, rim: float | None = None, light: float = 0.0) -> Material:
    """Coloured film: `alpha` where it faces the camera, `rim` at its edges; light = own glow."""
    material, nodes, links, out = shader_tree("see_through")
    body = nodes.new("ShaderNodeEmission" if light else "ShaderNodeBsdfDiffuse")
    body.inputs[0].default_value = (*lin(colour), 1)
    if light:
        body.inputs[1].default_value = light
    mix = nodes.new("ShaderNodeMixShader")
    clear = nodes.new("ShaderNodeBsdfTransparent")
    mix.inputs[0].default_value = alpha
    if rim is not None:
        facing = nodes.new("ShaderNodeLayerWeight")
        facing.inputs["Blend"].default_value = 0.35
        spread = nodes.new("ShaderNodeMapRange")
        spread.inputs["To Min"].default_value = alpha
        spread.inputs["To Max"].default_value = rim
        links.new(facing.outputs["Facing"], spread.inputs[0])
        links.new(spread.outputs[0], mix.inputs[0])
    links.new(clear.outputs[0], mix.inputs[1])
    links.new(fogged(material.node_tree, body.outputs[0]), mix.inputs[2])
    links.new(mix.outputs[0], out.inputs[0])
    return material


def fading_film(colour: str, near: float, far: float, light: float = 1.0) -> Material:
    """Glowing film whose alpha runs from `near` at the low x end to `far` at the high x end."""
    material, nodes, links, out = shader_tree("fading_film")
    emission = nodes.new("ShaderNodeEmission")
    emission.inputs[0].default_value = (*lin(colour), 1)
    emission.inputs[1].default_value = light
    clear = nodes.new("ShaderNodeBsdfTransparent")
    mix = nodes.new("ShaderNodeMixShader")
    where = nodes.new("ShaderNodeTexCoord")
    split = nodes.new("ShaderNodeSeparateXYZ")
    spread = nodes.new("ShaderNodeMapRange")
    spread.interpolation_type = "SMOOTHSTEP"
    spread.inputs["To Min"].default_value = near
    spread.inputs["To Max"].default_value = far
    links.new(where.outputs["Generated"], split.inputs[0])
    links.new(split.outputs[0], spread.inputs[0])
    links.new(spread.outputs[0], mix.inputs[0])
    links.new(clear.outputs[0], mix.inputs[1])
    links.new(emission.outputs[0], mix.inputs[2])
    links.new(mix.outputs[0], out.inputs[0])
    return material


def _layered(name: str) -> tuple[Material, Nodes, NodeLinks]:
    """Empty material with output, light-path-free node tools."""
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    nodes = material.node_tree.nodes
    nodes.clear()
    return material, nodes, material.node_tree.links


def pretend_glass(colour: str = "mist", rim: float = 0.75, body: float = 0.05, power: float = 2.2) -> Material:
    """Noise-free glass: almost clear when faced, pale towards the outline; casts no shadow."""
    material, nodes, links = _layered("glass")
    out = nodes.new("ShaderNodeOutputMaterial")
    clear, pale = nodes.new("ShaderNodeBsdfTransparent"), nodes.new("ShaderNodeEmission")
    pale.inputs[0].default_value = (*lin(colour), 1)
    weight, curve = nodes.new("ShaderNodeLayerWeight"), nodes.new("ShaderNodeMath")
    weight.inputs[0].default_value = 0.5
    curve.operation = "POWER"
    curve.inputs[1].default_value = power
    links.new(weight.outputs["Facing"], curve.inputs[0])
    scale = nodes.new("ShaderNodeMath")
    scale.operation, scale.use_clamp = "MULTIPLY_ADD", True
    scale.inputs[1].default_value, scale.inputs[2].default_value = rim, body
    links.new(curve.outputs[0], scale.inputs[0])
    path, seen = nodes.new("ShaderNodeLightPath"), nodes.new("ShaderNodeMath")
    seen.operation = "MULTIPLY"
    links.new(scale.outputs[0], seen.inputs[0])
    links.new(path.outputs["Is Camera Ray"], seen.inputs[1])
    mix = nodes.new("ShaderNodeMixShader")
    links.new(seen.outputs[0], mix.inputs[0])
    links.new(clear.outputs[0], mix.inputs[1])
    links.new(pale.outputs[0], mix.inputs[2])
    links.new(mix.outputs[0], out.inputs[0])
    return material


def still_water(
    colour: str, shine: float = 0.4, rough: float = 0.12, ruffle: float = 0.0, scale: float = 1.2
) -> Material:
    """Painted water that mirrors what stands in it; ruffle = strength of small waves."""
    material, nodes, links, out = shader_tree("water")
    paint = nodes.new("ShaderNodeBsdfDiffuse")
    paint.inputs[0].default_value = (*lin(colour), 1)
    mirror = nodes.new("ShaderNodeBsdfGlossy")
    mirror.inputs["Roughness"].default_value = rough
    mix = nodes.new("ShaderNodeMixShader")
    mix.inputs[0].default_value = shine
    if ruffle:
        noise = nodes.new("ShaderNodeTexNoise")
        noise.inputs["Scale"].default_value = scale
        where = nodes.new("ShaderNodeNewGeometry")
        bump = nodes.new("ShaderNodeBump")
        bump.inputs["Strength"].default_value = ruffle
        links.new(where.outputs["Position"], noise.inputs["Vector"])
        links.new(noise.outputs[0], bump.inputs["Height"])
        links.new(bump.outputs[0], mirror.inputs["Normal"])
    links.new(paint.outputs[0], mix.inputs[1])
    links.new(mirror.outputs[0], mix.inputs[2])
    links.new(fogged(material.node_tree, mix.outputs[0]), out.inputs[0])
    return material


def calm_water(colour: str, shine: float = 0.55, rough: float = 0.06) -> Material:
    """Calm water: matte colour from above, a soft mirror at a low angle."""
    material, nodes, links = _layered("water")
    out, mix = nodes.new("ShaderNodeOutputMaterial"), nodes.new("ShaderNodeMixShader")
    matte, mirror = nodes.new("ShaderNodeBsdfDiffuse"), nodes.new("ShaderNodeBsdfGlossy")
    matte.inputs[0].default_value = (*lin(colour), 1)
    mirror.inputs[0].default_value = (0.92, 0.95, 1, 1)
    mirror.inputs["Roughness"].default_value = rough
    weight, scale = nodes.new("ShaderNodeLayerWeight"), nodes.new("ShaderNodeMath")
    weight.inputs[0].default_value = 0.5
    scale.operation = "MULTIPLY"
    scale.inputs[1].default_value = shine
    links.new(weight.outputs["Facing"], scale.inputs[0])
    links.new(scale.outputs[0], mix.inputs[0])
    links.new(matte.outputs[0], mix.inputs[1])
    links.new(mirror.outputs[0], mix.inputs[2])
    links.new(mix.outputs[0], out.inputs[0])
    return material
