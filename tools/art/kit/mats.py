"""Materials: everything is matte hand-painted paper or clay; a few things glow, fog is a veil."""

from __future__ import annotations

from bpy.types import Material, NodeSocket, NodeTree

from tools.art.kit.palette import lin, rgba
from tools.art.kit.shader_nodes import Graph, new_material
from tools.art.kit.state import HOUR
from tools.art.kit.state import MATERIALS as CACHE

# Rougher than this, plain paper gets the diffuse shader, which renders much faster.
DIFFUSE_FROM_ROUGHNESS = 0.7
SPECULAR = 0.3

# Size of the surface features of paper: noise frequency per unit, and depth in units.
MOTTLE_FREQUENCY = 0.8
DENT_FREQUENCY, DENT_DEPTH = 2.3, 0.12
GRAIN_FREQUENCY, GRAIN_DEPTH = 34, 0.02
MOTTLE_EDGES = (0.32, 0.68)
MOTTLE_DARKER = 2.5  # the dark side of the mottle moves this much further than the light side
HALO_FALLOFF = 2.4
EULER = 2.71828


def _distance_clearness(graph: Graph) -> NodeSocket:
    """Return 1 near the camera, falling with distance by the density of the haze."""
    distance = graph.node("CameraData").outputs["View Distance"]
    beyond = graph.math("MAXIMUM", graph.math("SUBTRACT", distance, HOUR["fog_start"]), 0)
    return graph.math("POWER", EULER, graph.math("MULTIPLY", beyond, -HOUR["fog_d"]))


def _mist_clearness(graph: Graph) -> NodeSocket:
    """Return 0 below the ground mist, rising softly to 1 above it."""
    bottom, softness = HOUR["mist_low"]
    position = graph.node("NewGeometry").outputs["Position"]
    height = graph.node("SeparateXYZ", {0: position}).outputs[2]
    above = graph.math("DIVIDE", graph.math("SUBTRACT", height, bottom), softness, clamp=True)
    return graph.math("MULTIPLY", above, graph.math("SUBTRACT", 2, above))


def fogged(tree: NodeTree, shader: NodeSocket) -> NodeSocket:
    """Mix a shader with the fog of the hour, as every material that takes part in it must.

    It acts on camera rays only, so it adds neither noise nor light.

    tree: node tree of the material.
    shader: output of the shader to hide; returns the output to use in its place.
    """
    graph = Graph(tree)
    if not HOUR["fog_d"] and not HOUR["mist_low"]:
        return shader
    clear = _distance_clearness(graph) if HOUR["fog_d"] else None
    if HOUR["mist_low"]:
        above_mist = _mist_clearness(graph)
        clear = above_mist if clear is None else graph.math("MULTIPLY", clear, above_mist)
    hidden = graph.math("SUBTRACT", 1, clear)
    factor = graph.math("MULTIPLY", hidden, graph.is_camera_ray(), clamp=True)
    fog = graph.node("Emission", {0: rgba(HOUR["fog"])})
    return graph.mix_shaders(factor, shader, fog.outputs[0])


def paper(
    col: str,
    rough: float = 1.0,
    vary: float = 0.05,
    grain: float = 0.25,
    scale: float = 1.0,
    dents: float = 0.2,
    two: str | None = None,
    sheen: float = 0.0,
    light: float = 0.0,
) -> Material:
    """Return matte paper or clay (the same material again for the same arguments).

    col: palette name or "#RRGGBB".
    rough: 1 is matte; below .7 it gets a soft highlight.
    vary: how far the paint varies in brightness, as a fraction.
    grain, dents: strength (0..1) of the fine paper grain and of the hand-made dents.
    scale: factor on the frequency of mottle, dents and grain; above 1 for small things.
    two: second colour that is mottled in; keep to one hue, or it looks like dirt.
    sheen: strength of a cloth-like shine at grazing angles.
    light: strength of a glow from inside (lamp shades, lit thread).
    """
    key = ("paper", col, rough, vary, grain, scale, dents, two, sheen, light)
    if key in CACHE:
        return CACHE[key]
    material, graph = new_material(f"paper_{col}")
    plain = rough >= DIFFUSE_FROM_ROUGHNESS and not light and not sheen
    shader = graph.node("BsdfDiffuse" if plain else "BsdfPrincipled")
    position = graph.node("NewGeometry").outputs["Position"]
    graph.feed(shader, 0, _mottle(graph, position, col, two, vary, scale))
    graph.feed(shader, "Normal", _surface(graph, position, dents, grain, scale))
    if not plain:
        graph.feed(shader, "Roughness", rough)
        graph.feed(shader, "Specular IOR Level", SPECULAR)
    if sheen:
        graph.feed(shader, "Sheen Weight", sheen)
    if light:
        graph.feed(shader, "Emission Color", rgba(col))
        graph.feed(shader, "Emission Strength", light)
    graph.node("OutputMaterial", {0: fogged(material.node_tree, shader.outputs[0])})
    CACHE[key] = material
    return material


def _noise(
    graph: Graph, position: NodeSocket, frequency: float, detail: float = 2, roughness: float = 0.55
) -> NodeSocket:
    """Return smooth noise (about 0..1) over the position in space."""
    inputs = {"Vector": position, "Scale": frequency, "Detail": detail, "Roughness": roughness}
    return graph.node("TexNoise", inputs).outputs[0]


def _mottle(graph: Graph, position: NodeSocket, col: str, two: str | None, vary: float, scale: float) -> NodeSocket:
    """Return the paint: a colour that varies a little, or two colours mottled."""
    paint = lin(col)
    if two:
        dark, bright = lin(two), paint
    else:
        dark = tuple(channel * (1 - MOTTLE_DARKER * vary) for channel in paint)
        bright = tuple(min(1, channel * (1 + vary)) for channel in paint)
    pattern = _noise(graph, position, MOTTLE_FREQUENCY * scale, 2, 0.5)
    ramp = graph.node("ValToRGB", {0: pattern})
    first, second = ramp.color_ramp.elements
    first.position, second.position = MOTTLE_EDGES
    first.color, second.color = (*dark, 1), (*bright, 1)
    return ramp.outputs[0]


def _surface(graph: Graph, position: NodeSocket, dents: float, grain: float, scale: float) -> NodeSocket:
    """Return the surface normal with hand-made dents and fine grain."""
    dent_height = _noise(graph, position, DENT_FREQUENCY * scale, 1)
    dented = graph.node("Bump", {"Strength": dents, "Distance": DENT_DEPTH / scale, "Height": dent_height})
    grain_height = _noise(graph, position, GRAIN_FREQUENCY * scale, 1, 0.7)
    grained = graph.node(
        "Bump",
        {"Strength": grain, "Distance": GRAIN_DEPTH / scale, "Height": grain_height, "Normal": dented.outputs[0]},
    )
    return grained.outputs[0]


def glow(col: str = "ember", power: float = 4.0, core_col: str | None = None) -> Material:
    """Return paper that gives light (the same material again for the same arguments).

    col: palette name or "#RRGGBB".
    power: emission strength: 1 to 3 keeps the colour, tiny bulbs may have 14.
    core_col: colour where the surface faces the camera; col is then its rim.
    """
    key = ("glow", col, power, core_col)
    if key in CACHE:
        return CACHE[key]
    material, graph = new_material(f"glow_{col}")
    emission = graph.node("Emission", {0: rgba(col), 1: power})
    if core_col:
        facing = graph.node("LayerWeight").outputs["Facing"]
        mix = graph.node("Mix", data_type="RGBA")
        graph.feed(mix, "Factor", facing)
        graph.feed(mix, 6, rgba(core_col))  # inputs 6 and 7 are the two colours to mix
        graph.feed(mix, 7, rgba(col))
        graph.feed(emission, 0, mix.outputs[2])
    graph.node("OutputMaterial", {0: emission.outputs[0]})
    CACHE[key] = material
    return material


def veil(
    col: str, alpha: float = 0.5, lo: float = 0.0, hi: float = 1.0, wobble: float = 0.25, scale: float = 0.35
) -> Material:
    """Return a sheet of fog for an upright plane: one flat colour that fades out upwards.

    col: palette name or "#RRGGBB".
    alpha: opacity at the foot, 0..1.
    lo, hi: heights, as fractions of the plane, between which it fades to nothing.
    wobble, scale: depth (fraction of the height) and frequency of its soft uneven edge.
    """
    material, graph = new_material("veil")
    generated = graph.node("TexCoord").outputs["Generated"]
    height = graph.node("SeparateXYZ", {0: generated}).outputs[2]
    position = graph.node("NewGeometry").outputs["Position"]
    noise = graph.node("TexNoise", {"Vector": position, "Scale": scale, "Detail": 3}).outputs[0]
    uneven = graph.node("Math", {0: noise, 1: wobble, 2: height}, operation="MULTIPLY_ADD")
    fade = graph.map_range(uneven.outputs[0], lo + wobble / 2, hi + wobble / 2, "SMOOTHSTEP")
    opacity = graph.math("MULTIPLY", fade, alpha)
    fog = graph.node("Emission", {0: rgba(col)}).outputs[0]
    clear = graph.node("BsdfTransparent").outputs[0]
    graph.node("OutputMaterial", {0: graph.mix_shaders(opacity, clear, fog)})
    return material


def halo_mat(col: str, power: float = 1.0) -> Material:
    """Return a soft round glow for a disc of radius 1 that faces the camera: light in mist.

    col: palette name or "#RRGGBB".
    power: brightness at the centre.
    """
    material, graph = new_material("halo")
    place = graph.node("TexCoord").outputs["Object"]
    radius = graph.node("VectorMath", {0: place}, operation="LENGTH").outputs["Value"]
    falloff = graph.math("POWER", graph.map_range(radius, 0, 1), HALO_FALLOFF)
    strength = graph.math("MULTIPLY", falloff, graph.is_camera_ray())
    light = graph.node("Emission", {0: rgba(col, power), 1: strength}).outputs[0]
    clear = graph.node("BsdfTransparent").outputs[0]
    added = graph.node("AddShader", {0: light, 1: clear}).outputs[0]
    graph.node("OutputMaterial", {0: added})
    return material
