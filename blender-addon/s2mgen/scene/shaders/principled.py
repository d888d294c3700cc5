"""A material of one Principled BSDF, in the socket names of every version."""

from __future__ import annotations

from dataclasses import dataclass

from s2mgen.scene.blender import Block
from s2mgen.scene.bridge import first_of
from s2mgen.scene.materials import take_material
from s2mgen.scene.shaders.graph import Graph

#: Above this alpha the label map takes a surface (Blender's default of the view layer).
LEAST_ALPHA = 0.5
#: Mean free path of light in skin, metres for red, green, blue.
SKIN_RADIUS = (0.012, 0.0042, 0.0024)


@dataclass(frozen=True)
class Shader:
    """A new material, the graph to write into, and its BSDF."""

    material: Block
    graph: Graph
    bsdf: Block
    _glimpse: Block
    _through: Block

    def feed(self, value: object, *names: str) -> None:
        """Sets or links the input that exists under one of `names`."""
        self.graph.feed(first_of(self.bsdf.inputs, *names), value)

    def glimpse(self, colour: object) -> None:
        """What bounced light sees in place of the whole shader: one matt colour. A third of the tracing time."""
        self.graph.feed(self._glimpse.inputs["Color"], colour)

    def show(self, alpha: object) -> None:
        """How much the camera sees of the surface: nothing below one half.

        A ray goes through such a surface or stops there by chance, and the label map keeps the surface where it stops. From
        one half on the map has the surface either way, so labels are the same with any noise.
        """
        graph = self.graph
        there = graph.math("GREATER_THAN", alpha, LEAST_ALPHA)
        self.feed(graph.math("MULTIPLY", alpha, there), "Alpha")

    def cut_out(self, alpha: object) -> None:
        """See-through where alpha is small, for the camera (`show`), for bounced light and for shadows."""
        self.show(alpha)
        self.graph.feed(self._through.inputs[0], alpha)

    def fade(self, alpha: object) -> None:
        """As `cut_out` for surfaces that no label names: the camera sees the faintest of them."""
        self.feed(alpha, "Alpha")
        self.graph.feed(self._through.inputs[0], alpha)

    def coordinates(self, layer: str) -> Block:
        """The UV layer `layer` as a vector."""
        return self.graph.node("ShaderNodeUVMap", uv_map=layer).outputs[0]


def new_shader(
    name: str,
    pass_index: int,
    *,
    colour: object = (0.8, 0.8, 0.8),
    roughness: object = 0.5,
    specular: object = 0.5,
    kind: str | None = None,
) -> Shader:
    """A new material with the pass index that the label map will show. ValueError for an index outside 0..255.

    Materials of one `kind` (the first word of the name when it is left out) are mostly of the same nodes: that is cheap.
    """
    if not 0 <= pass_index <= 255:
        raise ValueError(f"pass index {pass_index} of {name} does not fit into a label map of one byte")
    material, graph = take_material(name, kind or name.split(" ", 1)[0])
    material.pass_index = pass_index
    bsdf = graph.node("ShaderNodeBsdfPrincipled")
    # Cycles skips a branch of weight 0: only what the camera sees pays for textures, relief and subsurface.
    matt = graph.node("ShaderNodeBsdfDiffuse")
    through = graph.node(
        "ShaderNodeMixShader", {0: 1.0, 1: graph.node("ShaderNodeBsdfTransparent").outputs[0], 2: matt.outputs[0]}
    )
    seen = graph.node("ShaderNodeLightPath").outputs["Is Camera Ray"]
    whole = graph.node("ShaderNodeMixShader", {0: seen, 1: through.outputs[0], 2: bsdf.outputs[0]})
    graph.node("ShaderNodeOutputMaterial", {"Surface": whole.outputs[0]})
    shader = Shader(material, graph, bsdf, matt, through)
    shader.glimpse(colour)
    shader.feed(colour, "Base Color")
    shader.feed(roughness, "Roughness")
    shader.feed(specular, "Specular IOR Level", "Specular")
    return shader


def add_subsurface(shader: Shader, weight: float, colour: object) -> None:
    """Light under the surface, as in skin. 3.x scales the radius itself and needs the colour again."""
    if weight <= 0:
        return
    shader.feed(weight, "Subsurface Weight", "Subsurface")
    if "Subsurface Scale" in shader.bsdf.inputs:
        scale = SKIN_RADIUS[0]
        shader.feed(tuple(radius / scale for radius in SKIN_RADIUS), "Subsurface Radius")
        shader.feed(scale, "Subsurface Scale")
    else:
        shader.feed(SKIN_RADIUS, "Subsurface Radius")
        shader.feed(colour, "Subsurface Color")
