"""Evens out the tone of torso, arms and legs.

In many of the textures legs are 10 to 18 units of L* darker and redder than the torso. Seen alone that is a tan and hair; with
the contrast of a spec on top, legs looked like another person's.
"""

from __future__ import annotations

import numpy as np

from s2mgen.assets.contents import Floats

#: How much of the slow changes of tone is taken out, and over how many pixels (of 512) a change is slow.
SHARE, RADIUS = 0.65, 20
#: Points per side at which a face is drawn into the mask.
SAMPLES = 8


def evened(lab: Floats, faces: Floats) -> Floats:
    """`lab` [height, width, 3] with slow changes lessened where `faces` [f, 4, 2] (texture coordinates) lie."""
    mask = _mask(faces, lab.shape[0], lab.shape[1])
    near = _blurred(mask[..., None].astype(np.float32))
    slow = _blurred(lab * mask[..., None]) / np.maximum(near, 1e-6)
    middle = np.median(lab[mask], 0)
    # Towards seams in the texture the mask ends at once, but its blur does not: seams keep the same tone on both sides.
    return lab - (SHARE * mask[..., None] * (slow - middle)).astype(np.float32)


def _mask(faces: Floats, height: int, width: int) -> np.ndarray:
    """bool [height, width]: pixels that a face touches, one pixel wider."""
    s, t = (grid.ravel() for grid in np.meshgrid(np.linspace(0, 1, SAMPLES), np.linspace(0, 1, SAMPLES)))
    corners = np.stack([(1 - s) * (1 - t), s * (1 - t), s * t, (1 - s) * t])
    points = np.einsum("kp,fkc->fpc", corners, faces).reshape(-1, 2)
    at = np.clip((points * (width, height)).astype(int), 0, (width - 1, height - 1))
    mask = np.zeros((height, width), bool)
    mask[at[:, 1], at[:, 0]] = True
    for axis in (0, 1):
        mask = mask | np.roll(mask, 1, axis) | np.roll(mask, -1, axis)
    return mask


def _blurred(values: Floats) -> Floats:
    """Three box blurs, close to a Gaussian; the border repeats."""
    for _ in range(3):
        for axis in (0, 1):
            padding = [(0, 0)] * values.ndim
            padding[axis] = (RADIUS + 1, RADIUS)
            sums = np.cumsum(np.pad(values, padding, mode="edge"), axis=axis, dtype=np.float64)
            length = values.shape[axis]
            upper = np.take(sums, np.arange(length) + 2 * RADIUS + 1, axis)
            lower = np.take(sums, np.arange(length), axis)
            values = ((upper - lower) / (2 * RADIUS + 1)).astype(np.float32)
    return values
