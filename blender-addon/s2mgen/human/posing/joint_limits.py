"""Joints turn no further than they can: jitter, mixing and files of motion know no anatomy."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from s2mgen.assets.contents import Floats, Rig

#: Most that a bone turns from rest, radians, by the beginning of its name.
MOST = {
    "finger1": 0.95, "finger": 1.7, "metacarpal": 0.3, "wrist": 1.25, "head": 0.75, "neck": 0.45, "spine": 0.6,
    "clavicle": 0.6, "shoulder": 0.8, "lowerarm01": 2.1, "lowerleg01": 2.65, "foot": 1.2, "toe": 1.0, "eye.": 0.5,
}  # fmt: skip


def within_limits(turns: Floats, rig: Rig) -> Floats:
    """Quaternions [bone, xyzw], none turned further than its joint allows."""
    most = _most(rig.names)
    w = np.clip(np.abs(turns[:, 3]), 0, 1)
    angle = 2 * np.arccos(w)
    over = angle > most
    if not over.any():
        return turns
    out = turns.copy()
    axis = turns[over, :3] * np.where(turns[over, 3:] < 0, -1, 1)
    axis /= np.maximum(np.linalg.norm(axis, axis=1, keepdims=True), 1e-9)
    half = most[over, None] / 2
    out[over] = np.concatenate([axis * np.sin(half), np.cos(half)], 1)
    return out


@lru_cache(2)
def _most(names: tuple[str, ...]) -> Floats:
    def of(name: str) -> float:
        return next((limit for start, limit in MOST.items() if name.startswith(start)), np.pi)

    return np.array([of(name) for name in names], np.float32)
