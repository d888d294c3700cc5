"""A crop of a picture, repeated over a surface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from s2mgen.scene.blender import Block
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.graph import Graph
from s2mgen.scene.shaders.recolour import recoloured


def picture_colour(graph: Graph, texture: Mapping[str, Any], unit: Block, pictures: Pictures) -> Block:
    """Colour of a picture texture; `unit` covers the surface with 0..1. AssetError for a missing or broken file."""
    left, bottom, right, top = (float(edge) for edge in texture["crop"])
    repeat = float(texture["repeat"])
    vector = unit
    if repeat > 1:
        vector = graph.vector("FRACTION", graph.scaled(unit, repeat, repeat))
    width = right - left
    start = left
    if texture["mirrored"]:
        start, width = right, -width
    vector = graph.vector("MULTIPLY_ADD", vector, (width, top - bottom, 0.0), (start, bottom, 0.0))
    image = pictures.load(texture["asset"])
    node = graph.node("ShaderNodeTexImage", {"Vector": vector}, image=image, extension="EXTEND")
    return recoloured(graph, node.outputs["Color"], texture["recolour"])
