"""Lines around the body: where a field over a surface is zero, as a closed path."""

from __future__ import annotations

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.human.clothes.clip import boundary, clipped
from s2mgen.human.clothes.sheet import PosedSurface


def loop(surface: PosedSurface, field: Floats, lift: Floats) -> tuple[Floats, Floats]:
    """The longest closed line where `field` [v] is zero, `lift` [v] metres above the surface: points and normals [n, 3].

    Nothing where the field has no such line.
    """
    cutting = clipped(surface.rest.refinement.faces, surface.rest.uvs, field)
    nothing = np.zeros((0, 3), np.float32)
    if len(cutting.faces) == 0:
        return nothing, nothing
    edges = boundary(cutting.faces)
    following = {int(a): int(b) for a, b in edges if cutting.mix[a] > 0 and cutting.mix[b] > 0}
    best: list[int] = []
    while following:
        start = next(iter(following))
        path, at = [], start
        while at in following:
            path.append(at)
            at = following.pop(at)
        if at == start and len(path) > len(best):
            best = path
    normals = cutting.carry(surface.normals)[best]
    return cutting.carry(surface.vertices)[best] + normals * cutting.carry(lift)[best][:, None], normals


def resampled(path: Floats, spacing: float) -> Floats:
    """Points on a closed path about `spacing` apart, evenly."""
    around = np.concatenate([path, path[:1]])
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(around, axis=0), axis=1))])
    count = max(8, round(length[-1] / spacing))
    at = np.arange(count) * length[-1] / count
    return np.stack([np.interp(at, length, around[:, axis]) for axis in range(3)], 1).astype(np.float32)


def smoothed(path: Floats, times: int) -> Floats:
    """A closed path without its zigzag."""
    for _ in range(times):
        path = 0.5 * path + 0.25 * (np.roll(path, 1, 0) + np.roll(path, -1, 0))
    return path
