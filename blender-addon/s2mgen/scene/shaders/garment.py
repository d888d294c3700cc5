"""Cloth: a recoloured texture or a material of the spec, with a weave."""

from __future__ import annotations

from s2mgen.human.geometry import Surface
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.numbers import number, table
from s2mgen.scene.shaders.principled import Shader, new_shader
from s2mgen.scene.shaders.recolour import recoloured
from s2mgen.scene.shaders.surface import Layout, dress

#: Threads per metre of the modelled weave: coarse cloth, the finest that shows.
THREADS = 420.0


def garment_shader(surface: Surface, pictures: Pictures, metres_per_unit: float, shift: float) -> Shader:
    """Settings: recolour and roughness with an image, or `material` in its place. `metres_per_unit` measures UVs."""
    roughness = number(surface, "roughness", 0.8)
    shader = new_shader(surface.name, surface.pass_index, roughness=roughness, specular=0.2)
    graph = shader.graph
    unit = shader.coordinates("unit")
    metres = graph.scaled(unit, metres_per_unit, metres_per_unit)
    material = table(surface, "material")
    if material is not None:
        dress(shader, material, Layout(unit, metres, shift), pictures, relief=0.7)
    elif surface.image is not None:
        image = pictures.load(surface.image)
        node = graph.node("ShaderNodeTexImage", {"Vector": unit}, image=image)
        colour = recoloured(graph, node.outputs["Color"], table(surface, "recolour"))
        shader.feed(colour, "Base Color")
        shader.glimpse(colour)
        if pictures.is_clear(image):
            shader.cut_out(node.outputs["Alpha"])
        weave = graph.noise(metres, THREADS, 1.0)
        folds = graph.noise(metres, 16.0, 2.0)
        shader.feed(graph.bump(graph.math("MULTIPLY_ADD", folds, 3.0, weave), 0.5, 0.0022), "Normal")
    else:
        raise ValueError(f"the garment surface {surface.name} has neither an image nor a material")
    return shader
