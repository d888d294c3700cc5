"""What rooms are finished and filled with: tiles, panelling, wallpaper, polished stone, pile, books."""

from __future__ import annotations

from s2mgen.scene.blender import Block
from s2mgen.scene.shaders.graph import Graph


def _cell_tone(graph: Graph, cell: object) -> Block:
    return graph.node("ShaderNodeTexWhiteNoise", {"Vector": cell}, noise_dimensions="2D").outputs["Value"]


def tiles(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Square tiles, one a feature, each a little lighter or darker; the joints have the second colour."""
    x, y = graph.split(vector)
    edge = graph.math("MINIMUM", graph.math("PINGPONG", x, 0.5), graph.math("PINGPONG", y, 0.5))
    joint = graph.ramp(edge, 0.022, 0.01)
    tone = _cell_tone(graph, graph.vector("FLOOR", vector))
    cloud = graph.noise(vector, 2.3, detail, 0.6)
    shade = graph.math(
        "MULTIPLY",
        graph.ramp(tone, 0, 1, 0.9, 1.07, smooth=False),
        graph.ramp(cloud, 0.25, 0.75, 0.93, 1.06, smooth=False),
    )
    return joint, shade, graph.math("MULTIPLY_ADD", cloud, 0.05, graph.ramp(edge, 0.01, 0.05))


def panels(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Upright fields, each with a sunken border, as on wainscots and cupboard doors."""
    x, y = graph.split(vector)
    across = graph.math("PINGPONG", x, 0.5)
    up = graph.math("PINGPONG", graph.math("MULTIPLY", y, 0.55), 0.5)
    inside = graph.math("MINIMUM", across, graph.math("MULTIPLY", up, 1.8))
    groove = graph.math("MULTIPLY", graph.ramp(inside, 0.1, 0.12), graph.ramp(inside, 0.17, 0.15))
    fine = graph.noise(vector, 14.0, detail, 0.6)
    shade = graph.math(
        "MULTIPLY",
        graph.ramp(groove, 0, 1, 1.0, 0.72),
        graph.math("MULTIPLY", graph.ramp(across, 0.0, 0.012, 0.45, 1.0), graph.ramp(fine, 0.25, 0.75, 0.94, 1.05)),
    )
    return groove, shade, graph.math("MULTIPLY_ADD", fine, 0.05, graph.math("SUBTRACT", 1.0, groove))


def damask(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Wallpaper: four-leaved ornaments in a staggered net, printed on paper."""
    x, y = graph.split(vector)
    row = graph.math("FLOOR", y)
    shifted = graph.math("MULTIPLY_ADD", graph.math("MODULO", row, 2.0), 0.5, x)
    u = graph.math("SUBTRACT", graph.math("FRACT", shifted), 0.5)
    v = graph.math("SUBTRACT", graph.math("FRACT", y), 0.5)
    angle = graph.math("ARCTAN2", v, u)
    radius = graph.math("SQRT", graph.math("ADD", graph.math("MULTIPLY", u, u), graph.math("MULTIPLY", v, v)))
    petal = graph.math("MULTIPLY_ADD", graph.math("COSINE", graph.math("MULTIPLY", angle, 4.0)), 0.13, 0.27)
    leaf = graph.ramp(graph.math("SUBTRACT", radius, petal), 0.015, -0.015)
    ring = graph.ramp(graph.math("ABSOLUTE", graph.math("SUBTRACT", radius, 0.12)), 0.018, 0.006)
    factor = graph.math("ABSOLUTE", graph.math("SUBTRACT", leaf, ring))
    paper = graph.noise(vector, 11.0, detail, 0.65)
    wear = graph.noise(vector, 0.4, 2.0)
    shade = graph.math(
        "MULTIPLY",
        graph.ramp(paper, 0.25, 0.75, 0.92, 1.07, smooth=False),
        graph.ramp(wear, 0.3, 0.7, 0.9, 1.07, smooth=False),
    )
    return factor, shade, graph.math("MULTIPLY_ADD", factor, 0.3, paper)


def marble(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Polished stone: thin veins where warped noise crosses its middle."""
    bend = graph.noise(vector, 0.8, 3.0, 0.6)
    bent = graph.vector("ADD", vector, graph.join(bend, graph.math("MULTIPLY", bend, 1.7)))
    grown = graph.noise(bent, 1.3, detail, 0.6)
    vein = graph.ramp(graph.math("ABSOLUTE", graph.math("SUBTRACT", grown, 0.5)), 0.05, 0.0)
    cloud = graph.noise(vector, 2.0, 4.0, 0.6)
    factor = graph.math("MULTIPLY", vein, graph.ramp(cloud, 0.3, 0.6))
    return factor, graph.ramp(cloud, 0.25, 0.75, 0.85, 1.1, smooth=False), cloud


def fur(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Pile: short tufts, brushed this way and that."""
    brushed = graph.noise(vector, 0.9, 2.0)
    x, y = graph.split(vector)
    lean = graph.join(graph.math("MULTIPLY_ADD", brushed, 2.0, x), y)
    tuft = graph.noise(graph.scaled(lean, 26.0, 11.0), 1.0, detail, 0.7)
    deep = graph.ramp(tuft, 0.3, 0.7, 0.5, 1.2, smooth=False)
    shade = graph.math("MULTIPLY", deep, graph.ramp(brushed, 0.3, 0.7, 0.82, 1.12, smooth=False))
    return graph.ramp(tuft, 0.55, 0.35), shade, tuft


def books(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Spines side by side, 34 to the metre, each of its own tone, height and label."""
    x, y = graph.split(vector)
    column = graph.math("MULTIPLY", x, 34.0)
    column = graph.math("MULTIPLY_ADD", graph.noise(graph.join(column, 0.0), 0.7, 1.0), 1.6, column)
    number = graph.math("FLOOR", column)
    tone = _cell_tone(graph, graph.join(number, graph.math("FLOOR", graph.math("MULTIPLY", y, 0.2))))
    other = _cell_tone(graph, graph.join(graph.math("ADD", number, 37.0), 5.0))
    edge = graph.math("PINGPONG", column, 0.5)
    gap = graph.ramp(edge, 0.0, 0.09, 0.25, 1.0)
    band = graph.ramp(
        graph.math("PINGPONG", graph.math("MULTIPLY_ADD", y, 7.0, graph.math("MULTIPLY", other, 3.0)), 0.5), 0.07, 0.05
    )
    shade = graph.math("MULTIPLY", graph.math("MULTIPLY", gap, graph.ramp(other, 0, 1, 0.35, 1.5, smooth=False)), 1.0)
    factor = graph.math("ABSOLUTE", graph.math("SUBTRACT", graph.ramp(tone, 0.35, 0.65), band))
    return factor, shade, graph.ramp(edge, 0.0, 0.3)
