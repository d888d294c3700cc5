"""The one camera: created once, then only moved."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from s2mgen.scene.aim import Point, camera_place, euler_angles, looking
from s2mgen.scene.blender import bpy
from s2mgen.scene.bridge import centre_shutter

#: The frame that is rendered: the shutter opens half a frame before it and closes half a frame after it.
MOMENT = 1


class SceneCamera:
    """A camera on the cylinder around the person."""

    def __init__(self) -> None:
        self._object = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
        scene = bpy.context.scene
        scene.collection.objects.link(self._object)
        scene.camera = self._object
        self._object.data.clip_start, self._object.data.clip_end = 0.01, 200.0
        scene.frame_current, scene.render.motion_blur_shutter = MOMENT, 1.0
        centre_shutter(scene)
        self._wide, self._motion = False, (0.0, 0.0, 0.0)

    def place(self, camera: Mapping[str, Any], landmarks: Mapping[str, Point]) -> tuple[Point, Point]:
        """Moves the camera, with aperture and motion as the spec asks; answers its position and target."""
        position, target = camera_place(camera, landmarks)
        lens = self._object.data
        # AUTO puts the sensor's width along the longer side of the picture.
        lens.lens, lens.sensor_fit, lens.sensor_width = float(camera["focalLength"]), "AUTO", float(camera["sensor"])
        self._object.location = position
        self._object.rotation_euler = euler_angles(looking(position, target, float(camera["roll"])))
        depth, motion = camera["depthOfField"], camera["motion"]
        self._wide = depth is not None
        if depth is not None:
            lens.dof.focus_distance = math.dist(position, target)
            lens.dof.aperture_fstop = float(depth["fStop"])
        x, y, z = (0.0, 0.0, 0.0) if motion is None else (float(length) for length in motion)
        self._motion = (x, y, z)
        self.as_asked()
        return position, target

    @property
    def is_pinhole(self) -> bool:
        """Whether the spec asks for neither aperture nor motion: `pinhole` would change nothing."""
        return not self._wide and self._motion == (0.0, 0.0, 0.0)

    def pinhole(self) -> None:
        """All in focus and standing still, for labels; until `as_asked`."""
        self._set(False, (0.0, 0.0, 0.0))

    def as_asked(self) -> None:
        """Aperture and motion of the last `place`, for the image."""
        self._set(self._wide, self._motion)

    def _set(self, wide: bool, motion: tuple[float, float, float]) -> None:
        lens, render = self._object.data, bpy.context.scene.render
        moving = motion != (0.0, 0.0, 0.0)
        if lens.dof.use_dof != wide:
            lens.dof.use_dof = wide
        if render.use_motion_blur != moving:
            render.use_motion_blur = moving
        if self._object.animation_data is not None:
            self._object.driver_remove("delta_location")
            self._object.animation_data_clear()
            self._object.delta_location = (0.0, 0.0, 0.0)
        if not moving:
            return
        # A driver moves the camera evenly through the frame; key frames would ease in and out, and their API differs.
        for axis, length in enumerate(motion):
            driver = self._object.driver_add("delta_location", axis).driver
            driver.type, driver.expression = "SCRIPTED", f"{length:.6f} * (frame - {MOMENT})"
