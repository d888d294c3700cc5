"""Hair, brows and lashes on cards: strands from the texture, colour from the spec, shine broken up along strands."""

from __future__ import annotations

from s2mgen.human.geometry import Surface
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.numbers import colour, number
from s2mgen.scene.shaders.principled import Shader, new_shader


def hair_shader(surface: Surface, pictures: Pictures) -> Shader:
    """Settings: colour (linear RGB of lit strands), roughness. The image's alpha cuts the strands out."""
    if surface.image is None:
        raise ValueError(f"the hair surface {surface.name} has no image")
    roughness = number(surface, "roughness", 0.5)
    shader = new_shader(surface.name, surface.pass_index, specular=0.28)
    graph = shader.graph
    unit = shader.coordinates("unit")
    image = pictures.load(surface.image)
    node = graph.node("ShaderNodeTexImage", {"Vector": unit}, image=image)
    # The textures are photographs of one colour: only their light and dark is used.
    value = graph.node("ShaderNodeRGBToBW", {0: node.outputs["Color"]}).outputs[0]
    metres = graph.node("ShaderNodeTexCoord").outputs["Object"]
    locks = graph.noise(metres, 55.0, 2.0, 0.5, "3D")
    strands = graph.noise(graph.scaled(unit, 620.0, 14.0), 1.0, 2.0, 0.7)
    # Single strands stand off the outline; the cards of the asset are closed surfaces that end like a helmet.
    facing = graph.node("ShaderNodeLayerWeight", {"Blend": 0.5}).outputs["Facing"]
    alpha = graph.ramp(graph.math("MULTIPLY_ADD", strands, 0.75, facing), 1.32, 1.1)
    if pictures.is_clear(image):
        # Strand tips must not be half there: the label map takes a card as hair from alpha 0.5 on.
        drawn = graph.ramp(node.outputs["Alpha"], 0.15, 0.75)
        shader.cut_out(drawn)
        alpha = graph.math("MULTIPLY", alpha, drawn)
    shader.feed(alpha, "Alpha")
    light = graph.ramp(value, 0.0, 0.42, 0.3, 1.45, smooth=False)
    light = graph.math("MULTIPLY", light, graph.ramp(strands, 0.25, 0.75, 0.62, 1.38, smooth=False))
    light = graph.math("MULTIPLY", light, graph.ramp(locks, 0.3, 0.7, 0.8, 1.18, smooth=False))
    base = colour(surface, "colour", (0.1, 0.06, 0.04))
    shader.glimpse(base)
    warm = tuple(min(1.0, channel * factor) for channel, factor in zip(base, (1.15, 1.0, 0.82), strict=True))
    shader.feed(graph.times(graph.mix(graph.ramp(locks, 0.35, 0.7), base, warm), light), "Base Color")

    low, high = min(1.0, roughness + 0.3), min(1.0, roughness + 0.05)
    shader.feed(graph.ramp(strands, 0.3, 0.7, low, high, smooth=False), "Roughness")
    shader.feed(0.7, "Anisotropic")
    shader.feed(graph.node("ShaderNodeTangent", direction_type="UV_MAP", uv_map="unit").outputs[0], "Tangent")
    height = graph.math("MULTIPLY_ADD", strands, 0.6, value)
    shader.feed(graph.bump(height, 0.55, 0.004), "Normal")
    return shader
