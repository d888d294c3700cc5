"""A helper surface with four faces for each of its own, fine enough for folds, hems and collars."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from s2mgen.assets.contents import Floats, Group, Ints
from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.anatomy import anatomy_of


class Refinement:
    """One step of Catmull and Clark (1978). New vertices: the old ones in use, then one per face, then one per edge."""

    def __init__(self, faces: Ints) -> None:
        self._used, compact = np.unique(faces, return_inverse=True)
        self._corners = compact.reshape(faces.shape)
        count, old = len(faces), len(self._used)
        following = np.roll(self._corners, -1, 1)
        low, high = np.minimum(self._corners, following), np.maximum(self._corners, following)
        codes, edge = np.unique(low.astype(np.int64) * old + high, return_inverse=True)
        self._edge = edge.reshape(faces.shape)
        self._ends = np.stack([codes // old, codes % old], 1)
        self._inner = (np.bincount(self._edge.ravel(), minlength=len(codes)) == 2)[:, None]
        # The outline is a curve of its own: faces do not pull on it.
        rim = self._ends[~self._inner[:, 0]]
        self._on_rim = np.zeros((old, 1), bool)
        self._on_rim[rim] = True
        self._rim_from, self._rim_to = np.concatenate([rim[:, 0], rim[:, 1]]), np.concatenate([rim[:, 1], rim[:, 0]])
        self._valence = np.bincount(self._corners.ravel(), minlength=old)[:, None].astype(np.float32)
        k = np.arange(4)
        middle = np.repeat(old + np.arange(count), 4).reshape(-1, 4)
        edges = old + count + self._edge
        self.faces = np.stack([self._corners, edges, middle, edges[:, k - 1]], 2).reshape(-1, 4).astype(np.int32)

    def carry(self, values: Floats) -> Floats:
        """Values [n, k] of the whole mesh → [new vertices, k]."""
        old = values[self._used]
        middles = old[self._corners].mean(1)
        ends = old[self._ends].sum(1)
        beside = _summed(self._edge.ravel(), np.repeat(middles, 4, 0), len(ends))
        edges = np.where(self._inner, (ends + beside) / 4, ends / 2)
        around = _summed(self._corners.ravel(), np.repeat(middles, 4, 0), len(old)) / self._valence
        along = np.concatenate([self._ends[:, 0], self._ends[:, 1]])
        halves = np.tile(ends / 2, (2, 1))
        towards = _summed(along, halves, len(old)) / np.maximum(1, np.bincount(along, minlength=len(old)))[:, None]
        smooth = (around + 2 * towards + (self._valence - 3) * old) / self._valence
        rim = 0.75 * old + 0.125 * _summed(self._rim_to, old[self._rim_from], len(old))
        return np.concatenate([np.where(self._on_rim, rim, smooth), middles, edges]).astype(np.float32)

    @staticmethod
    def split(uvs: Floats) -> Floats:
        """Texture coordinates [f, 4, 2] → [4 f, 4, 2]."""
        halves = (uvs + np.roll(uvs, -1, 1)) / 2
        middle = np.repeat(uvs.mean(1, keepdims=True), 4, 1)
        return np.stack([uvs, halves, middle, np.roll(halves, 1, 1)], 2).reshape(-1, 4, 2).astype(np.float32)


def _summed(at: np.ndarray, values: np.ndarray, count: int) -> Floats:
    return np.stack([np.bincount(at, values[:, axis], count) for axis in range(values.shape[1])], 1).astype(np.float32)


@dataclass(frozen=True)
class RefinedSurface:
    """`neutral` [v, 3] and `arm` [v] as those of the `Anatomy`, on the vertices of the refined surface."""

    refinement: Refinement
    uvs: Floats
    neutral: Floats
    arm: Floats


@lru_cache(4)
def refined_surface(pack: AssetPack, name: Literal["tights", "skirt"]) -> RefinedSurface:
    """The helper surface `name` of a pack, refined."""
    group = pack.body.tights if name == "tights" else pack.body.skirt
    anatomy = anatomy_of(pack)
    refinement = Refinement(group.faces)
    arm = refinement.carry(anatomy.arm[:, None])[:, 0]
    return RefinedSurface(refinement, Refinement.split(unit_uvs(group)), refinement.carry(anatomy.neutral), arm)


def unit_uvs(group: Group) -> Floats:
    """Texture coordinates stretched to 0..1: in the package the helpers share a small corner of the body's texture."""
    low, high = group.uvs.min((0, 1)), group.uvs.max((0, 1))
    return ((group.uvs - low) / (high - low)).astype(np.float32)
