"""The scene that a worker keeps: what a new spec changes is rebuilt, the rest stays."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from s2mgen.scene.aim import Point
from s2mgen.scene.blender import bpy
from s2mgen.scene.camera import SceneCamera
from s2mgen.scene.cast import Cast, Provider
from s2mgen.scene.lamps import Lamps
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.room import BuiltRoom, build_room
from s2mgen.scene.surroundings import Surroundings
from s2mgen.scene.troupe import Troupe


def _key(*values: object) -> str:
    return hashlib.sha1(json.dumps(values, sort_keys=True).encode()).hexdigest()


class Stage:
    """One scene per process. `people` makes a person from one of the spec's people and the pass index of every part."""

    def __init__(self, people: Provider, pictures: Pictures, fresh: bool = True) -> None:
        """`fresh` empties Blender first; without, all is built into the context's scene as it is."""
        if fresh:
            bpy.ops.wm.read_factory_settings(use_empty=True)
        self._pictures = pictures
        self.cast, self._room = Cast(people, pictures), Troupe("room")
        self._surroundings, self._lamps, self._camera = Surroundings(), Lamps(), SceneCamera()
        self._room_key = ""
        self._built = BuiltRoom()

    @property
    def landmarks(self) -> dict[str, Point]:
        """Where the parts of the first person's body are; empty without one."""
        return self.cast.landmarks(0)

    def show(self, spec: Mapping[str, Any]) -> dict[str, float]:
        """Builds people, room and lights of a spec; answers the seconds of `person` and `room`.

        Errors leave the stage usable: the half-built group is empty and will be built anew.
        """
        begun = time.perf_counter()
        self.cast.show(spec["people"], spec["labels"]["parts"])
        between = time.perf_counter()
        self._show_room(spec["room"])
        self._lamps.show(spec["lights"], self.landmarks)
        return {"person": between - begun, "room": time.perf_counter() - between}

    def traced(self) -> None:
        """Say so after each trace: what only Cycles needed is removed."""
        self._pictures.drop_files()

    def look(self, camera: Mapping[str, Any]) -> tuple[Point, Point]:
        """Places the camera; answers its position and target."""
        position, target = self._camera.place(camera, self.landmarks)
        self._built.open_for(position, target)
        return position, target

    @property
    def is_pinhole(self) -> bool:
        """Whether the camera that looks has neither a wide aperture nor a motion."""
        return self._camera.is_pinhole

    @contextmanager
    def pinhole(self) -> Iterator[None]:
        """All is in focus and the camera stands still in the block."""
        self._camera.pinhole()
        try:
            yield
        finally:
            self._camera.as_asked()

    def _show_room(self, room: Mapping[str, Any]) -> None:
        key = _key(room)
        if key == self._room_key:
            return
        self._room_key, self._built = "", BuiltRoom()
        self._room.clear()
        try:
            self._built = build_room(room, self._room, self._pictures)
            self._surroundings.show(room["environment"], self._pictures)
        except BaseException:
            self._room.clear()
            raise
        self._room_key = key
