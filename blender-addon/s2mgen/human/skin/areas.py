"""Areas of skin that all people have in the same places: where blood shows, where creases run, where make-up and swimwear lie."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from s2mgen.assets.contents import Floats
from s2mgen.assets.reader import AssetPack
from s2mgen.human.body.anatomy import anatomy_of
from s2mgen.human.skin.place_map import SkinMap, skin_maps

#: Centre, radius, strength.
Blob: TypeAlias = tuple[tuple[float, ...], float, float]
#: Centre on the left side of the neutral adult (x ≥ 0), radius, strength; decimetres. Both sides get them.
FLUSHED = (
    ((0.42, 7.02, 1.22), 0.2, 0.8), ((0.0, 7.0, 1.56), 0.13, 1.0), ((0.14, 6.97, 1.45), 0.08, 0.8),
    ((0.78, 7.2, 0.45), 0.2, 0.9), ((0.0, 6.32, 1.4), 0.13, 0.4),
)  # fmt: skip
#: Bones at whose head blood shows: knees, elbows, knuckles.
FLUSHED_JOINTS = (
    ("lowerleg01", 0.55, 0.7), ("lowerarm01", 0.35, 0.7),
    *((f"finger{digit}-{joint}", 0.1, 1.0) for digit in range(1, 6) for joint in (1, 2, 3)),
)  # fmt: skip
CHEEKS = (((0.5, 7.05, 1.1), 0.17, 1.0),)
EYELIDS = (((0.295, 7.44, 1.25), 0.1, 1.0), ((0.36, 7.43, 1.2), 0.09, 0.8))


def _blobs(position: Floats, blobs: Sequence[Blob]) -> Floats:
    x, y, z = np.abs(position[..., 0]).ravel(), position[..., 1].ravel(), position[..., 2].ravel()
    out = np.zeros(x.shape, np.float32)
    for (left, high, ahead), radius, strength in blobs:
        near = np.flatnonzero((np.abs(y - high) < 2.2 * radius) & (np.abs(x - left) < 2.2 * radius))
        apart = (x[near] - left) ** 2 + (y[near] - high) ** 2 + (z[near] - ahead) ** 2
        out[near] = np.maximum(out[near], strength * np.exp(-apart / np.float32(radius * radius)))
    return out.reshape(position.shape[:-1])


class SkinAreas:
    """Shares 0..1 over the texels of a map. Made once: they belong to the base mesh."""

    def __init__(self, pack: AssetPack, texels: SkinMap) -> None:
        anatomy, rig = anatomy_of(pack), pack.body.rig
        self.texels = texels
        where = texels.position
        part = np.append(anatomy.part, "")[texels.face]
        self.lips = _softened((part == "lips").astype(np.float32))
        self.hand = part == "hand"
        heads = {
            name: anatomy.neutral[rig.head_vertices[slice(*rig.head_starts[number : number + 2])]].mean(0)
            for number, name in enumerate(rig.names)
        }
        joints = tuple(
            (tuple(map(float, heads[f"{bone}.L"])), radius, 0.8 * share) for bone, radius, share in FLUSHED_JOINTS
        )
        self.flush = _blobs(where, (*FLUSHED, *joints))
        self.cheeks = _blobs(where, CHEEKS)
        # Paint ends at the brow's bone and at the lashes; the lid itself is the darkest.
        x, y = np.abs(where[..., 0]), where[..., 1]
        self.eyelids = _blobs(where, EYELIDS) * (y > 7.36) * np.clip((x - 0.14) / 0.05, 0, 1) * (where[..., 2] > 0.9)
        self.swimwear = {"female": _bikini(where, part), "male": _trunks(where, part)}


def _softened(mask: Floats) -> Floats:
    """A mask whose edge is two texels wide."""
    for axis in (0, 1):
        mask = (np.roll(mask, 1, axis) + 2 * mask + np.roll(mask, -1, axis)) / 4
    return mask.astype(np.float32)


def _band(value: Floats, low: float, high: float, soft: float = 0.12) -> Floats:
    return np.clip((value - low) / soft + 0.5, 0, 1) * np.clip((high - value) / soft + 0.5, 0, 1)


def _trunks(where: Floats, part: np.ndarray) -> Floats:
    """Hips to the middle of the thighs. Hands hang at that height and are left out."""
    return (_band(where[..., 1], -1.7, 1.05) * (part == "body") * (np.abs(where[..., 0]) < 2.1)).astype(np.float32)


def _bikini(where: Floats, part: np.ndarray) -> Floats:
    """Briefs that rise to the hips, a top with straps to the neck."""
    x, y, z = np.abs(where[..., 0]), where[..., 1], where[..., 2]
    briefs = _band(y - 0.45 * np.minimum(x, 1.4), -0.6, 0.62)
    cup = np.clip((0.62 - np.hypot(x - 0.72, (y - 3.75) * 0.95)) / 0.12 + 0.5, 0, 1) * (z > 0)
    round_back = _band(y, 3.42, 3.62, 0.06)
    strap = _band(x - 0.35 * np.clip(y - 4.2, 0, 2) * -0.3, 0.62, 0.76, 0.06) * (y > 4.1)
    trunk = (part == "body") & (x < 1.9) & (y < 5.4)
    return (np.maximum.reduce([briefs * (y < 1.6), cup, round_back, strap]) * trunk).astype(np.float32)


@lru_cache(2)
def skin_areas(pack: AssetPack) -> tuple[SkinAreas, SkinAreas]:
    """Of the whole texture and of the window of the face."""
    whole, face = skin_maps(pack)
    return SkinAreas(pack, whole), SkinAreas(pack, face)
