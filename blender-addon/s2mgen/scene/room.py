"""Walls, pictures on them, furniture and clutter."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from s2mgen.scene.blender import Block
from s2mgen.scene.furniture.catalogue import FURNITURE
from s2mgen.scene.furniture.part import Part, Size
from s2mgen.scene.meshes import new_mesh
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.principled import Shader, new_shader
from s2mgen.scene.shaders.surface import Layout, dress
from s2mgen.scene.shapes import box, moved, panel
from s2mgen.scene.sight import in_the_way
from s2mgen.scene.surroundings import ground
from s2mgen.scene.things import THINGS
from s2mgen.scene.troupe import Troupe

BACKGROUND = 0
#: A picture hangs this far in front of its wall, metres.
PICTURE_GAP = 0.004
#: Height and thickness of skirting boards, metres.
SKIRTING = (0.09, 0.015)
#: Corners of each side as seen from inside: lower left, lower right, upper right, upper left, in halves of the room.
SIDES: Mapping[str, tuple[tuple[int, int, int], ...]] = {
    "front": ((1, -1, 0), (-1, -1, 0), (-1, -1, 1), (1, -1, 1)),
    "back": ((-1, 1, 0), (1, 1, 0), (1, 1, 1), (-1, 1, 1)),
    "left": ((-1, -1, 0), (-1, 1, 0), (-1, 1, 1), (-1, -1, 1)),
    "right": ((1, 1, 0), (1, -1, 0), (1, -1, 1), (1, 1, 1)),
    "floor": ((-1, -1, 0), (1, -1, 0), (1, 1, 0), (-1, 1, 0)),
    "ceiling": ((-1, 1, 1), (1, 1, 1), (1, -1, 1), (-1, -1, 1)),
}


@dataclass(frozen=True)
class BuiltWall:
    """A side of the room as it stands: objects, a point on it and the direction into the room."""

    objects: tuple[Block, ...]
    point: np.ndarray
    inward: np.ndarray


@dataclass(frozen=True)
class BuiltThing:
    """A thing in the room and the upright box that holds it, metres."""

    thing: Block
    low: np.ndarray
    high: np.ndarray


@dataclass
class BuiltRoom:
    """What a camera may have to look through."""

    walls: list[BuiltWall] = field(default_factory=list)
    things: list[BuiltThing] = field(default_factory=list)

    def open_for(self, eye: Sequence[float], target: Sequence[float]) -> None:
        """Hides what the camera would see instead of its target; it still casts shadows and reflects light.

        A camera outside the room sees in: walls whose back it faces vanish. So does a thing that stands in the way.
        """
        for wall in self.walls:
            inside = bool(np.dot(np.asarray(eye, float) - wall.point, wall.inward) > 0)
            for thing in wall.objects:
                _show(thing, inside)
        for built in self.things:
            _show(built.thing, not in_the_way(built.low, built.high, eye, target))


def _show(thing: Block, visible: bool) -> None:
    if thing.visible_camera != visible:
        thing.visible_camera = visible


class _Builder:
    """Adds things of several parts as one object each. Equal materials are made once."""

    def __init__(self, troupe: Troupe, pictures: Pictures) -> None:
        self._troupe, self._pictures = troupe, pictures
        self._made: dict[str, Shader] = {}
        self._count = 0

    def _shader(self, name: str, material: Mapping[str, Any], glow: float) -> Shader:
        key = json.dumps([material, glow], sort_keys=True)
        if key not in self._made:
            texture = material["texture"] or {}
            shader = new_shader(name, BACKGROUND, kind=f"room {texture.get('pattern', texture.get('kind'))}")
            layout = Layout(shader.coordinates("unit"), shader.coordinates("metres"), shift=0.0)
            dress(shader, material, layout, self._pictures, glow=glow)
            self._made[key] = shader
        return self._made[key]

    def add(self, name: str, parts: Sequence[Part], materials: Sequence[Mapping[str, Any]], glow: float = 0.0) -> Block:
        """One object. A part whose material the thing lacks has its last one."""
        slots: list[Block] = []
        of_part = []
        for part in parts:
            material = materials[min(part.material, len(materials) - 1)]
            made = self._shader(name, material, glow if part.glows else 0.0).material
            if made not in slots:
                slots.append(made)
            of_part.append(slots.index(made))
        shapes = [part.shape for part in parts]
        sizes = [len(shape.faces) for shape in shapes]
        starts = np.cumsum([0, *(len(shape.vertices) for shape in shapes)])
        faces = np.concatenate([shape.faces + start for shape, start in zip(shapes, starts, strict=False)])
        # No two parts show the same piece of their pattern.
        self._count += 1
        metres = [shape.metres + (7.31 * self._count + 0.617 * k) for k, shape in enumerate(shapes)]
        layers = {"unit": np.concatenate([shape.unit for shape in shapes]), "metres": np.concatenate(metres)}
        vertices = np.concatenate([shape.vertices for shape in shapes])
        mesh = new_mesh(name, vertices, faces.astype(np.int32), layers, shapes[0].smooth)
        if any(shape.smooth != shapes[0].smooth for shape in shapes):
            mesh.polygons.foreach_set("use_smooth", np.repeat([shape.smooth for shape in shapes], sizes))
        if len(slots) > 1:
            mesh.polygons.foreach_set("material_index", np.repeat(np.array(of_part, np.int32), sizes))
        return self._troupe.add(mesh, slots)


def build_room(room: Mapping[str, Any], troupe: Troupe, pictures: Pictures) -> BuiltRoom:
    """Builds walls, furniture and clutter of a spec. PictureError for a picture that cannot be used."""
    builder, built = _Builder(troupe, pictures), BuiltRoom()
    width, depth, height = (float(length) for length in room["size"])
    for wall in room["walls"]:
        corners = np.array(SIDES[wall["side"]], float) * (width / 2, depth / 2, height)
        built.walls.append(_wall(builder, wall, corners, room["skirting"]))
    if room["environment"] is not None:
        ground(room["environment"], troupe, pictures)
    for thing in room["furniture"]:
        parts = FURNITURE[thing["kind"]](_size(thing), float(thing["variant"]))
        built.things.append(_place(builder, thing["kind"], thing, parts, thing["materials"], float(thing["glow"])))
    for thing in room["clutter"]:
        # Any number of the spec tells two clumps apart: nothing is drawn here.
        shapes = THINGS[thing["shape"]](_size(thing), sum(float(value) for value in thing["position"]))
        parts = [Part(shape) for shape in shapes]
        built.things.append(_place(builder, thing["shape"], thing, parts, [thing["material"]], 0.0))
    return built


def _size(thing: Mapping[str, Any]) -> Size:
    x, y, z = (float(length) for length in thing["size"])
    return x, y, z


def _wall(
    builder: _Builder, wall: Mapping[str, Any], corners: np.ndarray, skirting: Mapping[str, Any] | None
) -> BuiltWall:
    side = wall["side"]
    inward = np.cross(corners[1] - corners[0], corners[3] - corners[0])
    inward /= np.linalg.norm(inward)
    shown = [builder.add(f"wall {side}", [Part(panel(corners))], [wall["material"]])]
    hung = wall["picture"]
    if hung is not None:
        middle = corners.mean(0)
        smaller = middle + (corners - middle) * float(hung["cover"]) + inward * PICTURE_GAP
        shown.append(builder.add(f"picture {side}", [Part(panel(smaller))], [hung["material"]]))
    if skirting is not None and abs(inward[2]) < 0.5:
        along = corners[1] - corners[0]
        tall, thick = SKIRTING
        foot = (corners[0] + corners[1]) / 2 + inward * thick / 2
        lying = box((float(np.linalg.norm(along)), thick, tall), 0.004, grain=True)
        turned = moved(lying, (float(foot[0]), float(foot[1]), 0.0), float(np.arctan2(along[1], along[0])))
        shown.append(builder.add(f"skirting {side}", [Part(turned)], [skirting]))
    return BuiltWall(tuple(shown), corners[0], inward)


def _place(
    builder: _Builder,
    name: str,
    thing: Mapping[str, Any],
    parts: Sequence[Part],
    materials: Sequence[Mapping[str, Any]],
    glow: float,
) -> BuiltThing:
    x, y, z = (float(value) for value in thing["position"])
    turn = float(thing["turn"])
    placed = [Part(moved(part.shape, (x, y, z), turn), part.material, part.glows) for part in parts]
    points = np.concatenate([part.shape.vertices for part in placed])
    return BuiltThing(builder.add(name, placed, materials, glow), points.min(0), points.max(0))
