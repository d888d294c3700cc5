"""The scene that a worker keeps: what a new spec changes is rebuilt, the rest stays."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from s2mgen.human.geometry import Human
from s2mgen.scene.aim import Point
from s2mgen.scene.blender import bpy
from s2mgen.scene.camera import SceneCamera
from s2mgen.scene.lamps import Lamps
from s2mgen.scene.person import build_person
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.room import BuiltWall, build_room, hide_walls_behind
from s2mgen.scene.surroundings import Surroundings
from s2mgen.scene.troupe import Troupe

Provider = Callable[[Mapping[str, Any], Mapping[str, int]], Human]


def _key(*values: object) -> str:
    return hashlib.sha1(json.dumps(values, sort_keys=True).encode()).hexdigest()


class Stage:
    """One scene per process. `people` makes a person from the spec's `person` and the pass index of every part."""

    def __init__(self, people: Provider, pictures: Pictures) -> None:
        bpy.ops.wm.read_factory_settings(use_empty=True)
        self._people, self._pictures = people, pictures
        self._person, self._room = Troupe("person"), Troupe("room")
        self._surroundings, self._lamps, self._camera = Surroundings(), Lamps(), SceneCamera()
        self._person_key = self._room_key = ""
        self._walls: list[BuiltWall] = []
        self.landmarks: dict[str, Point] = {}

    def show(self, spec: Mapping[str, Any]) -> dict[str, float]:
        """Builds person, room and lights of a spec; answers the seconds of `person` and `room`.

        Errors leave the stage usable: the half-built group is empty and will be built anew.
        """
        begun = time.perf_counter()
        self._show_person(spec)
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
        hide_walls_behind(self._walls, np.array(position))
        return position, target

    def _show_person(self, spec: Mapping[str, Any]) -> None:
        person, parts = spec["person"], spec["labels"]["parts"]
        key = _key(person, parts)
        if key == self._person_key:
            return
        self._person_key, self.landmarks = "", {}
        self._person.clear()
        if person is not None:
            human = self._people(person, parts)
            try:
                build_person(human, set(parts.values()), self._person, self._pictures)
            except BaseException:
                self._person.clear()
                raise
            self.landmarks = dict(human.landmarks)
        self._person_key = key

    def _show_room(self, room: Mapping[str, Any]) -> None:
        key = _key(room)
        if key == self._room_key:
            return
        self._room_key, self._walls = "", []
        self._room.clear()
        try:
            self._walls = build_room(room, self._room, self._pictures)
            self._surroundings.show(room["environment"], self._pictures)
        except BaseException:
            self._room.clear()
            raise
        self._room_key = key
