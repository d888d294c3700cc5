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


def _shape(
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
    return _shape(points, [[0, 1, 2, 3]], [UNIT_SQUARE], [UNIT_SQUARE * (width, height)], False)


def box(size: tuple[float, float, float]) -> Shape:
    """Standing on z = 0, centred on x and y, with slightly bevelled look left to the shader."""
    x, y, z = size[0] / 2, size[1] / 2, size[2]
    vertices = [[i * x, j * y, k] for k in (0.0, z) for j in (-1, 1) for i in (-1, 1)]
    faces = np.array([[0, 1, 5, 4], [1, 3, 7, 5], [3, 2, 6, 7], [2, 0, 4, 6], [4, 5, 7, 6], [2, 3, 1, 0]], np.int32)
    points = np.array(vertices, np.float32)
    sides = [np.linalg.norm(points[faces[:, b]] - points[faces[:, a]], axis=1) for a, b in ((0, 1), (0, 3))]
    metres = UNIT_SQUARE * np.stack(sides, 1)[:, None]
    return _shape(points, faces, np.repeat(UNIT_SQUARE[None], 6, 0), metres, False)


def _revolved(profile: npt.NDArray[np.float64], around: int, size: tuple[float, float, float]) -> Shape:
    """A profile of (radius 0..1, height 0..1) turned about the z axis into an ellipse of `size`."""
    rows = len(profile)
    angles = np.linspace(0, 2 * math.pi, around + 1)
    ring = np.stack([np.cos(angles), np.sin(angles)], 1)
    points = np.concatenate(
        [
            ring[None] * profile[:, None, :1] * (size[0] / 2, size[1] / 2),
            np.broadcast_to(profile[:, None, 1:] * size[2], (rows, around + 1, 1)),
        ],
        2,
    )
    steps = np.linalg.norm(np.diff(profile * ((size[0] + size[1]) / 4, size[2]), axis=0), axis=1)
    height = np.concatenate([[0], np.cumsum(steps)])
    # One girth for all rows keeps patterns straight: that of the mean radius.
    mean_radius = float(np.average((profile[1:, 0] + profile[:-1, 0]) / 2, weights=steps))
    girth = math.pi * (size[0] + size[1]) / 2 * mean_radius
    u, v = np.meshgrid(np.linspace(0, 1, around + 1), np.linspace(0, 1, rows))
    row, column = np.meshgrid(np.arange(rows - 1), np.arange(around), indexing="ij")
    first = (row * (around + 1) + column).ravel()
    faces = np.stack([first, first + 1, first + around + 2, first + around + 1], 1)
    unit = np.stack([u.ravel(), v.ravel()], 1)[faces]
    metres = np.stack([u.ravel() * girth, np.repeat(height, around + 1)], 1)[faces]
    return _shape(points.reshape(-1, 3), faces, unit, metres, True)


def ball(size: tuple[float, float, float]) -> Shape:
    """An ellipsoid standing on z = 0."""
    angle = np.linspace(0, math.pi, 17)
    return _revolved(np.stack([np.sin(angle), (1 - np.cos(angle)) / 2], 1), 24, size)


def cylinder(size: tuple[float, float, float]) -> Shape:
    """A post or can standing on z = 0, with rounded rims."""
    rim = min(0.08, 0.25 * size[0] / max(size[2], 1e-6))
    profile = [[0, 0], [0.94, 0], [1, rim / 2], [1, 0.3], [1, 0.7], [1, 1 - rim / 2], [0.94, 1], [0, 1]]
    return _revolved(np.array(profile, float), 24, size)


SHAPES = {"box": box, "ball": ball, "cylinder": cylinder}
