"""Cloth: a recoloured texture or a material of the spec, with a weave and fine creases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from s2mgen.human.geometry import Surface
from s2mgen.scene.blender import Block
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.graph import Graph
from s2mgen.scene.shaders.numbers import number, table
from s2mgen.scene.shaders.principled import Shader, new_shader
from s2mgen.scene.shaders.recolour import recoloured
from s2mgen.scene.shaders.surface import Layout, dress

#: Threads per metre of the modelled weave: coarse cloth, the finest that shows.
THREADS = 420.0
#: Creases per metre across and along, and how much deeper than threads they are.
CREASES, DEPTH = (9.0, 19.0), 6.0
#: Height of a thread, metres.
THREAD = 0.0022


def garment_shader(surface: Surface, pictures: Pictures, metres_per_unit: float, shift: float) -> Shader:
    """Settings: recolour and roughness with an image, or `material` in its place. `metres_per_unit` measures UVs."""
    roughness = number(surface, "roughness", 0.8)
    shader = new_shader(surface.name, surface.pass_index, roughness=roughness, specular=0.2)
    graph = shader.graph
    unit = shader.coordinates("unit")
    metres = graph.scaled(unit, metres_per_unit, metres_per_unit)
    material = table(surface, "material")
    if material is not None and material["texture"] is None:
        _plain(shader, material, metres, shift)
    elif material is not None:
        normal = dress(shader, material, Layout(unit, metres, shift), pictures, relief=0.7)
        shader.feed(graph.bump(_creases(graph, metres, shift), 0.5, THREAD * DEPTH, normal), "Normal")
    elif surface.image is not None:
        image = pictures.load(surface.image)
        node = graph.node("ShaderNodeTexImage", {"Vector": unit}, image=image)
        colour = recoloured(graph, node.outputs["Color"], table(surface, "recolour"))
        shader.feed(colour, "Base Color")
        shader.glimpse(colour)
        if pictures.is_clear(image):
            shader.cut_out(node.outputs["Alpha"])
        weave = graph.noise(metres, THREADS, 1.0)
        shader.feed(graph.bump(_relief(graph, metres, weave, shift), 0.5, THREAD), "Normal")
    else:
        raise ValueError(f"the garment surface {surface.name} has neither an image nor a material")
    return shader


def _creases(graph: Graph, metres: Block, shift: float) -> Block:
    """Small creases, 0..1: what is too fine for the mesh."""
    moved = graph.vector("ADD", metres, (shift, 0.6 * shift, 0.0))
    return graph.noise(graph.scaled(moved, *CREASES), 1.0, 2.0, 0.45)


def _relief(graph: Graph, metres: Block, weave: Block, shift: float) -> Block:
    return graph.math("MULTIPLY_ADD", _creases(graph, metres, shift), DEPTH, weave)


def _plain(shader: Shader, material: Mapping[str, Any], metres: Block, shift: float) -> None:
    """Cloth of one colour: threads, a little wear."""
    graph = shader.graph
    weave = graph.noise(metres, THREADS, 1.0)
    bump = float(material["bump"])
    shade = graph.ramp(weave, 0.3, 0.7, 1.0 - 0.16 * bump, 1.0 + 0.12 * bump, smooth=False)
    shader.feed(graph.times(material["colour"], shade), "Base Color")
    shader.glimpse(tuple(material["colour"]))
    shader.feed(float(material["roughness"]), "Roughness")
    shader.feed(float(material["specular"]), "Specular IOR Level", "Specular")
    shader.feed(graph.bump(_relief(graph, metres, weave, shift), 0.3 + 0.4 * bump, THREAD), "Normal")
