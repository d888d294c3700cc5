"""Leaves, seen from above: two layers, each leaf turned its own way."""

from __future__ import annotations

from s2mgen.scene.blender import Block
from s2mgen.scene.shaders.graph import Graph


def _leaves(graph: Graph, vector: Block) -> tuple[Block, Block, Block]:
    """One leaf per Voronoi cell → inside (0 or 1), height over the leaf, random tone."""
    cell = graph.voronoi(vector)
    tone, turn = graph.split(cell.outputs["Color"])
    local = graph.vector("SUBTRACT", vector, cell.outputs["Position"])
    angle = graph.math("MULTIPLY", turn, 6.2832)
    turned = graph.node("ShaderNodeVectorRotate", {"Vector": local, "Angle": angle}, rotation_type="Z_AXIS").outputs[0]
    x, y = graph.split(turned)
    shrink = graph.math("MULTIPLY_ADD", graph.math("MULTIPLY", x, x), -1.7, 0.42)
    across = graph.math("DIVIDE", graph.math("ABSOLUTE", y), graph.math("MAXIMUM", shrink, 0.01))
    inside = graph.ramp(across, 1.0, 0.9)
    rib = graph.ramp(graph.math("ABSOLUTE", y), 0.0, 0.03)
    veins = graph.ramp(
        graph.math("PINGPONG", graph.math("SUBTRACT", x, graph.math("ABSOLUTE", y)), 0.06), 0.0, 0.02, 0.85, 1.0
    )
    dome = graph.ramp(across, 1.0, 0.0, 0.25, 1.0, smooth=False)
    return inside, graph.math("MULTIPLY", dome, graph.math("MULTIPLY", graph.ramp(rib, 0, 1, 0.7, 1.0), veins)), tone


def foliage(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Leaves over smaller, darker leaves over shadow."""
    top, dome, tone = _leaves(graph, vector)
    shifted = graph.node(
        "ShaderNodeMapping",
        {"Vector": vector, "Location": (0.5, 3.3, 0), "Rotation": (0, 0, 0.9), "Scale": (1.5, 1.5, 1)},
    )
    under, low_dome, low_tone = _leaves(graph, shifted.outputs[0])
    patch = graph.noise(vector, 0.3, detail, 0.55)
    below = graph.ramp(graph.math("MULTIPLY", under, low_dome), 0, 1, 0.12, 0.6, smooth=False)
    above = graph.ramp(dome, 0, 1, 0.55, 1.2, smooth=False)
    shade = graph.mix(top, graph.join(below, low_tone), graph.join(above, tone))
    light, mixed = graph.split(shade)
    factor = graph.math("MULTIPLY_ADD", mixed, 0.6, graph.math("MULTIPLY", graph.ramp(patch, 0.3, 0.7), 0.4))
    return (
        factor,
        light,
        graph.math("MULTIPLY_ADD", graph.math("MULTIPLY", top, dome), 0.6, graph.math("MULTIPLY", low_dome, 0.25)),
    )
