"""Hair, brows and lashes on cards: strands from the texture, colour from the spec, shine broken up along strands.

Layers of short hair have no texture: noise breaks them up into strands.
"""

from __future__ import annotations

from s2mgen.human.geometry import Surface
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.numbers import colour, number, table
from s2mgen.scene.shaders.principled import Shader, new_shader

#: Light and dark of a texture, as multiples of its mean: what is darker lies deep between strands.
DEEP, LIT = 0.3, 2.1


def hair_shader(surface: Surface, pictures: Pictures) -> Shader:
    """Settings: colour (linear RGB of lit strands), roughness, second (`colour`, `share` of strands). The image's alpha cuts
    the strands out. Without an image: a layer of short hair (`shells.py`)."""
    if surface.image is None:
        return _shell_shader(surface)
    roughness = number(surface, "roughness", 0.5)
    shader = new_shader(surface.name, surface.pass_index, specular=0.1)
    graph = shader.graph
    unit = shader.coordinates("unit")
    image = pictures.load(surface.image)
    node = graph.node("ShaderNodeTexImage", {"Vector": unit}, image=image)
    # The textures are photographs of one colour, some dark, some fair: only light and dark against their mean is used.
    mean = pictures.brightness(image)
    value = graph.node("ShaderNodeRGBToBW", {0: node.outputs["Color"]}).outputs[0]
    value = graph.math("MULTIPLY", value, 1 / mean)
    metres = graph.node("ShaderNodeTexCoord").outputs["Object"]
    # Hair hangs: across a lock colour changes within millimetres, along it within a hand's breadth.
    locks = graph.noise(graph.scaled(metres, 170.0, 170.0, 13.0), 1.0, 1.0, 0.5, "3D")
    strands = graph.noise(graph.scaled(metres, 800.0, 800.0, 40.0), 1.0, 1.0, 0.5, "3D")
    strand = graph.ramp(graph.math("MULTIPLY_ADD", locks, 0.35, strands), 0.5, 0.85, smooth=False)

    # Single strands stand off the outline; the cards of the asset are closed surfaces that end like a helmet.
    facing = graph.node("ShaderNodeLayerWeight", {"Blend": 0.5}).outputs["Facing"]
    alpha = graph.ramp(graph.math("MULTIPLY_ADD", strands, 0.9, facing), 1.42, 1.12)
    if pictures.is_clear(image):
        # Strand tips must not be half there: the label map takes a card as hair from alpha 0.5 on.
        edge = graph.math("MULTIPLY_ADD", graph.math("SUBTRACT", strands, 0.5), 0.9, node.outputs["Alpha"])
        drawn = graph.ramp(edge, 0.3, 0.6)
        shader.cut_out(drawn)
        alpha = graph.math("MULTIPLY", alpha, drawn)
    shader.show(alpha)

    light = graph.ramp(value, DEEP, LIT, 0.5, 1.35, smooth=False)
    light = graph.math("MULTIPLY", light, graph.ramp(strand, 0.0, 1.0, 0.7, 1.22, smooth=False))
    light = graph.math("MULTIPLY", light, graph.ramp(locks, 0.32, 0.68, 0.68, 1.2, smooth=False))
    base = colour(surface, "colour", (0.1, 0.06, 0.04))
    shader.glimpse(base)
    warm = tuple(min(1.0, channel * factor) for channel, factor in zip(base, (1.2, 1.0, 0.78), strict=True))
    shade = graph.mix(strands, base, warm)
    second = table(surface, "second")
    if second is not None and second["share"] > 0:
        # Noise lies between a quarter and three quarters, mostly. Single strands differ, and from a distance they blend.
        edge = 0.72 - 0.44 * float(second["share"])
        mingled = graph.math("MULTIPLY_ADD", strands, 0.8, graph.math("MULTIPLY", locks, 0.2))
        chosen = graph.ramp(mingled, edge - 0.24, edge + 0.24, smooth=False)
        shade = graph.mix(chosen, shade, tuple(float(channel) for channel in second["colour"]))
    shader.feed(graph.times(shade, light), "Base Color")

    # Each strand has its own gloss: the band of shine falls apart into threads.
    shader.feed(graph.ramp(strand, 0.0, 1.0, 0.02, 0.1, smooth=False), "Specular IOR Level", "Specular")
    low, high = min(1.0, roughness + 0.35), min(1.0, roughness + 0.05)
    shader.feed(graph.ramp(strand, 0.0, 1.0, low, high, smooth=False), "Roughness")
    height = graph.math("MULTIPLY_ADD", locks, 1.6, graph.math("MULTIPLY", value, 0.4))
    shader.feed(graph.bump(height, 0.6, 0.0012), "Normal")
    return shader


def _shell_shader(surface: Surface) -> Shader:
    """Settings: colour, roughness, density, second. Texture coordinates are growth 0..1 and height of the layer 0..1."""
    roughness = number(surface, "roughness", 0.55)
    base = colour(surface, "colour", (0.05, 0.03, 0.02))
    shader = new_shader(
        surface.name, surface.pass_index, colour=base, roughness=min(1.0, roughness + 0.2), specular=0.08
    )
    graph = shader.graph
    growth, height = graph.split(shader.coordinates("unit"))
    metres = graph.node("ShaderNodeTexCoord").outputs["Object"]
    # Strands of a millimetre in tufts of five; each is as tall as the noise is high.
    strands = graph.noise(graph.scaled(metres, 850.0, 850.0, 500.0), 1.0, 1.0, 0.6, "3D")
    tufts = graph.noise(metres, 170.0, 1.0, 0.5, "3D")
    tall = graph.math("ADD", graph.math("MULTIPLY", strands, 0.62), graph.math("MULTIPLY", tufts, 0.38))
    cover = graph.math("MULTIPLY", growth, graph.ramp(height, 0.0, 1.0, 1.0, 0.42, smooth=False))
    cover = graph.math("MULTIPLY", cover, 0.5 + 0.5 * number(surface, "density", 0.8))
    # The noise lies between 0.3 and 0.7.
    edge = graph.math("MULTIPLY_ADD", cover, -0.5, 0.76)
    alpha = graph.ramp(graph.math("SUBTRACT", tall, edge), -0.02, 0.02, smooth=False)
    shader.cut_out(alpha)
    light = graph.math(
        "MULTIPLY",
        graph.ramp(height, 0.0, 1.0, 0.5, 1.25, smooth=False),
        graph.ramp(tall, 0.35, 0.65, 0.55, 1.4, smooth=False),
    )
    shade: object = base
    second = table(surface, "second")
    if second is not None and second["share"] > 0:
        chosen = graph.ramp(strands, 0.68 - 0.36 * float(second["share"]), 0.74 - 0.36 * float(second["share"]))
        shade = graph.mix(chosen, base, tuple(float(channel) for channel in second["colour"]))
    shader.feed(graph.times(shade, light), "Base Color")
    shader.feed(graph.bump(tall, 0.7, 0.002), "Normal")
    return shader
