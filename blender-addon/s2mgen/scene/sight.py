"""What stands in the way of a camera. No Blender."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
#: What is nearer than this to the point the camera looks at is no obstacle: people hold and wear things, metres.
NEAR_TARGET = 0.45
#: A thing whose place on the floor, and this much about it, holds the target belongs to it, metres.
BESIDE = 0.12
#: Looks go to the target and to four points about it, this far apart, metres.
SPREAD = 0.22


def hit(low: Floats, high: Floats, start: Floats, ends: Floats) -> npt.NDArray[np.bool_]:
    """Which of the lines from `start` [3] to `ends` [n, 3] meet the upright box low..high [3]; the slab test."""
    along = ends - start
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = (low - start) / along, (high - start) / along
    # A line within a slab's face divides 0 by 0: it meets that slab everywhere.
    enter = np.nan_to_num(np.minimum(first, second), nan=-np.inf, posinf=np.inf, neginf=-np.inf).max(1)
    leave = np.nan_to_num(np.maximum(first, second), nan=np.inf, posinf=np.inf, neginf=-np.inf).min(1)
    return (enter <= leave) & (leave >= 0) & (enter <= 1)


def in_the_way(low: Floats, high: Floats, eye: Sequence[float], target: Sequence[float]) -> bool:
    """Whether the box hides the target, or most of what is about it, from the eye, or holds the eye itself."""
    start, aim = np.asarray(eye, float), np.asarray(target, float)
    distance = float(np.linalg.norm(aim - start))
    # What somebody sits on stays, also seen from behind.
    if distance < 1e-6 or bool(((aim > low - BESIDE) & (aim < high + BESIDE))[:2].all()):
        return False
    view = (aim - start) / distance
    right = np.cross(view, (0.0, 0.0, 1.0))
    right /= max(float(np.linalg.norm(right)), 1e-6)
    up = np.cross(right, view)
    offsets = np.array([0 * view, right, -right, up, -up]) * SPREAD
    met = hit(low, high, start, aim + offsets - view * min(NEAR_TARGET, 0.5 * distance))
    return bool(met[0] or met.sum() >= 2)
