"""A clump of leaves: small bent cards in an ellipsoid, placed by a low-discrepancy sequence. No Blender."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from s2mgen.scene.shapes import Shape

#: Inverses of the powers of the root of x^6 = x + 1: an additive sequence that fills five dimensions evenly.
_ROOT = 1.1347241384015194
_STEPS = np.array([_ROOT**-power for power in range(1, 6)])
#: Outline of half a leaf along its rib: (position, half width), in lengths of the leaf.
_OUTLINE = ((0.0, 0.02), (0.3, 0.26), (0.62, 0.22), (1.0, 0.01))


def _sequence(count: int, start: float) -> npt.NDArray[np.float64]:
    return (start * math.pi + np.arange(1, count + 1)[:, None] * _STEPS) % 1.0


def leaves(size: tuple[float, float, float], start: float) -> Shape:
    """A shrub of the given size standing on z = 0; `start` (any number of the spec) makes two clumps differ.

    Each leaf is three quads across a bent rib; its unit layout covers the leaf, its metres layout is its true size.
    """
    volume = size[0] * size[1] * size[2]
    count = int(np.clip(60 + 2600 * volume ** (2 / 3), 80, 420))
    draw = _sequence(count, start)
    length = (0.035 + 0.05 * draw[:, 4]) * (1 + min(1.5, volume ** (1 / 3)))
    height, turn = 1 - 2 * draw[:, 0], 2 * math.pi * draw[:, 1]
    flat = np.sqrt(np.maximum(0, 1 - height**2))
    outward = np.stack([flat * np.cos(turn), flat * np.sin(turn), height], 1)
    centre = outward * (0.45 + 0.5 * draw[:, 2:3] ** (1 / 3)) * (np.array(size) / 2) + (0, 0, size[2] / 2)

    # Leaves point outward and down, and lie at random about their rib.
    rib = outward + np.stack([0.8 * np.cos(9 * turn), 0.8 * np.sin(9 * turn), -0.2 - 0.8 * draw[:, 3]], 1)
    rib /= np.linalg.norm(rib, axis=1, keepdims=True)
    side = np.cross(rib, outward + 0.3 * np.stack([np.cos(5 * turn), np.sin(7 * turn), np.ones(count)], 1))
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-9
    up = np.cross(side, rib)
    vertices, unit = [], []
    for along, half in _OUTLINE:
        for sign in (-1, 1):
            droop = -0.35 * along**2 + 0.12 * half
            vertices.append(centre + length[:, None] * (rib * along + side * (sign * half) + up * droop))
            unit.append((0.5 + sign * half * 1.9, along))
    points = np.stack(vertices, 1)
    rows = len(_OUTLINE)
    quads = np.array([[2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2] for i in range(rows - 1)])
    faces = (np.arange(count)[:, None, None] * 2 * rows + quads).reshape(-1, 4)
    corners = np.array(unit)[quads]
    units = np.broadcast_to(corners, (count, *corners.shape)).reshape(-1, 4, 2)
    # Every leaf shows another piece of the pattern.
    metres = corners[None] * length[:, None, None, None] + draw[:, None, None, :2] * 3
    return Shape(
        points.reshape(-1, 3).astype(np.float32),
        faces.astype(np.int32),
        np.ascontiguousarray(units, np.float32),
        metres.reshape(-1, 4, 2).astype(np.float32),
        smooth=True,
    )
