"""A thin hand for writing node trees: nodes with their inputs in one call, sockets as values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from s2mgen.scene.blender import Block
from s2mgen.scene.bridge import first_of


class Graph:
    """Writes into one node tree. An input may be a socket (linked) or a number, vector or colour (set)."""

    def __init__(self, tree: Block) -> None:
        self.tree = tree

    def node(self, kind: str, inputs: Mapping[Any, object] | None = None, **properties: object) -> Block:
        """A node of `kind` (its bl_idname) with properties and inputs set. KeyError for an unknown input."""
        node = self.tree.nodes.new(kind)
        for name, value in properties.items():
            setattr(node, name, value)
        for name, value in (inputs or {}).items():
            self.feed(node.inputs[name], value)
        return node

    def feed(self, socket: Block, value: object) -> None:
        """Links a socket or sets a value; a colour of three gets alpha 1."""
        if hasattr(value, "is_output"):
            self.tree.links.new(value, socket)
        elif isinstance(value, (tuple, list)) and socket.type == "RGBA" and len(value) == 3:
            socket.default_value = (*value, 1.0)
        else:
            socket.default_value = value

    def math(self, operation: str, *values: object, clamp: bool = False) -> Block:
        """A Math node's result."""
        return self.node("ShaderNodeMath", dict(enumerate(values)), operation=operation, use_clamp=clamp).outputs[0]

    def vector(self, operation: str, *values: object) -> Block:
        """A Vector Math node's vector."""
        return self.node("ShaderNodeVectorMath", dict(enumerate(values)), operation=operation).outputs[0]

    def scaled(self, vector: object, x: float, y: float, z: float = 1.0) -> Block:
        """A vector times constants."""
        return self.vector("MULTIPLY", vector, (x, y, z))

    def times(self, colour: object, factor: object) -> Block:
        """A colour made lighter or darker."""
        if isinstance(colour, list):
            colour = tuple(colour)
        return self.node("ShaderNodeVectorMath", {0: colour, "Scale": factor}, operation="SCALE").outputs[0]

    def mix(self, factor: object, a: object, b: object, blend: str = "MIX") -> Block:
        """A colour between a and b."""
        return self.node("ShaderNodeMix", {0: factor, 6: a, 7: b}, data_type="RGBA", blend_type=blend).outputs[2]

    def ramp(
        self, value: object, low: float, high: float, to_low: float = 0.0, to_high: float = 1.0, smooth: bool = True
    ) -> Block:
        """Value mapped from low..high to to_low..to_high, clamped."""
        inputs = {"Value": value, "From Min": low, "From Max": high, "To Min": to_low, "To Max": to_high}
        kind = "SMOOTHSTEP" if smooth else "LINEAR"
        return self.node("ShaderNodeMapRange", inputs, interpolation_type=kind, clamp=True).outputs[0]

    def noise(
        self, vector: object, scale: float, detail: object = 2.0, roughness: float = 0.5, dimensions: str = "2D"
    ) -> Block:
        """Fractal noise about 0.5."""
        inputs = {"Vector": vector, "Scale": scale, "Detail": detail, "Roughness": roughness}
        node = self.node("ShaderNodeTexNoise", inputs, noise_dimensions=dimensions)
        return first_of(node.outputs, "Fac", "Factor")

    def voronoi(self, vector: object, feature: str = "F1", randomness: float = 1.0) -> Block:
        """A 2D Voronoi node of scale 1: outputs Distance, and Color unless the feature is DISTANCE_TO_EDGE."""
        inputs = {"Vector": vector, "Scale": 1.0, "Randomness": randomness}
        return self.node("ShaderNodeTexVoronoi", inputs, voronoi_dimensions="2D", feature=feature)

    def split(self, vector: object) -> tuple[Block, Block]:
        """The x and y of a vector."""
        outputs = self.node("ShaderNodeSeparateXYZ", {0: vector}).outputs
        return outputs[0], outputs[1]

    def join(self, x: object, y: object) -> Block:
        """A vector of x, y, 0."""
        return self.node("ShaderNodeCombineXYZ", {0: x, 1: y}).outputs[0]

    def bump(self, height: object, strength: object, distance: float, normal: object | None = None) -> Block:
        """A normal bent by a height, metres."""
        inputs: dict[str | int, object] = {"Strength": strength, "Distance": distance, "Height": height}
        if normal is not None:
            inputs["Normal"] = normal
        return self.node("ShaderNodeBump", inputs).outputs[0]
