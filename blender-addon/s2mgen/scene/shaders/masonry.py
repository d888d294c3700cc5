"""What walls are made of."""

from __future__ import annotations

from s2mgen.scene.blender import Block
from s2mgen.scene.bridge import first_of
from s2mgen.scene.shaders.graph import Graph


def brick(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Running bond, one brick per feature; mortar has the second colour."""
    inputs = {
        "Scale": 1.0,
        "Mortar Size": 0.022,
        "Mortar Smooth": 0.25,
        "Brick Width": 1.0,
        "Row Height": 0.33,
        "Bias": 0.0,
    }
    rough_edge = graph.vector(
        "ADD", vector, graph.scaled(graph.join(graph.noise(vector, 9.0), graph.noise(vector, 11.0)), 0.03, 0.03)
    )
    colours = {"Color1": (0.0, 0.0, 0.0), "Color2": (1.0, 1.0, 1.0), "Mortar": (0.5, 0.5, 0.5)}
    node = graph.node("ShaderNodeTexBrick", {"Vector": rough_edge, **inputs, **colours})
    mortar = first_of(node.outputs, "Fac", "Factor")
    tone = graph.ramp(node.outputs["Color"], 0, 1, 0.68, 1.22, smooth=False)
    pits = graph.noise(vector, 16.0, detail, 0.7)
    stain = graph.noise(vector, 0.5, 3.0, 0.6)
    shade = graph.math(
        "MULTIPLY",
        graph.math("MULTIPLY", tone, graph.ramp(pits, 0.25, 0.75, 0.72, 1.2, smooth=False)),
        graph.ramp(stain, 0.3, 0.7, 0.82, 1.12, smooth=False),
    )
    return mortar, shade, graph.math("MULTIPLY_ADD", pits, 0.3, graph.math("SUBTRACT", 1.0, mortar))


def plaster(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """A painted or plastered surface: faint stains and roller marks on one colour."""
    cloud = graph.noise(vector, 0.35, detail, 0.6)
    fine = graph.noise(vector, 9.0, 4.0, 0.7)
    shade = graph.math(
        "MULTIPLY",
        graph.ramp(cloud, 0.25, 0.75, 0.88, 1.1, smooth=False),
        graph.ramp(fine, 0.25, 0.75, 0.9, 1.1, smooth=False),
    )
    return 0.0, shade, graph.math("MULTIPLY_ADD", cloud, 0.4, fine)
