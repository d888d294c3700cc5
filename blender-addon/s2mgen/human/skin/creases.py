"""Where faces crease: lines on the neutral adult, as depth over the texels of the window of the face."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.skin.chance import uniform
from s2mgen.human.skin.place_map import skin_maps

#: Group → lines; a line is its half width, its depth, and its points (x ≥ 0, y) seen from ahead, decimetres. The left side
#: and its mirror image.
LINES: dict[str, tuple[tuple[float, float, tuple[tuple[float, float], ...]], ...]] = {
    "forehead": tuple(
        (0.016, depth, ((0.0, y), (0.18, y + 0.015), (0.34, y + 0.005), (0.46, y - 0.045)))
        for y, depth in ((7.64, 0.7), (7.72, 1.0), (7.805, 0.9), (7.89, 0.6))
    ),
    "frown": ((0.016, 1.0, ((0.055, 7.47), (0.065, 7.55), (0.05, 7.61))),),
    "eyes": (
        (0.011, 0.8, ((0.43, 7.35), (0.52, 7.385), (0.6, 7.44))),
        (0.011, 0.9, ((0.44, 7.33), (0.54, 7.335), (0.62, 7.345))),
        (0.011, 0.8, ((0.43, 7.305), (0.52, 7.275), (0.6, 7.245))),
        (0.02, 0.8, ((0.15, 7.28), (0.24, 7.215), (0.34, 7.21), (0.43, 7.27))),
        (0.018, 0.5, ((0.16, 7.21), (0.27, 7.15), (0.37, 7.16))),
        (0.012, 0.4, ((0.2, 7.25), (0.3, 7.235), (0.4, 7.27))),
    ),
    "mouth": (
        (0.024, 1.0, ((0.175, 7.03), (0.235, 6.92), (0.29, 6.79), (0.305, 6.68))),
        (0.018, 0.7, ((0.255, 6.66), (0.28, 6.58), (0.27, 6.47))),
        (0.018, 0.5, ((0.0, 6.53), (0.1, 6.54), (0.16, 6.56))),
        *((0.008, 0.5, ((x, 6.77), (x * 1.15, 6.83))) for x in (0.04, 0.09, 0.14, 0.19)),
        (0.016, 0.4, ((0.4, 6.95), (0.44, 6.8), (0.42, 6.62))),
    ),
}
#: Lines wander by this much, decimetres, in waves of this length.
WANDER, WAVE = 0.011, 0.5


@lru_cache(2)
def creases(pack: AssetPack) -> dict[str, Floats]:
    """Depth 0..1 [h, w] of every group of creases over the window of the face, at its deepest."""
    where = skin_maps(pack)[1].position
    ahead = (where[..., 2] > 0.6).ravel()
    out: dict[str, Floats] = {}
    for number, (group, lines) in enumerate(LINES.items()):
        phase = 6.28 * uniform(number, "creases", 4)
        x = where[..., 0] + WANDER * np.sin(where[..., 1] / WAVE * 6.28 + phase[0])
        y = where[..., 1] + WANDER * np.sin(where[..., 0] / WAVE * 6.28 + phase[1])
        # Left and right are alike, not equal.
        points = np.stack([np.abs(x + 0.006 * np.sin(9 * y + phase[2])), y], -1).reshape(-1, 2)
        depth = np.zeros(len(points), np.float32)
        for half, deep, points_of_line in lines:
            line = np.array(points_of_line, np.float32)
            inside = (points > line.min(0) - 3 * half) & (points < line.max(0) + 3 * half)
            near = np.flatnonzero(inside.all(1) & ahead)
            depth[near] = np.maximum(depth[near], deep * _profile(points[near], half, line))
        out[group] = depth.reshape(where.shape[:2])
    return out


def _profile(points: Floats, half: float, line: Floats) -> Floats:
    """A soft groove along a line, shallower to its ends."""
    lengths = np.linalg.norm(np.diff(line, axis=0), axis=1)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    best, along = np.full(len(points), np.inf, np.float32), np.zeros(len(points), np.float32)
    for start, end, before, length in zip(line[:-1], line[1:], starts, lengths, strict=False):
        share = np.clip(((points - start) @ (end - start)) / length**2, 0, 1)
        apart = np.hypot(*(points - start - share[:, None] * (end - start)).T)
        nearer = apart < best
        best[nearer], along[nearer] = apart[nearer], (before + share * length)[nearer] / starts[-1]
    fade = np.clip(np.minimum(along + (line[0, 0] == 0) * 1.0, 1 - along) / 0.3 + 0.15, 0, 1)
    return np.exp(-((best / half) ** 2)) * fade
