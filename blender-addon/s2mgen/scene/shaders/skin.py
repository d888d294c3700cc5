"""Skin: painted texture, light under the surface, pores, creases, uneven shine and blood."""

from __future__ import annotations

from s2mgen.human.geometry import Surface
from s2mgen.scene.blender import Block
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.numbers import number
from s2mgen.scene.shaders.principled import Shader, add_subsurface, new_shader


def skin_shader(surface: Surface, pictures: Pictures, shared: dict[int, Block]) -> Shader:
    """Settings: roughness, specular, subsurface, bump, pores (0..1 each); `window` (left, bottom, right, top) where the
    picture shows a part of texture space, with relief in its alpha. `shared` keeps one image for all parts of a skin."""
    shader = new_shader(surface.name, surface.pass_index, specular=number(surface, "specular", 0.45))
    graph = shader.graph
    metres = graph.node("ShaderNodeTexCoord").outputs["Object"]
    window = surface.settings.get("window")
    unit = shader.coordinates("unit")
    if isinstance(window, tuple):
        left, bottom, right, top = window
        width, height = right - left, top - bottom
        unit = graph.vector("MULTIPLY_ADD", unit, (1 / width, 1 / height, 0.0), (-left / width, -bottom / height, 0.0))
    node = graph.node("ShaderNodeTexImage", {"Vector": unit}, extension="EXTEND")
    if surface.pixels is not None:
        if id(surface.pixels) not in shared:
            shared[id(surface.pixels)] = pictures.of_pixels(surface.pixels, height_in_alpha=window is not None)
        node.image = shared[id(surface.pixels)]
    elif surface.image is not None:
        node.image = pictures.load(surface.image)
    else:
        raise ValueError(f"the skin surface {surface.name} has neither pixels nor an image")

    shader.glimpse(node.outputs["Color"])

    # Blood shows unevenly: patches a few centimetres wide turn the colour by a few per cent toward red or away from it.
    patches = graph.noise(metres, 14.0, 3.0, 0.55, "3D")
    fine = graph.noise(metres, 330.0, 1.0, 0.5, "3D")
    flush = graph.mix(graph.ramp(patches, 0.3, 0.7, smooth=False), (0.97, 1.015, 1.015), (1.04, 0.965, 0.955))
    colour = graph.mix(1.0, node.outputs["Color"], flush, "MULTIPLY")
    grain = graph.ramp(fine, 0.25, 0.75, 0.93, 1.06, smooth=False)
    colour = graph.times(colour, grain)
    shader.feed(colour, "Base Color")
    add_subsurface(shader, number(surface, "subsurface", 0.2), colour)

    # Shine is broad and uneven: pores scatter it, and sebum lies in patches.
    roughness = number(surface, "roughness", 0.45)
    shine = graph.math("MULTIPLY_ADD", fine, 0.35, patches)
    shader.feed(graph.ramp(shine, 0.42, 0.92, roughness + 0.14, max(0.2, roughness - 0.04), smooth=False), "Roughness")
    bump, pores = number(surface, "bump", 0.2), number(surface, "pores", 0.5)
    if bump > 0:
        height = graph.noise(metres, 620.0, 2.0, 0.6, "3D")
        height = graph.math("MULTIPLY", height, 0.35 + 0.65 * pores)
        if window is not None:
            # Creases are a millimetre deep, pores a tenth of that.
            height = graph.math("MULTIPLY_ADD", node.outputs["Alpha"], 2.4, height)
        shader.feed(graph.bump(height, min(1.0, 1.8 * bump + 0.15), 0.0009), "Normal")
    return shader
