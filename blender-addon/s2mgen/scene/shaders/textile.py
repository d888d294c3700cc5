"""Regular patterns as on cloth, tiles and wallpaper."""

from __future__ import annotations

from s2mgen.scene.blender import Block
from s2mgen.scene.bridge import first_of
from s2mgen.scene.shaders.graph import Graph


def _weave(graph: Graph, vector: Block) -> Block:
    """Crossed threads, 0..1."""
    warp = graph.noise(graph.scaled(vector, 36.0, 4.0), 1.0, 1.0)
    weft = graph.noise(graph.scaled(vector, 4.0, 36.0), 1.0, 1.0)
    return graph.math("MULTIPLY_ADD", graph.math("ADD", warp, weft), 0.5, 0.0)


def _shade(graph: Graph, vector: Block, weave: Block, amount: float) -> Block:
    """Brightness about 1: threads, and wear over several features."""
    wear = graph.noise(vector, 0.45, 3.0)
    fine = graph.ramp(weave, 0.3, 0.7, 1.0 - amount, 1.0 + amount, smooth=False)
    return graph.math("MULTIPLY", fine, graph.ramp(wear, 0.3, 0.7, 0.88, 1.1, smooth=False))


def check(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Squares of two colours with a joint between them, as tiles or as a tablecloth."""
    node = graph.node("ShaderNodeTexChecker", {"Vector": vector, "Scale": 1.0})
    factor = first_of(node.outputs, "Fac", "Factor")
    x, y = graph.split(vector)
    joint = graph.math("MINIMUM", graph.math("PINGPONG", x, 0.5), graph.math("PINGPONG", y, 0.5))
    joint = graph.ramp(joint, 0.0, 0.025)
    tile = graph.node(
        "ShaderNodeTexWhiteNoise", {"Vector": graph.vector("FLOOR", vector)}, noise_dimensions="2D"
    ).outputs["Value"]
    cloud = graph.noise(vector, 2.3, detail, 0.6)
    shade = graph.math(
        "MULTIPLY",
        graph.ramp(tile, 0, 1, 0.85, 1.1, smooth=False),
        graph.ramp(cloud, 0.25, 0.75, 0.84, 1.12, smooth=False),
    )
    return factor, graph.math("MULTIPLY", shade, graph.ramp(joint, 0, 1, 0.55, 1.0)), joint


def stripes(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Broad bands with a pin stripe beside each."""
    x, _ = graph.split(vector)
    broad = graph.ramp(graph.math("PINGPONG", x, 0.5), 0.235, 0.265)
    pin = graph.ramp(graph.math("PINGPONG", graph.math("ADD", x, 0.12), 0.5), 0.035, 0.02)
    factor = graph.math("ABSOLUTE", graph.math("SUBTRACT", broad, graph.math("MULTIPLY", pin, 0.7)))
    weave = _weave(graph, vector)
    fine = graph.noise(vector, 5.0, detail, 0.6)
    return factor, _shade(graph, vector, weave, 0.16), graph.math("MULTIPLY_ADD", fine, 0.4, weave)


def dots(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Dots on a grid, alternating in size."""
    centre = graph.vector("SUBTRACT", graph.vector("FRACTION", vector), (0.5, 0.5, 0.0))
    x, y = graph.split(centre)
    distance = graph.math("SQRT", graph.math("ADD", graph.math("MULTIPLY", x, x), graph.math("MULTIPLY", y, y)))
    node = graph.node("ShaderNodeTexChecker", {"Vector": vector, "Scale": 1.0})
    radius = graph.ramp(first_of(node.outputs, "Fac", "Factor"), 0, 1, 0.19, 0.32, smooth=False)
    factor = graph.ramp(graph.math("SUBTRACT", distance, radius), 0.015, -0.015)
    weave = _weave(graph, vector)
    fine = graph.noise(vector, 5.0, detail, 0.6)
    return factor, _shade(graph, vector, weave, 0.14), graph.math("MULTIPLY_ADD", fine, 0.4, weave)


def _bands(graph: Graph, at: Block) -> Block:
    """A tartan's sett across one axis: a broad band, two narrow ones and a line."""
    folded = graph.math("PINGPONG", at, 0.5)
    broad = graph.ramp(folded, 0.2, 0.215)
    narrow = graph.ramp(graph.math("ABSOLUTE", graph.math("SUBTRACT", folded, 0.1)), 0.03, 0.022)
    line = graph.ramp(graph.math("ABSOLUTE", graph.math("SUBTRACT", folded, 0.36)), 0.016, 0.01)
    return graph.math("ABSOLUTE", graph.math("SUBTRACT", graph.math("MAXIMUM", broad, narrow), line))


def tartan(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Bands that cross: where one colour lies over the other it is half of each."""
    x, y = graph.split(vector)
    factor = graph.math("MULTIPLY", graph.math("ADD", _bands(graph, x), _bands(graph, y)), 0.5)
    fine = graph.noise(vector, 60.0, 1.0)
    return factor, _shade(graph, vector, fine, 0.1), fine


def denim(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Twill: pale and dark threads in diagonals, worn in clouds."""
    x, y = graph.split(vector)
    slant = graph.math("MULTIPLY_ADD", x, 24.0, graph.math("MULTIPLY", y, 24.0))
    twill = graph.math("MULTIPLY_ADD", graph.math("SINE", graph.math("MULTIPLY", slant, 6.2832)), 0.5, 0.5)
    thread = graph.noise(graph.scaled(vector, 3.0, 30.0), 1.0, 2.0)
    worn = graph.noise(vector, 0.12, 2.0)
    factor = graph.math("MULTIPLY", graph.math("ADD", twill, thread), graph.ramp(worn, 0.3, 0.7, 0.2, 0.65))
    return factor, graph.ramp(worn, 0.3, 0.75, 0.85, 1.3), graph.math("MULTIPLY_ADD", thread, 0.5, twill)


def knit(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Columns of V-shaped stitches."""
    x, y = graph.split(vector)
    across = graph.math("PINGPONG", x, 0.5)
    row = graph.math("PINGPONG", graph.math("MULTIPLY_ADD", across, -1.2, y), 0.5)
    stitch = graph.math("MULTIPLY", graph.ramp(row, 0.02, 0.3), graph.ramp(across, 0.0, 0.14, 0.35, 1.0))
    yarn = graph.noise(vector, 3.0, 2.0)
    return graph.ramp(stitch, 0.0, 0.8, 0.8, 0.0), graph.ramp(yarn, 0.3, 0.7, 0.88, 1.1), stitch


def floral(graph: Graph, vector: Block, detail: Block) -> tuple[object, object, object]:
    """Scattered flowers of five petals with a dark heart."""
    node = graph.voronoi(vector, randomness=0.75)
    away = graph.vector("SUBTRACT", vector, node.outputs["Position"])
    x, y = graph.split(away)
    turn = graph.split(node.outputs["Color"])[0]
    angle = graph.math("MULTIPLY_ADD", turn, 6.2832, graph.math("ARCTAN2", y, x))
    petals = graph.math("MULTIPLY_ADD", graph.math("COSINE", graph.math("MULTIPLY", angle, 5.0)), 0.1, 0.27)
    distance = node.outputs["Distance"]
    factor = graph.ramp(graph.math("SUBTRACT", distance, petals), 0.02, -0.02)
    heart = graph.ramp(distance, 0.07, 0.1, 0.45, 1.0)
    weave = graph.noise(vector, 40.0, 1.0)
    veins = graph.math("MULTIPLY", heart, graph.ramp(weave, 0.3, 0.7, 0.92, 1.06, smooth=False))
    return factor, veins, weave
