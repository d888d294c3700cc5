"""Padded, folded and stuffed things. Plain arrays, no Blender."""

from __future__ import annotations

import math

import numpy as np

from s2mgen.scene.shapes import Shape, make_shape, moved
from s2mgen.scene.turned import ball

#: How square a cushion is: 1 is an ellipsoid, 0 a box (superellipsoid, Barr 1981).
SQUARENESS = 0.32
ROWS, AROUND = 15, 28


def cushion(size: tuple[float, float, float], squareness: float = SQUARENESS) -> Shape:
    """A box with round edges and slightly swollen sides, standing on z = 0."""

    def bent(value: np.ndarray) -> np.ndarray:
        return np.sign(value) * np.abs(value) ** squareness

    # Even steps of the angle crowd at the middle of the sides of a square: bend them towards its edges.
    steps = np.linspace(0, 1, AROUND + 1)
    around = 2 * math.pi * (steps - 0.03 * np.sin(8 * math.pi * steps))
    rise = math.pi * (np.linspace(0, 1, ROWS) - 0.5)
    ring = np.stack([bent(np.cos(around)), bent(np.sin(around))], 1)
    flat, height = bent(np.cos(rise)), bent(np.sin(rise))
    points = np.concatenate(
        [ring[None] * flat[:, None, None], np.broadcast_to(height[:, None, None], (ROWS, AROUND + 1, 1))], 2
    )
    points = points * (np.array(size) / 2) + (0, 0, size[2] / 2)
    row, column = np.meshgrid(np.arange(ROWS - 1), np.arange(AROUND), indexing="ij")
    first = (row * (AROUND + 1) + column).ravel()
    faces = np.stack([first, first + 1, first + AROUND + 2, first + AROUND + 1], 1)
    flat_points = points.reshape(-1, 3)
    corners = flat_points[faces]
    # Cloth lies flat on the sides that look mostly one way.
    normal = np.abs(np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]))
    facing = normal.argmax(1)
    across, up = np.array([1, 0, 0])[facing], np.array([2, 2, 1])[facing]
    metres = np.stack([np.take_along_axis(corners, axis[:, None, None], 2)[..., 0] for axis in (across, up)], 2)
    unit = metres / np.array(size)[np.stack([across, up], 1)][:, None] + (0.5, 0.0)
    return make_shape(flat_points, faces, unit, metres, True)


def drape(width: float, height: float, depth: float, folds: int, phase: float) -> Shape:
    """Cloth that hangs in folds in the plane y = 0, standing on z = 0, deeper below than above."""
    columns, rows = 6 * folds + 1, 5
    u, v = np.meshgrid(np.linspace(0, 1, columns), np.linspace(0, 1, rows))
    wave = np.sin(2 * math.pi * folds * u + phase) + 0.35 * np.sin(2 * math.pi * (0.37 * folds) * u + 2 * phase)
    points = np.stack([(u - 0.5) * width, wave * depth / 2.7 * (1.1 - 0.45 * v), v * height], 2).reshape(-1, 3)
    row, column = np.meshgrid(np.arange(rows - 1), np.arange(columns - 1), indexing="ij")
    first = (row * columns + column).ravel()
    faces = np.stack([first, first + 1, first + columns + 1, first + columns], 1)
    # The cloth is longer than the window is wide.
    cloth = np.stack([u.ravel() * width * 1.6, v.ravel() * height], 1)
    return make_shape(points, faces, np.stack([u.ravel(), v.ravel()], 1)[faces], cloth[faces], True)


def teddy(size: tuple[float, float, float]) -> list[Shape]:
    """A stuffed animal that sits: belly, head, ears, muzzle, arms and legs, all balls."""
    x, y, z = size
    parts = (
        # Middle and size of each, in shares of the whole.
        ((0, 0.05, 0.0), (0.66, 0.62, 0.56)),
        ((0, 0.02, 0.48), (0.6, 0.56, 0.42)),
        ((-0.24, 0.05, 0.8), (0.24, 0.16, 0.2)),
        ((0.24, 0.05, 0.8), (0.24, 0.16, 0.2)),
        ((0, -0.24, 0.52), (0.26, 0.24, 0.18)),
        ((-0.38, -0.08, 0.26), (0.24, 0.36, 0.24)),
        ((0.38, -0.08, 0.26), (0.24, 0.36, 0.24)),
        ((-0.3, -0.3, 0.0), (0.3, 0.4, 0.22)),
        ((0.3, -0.3, 0.0), (0.3, 0.4, 0.22)),
    )
    return [moved(ball((w * x, d * y, h * z)), (px * x, py * y, pz * z)) for (px, py, pz), (w, d, h) in parts]
