"""How much of each pixel skin or a person covers, from Cycles' Cryptomatte passes. No Blender.

A pass holds two pairs of (id, coverage) a pixel, by rank. The id is a hash of the material's name (Cryptomatte 1.2.0).
Coverage counts every sample through the reconstruction filter, with what transparent hair lets through; it is as exact as
the samples are many, and where the lens or the camera's motion blurs the picture it is blurred alike.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from s2mgen.render.labels import Bytes

MASK = 0xFFFFFFFF


def murmur3(data: bytes) -> int:
    """MurmurHash3_x86_32 with seed 0 (Austin Appleby, public domain)."""
    value = 0
    whole = len(data) // 4 * 4
    for at in range(0, whole, 4):
        value ^= _mixed(int.from_bytes(data[at : at + 4], "little"))
        value = (_rotated(value, 13) * 5 + 0xE6546B64) & MASK
    value ^= _mixed(int.from_bytes(data[whole:], "little")) ^ len(data)
    value = ((value ^ value >> 16) * 0x85EBCA6B) & MASK
    value = ((value ^ value >> 13) * 0xC2B2AE35) & MASK
    return value ^ value >> 16


def _mixed(block: int) -> int:
    return (_rotated((block * 0xCC9E2D51) & MASK, 15) * 0x1B873593) & MASK


def _rotated(value: int, by: int) -> int:
    return (value << by | value >> 32 - by) & MASK


def cryptomatte_id(name: str) -> int:
    """Bits of the float that stands for a name: the hash, kept away from infinities and denormals."""
    hashed = murmur3(name.encode())
    exponent = min(max(hashed >> 23 & 0xFF, 1), 254)
    return hashed & 0x807FFFFF | exponent << 23


def coverage_of(ranks: Sequence[npt.NDArray[np.float32]], names: Collection[str]) -> Bytes:
    """Share of each pixel that materials of these names cover, 0..255. `ranks` are passes [height, width, 4]."""
    height, width = ranks[0].shape[:2]
    total = np.zeros((height, width), np.float64)
    wanted = np.array(sorted(cryptomatte_id(name) for name in names), np.uint32)
    for rank in ranks:
        for pair in (0, 2):
            ids = np.ascontiguousarray(rank[..., pair]).view(np.uint32)
            total += np.where(np.isin(ids, wanted), rank[..., pair + 1], 0)
    return np.rint(np.clip(total, 0, 1) * 255).astype(np.uint8)
