"""A thin layer over Blender's shader nodes: make a node, set or link its inputs, in one call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import bpy
from bpy.types import Material, Node, NodeSocket, NodeTree

# An input may be linked to another node's output or given a fixed value.
Input = NodeSocket | float | Sequence[float]


class Graph:
    """A node tree under construction."""

    def __init__(self, tree: NodeTree) -> None:
        """Add to `tree`; what it holds already stays."""
        self.tree = tree

    def node(self, kind: str, inputs: Mapping[int | str, Input] | None = None, **settings: str | bool) -> Node:
        """Add a node.

        kind: node type without its "ShaderNode" prefix.
        inputs: values or output sockets by input name or index.
        settings: properties of the node, such as operation="ADD".
        """
        node = self.tree.nodes.new("ShaderNode" + kind)
        for name, value in settings.items():
            setattr(node, name, value)
        for name, value in (inputs or {}).items():
            self.feed(node, name, value)
        return node

    def feed(self, node: Node, name: int | str, value: Input) -> None:
        """Link the input `name` of `node` to a socket, or set it to a fixed value."""
        if isinstance(value, NodeSocket):
            self.tree.links.new(value, node.inputs[name])
        else:
            node.inputs[name].default_value = value

    def math(self, operation: str, first: Input, second: Input | None = None, clamp: bool = False) -> NodeSocket:
        """Return the output of a math node; clamp limits it to 0..1."""
        inputs = {0: first} if second is None else {0: first, 1: second}
        return self.node("Math", inputs, operation=operation, use_clamp=clamp).outputs[0]

    def map_range(self, value: NodeSocket, start: float, end: float, interpolation: str = "LINEAR") -> NodeSocket:
        """Return 1 where `value` is at `start`, falling to 0 at `end`."""
        inputs = {0: value, 1: start, 2: end, 3: 1.0, 4: 0.0}
        return self.node("MapRange", inputs, interpolation_type=interpolation).outputs[0]

    def mix_shaders(self, factor: NodeSocket, first: NodeSocket, second: NodeSocket) -> NodeSocket:
        """Return `first` where factor is 0 and `second` where it is 1."""
        return self.node("MixShader", {0: factor, 1: first, 2: second}).outputs[0]

    def is_camera_ray(self) -> NodeSocket:
        """Return 1 for what the camera sees directly, 0 for rays that light the scene."""
        return self.node("LightPath").outputs["Is Camera Ray"]


def new_material(name: str) -> tuple[Material, Graph]:
    """Make an empty node material; returns it with its graph."""
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    material.node_tree.nodes.clear()
    return material, Graph(material.node_tree)
