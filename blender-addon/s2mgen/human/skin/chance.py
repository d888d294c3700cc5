"""Random numbers that a spec's `spotSeed` stands for.

Counter-based: number k of a stream is a function of (seed, stream, k) alone, by MurmurHash3's finaliser, as in
`shared/domain/random/draws.ts`. numpy's generators promise no equal streams over versions, and Blender brings its own numpy.
"""

from __future__ import annotations

import zlib

import numpy as np
import numpy.typing as npt

from s2mgen.assets.contents import Floats

Words = npt.NDArray[np.uint32]
#: Consecutive counters are spread by the golden ratio of 2³² first.
GOLDEN = np.uint32(0x9E3779B9)


def _finalised(words: Words) -> Words:
    with np.errstate(over="ignore"):
        words = (words ^ (words >> np.uint32(16))) * np.uint32(0x85EBCA6B)
        words = (words ^ (words >> np.uint32(13))) * np.uint32(0xC2B2AE35)
        return words ^ (words >> np.uint32(16))


def uniform(seed: int, stream: str, count: int) -> Floats:
    """`count` numbers of [0, 1) of a named stream."""
    key = np.array([seed ^ zlib.crc32(stream.encode())], np.uint32)
    with np.errstate(over="ignore"):
        counters = (np.arange(count, dtype=np.uint32) + np.uint32(1)) * GOLDEN
        words = _finalised(counters ^ _finalised(key))
    return ((words >> np.uint32(8)).astype(np.float32)) / np.float32(1 << 24)
