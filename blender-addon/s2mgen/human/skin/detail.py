"""The window of the face: the texture made finer, and what a photograph of skin shows between its texels."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.skin.chance import uniform
from s2mgen.human.skin.place_map import FINER, SIDE, SkinMap, skin_maps


@lru_cache(6)
def enlarged(pack: AssetPack, texture: str) -> Floats:
    """The window of the face out of a texture's L*, a*, b* [h, w, 3], by Catmull and Rom's spline."""
    lab, window = pack.skin(texture).lab, skin_maps(pack)[1].window
    scale = lab.shape[0] / SIDE
    left, bottom, right, top = (round(edge * SIDE * scale) for edge in window)
    out = _along(_along(lab, bottom, top, 0), left, right, 1)
    return np.ascontiguousarray(out[:: max(1, round(scale)), :: max(1, round(scale))], np.float32)


def _along(values: Floats, start: int, end: int, axis: int) -> Floats:
    at = np.arange((end - start) * FINER, dtype=np.float32) / FINER + np.float32(start + 0.5 / FINER - 0.5)
    base = np.floor(at).astype(int)
    t = at - base
    taps = (
        (-0.5 * t + t**2 - 0.5 * t**3, -1),
        (1 - 2.5 * t**2 + 1.5 * t**3, 0),
        (0.5 * t + 2 * t**2 - 1.5 * t**3, 1),
        (-0.5 * t**2 + 0.5 * t**3, 2),
    )
    shape = [1, 1, 1]
    shape[axis] = len(at)
    limit = values.shape[axis] - 1
    return sum(
        (share.reshape(shape) * np.take(values, np.clip(base + step, 0, limit), axis) for share, step in taps),
        np.zeros((), np.float32),
    ).astype(np.float32)


@lru_cache(2)
def grain(texels: SkinMap) -> tuple[Floats, Floats]:
    """Change of L*, a*, b* [h, w, 3] by pores and small vessels, and noise 0..1 [h, w] of single texels."""
    height, width = texels.shape
    noise = [uniform(number, "grain", height * width).reshape(height, width) for number in range(3)]
    fine = _blurred(noise[0], 1) - 0.5
    pores = -np.clip(_blurred(noise[0], 1) - 0.72, 0, 1) * 4
    middle, wide = _blurred(noise[1], 3) - 0.5, _blurred(noise[2], 7) - 0.5
    light = 5 * fine + 9 * pores + 14 * middle + 18 * wide
    red = -3 * fine - 16 * middle - 34 * wide
    yellow = 14 * middle - 16 * wide
    return np.stack([light, red, yellow], -1).astype(np.float32), noise[0]


def _blurred(values: Floats, radius: int) -> Floats:
    """Two box blurs; the picture repeats."""
    for _ in range(2):
        for axis in (0, 1):
            shifted = np.stack([np.roll(values, step, axis) for step in range(-radius, radius + 1)])
            values = shifted.mean(0, dtype=np.float32)
    return values
