"""Mirrors."""

from __future__ import annotations

import math

import bpy
import numpy as np
from bpy.types import Material

from tools.art.kit.mats import paper
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.meshes import group
from tools.art.kit.shapes.solids import ball

TILT = 0.15  # how far the mirror leans back, radians
MIRROR = (0.55, 0.0, 2.55)  # centre of the glass
HALF_WIDTH, HALF_HEIGHT = 1.45, 2.35


def arch(half_width: float, half_height: float, points: int = 40) -> list[tuple[float, float]]:
    """Rectangle with a round head, centred."""
    spring = half_height - half_width
    head = [(half_width * math.cos(a), spring + half_width * math.sin(a)) for a in np.linspace(0, math.pi, points)]
    return [(-half_width, -half_height), (half_width, -half_height)] + head


def silver() -> Material:
    """Perfect mirror."""
    material = bpy.data.materials.new("silver")
    material.use_nodes = True
    nodes = material.node_tree.nodes
    nodes.clear()
    output = nodes.new("ShaderNodeOutputMaterial")
    shader = nodes.new("ShaderNodeBsdfGlossy")
    shader.inputs["Roughness"].default_value = 0
    shader.inputs["Color"].default_value = (0.96, 0.96, 0.96, 1)
    material.node_tree.links.new(shader.outputs[0], output.inputs[0])
    return material


def mirror() -> None:
    """Glass and carved frame, leaning back."""
    turn = (math.pi / 2 - TILT, 0, 0)
    outer = arch(HALF_WIDTH + 0.34, HALF_HEIGHT + 0.34)
    inner = arch(HALF_WIDTH, HALF_HEIGHT)
    parts = [
        cutout([inner], 0.02, silver(), 0),
        cutout([outer, arch(HALF_WIDTH - 0.03, HALF_HEIGHT - 0.03)], 0.3, paper("ochre"), 0.09),
        cutout(
            [arch(HALF_WIDTH + 0.14, HALF_HEIGHT + 0.14), arch(HALF_WIDTH - 0.06, HALF_HEIGHT - 0.06)],
            0.38,
            paper("wood"),
            0.04,
        ),
        cutout([outer], 0.1, paper("bark"), 0.03, (0, 0, -0.12)),
        ball(0.26, (0, HALF_HEIGHT + 0.42, 0.06), paper("ochre"), (1, 1, 0.6)),
    ]
    group(*parts, loc=MIRROR, rot=turn)
