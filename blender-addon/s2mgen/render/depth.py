"""Distance from the camera plane as a 16-bit picture. No Blender."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Words: TypeAlias = npt.NDArray[np.uint16]

#: What is further away than 65.534 m, or nowhere.
BEYOND = 65535


def depth_picture(depth: npt.NDArray[np.float32]) -> Words:
    """Metres [height, width] → millimetres, rounded; BEYOND where that is too far."""
    return np.rint(np.clip(depth.astype(np.float64) * 1000, 0, BEYOND)).astype(np.uint16)
