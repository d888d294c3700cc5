"""Area lights: created when first needed, then kept and updated.

With persistent data 3.4 draws another noise pattern for lights that were removed and made again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from s2mgen.scene.aim import Point, looking, pose_matrix
from s2mgen.scene.blender import Block, bpy

#: Lamps that look at the person look here without one.
EMPTY_TARGET: Point = (0.0, 0.0, 1.2)


class Lamps:
    """The scene's lamps, in the order of the spec."""

    def __init__(self) -> None:
        self._lamps: list[Block] = []

    def show(self, lights: Sequence[Mapping[str, Any]], landmarks: Mapping[str, Point]) -> None:
        """Sets as many lamps as the spec has; further ones are switched off."""
        while len(self._lamps) < len(lights):
            self._lamps.append(_new_lamp(len(self._lamps)))
        for lamp in self._lamps[len(lights) :]:
            lamp.hide_render = True
        target = landmarks.get("upperBody", EMPTY_TARGET)
        for lamp, light in zip(self._lamps, lights, strict=False):
            lamp.hide_render = False
            data = lamp.data
            data.size, data.energy, data.color = float(light["size"]), float(light["energy"]), tuple(light["colour"])
            if light["aim"]["kind"] == "person":
                lamp.matrix_world = pose_matrix(light["position"], looking(light["position"], target)).T.tolist()
            else:
                lamp.location, lamp.rotation_euler = light["position"], light["aim"]["rotation"]


def _new_lamp(number: int) -> Block:
    data = bpy.data.lights.new(f"lamp {number}", "AREA")
    data.shape = "SQUARE"
    lamp = bpy.data.objects.new(data.name, data)
    bpy.context.scene.collection.objects.link(lamp)
    # A lamp in the picture would be a white rectangle that no label knows of.
    lamp.visible_camera = False
    return lamp
