"""Area lights: a fixed set, created at the start and then only updated.

Cycles keeps its lights in the order in which they came; one that comes, goes or is hidden reorders them, and with them the
noise of every later frame. A lamp of 0 W stays in its place and costs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from s2mgen.scene.aim import Point, euler_angles, looking
from s2mgen.scene.blender import Block, bpy

#: Lamps that look at the person look here without one.
EMPTY_TARGET: Point = (0.0, 0.0, 1.2)
#: As many as a preset can ask for.
MOST_LAMPS = 16


class Lamps:
    """The scene's lamps, in the order of the spec."""

    def __init__(self) -> None:
        self._lamps = [_new_lamp(number) for number in range(MOST_LAMPS)]

    def show(self, lights: Sequence[Mapping[str, Any]], landmarks: Mapping[str, Point]) -> None:
        """Sets as many lamps as the spec has and darkens the others. ValueError for more than there are."""
        if len(lights) > MOST_LAMPS:
            raise ValueError(f"the spec has {len(lights)} lights; at most {MOST_LAMPS} can be shown")
        for lamp in self._lamps[len(lights) :]:
            lamp.data.energy = 0.0
        target = landmarks.get("upperBody", EMPTY_TARGET)
        for lamp, light in zip(self._lamps, lights, strict=False):
            data = lamp.data
            data.size, data.energy, data.color = float(light["size"]), float(light["energy"]), tuple(light["colour"])
            lamp.location, aim = light["position"], light["aim"]
            tracked = aim["kind"] == "person"
            lamp.rotation_euler = euler_angles(looking(light["position"], target)) if tracked else aim["rotation"]


def _new_lamp(number: int) -> Block:
    data = bpy.data.lights.new(f"lamp {number:02d}", "AREA")
    data.shape, data.energy = "SQUARE", 0.0
    lamp = bpy.data.objects.new(data.name, data)
    bpy.context.scene.collection.objects.link(lamp)
    # A lamp in the picture would be a white rectangle that no label knows of.
    lamp.visible_camera = False
    return lamp
