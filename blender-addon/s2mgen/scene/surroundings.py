"""The world around the room: black, or a panorama that also lights it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from s2mgen.scene.blender import Block, bpy
from s2mgen.scene.bridge import node_tree
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.graph import Graph
from s2mgen.scene.troupe import remove_unused


class Surroundings:
    """The scene's world, with always the same nodes: only values and the picture change."""

    def __init__(self) -> None:
        scene = bpy.context.scene
        world = bpy.data.worlds.new("surroundings")
        scene.world = world
        # The automatic map of where light comes from is far finer than a panorama of 512 pixels and takes two seconds.
        # It is the same for the black world, which Cycles leaves out of its lights by itself: switching here would reorder
        # the lights and with them the noise of later frames.
        world.cycles.sampling_method = "MANUAL"
        world.cycles.sample_map_resolution = 512
        tree = node_tree(world)
        tree.nodes.clear()
        self._graph = Graph(tree)
        self._output = self._graph.node("ShaderNodeOutputWorld")
        self._background = self._graph.node("ShaderNodeBackground", {"Color": (0.0, 0.0, 0.0), "Strength": 0.0})
        self._graph.tree.links.new(self._background.outputs[0], self._output.inputs[0])
        self._panorama: list[Block] = []

    def show(self, environment: Mapping[str, Any] | None, pictures: Pictures) -> None:
        """Black without an environment. PictureError where its picture cannot be used."""
        for node in self._panorama:
            self._graph.tree.nodes.remove(node)
        self._panorama = []
        remove_unused()
        colour, strength = self._background.inputs["Color"], self._background.inputs["Strength"]
        colour.default_value, strength.default_value = (0.0, 0.0, 0.0, 1.0), 0.0
        if environment is None:
            return
        image = pictures.load(environment["asset"])
        where = self._graph.node("ShaderNodeTexCoord")
        turned = self._graph.node(
            "ShaderNodeMapping",
            {"Vector": where.outputs["Generated"], "Rotation": (0.0, 0.0, float(environment["turn"]))},
        )
        picture = self._graph.node("ShaderNodeTexEnvironment", {"Vector": turned.outputs[0]}, image=image)
        self._graph.feed(colour, picture.outputs[0])
        strength.default_value = float(environment["strength"])
        self._panorama = [where, turned, picture]
