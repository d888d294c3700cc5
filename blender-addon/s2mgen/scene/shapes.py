"""Geometry of things in the room: plain arrays, no Blender.

Every shape has two texture layouts: `unit` covers each side with 0..1 (pictures), `metres` measures it (patterns).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Shape:
    """Vertices [n, 3] metres; faces [f, 4], a triangle repeats its last corner; unit and metres [f, 4, 2]."""

    vertices: Floats
    faces: Ints
    unit: Floats
    metres: Floats
    smooth: bool


def make_shape(
    vertices: npt.ArrayLike, faces: npt.ArrayLike, unit: npt.ArrayLike, metres: npt.ArrayLike, smooth: bool
) -> Shape:
    floats = (np.asarray(values, np.float32) for values in (vertices, unit, metres))
    points, units, lengths = floats
    return Shape(points, np.asarray(faces, np.int32), units, lengths, smooth)


UNIT_SQUARE = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)


def panel(corners: npt.ArrayLike) -> Shape:
    """A rectangle from its lower left, lower right, upper right and upper left corner as its viewer sees them."""
    points = np.asarray(corners, np.float32)
    width, height = np.linalg.norm(points[1] - points[0]), np.linalg.norm(points[3] - points[0])
    return make_shape(points, [[0, 1, 2, 3]], [UNIT_SQUARE], [UNIT_SQUARE * (width, height)], False)


def _chamfered() -> tuple[Ints, Ints, Floats]:
    """Corners of a box whose edges are cut: which axis each of 24 corners belongs to, its signs, and the faces."""
    signs = np.array([[i, j, k] for k in (-1, 1) for j in (-1, 1) for i in (-1, 1)])
    axis = np.repeat(np.arange(3), 8)
    corners = np.tile(signs, (3, 1))
    at: dict[tuple[int, ...], int] = {
        (int(a), *(int(s) for s in sign)): n for n, (a, sign) in enumerate(zip(axis, corners, strict=True))
    }
    faces, outward = [], []

    def face(members: list[tuple[int, ...]], normal: npt.NDArray[np.float64]) -> None:
        faces.append([at[member] for member in members])
        outward.append(normal)

    for a in range(3):
        b, c = (a + 1) % 3, (a + 2) % 3
        for sa in (-1, 1):
            ring = []
            for sb, sc in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
                sign = np.zeros(3, int)
                sign[[a, b, c]] = sa, sb, sc
                ring.append((a, *sign.tolist()))
            normal = np.zeros(3)
            normal[a] = sa
            face(ring, normal)
            for sb in (-1, 1):
                one, two = np.zeros(3, int), np.zeros(3, int)
                one[[a, b, c]], two[[a, b, c]] = (sa, sb, -1), (sa, sb, 1)
                normal = np.zeros(3)
                normal[[a, b]] = sa, sb
                face([(a, *one.tolist()), (a, *two.tolist()), (b, *two.tolist()), (b, *one.tolist())], normal)
    for sign in signs:
        face([(0, *sign.tolist()), (1, *sign.tolist()), (2, *sign.tolist()), (2, *sign.tolist())], sign.astype(float))
    points = corners * np.where(np.arange(3) == axis[:, None], 1.0, 0.9)
    quads = np.array(faces, np.int32)
    for n, normal in enumerate(outward):
        one, two, three = points[quads[n, :3]]
        if np.dot(np.cross(two - one, three - one), normal) < 0:
            quads[n] = quads[n][[2, 1, 0, 0]] if quads[n, 2] == quads[n, 3] else quads[n][::-1]
    return axis.astype(np.int32), quads, corners.astype(np.float32)


_AXIS, _QUADS, _SIGNS = _chamfered()
#: The axis that each face of the cut box looks along, and the two that lie in it, upright last.
_FACING = np.array([int(np.bincount(_AXIS[quad]).argmax()) for quad in _QUADS])
_ACROSS, _UP = np.array([1, 0, 0])[_FACING], np.array([2, 2, 1])[_FACING]


def box(size: tuple[float, float, float], edge: float = 0.006, grain: bool = False) -> Shape:
    """Standing on z = 0, centred on x and y, its edges cut by `edge` metres so that they catch the light.

    `grain` lays patterns along the longest side of each face, as boards are sawn.
    """
    half = np.array(size, np.float32) / 2
    cut = min(edge, 0.2 * float(half.min()))
    inner = half - cut
    points = _SIGNS * np.where(np.arange(3) == _AXIS[:, None], half, inner)
    corners = points[_QUADS]
    rows = np.arange(len(_QUADS))[:, None]
    across = np.take_along_axis(corners, _ACROSS[:, None, None], 2)[..., 0]
    up = np.take_along_axis(corners, _UP[:, None, None], 2)[..., 0]
    # Seen from outside, u runs to the right on every upright side.
    mirrored = np.where(_FACING == 0, _SIGNS[_QUADS[rows[:, 0], 0], 0], -_SIGNS[_QUADS[rows[:, 0], 0], 1])
    across = across * np.where(_FACING == 2, 1, mirrored)[:, None]
    unit = np.stack([across / (2 * half[_ACROSS][:, None]) + 0.5, up / (2 * half[_UP][:, None]) + 0.5], 2)
    metres = np.stack([across + half[_ACROSS][:, None], up + half[_UP][:, None]], 2)
    if grain:
        lying = half[_ACROSS] > half[_UP]
        metres = np.where(lying[:, None, None], metres[..., ::-1], metres)
    return make_shape(points + np.array([0, 0, half[2]]), _QUADS, unit, metres, False)


def moved(shape: Shape, place: tuple[float, float, float], turn: float = 0.0) -> Shape:
    """The shape turned about its z axis (radians) and put there."""
    cosine, sine = math.cos(turn), math.sin(turn)
    rotation = np.array([[cosine, sine, 0], [-sine, cosine, 0], [0, 0, 1]], np.float32)
    vertices = (shape.vertices @ rotation + np.array(place, np.float32)).astype(np.float32)
    return Shape(vertices, shape.faces, shape.unit, shape.metres, shape.smooth)
