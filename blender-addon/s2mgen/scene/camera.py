"""The one camera: created once, then only moved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from s2mgen.scene.aim import Point, camera_place, euler_angles, looking
from s2mgen.scene.blender import bpy


class SceneCamera:
    """A camera on the cylinder around the person."""

    def __init__(self) -> None:
        self._object = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
        scene = bpy.context.scene
        scene.collection.objects.link(self._object)
        scene.camera = self._object
        self._object.data.clip_start, self._object.data.clip_end = 0.01, 200.0

    def place(self, camera: Mapping[str, Any], landmarks: Mapping[str, Point]) -> tuple[Point, Point]:
        """Moves the camera; answers its position and target."""
        position, target = camera_place(camera, landmarks)
        lens = self._object.data
        # AUTO puts the sensor's width along the longer side of the picture.
        lens.lens, lens.sensor_fit, lens.sensor_width = float(camera["focalLength"]), "AUTO", float(camera["sensor"])
        self._object.location = position
        self._object.rotation_euler = euler_angles(looking(position, target, float(camera["roll"])))
        return position, target
