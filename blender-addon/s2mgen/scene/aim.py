"""Where cameras and lamps stand and look, by maths. No Blender: no constraint to evaluate, equal in all versions."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Point = tuple[float, float, float]

#: Body parts of somebody of 1.7 m who stands at the origin: what a frame without a person looks at.
EMPTY_LANDMARKS: Mapping[str, Point] = {
    "face": (0.0, -0.08, 1.58),
    "upperBody": (0.0, 0.0, 1.3),
    "body": (0.0, 0.0, 0.85),
    "hip": (0.0, 0.0, 0.92),
    "leftHand": (0.45, -0.05, 0.95),
    "rightHand": (-0.45, -0.05, 0.95),
    "feet": (0.0, -0.05, 0.06),
    "leftElbow": (0.32, 0.02, 1.1),
    "rightElbow": (-0.32, 0.02, 1.1),
    "leftShoulder": (0.18, 0.02, 1.4),
    "rightShoulder": (-0.18, 0.02, 1.4),
    "leftKnee": (0.12, -0.02, 0.5),
    "rightKnee": (-0.12, -0.02, 0.5),
    "leftFoot": (0.14, -0.05, 0.06),
    "rightFoot": (-0.14, -0.05, 0.06),
}


def looking(eye: npt.ArrayLike, target: npt.ArrayLike, roll: float = 0.0) -> Floats:
    """Rotation [3, 3] whose −Z looks from eye to target and whose Y is up, then rolled about the view (radians)."""
    back = np.asarray(eye, float) - np.asarray(target, float)
    length = np.linalg.norm(back)
    back = back / length if length > 1e-9 else np.array([0.0, -1.0, 0.0])
    up = np.array([0.0, 0.0, 1.0]) if abs(back[2]) < 0.9999 else np.array([0.0, 1.0, 0.0])
    right = np.cross(up, back)
    right /= np.linalg.norm(right)
    frame = np.stack([right, np.cross(back, right), back], 1)
    cosine, sine = math.cos(roll), math.sin(roll)
    return frame @ np.array([[cosine, -sine, 0.0], [sine, cosine, 0.0], [0.0, 0.0, 1.0]])


def euler_angles(rotation: Floats) -> Point:
    """XYZ Euler angles (radians) of a rotation [3, 3], as Blender applies them: about X first, then Y, then Z.

    Blender's own way from a matrix keeps near the angles of before: the last bits would depend on earlier frames.
    """
    across = math.hypot(rotation[0, 0], rotation[1, 0])
    y = math.atan2(-rotation[2, 0], across)
    if across < 1e-9:
        return math.atan2(-rotation[1, 2], rotation[1, 1]), y, 0.0
    return math.atan2(rotation[2, 1], rotation[2, 2]), y, math.atan2(rotation[1, 0], rotation[0, 0])


def camera_place(camera: Mapping[str, Any], landmarks: Mapping[str, Point]) -> tuple[Point, Point]:
    """Position and target of a camera: (r cos Θ, r sin Θ, z) on the cylinder around the origin (paper, section 3.3)."""
    radius, theta = float(camera["radius"]), float(camera["theta"])
    position = (radius * math.cos(theta), radius * math.sin(theta), float(camera["height"]))
    focus = (landmarks or EMPTY_LANDMARKS)[camera["focalPoint"]]
    x, y, z = (float(a) + float(b) for a, b in zip(focus, camera["offset"], strict=True))
    return position, (x, y, z)
