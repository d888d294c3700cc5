"""The world around the room: black, or a panorama that also lights it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from s2mgen.scene.blender import Block, bpy
from s2mgen.scene.bridge import node_tree
from s2mgen.scene.meshes import new_mesh
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.graph import Graph
from s2mgen.scene.shaders.principled import new_shader
from s2mgen.scene.troupe import Troupe, remove_unused

#: The panorama is thrown onto the ground from the height at which it was taken, metres.
TRIPOD = 1.6
#: Within the first radius the ground is whole, beyond the second one sees the panorama itself, metres.
NEAR, FAR = 3.0, 6.0


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
        # Compression leaves rings below zero about lamps: there the mean of what is above the horizon is shown.
        mean = _light_from_above(image)
        sum_of = self._graph.node(
            "ShaderNodeVectorMath", {0: picture.outputs[0], 1: (1.0, 1.0, 1.0)}, operation="DOT_PRODUCT"
        )
        below = self._graph.node("ShaderNodeMath", {0: sum_of.outputs["Value"], 1: 0.0}, operation="LESS_THAN")
        light = self._graph.node(
            "ShaderNodeMix", {0: below.outputs[0], 6: picture.outputs[0], 7: (mean, mean, mean)}, data_type="RGBA"
        )
        self._graph.feed(colour, light.outputs[2])
        strength.default_value = float(environment["strength"])
        self._panorama = [where, turned, picture, sum_of, below, light]


def ground(environment: Mapping[str, Any], troupe: Troupe, pictures: Pictures) -> None:
    """Ground under the people that takes their shadows and shows what the panorama shows below the horizon.

    PictureError where the panorama cannot be used.
    """
    image = pictures.load(environment["asset"])
    shader = new_shader("ground", 0, roughness=0.9, specular=0.1)
    graph = shader.graph
    place = graph.node("ShaderNodeNewGeometry").outputs["Position"]
    seen = graph.vector("SUBTRACT", place, (0.0, 0.0, TRIPOD))
    turn = (0.0, 0.0, float(environment["turn"]))
    turned = graph.node("ShaderNodeMapping", {"Vector": seen, "Rotation": turn}).outputs[0]
    picture = graph.node("ShaderNodeTexEnvironment", {"Vector": turned}, image=image).outputs[0]
    grain = graph.ramp(graph.noise(place, 60.0, 6.0, 0.75), 0.25, 0.75, 0.7, 1.3, smooth=False)
    # What the lens saw is light; a surface lit by the same sky gives it off again where it reflects this share of it.
    light = _light_from_above(image)
    colour = graph.vector("MINIMUM", graph.times(picture, graph.math("DIVIDE", grain, light)), (0.85, 0.85, 0.85))
    shader.feed(colour, "Base Color")
    shader.glimpse((0.3, 0.3, 0.3))
    distance = graph.node("ShaderNodeVectorMath", {0: place}, operation="LENGTH").outputs["Value"]
    shader.fade(graph.ramp(distance, NEAR, FAR, 1.0, 0.0))
    corners = np.array([[-FAR, -FAR, 0], [FAR, -FAR, 0], [FAR, FAR, 0], [-FAR, FAR, 0]], np.float32)
    troupe.add(new_mesh("ground", corners, np.array([[0, 1, 2, 3]], np.int32), {}, smooth=False), [shader.material])


def _light_from_above(image: Block) -> float:
    """Light that falls on level ground under a panorama, divided by pi: what a white ground would give off."""
    width, height = image.size
    pixels: npt.NDArray[np.float32] = np.empty(width * height * image.channels, np.float32)
    image.pixels.foreach_get(pixels)
    rows = pixels.reshape(height, width, -1)[height // 2 :, :, :3].mean(axis=(1, 2))
    rise = (np.arange(len(rows)) + 0.5) / len(rows) * np.pi / 2
    weight = np.sin(rise) * np.cos(rise)
    return max(1e-3, float((rows * weight).sum() / weight.sum()))
