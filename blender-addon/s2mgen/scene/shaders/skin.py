"""Skin: retoned texture, light under the surface, pores, uneven shine and blood."""

from __future__ import annotations

from s2mgen.human.geometry import Surface
from s2mgen.scene.blender import Block
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.numbers import number
from s2mgen.scene.shaders.principled import Shader, add_subsurface, new_shader


def skin_shader(surface: Surface, pictures: Pictures, shared: dict[int, Block]) -> Shader:
    """Settings: roughness, specular, subsurface, bump (0..1 each). `shared` keeps one image for all parts of a skin."""
    shader = new_shader(surface.name, surface.pass_index, specular=number(surface, "specular", 0.45))
    graph = shader.graph
    metres = graph.node("ShaderNodeTexCoord").outputs["Object"]
    node = graph.node("ShaderNodeTexImage", {"Vector": shader.coordinates("unit")})
    if surface.pixels is not None:
        if id(surface.pixels) not in shared:
            shared[id(surface.pixels)] = pictures.of_pixels(surface.pixels)
        node.image = shared[id(surface.pixels)]
    elif surface.image is not None:
        node.image = pictures.load(surface.image)
    else:
        raise ValueError(f"the skin surface {surface.name} has neither pixels nor an image")

    shader.glimpse(node.outputs["Color"])

    # Blood shows unevenly: patches a few centimetres wide turn the colour by a few per cent toward red or away from it.
    patches = graph.noise(metres, 14.0, 3.0, 0.55, "3D")
    freckles = graph.noise(metres, 330.0, 1.0, 0.5, "3D")
    flush = graph.mix(graph.ramp(patches, 0.3, 0.7, smooth=False), (0.97, 1.015, 1.015), (1.04, 0.965, 0.955))
    colour = graph.mix(1.0, node.outputs["Color"], flush, "MULTIPLY")
    grain = graph.ramp(freckles, 0.25, 0.75, 0.93, 1.06, smooth=False)
    colour = graph.times(colour, grain)
    shader.feed(colour, "Base Color")
    add_subsurface(shader, number(surface, "subsurface", 0.2), colour)

    roughness = number(surface, "roughness", 0.45)
    shader.feed(graph.ramp(patches, 0.3, 0.7, roughness + 0.09, max(0.1, roughness - 0.09), smooth=False), "Roughness")
    bump = number(surface, "bump", 0.2)
    if bump > 0:
        pores = graph.noise(metres, 620.0, 2.0, 0.6, "3D")
        shader.feed(graph.bump(pores, min(1.0, 1.6 * bump), 0.0009), "Normal")
    return shader
