"""Irregular patterns: clouds, cells, leather, sand, wood."""

from __future__ import annotations

from s2mgen.scene.blender import Block
from s2mgen.scene.shaders.graph import Graph


def noise(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Stains and clouds: worn paint, stone, camouflage."""
    cloud = graph.noise(vector, 1.0, detail, 0.62)
    fine = graph.noise(vector, 13.0, 3.0, 0.65)
    shade = graph.ramp(fine, 0.25, 0.75, 0.8, 1.18, smooth=False)
    return graph.ramp(cloud, 0.36, 0.64), shade, graph.math("MULTIPLY_ADD", fine, 0.5, cloud)


def cells(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Pebbles or crazy paving, each of its own shade, with dark gaps."""
    tone = graph.voronoi(vector).outputs["Color"]
    red, green = graph.split(tone)
    edge = graph.voronoi(vector, "DISTANCE_TO_EDGE").outputs["Distance"]
    gap = graph.ramp(edge, 0.0, 0.07)
    fine = graph.noise(vector, 7.0, detail, 0.65)
    shade = graph.math("MULTIPLY", graph.ramp(gap, 0, 1, 0.35, 1.0), graph.ramp(green, 0, 1, 0.75, 1.15, smooth=False))
    shade = graph.math("MULTIPLY", shade, graph.ramp(fine, 0.25, 0.75, 0.82, 1.16, smooth=False))
    height = graph.math("MULTIPLY_ADD", fine, 0.25, graph.ramp(edge, 0.0, 0.22))
    return red, shade, height


def leather(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Grained hide: small pads between creases, worn places of the second colour."""
    bent = graph.vector(
        "ADD", vector, graph.scaled(graph.join(graph.noise(vector, 3.0), graph.noise(vector, 3.7)), 0.4, 0.4)
    )
    edge = graph.voronoi(graph.scaled(bent, 7.0, 7.0), "DISTANCE_TO_EDGE").outputs["Distance"]
    pad = graph.ramp(edge, 0.0, 0.16)
    wear = graph.noise(vector, 0.8, detail, 0.6)
    shade = graph.math(
        "MULTIPLY", graph.ramp(pad, 0, 1, 0.6, 1.06), graph.ramp(wear, 0.3, 0.7, 0.88, 1.1, smooth=False)
    )
    return graph.ramp(wear, 0.45, 0.75), shade, graph.math("MULTIPLY_ADD", wear, 0.3, graph.math("MULTIPLY", pad, 0.5))


def sand(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Wind ripples under fine and coarse grains."""
    x, _ = graph.split(vector)
    drift = graph.noise(vector, 0.5, 2.0)
    phase = graph.math("MULTIPLY_ADD", drift, 4.0, x)
    ripple = graph.math("MULTIPLY_ADD", graph.math("SINE", graph.math("MULTIPLY", phase, 6.2832)), 0.5, 0.5)
    grain = graph.noise(vector, 24.0, detail, 0.75)
    factor = graph.math(
        "MULTIPLY_ADD", graph.ramp(grain, 0.35, 0.65), 0.6, graph.math("MULTIPLY", graph.ramp(drift, 0.35, 0.65), 0.35)
    )
    shade = graph.math(
        "MULTIPLY", graph.ramp(ripple, 0, 1, 0.88, 1.06), graph.ramp(grain, 0.3, 0.7, 0.75, 1.2, smooth=False)
    )
    return factor, shade, graph.math("MULTIPLY_ADD", grain, 0.35, graph.math("MULTIPLY", ripple, 0.65))


def wood(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Boards along y, one feature wide: contour lines of stretched noise as growth rings, fibres, seams."""
    x, y = graph.split(vector)
    board = graph.node("ShaderNodeTexWhiteNoise", {"W": graph.math("FLOOR", x)}, noise_dimensions="1D").outputs["Value"]
    along = graph.math("MULTIPLY_ADD", board, 17.0, y)
    across = graph.math("MULTIPLY_ADD", board, 31.0, x)
    grown = graph.noise(
        graph.join(graph.math("MULTIPLY", across, 1.6), graph.math("MULTIPLY", along, 0.16)), 1.0, detail, 0.45
    )
    rings = graph.math("MULTIPLY_ADD", graph.math("SINE", graph.math("MULTIPLY", grown, 70.0)), 0.5, 0.5)
    fibre = graph.noise(
        graph.join(graph.math("MULTIPLY", across, 34.0), graph.math("MULTIPLY", along, 1.1)), 1.0, 2.0, 0.7
    )
    factor = graph.math("MULTIPLY_ADD", rings, 0.55, graph.math("MULTIPLY", graph.ramp(fibre, 0.3, 0.7), 0.45))
    side = graph.ramp(graph.math("PINGPONG", x, 0.5), 0.0, 0.03)
    end = graph.ramp(graph.math("PINGPONG", graph.math("MULTIPLY", along, 0.17), 0.5), 0.0, 0.004)
    seam = graph.math("MINIMUM", side, end)
    tone = graph.ramp(board, 0, 1, 0.72, 1.2, smooth=False)
    shade = graph.math(
        "MULTIPLY",
        graph.math("MULTIPLY", tone, graph.ramp(seam, 0, 1, 0.3, 1.0)),
        graph.ramp(fibre, 0.25, 0.75, 0.88, 1.1, smooth=False),
    )
    return factor, shade, graph.math("MULTIPLY_ADD", fibre, 0.2, seam)
