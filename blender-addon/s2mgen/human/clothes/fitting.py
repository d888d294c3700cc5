"""Items on the body."""

from __future__ import annotations

import numpy as np

from s2mgen.assets.contents import Floats, Item


def fitted(item: Item, vertices: Floats) -> Floats:
    """The item's vertices [n, 3] in decimetres on an unposed body: offsets grow with the body, axis by axis."""
    scale = np.empty(3, np.float32)
    for axis in range(3):
        first, second = item.scale_vertices[axis]
        scale[axis] = abs(vertices[first, axis] - vertices[second, axis]) / item.scale_lengths[axis]
    out = item.offsets * scale
    for corner in range(3):
        out += vertices[item.references[:, corner]] * item.shares[:, corner, None]
    return out
