"""Rotations as quaternions xyzw and 3×3 matrices."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.float64]


def unit(vector: npt.ArrayLike) -> Array:
    """The vector [3] with length 1. ValueError for a vector without direction."""
    own = np.asarray(vector, np.float64)
    length = float(np.sqrt(own @ own))
    if length < 1e-9:
        raise ValueError("A vector of length 0 has no direction.")
    return own / length


def cross(a: Array, b: Array) -> Array:
    """Cross product of two vectors [3]; ten times as fast as numpy's on so few numbers."""
    return np.array([a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]])


def about(axis: npt.ArrayLike, angle: float) -> Array:
    """Rotation matrix about an axis, radians, right-handed (Rodrigues)."""
    x, y, z = unit(axis)
    cos, sin = np.cos(angle), np.sin(angle)
    t = 1 - cos
    return np.array(
        [
            [t * x * x + cos, t * x * y - sin * z, t * x * z + sin * y],
            [t * x * y + sin * z, t * y * y + cos, t * y * z - sin * x],
            [t * x * z - sin * y, t * y * z + sin * x, t * z * z + cos],
        ]
    )


def matrices(quaternions: npt.ArrayLike) -> Array:
    """Rotation matrices [..., 3, 3] of unit quaternions [..., xyzw]."""
    x, y, z, w = np.moveaxis(np.asarray(quaternions, np.float64), -1, 0)
    rows = np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )
    return np.moveaxis(rows, (0, 1), (-2, -1))


def quaternion(rotation: Array) -> Array:
    """Quaternion xyzw, w ≥ 0, of a rotation matrix [3, 3]: from the largest of its four squares, so that none is divided by 0."""
    m = rotation
    squares = np.array(
        [
            1 + m[0, 0] - m[1, 1] - m[2, 2],
            1 - m[0, 0] + m[1, 1] - m[2, 2],
            1 - m[0, 0] - m[1, 1] + m[2, 2],
            1 + m[0, 0] + m[1, 1] + m[2, 2],
        ]
    )
    k = int(squares.argmax())
    xy, xz, yz = m[0, 1] + m[1, 0], m[0, 2] + m[2, 0], m[1, 2] + m[2, 1]
    xw, yw, zw = m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1]
    rows = ((squares[0], xy, xz, xw), (xy, squares[1], yz, yw), (xz, yz, squares[2], zw), (xw, yw, zw, squares[3]))
    own = np.array(rows[k])
    own /= np.sqrt(own @ own)
    return own if own[3] >= 0 else -own


def frame(along: npt.ArrayLike, beside: npt.ArrayLike) -> Array:
    """Axes as columns: `along`, `beside` made square to it, and the third."""
    first = unit(along)
    other = np.asarray(beside, np.float64)
    second = unit(other - first * (first @ other))
    return np.stack([first, second, cross(first, second)], 1)


def turned(from_: Array, to: Array) -> Array:
    """The rotation that takes one `frame` to another."""
    return to @ from_.T


def angle_of(rotation: Array) -> float:
    """Angle of a rotation matrix, 0 … π."""
    return float(np.arccos(np.clip((np.trace(rotation) - 1) / 2, -1, 1)))


def swing_and_twist(rotation: Array, axis: npt.ArrayLike) -> tuple[Array, float]:
    """A rotation = swing · twist about `axis`: the swing's matrix and the twist's angle, −π … π."""
    own, along = quaternion(rotation), unit(axis)
    twist = 2 * float(np.arctan2(own[:3] @ along, own[3]))
    twist = (twist + np.pi) % (2 * np.pi) - np.pi
    return rotation @ about(along, -twist), twist


def limited(rotation: Array, most: float) -> Array:
    """The same rotation, but by no more than `most` radians."""
    own = quaternion(rotation)
    angle = 2 * float(np.arctan2(np.sqrt(own[:3] @ own[:3]), own[3]))
    return rotation if angle <= most else about(own[:3], most)
