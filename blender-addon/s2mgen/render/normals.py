"""Directions of surfaces as a 16-bit picture. No Blender."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from s2mgen.render.depth import Words

HIGHEST = 65535


def normals_picture(normals: npt.NDArray[np.float32], camera: npt.NDArray[np.float64]) -> Words:
    """Normals in the room [height, width, 3] → (n + 1) / 2 · 65535 in camera space: X right, Y up, Z towards the camera.

    `camera` [3, 3] turns camera axes into the room's. 0, 0, 0 where there is no surface. Lengths are made 1.
    """
    seen = normals.astype(np.float64) @ camera
    length = np.linalg.norm(seen, axis=2, keepdims=True)
    picture = np.rint((np.clip(seen / np.maximum(length, 1e-9), -1, 1) + 1) / 2 * HIGHEST)
    return np.where(length > 1e-6, picture, 0).astype(np.uint16)
