"""Walls, pictures on them, and clutter."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from s2mgen.scene.blender import Block
from s2mgen.scene.leaves import leaves
from s2mgen.scene.meshes import new_mesh
from s2mgen.scene.pictures import Pictures
from s2mgen.scene.shaders.principled import new_shader
from s2mgen.scene.shaders.surface import Layout, dress
from s2mgen.scene.shapes import SHAPES, Shape, panel
from s2mgen.scene.troupe import Troupe

BACKGROUND = 0
#: A picture hangs this far in front of its wall, metres.
PICTURE_GAP = 0.01
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


def build_room(room: Mapping[str, Any], troupe: Troupe, pictures: Pictures) -> list[BuiltWall]:
    """Builds the walls that the spec lists, and the clutter. PictureError for a picture that cannot be used."""
    width, depth, height = (float(length) for length in room["size"])
    walls = []
    for number, wall in enumerate(room["walls"]):
        corners = np.array(SIDES[wall["side"]], float) * (width / 2, depth / 2, height)
        inward = np.cross(corners[1] - corners[0], corners[3] - corners[0])
        inward /= np.linalg.norm(inward)
        shown = [_add(f"wall {wall['side']}", panel(corners), wall["material"], number, troupe, pictures)]
        hung = wall["picture"]
        if hung is not None:
            middle = corners.mean(0)
            smaller = middle + (corners - middle) * float(hung["cover"]) + inward * PICTURE_GAP
            shown.append(
                _add(f"picture {wall['side']}", panel(smaller), hung["material"], 20 + number, troupe, pictures)
            )
        walls.append(BuiltWall(tuple(shown), corners[0], inward))
    for number, thing in enumerate(room["clutter"]):
        _place(number, thing, troupe, pictures)
    return walls


def _place(number: int, thing: Mapping[str, Any], troupe: Troupe, pictures: Pictures) -> None:
    x, y, z = (float(length) for length in thing["size"])
    size = (x, y, z)
    # Any number of the spec tells two clumps apart: nothing is drawn here.
    position = [float(value) for value in thing["position"]]
    shape = leaves(size, sum(position)) if thing["shape"] == "leaves" else SHAPES[thing["shape"]](size)
    built = _add(f"{thing['shape']} {number}", shape, thing["material"], 40 + number, troupe, pictures)
    built.location = position
    built.rotation_euler = (0.0, 0.0, math.remainder(float(thing["turn"]), 2 * math.pi))


def _add(
    name: str, shape: Shape, material: Mapping[str, Any], number: int, troupe: Troupe, pictures: Pictures
) -> Block:
    shader = new_shader(name, BACKGROUND)
    layout = Layout(shader.coordinates("unit"), shader.coordinates("metres"), shift=7.31 * number)
    dress(shader, material, layout, pictures)
    mesh = new_mesh(name, shape.vertices, shape.faces, {"unit": shape.unit, "metres": shape.metres}, shape.smooth)
    return troupe.add(mesh, [shader.material])


def hide_walls_behind(walls: list[BuiltWall], eye: np.ndarray) -> None:
    """A camera outside the room sees in: walls whose back it faces vanish for it, and still reflect light."""
    for wall in walls:
        inside = bool(np.dot(eye - wall.point, wall.inward) > 0)
        for thing in wall.objects:
            if thing.visible_camera != inside:
                thing.visible_camera = inside
