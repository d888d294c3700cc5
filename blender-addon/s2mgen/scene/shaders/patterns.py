"""Procedural patterns as node groups: vector in (one feature = one unit) → factor, shade and height out.

`Factor` goes from the first colour (0) to the second (1), `Shade` multiplies the colour, `Height` (0..1) is for relief.
The groups are built once per Blender process and shared by all materials.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from s2mgen.scene.blender import Block, bpy
from s2mgen.scene.bridge import add_group_socket, first_of
from s2mgen.scene.shaders import foliage, indoors, masonry, organic, textile
from s2mgen.scene.shaders.graph import Graph

Builder = Callable[[Graph, Block, Block], tuple[object, object, object]]

BUILDERS: dict[str, Builder] = {
    "check": textile.check,
    "stripes": textile.stripes,
    "dots": textile.dots,
    "tartan": textile.tartan,
    "denim": textile.denim,
    "knit": textile.knit,
    "floral": textile.floral,
    "noise": organic.noise,
    "cells": organic.cells,
    "leather": organic.leather,
    "sand": organic.sand,
    "wood": organic.wood,
    "foliage": foliage.foliage,
    "brick": masonry.brick,
    "tiles": indoors.tiles,
    "panels": indoors.panels,
    "damask": indoors.damask,
    "marble": indoors.marble,
    "fur": indoors.fur,
    "books": indoors.books,
    "plain": masonry.plaster,
}


@dataclass(frozen=True)
class Pattern:
    """Output sockets of one use of a pattern."""

    factor: Block
    shade: Block
    height: Block


def _group(name: str) -> Block:
    title = f"s2mgen {name}"
    found = bpy.data.node_groups.get(title)
    if found is not None:
        return found
    tree = bpy.data.node_groups.new(title, "ShaderNodeTree")
    add_group_socket(tree, "Vector", "NodeSocketVector", output=False)
    add_group_socket(tree, "Detail", "NodeSocketFloat", output=False)
    for output in ("Factor", "Shade", "Height"):
        add_group_socket(tree, output, "NodeSocketFloat", output=True)
    graph = Graph(tree)
    inputs = graph.node("NodeGroupInput").outputs
    results = BUILDERS[name](graph, inputs["Vector"], inputs["Detail"])
    graph.node("NodeGroupOutput", dict(enumerate(results)))
    return tree


def pattern(graph: Graph, name: str, vector: Block, detail: float) -> Pattern:
    """Puts the pattern `name` into a material. KeyError for an unknown name."""
    node = graph.node("ShaderNodeGroup", node_tree=_group(name))
    graph.feed(node.inputs["Vector"], vector)
    graph.feed(node.inputs["Detail"], detail)
    return Pattern(*(first_of(node.outputs, name) for name in ("Factor", "Shade", "Height")))


def feature_space(graph: Graph, metres: Block, scale: float, angle: float, distortion: float, shift: float) -> Block:
    """Metres → features: shifted (so that two surfaces do not show the same piece), turned, scaled, bent by noise."""
    mapping = {"Location": (shift, shift * 0.37, 0.0), "Rotation": (0.0, 0.0, angle), "Scale": (scale, scale, scale)}
    vector = graph.node("ShaderNodeMapping", {"Vector": metres, **mapping}, vector_type="POINT").outputs[0]
    if distortion <= 0:
        return vector
    node = graph.node("ShaderNodeTexNoise", {"Vector": vector, "Scale": 0.7, "Detail": 2.0}, noise_dimensions="2D")
    centred = graph.vector("SUBTRACT", first_of(node.outputs, "Color"), (0.5, 0.5, 0.5))
    return graph.vector("ADD", vector, graph.scaled(centred, distortion, distortion, 0.0))
